"""The heading over a table in a PDF: the nearest line above it in larger letters than the page's text."""

from collections.abc import Iterator, Sequence
from statistics import median

from build_site.drafting.printed_words import Layout, Line

_LARGER = 1.1  # times the height of most words
_FAR = 250  # points
_LONGEST = 14  # words: a heading has no more


def find_title(layouts: Sequence[Layout], page: int, top: float) -> str:
    """What stands over a table.

    Args:
        layouts: of the whole document.
        page: the table's, from 1.
        top: how far down on it the table's first row stands, in points.
    """
    lines = list(_list_lines(layouts, page))
    over = [line for line in _choose_larger(lines) if top - _FAR < line.top < top]
    nearest = max(over, key=lambda line: line.top, default=None)
    return nearest.text if nearest and len(nearest.words) <= _LONGEST else ""


def _list_lines(layouts: Sequence[Layout], page: int) -> Iterator[Line]:
    """The lines of a page that stand outside ruled tables."""
    for layout in layouts:
        yield from () if layout.cells else (line for line in layout.lines if line.words and line.page == page)


def _choose_larger(lines: Sequence[Line]) -> list[Line]:
    """Those whose letters all are larger than most of the page's."""
    heights = [word.bottom - word.top for line in lines for word in line.words]
    least = _LARGER * median(heights) if heights else 0
    return [line for line in lines if min(word.bottom - word.top for word in line.words) > least]
