"""What is said of a report's goals: how many are well reached, and how many measures reach their targets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from build_site.comparing.goal_results import AssessedGoal, RatedIndicator, select_shares
from build_site.comparing.target_rules import Result
from build_site.model import CodeLists, Figure
from build_site.periods import format_period
from build_site.saying.claims import Basis, Claim, Kind
from build_site.saying.scopes import scope_of_figures
from build_site.saying.sentences import FigureText, Sentence, write_sentence
from build_site.saying.target_claims import claim_target, count_reached
from build_site.saying.threshold import ReachedCount
from build_site.vocabularies import GoalLevel

# Levels and results of one and of several goals or measures, in the order in which they are listed.
LEVELS = {
    GoalLevel.GOOD: ("god", "goda"),
    GoalLevel.ACCEPTABLE: ("godtagbar", "godtagbara"),
    GoalLevel.NOT_ACCEPTABLE: ("ej godtagbar", "ej godtagbara"),
    GoalLevel.NOT_ASSESSED: ("ej bedömd", "ej bedömda"),
}
RESULTS = {
    Result.REACHED: ("nått", "nådda"),
    Result.AT_LIMIT: ("kan inte bli bättre", "kan inte bli bättre"),
    Result.NOT_REACHED: ("inte nått", "inte nådda"),
    Result.NOT_RATED: ("går inte att bedöma", "går inte att bedöma"),
}


@dataclass(frozen=True)
class AssessedCount(Claim):
    """How many goals the committee itself assesses as well reached.

    Attributes:
        expected: whether the assessments are about a time that isn't over.
    """

    kind: ClassVar[Kind] = Kind.COUNT

    good: int
    expected: bool = False

    def render(self) -> Sentence:
        """«Nämnden bedömer att 10 av 18 mål nås i god utsträckning.»"""
        if not self.expected:
            return write_sentence("Nämnden bedömer att ", self._share, " mål nås i god utsträckning.")
        when = format_period(self.figures[0].period)
        return write_sentence(self._share, f" mål väntas nås i god utsträckning {when}, enligt nämndens prognos.")

    @property
    def _share(self) -> FigureText:
        return FigureText(f"{self.good} av {self.scope.size}", self.figures[0])

    def render_titles(self) -> tuple[str, ...]:
        """The sentence without its stop."""
        return (self.render().text.removesuffix("."),)


@dataclass(frozen=True)
class GoalCell(AssessedCount):
    """The same in a cell: «10 av 18»."""

    def render(self) -> Sentence:
        """«10 av 18»."""
        return write_sentence(self._share)


@dataclass(frozen=True)
class NamedCount(Claim):
    """How many of a set are at one level: «6 goda»."""

    kind: ClassVar[Kind] = Kind.COUNT

    number: int
    words: tuple[str, str]

    @property
    def word(self) -> str:
        """The word after the number."""
        return self.words[self.number != 1]

    def render(self) -> Sentence:
        """«6 goda»."""
        return write_sentence(FigureText(str(self.number), self.figures[0]), f" {self.word}")

    def render_titles(self) -> tuple[str, ...]:
        """«6 goda»."""
        return (self.render().text,)


def claim_assessed(goals: Sequence[AssessedGoal]) -> AssessedCount | None:
    """How many goals are well reached; None where none is assessed in words."""
    words = _list_words(goals)
    if not words:
        return None
    good = sum(goal.is_good for goal in goals)
    expected = any(goal.is_expected for goal in goals)
    return AssessedCount(scope_of_figures(words, len(goals), "målen"), Basis.ABSOLUTE, (), good, expected, worded=words)


def claim_goal_cell(goals: Sequence[AssessedGoal]) -> GoalCell | None:
    """The same for a cell."""
    claim = claim_assessed(goals)
    return GoalCell(claim.scope, claim.basis, (), claim.good, claim.expected, worded=claim.worded) if claim else None


def claim_levels(goals: Sequence[AssessedGoal]) -> tuple[NamedCount, ...]:
    """How many goals are at each level that any is at."""
    words = _list_words(goals)
    if not words:
        return ()
    scope = scope_of_figures(words, len(goals), "målen")
    counts = {level: sum(goal.row.level == level for goal in goals) for level in LEVELS}
    return tuple(
        NamedCount(scope, Basis.ABSOLUTE, (), number, LEVELS[level], worded=words)
        for level, number in counts.items()
        if number
    )


def _list_words(goals: Iterable[AssessedGoal]) -> tuple[Figure, ...]:
    return tuple(goal.words for goal in goals if goal.words)


def claim_reached(indicators: Sequence[RatedIndicator]) -> ReachedCount | None:
    """How many measures reach their targets, of those that can be judged; None where none can."""
    rated = [one for one in indicators if one.rating.is_rated]
    return count_reached(rated) if rated else None


def claim_drawn(indicators: Sequence[RatedIndicator], codes: CodeLists) -> list[Claim]:
    """How many of the measures whose target is one number in per cent reach it: what the chart of the goals shows."""
    drawn = select_shares(indicators, codes)
    return [count_reached(drawn, "mått med ett procenttal som mål")] if len(drawn) > 1 else []


def claim_missed(indicators: Sequence[RatedIndicator], codes: CodeLists) -> tuple[Claim, ...]:
    """Every measure that doesn't reach its target, with the figure, the target and when."""
    missed = (one.rating for one in indicators if one.rating.result is Result.NOT_REACHED)
    return tuple(claim for rating in missed if (claim := claim_target(rating, codes)))


def claim_results(indicators: Sequence[RatedIndicator]) -> tuple[NamedCount, ...]:
    """How many measures have each result that any has."""
    if not indicators:
        return ()
    figures = tuple(one.rating.target for one in indicators)
    scope = scope_of_figures(figures, len(indicators), "måtten")
    counts = {result: sum(one.rating.result == result for one in indicators) for result in RESULTS}
    return tuple(
        NamedCount(scope, Basis.ABSOLUTE, (), number, RESULTS[result], worded=figures)
        for result, number in counts.items()
        if number
    )
