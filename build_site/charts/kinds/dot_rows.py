"""Rows of dots that belong together: drawn for women and men, and for outcomes and their targets."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from build_site.charts import theme
from build_site.charts.chart import Chart
from build_site.charts.row_layout import LABEL_SPACE, categories, height, plot_width, value_axis, widest

_ROW, _DOT, _REACH, _ABOVE = 40, 130, 10, 14  # px: height of a row; area of a dot; from its middle to its label


def draw_dots(chart: Chart, frame: pd.DataFrame, width: int, *, key: bool) -> alt.LayerChart | alt.FacetChart:
    """Dots, and strokes for targets, joined by a line in each row, with the values outside and between them above."""
    series = list(chart.series)
    low, high = frame["value"].min(), frame["value"].max()
    share = min(0.42, (widest(frame["label"]) + LABEL_SPACE + _REACH) / plot_width(width))
    room = ((high - low) or abs(high) or 1.0) * share / (1 - 2 * share)
    scale = alt.Scale(domain=[low - room, high + room], nice=False, zero=False)
    y = categories(chart, width, _ROW)
    x = alt.X("value:Q", scale=scale, axis=_dots_axis(low, room))
    spans = frame.groupby("category", sort=False)["value"].agg(["min", "max"]).reset_index()
    span = alt.Chart(spans).mark_rule(color=theme.MUTED, strokeWidth=3)
    ends: dict[Any, tuple[float, float]] = {
        name: (part["value"].min(), part["value"].max()) for name, part in frame.groupby("category")
    }
    frame = _place(frame, series, ends)
    texts = alt.Chart(frame).encode(x=x, y=y, text="label:N", description="number:N")
    labels = [
        texts.transform_filter("datum.place == 'left'").mark_text(align="right", dx=-_REACH),
        texts.transform_filter("datum.place == 'right'").mark_text(align="left", dx=_REACH),
        texts.transform_filter("datum.place == 'middle'").mark_text(align="center", dy=-_ABOVE),
        texts.transform_filter("datum.place == 'below'").mark_text(align="center", dy=_ABOVE),
    ]
    line = span.encode(x=alt.X("min:Q", scale=scale), x2="max:Q", y=y)
    return alt.layer(line, *_draw_points(chart, frame, x, y, key=key), *labels).properties(
        width=plot_width(width), height=height(chart, frame["category"].nunique(), _ROW, width)
    )


def _dots_axis(low: float, room: float) -> alt.Axis:
    """No numbers below zero where no figure is."""
    if low < 0 or low - room >= 0:
        return value_axis()
    return alt.Axis(tickCount=4, format=",~r", labelFlush=False, labelExpr="datum.value < 0 ? '' : datum.label")


def _draw_points(chart: Chart, frame: pd.DataFrame, x: alt.X, y: alt.Y, *, key: bool) -> list[alt.Chart]:
    series = list(chart.series)
    legend = alt.Undefined if key else None
    base = alt.Chart(frame).encode(x=x, y=y, description="number:N")
    if "role" not in frame:
        scales = {
            "color": alt.Scale(domain=series, range=list(theme.SERIES[: len(series)])),
            "shape": alt.Scale(domain=series, range=list(theme.SHAPES[: len(series)])),
        }
        points = base.mark_point(filled=True, size=_DOT, opacity=1).encode(
            color=alt.Color("series:N", sort=series, scale=scales["color"], legend=legend),
            shape=alt.Shape("series:N", sort=series, scale=scales["shape"], legend=legend),
        )
        return [points]
    looks: Mapping[str, Mapping[str, Any]] = {
        "before": {"filled": True, "fill": theme.GROUND, "stroke": theme.AXIS, "strokeWidth": 1.5, "size": 90},
        "target": {"shape": "stroke", "stroke": theme.SERIES[1], "strokeWidth": 4, "size": 500, "angle": 90},
        "now": {"filled": True, "color": theme.SERIES[0], "size": _DOT},
    }
    found = set(frame["role"])
    return [
        base.transform_filter(f"datum.role == '{role}'").mark_point(opacity=1, **look)
        for role, look in looks.items()
        if role in found
    ]


def _place(frame: pd.DataFrame, series: Sequence[str], ends: Mapping[Any, tuple[float, float]]) -> pd.DataFrame:
    """Where each label stands: outside the dots at their ends, otherwise above or below."""
    has_roles = "role" in frame
    roles = list(frame["role"]) if has_roles else ["now"] * len(frame)
    between = "below" if "before" in roles else "middle"
    places: list[str] = []
    seen: set[tuple[str, float]] = set()
    for category, name, value, role in zip(frame["category"], frame["series"], frame["value"], roles, strict=True):
        if role == "before":
            places.append("middle")
            continue
        is_second = role == "target" or (not has_roles and name != series[0])
        is_free = (category, value) not in seen
        places.append(_choose_side(value, ends[category], is_second=is_second, is_free=is_free) or between)
        seen.add((category, value))
    return frame.assign(place=places)


def _choose_side(value: float, ends: tuple[float, float], *, is_second: bool, is_free: bool) -> str:
    """The side of a dot at an end of its row where its label stands; "" for dots between, or where one stands."""
    low, high = ends
    if value not in ends:
        return ""
    if low == high:  # a pair that coincides has one value on either side
        return "right" if is_second else "left"
    if not is_free:
        return ""
    return "left" if value == low else "right"
