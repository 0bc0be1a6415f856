"""When the committees are said to report: what is declared is possible, agrees with the reports, and has its source."""

from calendar import monthrange
from collections.abc import Iterator

from build_site.checks.context import Context, Rule
from build_site.checks.source_lines import is_run, read_run
from build_site.model import Corpus, Report, ReportKind, Rhythm, SourcePlace
from build_site.naming import shorten
from build_site.periods import MONTHS
from build_site.problems import Message, Problem, Section
from build_site.reading.identity import BELONGS, tell_unknown_committee
from build_site.reading.suggestions import suggest

_FOREVER = 9999
_COMMON_YEAR = 2023
_WEB = ("https://", "http://")

NO_COMMITTEE = Message(
    "expected-committee",
    Section.CELLS,
    BELONGS.text,
    BELONGS.advice,
)
NO_KIND = Message(
    "expected-kind",
    Section.CELLS,
    "Slaget av rapport «{kind}» finns inte i kodlistan.",
    "{hint}Skriv ett av slagen i codelists/report_kinds.csv: {kinds}.",
)
OTHER_MONTH = Message(
    "expected-month",
    Section.CELLS,
    "{title} kan inte följa upp tiden till och med {month}.",
    "Skriv månadens nummer, {right}, eller ett annat slag i kind.",
)
YEARS_REVERSED = Message(
    "expected-years",
    Section.CELLS,
    "Sista året, {last}, ligger före det första, {first}.",
    "Rätta åren, eller lämna last_year tom om rapporten fortfarande görs.",
)
TWICE = Message(
    "expected-twice",
    Section.CELLS,
    "Rad {line} säger redan när nämndens {title} kommer år {year}.",
    "Låt åren i first_year och last_year inte gå i varandra.",
)
NO_DAY = Message(
    "expected-day",
    Section.CELLS,
    "«{due}» är ingen dag som finns varje år.",
    "Skriv månad och dag, som 04-27, eller bara månaden.",
)
NO_DUE = Message(
    "expected-due",
    Section.CELLS,
    "Det står {what}.",
    "Fyll i due, due_source och due_quote tillsammans, eller lämna alla tre tomma.",
)
NO_SOURCE = Message(
    "expected-source",
    Section.CELLS,
    "Rapporten «{source}» finns inte här.",
    "Skriv en inläst rapports id, eller adressen till en sida som börjar med https://.",
)
NO_LINES = Message(
    "expected-lines",
    Section.CELLS,
    "Det står inte var i {source} det står.",
    "Skriv källraderna i {column}, till exempel 11-13.",
)
LINES_OF_PAGE = Message(
    "expected-page",
    Section.CELLS,
    "En webbsida har inga källrader, men det står {lines}.",
    "Lämna {column} tom, eller skriv en rapports id i stället för adressen.",
)
OTHER_PERIOD = Message(
    "expected-period",
    Section.CELLS,
    "Rapporten {report} gäller tiden till och med {month}, men här står {through}.",
    "Rätta through. Har rytmen ändrats: avsluta raden med last_year och lägg till en rad för åren efter.",
)
NOT_THERE = Message(
    "expected-quote",
    Section.SOURCE,
    "«{quote}» står inte på källrad {lines} i {source}.",
    "Läs om källan. Skriv av orden som de står, och raderna där de står.",
)


def _check_expected(context: Context) -> Iterator[Problem]:
    """What each row declares is possible, and its own."""
    corpus = context.corpus
    for rhythm in corpus.rhythms:
        yield from _check_names(rhythm, corpus)
        yield from _check_years(rhythm, corpus)
        yield from _check_due(rhythm)
        for column, place in _list_places(rhythm):
            yield from _check_place(rhythm, column, place, context)
    if context.complete:
        yield from _check_reports(corpus)


def _at(rhythm: Rhythm, column: str) -> tuple[str, int, str]:
    return rhythm.path, rhythm.line, column


def _check_names(rhythm: Rhythm, corpus: Corpus) -> Iterator[Problem]:
    if rhythm.committee_key not in corpus.codes.committees:
        told = tell_unknown_committee(rhythm.committee_key, corpus.codes)
        yield NO_COMMITTEE.at(*_at(rhythm, "committee"), **told)
    kind = corpus.codes.report_kinds.get(rhythm.kind)
    if kind is None:
        kinds = {code: one.title for code, one in corpus.codes.report_kinds.items()}
        hint = suggest(rhythm.kind, kinds, kinds)
        yield NO_KIND.at(*_at(rhythm, "kind"), kind=rhythm.kind, kinds=", ".join(kinds), hint=hint)
    elif not kind.months[0] <= rhythm.through <= kind.months[1]:
        first, last = kind.months
        told = {"title": kind.title, "month": MONTHS[rhythm.through - 1]}
        right = f"{first}–{last}" if first < last else str(first)
        yield OTHER_MONTH.at(*_at(rhythm, "through"), right=right, **told)


