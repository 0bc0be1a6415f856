"""An outcome or a forecast against its budget or target: a bar with a stroke across it."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from build_site.charts import theme
from build_site.charts.chart import AIMED, PLANNED, Chart, Point
from build_site.charts.kinds.kind import ChartKind, Drawn, Guide, list_columns, place_by_row_and_column
from build_site.charts.requirements import NO_DOUBLES, ONE_SCALE, need_columns, need_plan
from build_site.charts.row_layout import categories, height, plot_width, value_axis, value_scale, zero_line

_BULLET, _BAR, _LINE = 36, 16, 9  # px: height of a row; of its bar; from its middle to either label


def _draw(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    """Draw a bar for each figure and a stroke across it for its budget or target, both with their values."""
    aims = {mark.series for mark in chart.marks if mark.is_plan}
    prefix = {mark.series: theme.PREFIXES[mark.measure_kind] for mark in chart.marks if mark.series in aims}
    label = [prefix.get(name, "") + text for name, text in zip(frame["series"], frame["label"], strict=True)]
    negative = frame["value"].max() <= 0
    outer = frame.groupby("category")["value"].transform("min" if negative else "max")
    frame = frame.assign(label=label, outer=outer, aim=frame["series"].isin(aims))
    scale = value_scale(frame, width)
    y = categories(chart, width, _BULLET)
    base = alt.Chart(frame).encode(x=alt.X("value:Q", scale=scale, axis=value_axis()), y=y)
    bars = base.transform_filter("!datum.aim").mark_bar(height=_BAR, color=theme.SERIES[0])
    ticks = base.transform_filter("datum.aim").mark_tick(
        thickness=4, height=_BULLET - 8, color=theme.SERIES[1], opacity=1
    )
    texts = alt.Chart(frame).encode(x=alt.X("outer:Q", scale=scale), y=y, text="label:N", description="number:N")
    labels = [
        texts.transform_filter("!datum.aim").mark_text(align="left", dx=8, dy=-_LINE),
        texts.transform_filter("datum.aim").mark_text(align="left", dx=8, dy=_LINE, color=theme.AXIS),
    ]
    marks = [layer.encode(description="number:N") for layer in (bars, ticks)]
    return alt.layer(*marks, zero_line(frame, width), *labels).properties(
        width=plot_width(width), height=height(chart, len(chart.categories), _BULLET, width)
    )


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
