"""How a report may print a figure: as a line of its text after cleaning, and as a pattern to look for there."""

import re
from decimal import Decimal

from build_site.model import Figure

_TAG = re.compile(r"</?\w+>")
# A minus sign, hyphens, an en dash and a full-width hyphen: reports print all of them before numbers.
_MINUS = re.compile("[\u2212\u2010\u2011\u2013\uff0d]")
# Words by which running text says that a number is less than what it is held against, in place of a minus.
_LESS = re.compile(
    r"\b(?:färre|lägre|mindre|sämre|billigare|minsk\w*|sänk\w*|sjunk\w*|sjönk|försämr\w*|underskrid\w*|underskott\w*)\b",
    re.I,
)
_JOINED = "\u2060"  # a mark of ours: the word joiner, which no report prints
_APART = r"(?<![\d,.])"
_NEGATIVE = rf"{_APART}-{_JOINED}?"
# A positive figure must not be found inside a negative one; in «1150-1350» the hyphen is not a minus.
_UNSIGNED = rf"{_APART}(?<![^\d]-)(?<!^-)"
# Running text writes small numbers as words.
_NUMBER_WORDS = dict(
    zip(
        map(str, range(13)),
        "noll en|ett två tre fyra fem sex sju åtta nio tio elva tolv".split(),
        strict=False,
    )
)


def clean_line(line: str) -> str:
    """A line without markup, with one kind of space and one kind of minus.

    One space between a minus and its digits («- 6 279») is marked, because it may belong to the figure; a wider gap
    comes after a dash that stands for an empty cell.
    """
    plain = _MINUS.sub("-", _TAG.sub(" ", line))
    marked = re.sub(r"(?<!\S)-[ \u00a0\u202f](?=\d)", f"-{_JOINED}", plain)
    return re.sub(r"[\s\u00a0\u202f]+", " ", marked)


def says_less(text: str) -> bool:
    """Whether a sentence says in words that something is less: «två färre», «16 procent lägre»."""
    return _LESS.search(text) is not None


def build_pattern(figure: Figure, *, running_text: bool = False, less: bool = False) -> str:
    """A regular expression for the ways in which a report may print a figure.

    Args:
        running_text: whether the figure stands in a sentence, where small numbers may be words.
        less: whether the sentence says in words that something is less, so that a difference needs no minus.
    """
    if figure.value is None:
        words = r"\s*".join(re.escape(word) for word in clean_line(figure.text).split())
        # Not inside another word, but the mark of a footnote may follow: «ökar2».
        return rf"(?<!\w){words}(?:(?!\w)|(?<=\D)(?=\d))"
    in_words = running_text and less and figure.meaning.signed
    if not figure.value.is_signed():
        return build_number_pattern(figure.value, _UNSIGNED, may_be_word=running_text)
    before = rf"(?:{_NEGATIVE}|{_UNSIGNED})" if in_words else _NEGATIVE
    return build_number_pattern(figure.value, before, may_be_word=in_words)


def build_number_pattern(number: Decimal, before: str = _APART, *, may_be_word: bool = True) -> str:
    """A regular expression for a whole number without its sign, not for a part of another: «1 300» or «1300».

    Args:
        before: what must stand before its digits.
        may_be_word: whether a small number may be a word: «tio».
    """
    size = str(number.copy_abs())
    whole, _, decimals = size.partition(".")
    groups = re.sub(r"(?<=\d)(?=(\d{3})+$)", " ?", whole)
    digits = rf"{before}{groups}{'[.,]' + decimals if decimals else ''}(?![\d]|[.,]\d)"
    word = _NUMBER_WORDS.get(size)
    return rf"(?:{digits}|(?i:\b(?:{word})\b))" if word and may_be_word else digits
