"""Which rows and columns are parts of which."""

from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from build_site.model import Figure, Row, Table

SUPPRESSED = "suppressed"  # the status of a figure that is known and not shown


def find_rings(table: Table) -> Iterator[tuple[Row, ...]]:
    """Rows that are parts of each other in a ring, each ring from the row that stands first in the file."""
    rows = {row.id: row for row in table.rows}
    wholes = {row.id: {whole for whole in (row.parent, row.of_which) if whole in rows} for row in table.rows}
    while ring := _find_ring(wholes):
        first = min(range(len(ring)), key=lambda place: rows[ring[place]].file_line)
        yield tuple(rows[name] for name in (*ring[first:], *ring[:first]))
        for name in ring:
            wholes[name] = set()


def find_children(table: Table) -> dict[str, list[Row]]:
    """The rows that name another row as their parent, by the parent."""
    children: dict[str, list[Row]] = defaultdict(list)
    for row in table.rows:
        if row.parent:
            children[row.parent].append(row)
    return children


def find_wholes(table: Table) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
    """Every figure that is a sum of others, by rows or by columns, and those others, the empty ones too."""
    for parent, rows in find_children(table).items():
        for column in table.columns:
            yield from _pair(table, (parent, column.name), [(row.id, column.name) for row in rows])
    for column in table.columns:
        for row in table.rows if column.sum_of else ():
            yield from _pair(table, (row.id, column.name), [(row.id, name) for name in column.sum_of])


def _pair(
    table: Table, whole: tuple[str, str], parts: list[tuple[str, str]]
) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
    figure = table.figure(*whole)
    if figure is not None:
        yield figure, tuple(part for place in parts if (part := table.figure(*place)) is not None)


def _find_ring(wholes: dict[str, set[str]]) -> list[str]:
    """One ring, from a part to its whole and so on, each row once; empty without any."""
    try:
        TopologicalSorter(wholes).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1]
        return ring[:0:-1]  # the sorter goes from whole to part, and ends where it began
    return []
