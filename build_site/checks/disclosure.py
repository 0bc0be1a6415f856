"""Small counts that we derive ourselves are hidden.

A count that a municipality has printed in a public report is already disclosed and stays as printed. A count that
this project makes from a list of cases (a table with `uppf:own_count`) is not: small ones are hidden, and with them
one larger at least, so that none can be worked out from a sum.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from build_site.checks.context import Context, Rule
from build_site.checks.hierarchy import SUPPRESSED, find_wholes
from build_site.model import Figure, Table
from build_site.problems import Message, Problem, Section

SMALLEST_COUNT = 5

SMALL = Message(
    "disclosure-small",
    Section.CELLS,
    "Vi har själva räknat fram {count}: så få att enskilda kan kännas igen.",
    "Lämna cellen tom och skriv suppressed i status, liksom för det minsta av de andra antalen i samma summa.",
    "Lämna cellen tom och skriv `suppressed` i `status`, liksom för det minsta av de andra antalen i samma summa. "
    "Gäller tabeller med `uppf:own_count`.",
)
COMPUTABLE = Message(
    "disclosure-computable",
    Section.CELLS,
    "Det skyddade antalet går att räkna ut ur summan.",
    "Skydda också det minsta av de andra antalen i samma summa.",
    "Skydda också det minsta av de andra antalen i samma summa, eller själva summan.",
)


def _check_small_counts(context: Context) -> Iterator[Problem]:
    """No count of ours is small enough to point somebody out, or can be computed from its sum."""
    for report in context.corpus.reports:
        for table in report.tables:
            if table.own_count:
                yield from _find_small(table)
                yield from _find_computable(table)


def _find_small(table: Table) -> Iterator[Problem]:
    for figure in table.figures:
        if figure.value is not None and figure.unit.whole and 0 < abs(figure.value) < SMALLEST_COUNT:
            yield SMALL.at(table.path, figure.row.file_line, figure.column.name, count=figure.value)


def _find_computable(table: Table) -> Iterator[Problem]:
    for whole, parts in find_wholes(table):
        hidden = [figure for figure in parts if figure.status == SUPPRESSED]
        if whole.unit.whole and whole.value is not None and hidden and _is_computable(whole.value, hidden, parts):
            yield COMPUTABLE.at(table.path, hidden[0].row.file_line, hidden[0].column.name)


def _is_computable(whole: Decimal, hidden: Sequence[Figure], parts: Sequence[Figure]) -> bool:
    """Whether what is shown gives hidden counts away: one alone, or several that are too few to hold a larger one.

    Two hidden counts that add up to 2 are one each, to anyone who knows that zeros are shown.
    """
    shown = [figure.value for figure in parts if figure.value is not None]
    rest = whole - sum(shown, Decimal(0))
    return len(hidden) == 1 or (rest <= SMALLEST_COUNT and any(shown))


SMALL_COUNTS = Rule(
    "disclosure",
    "Små antal som vi själva har räknat fram är skyddade",
    (SMALL, COMPUTABLE),
    _check_small_counts,
)
