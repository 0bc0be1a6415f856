"""Source lines that no text can have: in reversed order, or before the first line."""

from collections.abc import Iterator

from build_site.checks.context import Context, Rule
from build_site.model import Table
from build_site.problems import Message, Problem, Section

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


def read_run(place: str) -> tuple[int, int]:
    """The first and last line of `931` or `931-934`; reading has refused numbers that are too long to be lines."""
    first, _, last = place.partition("-")
    return int(first), int(last or first)


def _check_lines(context: Context) -> Iterator[Problem]:
    """Every line that a row or a table names can be in a text."""
    for report in context.corpus.reports:
        for table in report.tables:
            yield from _check_table(table, f"{report.folder}/datapackage.yaml")


def _check_table(table: Table, description: str) -> Iterator[Problem]:
    for row in table.rows:
        for place in row.places:
            for message in _judge(*read_run(place)):
                yield message.at(table.path, row.file_line, "line", lines=place)
    for first, last in table.lines:
        for message in _judge(first, last):
            yield message.at(description, 0, f"{table.id} → uppf:lines", lines=f"{first}-{last}")


def _judge(first: int, last: int) -> Iterator[Message]:
    if not (first and last):
        yield BEFORE_FIRST
    elif last < first:
        yield REVERSED


RULE = Rule("lines", "Källrader kan finnas i en text", (REVERSED, BEFORE_FIRST), _check_lines)
