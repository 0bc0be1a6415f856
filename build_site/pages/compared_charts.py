"""The charts of comparisons: series over time, forecasts on their way to the outcome, and figures side by side."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from build_site.charts.data import Chart, Mark
from build_site.charts.speaking import describe_chart, join_sentences
from build_site.charts.titles import Wording, write_title
from build_site.comparing.comparison import INDEX, Comparison
from build_site.comparing.shown_values import ShownValue
from build_site.formatting import upper_first
from build_site.naming import shorten
from build_site.periods import Period, format_period, format_period_short

_HEADING = 70  # characters of the comparison's title that fit in a subtitle


def build_compared_chart(comparison: Comparison, values: list[ShownValue]) -> Chart | None:
    """The chart of a comparison on one base.

    Args:
        comparison: what is compared.
        values: those on that base that have an amount.

    Returns:
        The chart, or None when there is nothing to draw.
    """
    if not values:
        return None
    kind = _choose_kind(comparison, values)
    marks = tuple(_MAKERS[kind](comparison, values))
    unit = values[0].unit
    spec = comparison.spec
    chart = Chart(
        kind=kind,
        title=spec.title,
        subtitle="",
        unit=unit.abbreviation,
        series=tuple(dict.fromkeys(mark.series for mark in marks)),
        categories=(
            _list_periods(values) if kind == "lines" else tuple(dict.fromkeys(mark.category for mark in marks))
        ),
        marks=marks,
        description="",
        breaks=tuple(_list_breaks(comparison, values)) if kind == "lines" else (),
    )
    title = write_title(chart, _make_wording(comparison, values))
    described = describe_chart(chart, unit.title)
    return replace(
        chart, title=title or spec.title, subtitle=_subtitle(spec.title, values, title), description=described
    )


def _choose_kind(comparison: Comparison, values: Sequence[ShownValue]) -> str:
    if comparison.spec.slope:
        return "slope"
    if comparison.over_time:
        return "lines"
    measures = {one.point.figure.measure for one in values}
    if measures == {"outcome", "target"}:
        return "targets"
    return "deviation" if all(measure.startswith("deviation") for measure in measures) else "bars"


def _make_wording(comparison: Comparison, values: Sequence[ShownValue]) -> Wording:
    net = all(one.point.figure.row.flow in ("", "net") for one in values)
    investments = any("investment" in one.point.figure.indicator for one in values)
    return Wording(
        unit=values[0].unit.abbreviation,
        rows="områden" if "område" in comparison.spec.title else "poster",
        cost=comparison.spec.cost,
        surplus=net and not investments,
    )


def _subtitle(heading: str, values: Sequence[ShownValue], title: str) -> str:
    """What is compared, in which unit, when, and from when an index counts."""
    periods = list(dict.fromkeys(one.point.figure.period for one in values))
    said = [shorten(heading, _HEADING)] if title else []
    said.append(upper_first(values[0].unit.title))
    if values[0].value.base == INDEX:
        said[-1] = f"Index där {_base_period(values)} är 100"
    elif len(periods) == 1 and format_period(periods[0]) not in heading:
        said.append(upper_first(format_period(periods[0])))
    return join_sentences(said)


def _base_period(values: Sequence[ShownValue]) -> str:
    """The first period of the series, or the first of each where they differ."""
    firsts: dict[str, str] = {}
    for period, one in _order_in_time(values):
        firsts.setdefault(one.series, format_period(period))
    bases = set(firsts.values())
    return bases.pop() if len(bases) == 1 else "seriens första siffra"


def _mark(one: ShownValue, category: str, series: str = "", panel: str = "") -> Mark:
    figure = one.point.figure
    return Mark(
        category=category,
        series=series,
        panel=panel,
        value=one.amount or Decimal(0),
        label=one.text,
        target=one.address,
        measure=figure.measure,
        period=figure.period,
        whole=one.series.split(",")[0] in ("Summa", "Alla statsbidrag"),
        uncertain=figure.uncertain,
    )


def _build_bar_marks(_: Comparison, values: Sequence[ShownValue]) -> Iterator[Mark]:
    """A bar for each figure; a period that they all share stands in the subtitle."""
    shared = len({one.point.figure.period for one in values}) == 1
    for one in values:
        yield _mark(one, one.series if shared and one.series else one.name)


def _build_target_marks(_: Comparison, values: Sequence[ShownValue]) -> Iterator[Mark]:
    for one in values:
        yield _mark(one, one.municipality, one.measure)


def _build_slope_marks(_: Comparison, values: Sequence[ShownValue]) -> Iterator[Mark]:
    """«Barn och unga, väntat efter augusti» is «Barn och unga» at the time «Väntat efter augusti»."""
    for one in values:
        parts = one.series.rsplit(", ", 1)
        yield _mark(one, upper_first(parts[-1]), parts[0] if len(parts) > 1 else "")


def _build_line_marks(comparison: Comparison, values: Sequence[ShownValue]) -> Iterator[Mark]:
    """Marks in the order of time; the panel says which unbroken piece of its line a mark belongs to.

    A line breaks where the comparison declares that the series changes its meaning, and where a year is missing.
    """
    pieces: dict[str, tuple[int, Period]] = {}
    for period, one in _order_in_time(values):
        name = one.series or one.municipality
        piece, last = pieces.get(name, (0, period))
        piece += _is_broken(comparison, last, period)
        pieces[name] = (piece, period)
        yield _mark(one, format_period_short(period), name, f"{name} {piece}")


def _order_in_time(values: Sequence[ShownValue]) -> list[tuple[Period, ShownValue]]:
    dated = [(one.point.figure.period, one) for one in values if one.point.figure.period]
    return sorted(dated, key=lambda pair: (pair[0].end, pair[0].start))


def _is_broken(comparison: Comparison, last: Period, period: Period) -> bool:
    declared = any(last.end < broken.period.start <= period.end for broken in comparison.spec.breaks)
    return declared or period.year - last.year > 1


def _list_breaks(comparison: Comparison, values: Sequence[ShownValue]) -> Iterator[tuple[str, str]]:
    """The first period along the axis of each declared break, with the reason."""
    periods = [period for period, _ in _order_in_time(values)]
    for broken in comparison.spec.breaks:
        after = next((period for period in periods if broken.period.start <= period.end), None)
        if after is not None and after != periods[0]:
            yield format_period_short(after), broken.text


def _list_periods(values: Sequence[ShownValue]) -> tuple[str, ...]:
    """The periods along the axis, with the whole years between the first and the last that nobody reports."""
    periods = {period for period, _ in _order_in_time(values)}
    if all(period.is_full_year for period in periods):
        years = [period.year for period in periods]
        return tuple(str(year) for year in range(min(years), max(years) + 1))
    return tuple(dict.fromkeys(format_period_short(period) for period, _ in _order_in_time(values)))


_MAKERS: Mapping[str, Callable[[Comparison, Sequence[ShownValue]], Iterator[Mark]]] = {
    "bars": _build_bar_marks,
    "deviation": _build_bar_marks,
    "targets": _build_target_marks,
    "lines": _build_line_marks,
    "slope": _build_slope_marks,
}
