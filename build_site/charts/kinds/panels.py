"""Rows with different units: a small chart for each, with a scale of its own."""

import altair as alt
import pandas as pd

from build_site.charts import theme
from build_site.charts.chart import Chart, Mark
from build_site.charts.kinds.kind import ChartKind, ChartRequest, Drawn, Guide, name_with_unit
from build_site.charts.requirements import NO_DOUBLES
from build_site.charts.row_layout import (
    categories,
    height,
    plot_width,
    value_axis,
    value_labels,
    value_scale,
    wrap_bold,
)

_BAR = 18


def _place(request: ChartRequest) -> list[Mark]:
    return [Mark(point, point.column, panel=name_with_unit(point)) for point in request.points]


def _draw(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    parts = frame.groupby("panel", sort=False)
    return alt.vconcat(*(_draw_panel(chart, str(panel), part, width) for panel, part in parts), spacing=14)


def _draw_panel(chart: Chart, panel: str, part: pd.DataFrame, width: int) -> Drawn:
    base = alt.Chart(part).encode(
        x=alt.X("value:Q", scale=value_scale(part, width), axis=value_axis(3)),
        y=categories(chart, width, _BAR),
    )
    bars = base.mark_bar(height=_BAR, color=theme.SERIES[0]).encode(description="number:N")
    labels = [layer.encode(text="label:N", description="number:N") for layer in value_labels(base, part)]
    title = alt.TitleParams(
        wrap_bold(panel, plot_width(width)),
        anchor="start",
        frame="group",
        fontSize=theme.FONT_SIZE + 1,
        color=theme.TEXT,
    )
    layers: Drawn = alt.layer(bars, *labels).properties(
        width=plot_width(width), height=height(chart, part["category"].nunique(), _BAR, width), title=title
    )
    return layers


KIND = ChartKind(
    code="panels",
    guide=Guide("Rader med olika enheter.", "En liten ruta per rad, var och en med egen skala."),
    requirements=(NO_DOUBLES,),
    place=_place,
    draw=_draw,
    mixes_units=True,
    says_units=True,
)
