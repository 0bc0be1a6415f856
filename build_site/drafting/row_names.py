"""The names of placed rows, also where a name takes several lines, above, beside or below its figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from build_site.drafting.numbers import is_sign
from build_site.drafting.printed_words import Line, Word, join_words

# Lines of one name stand this much nearer to each other than to the next row's.
_NEARER = 1.05
_UNFINISHED = re.compile(r"(?:[-,/(&]|\b(?:och|av|för|i|med|som|till|på|samt|eller|under|de|en|ett|exkl\.|inkl\.))$")


@dataclass(frozen=True)
class NamedRow:
    """A row's name, the heading over it, and where the name's words stand."""

    label: str
    heading: str = ""
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class _Label:
    """A line of a name: `row` is the number of the row whose figures stand beside it, or -1."""

    word: Word
    row: int


def name_rows(lines: Sequence[Line], marks: Sequence[bool], edge: float) -> list[NamedRow]:
    """Name each row.

    Args:
        lines: The table's lines below its heading.
        marks: Which of them are rows.
        edge: Where the first column of figures begins; names stand to the left.
    """
    labels: list[_Label] = []
    figures: list[Word] = []
    for line, mark in zip(lines, marks, strict=True):
        names, others = _part_line(line, edge, is_row=mark)
        if names:
            labels.append(_Label(join_words(names), len(figures) if mark else -1))
        if mark:
            figures.append(join_words(others))
    blocks = _find_blocks(labels, figures) or _join_by_words(labels)
    return list(_give_names(blocks, len(figures)))


def _part_line(line: Line, edge: float, *, is_row: bool) -> tuple[list[Word], list[Word]]:
    """The words of a line that name, and the others: in a row, figures to the left of the columns are no names."""
    names = [word for word in line.words if word.left < edge and not (is_row and is_sign(word.text))]
    return names, [word for word in line.words if word not in names]


def _find_blocks(labels: Sequence[_Label], figures: Sequence[Word]) -> list[tuple[tuple[Word, ...], int]]:
    """Names as lines near each other: words and row; none where the lines stand evenly, or rows share one."""
    blocks = _part_by_distance([label.word for label in labels])
    owners = [_find_rows(block, figures) for block in blocks]
    owned = list(chain.from_iterable(owners))
    if any(len(rows) > 1 for rows in owners) or len(set(owned)) < len(owned):
        return []
    return [(tuple(block), rows[0] if rows else -1) for block, rows in zip(blocks, owners, strict=True)]


def _part_by_distance(words: Sequence[Word]) -> list[list[Word]]:
    """Lines nearer to each other than others are; none where all stand evenly."""
    steps = [after.top - before.top for before, after in pairwise(words)]
    if not steps or min(steps) <= 0 or max(steps) < _NEARER * min(steps):
        return []
    blocks = [[words[0]]]
    for step, word in zip(steps, words[1:], strict=True):
        if step >= _NEARER * min(steps):
            blocks.append([])
        blocks[-1].append(word)
    return blocks


def _find_rows(block: Sequence[Word], figures: Sequence[Word]) -> list[int]:
    """The rows whose figures stand beside a name's lines."""
    top, bottom = block[0].top, block[-1].bottom
    return [row for row, figure in enumerate(figures) if top <= (figure.top + figure.bottom) / 2 <= bottom]


def _join_by_words(labels: Sequence[_Label]) -> list[tuple[tuple[Word, ...], int]]:
    """Names as their words tell: a line that begins in lower case, or follows an unfinished one, goes on."""
    blocks: list[list[_Label]] = []
    for label in labels:
        if blocks and _goes_on(blocks[-1], label):
            blocks[-1].append(label)
        else:
            blocks.append([label])
    return [(tuple(one.word for one in block), max(one.row for one in block)) for block in blocks]


def _goes_on(block: Sequence[_Label], label: _Label) -> bool:
    """Whether a line belongs to the name above it; a name has the figures of one row."""
    if label.row >= 0 and any(one.row >= 0 for one in block):
        return False
    return label.word.text[:1].islower() or bool(_UNFINISHED.search(block[-1].word.text))


def _give_names(blocks: Sequence[tuple[tuple[Word, ...], int]], rows: int) -> Iterator[NamedRow]:
    names: dict[int, NamedRow] = {}
    over = ""
    for words, row in blocks:
        text = " ".join(word.text for word in words)
        if row < 0:
            over = text
        else:
            names[row] = NamedRow(text, over, words)
    for row in range(rows):
        yield names.get(row, NamedRow(""))
