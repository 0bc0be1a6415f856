"""Draws what belongs together row by row: women and men, an outcome and its target, a figure and its budget."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from build_site.charts import theme
from build_site.charts.data import Chart
from build_site.charts.layout import (
    LABEL_SPACE,
    categories,
    height,
    plot_width,
    value_axis,
    value_scale,
    widest,
    zero_line,
)
from build_site.charts.lines import PREFIXES

_ROW, _DOT, _REACH, _ABOVE = 40, 130, 10, 14  # px: height of a row; area of a dot; from its middle to its label
_BULLET, _BAR, _LINE = 36, 16, 9  # px: height of a row; of its bar; from its middle to either label
_BOLD_CHARACTER = 9.6  # width in px of a character in a panel's title


def draw_dumbbell(chart: Chart, frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.FacetChart:
    """Draw women and men, and all, as dots on a line; the first row says which dot is which."""
    first = chart.categories[0]
    inside = {mark.series for mark in chart.marks if mark.category == first} == set(chart.series)
    if inside:
        at_first = frame["category"] == first
        frame = frame.assign(label=frame["label"].where(~at_first, frame["series"] + " " + frame["label"]))
    return _draw_dots(chart, frame, width, key=not inside)


def draw_targets(chart: Chart, frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.FacetChart | alt.VConcatChart:
    """Draw outcomes as dots and their targets as strokes, the outcome before as a hollow dot.

    Measures in different units have a scale each.
    """
    measures = [mark.measure for mark in chart.marks]
    frame = frame.assign(measure=measures)
    last = [name for name in chart.series if name in set(frame[frame["measure"] != "target"]["series"])][-1]
    role = [
        "target" if measure == "target" else "now" if series == last else "before"
        for measure, series in zip(measures, frame["series"], strict=True)
    ]
    short = {mark.series: _say_series(mark.series) for mark in chart.marks}
    label = [
        f"mål {text}" if kind == "target" else f"{short[series]}: {text}" if kind == "before" else text
        for text, kind, series in zip(frame["label"], role, frame["series"], strict=True)
    ]
    frame = frame.assign(role=role, label=label)
    if not any(mark.panel for mark in chart.marks):
        return _draw_dots(chart, frame, width, key=False)
    panels = []
    for _, part in frame.groupby("panel", sort=False):
        panels.append(_draw_dots(chart, part, width, key=False))
    return alt.vconcat(*panels, spacing=6)


def _say_series(name: str) -> str:
    """«2021» of «Utfall 2021»."""
    return name.removeprefix("Utfall ")


def make_panel_title(panel: str, width: int) -> alt.TitleParams:
    """What a panel is about, in as many lines as it takes."""
    return alt.TitleParams(
        textwrap.wrap(panel, int(plot_width(width) / _BOLD_CHARACTER)),
        anchor="start",
        frame="group",
        fontSize=theme.FONT_SIZE + 1,
        color=theme.TEXT,
    )


def _draw_dots(chart: Chart, frame: pd.DataFrame, width: int, *, key: bool) -> alt.LayerChart | alt.FacetChart:
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
    roles = list(frame["role"]) if "role" in frame else ["now"] * len(frame)
    between = "below" if "before" in roles else "middle"
    places: list[str] = []
    seen: set[tuple[str, float]] = set()
    for category, name, value, role in zip(frame["category"], frame["series"], frame["value"], roles, strict=True):
        low, high = ends[category]
        if role == "before":
            places.append("middle")
            continue
        if value not in (low, high):
            places.append(between)
        elif low == high:  # a pair that coincides has one value on either side
            is_second = role == "target" or ("role" not in frame and name != series[0])
            places.append("right" if is_second else "left")
        else:
            places.append(between if (category, value) in seen else "left" if value == low else "right")
        seen.add((category, value))
    return frame.assign(place=places)


def draw_bullet(chart: Chart, frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.FacetChart:
    """Draw a bar for each figure and a stroke across it for its budget or target, both with their values."""
    aims = {mark.series for mark in chart.marks if mark.measure in ("budget", "target")}
    prefix = {mark.series: PREFIXES.get(mark.measure, "") for mark in chart.marks if mark.series in aims}
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
