"""What each column's printed heading says: measure, period, sex and unit; and which of it is only assumed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_site.codes import Measure
from build_site.drafting.heading_words import HeadingKind, HeadingWord, Vocabulary, is_month, plain_heading
from build_site.drafting.numbers import YEAR
from build_site.drafting.time_words import Spoken, list_years, read_period
from build_site.model import Sex
from build_site.periods import Period
from build_site.vocabularies import Direction, MeasureKind


@dataclass(frozen=True)
class Meaning:
    """What a column is read as; empty where the heading does not say.

    Args:
        printed: The heading as printed.
        measures: The measures that it can mean; one when it is clear.
        period: In the contract's form; empty for the whole of something over several years.
        sex: total, women or men.
        unit: A code of the list of units.
        is_reference: Whether the column's numbers are those of notes, and no figures.
        assumed: Names of those that the heading doesn't say, and that were filled in from the report or the table.
    """

    printed: str
    measures: tuple[str, ...] = ()
    period: str = ""
    sex: str = ""
    unit: str = ""
    assumed: tuple[str, ...] = ()
    is_reference: bool = False

    @property
    def measure(self) -> str:
        """The measure, when only one is possible."""
        return self.measures[0] if len(self.measures) == 1 else ""


def read_heading(parts: Sequence[str], vocabulary: Vocabulary, report: Period) -> Meaning:
    """Read a column's heading.

    Args:
        parts: Its lines from above; the lowest says the most.
        vocabulary: The words of headings.
        report: The period of the report.
    """
    parts = [vocabulary.unglue(part) for part in parts]
    printed = " ".join(part for part in parts if part)
    words = vocabulary.find(printed)
    if words and all(word.kind is HeadingKind.REFERENCE for word in words):
        return Meaning(printed, is_reference=True)
    measures, said = _find_measures(parts, words, vocabulary)
    kind = vocabulary.measures[measures[0]].kind if measures else MeasureKind.ACTUAL
    spans = _list_codes(words, HeadingKind.SPAN)
    spoken = read_period(plain_heading(printed), spans, report, happened=kind is MeasureKind.ACTUAL)
    assumed = [*([] if said else ["measure"]), *(["period"] if spoken.assumed else [])]
    period = _settle_month(spoken, said, kind, assumed)
    unit = "".join(_list_codes(words, HeadingKind.UNIT)[-1:])
    return Meaning(printed, measures, period, _find_sex(_list_codes(words, HeadingKind.SEX)), unit, tuple(assumed))


def _list_codes(words: Sequence[HeadingWord], kind: HeadingKind) -> list[str]:
    return [word.code for word in words if word.kind is kind]


def _find_sex(codes: Sequence[str]) -> str:
    """The sex of a heading: «Totalt» beside another is the whole of something else."""
    return min(set(codes) - {Sex.TOTAL}, default="".join(codes[:1]))


def _settle_month(spoken: Spoken, said: bool, kind: MeasureKind, assumed: list[str]) -> str:
    """A month alone is a state there; beside a measure's name it may stand for the months up to it."""
    if spoken.period is None:
        return ""
    if spoken.month_only and said and kind is not MeasureKind.UNSPECIFIED:
        assumed.append("period")
        year, month = spoken.period.end
        return str(spoken.period) if month == 1 else f"{year}-01/{year}-{month:02d}"
    return str(spoken.period)


def _find_measures(
    parts: Sequence[str], words: Sequence[HeadingWord], vocabulary: Vocabulary
) -> tuple[tuple[str, ...], bool]:
    """The measures that a heading can mean, and whether its words say so."""
    measures = vocabulary.measures
    named = _list_codes(words, HeadingKind.MEASURE)
    differences = _list_codes(words, HeadingKind.DIFFERENCE)
    kinds = [measures[code].kind for code in named]
    if _speaks_of_change(parts, kinds, is_difference=bool(differences)):
        changes = vocabulary.find_measures(MeasureKind.CHANGE)
        return changes if differences or len(set(kinds)) > 1 else changes[:1], True
    if differences:
        return _find_differences({*named, *differences} - {""}, measures), True
    if named:
        return (_find_lowest(parts, vocabulary) or named[-1],), True
    return vocabulary.find_measures(MeasureKind.ACTUAL)[:1], False


def _find_lowest(parts: Sequence[str], vocabulary: Vocabulary) -> str:
    """The measure that the lowest line names: it tells the columns under one heading apart."""
    found = [word.code for part in parts for word in vocabulary.find(part) if word.kind is HeadingKind.MEASURE]
    return found[-1] if found else ""


def _speaks_of_change(parts: Sequence[str], named: Sequence[MeasureKind], *, is_difference: bool) -> bool:
    """Whether a heading names a change, or a difference between two years and no measures."""
    if MeasureKind.CHANGE in named:
        return True
    return is_difference and not named and len(set(list_years(" ".join(parts)))) > 1


