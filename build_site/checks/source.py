"""Whether every figure stands where its row says, and every digit of a table is accounted for.

Works on the text of the report. Swedish thousands are separated by spaces, so `-8 964 964` may be one figure or
three; the check therefore never splits the text into numbers. It goes the other way: it writes each figure of the
row as the report may have printed it and looks for all of them, in order, on the row's lines. What is left of the
lines then must be explained by the row's label.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from build_site.checks.context import Context, Rule
from build_site.checks.printed_forms import build_pattern, clean_line, says_less
from build_site.checks.source_lines import read_run
from build_site.checks.spaced_minus import find_spaced
from build_site.model import Figure, Report, Row, Table
from build_site.problems import Message, Problem, Section
from build_site.reading.suggestions import suggest

_DIGITS = re.compile(r"\d+")
_LONGEST_LINE = 100  # characters of a source line that a message quotes
_REREAD = "Läs om raden i källan och rätta siffran eller källraden."
_NOT_EXPLAINED = "Ta bort den ur uppf:explained_lines."

NO_TEXT = Message(
    "source-no-text",
    Section.SOURCE,
    "Källtexten saknas.",
    "Lägg rapportens text i {report}.txt i källmappen.",
    "Lägg `<rapportens id>.txt` i källmappen.",
)
OTHER_TEXT = Message(
    "source-other-text",
    Section.SOURCE,
    "Källtexten är en annan än den som paketet bygger på.",
    "Kontrollera paketet mot den nya texten och rätta uppf:sha256.",
    "Ta fram rätt text. Är texten ny: kontrollera alla källrader och skriv det nya `uppf:sha256`.",
)
NOT_THERE = Message(
    "source-not-there",
    Section.SOURCE,
    "Sambandet «källan» gäller inte: {figure} står inte på källrad {lines}.",
    f"{{hint}}{_REREAD}",
    "Läs om raden. Rätta siffran, decimalerna eller `line`.",
)
SPACED = Message(
    "source-spaced-minus",
    Section.SOURCE,
    "På källrad {lines} står «- {printed}», som kan vara ett minustal.",
    "Skriv -{figure} om rapporten menar det. Står strecket för en tom cell före talet ska den cellen vara tom; är det "
    "något annat skrivs det i note.",
    "Skriv talet med minus om rapporten menar det. Står strecket för en tom cell lämnas den cellen tom; är det något "
    "annat skrivs det i `note`.",
)
OTHER_ORDER = Message(
    "source-other-order",
    Section.SOURCE,
    "Sambandet «källan» gäller inte: siffrorna står inte i den ordningen på källrad {lines}.",
    _REREAD,
    "Ordna kolumnerna som de är tryckta.",
)
LEFT_OVER = Message(
    "source-left-over",
    Section.SOURCE,
    "På källrad {lines} står även {digits}, som ingen siffra eller etikett förklarar.",
    "Fyll i det som saknas, eller rätta källraden.",
    "Du har missat en siffra eller kortat radens namn.",
)
LEFT_OUT = Message(
    "source-left-out",
    Section.SOURCE,
    "På källrad {line} står «{text}», som ingen rad i tabellen tar upp.",
    'Lägg till raden, eller förklara källraden i uppf:explained_lines: {{"{line}": skälet}}.',
    "Lägg till raden, eller förklara källraden i `uppf:explained_lines`.",
)
NOTHING_TO_EXPLAIN = Message(
    "source-nothing-to-explain",
    Section.SOURCE,
    "Källrad {line} har inga siffror att förklara.",
    _NOT_EXPLAINED,
    "Ta bort den ur `uppf:explained_lines`.",
)
EXPLAINED_ELSEWHERE = Message(
    "source-explained-elsewhere",
    Section.SOURCE,
    "Källrad {line} tas redan upp av en rad, eller ligger utanför tabellen.",
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
    "Källraden {lines} finns inte i källtexten.",
    _REREAD,
    "Rätta `line`; texten är kortare än så.",
)


def _check_source(context: Context) -> Iterator[Problem]:
    """The text is the one that the package was keyed from, and says what its tables say."""
    if context.sources is None:
        return
    names = [package.descriptor["name"] for package in (context.loaded.reference, *context.loaded.reports)]
    if context.only and context.complete and context.only not in names:
        reports = ", ".join(report.id for report in context.corpus.reports)
        yield NO_REPORT.at("reports", report=context.only, reports=reports)
    for report in context.corpus.reports:
        if context.only in ("", report.id):
            yield from _check_text(report, context.sources.get(report.id))


def _check_text(report: Report, text: str | None) -> Iterator[Problem]:
    path = f"{report.folder}/datapackage.yaml"
    if text is None:
        yield NO_TEXT.at(path, 0, "sources", report=report.id)
        return
    if hashlib.sha256(text.encode()).hexdigest() != report.source.sha256:
        yield OTHER_TEXT.at(path, 0, "sources")
    lines = [clean_line(line) for line in text.split("\n")]
    for table in report.tables:
        yield from _check_rows(table, lines)
        if not table.running_text:  # a sentence may hold other figures
            yield from _check_unused_lines(table, lines)


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


def _check_rows(table: Table, lines: list[str]) -> Iterator[Problem]:
    for row in table.rows:
        if not all(expand_places([place], len(lines)) for place in row.places):
            yield PAST_END.at(table.path, row.file_line, "line", lines=";".join(row.places))
            continue
        figures = [figure for figure in table.figures if figure.row.id == row.id and not figure.is_empty]
        if len(row.places) == 1:
            yield from _check_place(table, row, figures, row.places[0], lines)
        else:
            by_place: dict[str, list[Figure]] = {}
            for figure in figures:
                by_place.setdefault(figure.line, []).append(figure)
            for place, standing in by_place.items():
                yield from _check_place(table, row, standing, place, lines)


def _check_place(table: Table, row: Row, figures: list[Figure], place: str, lines: list[str]) -> Iterator[Problem]:
    """The figures stand in order on the place's lines, and only the label's digits are left beside them."""
    text = " ".join(lines[number - 1] for number in expand_places([place], len(lines)))
    patterns = [f"({_look_for(figure, table, text)})" for figure in figures]
    between = ".*?" if table.running_text else r"[^\d]*?"  # a sentence may hold other figures between ours
    match = re.search(between.join(patterns), text)
    if match is None:
        yield from _say_missing(table, row, figures, place=place, text=text)
    elif not table.running_text:  # a sentence may hold other figures
        for figure, printed in find_spaced(table, row, figures, match):
            told = {"lines": place, "printed": printed, "figure": figure.value}
            yield SPACED.at(table.path, row.file_line, figure.column.name, **told)
        yield from _check_rest(table, row, place=place, rest=f"{text[: match.start()]} {text[match.end() :]}")


def _look_for(figure: Figure, table: Table, text: str) -> str:
    return build_pattern(figure, running_text=table.running_text, less=says_less(text))


def _say_missing(table: Table, row: Row, figures: list[Figure], *, place: str, text: str) -> Iterator[Problem]:
    """Which figures don't stand in the text, or that all do but in another order."""
    missing = [one for one in figures if not re.search(_look_for(one, table, text), text)]
    for figure in missing:
        shown = figure.text if figure.value is None else figure.value
        hint = _find_alike(figure, table, text)
        yield NOT_THERE.at(table.path, row.file_line, figure.column.name, figure=shown, lines=place, hint=hint)
    if not missing:
        yield OTHER_ORDER.at(table.path, row.file_line, lines=place)


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


