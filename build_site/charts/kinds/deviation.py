"""Deviations: bars to either side of zero."""

from build_site.charts import theme
from build_site.charts.chart import Chart
from build_site.charts.drawn_with import alt
from build_site.charts.kinds.kind import ChartKind, Drawn, Guide, place_in_rows
from build_site.charts.layers import Layer, Panel, Rows
from build_site.charts.requirements import NO_DOUBLES, ONE_SCALE, need_columns
from build_site.charts.row_layout import (
    categories,
    height,
    name_by_number,
    plot_width,
    value_axis,
    value_labels,
    value_scale,
    zero_line,
)

_BAR = 18


def _draw(chart: Chart, rows: Rows, width: int) -> Drawn:
    x = alt.X("value:Q", scale=value_scale(rows, width), axis=value_axis())
    y = categories(chart, width, _BAR)
    base = Layer(rows, {"x": x, "y": y, "description": name_by_number()})
    colour = alt.ColorValue(theme.POSITIVE, condition={"test": "datum.value < 0", "value": theme.NEGATIVE})
    bars = base.marked("bar", height=_BAR).encoded(color=colour)
    layers = [bars, zero_line(chart, rows, width, _BAR), *value_labels(base, rows)]
    return Panel(layers, plot_width(width), height(chart, len(chart.categories), _BAR, width))


KIND = ChartKind(
    code="deviation",
    guide=Guide("Avvikelser: över och under noll.", "Staplar åt båda håll från noll, i olika färg. En kolumn."),
    requirements=(
        need_columns(1, 1, or_one_row=True),
        NO_DOUBLES,
        ONE_SCALE,
    ),
    place=place_in_rows,
    draw=_draw,
    shows_gaps=True,
)
