"""What the site says of a comparison: never across a break, never months against years, never on a doubted figure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from build_site.codes import Flow, MeasureKind, Sex
from build_site.comparing.comparison import Comparison
from build_site.comparing.shown_values import ShownValue
from build_site.formatting import lower_first
from build_site.model import Figure
from build_site.saying.choosing import Pair, claim_amounts, claim_changes, claim_deviations, claim_differences
from build_site.saying.claims import Basis, Claim, Scope
from build_site.saying.difference import Gap, Places
from build_site.saying.level import Level
from build_site.saying.scopes import scope_of_figures
from build_site.saying.threshold import Threshold
from build_site.saying.values import Value
from build_site.saying.words import cover_same_months, find_end

_NOT_COMPARABLE = "not_comparable"
_SERIES = "posterna"
_OVER_YEARS, _BETWEEN_PLACES = "years", "municipalities"
_LISTED = 3  # figures that a sentence can list
Series = dict[str, list[Value]]


def claim_comparison(
    comparison: Comparison, shown: Sequence[ShownValue], doubted: Collection[Figure] = ()
) -> tuple[Claim, ...]:
    """Everything that may be claimed of a comparison on one base, the most important first.

    Args:
        comparison: what is compared.
        shown: its values on one base.
        doubted: figures that a finding says are wrong.
    """
    if comparison.spec.verdict == _NOT_COMPARABLE:
        return ()
    unsound = {id(figure) for figure in doubted}
    sound = [one for one in shown if one.amount is not None and not one.point.figure.uncertain]
    sound = [one for one in sound if id(one.point.figure) not in unsound]
    series: Series = {}
    targets: list[Value] = []
    for one in sound:
        value = make_shown(one)
        if one.target or value.figure.meaning.kind is MeasureKind.AIMED:
            targets.append(value)
        else:
            series.setdefault(value.name, []).append(value)
    series = _name_subjects(comparison, _leave_out_wholes(series))
    places = {id(one.point.figure): one.place for one in sound}
    claims = list(
        _claim_over_time(comparison, series) if comparison.over_time else _claim_at_once(comparison, series, places)
    )
    held = list(_claim_targets(series, targets))
    aimed = {id(claim.figures[0]) for claim in held}
    return (*(one for one in claims if not (isinstance(one, Level) and id(one.figures[0]) in aimed)), *held)


def _leave_out_wholes(series: Series) -> Series:
    """The series without those of sums whose parts are there too: a sum is no rival of its parts."""
    figures = [value.figure for values in series.values() for value in values]
    wholes = {(figure.report, figure.table, figure.row.parent) for figure in figures if figure.row.parent}
    return {
        name: values
        for name, values in series.items()
        if not any((one.figure.report, one.figure.table, one.figure.row.id) in wholes for one in values)
    }


def _name_subjects(comparison: Comparison, series: Series) -> Series:
    """The series with what they are about in their names, where each name only says when or how it was known."""
    title = comparison.spec.title
    figures = [value.figure for values in series.values() for value in values]
    about = {(one.municipality, one.service, one.indicator, one.sex, one.age) for one in figures}
    if len(series) != 1 and (len(about) != 1 or comparison.spec.group != _OVER_YEARS):
        return series
    return {
        name: [replace(one, name=title if len(series) == 1 else f"{title} ({lower_first(name)})") for one in values]
        for name, values in series.items()
    }


def make_shown(one: ShownValue) -> Value:
    """A value of a comparison as a sentence says it."""
    amount = one.amount if one.amount is not None else one.point.figure.value
    if amount is None:
        raise ValueError(one.name)
    decimals = None if one.shown_amount is None else max(0, -int(one.shown_amount.as_tuple().exponent))
    return Value(one.point.figure, one.series or one.municipality, amount, one.unit, decimals)


def _scope(values: Sequence[Value], size: int) -> Scope:
    return scope_of_figures((value.figure for value in values), size, _SERIES if size > 1 else "")


def _claim_over_time(comparison: Comparison, series: Series) -> Iterable[Claim]:
    """What stands beside each other last, and how each series has changed since its last break."""
    pieces = {name: _last_piece(comparison, values) for name, values in series.items()}
    pieces = {name: piece for name, piece in pieces.items() if piece}
    last = [piece[-1] for piece in pieces.values()]
    beside: list[Claim] = []
    if len(last) > 1 and len({value.period for value in last}) == 1:
        beside = list(_claim_beside(last))
    changes: list[Claim] = []
    ends = {(piece[0].period, piece[-1].period) for piece in pieces.values() if len(piece) > 1}
    spans = [Pair(piece[-1], piece[0]) for piece in pieces.values() if len(piece) > 1]
    if len(ends) == 1 and len(spans) == len(pieces):
        changes = claim_changes(spans, _scope)
    changes = changes or [claim for span in spans for claim in claim_changes([span], _scope)]
    first, second = (changes, beside) if comparison.spec.group == _OVER_YEARS else (beside, changes)
    yield from first
    yield from second
    if not first and not second:
        yield from (Level(_scope([value], 1), Basis.NONE, (value,)) for value in last[:1])


def _last_piece(comparison: Comparison, values: Sequence[Value]) -> list[Value]:
    """The figures since the last declared break, of the same months as the last of them, in the order of time."""
    dated = sorted((value for value in values if value.period), key=find_end)
    if not dated:
        return []
    last = dated[-1]
    starts = [broken.period.start for broken in comparison.spec.breaks if broken.period.start <= find_end(last)]
    return [
        value
        for value in dated
        if cover_same_months(value.period, last.period)
        and value.figure.measure == last.figure.measure
        and value.unit == last.unit
        and not any(find_end(value) < start for start in starts)
    ]


def _claim_at_once(comparison: Comparison, series: Series, places: Mapping[int, str]) -> Iterable[Claim]:
    values = [value for found in series.values() for value in found]
    if not values:
        return
    if comparison.spec.group == _BETWEEN_PLACES and (pair := _pair_places(values, places)):
        yield pair
        return
    if len({(value.figure.measure, value.period) for value in values}) == 1:
        yield from _claim_beside(values)
        return
    pairs = [
        Pair(after, before)
        for after in values
        for before in values
        if before.figure.measure in after.figure.meaning.against
        and before.period == after.period
        and before.figure.row is after.figure.row
    ]
    found = claim_differences(pairs, _scope) if pairs else []
    if not found and len(values) <= _LISTED:
        found = [Level(_scope(values, 1), Basis.NONE, tuple(values))]
    yield from found


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


def _claim_beside(values: Sequence[Value]) -> Iterable[Claim]:
    """Things at the same time: women and men, deviations, or amounts in order."""
    sexes = {value.figure.sex: value for value in values}
    if {Sex.WOMEN, Sex.MEN} <= sexes.keys() and len(sexes) == len(values):
        pair = tuple(replace(sexes[sex], name="") for sex in (Sex.WOMEN, Sex.MEN))
        yield Gap(_scope(pair, 1), Basis.ABSOLUTE, pair)
        return
    if all(value.figure.meaning.is_budget_deviation for value in values) and len(values) > _LISTED:
        surplus = all(value.figure.flow in ("", Flow.NET) for value in values)
        yield from claim_deviations(values, _scope, surplus=surplus)
        return
    yield from claim_amounts(values, _scope)


def _claim_targets(series: Series, targets: Sequence[Value]) -> Iterable[Claim]:
    """The last outcome held against the target of the same year; an amount only when it covers as many months."""
    for target in targets:
        for values in series.values():
            outcome = max((one for one in values if _is_same_place(one, target)), key=find_end, default=None)
            if outcome and _is_of_the_year(outcome, target):
                yield Threshold(_scope([outcome, target], 1), Basis.ABSOLUTE, (outcome, target), None)


def _is_of_the_year(outcome: Value, target: Value) -> bool:
    if outcome.period is None or target.period is None or outcome.period.year != target.period.year:
        return False
    return outcome.unit.is_relative or cover_same_months(outcome.period, target.period)


def _is_same_place(one: Value, other: Value) -> bool:
    return one.figure.municipality == other.figure.municipality and one.unit == other.unit
