"""Whether every figure stands where its row says, and every digit of a table is accounted for.

Works on the text of the report. Swedish thousands are separated by spaces, so `-8 964 964` may be one figure or
three; the check therefore never splits the text into numbers. It goes the other way: it writes each figure of the
row as the report may have printed it and looks for all of them, in order, on the row's lines. What is left of the
lines then must be explained by the row's label.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from build_site.checks.context import Context, Rule
from build_site.checks.lined_sources import LinedSource, list_sources
from build_site.checks.printed_forms import build_pattern, clean_line, says_less
from build_site.checks.source_lines import read_run
from build_site.checks.spaced_minus import find_spaced
from build_site.formatting import upper_first
from build_site.model import Figure, Report, Row, Table
from build_site.problems import Message, Problem, Section
from build_site.reading.suggestions import suggest

_DIGITS = re.compile(r"\d+")
_LONGEST_LINE = 100  # characters of a source line that a message quotes
_REREAD = "Läs om raden i källan och rätta siffran eller {named}."
_EXPLAINED = "uppf:explained_lines"
_NOT_EXPLAINED = "Ta bort den ur uppf:explained_lines."

NO_TEXT = Message(
    "source-no-text",
    Section.SOURCE,
    "Rapportens källa saknas.",
    "Lägg rapportens {what} i {report}.{ending} i källmappen.",
    "Lägg `<rapportens id>.txt`, eller `.pdf`, i källmappen.",
)
OTHER_TEXT = Message(
    "source-other-text",
    Section.SOURCE,
    "Källan är en annan än den som paketet bygger på.",
    "Kontrollera paketet mot den nya och rätta uppf:sha256, till {digest}.",
    "Ta fram rätt fil. Är den ny: kontrollera alla källrader, eller sidor och rutor, och skriv det nya `uppf:sha256`.",
)
NOT_THERE = Message(
    "source-not-there",
    Section.SOURCE,
    "Sambandet «källan» gäller inte: {figure} står inte på {where}.",
    f"{{hint}}{_REREAD}",
    "Läs om raden. Rätta siffran, decimalerna eller `line`.",
)
SPACED = Message(
    "source-spaced-minus",
    Section.SOURCE,
    "På {where} står «- {printed}», som kan vara ett minustal.",
    "Skriv -{figure} om rapporten menar det. Står strecket för en tom cell före talet ska den cellen vara tom; är det "
    "något annat skrivs det i note.",
    "Skriv talet med minus om rapporten menar det. Står strecket för en tom cell lämnas den cellen tom; är det något "
    "annat skrivs det i `note`.",
)
EMPTY_BOX = Message(
    "source-empty-box",
    Section.SOURCE,
    "I rutan {box} på {where} står ingenting.",
    "Rätta page eller box, så att hela raden ryms i rutan; build-site draft skriver dem.",
    "Rätta `page` eller `box`. Gör ett nytt utkast av sidan med `draft` och hämta dem därifrån.",
)
OTHER_ORDER = Message(
    "source-other-order",
    Section.SOURCE,
    "Sambandet «källan» gäller inte: siffrorna står inte i den ordningen på {where}.",
    _REREAD,
    "Ordna kolumnerna som de är tryckta.",
)
LEFT_OVER = Message(
    "source-left-over",
    Section.SOURCE,
    "På {where} står även {digits}, som ingen siffra eller etikett förklarar.",
    "Fyll i det som saknas, eller rätta {named}.",
    "Du har missat en siffra eller kortat radens namn.",
)
LEFT_OUT = Message(
    "source-left-out",
    Section.SOURCE,
    "På {where} står «{text}», som ingen rad i tabellen tar upp.",
    'Lägg till raden, eller förklara {named} i uppf:explained_lines: {{"{line}": skälet}}.',
    "Lägg till raden, eller förklara källraden, i en PDF sidan och rutan, i `uppf:explained_lines`.",
)
NOTHING_TO_EXPLAIN = Message(
    "source-nothing-to-explain",
    Section.SOURCE,
    "{line} har inga siffror att förklara.",
    _NOT_EXPLAINED,
    "Ta bort den ur `uppf:explained_lines`.",
)
EXPLAINED_ELSEWHERE = Message(
    "source-explained-elsewhere",
    Section.SOURCE,
    "{line} tas redan upp av en rad, eller ligger utanför tabellen.",
    _NOT_EXPLAINED,
    "Ta bort den ur `uppf:explained_lines`.",
)
NO_REPORT = Message(
    "source-no-report",
    Section.SOURCE,
    "Rapporten «{report}» finns inte.",
    "Rapporterna är {reports}.",
    "Skriv rapportens id efter `--report`; de som finns räknas upp.",
)
PAST_END = Message(
    "source-past-end",
    Section.SOURCE,
    "{where} finns inte i källan.",
    _REREAD,
    "Rätta `line`, eller `page`; källan är kortare än så.",
)


def _check_source(context: Context) -> Iterator[Problem]:
    """The text is the one that the package was keyed from, and says what its tables say."""
    if context.sources is None:
        return
    if context.only and context.complete and not _is_known(context):
        reports = ", ".join(report.id for report in context.corpus.reports)
        yield NO_REPORT.at("reports", report=context.only, reports=reports)
    sources = {source.report.id: source for source in list_sources(context)}
    for report in context.corpus.reports:
        if report.id in sources:
            yield from _check_report(sources[report.id])
        elif context.only in ("", report.id):
            yield _ask_for_source(report)


def _is_known(context: Context) -> bool:
    """Whether the report that is asked for is one."""
    packages = (context.loaded.reference, *context.loaded.reports)
    return any(package.descriptor["name"] == context.only for package in packages)


def _ask_for_source(report: Report) -> Problem:
    ending, what = ("pdf", "PDF") if report.source.is_pdf else ("txt", "text")
    return NO_TEXT.at(f"{report.folder}/datapackage.yaml", 0, "sources", report=report.id, ending=ending, what=what)


def _check_report(source: LinedSource) -> Iterator[Problem]:
    report, lines = source.report, source.clean(clean_line)
    if source.sha256 != report.source.sha256:
        yield OTHER_TEXT.at(f"{report.folder}/datapackage.yaml", 0, "sources", digest=source.sha256)
    for table in report.tables:
        tried = _SourceOfTable(table, lines, source)
        yield from tried.check_rows()
        if not table.running_text:  # a sentence may hold other figures
            yield from tried.check_unused_lines()


def expand_places(places: Iterable[str], end: int) -> list[int]:
    """The line numbers of `931`, `931-934` or several such.

    Args:
        places: as written in the file.
        end: the text's last line; a place that is not within the text has no lines, however many it claims.
    """
    numbers: list[int] = []
    for place in places:
        first, last = read_run(place)
        if 1 <= first <= last <= end:
            numbers.extend(range(first, last + 1))
    return numbers


@dataclass(frozen=True)
class _SourceOfTable:
    """A table beside the cleaned lines of its source."""

    table: Table
    lines: Sequence[str]
    source: LinedSource

    def check_rows(self) -> Iterator[Problem]:
        """Each row's figures stand on its lines."""
        for row in self.table.rows:
            if not all(expand_places([place], len(self.lines)) for place in row.places):
                yield self._tell(PAST_END, row, where=upper_first(self.source.say(";".join(row.places))))
                continue
            figures = [figure for figure in self.table.figures if figure.row.id == row.id and not figure.is_empty]
            if len(row.places) == 1:
                yield from self._check_place(row, figures, row.places[0])
                continue
            by_place: dict[str, list[Figure]] = {}
            for figure in figures:
                by_place.setdefault(figure.line, []).append(figure)
            for place, standing in by_place.items():
                yield from self._check_place(row, standing, place)

    def _check_place(self, row: Row, figures: list[Figure], place: str) -> Iterator[Problem]:
        """The figures stand in order on the place's lines, and only the label's digits are left beside them."""
        text = " ".join(self.lines[number - 1] for number in expand_places([place], len(self.lines)))
        patterns = [f"({_look_for(figure, self.table, text)})" for figure in figures]
        between = ".*?" if self.table.running_text else r"[^\d]*?"  # a sentence may hold other figures between ours
        match = re.search(between.join(patterns), text)
        where = self.source.say(place)
        if row.spot and not text.strip():
            if not row.spot.is_flat:  # which another rule says
                yield self._tell(EMPTY_BOX, row, where=where, box=row.spot.box)
        elif match is None:
            yield from self._say_missing(row, figures, where=where, text=text)
        elif not self.table.running_text:  # a sentence may hold other figures
            for figure, printed in find_spaced(self.table, row, figures, match):
                told = {"where": where, "printed": printed, "figure": figure.value}
                yield self._tell(SPACED, row, figure.column.name, **told)
            yield from self._check_rest(row, where=where, rest=f"{text[: match.start()]} {text[match.end() :]}")

    def _say_missing(self, row: Row, figures: list[Figure], *, where: str, text: str) -> Iterator[Problem]:
        """Which figures don't stand in the text, or that all do but in another order."""
        missing = [one for one in figures if not re.search(_look_for(one, self.table, text), text)]
        for figure in missing:
            shown = figure.text if figure.value is None else figure.value
            hint = _find_alike(figure, self.table, text)
            yield self._tell(NOT_THERE, row, figure.column.name, figure=shown, where=where, hint=hint)
        if not missing:
            yield self._tell(OTHER_ORDER, row, "", where=where)

    def _check_rest(self, row: Row, *, where: str, rest: str) -> Iterator[Problem]:
        told = " ".join((row.full_label, *row.extra.values()))  # a column of references to notes is one of texts
        left = Counter(_DIGITS.findall(rest)) - Counter(_DIGITS.findall(told))
        if left:
            yield self._tell(LEFT_OVER, row, where=where, digits=", ".join(sorted(left)))

    def _tell(self, message: Message, row: Row, column: str | None = None, **values: object) -> Problem:
        """A problem in a row, in the column that says where it stands unless another is named."""
        place = self.source.column if column is None else column
        return message.at(self.table.path, row.file_line, place, **values, named=self.source.named)

    def check_unused_lines(self) -> Iterator[Problem]:
        """Between the table's first and last line, digits outside the rows must belong to labels or be explained."""
        table, end = self.table, len(self.lines)
        used = {number for row in table.rows for number in expand_places(row.places, end)}
        inside = {number for first, last in table.lines for number in range(first, min(last, end) + 1)}
        yield from self._check_digits(sorted(inside - used))
        for number in sorted(set(table.explained_lines) & used | set(table.explained_lines) - inside):
            yield EXPLAINED_ELSEWHERE.at(table.path, 0, _EXPLAINED, line=self._name(number))

    def _check_digits(self, unused: Sequence[int]) -> Iterator[Problem]:
        """The digits of lines that no row uses."""
        labels = Counter(digits for row in self.table.rows for digits in _DIGITS.findall(row.full_label))
        for number in unused:
            text = self.lines[number - 1]
            digits = Counter(_DIGITS.findall(text))
            if number in self.table.explained_lines:
                if not digits:
                    yield NOTHING_TO_EXPLAIN.at(self.table.path, 0, _EXPLAINED, line=self._name(number))
            elif digits - labels:
                told = {"where": self.source.say(number), "line": self.source.name(number), "text": _shorten(text)}
                told["named"] = self.source.named
                yield LEFT_OUT.at(self.table.path, **told)

    def _name(self, number: int) -> str:
        return f"{'Ruta' if self.source.report.source.is_pdf else 'Källrad'} {self.source.name(number)}"


