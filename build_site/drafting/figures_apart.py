"""Which words on a line of a PDF are one figure or one text, by the gaps between them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from build_site.drafting.numbers import is_number_like, tidy
from build_site.drafting.printed_words import Line, Word, join_words, split_words

_MONEY = ("kr", "tkr", "mnkr", "mkr")
_GROUP = 3  # digits between thousands separators
# The gap between words of a text is at most this part of the letters' height.
_TEXT_GAP = 0.45
# A thousands separator's gaps differ by no more than this factor in one table.
_SAME_GAP = 1.3


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

    words = tuple(_list_without_units(line))
    return replace(line, words=tuple(join_words(group) for group in split_words(words, belong)))


def _list_without_units(line: Line) -> Iterator[Word]:
    """The words but for a unit of money right after a figure, which is told by the reader as that of the column."""
    yield from line.words[:1]
    for before, word in pairwise(line.words):
        near = word.left - before.right <= _TEXT_GAP * _height(word)
        if not (near and word.text in _MONEY and is_number_like(before.text)):
            yield word


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
