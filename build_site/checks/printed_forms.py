"""How a report may print a figure: as a line of its text after cleaning, and as a pattern to look for there."""

import re

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
    sign, number = ("-", str(figure.value)[1:]) if figure.value.is_signed() else ("", str(figure.value))
    whole, _, decimals = number.partition(".")
    groups = re.sub(r"(?<=\d)(?=(\d{3})+$)", " ?", whole)
    # A positive figure must not be found inside a negative one; in «1150-1350» the hyphen is not a minus.
    unsigned = r"(?<![\d,.])(?<![^\d]-)(?<!^-)"
    in_words = running_text and less and figure.meaning.signed
    minus = rf"(?<![\d,.])-{_JOINED}?"
    before = (rf"(?:{minus}|{unsigned})" if in_words else minus) if sign else unsigned
    digits = rf"{before}{groups}{'[.,]' + decimals if decimals else ''}(?![\d]|[.,]\d)"
    word = _NUMBER_WORDS.get(str(figure.value).removeprefix("-"))
    may_be_word = running_text and (in_words or not sign)
    return rf"(?:{digits}|(?i:\b(?:{word})\b))" if word and may_be_word else digits
