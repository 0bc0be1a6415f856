"""What the chart of a comparison is asked to show: series over time, forecasts and outcomes, or figures by place."""

from collections.abc import Iterator, Sequence

from build_site.charts.building import build_chart
from build_site.charts.chart import Chart, Point
from build_site.charts.kinds.kind import ChartRequest
from build_site.comparing.comparison import BETWEEN_SEXES, INDEX, Comparison
from build_site.comparing.shown_values import ShownValue
from build_site.formatting import upper_first
from build_site.model import MeasureKind
from build_site.periods import Period, format_period


def build_compared_chart(comparison: Comparison, values: Sequence[ShownValue], title: str = "") -> Chart | None:
    """The chart of a comparison on one base.

    Args:
        comparison: what is compared.
        values: those on that base that have an amount.
        title: the sentence that the chart bears, or "".

    Returns:
        The chart, or None when there is nothing to draw.
    """
    if not values:
        return None
    spec = comparison.spec
    request = ChartRequest(
        kind=_choose_kind(comparison, values),
        heading=spec.title,
        title=title,
        plain_heading=spec.title,
        points=tuple(_list_points(comparison, values)),
        unit=values[0].unit,
        facts=tuple(_say_facts(spec.title, values)),
        breaks=spec.breaks,
    )
    return build_chart(request)


def _choose_kind(comparison: Comparison, values: Sequence[ShownValue]) -> str:
    if comparison.spec.slope:
        return "slope"
    if comparison.spec.group == BETWEEN_SEXES:
        return "dumbbell"
    if comparison.over_time:
        return "lines"
    meanings = [one.point.figure.meaning for one in values]
    if {meaning.kind for meaning in meanings} == {MeasureKind.ACTUAL, MeasureKind.AIMED}:
        return "targets"
    return "deviation" if all(meaning.is_budget_deviation for meaning in meanings) else "bars"


def _list_points(comparison: Comparison, values: Sequence[ShownValue]) -> Iterator[Point]:
    shared = len({one.point.figure.period for one in values}) == 1
    kind = _choose_kind(comparison, values)
    for one in values:
        if one.amount is None or one.shown_amount is None:
            continue
        row, column, time = _name_point(one, kind, shared=shared)
        yield Point(
            figure=one.point.figure,
            value=one.amount,
            unit=one.unit,
            address=one.address,
            row=row,
            column=column,
            line=one.series or one.municipality,
            time=time,
            decimals=max(0, -int(one.shown_amount.as_tuple().exponent)),
        )


def _name_point(one: ShownValue, kind: str, *, shared: bool) -> tuple[str, str, str]:
    """What a value is about, which value of it, and when it was known.

    «Barn och unga, väntat efter augusti» is «Barn och unga» at the time «Väntat efter augusti». A period that all
    values share stands in the subtitle.
    """
    if kind == "dumbbell":
        return one.series.rpartition(", ")[0], "", ""
    if kind == "slope":
        *thing, time = one.series.rsplit(", ", 1)
        return "".join(thing), "", upper_first(time)
    if kind == "targets":
        return one.municipality, one.measure, ""
    return one.series if shared and one.series else one.name, "", ""


def _say_facts(heading: str, values: Sequence[ShownValue]) -> Iterator[str]:
    """In which unit, when, and from when an index counts."""
    periods = list(dict.fromkeys(one.point.figure.period for one in values))
    if values[0].value.base == INDEX:
        yield f"Index där {_base_period(values)} är 100"
        return
    yield upper_first(values[0].unit.title)
    if len(periods) == 1 and format_period(periods[0]) not in heading:
        yield upper_first(format_period(periods[0]))


def _base_period(values: Sequence[ShownValue]) -> str:
    """The first period of the series, or the first of each where they differ."""
    firsts: dict[str, str] = {}
    for period, one in _order_in_time(values):
        firsts.setdefault(one.series, format_period(period))
    bases = set(firsts.values())
    return bases.pop() if len(bases) == 1 else "seriens första siffra"


def _order_in_time(values: Sequence[ShownValue]) -> list[tuple[Period, ShownValue]]:
    dated = [(one.point.figure.period, one) for one in values if one.point.figure.period]
    return sorted(dated, key=lambda pair: (pair[0].end, pair[0].start))
