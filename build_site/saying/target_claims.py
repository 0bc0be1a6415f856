"""What may be claimed of measures with targets, by the rules that the page of goals prints."""

from collections.abc import Callable, Iterable, Sequence

from build_site.comparing.goal_results import RatedIndicator, Rating, rate_indicators
from build_site.comparing.target_rules import Result, TargetRule
from build_site.model import CodeLists, Figure, Report, Table
from build_site.periods import Period
from build_site.saying.claims import Basis, Claim, Scope
from build_site.saying.scopes import scope_of_figures, scope_of_table
from build_site.saying.threshold import ReachedCount, Threshold, WordedTarget
from build_site.saying.values import make_value
from build_site.vocabularies import Aim

IsSound = Callable[[Iterable[Figure]], bool]

_STRICT = {TargetRule.ABOVE: Aim.ABOVE, TargetRule.BELOW: Aim.BELOW}
_CHANGES = {TargetRule.MORE_THAN_BEFORE: "en ökning", TargetRule.LESS_THAN_BEFORE: "en minskning"}
_TOLD = {Result.REACHED: True, Result.NOT_REACHED: False}


def claim_targets(report: Report, table: Table, codes: CodeLists, is_sound: IsSound) -> list[Claim]:
    """One measure with its target, or how many of several reach theirs."""
    found = [one for one in rate_indicators(report, codes, [table]) if is_sound(one.rating.figures)]
    rated = [one for one in found if one.rating.is_rated]
    if len(rated) > 1:
        return [count_reached(rated)]
    told = rated or found
    claim = claim_target(told[0].rating, codes) if len(told) == 1 else None
    return [claim] if claim else []


def count_reached(rated: Sequence[RatedIndicator], noun: str = "mått") -> ReachedCount:
    """How many of several measures of one report that can be judged reach their targets; `noun` says what they are."""
    figures = tuple(figure for one in rated for figure in one.rating.figures)
    tables = {one.table.id: one.table for one in rated}
    reached = sum(one.rating.result is Result.REACHED for one in rated)
    if len(tables) == 1:
        scope = scope_of_table(next(iter(tables.values())), figures, len(rated), "måtten")
    else:
        scope = scope_of_figures(figures, len(rated), "måtten")
    return ReachedCount(scope, Basis.ABSOLUTE, (), reached, _find_until(rated), noun, worded=figures)


def _find_until(rated: Sequence[RatedIndicator]) -> Period | None:
    """The latest outcome's period among those whose targets' time isn't over; None where there are none."""
    outcomes = [one.rating.outcome for one in rated if one.rating.is_so_far]
    periods = [outcome.period for outcome in outcomes if outcome and outcome.period]
    return max(periods, key=lambda period: period.end, default=None)


def claim_target(rating: Rating, codes: CodeLists) -> Claim | None:
    """An outcome held against its target; None where it isn't a number, or can't get better than it is."""
    outcome, target = rating.outcome or rating.previous, rating.target
    if outcome is None or outcome.value is None or rating.result is Result.AT_LIMIT:
        return None
    if target.value is None:
        return _claim_worded(rating, codes)
    values = (make_value(outcome, _name(outcome, codes)), make_value(target, _name(outcome, codes)))
    reached = _TOLD.get(rating.result)
    return Threshold(
        _scope(values[0].figure, target),
        Basis.ABSOLUTE,
        values,
        reached,
        _STRICT.get(rating.basis),
        so_far=rating.is_so_far,
    )


def _claim_worded(rating: Rating, codes: CodeLists) -> WordedTarget | None:
    """The same where the target is words or an interval."""
    outcome, previous, reached = rating.outcome, rating.previous, _TOLD.get(rating.result)
    if outcome is None or reached is None:
        return None
    aimed = _CHANGES.get(rating.basis)
    held = (outcome, previous) if aimed and previous else (outcome,)
    values = tuple(make_value(figure, _name(outcome, codes)) for figure in held)
    scope = _scope(*held, rating.target)
    return WordedTarget(
        scope,
        Basis.ABSOLUTE,
        values,
        reached,
        rating.target,
        aimed or rating.target.text,
        so_far=rating.is_so_far,
        worded=(rating.target,),
    )


def _name(outcome: Figure, codes: CodeLists) -> str:
    return codes.indicators[outcome.indicator].title if outcome.indicator else outcome.row.label


def _scope(*figures: Figure) -> Scope:
    return scope_of_figures(figures)
