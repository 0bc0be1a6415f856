"""Tables of text whose cells stand under each other, one paragraph each, with lines of blanks where a cell is empty.

Text taken from a PDF comes so when the cells of a row are several lines high: the name, then a paragraph for each
cell, in which the figures for all, for men and for women stand on lines of their own. An empty cell is a paragraph of
lines with only a space. Two cells may share a paragraph's first line.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product
from math import prod

from build_site.drafting.numbers import is_number_like
from build_site.drafting.printed_words import Line
from build_site.drafting.stack_cells import Columns, Paragraph, StackCell, read_cells

_NOTE = re.compile(r".*[^\W\d_].*: -?\d[\d ,]*%?\s*")
_EMPTY_CELL = 2
_LONGEST_VALUE = 2  # words of a cell in words: «Ökar», «Ej mätt»
_MOST_COMBINATIONS = 200


@dataclass(frozen=True)
class StackRow:
    """A name with its cells.

    Args:
        label: The name.
        cells: For each column the cells under each other: for all, and below for its parts; empty when nothing stands.
        sure: Whether the paragraphs fill the columns in one way only.
        parts: What stands under the name for the lines under each other, when it does.
    """

    label: str
    cells: tuple[tuple[StackCell, ...], ...]
    sure: bool
    parts: tuple[str, ...] = ()


IsHeadingWord = Callable[[str], bool]


def is_stacked(lines: Sequence[Line]) -> bool:
    """Whether cells stand under each other: paragraphs of blank lines, that hold a space each, are among them."""
    padded = [paragraph for paragraph in _part(lines) if sum(not line.words for line in paragraph) > 1]
    return len(padded) > 1


def part_heading(lines: Sequence[Line], is_heading_word: IsHeadingWord) -> tuple[str, list[Line]]:
    """The words of the columns' headings, and the lines after them."""
    heading: list[str] = []
    for place, line in enumerate(lines):
        words = [word.text for word in line.words]
        if words and heading and not all(is_heading_word(word) for word in words):
            return " ".join(heading), list(lines[place:])
        heading += words
    return " ".join(heading), []


def read_stacks(lines: Sequence[Line], width: int, is_heading_word: IsHeadingWord) -> list[StackRow]:
    """The rows below the heading.

    Args:
        lines: The lines below the heading, blank ones too.
        width: The number of columns.
        is_heading_word: Whether a word belongs to columns' headings, which pages may repeat between the rows.
    """
    paragraphs = list(_part([_blank_heading(line, is_heading_word) for line in lines]))
    heights = Counter(len(paragraph) for paragraph in paragraphs if not _is_name(paragraph))
    usual = max(heights, key=lambda height: (height > _EMPTY_CELL, heights[height]), default=0)
    rows: list[StackRow] = []
    for name, cells in _group_rows(paragraphs):
        notes, rest = _part_notes(name)
        rows += [*(_make_note(note, width) for note in notes), *_make_row(rest, cells, width, usual)]
    return rows


def _group_rows(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[list[Paragraph], list[Paragraph]]]:
    """The paragraphs of each row's name, with those of its cells."""
    name: list[Paragraph] = []
    cells: list[Paragraph] = []
    for paragraph in paragraphs:
        if _is_name(paragraph):
            if cells:
                yield name, cells
                name, cells = [], []
            words, first = _part_first_cell(paragraph)
            name.append(words)
            cells += [first] if first else []
        elif cells or not _parts_only(paragraph):
            cells.append(paragraph)
    yield name, cells


def _part_notes(name: Sequence[Paragraph]) -> tuple[list[Line], list[Paragraph]]:
    """Lines of text before a row's name that tell a figure, as «Antal svar: 202», and the name itself."""
    lines = list(chain.from_iterable(name))
    notes = [line for line in lines if _NOTE.fullmatch(line.text)]
    if not notes:
        return [], [*name]
    last = lines.index(notes[-1])
    after = set(map(id, lines[last + 1 :]))
    kept = (tuple(line for line in paragraph if id(line) in after) for paragraph in name)
    return notes, [paragraph for paragraph in kept if paragraph]


def _make_note(line: Line, width: int) -> StackRow:
    """A figure in text: it stands in no column, so that an editor must say in which it belongs."""
    label, figures = line.text.rsplit(":", 1)
    cell = StackCell(None, figures.strip(), line.number)
    return StackRow(label, (*[()] * (width - 1), (cell,)), False)


def _blank_heading(line: Line, is_heading_word: IsHeadingWord) -> Line:
    """A line without its words where it repeats the columns' headings: it parts what stands over and under it."""
    said = [word.text for word in line.words if is_heading_word(word.text) and any(map(str.isalpha, word.text))]
    is_heading = len(said) > 1 and 2 * sum(is_heading_word(word.text) for word in line.words) > len(line.words)
    return replace(line, words=(), ending="") if is_heading else line


