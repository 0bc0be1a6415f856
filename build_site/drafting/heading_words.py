"""The words of columns' headings, as `heading_words.csv` has them, and what each says."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from importlib import resources

from build_site.codes import Measure
from build_site.drafting.numbers import YEAR, tidy
from build_site.periods import find_month
from build_site.vocabularies import MeasureKind

_HYPHENATED = re.compile(r"(?<=[a-zåäö])- (?=[a-zåäö])")
# «UTFALLJan», «årJan»: two words that a text out of a PDF has put together.
_GLUED = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])|(?<=[A-ZÅÄÖ]{2})(?=[A-ZÅÄÖ][a-zåäö])")
_LOOSE = re.compile(r"[^\w%/\-–+]+")
_MONTH_WORDS = ("mån", "månad")
_SHORTEST = 3  # letters of a word that may be glued to another


class HeadingKind(StrEnum):
    """What a word of a heading tells."""

    MEASURE = "measure"
    DIFFERENCE = "difference"  # between two measures; a code names one of them
    SPAN = "span"
    SEX = "sex"
    UNIT = "unit"
    REFERENCE = "reference"  # to notes, whose numbers are no figures
    PLAIN = "plain"  # begins a column, but says nothing of its measure


class Span(StrEnum):
    """Which part of time a word of a heading means."""

    PERIOD = "period"  # from January to the report's last month
    YEAR = "year"
    PREVIOUS = "previous"  # the year before the report's
    CURRENT = "current"
    WHOLE = "whole"  # the whole of something that runs over several years
    PART = "part"  # a part of the year, of which only its number is told


@dataclass(frozen=True)
class HeadingWord:
    """A word or phrase of headings and what it means."""

    phrase: str
    kind: HeadingKind
    code: str


@dataclass(frozen=True)
class Vocabulary:
    """All that headings are read with.

    Args:
        words: The words and phrases.
        measures: The code list of measures.
    """

    words: tuple[HeadingWord, ...]
    measures: Mapping[str, Measure]

    def find(self, text: str) -> list[HeadingWord]:
        """The words and phrases of a heading, longest first where two begin together; each place counts once."""
        plain = plain_heading(text)
        found: list[tuple[int, HeadingWord]] = []
        taken: set[int] = set()
        for phrase in sorted({word.phrase for word in self.words}, key=len, reverse=True):
            for match in re.finditer(rf"(?<![\w%]){re.escape(phrase)}(?![\w])", plain):
                if taken.isdisjoint(range(*match.span())):
                    taken.update(range(*match.span()))
                    found += [(match.start(), word) for word in self.words if word.phrase == phrase]
        return [word for _, word in sorted(found, key=lambda pair: pair[0])]

    def find_measures(self, kind: MeasureKind) -> tuple[str, ...]:
        """The measures of a kind, those first that headings name."""
        named = [word.code for word in self.words if word.kind is HeadingKind.MEASURE]
        return tuple(code for code in dict.fromkeys((*named, *self.measures)) if self.measures[code].kind is kind)

    def unglue(self, text: str) -> str:
        """A heading with a space between words that stand together: a known one after another, or a new capital."""
        return " ".join(self._unglue_word(word) for word in _GLUED.sub(" ", text).split())

    def _unglue_word(self, word: str) -> str:
        plain = word.casefold()
        phrases = {entry.phrase for entry in self.words}
        if plain in phrases:
            return word
        cuts = (cut for cut in range(_SHORTEST, len(word) - _SHORTEST) if {plain[:cut], plain[cut:]} <= phrases)
        cut = next(cuts, len(word))
        return f"{word[:cut]} {word[cut:]}".strip()

    @cached_property
    def _singles(self) -> frozenset[str]:
        """Every word that stands in a phrase of the list."""
        return frozenset(single for entry in self.words for single in entry.phrase.split())

    def is_heading_word(self, word: str) -> bool:
        """Whether a single printed word belongs to columns' headings: one of the list's, a month, a year or a sign."""
        plain = plain_heading(self.unglue(word)).strip("-/+*")
        if not re.search(r"\w", plain) or YEAR.fullmatch(plain):
            return True
        parts = [part for part in re.split(r"[-/ ]", plain) if part]
        return all(part in self._singles or is_month(part) or part in _MONTH_WORDS or part.isdigit() for part in parts)


def plain_heading(text: str) -> str:
    """A heading in lower case, with one kind of dash, no brackets, and words parted at a line's end joined."""
    lower = tidy(text).casefold()
    joined = _HYPHENATED.sub("", re.sub(r"-(?=\s)(?<!\s-)", "- ", lower)) if _HYPHENATED.search(lower) else lower
    return " ".join(_LOOSE.sub(" ", joined).split())


def is_month(word: str) -> bool:
    """Whether a word is a month's name, or the beginning of one."""
    return find_month(word) > 0


def is_month_word(word: str) -> bool:
    """Whether a word is a month's name, the beginning of one, or «Mån»."""
    plain = word.casefold().strip("-–.")
    return plain in _MONTH_WORDS or is_month(plain)


def load_vocabulary(measures: Mapping[str, Measure]) -> Vocabulary:
    """The words of `heading_words.csv` beside this module, with the code list of measures."""
    text = resources.files("build_site.drafting").joinpath("heading_words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return Vocabulary(
        tuple(HeadingWord(row["phrase"], HeadingKind(row["kind"]), row["code"]) for row in rows), measures
    )
