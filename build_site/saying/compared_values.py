"""The values of a comparison that may be spoken of, by series: sound figures, whole series, since the last break."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from build_site.comparing.comparison import Comparison
from build_site.comparing.shown_values import ShownValue
from build_site.formatting import lower_first
from build_site.model import Figure
from build_site.saying.shared_phrases import cover_same_months, find_end
from build_site.saying.values import Value
from build_site.vocabularies import MeasureKind

NOT_COMPARABLE = "not_comparable"  # a verdict: nothing is claimed then
OVER_YEARS = "years"  # the group of comparisons that follow one thing in time
Series = dict[str, list[Value]]


@dataclass(frozen=True, slots=True)
class ComparedValues:
    """What of a comparison on one base may be spoken of.

    Attributes:
        series: name → the values of one thing, without the sums of other series.
        targets: what outcomes are held against.
        places: id of a figure → its municipality inside a sentence: «i riket».
    """

    series: Series
    targets: tuple[Value, ...]
    places: Mapping[int, str]

    @property
    def values(self) -> list[Value]:
        """The values of all series, series by series."""
        return [value for values in self.series.values() for value in values]


def sort_values(
    comparison: Comparison, shown: Sequence[ShownValue], doubted: Collection[Figure] = ()
) -> ComparedValues:
    """Part the sound values of a comparison into series and targets.

    Args:
        comparison: what is compared.
        shown: its values on one base.
        doubted: figures that a finding says are wrong.
    """
    sound = leave_out_unsound(shown, doubted)
    series: Series = {}
    for one in sound:
        if not _is_target(one):
            series.setdefault(one.series or one.municipality, []).append(make_shown(one))
    return ComparedValues(
        series=_name_subjects(comparison, _leave_out_wholes(series)),
        targets=tuple(make_shown(one) for one in sound if _is_target(one)),
        places={id(one.point.figure): one.place for one in sound},
    )


def leave_out_unsound(shown: Sequence[ShownValue], doubted: Collection[Figure]) -> list[ShownValue]:
    """The values that can be put on the base, of figures that neither the package nor a finding doubts."""
    unsound = {id(figure) for figure in doubted}
    found = [one for one in shown if one.amount is not None and not one.point.figure.uncertain]
    return [one for one in found if id(one.point.figure) not in unsound]


def _is_target(one: ShownValue) -> bool:
    return one.target or one.point.figure.meaning.kind is MeasureKind.AIMED


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
    if len(series) == 1 or comparison.spec.group == OVER_YEARS:
        things = find_things(series)
        return {name: [name_thing(comparison, things[name], one) for one in values] for name, values in series.items()}
    return series


def name_thing(comparison: Comparison, thing: str, value: Value) -> Value:
    """The value called by its thing; by the comparison's title, too, where that is the only thing."""
    title = comparison.spec.title
    if thing and len({_find_subject(point.figure) for point in comparison.points}) == 1:
        return replace(value, name=f"{title} ({lower_first(thing)})", is_group=False)
    return replace(value, name=thing or title, is_group=bool(thing))


def _find_subject(figure: Figure) -> tuple[str, ...]:
    return figure.municipality, figure.service, figure.indicator, figure.sex, figure.age


def find_things(series: Mapping[str, Sequence[Value]]) -> Mapping[str, str]:
    """What each series is about, without what sentences say anyhow: the months and whether it is a forecast.

    «Gymnasial nivå, augusti» and «Gymnasial nivå, hela året» are about «Gymnasial nivå». Where all series of a
    comparison are about one thing, that is "": the comparison's title names it. What only the name tells apart stays.
    """
    starts = {name.rpartition(", ")[0] for name in series}
    things = {name: name if name in starts else name.rpartition(", ")[0] for name in series}
    if len(series) == 1:
        return dict.fromkeys(series, "")
    groups: dict[str, list[str]] = {}
    for name, thing in things.items():
        groups.setdefault(thing, []).append(name)
    return {
        name: thing if _is_one_thing([series[one] for one in groups[thing]]) else name for name, thing in things.items()
    }


def _is_one_thing(several: Sequence[Sequence[Value]]) -> bool:
    """Whether several series are about one thing, each of its own months or of its own measure."""
    figures = [value.figure for values in several for value in values]
    about = set(map(_find_subject, figures))
    told = [{(value.figure.measure, _months(value)) for value in values} for values in several]
    apart = sum(map(len, told)) == len(set().union(*told))
    return len(several) > 1 and len(about) == 1 and apart


def _months(value: Value) -> tuple[int, int, int] | None:
    period = value.period
    return (period.start[1], period.end[1], period.end[0] - period.start[0]) if period else None


def make_shown(one: ShownValue) -> Value:
    """A value of a comparison as a sentence says it."""
    amount = one.amount if one.amount is not None else one.point.figure.value
    if amount is None:
        raise ValueError(one.name)
    decimals = None if one.shown_amount is None else max(0, -int(one.shown_amount.as_tuple().exponent))
    return Value(one.point.figure, one.series or one.municipality, amount, one.unit, decimals, is_group=True)


def find_last_piece(comparison: Comparison, values: Sequence[Value]) -> list[Value]:
    """The figures since the last declared break, of the same months as the last of them, in the order of time."""
    dated = sorted((value for value in values if value.period), key=find_end)
    if not dated:
        return []
    start = _find_last_break(comparison, dated[-1])
    return [value for value in dated if _continues_to(value, dated[-1]) and find_end(value) >= start]


def _find_last_break(comparison: Comparison, last: Value) -> tuple[int, int]:
    """The month in which the last break before the end of a value began."""
    starts = (broken.period.start for broken in comparison.spec.breaks)
    return max((start for start in starts if start <= find_end(last)), default=(0, 0))


def _continues_to(value: Value, last: Value) -> bool:
    """Whether a value measures the same as the last one of its series, of the same months."""
    alike = value.figure.measure == last.figure.measure and value.unit == last.unit
    return alike and cover_same_months(value.period, last.period)
