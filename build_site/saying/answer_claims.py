"""Answers what a comparison asks, as its declaration says it: of whole series, sound figures and the same months."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from build_site.comparing.comparison import INDEX, Comparison
from build_site.comparing.shown_values import ShownValue
from build_site.formatting import lower_first
from build_site.model import AskKind, Figure
from build_site.saying.answer import (
    ALIKE,
    BOTH,
    NO,
    YES,
    Answer,
    ChangeAnswer,
    KeptAnswer,
    LargestMissAnswer,
    MissAnswer,
    PairAnswer,
    SexAnswer,
)
from build_site.saying.claims import Basis, Scope
from build_site.saying.compared_values import (
    NOT_COMPARABLE,
    find_last_piece,
    find_things,
    leave_out_unsound,
    make_shown,
    name_thing,
)
from build_site.saying.scopes import scope_of_figures
from build_site.saying.values import Value, tell_apart
from build_site.vocabularies import MeasureKind, Sex

Series = Mapping[str, list[Value]]
_IN_TIME = (AskKind.RISES, AskKind.FALLS)


def claim_answer(
    comparison: Comparison, shown: Sequence[ShownValue], doubted: Collection[Figure] = ()
) -> tuple[Answer, ...]:
    """The answer to what a comparison asks, or () where it asks nothing that the figures can answer.

    Args:
        comparison: what is compared, and what it asks.
        shown: its values on one base.
        doubted: figures that nothing may rest on.
    """
    asks = comparison.spec.asks
    if asks is None or comparison.spec.verdict == NOT_COMPARABLE:
        return ()
    series = _sort_by_series(leave_out_unsound(shown, doubted))
    if asks.kind in _IN_TIME:
        series = _name_things(comparison, series)
    elif any(one.value.base == INDEX for one in shown):
        return ()  # every series begins at 100: what is highest then is what has risen most
    if set(asks.series) - series.keys():  # a part of what is asked can't be said
        return ()
    found = _ANSWERERS[asks.kind](comparison, {name: series[name] for name in asks.series or series})
    return (found,) if found else ()


def _sort_by_series(shown: Sequence[ShownValue]) -> Series:
    series: dict[str, list[Value]] = {}
    for one in shown:
        series.setdefault(one.series or one.municipality, []).append(make_shown(one))
    return series


def _name_things(comparison: Comparison, series: Series) -> Series:
    """The series with their values called by what they are about: the sentence says when."""
    things = find_things(series)
    return {name: [name_thing(comparison, things[name], one) for one in values] for name, values in series.items()}


def _scope(values: Sequence[Value], size: int = 1) -> Scope:
    return scope_of_figures((value.figure for value in values), size)


def _answer_change(comparison: Comparison, series: Series, *, rising: bool) -> ChangeAnswer | None:
    """Whether every series has risen, or fallen, since its first figure of the same months after the last break."""
    pieces = [find_last_piece(comparison, values) for values in series.values()]
    if any(len(piece) < 2 for piece in pieces):  # noqa: PLR2004 # one figure is no change
        return None
    pairs = [(piece[-1], piece[0]) for piece in pieces]
    agree = [(1 if rising else -1) * tell_apart(last, first) for last, first in pairs]
    values = tuple(value for pair in pairs for value in pair)
    about = {(one.figure.municipality, one.figure.service, one.figure.indicator, one.figure.sex) for one in values}
    return ChangeAnswer(_scope(values, len(pairs)), Basis.ABSOLUTE, values, _say_yes(agree), named=len(about) > 1)


def _say_yes(agree: Sequence[int]) -> str:
    """Whether all are as asked, none, some, or none can be told from before."""
    if not any(agree):
        return ALIKE
    wanted = [one > 0 for one in agree]
    return YES if all(wanted) else BOTH if any(wanted) else NO


def _answer_rises(comparison: Comparison, series: Series) -> ChangeAnswer | None:
    return _answer_change(comparison, series, rising=True)


def _answer_falls(comparison: Comparison, series: Series) -> ChangeAnswer | None:
    return _answer_change(comparison, series, rising=False)


def _find_same_time(comparison: Comparison, series: Series) -> list[Value]:
    """The last figure of each series; [] where they aren't of the same time and measure."""
    pieces = [find_last_piece(comparison, values) for values in series.values()]
    last = [piece[-1] for piece in pieces if piece]
    alike = len({(value.period, value.figure.measure, value.unit.code) for value in last}) == 1
    return last if alike and len(last) == len(series) else []


def _answer_higher(comparison: Comparison, series: Series) -> PairAnswer | None:
    """Whether the first series is higher than the second."""
    last = _find_same_time(comparison, series)
    if not last:
        return None
    said = _say_yes([tell_apart(*last)])
    labels = tuple(_label(value, comparison) for value in last)
    return PairAnswer(_scope(last), Basis.ABSOLUTE, tuple(last), said, labels)


