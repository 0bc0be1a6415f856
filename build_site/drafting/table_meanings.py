"""What columns mean beside each other: what a heading leaves open, the others and arithmetic settle."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from build_site.codes import Measure
from build_site.drafting.heading_words import HeadingKind, Vocabulary, plain_heading
from build_site.drafting.headings import Meaning, read_heading
from build_site.drafting.numbers import agrees
from build_site.drafting.table_arithmetic import ENOUGH_ROWS
from build_site.periods import Period, find_month
from build_site.vocabularies import MeasureKind

_COUNT = "antal"
_YEAR = 4  # letters of a period that is a bare year
Values = Sequence[Sequence[Decimal | None]]  # rows, then columns; None where nothing certain stands


def read_meanings(
    headings: Sequence[Sequence[str]], rows: Values, vocabulary: Vocabulary, report: Period, title: str = ""
) -> list[Meaning]:
    """Read the headings of a table's columns.

    Args:
        headings: For each column its printed heading, as lines from above.
        rows: The table's figures, to settle which difference a column of differences is.
        vocabulary: The words of headings.
        report: The period of the report.
        title: What is printed over the rows' names or the table; the unit of all columns may stand there.
    """
    meanings = [read_heading(parts, vocabulary, report) for parts in headings]
    units = [word.code for word in vocabulary.find(title) if word.kind is HeadingKind.UNIT]
    if units:
        meanings = [
            meaning if _counts(meaning) else replace(meaning, unit=meaning.unit or units[-1]) for meaning in meanings
        ]
    meanings = _doubt_same(meanings)
    meanings = _tell_apart(list(_carry_periods(meanings)), report)
    settled = [_settle(meaning, place, meanings, rows, vocabulary.measures) for place, meaning in enumerate(meanings)]
    return list(map(_empty_reference, settled))


def _empty_reference(meaning: Meaning) -> Meaning:
    """A column of references to notes measures nothing, whatever the others do."""
    return Meaning(meaning.printed, is_reference=True) if meaning.is_reference else meaning


def _carry_periods(meanings: Iterable[Meaning]) -> Iterator[Meaning]:
    """A heading without measure and period goes with the one before it that has a period only: «Jan-feb», «Antal»."""
    period = ""
    for meaning in meanings:
        bare = "measure" in meaning.assumed and bool(meaning.printed)
        if bare and "period" in meaning.assumed and period and not find_month(plain_heading(meaning.printed)):
            yield replace(meaning, period=period)
            continue
        period = meaning.period if bare else ""
        yield meaning


def _doubt_same(meanings: Sequence[Meaning]) -> list[Meaning]:
    """Columns with one heading between them are not told apart by it: what it says is only assumed of each."""
    uses = Counter(meaning.printed for meaning in meanings if meaning.printed)
    return [
        replace(one, assumed=("measure", "period")) if uses[one.printed] > 1 and not one.assumed else one
        for one in meanings
    ]


def _counts(meaning: Meaning) -> bool:
    """Whether a heading says that its column counts something, so that the table's unit isn't its own."""
    return plain_heading(meaning.printed).split()[:1] == [_COUNT]


def _tell_apart(meanings: Sequence[Meaning], report: Period) -> list[Meaning]:
    """Of two columns with the outcome of one year, the one that doesn't say the whole year has its first months."""
    seen: dict[tuple[str, str], int] = {}
    told = list(meanings)
    for place, meaning in enumerate(meanings):
        key = (meaning.measure, meaning.period)
        bare = len(meaning.period) == _YEAR and "measure" not in meaning.assumed
        if key in seen and bare and not report.is_full_year:
            shorter = min((seen[key], place), key=lambda one: len(meanings[one].printed))
            told[shorter] = replace(
                meanings[shorter],
                period=f"{meaning.period}-01/{meaning.period}-{report.end[1]:02d}",
                assumed=(*meanings[shorter].assumed, "period"),
            )
        seen[key] = place
    return told


def _settle(
    meaning: Meaning, place: int, meanings: Sequence[Meaning], rows: Values, measures: Mapping[str, Measure]
) -> Meaning:
    """Choose among the differences that a column can be: the one that its figures are."""
    if len(meaning.measures) <= 1:
        return meaning
    fitting = tuple(
        code
        for code in meaning.measures
        if any(_holds(rows, place, of, against) for of, against in _list_pairs(measures[code], meanings))
    )
    near = fitting or _find_near(meaning, place, meanings, measures)
    return replace(
        meaning,
        measures=near or meaning.measures,
        assumed=meaning.assumed if fitting else (*meaning.assumed, "measure"),
    )


def _list_pairs(measure: Measure, meanings: Sequence[Meaning]) -> list[tuple[int, int]]:
    return [
        (of, against)
        for of, one in enumerate(meanings)
        for against, other in enumerate(meanings)
        if one.measure == measure.of and other.measure in measure.against
    ]


def _holds(rows: Values, result: int, of: int, against: int) -> bool:
    """Whether the column is the difference in all rows that can tell, and in enough of them."""
    telling = 0
    for row in rows:
        printed, left, right = row[result], row[of], row[against]
        if printed is None or left is None or right is None or not (left or right):
            continue
        if not agrees(printed, left, -right):
            return False
        telling += 1
    return telling >= min(ENOUGH_ROWS, len(rows))


def _find_near(
    meaning: Meaning, place: int, meanings: Sequence[Meaning], measures: Mapping[str, Measure]
) -> tuple[str, ...]:
    """Where arithmetic says nothing: the difference of the two measures that stand nearest before the column."""
    before = [one.measure for one in meanings[:place] if one.measure][-2:]
    kinds = {code for code in before if measures[code].kind is not MeasureKind.DIFFERENCE}
    near = (code for code in meaning.measures if measures[code].of in kinds and kinds & set(measures[code].against))
    return tuple(near)[:1]