def _find_differences(named: set[str], measures: Mapping[str, Measure]) -> tuple[str, ...]:
    """The measures that are a difference between those named; all differences where none is named.

    First those of which more is better, as most reports print them; figures tell which way round it is.
    """
    found = [measure for measure in measures.values() if measure.kind is MeasureKind.DIFFERENCE]
    differences = sorted(found, key=lambda measure: measure.better != Direction.HIGHER)
    fitting = tuple(measure.code for measure in differences if named <= {measure.of, *measure.against})
    return fitting or tuple(measure.code for measure in differences)


def split_heading(text: str, vocabulary: Vocabulary, *, change_of: bool = False) -> list[str]:
    """Part a heading whose words stand in order, without places, into its columns.

    A column begins at a measure or a difference when the one before has its own, and at a year, a month or a sex
    when the one before has one already. What stands before the first is the heading of the rows' names.

    Args:
        text: The heading.
        vocabulary: The words of headings.
        change_of: Whether a measure right after «Förändring» says of what, instead of beginning a column.

    Returns:
        One text for each column; none when no word of columns' headings is there.
    """
    return _Splitter(vocabulary, change_of=change_of).split(vocabulary.unglue(text))


_THIRTEENTH = "13"  # «mån 13», after which the year may stand
_YEAR_DIGITS = re.compile(r"'?\d\d")
_JOINS = ("-", "–", "/", "mot")
# What begins a new column, and what the column before must then have.
_BEGINNERS = (
    ("plain", {"measure", "difference", "year", "plain"}),
    ("measure", {"measure", "difference", "year"}),
    ("difference", {"measure", "difference", "year"}),
    ("sex", {"sex", "year"}),
    ("month", {"year"}),
    ("span", {"year", "unit"}),
    ("year", {"year"}),
)


def _is_said_month(word: str) -> bool:
    """Whether a year may follow: on a month, or on the thirteenth, in which books are closed."""
    return is_month(word) or word == _THIRTEENTH


def _find_year(plain: str) -> set[str]:
    """The kind of a word in which a year stands, also between dashes."""
    parts = plain.replace("-", " ").split()
    return {"year"} if any(part.isdigit() and len(part) == 4 for part in parts) else set()  # noqa: PLR2004


class _Splitter:
    """Parts words into columns."""

    def __init__(self, vocabulary: Vocabulary, *, change_of: bool) -> None:
        self._vocabulary = vocabulary
        self._change_of = change_of
        self._columns: list[list[str]] = []
        self._kinds: list[set[str]] = []

    def split(self, text: str) -> list[str]:
        words = text.split()
        for place, word in enumerate(words):
            before = words[place - 1] if place else ""
            kinds = self._classify(word, before)
            if kinds and self._begins(kinds, word, before):
                self._columns.append([])
                self._kinds.append(set())
            if self._columns:
                self._columns[-1].append(word)
                self._kinds[-1] |= kinds | {str(one.kind) for one in self._vocabulary.find(word)} & {"unit"}
        return [" ".join(column) for column in self._columns]

    def _classify(self, word: str, before: str) -> set[str]:
        plain = plain_heading(word)
        found = {str(one.kind) for one in self._vocabulary.find(word)}
        if found == {"unit"}:
            return set()
        if _YEAR_DIGITS.fullmatch(plain) and _is_said_month(before):
            return {"year"}
        kinds = found - {"unit", "span"} | _find_year(plain)
        if kinds or not plain.strip("-/.") or not self._vocabulary.is_heading_word(word):
            return kinds
        return found & {"span"} or ({"month"} if any(map(str.isalpha, plain)) else set())

    def _begins(self, kinds: set[str], word: str, before: str) -> bool:
        if not self._columns:
            return True
        if self._goes_on(kinds, word, before):
            return False
        have = self._kinds[-1]
        if "difference" in have and "measure" in kinds and "difference" not in kinds:
            return self._has_both_sides()
        started = next((enders for kind, enders in _BEGINNERS if kind in kinds), {"year"})
        return bool(have & started) and not (kinds == {"month"} and "measure" in have)

    def _goes_on(self, kinds: set[str], word: str, before: str) -> bool:
        """Whether a word belongs to the one before it: what a change is of, or after a dash, or a month's year."""
        if self._change_of and self._is_change(before):
            return True
        return before in _JOINS or word.startswith(("-", "–")) or (kinds == {"year"} and self._ends_span(before))

    def _has_both_sides(self) -> bool:
        """Whether the last column, a difference, says of what it is: of a year, or between two measures."""
        return "year" in self._kinds[-1] or sum(map(self._is_measure, self._columns[-1])) > 1

    def _ends_span(self, before: str) -> bool:
        """Whether the word before a year is a month, or stands after a dash: «Budget 2023 - utfall 2023»."""
        words = self._columns[-1]
        joined = len(words) > 1 and words[-2] in _JOINS and not YEAR.fullmatch(before)
        return _is_said_month(before) or joined

    def _is_change(self, word: str) -> bool:
        codes = [found.code for found in self._vocabulary.find(word) if found.kind is HeadingKind.MEASURE]
        return any(self._vocabulary.measures[code].kind is MeasureKind.CHANGE for code in codes)

    def _is_measure(self, word: str) -> bool:
        return any(found.kind is HeadingKind.MEASURE for found in self._vocabulary.find(word))
