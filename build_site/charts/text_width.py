"""How much room texts take, before anybody has drawn them; the only place that knows.

Pictures are drawn in Liberation Sans, which vl-convert carries: its widths are known exactly. Pages are drawn in the
font of the reader's system, which may be wider; `_PAGE_AIR` and `_PAGE_BOLD_AIR` are how much.
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType

# Advance widths of Liberation Sans 2.1 in 1/2048 of the font size, as its `hmtx` table gives them; the same as Arial's.
_REGULAR = {
    391: "'", 455: "ijl’", 532: "|", 569: " !,./:;I[\\]ft\u00a0", 682: "()-`r”²³·", 684: "{}", 727: '"', 797: "*",
    819: "°", 961: "^", 1024: "Jcksvxyzç", 1139: "#$0123456789?L_abdeghnopquåäöéü–«»§€áèà", 1196: "+<=>~−×",
    1251: "FTZø", 1366: "&ABEKPSVXYÅÄÉ", 1479: "CDHNRUwÜ", 1593: "GOQÖØ", 1706: "Mm", 1708: "½", 1821: "%æ",
    1933: "W", 2048: "—…Æ", 2079: "@",
}  # fmt: skip
_BOLD = {
    487: "'", 569: " ,./I\\ijl\u00a0’", 573: "|", 682: "!()-:;[]`ft²³·", 797: "*r{}", 819: "°", 971: '"', 1024: "z”",
    1139: "#$0123456789J_aceksvxyåäé–«»§€áèàç", 1196: "+<=>^~−×", 1251: "?FLTZbdghnopquöüø", 1366: "EPSVXYÉ",
    1479: "&ABCDHKNRUÅÄÜ", 1593: "GOQwÖØ", 1706: "M", 1708: "½", 1821: "%mæ", 1933: "W", 1997: "@", 2048: "—…Æ",
}  # fmt: skip
_EM = 2048
_UNKNOWN = 1479  # a sign that stands in neither list is held to be as wide as most capital letters
# DejaVu Sans, the widest font that systems choose for texts, against Liberation Sans: its numbers, and most words.
_PAGE_AIR, _PAGE_BOLD_AIR = 1.15, 1.25
_BREAKS = re.compile(r"[ \n\t]+")  # a no-break space holds
_HYPHENS = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")


def _read_widths(widths: Mapping[int, str], air: float = 1.0) -> Mapping[str, float]:
    return MappingProxyType({sign: air * width / _EM for width, signs in widths.items() for sign in signs})


class Face(Enum):
    """What a text is set in; the value is the width of each sign, in font sizes."""

    PICTURE = _read_widths(_REGULAR)
    PICTURE_BOLD = _read_widths(_BOLD)
    PAGE = _read_widths(_REGULAR, _PAGE_AIR)
    PAGE_BOLD = _read_widths(_BOLD, _PAGE_BOLD_AIR)


def measure_text(text: str, size: float, face: Face = Face.PAGE) -> float:
    """The width of a text in one line, in px: exact in pictures, and on pages about what it takes at most.

    Args:
        text: without line breaks.
        size: of the font in px.
        face: what it is set in.
    """
    widths = face.value
    return size * sum(widths.get(sign, _UNKNOWN / _EM) for sign in text)


def wrap_text(text: str, width: float, size: float, face: Face = Face.PAGE, *, break_words: bool = False) -> list[str]:
    """A text in lines that fit; it is broken at spaces and after hyphens between letters.

    Args:
        text: to be broken.
        width: of the lines in px.
        size: of the font in px.
        face: what it is set in.
        break_words: whether a word that is wider than a line is broken too; otherwise it stands out.
    """
    lines: list[str] = []
    for piece, follows_space in _part(text):
        fitting = _break_word(piece, width, size, face) if break_words else [piece]
        joined = f"{lines[-1]}{' ' if follows_space else ''}{fitting[0]}" if lines else ""
        if lines and measure_text(joined, size, face) <= width:
            lines[-1] = joined
        else:
            lines.append(fitting[0])
        lines.extend(fitting[1:])
    return lines


def cut_lines(lines: list[str], most: int, width: float, size: float, face: Face = Face.PAGE) -> list[str]:
    """At most so many lines; the last one ends with « …» where something was left out."""
    if len(lines) <= most:
        return lines
    words = lines[most - 1].split(" ")
    while len(words) > 1 and measure_text(f"{' '.join(words)} …", size, face) > width:
        words.pop()
    return [*lines[: most - 1], f"{' '.join(words)} …"]


def _part(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces between which a line may be broken, and whether a space stands before each."""
    for word in _BREAKS.split(text.strip(" \n\t")):
        for number, piece in enumerate(_HYPHENS.split(word)):
            if piece:
                yield piece, number == 0


def _break_word(word: str, width: float, size: float, face: Face) -> list[str]:
    """A word in pieces that fit, each of at least one letter."""
    pieces = [""]
    for sign in word:
        if pieces[-1] and measure_text(pieces[-1] + sign, size, face) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces
