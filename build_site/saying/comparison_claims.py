"""What the site says of a comparison: never across a break, never months against years, never on a doubted figure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from build_site.comparing.comparison import BETWEEN_SEXES, Comparison
from build_site.comparing.shown_values import ShownValue
from build_site.model import Figure
from build_site.saying.choosing import (
    Pair,
    claim_amounts,
    claim_changes,
    claim_deviations,
    claim_differences,
    claim_gaps,
)
from build_site.saying.claims import Basis, Claim, Scope
from build_site.saying.compared_values import NOT_COMPARABLE, OVER_YEARS, ComparedValues, find_last_piece, sort_values
from build_site.saying.difference import Gap, Places
from build_site.saying.level import Level
from build_site.saying.scopes import scope_of_figures
from build_site.saying.shared_phrases import cover_same_months, find_end
from build_site.saying.threshold import Threshold
from build_site.saying.values import Value
from build_site.vocabularies import Flow, Sex

_SERIES = "som jämförs"
_BETWEEN_PLACES = "municipalities"
_LISTED = 3  # figures that a sentence can list


def claim_comparison(
    comparison: Comparison, shown: Sequence[ShownValue], doubted: Collection[Figure] = ()
) -> tuple[Claim, ...]:
    """Everything that may be claimed of a comparison on one base, the most important first.

    Args:
        comparison: what is compared.
        shown: its values on one base.
        doubted: figures that a finding says are wrong.
    """
    if comparison.spec.verdict == NOT_COMPARABLE:
        return ()
    compared = sort_values(comparison, shown, doubted)
    claim = _claim_over_time if comparison.over_time else _claim_at_once
    held = list(_claim_targets(compared))
    return (*_leave_out_levels(claim(comparison, compared), held), *held)


def _leave_out_levels(claims: Iterable[Claim], held: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without bare figures that are said again with their targets."""
    aimed = {id(claim.figures[0]) for claim in held}
    return (claim for claim in claims if not (isinstance(claim, Level) and id(claim.figures[0]) in aimed))


def _scope(values: Sequence[Value], size: int) -> Scope:
    return scope_of_figures((value.figure for value in values), size, _SERIES if size > 1 else "")


def _claim_over_time(comparison: Comparison, compared: ComparedValues) -> Iterable[Claim]:
    """What stands beside each other last, and how each series has changed since its last break."""
    found = [find_last_piece(comparison, values) for values in compared.series.values()]
    pieces = [piece for piece in found if piece]
    beside, changes = _claim_last(pieces), _claim_each_change(pieces)
    ordered = [*changes, *beside] if comparison.spec.group == OVER_YEARS else [*beside, *changes]
    return ordered or [_level([piece[-1]]) for piece in pieces[:1]]


def _claim_last(pieces: Sequence[Sequence[Value]]) -> list[Claim]:
    """The last values of several series beside each other, when they are of one time."""
    last = [piece[-1] for piece in pieces]
    if len(last) < 2 or len({value.period for value in last}) != 1:  # noqa: PLR2004 # one thing is no set
        return []
    return _claim_beside(last)


def _claim_each_change(pieces: Sequence[Sequence[Value]]) -> list[Claim]:
    """How the series have changed: all in one claim where each has done so between the same times."""
    spans = _find_spans(pieces)
    together = len({(span.before.period, span.after.period) for span in spans}) == 1 and len(spans) == len(pieces)
    changes = claim_changes(spans, _scope) if together else []
    return changes or [claim for span in spans for claim in claim_changes([span], _scope)]


def _find_spans(pieces: Sequence[Sequence[Value]]) -> list[Pair]:
    """The first and the last value of each series, where they can be told apart as printed or are the same."""
    spans = (Pair(piece[-1], piece[0]) for piece in pieces if len(piece) > 1)
    return [span for span in spans if span.is_settled]


def _level(values: Sequence[Value]) -> Level:
    return Level(_scope(values, 1), Basis.NONE, tuple(values))


def _claim_at_once(comparison: Comparison, compared: ComparedValues) -> Iterable[Claim]:
    """One row of two places, things beside each other, or what was measured against its plan."""
    values = compared.values
    if comparison.spec.group == BETWEEN_SEXES:
        return claim_gaps(_pair_sexes(values), _scope)
    pair = _pair_places(values, compared.places) if comparison.spec.group == _BETWEEN_PLACES else None
    if pair:
        return [pair]
    if len({(value.figure.measure, value.period) for value in values}) == 1:
        return _claim_beside(values)
    pairs = _pair_with_plans(values)
    found = claim_differences(pairs, _scope) if pairs else []
    listed = values if len(values) <= _LISTED else _choose_places(comparison, values)
    return found or ([_level(listed)] if listed else [])


def _choose_places(comparison: Comparison, values: Sequence[Value]) -> list[Value]:
    """The first value of each municipality, where places are compared."""
    firsts: dict[str, Value] = {}
    for value in values if comparison.spec.group == _BETWEEN_PLACES else ():
        firsts.setdefault(value.figure.municipality, value)
    return list(firsts.values()) if len(firsts) > 1 else []


def _pair_sexes(values: Sequence[Value]) -> list[tuple[Value, Value]]:
    """Women and men of each thing, called by the thing: the series are called «<thing>, <sex>»."""
    things: dict[str, dict[str, Value]] = {}
    for value in values:
        thing = value.name.rpartition(", ")[0]
        things.setdefault(thing, {})[value.figure.sex] = replace(value, name=thing)
    return [(pair[Sex.WOMEN], pair[Sex.MEN]) for pair in things.values() if {Sex.WOMEN, Sex.MEN} <= pair.keys()]


def _pair_with_plans(values: Sequence[Value]) -> list[Pair]:
    """Every value with what its measure is held against, of the same row and time."""
    pairs = [Pair(after, before) for after in values for before in values if _is_plan_of(before.figure, after.figure)]
    return [_name_thing(pair, alone=len(pairs) == 1) for pair in pairs]


def _name_thing(pair: Pair, *, alone: bool) -> Pair:
    """The pair called by the thing where its series are «<thing>, <how it is known>»: the sentence says how."""
    thing, other = (value.name.rpartition(", ")[0] for value in (pair.after, pair.before))
    if thing != other or not (thing or alone):
        return pair
    return replace(pair, after=replace(pair.after, name=thing), before=replace(pair.before, name=thing))


def _is_plan_of(plan: Figure, figure: Figure) -> bool:
    return plan.measure in figure.meaning.against and plan.period == figure.period and plan.row is figure.row


def _pair_places(values: Sequence[Value], places: Mapping[int, str]) -> Places | None:
    """The first row that one table prints of two places at the same time."""
    for one in values:
        for other in values:
            if _is_elsewhere(one.figure, other.figure):
                pair = tuple(replace(value, name=places[id(value.figure)]) for value in (one, other))
                return Places(_scope(pair, 1), Basis.ABSOLUTE, pair, one.figure.row.label)
    return None


def _is_elsewhere(one: Figure, other: Figure) -> bool:
    """Whether a row prints the same thing of another place at the same time."""
    alike = one.row is other.row and (one.period, one.unit, one.measure) == (other.period, other.unit, other.measure)
    return alike and one.municipality != other.municipality


def _claim_beside(values: Sequence[Value]) -> list[Claim]:
    """Things at the same time: women and men, deviations, or amounts in order."""
    sexes = {value.figure.sex: value for value in values}
    if {Sex.WOMEN, Sex.MEN} <= sexes.keys() and len(sexes) == len(values):
        pair = tuple(replace(sexes[sex], name="") for sex in (Sex.WOMEN, Sex.MEN))
        return [Gap(_scope(pair, 1), Basis.ABSOLUTE, pair)]
    if all(value.figure.meaning.is_budget_deviation for value in values) and len(values) > _LISTED:
        surplus = all(value.figure.flow in ("", Flow.NET) for value in values)
        return claim_deviations(values, _scope, surplus=surplus)
    return claim_amounts(values, _scope)


def _claim_targets(compared: ComparedValues) -> Iterable[Claim]:
    """The last outcome held against the target of the same year and of as many months."""
    for target in compared.targets:
        for values in compared.series.values():
            outcome = max((one for one in values if _is_same_place(one, target)), key=find_end, default=None)
            if outcome and _is_of_the_year(outcome, target):
                yield Threshold(_scope([outcome, target], 1), Basis.ABSOLUTE, (outcome, target), None)


def _is_of_the_year(outcome: Value, target: Value) -> bool:
    """Whether both cover the same months: a share of eight months says nothing of a year's target either."""
    if outcome.period is None or target.period is None:
        return False
    return outcome.period.year == target.period.year and cover_same_months(outcome.period, target.period)


def _is_same_place(one: Value, other: Value) -> bool:
    return one.figure.municipality == other.figure.municipality and one.unit == other.unit
