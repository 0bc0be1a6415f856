"""Tables of text whose cells stand under each other, one paragraph each, with lines of blanks where a cell is empty.

Text taken from a PDF comes so when the cells of a row are several lines high: the name, then a paragraph for each
cell, in which the figures for all, for men and for women stand on lines of their own. An empty cell is a paragraph of
lines with only a space. Two cells may share a paragraph's first line.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, product
from math import prod

from build_site.drafting.numbers import Number, is_number_like, list_readings
from build_site.drafting.printed_words import Line

# A paragraph of one blank line only parts two others; an empty cell is higher.
_EMPTY_CELL = 2
_LONGEST_VALUE = 2  # words of a cell in words: «Ökar», «Ej mätt»
_MOST_COMBINATIONS = 200


@dataclass(frozen=True)
class StackCell:
    """A cell of a stack: its figure, or its words, and the line that it stands on; nothing in an empty cell."""

    number: Number | None = None
    text: str = ""
    line: int = 0


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


Paragraph = tuple[Line, ...]
Columns = tuple[tuple[StackCell, ...], ...]
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


def read_stacks(lines: Sequence[Line], width: int) -> list[StackRow]:
    """The rows below the heading.

    Args:
        lines: The lines below the heading, blank ones too.
        width: The number of columns.
    """
    rows: list[StackRow] = []
    name: list[Paragraph] = []
    cells: list[Paragraph] = []
    for paragraph in _part(lines):
        if _is_name(paragraph):
            if cells:
                rows += _make_row(name, cells, width)
                name, cells = [], []
            words, first = _part_first_cell(paragraph)
            name.append(words)
            cells += [first] if first else []
        elif any(line.words for line in paragraph) or _is_empty_cell(paragraph):
            cells.append(paragraph)
    return [*rows, *_make_row(name, cells, width)]


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


def _is_empty_cell(paragraph: Paragraph) -> bool:
    return len(paragraph) >= _EMPTY_CELL and not any(line.words for line in paragraph)


def _is_name(paragraph: Paragraph) -> bool:
    """Whether a paragraph has more words that are no figures than a cell can have."""
    words = [word.text for line in paragraph for word in line.words]
    others = [word for word in words if not is_number_like(word)]
    return len(others) > _LONGEST_VALUE or (bool(others) and len(others) == len(words) and len(paragraph) > 1)


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


def _make_row(name: Sequence[Paragraph], cells: Sequence[Paragraph], width: int) -> list[StackRow]:
    if not any(line.words for paragraph in cells for line in paragraph):
        return []
    label, parts = _read_name(name)
    choices = [list(_read_cells(paragraph)) for paragraph in cells]
    fitting = _fill_columns(choices, width)
    if len(fitting) == 1 and _count_fewest(choices) == width:
        return [StackRow(label, fitting[0], True, parts)]
    proposed = fitting[0] if fitting else [column for choice in choices for column in choice[0]]
    return [StackRow(label, (*proposed, *[()] * width)[:width], False, parts)]


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


def _read_cells(paragraph: Paragraph) -> Iterator[Columns]:
    """The ways in which a paragraph is one cell or several: each cell as its lines under each other."""
    filled = [line for line in paragraph if line.words]
    if not filled:
        yield ((),)
        return
    below = [cell for line in filled[1:] for cell in _read_below(line)]
    for first in _read_line(filled[0]):
        *before, last = first
        yield (*[(cell,) for cell in before], (last, *below))


def _read_below(line: Line) -> list[StackCell]:
    """A line under the first: the part's figure; when it could be two they are not told apart here."""
    readings = list_readings([word.text for word in line.words]) if _is_figures(line) else []
    whole = [reading for reading in readings if len(reading) == 1]
    if whole:
        return [StackCell(whole[0][0], "", line.number)]
    return [StackCell(None, line.text, line.number)]


def _is_figures(line: Line) -> bool:
    return all(is_number_like(word.text) for word in line.words)


def _read_line(line: Line) -> Iterator[list[StackCell]]:
    """The ways in which a line is cells: words make one, figures one or several."""
    choices: list[list[list[StackCell]]] = []
    for is_figures, run in groupby((word.text for word in line.words), key=is_number_like):
        if is_figures:
            readings = list_readings(list(run))
            choices.append([[StackCell(number, "", line.number) for number in reading] for reading in readings])
        else:
            choices.append([[StackCell(None, " ".join(run), line.number)]])
    for found in product(*choices):
        yield [cell for part in found for cell in part]