def _look_for(figure: Figure, table: Table, text: str) -> str:
    return build_pattern(figure, running_text=table.running_text, less=says_less(text))


def _find_alike(figure: Figure, table: Table, text: str) -> str:
    """What the line has that the figure may be: the same number with other decimals, or with the other sign."""
    if figure.value is None:
        return suggest(figure.text, re.findall(r"[^\W_]+", text))
    others = [figure.value.quantize(Decimal(1).scaleb(-decimals)) for decimals in range(5)] + [-figure.value]
    for other in others:
        alike = replace(figure, value=other)
        if other == figure.value and re.search(_look_for(alike, table, text), text):
            return f"Där står det med {-int(other.as_tuple().exponent)} decimaler: skriv {other}. "
        if other == -figure.value and re.search(_look_for(alike, table, text), text):
            return f"Där står {other}, med annat tecken. "
    return f"Raden lyder «{_shorten(text)}». "


def _shorten(text: str) -> str:
    text = text.replace("\u2060", " ").strip()
    return text if len(text) <= _LONGEST_LINE else f"{text[:_LONGEST_LINE]} …"


RULE = Rule(
    "source",
    "Varje siffra står på sin källrad, och ingen siffra på tabellens rader är glömd",
    (
        NO_TEXT,
        OTHER_TEXT,
        NOT_THERE,
        EMPTY_BOX,
        SPACED,
        OTHER_ORDER,
        LEFT_OVER,
        LEFT_OUT,
        NOTHING_TO_EXPLAIN,
        EXPLAINED_ELSEWHERE,
        PAST_END,
        NO_REPORT,
    ),
    _check_source,
    judges_cells=True,
)
