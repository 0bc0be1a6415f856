"""Rows with different units: a small chart for each, with a scale of its own."""

from build_site.charts import theme
from build_site.charts.chart import Chart, Mark
from build_site.charts.drawn_with import alt
from build_site.charts.kinds.kind import ChartKind, ChartRequest, Drawn, Guide, name_with_unit
from build_site.charts.layers import Layer, Panel, Rows, Stack
from build_site.charts.requirements import NO_DOUBLES
from build_site.charts.row_layout import (
    PANEL_SIZE,
    categories,
    height,
    name_by_number,
    plot_width,
    split_panels,
    value_axis,
    value_labels,
    value_scale,
    wrap_bold,
)

_BAR = 18


def _place(request: ChartRequest) -> list[Mark]:
    return [Mark(point, point.column, panel=name_with_unit(point)) for point in request.points]


def _draw(chart: Chart, rows: Rows, width: int) -> Drawn:
    panels = split_panels(rows).items()
    return Stack([_draw_panel(chart, panel, part, width) for panel, part in panels], spacing=14)


def _draw_panel(chart: Chart, panel: str, part: Rows, width: int) -> Panel:
    x = alt.X("value:Q", scale=value_scale(part, width), axis=value_axis(3))
    base = Layer(part, {"x": x, "y": categories(chart, width, _BAR), "description": name_by_number()})
    bars = base.marked("bar", height=_BAR, color=theme.SERIES[0])
    title = alt.TitleParams(
        wrap_bold(panel, plot_width(width)),
        anchor="start",
        frame="group",
        fontSize=PANEL_SIZE,
        color=theme.TEXT,
    )
    high = height(chart, len({row["category"] for row in part}), _BAR, width)
    return Panel([bars, *value_labels(base, part)], plot_width(width), high, title)


KIND = ChartKind(
    code="panels",
    guide=Guide("Rader med olika enheter.", "En liten ruta per rad, var och en med egen skala."),
    requirements=(NO_DOUBLES,),
    place=_place,
    draw=_draw,
    mixes_units=True,
    says_units=True,
)