def _answer_highest(comparison: Comparison, series: Series) -> PairAnswer | None:
    """Which series is the highest; none where the printed decimals can't tell."""
    last = sorted(_find_same_time(comparison, series), key=lambda value: value.amount, reverse=True)
    if len(last) < 2:  # noqa: PLR2004 # one thing is no set
        return None
    alike = not tell_apart(last[0], last[1])
    if alike and len(last) > 2:  # noqa: PLR2004 # some of several
        return None
    labels = [_label(value, comparison) for value in last]
    said, shown = (ALIKE, labels) if alike else (last[0].name, ["", *labels[1:]])
    return PairAnswer(_scope(last, len(last)), Basis.ABSOLUTE, tuple(last), said, tuple(shown))


def _label(value: Value, comparison: Comparison) -> str:
    """«i riket» where places are compared, otherwise «för män»."""
    by_place = {point.figure.municipality for point in comparison.points}
    if len(by_place) > 1:
        return f"i {comparison.places[value.figure.municipality]}"
    return f"för {lower_first(value.name)}"


def _answer_kept(_: Comparison, series: Series) -> KeptAnswer | None:
    """Whether each series, a deviation from a budget, keeps it."""
    values = tuple(replace(one, name=one.name.partition(", ")[0]) for found in series.values() for one in found)
    if not all(value.figure.meaning.is_budget_deviation for value in values):
        return None
    kept = [value.amount >= 0 for value in values]
    said = YES if all(kept) else BOTH if any(kept) else NO
    return KeptAnswer(_scope(values, len(values)), Basis.ABSOLUTE, values, said)


def _answer_missed(_: Comparison, series: Series) -> Answer | None:
    """How far the outcome came from the forecasts: of one thing all of them, of several where it did most."""
    pairs = {thing: _part_outcome(values) for thing, values in _group_by_thing(series).items()}
    if any(outcome is None or not forecasts for outcome, forecasts in pairs.values()):
        return None
    if len(pairs) == 1:
        ((outcome, forecasts),) = pairs.values()
        told = tuple(value for value in (outcome, *forecasts) if value is not None)
        return MissAnswer(_scope(told), Basis.ABSOLUTE, told, "Utfallet")
    return _find_largest_miss({thing: (one, last[-1]) for thing, (one, last) in pairs.items() if one is not None})


def _group_by_thing(series: Series) -> dict[str, list[Value]]:
    """The values of all series of a thing: the series are called «<thing>, <when or what>»."""
    things: dict[str, list[Value]] = {}
    for name, values in series.items():
        things.setdefault(name.rpartition(", ")[0], []).extend(values)
    return things


def _part_outcome(values: Sequence[Value]) -> tuple[Value | None, list[Value]]:
    """The outcome, and the forecasts called by when they were made: «väntat efter augusti»."""
    outcomes = [one for one in values if _kind(one) is MeasureKind.ACTUAL]
    forecasts = [one for one in values if _kind(one) is MeasureKind.EXPECTED]
    renamed = [replace(one, name=one.name.rpartition(", ")[2]) for one in forecasts]
    return (outcomes[0] if len(outcomes) == 1 else None), renamed


def _kind(value: Value) -> MeasureKind | None:
    return value.figure.meaning.of_kind or value.figure.meaning.kind


def _find_largest_miss(pairs: Mapping[str, tuple[Value, Value]]) -> LargestMissAnswer | None:
    sizes = {thing: abs(outcome.amount - forecast.amount) for thing, (outcome, forecast) in pairs.items()}
    most = [thing for thing, size in sizes.items() if size == max(sizes.values())]
    if len(most) > 1 or not max(sizes.values()):
        return None
    everything = [value for pair in pairs.values() for value in pair]
    return LargestMissAnswer(_scope(everything, len(pairs)), Basis.ABSOLUTE, pairs[most[0]], most[0])


def _answer_sexes(_: Comparison, series: Series) -> SexAnswer | None:
    """Who of women and men more often has the higher figure; the series are called «<thing>, <sex>»."""
    things: dict[str, dict[str, Value]] = {}
    for name, values in series.items():
        for value in values:
            things.setdefault(name.rpartition(", ")[0], {})[value.figure.sex] = value
    if not all(pair.keys() == {Sex.WOMEN, Sex.MEN} for pair in things.values()):
        return None
    pairs = [(pair[Sex.WOMEN], pair[Sex.MEN]) for pair in things.values()]
    women, men = (sum(sign * (one.amount - other.amount) > 0 for one, other in pairs) for sign in (1, -1))
    told = tuple(value for pair in pairs for value in pair)
    return SexAnswer(_scope(told, len(pairs)), Basis.ABSOLUTE, told, "", women, men)


_ANSWERERS: Mapping[AskKind, Callable[[Comparison, Series], Answer | None]] = {
    AskKind.RISES: _answer_rises,
    AskKind.FALLS: _answer_falls,
    AskKind.HIGHER: _answer_higher,
    AskKind.HIGHEST: _answer_highest,
    AskKind.KEPT: _answer_kept,
    AskKind.MISSED: _answer_missed,
    AskKind.SEXES: _answer_sexes,
}
