"""Lines of a PDF: words with their places on the page, and the rules drawn between columns and rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from build_site.drafting.printed_words import Layout, Line, Word
from build_site.reading.pdf_words import Box, PageWord, group_lines, is_inside, open_pdf, read_words
from build_site.reading.turned_text import make_upright

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import CellGroup

_GUTTER = 12  # points between two columns of text, at least
_INDENT = 15  # points: lines of one column begin no further apart
_ENOUGH_LINES = 3


def read_pdf(path: Path, choose: Callable[[int], Sequence[int]]) -> list[Layout]:
    """Lay out pages of a PDF.

    Args:
        path: The file.
        choose: Which pages are wanted, from 1, of so many.

    Returns:
        One layout for each ruled table and, for each page, one with what stands outside of ruled tables.
    """
    with open_pdf(path.read_bytes(), str(path)) as document:
        wanted = choose(len(document.pages))
        pages = ((make_upright(document.pages[number - 1]), number) for number in wanted)
        return [layout for page, number in pages for layout in _read_page(page, number)]


def _read_page(page: "Page", number: int) -> Iterator[Layout]:
    words = read_words(page)
    ruled = [table for table in page.find_tables() if _is_grid(table.rows)]
    for table in ruled:
        yield replace(_read_grid(table.rows, words, number), height=float(page.height))
    outside = [word for word in words if not any(is_inside(word, table.bbox) for table in ruled)]
    for column in _split_page(outside):
        yield Layout(tuple(_make_lines(column, number)), placed=True, height=float(page.height))


def _is_grid(rows: "Sequence[CellGroup]") -> bool:
    return len(rows) > 1 and max(sum(cell is not None for cell in row.cells) for row in rows) > 1


def _read_grid(rows: "Sequence[CellGroup]", words: Sequence[PageWord], page: int) -> Layout:
    """A ruled table: each cell's words together, at the cells' numbers."""
    edges = sorted({round(cell[0]) for row in rows for cell in row.cells if cell})
    lines = []
    for place, row in enumerate(rows, start=1):
        cells = []
        for box in row.cells:
            text = _read_cell(box, words) if box else ""
            if box and text:
                left = edges.index(round(box[0]))
                right = sum(edge < box[2] - 1 for edge in edges) - 1
                cells.append(Word(text, left, right, box[1], box[3]))
        left, top, right, bottom = row.bbox
        lines.append(Line(place, tuple(cells), page, top, bottom, (left, right)))
    return Layout(tuple(lines), placed=True, cells=True)


def _read_cell(box: Box, words: Sequence[PageWord]) -> str:
    inside = [word for word in words if is_inside(word, box)]
    return " ".join(line.text for line in _make_lines(inside, 0))


def _make_lines(words: Sequence[PageWord], page: int) -> Iterator[Line]:
    """Words whose middles are at one height, from left to right."""
    for number, group in enumerate(group_lines(words), start=1):
        yield Line(
            number,
            tuple(Word(word.text, word.box[0], word.box[2], word.box[1], word.box[3]) for word in group),
            page,
            min(word.box[1] for word in group),
            max(word.box[3] for word in group),
        )


def _split_page(words: Sequence[PageWord]) -> list[list[PageWord]]:
    """The page's columns of text: two where a gutter near its middle parts lines that begin anew to the right of it."""
    if not words:
        return []
    left, right = min(word.box[0] for word in words), max(word.box[2] for word in words)
    for gutter in _find_gutters(words, left + 0.3 * (right - left), left + 0.7 * (right - left)):
        halves = _part_at(gutter, words)
        if all(_begins_with_text(list(_make_lines(half, 0))) for half in halves):
            return halves
    return [list(words)]


def _part_at(gutter: float, words: Sequence[PageWord]) -> list[list[PageWord]]:
    """The words to the left of a gutter, and those to the right."""
    left = [word for word in words if word.box[2] <= gutter]
    return [left, [word for word in words if word.box[0] >= gutter]]


def _find_gutters(words: Sequence[PageWord], first: float, last: float) -> Iterator[float]:
    """Places that no word crosses, at least a narrow column's gap wide."""
    ends = sorted((word.box[0], word.box[2]) for word in words)
    reach = ends[0][1]
    for left, right in ends:
        if left - reach > _GUTTER and first < (left + reach) / 2 < last:
            yield (left + reach) / 2
        reach = max(reach, right)


def _begins_with_text(lines: Sequence[Line]) -> bool:
    """Whether most lines begin with letters at one left edge."""
    if len(lines) < _ENOUGH_LINES:
        return False
    edge = min(line.words[0].left for line in lines)
    aligned = [line for line in lines if line.words[0].left - edge < _INDENT and _names_something(line)]
    return len(aligned) >= 0.6 * len(lines)


def _names_something(line: Line) -> bool:
    """Whether a line begins with a word, or with a code before one."""
    return any(word.text[:1].isalpha() for word in line.words[:2])
