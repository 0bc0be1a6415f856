"""How a report may print a figure: as a line of its text after cleaning, and as a pattern to look for there."""

import re
from decimal import Decimal

from build_site.model import Figure

_TAG = re.compile(r"</?\w+>")
# Minus signs, hyphens, dashes as long as a figure, and the small and full-width forms: reports print all of them.
_MINUS = re.compile("[\u2212\u207b\u2010\u2011\u2012\u2013\ufe63\uff0d]")
# Words by which running text says that a number is less than what it is held against, in place of a minus.
_LESS = re.compile(
    r"\b(?:färre|lägre|mindre|sämre|billigare|minsk\w*|sänk\w*|sjunk\w*|sjönk|försämr\w*|underskrid\w*|underskott\w*)\b",
    re.I,
)
_JOINED = "\u2060"  # a mark of ours: the word joiner, which no report prints
_SEPARATORS = (" ?", r"\.", "'", "\u2019")  # between thousands; a number has one kind
SPACED_MINUS = f"-{_JOINED}"
"""What a cleaned line has for a minus and one space."""
_APART = r"(?<![\d,.])(?<!\d['\u2019])"
_TRAILING = r"-(?=\s|$)"  # bookkeeping prints a minus after the number, too, or the number in brackets
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
    marked = re.sub(r"(?<![^\s(])-[^\S\t\n](?=\d)", f"-{_JOINED}", plain)
    return re.sub(r"\s+", " ", marked)


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
    if running_text:
        return _build_in_sentence(figure.value, less=less and figure.meaning.signed)
    return _build_in_cell(figure.value)


def _build_in_sentence(number: Decimal, *, less: bool) -> str:
    """Brackets and hyphens after a number mean nothing there: «(74)», «6- och 7-åringar»."""
    if not number.is_signed():
        return build_number_pattern(number, _UNSIGNED)
    before = rf"(?:{_NEGATIVE}|{_UNSIGNED})" if less else _NEGATIVE
    return build_number_pattern(number, before, may_be_word=less)


def _build_in_cell(number: Decimal) -> str:
    """A cell's number is less than nothing in brackets of its own, and before a minus: «(5,1)», «5,1-»."""
    unsigned = build_number_pattern(number, _UNSIGNED, may_be_word=False)
    if not number.is_signed():
        return rf"(?:(?<!\(){unsigned}(?!{_TRAILING})|(?<=\(){unsigned}(?!\)|{_TRAILING}))"
    return rf"(?:{build_number_pattern(number, _NEGATIVE, may_be_word=False)}|\({unsigned}\)|{unsigned}{_TRAILING})"


def build_number_pattern(number: Decimal, before: str = _APART, *, may_be_word: bool = True) -> str:
    """A regular expression for a whole number without its sign, not for a part of another: «1 300», «1.300» or «1300».

    Args:
        before: what must stand before its digits.
        may_be_word: whether a small number may be a word: «tio».
    """
    size = str(number.copy_abs())
    whole, _, decimals = size.partition(".")
    forms = dict.fromkeys(_write_groups(whole, separator) for separator in _SEPARATORS)
    digits = "|".join(f"{groups}{_write_decimals(decimals, groups)}" for groups in forms)
    pattern = rf"{before}(?:{digits})(?!\d|[.,]\d|['\u2019]\d{{3}})"
    word = _NUMBER_WORDS.get(size)
    return rf"(?:{pattern}|(?i:\b(?:{word})\b))" if word and may_be_word else pattern


def _write_groups(whole: str, separator: str) -> str:
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", lambda _: separator, whole)


def _write_decimals(decimals: str, groups: str) -> str:
    """Decimals after a comma or a full stop, but no full stop that could be one of those between thousands."""
    return f"{',' if '.' in groups else '[.,]'}{decimals}" if decimals else ""
