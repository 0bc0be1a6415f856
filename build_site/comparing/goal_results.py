"""Whether indicators reach their targets, by rules that the site prints beside the result.

A missing value is never rated: nobody can miss a target with a figure that isn't there. Neither is one that our own
review of the reports says is wrong.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from build_site.comparing.doubt import find_doubted
from build_site.comparing.target_rules import RULES, Held, Judged, Result, TargetRule, judge, read_direction
from build_site.model import CodeLists, Figure, MeasureKind, Report, Row, Sex, Table, TableGroup, UnitRole
from build_site.vocabularies import GoalLevel

NEED_PREVIOUS = (TargetRule.MORE_THAN_BEFORE, TargetRule.LESS_THAN_BEFORE)


@dataclass(frozen=True, slots=True)
class Rating:
    """An indicator's outcome held against its target.

    Attributes:
        target: the printed target.
        outcome: the latest outcome of the target's year, or None.
        previous: the latest outcome before that year, or None.
        result: what came of it.
        basis: the rule by which it did.
    """

    row: Row
    target: Figure
    outcome: Figure | None
    previous: Figure | None
    result: Result
    basis: TargetRule

    @property
    def rule(self) -> str:
        """How the result was arrived at, in Swedish."""
        return RULES[self.basis]

    @property
    def is_rated(self) -> bool:
        """Whether the outcome could be held against the target."""
        return self.result is not Result.NOT_RATED

    @property
    def is_so_far(self) -> bool:
        """Whether the outcome ends before the target's time does."""
        if self.outcome is None or self.outcome.period is None or self.target.period is None:
            return False
        return self.outcome.period.end < self.target.period.end

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The outcome and what it is held against; the target alone where there is no outcome."""
        held = self.previous if self.basis in NEED_PREVIOUS and self.previous else self.target
        return (self.outcome, held) if self.outcome else (self.target,)


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


def rate_indicators(
    report: Report, codes: CodeLists, tables: Iterable[Table] | None = None
) -> tuple[RatedIndicator, ...]:
    """Rate every indicator of a report that has a printed target, in print order.

    Args:
        tables: those of the report's tables to look in, or None for all.
    """
    doubted = _list_doubted(report)
    return tuple(
        RatedIndicator(table, rating, _find_gap(table, rating, doubted))
        for table in (report.tables if tables is None else tables)
        if table.group == TableGroup.GOALS and not table.running_text
        for row in table.rows
        if row.sex in ("", Sex.TOTAL) and (rating := _rate_row(table, row, codes, doubted))
    )


def _list_doubted(report: Report) -> Set[int]:
    """What nothing may rest on, by identity: what the review says is wrong, and what the package calls uncertain."""
    uncertain = (figure for figure in report.figures if figure.uncertain)
    return frozenset(map(id, (*find_doubted(report), *uncertain)))


def _rate_row(table: Table, row: Row, codes: CodeLists, doubted: Set[int]) -> Rating | None:
    figures = [figure for figure in table.figures if figure.row is row and not figure.is_empty]
    target = next((figure for figure in figures if figure.meaning.kind is MeasureKind.AIMED), None)
    if target is None or target.period is None:
        return None
    outcome, previous = _find_outcomes(figures, target.period.year)
    judged = _judge(target, outcome, previous, codes)
    rating = Rating(row, target, outcome, previous, judged.result, judged.rule)
    if rating.is_rated and not doubted.isdisjoint(map(id, rating.figures)):
        return replace(rating, result=Result.NOT_RATED, basis=TargetRule.DOUBTED)
    return rating


def _judge(target: Figure, outcome: Figure | None, previous: Figure | None, codes: CodeLists) -> Judged:
    if outcome is None:
        return Judged(Result.NOT_RATED, TargetRule.NO_OUTCOME)
    indicator = codes.indicators.get(target.indicator)
    declared = indicator.accumulates if indicator else None
    accumulates = outcome.unit.additive if declared is None else declared
    return judge(Held(target, outcome, previous, _find_direction(target, codes), accumulates))


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
    """Which way is better: what the printed label says, else the code list."""
    words = (word.strip(".,()") for word in target.row.label.split())
    said = next((direction for word in words if (direction := read_direction(word))), None)
    indicator = codes.indicators.get(target.indicator)
    return said or (indicator.direction if indicator else "")


def _find_gap(table: Table, rating: Rating, doubted: Set[int]) -> SexGap | None:
    """Women and men have rows of their own with the same label, in the outcome's column; neither may be doubted."""
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
        and id(figure) not in doubted
    }
    if not {Sex.WOMEN, Sex.MEN} <= by_sex.keys():
        return None
    women, men = by_sex[Sex.WOMEN], by_sex[Sex.MEN]
    return SexGap(women, men, _number(women) - _number(men))


def _number(figure: Figure) -> Decimal:
    return figure.value if figure.value is not None else Decimal(0)


def select_shares(indicators: Iterable[RatedIndicator], codes: CodeLists) -> tuple[RatedIndicator, ...]:
    """The indicators that can be judged, and whose targets are numbers in per cent: one scale fits them all."""
    share = codes.unit_for(UnitRole.SHARE)
    return tuple(
        one
        for one in indicators
        if one.rating.is_rated and one.rating.target.value is not None and one.rating.target.unit.code == share.code
    )


def count_results(indicators: Iterable[RatedIndicator]) -> dict[Result, int]:
    """How many indicators have each result; those that occur never have zero."""
    counts = dict.fromkeys(Result, 0)
    for indicator in indicators:
        counts[indicator.rating.result] += 1
    return counts


@dataclass(frozen=True, slots=True)
class AssessedGoal:
    """A goal with the committee's own assessment.

    Attributes:
        is_expected: whether the assessment is about a time that isn't over when the report ends.
    """

    table: Table
    row: Row
    words: Figure | None
    is_expected: bool = False

    @property
    def is_good(self) -> bool:
        """Whether the committee says that the goal is reached, or well reached."""
        return self.row.level == GoalLevel.GOOD

    @property
    def is_missed(self) -> bool:
        """Whether the committee says that the goal is not reached, or only in part."""
        return self.is_unreached or self.row.level == GoalLevel.ACCEPTABLE

    @property
    def is_unreached(self) -> bool:
        """Whether the committee says that the goal is not reached, not even in part."""
        return self.row.level == GoalLevel.NOT_ACCEPTABLE


def find_goals(report: Report) -> tuple[AssessedGoal, ...]:
    """The goals that a report assesses; assessments of whole goal areas have no level and are left out."""
    return tuple(_find_assessment(report, table, row) for table in report.tables for row in table.rows if row.level)


def _find_assessment(report: Report, table: Table, row: Row) -> AssessedGoal:
    words = next((figure for figure in table.figures if figure.row is row and figure.text), None)
    is_expected = words is not None and words.period is not None and words.period.end > report.period.end
    return AssessedGoal(table, row, words, is_expected)


def has_results(goals: Iterable[AssessedGoal], indicators: Iterable[RatedIndicator]) -> bool:
    """Whether anything is said of how far goals are reached: an assessment, or an outcome of an indicator."""
    return any(goals) or any(one.rating.outcome or one.rating.previous for one in indicators)
