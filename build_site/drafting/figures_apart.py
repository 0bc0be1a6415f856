"""Which words on a line of a PDF are one figure or one text, by the gaps between them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from build_site.drafting.numbers import is_number_like, is_sign, tidy
from build_site.drafting.printed_words import Band, Line, Word, join_words, split_words

_MONEY = ("kr", "tkr", "mnkr", "mkr")
_GROUP = 3  # digits between thousands separators
# The gap between words of a text is at most this part of the letters' height.
_TEXT_GAP = 0.45
# A thousands separator's gaps differ by no more than this factor in one table.
_SAME_GAP = 1.3
_SAME_EDGE = 1  # points


def join_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines with the words that belong together joined."""
    widest = _measure_separator(lines)
    return [_join_line(line, widest) for line in lines]


def _join_line(line: Line, widest: float) -> Line:
    def belong(before: Word, word: Word) -> bool:
        gap = word.left - before.right
        if is_number_like(before.text) and is_number_like(word.text):
            return gap <= widest or (_is_small_sign(word) and gap <= _TEXT_GAP * _height(word))
        return gap <= _TEXT_GAP * _height(word)

    words = tuple(_take_units(line))
    return replace(line, words=tuple(join_words(group) for group in split_words(words, belong)))


def _take_units(line: Line) -> Iterator[Word]:
    """The words, with a unit of money right after a figure as something said of that figure."""
    units = [_is_unit(before, word) for before, word in pairwise(line.words)]
    for place, word in enumerate(line.words):
        if place and units[place - 1]:
            continue
        is_counted = place < len(units) and units[place]
        yield replace(word, unit=line.words[place + 1].text) if is_counted else word


def _is_unit(before: Word, word: Word) -> bool:
    near = word.left - before.right <= _TEXT_GAP * _height(word)
    return near and word.text in _MONEY and is_number_like(before.text)


def _is_small_sign(word: Word) -> bool:
    return word.text == "%"


def _height(word: Word) -> float:
    return word.bottom - word.top or 10


def _measure_separator(lines: Sequence[Line]) -> float:
    """The widest gap inside a figure: that of the narrowest thousands separator, as they are all alike."""
    gaps = sorted(gap for line in lines for gap in _list_separators(line))
    return gaps[0] * _SAME_GAP if gaps else 0


def _list_separators(line: Line) -> Iterator[float]:
    """Gaps that may be thousands separators: before three digits, after a figure of up to three."""
    for before, word in pairwise(line.words):
        gap = word.left - before.right
        digits = tidy(before.text).lstrip("(-")
        groups = digits.isdigit() and len(digits) <= _GROUP and tidy(word.text)[:_GROUP].isdigit()
        if groups and not tidy(word.text)[_GROUP : _GROUP + 1].isdigit() and gap <= _TEXT_GAP * _height(word):
            yield gap


def part_names(lines: Sequence[Line], marks: Sequence[bool], column: Band) -> list[Line]:
    """The lines, with the figures of rows that stand so near their names that they were joined to them.

    Args:
        lines: The table's.
        marks: Which of them are rows.
        column: Where the first column of figures stands.
    """
    rows = [line for line, mark in zip(lines, marks, strict=True) if mark]
    figures = [word for line in rows for word in line.words if is_sign(word.text) and _stands_in(word, column)]
    return [_part_name(line, column, figures) if mark else line for line, mark in zip(lines, marks, strict=True)]


def _stands_in(word: Word, column: Band) -> bool:
    return column.left <= word.middle <= column.right


def _part_name(line: Line, column: Band, figures: Iterable[Word]) -> Line:
    """A name that goes on into the first column is parted before figures that begin or end as the others there do."""
    for place, word in enumerate(line.words):
        if not word.left < column.left < word.right or is_sign(word.text):
            continue
        for first in range(1, len(word.parts)):
            figure = join_words(word.parts[first:])
            if is_sign(figure.text) and any(_is_aligned(figure, other) for other in figures):
                name = join_words(word.parts[:first])
                return replace(line, words=(*line.words[:place], name, figure, *line.words[place + 1 :]))
    return line


def _is_aligned(figure: Word, other: Word) -> bool:
    return abs(figure.left - other.left) < _SAME_EDGE or abs(figure.right - other.right) < _SAME_EDGE
