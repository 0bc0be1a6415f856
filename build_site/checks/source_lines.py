"""Source lines as they can be: in a text, in the table's lines, and in printed order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from build_site.checks.context import Context, Rule
from build_site.formatting import say_lines
from build_site.model import Row, Table
from build_site.problems import Message, Problem, Section
from build_site.reading.limits import LINE_DIGITS

_LONGEST = 60  # characters of a list of lines that a message quotes

REVERSED = Message(
    "lines-reversed",
    Section.SOURCE,
    "Källraderna {lines} står i omvänd ordning.",
    "Skriv den första raden före bindestrecket och den sista efter.",
    "Skriv den första raden före bindestrecket och den sista efter, som `6-8`.",
)
BEFORE_FIRST = Message(
    "lines-before-first",
    Section.SOURCE,
    "Källraden {lines} finns inte i någon text: raderna räknas från 1.",
    "Skriv radens nummer i källtexten.",
)
NO_BOX = Message(
    "lines-no-box",
    Section.SOURCE,
    "Rutan {box} har ingen bredd eller höjd.",
    "Skriv vänster, övre, höger och nedre kant i den ordningen: 57 310 540 322.",
)
OUTSIDE = Message(
    "lines-outside",
    Section.SOURCE,
    "Källrad {lines} ligger utanför tabellens rader i uppf:lines, som är {table}.",
    "Rätta källraden, eller vidga uppf:lines i datapackage.yaml.",
    "Rätta `line` eller vidga `uppf:lines`.",
)
NARROW = Message(
    "lines-narrow",
    Section.SOURCE,
    "uppf:lines är {table}, men flera av tabellens rader står utanför: på källrad {lines}.",
    "Vidga uppf:lines, eller rätta källraderna i tabellen.",
    "Vidga `uppf:lines` så att alla rader ryms, eller rätta `line`.",
)
ORDER = Message(
    "lines-order",
    Section.SOURCE,
    "Raden «{row}» står på {where}, före «{before}» på {earlier}.",
    "Flytta raden så att raderna står i tryckt ordning, eller rätta {named}.",
    "Raderna ska stå i samma ordning som i rapporten.",
)


def read_run(place: str) -> tuple[int, int]:
    """The first and last line of `931` or `931-934`; a number that is too long to be a line is beyond the last one."""
    first, _, last = place.partition("-")
    start, end = (int(number[: LINE_DIGITS + 1]) for number in (first, last or first))
    return start, end


def is_run(place: str, last_line: int = 10**LINE_DIGITS) -> bool:
    """Whether a text with so many lines can have these."""
    first, last = read_run(place)
    return 1 <= first <= last <= last_line


def _check_lines(context: Context) -> Iterator[Problem]:
    """Every line that a row or a table names can be in a text."""
    for report in context.corpus.reports:
        for table in report.tables:
            yield from _check_table(table, f"{report.folder}/datapackage.yaml")


def _check_table(table: Table, description: str) -> Iterator[Problem]:
    wrong = {row.id: found for row in table.rows if (found := list(_check_places(row, table)))}
    yield from chain.from_iterable(wrong.values())
    if outside := list(_check_inside(table, [row for row in table.rows if row.id not in wrong])):
        yield from outside
    elif not table.running_text:  # key figures of sentences stand by subject
        yield from _check_order(table)
    for first, last in table.lines:
        for message in _judge(first, last):
            yield message.at(description, 0, f"{table.id} → uppf:lines", lines=f"{first}-{last}")


def _check_places(row: Row, table: Table) -> Iterator[Problem]:
    """Every place that a row names can be in a text, or on a page."""
    if row.spot and row.spot.is_flat:
        yield NO_BOX.at(table.path, row.file_line, "box", box=row.spot.box)
    for place in row.places:
        for message in _judge(*read_run(place)):
            yield message.at(table.path, row.file_line, "line", lines=place)


def _join_runs(lines: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of lines, of which those that meet are one."""
    runs: list[tuple[int, int]] = []
    for first, last in sorted(lines):
        if runs and first <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return runs


def _is_inside(place: str, runs: Iterable[tuple[int, int]]) -> bool:
    first, last = read_run(place)
    return any(begin <= first and last <= end for begin, end in runs)


def _check_inside(table: Table, rows: Sequence[Row]) -> Iterator[Problem]:
    """Every line of a row lies in the table's runs of lines, of which those beside each other are one."""
    runs = _join_runs(table.lines)
    told = ";".join(f"{first}-{last}" if first != last else str(first) for first, last in table.lines)
    outside = [(row, place) for row in rows for place in row.places if not _is_inside(place, runs)]
    if len({row.id for row, _ in outside}) > 1:
        at = (table.path.rpartition("/")[0] + "/datapackage.yaml", 0, f"{table.id} → uppf:lines")
        yield NARROW.at(*at, table=_shorten(told), lines=_shorten(", ".join(place for _, place in outside)))
    elif outside:
        row, place = outside[0]
        yield OUTSIDE.at(table.path, row.file_line, "line", lines=place, table=_shorten(told))


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def _check_order(table: Table) -> Iterator[Problem]:
    """The first row that stands before the one above it."""
    for above, row in pairwise(table.rows):
        if is_before(row, above):
            where, earlier = (say_lines(one.places[0], is_pdf=one.spot is not None) for one in (row, above))
            named = "sidan" if row.spot else "källraden"
            values = {"row": row.id, "before": above.id, "where": where, "earlier": earlier, "named": named}
            yield ORDER.at(table.path, row.file_line, "page" if row.spot else "line", **values)
            return


def is_before(row: Row, above: Row) -> bool:
    """Whether a row is printed before the one above it: on an earlier line, or higher on a page in the same column."""
    first, earlier = (min(read_run(place)[0] for place in one.places) for one in (row, above))
    if first != earlier or row.spot is None or above.spot is None:
        return first < earlier
    beside = row.spot.left < above.spot.right and above.spot.left < row.spot.right
    return beside and row.spot.top < above.spot.top


def _judge(first: int, last: int) -> Iterator[Message]:
    if not (first and last):
        yield BEFORE_FIRST
    elif last < first:
        yield REVERSED


RULE = Rule(
    "lines",
    "Källrader kan finnas i en text",
    (REVERSED, BEFORE_FIRST, NO_BOX, OUTSIDE, NARROW, ORDER),
    _check_lines,
    judges_cells=True,
)
