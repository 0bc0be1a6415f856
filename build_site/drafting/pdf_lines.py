"""Lines of a PDF: words with their places on the page, and the rules drawn between columns and rows."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pdfplumber
from pdfplumber.pdf import PDF
from pdfplumber.utils.text import extract_words

from build_site.drafting.printed_words import Layout, Line, Word
from build_site.drafting.turned_text import Char, find_turn, make_upright, read_turned

# Words whose middles are nearer than this part of their height stand on one line.
_SAME_LINE = 0.5
_WORD_GAP = 0.13  # of the letters' size: the narrowest space, that of a thin separator, is wider
_CLOSE = 2  # points
_SMALLER, _RAISED = 0.85, 0.05  # of the size of the letters before a footnote's mark
_MARK = re.compile(r"[\d*,)a-e]{1,4}")
_GUTTER = 12  # points between two columns of text, at least
_INDENT = 15  # points: lines of one column begin no further apart
_ENOUGH_LINES = 3
Box = tuple[float, float, float, float]  # left, top, right, bottom: points from the page's upper left corner


@dataclass(frozen=True)
class _Placed:
    text: str
    box: Box


def read_pdf(path: Path, choose: Callable[[int], Sequence[int]]) -> list[Layout]:
    """Lay out pages of a PDF.

    Args:
        path: The file.
        choose: Which pages are wanted, from 1, of so many.

    Returns:
        One layout for each ruled table and, for each page, one with what stands outside of ruled tables.
    """
    with PDF(BytesIO(path.read_bytes())) as document:
        wanted = choose(len(document.pages))
        pages = ((make_upright(document.pages[number - 1]), number) for number in wanted)
        return [layout for page, number in pages for layout in _read_page(page, number)]


def _read_page(page: pdfplumber.page.Page, number: int) -> Iterator[Layout]:
    words = _read_words(page.dedupe_chars().chars)
    ruled = [table for table in page.find_tables() if _is_grid(table.rows)]
    for table in ruled:
        yield replace(_read_grid(table.rows, words, number), height=float(page.height))
    outside = [word for word in words if not any(_is_inside(word.box, table.bbox) for table in ruled)]
    for column in _split_page(outside):
        yield Layout(tuple(_make_lines(column, number)), placed=True, height=float(page.height))


def _read_words(chars: Sequence[Char]) -> list[_Placed]:
    """The words that stand upright, without footnotes' marks, and the lines of those that stand on end."""
    upright = [dict(char) for char in chars if find_turn(char) == 0]
    found = extract_words(upright, x_tolerance_ratio=_WORD_GAP, keep_blank_chars=False, extra_attrs=["size"])
    words = [_place(word) for word in _drop_marks([SimpleNamespace(**word) for word in found])]
    return [*words, *(_Placed(text, box) for text, box in read_turned(chars))]


def _drop_marks(words: Sequence[SimpleNamespace]) -> Iterator[SimpleNamespace]:
    """The words without the small raised marks of footnotes, which are no part of the figure before them.

    Letters of two sizes stand in two words here; what else stands close together is put together again.
    """
    last: SimpleNamespace | None = None
    for word in words:
        close = last is not None and -1 < word.x0 - last.x1 < _CLOSE and abs(word.bottom - last.bottom) < last.size
        if close and last is not None and _is_mark(word, last):
            continue
        if close and last is not None and abs(word.x0 - last.x1) < _WORD_GAP * last.size:
            last.text, last.x1 = last.text + word.text, word.x1
            last.top, last.bottom = min(last.top, word.top), max(last.bottom, word.bottom)
            continue
        if last is not None:
            yield last
        last = word
    if last is not None:
        yield last


def _is_mark(word: SimpleNamespace, before: SimpleNamespace) -> bool:
    raised = word.size < _SMALLER * before.size and word.bottom < before.bottom - _RAISED * before.size
    return raised and bool(_MARK.fullmatch(word.text))


def _place(word: SimpleNamespace) -> _Placed:
    return _Placed(word.text, (word.x0, word.top, word.x1, word.bottom))


def _is_grid(rows: Sequence[pdfplumber.table.CellGroup]) -> bool:
    return len(rows) > 1 and max(sum(cell is not None for cell in row.cells) for row in rows) > 1


def _read_grid(rows: Sequence[pdfplumber.table.CellGroup], words: Sequence[_Placed], page: int) -> Layout:
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
        lines.append(Line(place, tuple(cells), page, row.bbox[1], row.bbox[3]))
    return Layout(tuple(lines), placed=True, cells=True)


def _read_cell(box: Box, words: Sequence[_Placed]) -> str:
    inside = [word for word in words if _is_inside(word.box, box)]
    return " ".join(line.text for line in _make_lines(inside, 0))


def _is_inside(box: Box, outer: Box) -> bool:
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] <= across <= outer[2] and outer[1] <= down <= outer[3]


def _make_lines(words: Sequence[_Placed], page: int) -> Iterator[Line]:
    """Words whose middles are at one height, from left to right."""
    groups: list[list[_Placed]] = []
    for word in sorted(words, key=lambda word: word.box[1] + word.box[3]):
        if groups and _is_level(groups[-1][-1].box, word.box):
            groups[-1].append(word)
        else:
            groups.append([word])
    for number, group in enumerate(groups, start=1):
        ordered = sorted(group, key=lambda word: word.box[0])
        yield Line(
            number,
            tuple(Word(word.text, word.box[0], word.box[2], word.box[1], word.box[3]) for word in ordered),
            page,
            min(word.box[1] for word in group),
            max(word.box[3] for word in group),
        )


def _is_level(before: Box, box: Box) -> bool:
    height = min(before[3] - before[1], box[3] - box[1])
    return abs((before[1] + before[3]) - (box[1] + box[3])) / 2 < _SAME_LINE * height


def _split_page(words: Sequence[_Placed]) -> list[list[_Placed]]:
    """The page's columns of text: two where a gutter near its middle parts lines that begin anew to the right of it."""
    if not words:
        return []
    left, right = min(word.box[0] for word in words), max(word.box[2] for word in words)
    for gutter in _find_gutters(words, left + 0.3 * (right - left), left + 0.7 * (right - left)):
        halves = _part_at(gutter, words)
        if all(_begins_with_text(list(_make_lines(half, 0))) for half in halves):
            return halves
    return [list(words)]


def _part_at(gutter: float, words: Sequence[_Placed]) -> list[list[_Placed]]:
    """The words to the left of a gutter, and those to the right."""
    left = [word for word in words if word.box[2] <= gutter]
    return [left, [word for word in words if word.box[0] >= gutter]]


def _find_gutters(words: Sequence[_Placed], first: float, last: float) -> Iterator[float]:
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
