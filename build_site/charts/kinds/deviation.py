"""Deviations: bars to either side of zero."""

import altair as alt
import pandas as pd

from build_site.charts import theme
from build_site.charts.chart import Chart
from build_site.charts.kinds.kind import ChartKind, Drawn, Guide, place_in_rows
from build_site.charts.requirements import NO_DOUBLES, ONE_SCALE, need_columns
from build_site.charts.row_layout import (
    categories,
    height,
    plot_width,
    value_axis,
    value_labels,
    value_scale,
    zero_line,
)

_BAR = 18


def _draw(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    base = alt.Chart(frame).encode(
        x=alt.X("value:Q", scale=value_scale(frame, width), axis=value_axis()),
        y=categories(chart, width, _BAR),
    )
    bars = base.mark_bar(height=_BAR).encode(
        description="number:N",
        color=alt.condition("datum.value < 0", alt.value(theme.NEGATIVE), alt.value(theme.POSITIVE)),
    )
    labels = [layer.encode(text="label:N", description="number:N") for layer in value_labels(base, frame)]
    return alt.layer(bars, zero_line(frame, width), *labels).properties(
        width=plot_width(width), height=height(chart, len(chart.categories), _BAR, width)
    )


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