def _check_years(rhythm: Rhythm, corpus: Corpus) -> Iterator[Problem]:
    if rhythm.last_year is not None and rhythm.last_year < rhythm.first_year:
        yield YEARS_REVERSED.at(*_at(rhythm, "last_year"), first=rhythm.first_year, last=rhythm.last_year)
    kind = corpus.codes.report_kinds.get(rhythm.kind)
    if kind is None:
        return
    for other in _list_above(rhythm, kind, corpus):
        year = max(one.first_year for one in (other, rhythm))
        if year <= min(one.last_year or _FOREVER for one in (other, rhythm)):
            yield TWICE.at(*_at(rhythm, "first_year"), line=other.line, title=kind.title.lower(), year=year)
            return  # one mistake, one message; pairs would be as many as the square of the rows


def _list_above(rhythm: Rhythm, kind: ReportKind, corpus: Corpus) -> Iterator[Rhythm]:
    """The rows above that are of the same reports, in whatever years."""
    for other in corpus.rhythms:
        same = (other.committee_key, other.kind) == (rhythm.committee_key, rhythm.kind)
        if same and other.line < rhythm.line and (not kind.repeats or other.through == rhythm.through):
            yield other


def _check_due(rhythm: Rhythm) -> Iterator[Problem]:
    month, _, day = rhythm.due.partition("-")
    if day and int(day) > monthrange(_COMMON_YEAR, int(month))[1]:
        yield NO_DAY.at(*_at(rhythm, "due"), due=rhythm.due)
    place = rhythm.due_place
    if rhythm.due and not (place and place.quote):
        yield NO_DUE.at(
            *_at(rhythm, "due_source"), what="när rapporten väntas, men inte var det står eller med vilka ord"
        )
    elif place and not rhythm.due:
        yield NO_DUE.at(*_at(rhythm, "due"), what="en källa till när rapporten väntas, men inte när")


def _list_places(rhythm: Rhythm) -> Iterator[tuple[str, SourcePlace]]:
    yield "source", rhythm.place
    if rhythm.due_place:
        yield "due_source", rhythm.due_place


def _check_place(rhythm: Rhythm, column: str, place: SourcePlace, context: Context) -> Iterator[Problem]:
    """Where it is read is a page, or a report that is here, with lines on which the words stand."""
    lines = column.replace("source", "lines")
    if place.source.startswith(_WEB):
        if place.lines:
            yield LINES_OF_PAGE.at(*_at(rhythm, lines), lines=place.lines, column=lines)
        return
    report = context.corpus.report(place.source)
    if report is None and context.complete:
        yield NO_SOURCE.at(*_at(rhythm, column), source=place.source)
    if not place.lines:
        yield NO_LINES.at(*_at(rhythm, lines), source=place.source, column=lines)
    elif not _may_stand_there(place, context):
        at = _at(rhythm, column.replace("source", "quote"))
        yield NOT_THERE.at(*at, quote=place.quote, lines=shorten(place.lines), source=place.source)


def _may_stand_there(place: SourcePlace, context: Context) -> bool:
    """Whether the quoted words stand on their lines, however the text breaks and spaces them, or no text is at hand."""
    if not is_run(place.lines):
        return False
    text = (context.sources or {}).get(place.source)
    if text is None or context.only not in ("", place.source):
        return True
    first, last = read_run(place.lines)
    lines = text.split("\n")[first - 1 : last]
    return " ".join(place.quote.split()) in " ".join(" ".join(lines).split())


def _check_reports(corpus: Corpus) -> Iterator[Problem]:
    """A report that is here follows up the time that its row says."""
    for rhythm in corpus.rhythms:
        kind = corpus.codes.report_kinds.get(rhythm.kind)
        for report in corpus.reports if kind and not kind.repeats else ():
            if _speaks_of(rhythm, report) and report.period.end[1] != rhythm.through:
                said = {"month": MONTHS[report.period.end[1] - 1], "through": MONTHS[rhythm.through - 1]}
                yield OTHER_PERIOD.at(*_at(rhythm, "through"), report=report.id, **said)


def _speaks_of(rhythm: Rhythm, report: Report) -> bool:
    years = range(rhythm.first_year, (rhythm.last_year or _FOREVER) + 1)
    return (report.committee_key, report.kind) == (rhythm.committee_key, rhythm.kind) and report.year in years


RULE = Rule(
    "expected",
    "När nämnderna väntas rapportera är möjligt, stämmer med rapporterna och har sin källa",
    (
        NO_COMMITTEE,
        NO_KIND,
        OTHER_MONTH,
        YEARS_REVERSED,
        TWICE,
        NO_DAY,
        NO_DUE,
        NO_SOURCE,
        NO_LINES,
        LINES_OF_PAGE,
        OTHER_PERIOD,
        NOT_THERE,
    ),
    _check_expected,
)
