"""Text of a PDF that is turned on the page: whole pages printed sideways, and headings that stand on end.

A PDF places every character by itself. Those of turned text come in the wrong order when they are read from the left
and from above, so that `123` becomes `321`; they are put in the order in which the characters were turned.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pdfplumber.page import Page

Char = Mapping[str, Any]
Way = Literal["ltr", "rtl", "ttb", "btt"]
# How many degrees clockwise make turned text upright: which way its characters, and its lines, follow each other.
_WAYS: Mapping[int, tuple[Way, Way]] = {90: ("btt", "ltr"), 270: ("ttb", "rtl")}
_UPRIGHT, _UPSIDE_DOWN = 0, 180
_LETTER_GAP = 0.13  # of the letters' size: the narrowest space is wider
_WORD_GAP = 6  # points: words of one heading stand nearer each other


def make_upright(page: "Page") -> "Page":
    """The page turned so that most of its text is upright; itself where it already is."""
    from pdfplumber.page import Page  # noqa: PLC0415 # it takes long to import, and most commands read no PDF

    turns = Counter(find_turn(char) for char in page.chars if char["text"].strip())
    turn = max(turns, key=lambda one: (turns[one], -one), default=_UPRIGHT)
    if turn == _UPRIGHT:
        return page
    rotated = (page.rotation + turn) % 360
    page.page_obj.attrs["Rotate"] = page.page_obj.rotate = rotated
    return Page(page.pdf, page.page_obj, page.page_number, page.initial_doctop)


def find_turn(char: Char) -> int:
    """How many degrees clockwise a character has to be turned to stand upright: 0, 90, 180 or 270."""
    right, up = char["matrix"][:2]
    if abs(right) >= abs(up):
        return _UPRIGHT if right >= 0 else _UPSIDE_DOWN
    return 90 if up > 0 else 270


def read_turned(chars: Sequence[Char]) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The lines of the text that stands on end, each with its box: left, top, right, bottom in points."""
    from pdfplumber.utils.text import extract_words  # noqa: PLC0415

    for turn, (char_way, line_way) in _WAYS.items():
        found = extract_words(
            [dict(char) for char in chars if find_turn(char) == turn],
            y_tolerance_ratio=_LETTER_GAP,
            char_dir_rotated=char_way,
            line_dir_rotated=line_way,
        )
        line: list[dict[str, Any]] = found[:1]
        for before, word in pairwise(found):
            if not _goes_on(before, word):
                yield _join(line)
                line = []
            line.append(word)
        if line:
            yield _join(line)


def _goes_on(before: Mapping[str, float], word: Mapping[str, float]) -> bool:
    """Whether a word stands on the same turned line as the one before it, a space away."""
    gap = max(before["top"] - word["bottom"], word["top"] - before["bottom"])
    return gap < _WORD_GAP and before["x0"] < word["x1"] and word["x0"] < before["x1"]


def _join(words: Sequence[Mapping[str, Any]]) -> tuple[str, tuple[float, float, float, float]]:
    box = (
        min(word["x0"] for word in words),
        min(word["top"] for word in words),
        max(word["x1"] for word in words),
        max(word["bottom"] for word in words),
    )
    return " ".join(word["text"] for word in words), box