def _part(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Lines between lines that have not even a space."""
    paragraph: list[Line] = []
    for line in lines:
        if line.words or line.ending:
            paragraph.append(line)
        elif paragraph:
            yield tuple(paragraph)
            paragraph = []
    if paragraph:
        yield tuple(paragraph)


def _parts_only(paragraph: Paragraph) -> bool:
    """Whether a paragraph is one blank line, which only parts two others; an empty cell is higher."""
    return len(paragraph) < _EMPTY_CELL and not any(line.words for line in paragraph)


def _is_name(paragraph: Paragraph) -> bool:
    """Whether a paragraph has more words that are no figures than a cell can have."""
    words = [word.text for line in paragraph for word in line.words]
    others = [word for word in words if not is_number_like(word)]
    filled = sum(bool(line.words) for line in paragraph)
    return len(others) > _LONGEST_VALUE or (bool(others) and len(others) == len(words) and filled > 1)


def _part_first_cell(paragraph: Paragraph) -> tuple[Paragraph, Paragraph]:
    """A name's paragraph that blank lines end has the first cell too: figures after its words, or an empty one."""
    filled = [line for line in paragraph if line.words]
    blanks = tuple(line for line in paragraph if not line.words)
    if len(blanks) < _EMPTY_CELL:
        return paragraph, ()
    *before, last = filled
    words = list(last.words)
    while words and is_number_like(words[-1].text):
        words.pop()
    figures = last.words[len(words) :]
    name = (*before, replace(last, words=tuple(words)))
    return name, (replace(last, words=figures), *blanks) if figures else blanks


def _make_row(name: Sequence[Paragraph], cells: Sequence[Paragraph], width: int, height: int) -> list[StackRow]:
    if not any(line.words for paragraph in cells for line in paragraph):
        return []
    label, parts = _read_name(name)
    choices = [list(read_cells(paragraph)) for paragraph in _join_cells(cells, height)]
    fitting = _fill_columns(choices, width)
    if len(fitting) == 1 and _count_fewest(choices) == width:
        return [StackRow(label, fitting[0], True, parts)]
    proposed = fitting[0] if fitting else [column for choice in choices for column in choice[0]]
    return [StackRow(label, (*proposed, *[()] * width)[:width], False, parts)]


def _join_cells(paragraphs: Sequence[Paragraph], usual: int) -> list[Paragraph]:
    """The paragraphs as cells: a row's cells are all as many lines high, and a blank line may stand within one.

    Where the heights don't come out even, the paragraphs are left as they are.
    """
    for height in (max(map(len, paragraphs)), usual):
        cells = _pile(paragraphs, height)
        is_even = all(len(cell) == height for cell in cells[:-1]) and len(cells[-1]) <= height
        if height > _EMPTY_CELL and is_even:
            return cells
    return [paragraph for paragraph in paragraphs if not _parts_only(paragraph)]


def _pile(paragraphs: Sequence[Paragraph], height: int) -> list[Paragraph]:
    """Paragraphs joined until each has so many lines."""
    cells: list[Paragraph] = []
    for paragraph in paragraphs:
        if cells and len(cells[-1]) < height:
            cells[-1] = (*cells[-1], *paragraph)
        elif not _parts_only(paragraph):
            cells.append(paragraph)
    return cells


def _fill_columns(choices: Sequence[Sequence[Columns]], width: int) -> list[Columns]:
    """Every way in which the paragraphs are so many cells."""
    if prod(map(len, choices)) > _MOST_COMBINATIONS:
        return []
    ways = (tuple(column for part in found for column in part) for found in product(*choices))
    return [way for way in ways if len(way) == width]


def _count_fewest(choices: Sequence[Sequence[Columns]]) -> int:
    """The fewest cells that the paragraphs can be; if they are too few, an empty cell could have been lost."""
    return sum(min(map(len, choice)) for choice in choices)


def _read_name(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[str, ...]]:
    """A row's name, and what a paragraph below it calls the lines under each other."""
    texts = [[line.text for line in paragraph if line.words] for paragraph in paragraphs]
    parts: tuple[str, ...] = ()
    if len(texts) > 1 and len(texts[-1]) > 1 and all(len(text.split()) == 1 for text in texts[-1]):
        parts = tuple(_join_broken(texts.pop()))
    return re.sub(r"\s+", " ", " ".join(text for lines in texts for text in lines)), parts


def _join_broken(words: Sequence[str]) -> list[str]:
    """Words of which some were broken over two lines: «Kvinn», «or»."""
    joined: list[str] = []
    for word in words:
        if joined and word[:1].islower():
            joined[-1] += word
        else:
            joined.append(word)
    return joined
