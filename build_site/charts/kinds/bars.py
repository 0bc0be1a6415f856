"""Bars: rows beside each other, with one to four columns."""

from __future__ import annotations

from collections.abc import Sequence

from build_site.charts import theme
from build_site.charts.chart import Chart
from build_site.charts.colours import colour_marks, colour_series
from build_site.charts.drawn_with import alt
from build_site.charts.kinds.kind import ChartKind, Drawn, Guide, place_in_rows
from build_site.charts.layers import Layer, Panel, Rows
from build_site.charts.requirements import NO_DOUBLES, ONE_SCALE, need_columns
from build_site.charts.row_layout import (
    WIDE,
    categories,
    height,
    name_by_number,
    plot_width,
    value_axis,
    value_labels,
    value_scale,
    widest,
    zero_line,
)

MISSING = "uppgift saknas"
_BAR = 18
_LEGEND_SYMBOL = 44  # width in px of a legend's symbol and the space around it


def draw_bars(chart: Chart, rows: Rows, width: int) -> Drawn:
    """Draw a bar for each row and column."""
    series = list(chart.series)
    marks = len(series) * _BAR
    x = alt.X("value:Q", scale=value_scale(rows, width), axis=value_axis())
    offset = alt.YOffset("series:N", sort=series)
    base = Layer(
        rows, {"x": x, "y": categories(chart, width, marks), "yOffset": offset, "description": name_by_number()}
    )
    bars = base.marked("bar", height=_BAR - 3).encoded(color=_colour(chart, width))
    gaps = _draw_gaps(chart, rows, width, marks) if chart.gaps else []
    layers = [bars, zero_line(chart, rows, width, marks), *value_labels(base, rows), *gaps]
    return Panel(layers, plot_width(width), height(chart, len(chart.categories), marks, width))


def _colour(chart: Chart, width: int) -> alt.Color:
    """A colour for each series, or for what tells the bars of one series apart, whose names stand beside them."""
    series = list(chart.series)
    if len(series) > 1:
        scale = alt.Scale(domain=series, range=list(colour_series(chart)))
        legend = alt.Legend(columns=_legend_columns(series, width))
        return alt.Color("series:N", sort=series, scale=scale, legend=legend)
    colours = colour_marks(chart)
    numbers = [str(number) for number in range(len(colours))]
    return alt.Color("number:N", scale=alt.Scale(domain=numbers, range=list(colours)), legend=None)


def _draw_gaps(chart: Chart, rows: Rows, width: int, marks: int) -> list[Layer]:
    """Words in the place of each bar that is missing beside others."""
    missing = [{"category": gap.category, "series": gap.series, "zero": 0, "text": MISSING} for gap in chart.gaps]
    channels = {
        "x": alt.X("zero:Q", scale=value_scale(rows, width)),
        "y": categories(chart, width, marks),
        "yOffset": alt.YOffset("series:N", sort=list(chart.series)),
        "text": alt.Text("text:N"),
    }
    return [Layer(missing, channels).marked("text", align="left", dx=5, color=theme.AXIS, fontStyle="italic")]


def _legend_columns(series: Sequence[str], width: int) -> int:
    """All series side by side where they fit in a wide chart, otherwise below each other."""
    needed = sum(widest([name]) + _LEGEND_SYMBOL for name in series)
    return len(series) if width >= WIDE and needed <= plot_width(width) else 1


KIND = ChartKind(
    code="bars",
    guide=Guide("Jämföra rader, en till fyra kolumner bredvid varandra.", "En stapel per rad och kolumn."),
    requirements=(
        need_columns(1, 4, or_one_row=True),
        NO_DOUBLES,
        ONE_SCALE,
    ),
    place=place_in_rows,
    draw=draw_bars,
    shows_gaps=True,
)
