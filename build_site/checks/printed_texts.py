"""Where a text stands in a report's text, letter by letter.

The texts of reports are taken out of PDF files. There a text may be broken over lines, between words or within one, and
a hyphen may stand where a word is parted. Nothing else may differ: a missing or other letter, sign or blank is a fault.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

OMITTED = "[…]"  # in what is declared as printed: here the report says more
_TAG = re.compile(r"</?\w+>")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BREAK = re.compile(r"[-\u2010\u00ad]?[^\S\n]*\n\s*")  # a line's end, and the hyphen that it may have
_PARTED = re.compile(r"[-\u2010\u00ad][^\S\n]*\n\s*")
_BLANK = re.compile(r"\s+")
# A text ends where a word does, or with the mark of a footnote.
_END = re.compile(r"(?!\w)|(?<=[^\W\d])(?=\d{1,2}(?!\w))")


def clean_text_line(line: str) -> str:
    """A line of a report's text without markup, and with no blank but the space."""
    return " ".join(_TAG.sub(" ", line).split())


def find_spans(wanted: str, text: str) -> Iterator[tuple[int, int]]:
    """Every place where a text stands in another: first character, and the one after its last.

    Args:
        wanted: as it is declared to be printed; `[…]` stands for words that are left out.
        text: lines of a report, cleaned.
    """
    first, *others = [part for piece in wanted.split(OMITTED) if (part := piece.strip())] or [""]
    for start, end in _find_part(first, text):
        last = end
        for other in others:
            last = next((stop for _, stop in _find_part(other, text, last)), -1)
            if last < 0:
                return
        yield start, last


def stands_in(wanted: str, text: str) -> bool:
    """Whether a text stands in another."""
    return next(find_spans(wanted, text), None) is not None


def _find_part(wanted: str, text: str, at: int = 0) -> Iterator[tuple[int, int]]:
    while wanted and (at := text.find(wanted[0], at)) >= 0:
        starts_word = at == 0 or not (_is_of_word(text[at - 1]) and _is_of_word(wanted[0]))
        end = _walk(wanted, text, at) if starts_word else -1
        if end > 0 and _END.match(text, end):
            yield at, end
        at += 1


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _walk(wanted: str, text: str, at: int) -> int:
    """Where a text that begins at a place ends, or -1 where another stands there."""
    for character in wanted:
        if character == " ":
            blank = _BLANK.match(text, at)
            if blank is None:
                return -1
            at = blank.end()
            continue
        if text[at : at + 1] != character:
            parted = _BREAK.match(text, at)
            if parted is None or text[parted.end() : parted.end() + 1] != character:
                return -1
            at = parted.end()
        at += 1
    return at


def find_nearest(wanted: str, text: str) -> str:
    """The place that is most like a text, as long as it, for a person to compare; "" where nothing is like it."""
    flat = " ".join(text.split())
    same = SequenceMatcher(None, flat, wanted, autojunk=False).find_longest_match()
    if same.size * 2 < min(len(wanted), 8):
        return ""
    start = max(0, same.a - same.b)
    return flat[start : start + len(wanted)].strip()


def list_words(text: str) -> list[str]:
    """The words of a text, in order, without regard to capital letters."""
    return [word.casefold() for word in _WORD.findall(text)]


def collect_words(text: str) -> frozenset[str]:
    """All words of a report's text, those that are parted at the end of a line both whole and in parts."""
    return frozenset(list_words(text)) | frozenset(list_words(_PARTED.sub("", text)))
