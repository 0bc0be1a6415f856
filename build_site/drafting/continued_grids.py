"""Joins the parts of a placed table that goes on below a break or on the next page, with headings repeated or not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from build_site.drafting.placed_columns import Grid, GridRow
from build_site.drafting.printed_words import Band

_LOW, _HIGH = 0.55, 0.4  # of the page's height


def join_grids(grids: Iterable[Grid]) -> list[Grid]:
    """Tables in the order of a document, with those that go on from the one before joined to it.

    A table goes on where it has no headings of its own, or the same ones, and each of its columns stands under one of
    the columns before it.
    """
    joined: list[Grid] = []
    for grid in grids:
        places = _find_places(joined[-1], grid) if joined else None
        if places is None:
            joined.append(grid)
        else:
            width = len(joined[-1].bands)
            moved = tuple(_move(row, places, width) for row in grid.rows)
            joined[-1] = replace(joined[-1], rows=(*joined[-1].rows, *moved))
    return joined


def _find_places(before: Grid, grid: Grid) -> list[int] | None:
    """In which column of the table before each column of a grid goes on; `None` where it is another table."""
    if before.cells != grid.cells or not _is_next(before, grid):
        return None
    own = any(any(heading) for heading in grid.headings)
    if own and grid.headings != before.headings:
        return None
    found = [_list_under(band, before.bands, cells=grid.cells) for band in grid.bands]
    places = [one[0] for one in found if len(one) == 1]
    return places if len(places) == len(found) == len(set(places)) else None


def _is_next(before: Grid, grid: Grid) -> bool:
    """Whether a grid follows on the same page, or at the top of the next when the one before reaches far down."""
    last, first = before.rows[-1].line, grid.rows[0].line
    if first.page == last.page:
        return last.page > 0
    return first.page == last.page + 1 and last.bottom > _LOW * before.height and first.top < _HIGH * grid.height


def _list_under(band: Band, bands: Sequence[Band], *, cells: bool) -> list[int]:
    if cells:
        return [place for place, other in enumerate(bands) if other == band]
    return [place for place, other in enumerate(bands) if band.left < other.right and other.left < band.right]


def _move(row: GridRow, places: Sequence[int], width: int) -> GridRow:
    moved = dict(zip(places, row.cells, strict=True))
    return replace(row, cells=tuple(moved.get(place) for place in range(width)))
