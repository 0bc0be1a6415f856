"""Whether indicators reach their targets, by rules that the site prints beside the result.

A missing value is never rated: nobody can miss a target with a figure that isn't there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from build_site.model import CodeLists, Figure, MeasureKind, Report, Row, Sex, Table, TableGroup

REACHED, NOT_REACHED, NOT_RATED = "reached", "not_reached", "not_rated"
HIGHER, LOWER = "higher", "lower"
_SO_FAR = "Utfallet gäller bara en del av året; det går inte att bedöma än."
_ANSWERS = {"Ja", "Nej"}
_WORDS = {"ökar": HIGHER, "öka": HIGHER, "minskar": LOWER, "minska": LOWER}


@dataclass(frozen=True, slots=True)
class Rating:
    """An indicator's outcome held against its target.

    Attributes:
        target: the printed target.
        outcome: the latest outcome of the target's year, or None.
        previous: the latest outcome before that year, or None.
        result: `reached`, `not_reached` or `not_rated`.
        rule: how the result was arrived at, in Swedish.
    """

    row: Row
    target: Figure
    outcome: Figure | None
    previous: Figure | None
    result: str
    rule: str


@dataclass(frozen=True, slots=True)
class SexGap:
    """The latest outcome for women and for men, and how far apart they are (women minus men)."""

    women: Figure
    men: Figure
    difference: Decimal


@dataclass(frozen=True, slots=True)
class RatedIndicator:
    """An indicator of a goal, with the gap between women and men where both are printed."""

    table: Table
    rating: Rating
    gap: SexGap | None


def rate_indicators(report: Report, codes: CodeLists) -> tuple[RatedIndicator, ...]:
    """Rate every indicator of a report that has a printed target, in print order."""
    return tuple(
        RatedIndicator(table, rating, _find_gap(table, rating))
        for table in report.tables
        if table.group == TableGroup.GOALS and not table.running_text
        for row in table.rows
        if row.sex in ("", Sex.TOTAL) and (rating := _rate_row(table, row, codes))
    )


def _rate_row(table: Table, row: Row, codes: CodeLists) -> Rating | None:
    figures = [figure for figure in table.figures if figure.row is row and not figure.is_empty]
    target = next((figure for figure in figures if figure.meaning.kind is MeasureKind.AIMED), None)
    if target is None or target.period is None:
        return None
    outcome, previous = _find_outcomes(figures, target.period.year)
    result, rule = _rate(target, outcome, previous, _find_direction(target, codes))
    return Rating(row, target, outcome, previous, result, rule)


def _find_outcomes(figures: Iterable[Figure], year: int) -> tuple[Figure | None, Figure | None]:
    """The last outcome of the year, and the last one of the years before it."""
    outcomes = sorted(
        (figure for figure in figures if figure.meaning.kind is MeasureKind.ACTUAL and figure.period), key=_end
    )
    outcome = next((figure for figure in reversed(outcomes) if _end(figure)[0] == year), None)
    previous = next((figure for figure in reversed(outcomes) if _end(figure)[0] < year), None)
    return outcome, previous


def _end(figure: Figure) -> tuple[int, int]:
    return figure.period.end if figure.period else (0, 0)


def _find_direction(target: Figure, codes: CodeLists) -> str:
    """Which way is better: what the target says, else what the printed label says, else the code list."""
    words = [target.text.lower(), *(word.strip(".,()") for word in target.row.label.lower().split())]
    said = [_WORDS[word] for word in words if word in _WORDS]
    indicator = codes.indicators.get(target.indicator)
    return said[0] if said else indicator.direction if indicator else ""


def _rate(target: Figure, outcome: Figure | None, previous: Figure | None, direction: str) -> tuple[str, str]:
    if outcome is None:
        return NOT_RATED, "Inget utfall redovisat för målets år."
    if target.value is None:
        return _rate_words(target.text, outcome, previous)
    if outcome.value is None:
        return NOT_RATED, "Utfallet är inget tal."
    return _rate_number(target.value, outcome, outcome.value, direction)


def _rate_number(target: Decimal, outcome: Figure, value: Decimal, direction: str) -> tuple[str, str]:
    if not direction:
        return NOT_RATED, "Rapporten säger inte åt vilket håll måttet ska gå."
    if _is_count_so_far(outcome) and (direction == LOWER or value < target):
        return NOT_RATED, _SO_FAR
    if direction == LOWER:
        return _result(holds=value <= target), "Nått om utfallet är högst målet."
    return _result(holds=value >= target), "Nått om utfallet är minst målet."


def _is_count_so_far(outcome: Figure) -> bool:
    """Whether the outcome is a count that goes on growing until the year is over."""
    return outcome.unit.additive and outcome.period is not None and not outcome.period.is_full_year


def _rate_words(text: str, outcome: Figure, previous: Figure | None) -> tuple[str, str]:
    direction = _WORDS.get(text.lower())
    if direction is None:
        return _rate_answer(text, outcome)
    if outcome.value is None or previous is None or previous.value is None:
        return NOT_RATED, "Det finns inget tidigare utfall att jämföra med."
    return _rate_change(outcome.value - previous.value, outcome, direction)


def _rate_answer(text: str, outcome: Figure) -> tuple[str, str]:
    """Rate a target that is an answer, such as «ja»."""
    if text == outcome.text or {text, outcome.text} <= _ANSWERS:
        return _result(holds=text == outcome.text), "Nått om utfallet är detsamma som målet."
    return NOT_RATED, "Målet är uttryckt i ord som inte går att räkna på."


def _rate_change(change: Decimal, outcome: Figure, direction: str) -> tuple[str, str]:
    """Rate a target that only says which way, by the change from the outcome before."""
    if _is_count_so_far(outcome) and (direction == LOWER or change <= 0):
        return NOT_RATED, _SO_FAR
    if direction == HIGHER:
        return _result(holds=change > 0), "Nått om utfallet är högre än det förra."
    return _result(holds=change < 0), "Nått om utfallet är lägre än det förra."


def _result(*, holds: bool) -> str:
    return REACHED if holds else NOT_REACHED


def _find_gap(table: Table, rating: Rating) -> SexGap | None:
    """Women and men have rows of their own with the same label, in the outcome's column."""
    if rating.outcome is None:
        return None
    by_sex = {
        figure.sex: figure
        for figure in table.figures
        if figure.column is rating.outcome.column
        and figure.indicator == rating.outcome.indicator
        and figure.row.label == rating.row.label
        and figure.row.heading == rating.row.heading
        and figure.value is not None
    }
    if not {Sex.WOMEN, Sex.MEN} <= by_sex.keys():
        return None
    women, men = by_sex[Sex.WOMEN], by_sex[Sex.MEN]
    return SexGap(women, men, _number(women) - _number(men))


def _number(figure: Figure) -> Decimal:
    return figure.value if figure.value is not None else Decimal(0)


def count_results(indicators: Iterable[RatedIndicator]) -> dict[str, int]:
    """How many indicators have each result; those that occur never have zero."""
    counts = dict.fromkeys((REACHED, NOT_REACHED, NOT_RATED), 0)
    for indicator in indicators:
        counts[indicator.rating.result] += 1
    return counts


@dataclass(frozen=True, slots=True)
class AssessedGoal:
    """A goal with the committee's own assessment."""

    table: Table
    row: Row
    words: Figure | None


def find_goals(report: Report) -> tuple[AssessedGoal, ...]:
    """The goals that a report assesses; assessments of whole goal areas have no level and are left out."""
    return tuple(
        AssessedGoal(table, row, next((figure for figure in table.figures if figure.row is row and figure.text), None))
        for table in report.tables
        for row in table.rows
        if row.level
    )


def has_results(goals: Iterable[AssessedGoal], indicators: Iterable[RatedIndicator]) -> bool:
    """Whether anything is said of how far goals are reached: an assessment, or an outcome of an indicator."""
    return any(goals) or any(one.rating.outcome or one.rating.previous for one in indicators)
