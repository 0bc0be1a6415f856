"""A dash with a space before a number, «- 1»: a minus, unless it stands for an empty cell before the number."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_site.checks.printed_forms import SPACED_MINUS
from build_site.model import Figure, Row, Table


def find_spaced(
    table: Table, row: Row, figures: Sequence[Figure], match: re.Match[str]
) -> Iterator[tuple[Figure, str]]:
    """Figures without a sign right after a dash that nothing explains, and how they are printed.

    Args:
        figures: the row's figures that stand in one place.
        match: where each of them stands there, as a group.
    """
    after_empty = _list_after_empty(table, row)
    for number, figure in enumerate(figures, start=1):
        is_positive = figure.value is not None and figure.value > 0
        is_explained = figure.note or figure.column.name in after_empty
        if is_positive and not is_explained and match.string[: match.start(number)].endswith(SPACED_MINUS):
            yield figure, match[number]


def _list_after_empty(table: Table, row: Row) -> set[str]:
    """The columns of a row whose cell before is empty."""
    own = [figure for figure in table.figures if figure.row.id == row.id]
    return {figure.column.name for before, figure in pairwise(own) if before.is_empty}
