"""Which numbers printed words may be: every reading, never the likeliest one.

Swedish reports put a space between thousands, so `8 964 964` may be one figure, two or three. A reading joins words
or leaves them apart; `list_readings` gives all that are possible.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

_MINUS_SIGNS = "-\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d"
_SPACES = "\u00a0\u2007\u2009\u202f\u2002\u2003\u200a'\u2019"
_NUMBER = re.compile(
    r"(?P<open>\()?(?P<before>[-+])?\s?(?P<whole>\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3})+|\d+)"
    r"(?:[,.](?P<decimals>\d{1,3}))?(?P<after>-)?\s?(?P<share>%)?(?P<close>\))?(?P<mark>\*{1,3})?"
)
# What is printed where a figure is missing.
_EMPTY = frozenset({"-", "--", "...", "..", "…", "*", "**", "."})
YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_GROUP = 3  # digits between thousands separators
_LONGEST = 5  # words: no figure of a report has more groups


@dataclass(frozen=True)
class Number:
    """A number as printed.

    Args:
        value: With the decimals that are printed; `None` for a dash or another sign that no figure stands here.
        percent: Whether a percent sign follows.
        text: The printed words.
        marked: Whether the mark of a footnote follows.
    """

    value: Decimal | None
    text: str
    percent: bool = False
    marked: bool = False


Reading = tuple[Number, ...]


def tidy(text: str) -> str:
    """Printed text with one kind of minus and one kind of space."""
    for sign in _MINUS_SIGNS:
        text = text.replace(sign, "-")
    for space in _SPACES:
        text = text.replace(space, " ")
    return re.sub(r"\s+", " ", text).strip()


def read_number(text: str) -> Number | None:
    """The number that a whole cell is, if it is one.

    A dot before exactly three digits may part thousands or decimals; such a text is no number here, and is marked.

    Returns:
        `None` where the text is no number, or one that can be read in two ways.
    """
    plain = tidy(text)
    if plain in _EMPTY:
        return Number(None, text)
    found = _NUMBER.fullmatch(plain)
    if not found or not _is_balanced(found) or _has_two_readings(found):
        return None
    whole = re.sub(r"[ .]", "", found["whole"])
    value = Decimal(f"{whole}.{found['decimals']}" if found["decimals"] else whole)
    negative = found["before"] == "-" or found["after"] or (found["open"] and not found["share"])
    return Number(-value if negative else value, text, bool(found["share"]), bool(found["mark"]))


def _is_balanced(found: re.Match[str]) -> bool:
    signs = sum(bool(found[name]) for name in ("open", "before", "after"))
    return bool(found["open"]) == bool(found["close"]) and signs <= 1


def _has_two_readings(found: re.Match[str]) -> bool:
    whole, decimals = found["whole"], found["decimals"]
    if len(whole) > 1 and whole[0] == "0":
        return True  # a code, not a number
    dotted = "." in whole and not decimals and whole.count(".") == 1
    thousand = (
        decimals is not None and len(decimals) == _GROUP and re.search(r"\.\d{3}\D*$", found.group(0)) is not None
    )
    return dotted or thousand


def agrees(printed: Decimal, *terms: Decimal) -> bool:
    """Whether a figure is the sum of others but for rounding: half a unit of the last decimal of each."""
    return abs(printed - sum(terms, Decimal(0))) <= measure_rounding(printed, *terms)


def measure_rounding(*figures: Decimal) -> Decimal:
    """How much figures that were rounded may miss together: half a unit of the last decimal of each."""
    return sum(map(_half_unit, figures), Decimal(0))


def _half_unit(figure: Decimal) -> Decimal:
    return Decimal(5).scaleb(int(figure.as_tuple().exponent) - 1)


def is_number_like(text: str) -> bool:
    """Whether a single printed word can be a number, a part of one, or the sign of a missing one."""
    plain = tidy(text)
    if plain in _EMPTY or plain == "%":
        return True
    return bool(re.fullmatch(r"\(?[-+]?\d[\d.,]*-?%?\)?\*{0,3}", plain))


def is_sign(text: str) -> bool:
    """Whether a text is a figure or stands where one is missing."""
    return text.count("(") == text.count(")") and all(is_number_like(word) for word in tidy(text).split())


def tells_a_row(figures: Sequence[str]) -> bool:
    """Whether figures on a line can't be the years and numbers of a heading: several, or a larger one."""
    others = [text for text in figures if not YEAR.fullmatch(text) and any(map(str.isdigit, text))]
    return len(others) > 1 or any(not text.isdigit() or len(text) >= _GROUP for text in others)


def list_readings(words: Sequence[str], most: int = 2000, breaks: Collection[int] = ()) -> list[tuple[Number, ...]]:
    """Every way of reading printed words as numbers.

    Args:
        words: From left to right, as printed, with nothing else between.
        most: More readings than this are not listed.
        breaks: The places of words that begin a figure of their own, because more than one space stands before them.

    Returns:
        Readings of one or more numbers; none when a word can't be a part of any number.
    """
    readings = []
    for reading in _read_from(tuple(words), 0, frozenset(breaks)):
        readings.append(reading)
        if len(readings) >= most:
            break
    return readings


def _read_from(words: tuple[str, ...], start: int, breaks: frozenset[int]) -> Iterator[tuple[Number, ...]]:
    if start == len(words):
        yield ()
        return
    for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
        if any(place in breaks for place in range(start + 1, end)):
            return
        number = _join(words[start:end])
        if number is not None:
            for rest in _read_from(words, end, breaks):
                yield (number, *rest)


def _join(parts: tuple[str, ...]) -> Number | None:
    """The number that all of the words make together."""
    if len(parts) == 1:
        return read_number(parts[0])
    text = " ".join(parts)
    if tidy(parts[0]) in _EMPTY - {"-"} or any(tidy(part) in _EMPTY for part in parts[1:]):
        return None
    return read_number(text)
