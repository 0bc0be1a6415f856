"""Rows of dots that belong together: drawn for women and men, and for outcomes and their targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from build_site.charts import theme
from build_site.charts.chart import ACTUAL, AIMED, Chart
from build_site.charts.colours import colour_series
from build_site.charts.drawn_with import alt
from build_site.charts.layers import Layer, Panel, Row, Rows
from build_site.charts.row_layout import LABEL_SPACE, categories, height, name_by_number, plot_width, value_axis, widest

_ROW, _DOT, _REACH, _ABOVE = 40, 130, 10, 14  # px: height of a row; area of a dot; from its middle to its label
_LABELS: Mapping[str, Mapping[str, Any]] = {  # where a label stands: how it is drawn
    "left": {"align": "right", "dx": -_REACH},
    "right": {"align": "left", "dx": _REACH},
    "middle": {"align": "center", "dy": -_ABOVE},
    "below": {"align": "center", "dy": _ABOVE},
}


def draw_dots(chart: Chart, rows: Rows, width: int, *, key: bool) -> Panel:
    """Dots, and strokes for targets, joined by a line in each row, with the values outside and between them above."""
    scale, axis = _scale_dots(rows, width)
    x, y = alt.X("value:Q", scale=scale, axis=axis), categories(chart, width, _ROW)
    ends = _find_ends(rows)
    spans = [{"category": name, "min": low, "max": high} for name, (low, high) in ends.items()]
    span = {"x": alt.X("min:Q", scale=scale), "x2": alt.X2("max:Q"), "y": y}
    line = Layer(spans, span).marked("rule", color=theme.MUTED, strokeWidth=3)
    rows = _place(rows, list(chart.series), ends)
    texts = Layer(rows, {"x": x, "y": y, "text": alt.Text("label:N"), "description": name_by_number()})
    labels = [texts.marked("text", test=f"datum.place == '{place}'", **look) for place, look in _LABELS.items()]
    layers = [line, *_draw_points(chart, rows, x, y, key=key), *labels]
    return Panel(layers, plot_width(width), height(chart, len(ends), _ROW, width))


def _find_ends(rows: Rows) -> dict[str, tuple[float, float]]:
    """The lowest and the highest value of each row of dots."""
    values: dict[str, list[float]] = {}
    for row in rows:
        values.setdefault(row["category"], []).append(row["value"])
    return {name: (min(own), max(own)) for name, own in values.items()}


def _scale_dots(rows: Rows, width: int) -> tuple[alt.Scale, alt.Axis]:
    values = [row["value"] for row in rows]
    low, high = min(values), max(values)
    share = min(0.42, (widest(row["label"] for row in rows) + LABEL_SPACE + _REACH) / plot_width(width))
    room = ((high - low) or abs(high) or 1.0) * share / (1 - 2 * share)
    return alt.Scale(domain=[low - room, high + room], nice=False, zero=False), _dots_axis(low, room)


def _dots_axis(low: float, room: float) -> alt.Axis:
    """No numbers below zero where no figure is."""
    if low < 0 or low - room >= 0:
        return value_axis()
    return alt.Axis(tickCount=4, format=",~r", labelFlush=False, labelExpr="datum.value < 0 ? '' : datum.label")


def _draw_points(chart: Chart, rows: Rows, x: alt.X, y: alt.Y, *, key: bool) -> list[Layer]:
    base = Layer(rows, {"x": x, "y": y, "description": name_by_number()})
    if "role" not in rows[0]:
        return [_tell_apart(base, chart, key=key).marked("point", filled=True, size=_DOT, opacity=1)]
    looks: Mapping[str, Mapping[str, Any]] = {
        "before": {"filled": True, "fill": theme.GROUND, "stroke": theme.AXIS, "strokeWidth": 1.5, "size": 90},
        "target": {"shape": "stroke", "stroke": theme.KIND_COLOURS[AIMED], "strokeWidth": 4, "size": 500, "angle": 90},
        "now": {"filled": True, "color": theme.KIND_COLOURS[ACTUAL], "size": _DOT},
    }
    found = {row["role"] for row in rows}
    return [
        base.marked("point", test=f"datum.role == '{role}'", opacity=1, **look)
        for role, look in looks.items()
        if role in found
    ]


def _tell_apart(base: Layer, chart: Chart, *, key: bool) -> Layer:
    """A colour and a shape for each series."""
    series = list(chart.series)
    legend = alt.Undefined if key else None
    colours = alt.Scale(domain=series, range=list(colour_series(chart)))
    shapes = alt.Scale(domain=series, range=list(theme.SHAPES[: len(series)]))
    return base.encoded(
        color=alt.Color("series:N", sort=series, scale=colours, legend=legend),
        shape=alt.Shape("series:N", sort=series, scale=shapes, legend=legend),
    )


def _place(rows: Rows, series: Sequence[str], ends: Mapping[str, tuple[float, float]]) -> Rows:
    """Where each label stands: outside the dots at their ends, otherwise above or below."""
    has_roles = "role" in rows[0]
    between = "below" if any(row.get("role") == "before" for row in rows) else "middle"
    placed: list[Row] = []
    seen: set[tuple[str, float]] = set()
    for row in rows:
        category, value, role = row["category"], row["value"], row.get("role", "now")
        if role == "before":
            placed.append({**row, "place": "middle"})
            continue
        is_second = role == "target" or (not has_roles and row["series"] != series[0])
        is_free = (category, value) not in seen
        side = _choose_side(value, ends[category], is_second=is_second, is_free=is_free)
        placed.append({**row, "place": side or between})
        seen.add((category, value))
    return placed


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
