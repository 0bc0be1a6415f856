"""What may be claimed of a table's targets, by the rules that the page of goals prints."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from build_site.comparing.goal_results import NOT_RATED, REACHED, Rating, rate_indicators
from build_site.model import CodeLists, Figure, Report, Table
from build_site.saying.choosing import MakeScope
from build_site.saying.claims import Basis, Claim
from build_site.saying.threshold import ReachedCount, Threshold
from build_site.saying.values import Value, make_value

IsSound = Callable[[Iterable[Figure]], bool]


@dataclass(frozen=True, slots=True)
class HeldMeasure:
    """An outcome held against its target, and the result by the page's rules."""

    values: tuple[Value, Value]
    result: str

    @property
    def is_reached(self) -> bool | None:
        """Whether the target is reached; None where that can't be said."""
        return None if self.result == NOT_RATED else self.result == REACHED


def claim_targets(
    report: Report,
    table: Table,
    codes: CodeLists,
    scope: MakeScope,
    is_sound: IsSound,
) -> list[Claim]:
    """One measure with its target, or how many of several reach theirs."""
    ratings = [one.rating for one in rate_indicators(report, codes) if one.table is table]
    found = [held for rating in ratings if (held := _hold_against_target(rating, codes, is_sound))]
    told = found if len(found) == 1 else [held for held in found if held.result != NOT_RATED]
    if len(told) > 1:
        return [_count_reached(told, scope)]
    return [Threshold(scope(held.values, 1), Basis.ABSOLUTE, held.values, held.is_reached) for held in told]


def _count_reached(rated: Sequence[HeldMeasure], scope: MakeScope) -> Claim:
    """How many of several measures reach their targets."""
    values = tuple(value for held in rated for value in held.values)
    reached_count = sum(held.result == REACHED for held in rated)
    return ReachedCount(scope(values, len(rated)), Basis.ABSOLUTE, values, reached_count)


def _hold_against_target(rating: Rating, codes: CodeLists, is_sound: IsSound) -> HeldMeasure | None:
    """A measure's latest outcome and its target; None where one isn't a number or is doubted."""
    outcome, target = rating.outcome or rating.previous, rating.target
    if outcome is None or outcome.value is None or target.value is None or not is_sound((outcome, target)):
        return None
    title = codes.indicators[outcome.indicator].title if outcome.indicator else rating.row.label
    return HeldMeasure((make_value(outcome, title), make_value(target, title)), rating.result)
