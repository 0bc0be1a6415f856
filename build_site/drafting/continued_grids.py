"""Joins the parts of a placed table that goes on below a break or on the next page, with headings repeated or not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from build_site.drafting.placed_columns import Grid, GridRow
from build_site.drafting.printed_words import Band, Layout
from build_site.drafting.table_lines import PROSE

_LOW, _HIGH = 0.55, 0.4  # of the page's height


def join_grids(grids: Iterable[Grid], texts: Mapping[int, Sequence[float]]) -> list[Grid]:
    """Tables in the order of a document, with those that go on from the one before joined to it.

    A table goes on where it has no headings of its own, or the same ones, and each of its columns stands under one of
    the columns before it; on the next page only where no running text stands between.

    Args:
        grids: the tables.
        texts: How far down the lines of running text stand on each page.
    """
    joined: list[Grid] = []
    for grid in grids:
        places = _find_places(joined[-1], grid, texts) if joined else None
        if places is None:
            joined.append(grid)
        else:
            width = len(joined[-1].bands)
            moved = tuple(_move(row, places, width) for row in grid.rows)
            joined[-1] = replace(
                joined[-1], rows=(*joined[-1].rows, *moved), is_doubtful=joined[-1].is_doubtful or grid.is_doubtful
            )
    return joined


def _find_places(before: Grid, grid: Grid, texts: Mapping[int, Sequence[float]]) -> list[int] | None:
    """In which column of the table before each column of a grid goes on; `None` where it is another table."""
    if before.cells != grid.cells or not _is_next(before, grid, texts):
        return None
    if _is_beside(before, grid):
        return _find_headings(before, grid)
    own = any(any(heading) for heading in grid.headings)
    return None if own and grid.headings != before.headings else _find_under(before, grid)


def _find_under(before: Grid, grid: Grid) -> list[int] | None:
    """The columns that a grid's columns stand under, each under one."""
    found = [_list_under(band, before.bands, cells=grid.cells) for band in grid.bands]
    places = [one[0] for one in found if len(one) == 1]
    return places if len(places) == len(found) == len(set(places)) else None


def find_texts(layouts: Iterable[Layout]) -> dict[int, list[float]]:
    """How far down the lines of running text stand on each page of a PDF, in points."""
    texts: dict[int, list[float]] = {}
    for layout in layouts:
        for line in layout.lines:
            if not layout.cells and len(line.words) > PROSE:
                texts.setdefault(line.page, []).append(line.top)
    return texts


def _is_beside(before: Grid, grid: Grid) -> bool:
    """Whether a grid stands at the top of the column of text to the right."""
    last, first = before.rows[-1].line, grid.rows[0].line
    is_right = grid.bands[0].left > before.bands[-1].right
    return first.page == last.page and is_right and first.top < before.rows[0].line.top


def _find_headings(before: Grid, grid: Grid) -> list[int] | None:
    """The columns whose headings a grid repeats; `None` where it has another, or they don't tell the columns apart."""
    places = [place for heading in grid.headings for place, other in enumerate(before.headings) if heading == other]
    return places if len(places) == len(set(places)) == len(grid.headings) and all(grid.headings) else None


def _is_next(before: Grid, grid: Grid, texts: Mapping[int, Sequence[float]]) -> bool:
    """Whether a grid follows on the same page, or at the top of the next when the one before reaches far down."""
    last, first = before.rows[-1].line, grid.rows[0].line
    if first.page == last.page:
        return last.page > 0
    below, above = texts.get(last.page, ()), texts.get(first.page, ())
    if any(top > last.bottom for top in below) or any(top < first.top for top in above):
        return False
    return first.page == last.page + 1 and last.bottom > _LOW * before.height and first.top < _HIGH * grid.height


def _list_under(band: Band, bands: Sequence[Band], *, cells: bool) -> list[int]:
    if cells:
        return [place for place, other in enumerate(bands) if other == band]
    return [place for place, other in enumerate(bands) if band.left < other.right and other.left < band.right]


def _move(row: GridRow, places: Sequence[int], width: int) -> GridRow:
    moved = dict(zip(places, row.cells, strict=True))
    return replace(row, cells=tuple(moved.get(place) for place in range(width)))
