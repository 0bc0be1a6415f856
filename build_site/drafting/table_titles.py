"""The heading over a table in a PDF: the nearest line above it in larger letters than the page's text."""

from collections.abc import Sequence
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
    lines = [line for layout in layouts if not layout.cells for line in layout.lines if line.page == page]
    heights = [word.bottom - word.top for line in lines for word in line.words]
    if not heights:
        return ""
    least = _LARGER * median(heights)
    over = [line for line in lines if top - _FAR < line.top < top and _measure(line) > least]
    nearest = max(over, key=lambda line: line.top, default=None)
    return nearest.text if nearest and len(nearest.words) <= _LONGEST else ""


def _measure(line: Line) -> float:
    return min((word.bottom - word.top for word in line.words), default=0)
