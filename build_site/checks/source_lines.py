"""Source lines that no text can have: reversed, before the first line, or further on than any report goes."""

from collections.abc import Iterator

from build_site.checks.context import Context, Rule
from build_site.model import Table
from build_site.problems import Message, Problem, Section

LAST_LINE = 999_999  # the longest report so far has fewer than 10,000 lines
_DIGITS = len(str(LAST_LINE))

REVERSED = Message(
    "lines-reversed",
    Section.SOURCE,
    "Källraderna {lines} står i omvänd ordning.",
    "Skriv den första raden före bindestrecket och den sista efter.",
    "Skriv den första raden före bindestrecket och den sista efter, som `6-8`.",
)
OUT_OF_REACH = Message(
    "lines-out-of-reach",
    Section.SOURCE,
    "Källraden {lines} finns inte i någon rapport.",
    f"Skriv radens nummer i källtexten: ett tal från 1 till {LAST_LINE}.",
)


def read_run(place: str) -> tuple[int, int]:
    """The first and last line of `931` or `931-934`; a number that is too long to be a line is past all lines."""
    first, _, last = place.partition("-")
    return _read_line(first), _read_line(last or first)


def _read_line(text: str) -> int:
    digits = text.lstrip("0") or "0"
    return int(digits) if len(digits) <= _DIGITS else LAST_LINE + 1


def _check_lines(context: Context) -> Iterator[Problem]:
    """Every line that a row or a table names can be in a text."""
    for report in context.corpus.reports:
        for table in report.tables:
            yield from _check_table(table, f"{report.folder}/datapackage.yaml")


def _check_table(table: Table, description: str) -> Iterator[Problem]:
    for row in table.rows:
        for place in row.places:
            for message in _judge(*read_run(place)):
                yield message.at(table.path, row.file_line, "line", lines=_shorten(place))
    for first, last in table.lines:
        for message in _judge(first, last):
            yield message.at(description, 0, f"{table.id} → uppf:lines", lines=_shorten(f"{first}-{last}"))


def _judge(first: int, last: int) -> Iterator[Message]:
    if not (1 <= first <= LAST_LINE and 1 <= last <= LAST_LINE):
        yield OUT_OF_REACH
    elif last < first:
        yield REVERSED


def _shorten(place: str) -> str:
    """A place as a message can hold it."""
    most = 2 * _DIGITS + 1
    return place if len(place) <= most else f"{place[:most]}…"


RULE = Rule("lines", "Källrader kan finnas i en text", (REVERSED, OUT_OF_REACH), _check_lines)
