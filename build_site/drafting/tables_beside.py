"""Tables that stand beside each other on a page, with names again to the right of figures."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from build_site.drafting.numbers import is_sign
from build_site.drafting.printed_words import Line, Word, join_words
from build_site.drafting.table_lines import INDENT, is_figure, is_year

_CODE = re.compile(r"\d{3,8}")
_ENOUGH_NAMES = 2
_MOST_ALIGNED = 0.6  # of the names that begin at one left edge


def split_beside(lines: list[Line]) -> list[list[Line]]:
    """Tables beside each other, parted where rows' names stand again to the right of figures."""
    cut = _find_cut(lines)
    if cut is None:
        return [lines]
    if _are_codes(lines, cut):
        return [[_join_code(line, cut) for line in lines]]
    left = [_keep(line, lambda word: word.left < cut - 1) for line in lines]
    right = [_keep(line, lambda word: word.left >= cut - 1) for line in lines]
    return [[line for line in left if line.words], *split_beside([line for line in right if line.words])]


def _are_codes(lines: Sequence[Line], cut: float) -> bool:
    """Whether the figures before the names are codes: nothing but one whole number of several digits stands there."""
    before = [[word.text for word in line.words if word.left < cut - 1] for line in lines]
    codes = [words for words in before if words and any(map(is_figure, words))]
    return all(len(words) == 1 and _CODE.fullmatch(words[0]) for words in codes)


def _join_code(line: Line, cut: float) -> Line:
    """The line with a code and the name after it as one name."""
    codes = [word for word in line.words if word.left < cut - 1]
    first = len(codes)
    if not codes or first == len(line.words) or is_sign(line.words[first].text):
        return line
    return replace(line, words=(join_words(line.words[: first + 1]), *line.words[first + 1 :]))


def _keep(line: Line, wanted: Callable[[Word], bool]) -> Line:
    return replace(line, words=tuple(word for word in line.words if wanted(word)))


def _find_cut(lines: Sequence[Line]) -> float | None:
    """Where names begin again to the right of figures, in most of the lines with several figures."""
    rows = [found for line in lines if len(found := _list_own_figures(line)) > 1]
    between = [names[0] for line in lines if (names := _find_names_between(line))]
    if len(between) * 2 < len(rows) or len(between) < _ENOUGH_NAMES:
        return None
    edge = min(word.left for word in between)
    aligned = [word for word in between if word.left - edge < INDENT]
    return edge if len(aligned) >= _MOST_ALIGNED * len(between) else None


def _list_own_figures(line: Line) -> list[int]:
    """The places of a line's figures that are no years."""
    return [place for place, word in enumerate(line.words) if is_figure(word.text) and not is_year(word.text)]


def _find_names_between(line: Line) -> list[Word]:
    """The words with letters that stand between the first and the last figure of a line."""
    figures = _list_own_figures(line)
    inside = line.words[figures[0] : figures[-1]] if figures else ()
    return [word for word in inside if any(map(str.isalpha, word.text))]
