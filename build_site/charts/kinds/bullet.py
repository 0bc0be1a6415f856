"""An outcome or a forecast against its budget or target: a bar with a stroke across it."""

from __future__ import annotations

from collections.abc import Sequence

from build_site.charts import theme
from build_site.charts.chart import ACTUAL, AIMED, PLANNED, Chart, Point
from build_site.charts.drawn_with import alt
from build_site.charts.kinds.kind import ChartKind, Drawn, Guide, list_columns, place_by_row_and_column
from build_site.charts.layers import Layer, Panel, Rows
from build_site.charts.requirements import NO_DOUBLES, ONE_SCALE, need_columns, need_plan
from build_site.charts.row_layout import (
    categories,
    height,
    name_by_number,
    plot_width,
    value_axis,
    value_scale,
    zero_line,
)

_BULLET, _BAR, _LINE = 36, 16, 9  # px: height of a row; of its bar; from its middle to either label


def _draw(chart: Chart, rows: Rows, width: int) -> Drawn:
    """Draw a bar for each figure and a stroke across it for its budget or target, both with their values."""
    rows = _tell_aims(chart, rows)
    panel = _draw_bullets(chart, rows, value_scale(rows, width), categories(chart, width, _BULLET))
    layers = [*panel[:2], zero_line(chart, rows, width, _BULLET), *panel[2:]]
    return Panel(layers, plot_width(width), height(chart, len(chart.categories), _BULLET, width))


def _tell_aims(chart: Chart, rows: Rows) -> Rows:
    """The rows with what each bar and stroke needs: whether it is an aim, and how far out the labels of both stand."""
    prefix = {mark.series: theme.PREFIXES[mark.measure_kind] for mark in chart.marks if mark.is_plan}
    outermost = min if max(row["value"] for row in rows) <= 0 else max
    outer = {name: outermost(row["value"] for row in rows if row["category"] == name) for name in chart.categories}
    return [
        {
            **row,
            "label": prefix.get(row["series"], "") + row["label"],
            "outer": outer[row["category"]],
            "aim": row["series"] in prefix,
        }
        for row in rows
    ]


def _draw_bullets(chart: Chart, rows: Rows, scale: alt.Scale, y: alt.Y) -> list[Layer]:
    """The bars, the strokes, and the labels of both."""
    marks = Layer(
        rows, {"x": alt.X("value:Q", scale=scale, axis=value_axis()), "y": y, "description": name_by_number()}
    )
    outside = alt.X("outer:Q", scale=scale)
    texts = Layer(rows, {"x": outside, "y": y, "text": alt.Text("label:N"), "description": name_by_number()})
    found, aimed = "!datum.aim", "datum.aim"
    stroke = {"thickness": 4, "height": _BULLET - 8, "color": _colour(chart, is_plan=True), "opacity": 1}
    return [
        marks.marked("bar", test=found, height=_BAR, color=_colour(chart, is_plan=False)),
        marks.marked("tick", test=aimed, **stroke),
        texts.marked("text", test=found, align="left", dx=8, dy=-_LINE),
        texts.marked("text", test=aimed, align="left", dx=8, dy=_LINE, color=theme.AXIS),
    ]


def _colour(chart: Chart, *, is_plan: bool) -> str:
    """The colour of what stands in the bars, or of what they are held against."""
    kinds = (mark.measure_kind for mark in chart.marks if mark.is_plan is is_plan)
    return theme.KIND_COLOURS.get(next(kinds, ACTUAL), theme.KIND_COLOURS[ACTUAL])


def _explain(points: Sequence[Point]) -> list[str]:
    aims, found = list_columns(points)
    return [f"Stapel: {found[-1]}, streck: {aims[0]}"] if aims and found else []


KIND = ChartKind(
    code="bullet",
    guide=Guide(
        "Utfall eller prognos mot budget.",
        "En stapel per rad och ett streck över den för budgeten. Två kolumner; den ena har måttet `budget` eller "
        "`target`.",
    ),
    requirements=(
        need_columns(2, 2),
        need_plan(frozenset({PLANNED, AIMED}), "en budget eller ett mål"),
        NO_DOUBLES,
        ONE_SCALE,
    ),
    place=place_by_row_and_column,
    draw=_draw,
    explain=_explain,
)
