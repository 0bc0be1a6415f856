"""Which rows are parts of which, followed upwards."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from build_site.model import Row, Table


def find_rings(table: Table) -> Iterator[tuple[Row, ...]]:
    """Rows that are parts of each other in a ring, each ring from the row that stands first in the file."""
    rows = {row.id: row for row in table.rows}
    wholes = {row.id: {whole for whole in (row.parent, row.of_which) if whole in rows} for row in table.rows}
    while ring := _find_ring(wholes):
        first = min(range(len(ring)), key=lambda place: rows[ring[place]].file_line)
        yield tuple(rows[name] for name in (*ring[first:], *ring[:first]))
        for name in ring:
            wholes[name] = set()


def _find_ring(wholes: dict[str, set[str]]) -> list[str]:
    """One ring, from a part to its whole and so on, each row once; empty without any."""
    try:
        TopologicalSorter(wholes).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1]
        return ring[:0:-1]  # the sorter goes from whole to part, and ends where it began
    return []