def _check_rest(table: Table, row: Row, *, place: str, rest: str) -> Iterator[Problem]:
    left = Counter(_DIGITS.findall(rest)) - Counter(_DIGITS.findall(row.full_label))
    if left:
        yield LEFT_OVER.at(table.path, row.file_line, "line", lines=place, digits=", ".join(sorted(left)))


def _check_unused_lines(table: Table, lines: list[str]) -> Iterator[Problem]:
    """Between the table's first and last line, digits outside the rows must belong to labels or be explained."""
    used = {number for row in table.rows for number in expand_places(row.places, len(lines))}
    inside = {number for first, last in table.lines for number in range(first, min(last, len(lines)) + 1)}
    yield from _check_digits(table, {number: lines[number - 1] for number in sorted(inside - used)})
    for number in sorted(set(table.explained_lines) & used | set(table.explained_lines) - inside):
        yield EXPLAINED_ELSEWHERE.at(table.path, 0, "uppf:explained_lines", line=number)


def _check_digits(table: Table, unused: Mapping[int, str]) -> Iterator[Problem]:
    """The digits of lines that no row uses, by the lines' numbers."""
    labels = Counter(digits for row in table.rows for digits in _DIGITS.findall(row.full_label))
    for number, text in unused.items():
        digits = Counter(_DIGITS.findall(text))
        if number in table.explained_lines:
            if not digits:
                yield NOTHING_TO_EXPLAIN.at(table.path, 0, "uppf:explained_lines", line=number)
        elif digits - labels:
            yield LEFT_OUT.at(table.path, line=number, text=_shorten(text))


RULE = Rule(
    "source",
    "Varje siffra står på sin källrad, och ingen siffra på tabellens rader är glömd",
    (
        NO_TEXT,
        OTHER_TEXT,
        NOT_THERE,
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
