"""Says in words what each mark of a chart shows, for tooltips and for those who can't see the chart."""

from dataclasses import dataclass

from build_site.charts.data import Chart, Mark

_NBSP = "\u00a0"
_PIECED = ("lines",)  # here the panel tells the pieces of a line apart, and says nothing to a reader


@dataclass(frozen=True, slots=True)
class SpokenMark:
    """A mark in words.

    Attributes:
        name: what the value is of.
        value: with its unit.
        series: the mark's series, as its place among those of the chart.
        target: where the figure stands on the site.
    """

    name: str
    value: str
    series: int
    target: str


def say_marks(chart: Chart) -> tuple[SpokenMark, ...]:
    """The marks of a chart in words, in the order of the chart's marks."""
    return tuple(
        SpokenMark(_name(chart, mark), _say_value(chart, mark), _find_series(chart, mark), mark.target)
        for mark in chart.marks
    )


def _name(chart: Chart, mark: Mark) -> str:
    if chart.kind in _PIECED:
        return ", ".join(part for part in (mark.series, mark.category) if part)
    return mark.name


def _say_value(chart: Chart, mark: Mark) -> str:
    """Panels name their unit themselves, because it differs between them."""
    if chart.kind == "panels" or not chart.unit or mark.label.endswith(chart.unit):
        return mark.label
    return f"{mark.label}{_NBSP}{chart.unit}"


def _find_series(chart: Chart, mark: Mark) -> int:
    return chart.series.index(mark.series) if mark.series in chart.series else 0
