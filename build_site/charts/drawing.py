"""Draws charts with Altair and turns them into SVG with vl-convert, without a browser."""

import json
import textwrap
from collections.abc import Callable
from dataclasses import replace

import altair as alt
import pandas as pd
import vl_convert

from build_site.charts import theme
from build_site.charts.data import Chart
from build_site.charts.svg import inline_svg

WIDE, NARROW = 720, 340
_BAR, _DUMBBELL, _GAP = 18, 40, 10
_LABEL_SHARE = 0.34
_LABEL_LINE = 20  # height in px of a row name that stands above its marks
_LINE = 15  # height in px of each further line of a row name
_LINES = "split(datum.label, '\\n')"  # a Vega expression: a name of several lines is an array
_CHARACTER = 7.6  # width in px of a character in a wide font at the theme's size; used to wrap labels only

Drawn = alt.LayerChart | alt.FacetChart | alt.VConcatChart
Layers = Callable[[Chart, pd.DataFrame, int], Drawn]


def draw_chart(chart: Chart, width: int, prefix: str) -> str:
    """Draw a chart as SVG for a page.

    Args:
        chart: what to draw.
        width: in px, labels included.
        prefix: makes the ids inside the SVG unique on the page.

    Returns:
        An `<svg>` element that scales with its container.
    """
    spec = build_spec(chart, width)
    svg = vl_convert.vegalite_to_svg(json.dumps(spec), format_locale=theme.NUMBER_LOCALE)
    return inline_svg(svg, prefix)


def build_spec(chart: Chart, width: int) -> dict[str, object]:
    """The Vega-Lite specification of a chart, validated by Altair, with its figures inside."""
    draw = _DRAWINGS[chart.kind]
    chart = _wrap_names(chart, width)
    frame = pd.DataFrame(
        {
            "category": [mark.category for mark in chart.marks],
            "series": [mark.series for mark in chart.marks],
            "panel": [mark.panel for mark in chart.marks],
            "value": [float(mark.value) for mark in chart.marks],
            "label": [mark.label for mark in chart.marks],
        }
    )
    drawn = draw(chart, frame, width).configure(**theme.build_config())
    spec: dict[str, object] = drawn.to_dict()
    return spec


def _plot_width(width: int) -> int:
    """What is left for the marks: all of a narrow chart, where the row names stand above them."""
    return width - 16 if width < WIDE else int(width * (1 - _LABEL_SHARE)) - 12


def _label_width(width: int) -> int:
    """Room for the row names, in px: beside the marks of a wide chart, above those of a narrow one."""
    return width - 16 if width < WIDE else int(width * _LABEL_SHARE)


def _wrap_names(chart: Chart, width: int) -> Chart:
    """The chart with its row names broken into lines that fit."""
    characters = int(_label_width(width) / _CHARACTER)
    wrapped = {name: "\n".join(textwrap.wrap(name, characters)) or name for name in chart.categories}
    marks = tuple(replace(mark, category=wrapped[mark.category]) for mark in chart.marks)
    return replace(chart, categories=tuple(wrapped.values()), marks=marks)


def _gap(chart: Chart, width: int, marks: int) -> int:
    """Space between the marks of two rows, in px: for the name above the marks, or for a name higher than its marks."""
    lines = max(name.count("\n") for name in chart.categories)
    if width < WIDE:
        return _LABEL_LINE + lines * _LINE
    return max(_GAP, (lines + 1) * _LINE + _GAP // 2 - marks)


def _category_axis(width: int, marks: int, gap: int) -> alt.Axis:
    """Row names: beside the marks in a wide chart, above them in a narrow one.

    Args:
        width: of the chart in px.
        marks: height in px of one row's marks.
        gap: height in px between the marks of two rows.
    """
    extent = _label_width(width)
    if width < WIDE:
        return alt.Axis(
            grid=False,
            labelAlign="left",
            labelPadding=0,
            labelOffset=-marks / 2 - gap / 2 + 2,
            labelLimit=width,
            labelExpr=_LINES,
            labelLineHeight=_LINE,
        )
    return alt.Axis(
        grid=False,
        labelLimit=extent,
        minExtent=extent,  # room for the browser's font, which may be wider than vl-convert's
        maxExtent=extent,
        labelExpr=_LINES,
        labelLineHeight=_LINE,
    )


def _category_scale(width: int, marks: int, gap: int) -> alt.Scale:
    """The share of each row's height that its marks take; the rest is air, or the row's name."""
    # In a narrow chart the marks stand at the bottom of the row's space: all of the inner padding is above the first.
    return alt.Scale(paddingInner=gap / (marks + gap), paddingOuter=0.5 if width < WIDE else 0.25)


def _categories(chart: Chart, width: int, marks: int) -> alt.Y:
    gap = _gap(chart, width, marks)
    return alt.Y(
        "category:N",
        sort=list(chart.categories),
        axis=_category_axis(width, marks, gap),
        scale=_category_scale(width, marks, gap),
    )


def _value_scale(frame: pd.DataFrame) -> alt.Scale:
    """Zero is always in; costs, which are printed as negative, grow to the right; room for the labels."""
    low, high = min(0.0, frame["value"].min()), max(0.0, frame["value"].max())
    room = 0.22 * ((high - low) or 1.0)
    if high == 0:
        return alt.Scale(domain=[0, low - room], nice=False)
    return alt.Scale(domain=[low - room if low < 0 else 0, high + room], nice=False)


def _value_axis(ticks: int = 4) -> alt.Axis:
    return alt.Axis(tickCount=ticks, format=",~r", labelFlush=False)


def _height(chart: Chart, rows: int, marks: int, width: int) -> int:
    return rows * (marks + _gap(chart, width, marks)) + _GAP


def _zero_line(frame: pd.DataFrame) -> alt.Chart:
    rule = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=theme.ZERO, strokeWidth=1)
    line: alt.Chart = rule.encode(x=alt.X("zero:Q", scale=_value_scale(frame)))
    return line


def _value_labels(base: alt.Chart, frame: pd.DataFrame) -> list[alt.Chart]:
    """The value beside the bar's end, outside the bar on either side of zero."""
    all_negative = frame["value"].max() <= 0
    right, left = ("datum.value >= 0", "datum.value < 0")
    if all_negative:
        right, left = left, right
    return [
        base.transform_filter(right).mark_text(align="left", dx=5),
        base.transform_filter(left).mark_text(align="right", dx=-5),
    ]


def _draw_deviation(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    base = alt.Chart(frame).encode(
        x=alt.X("value:Q", scale=_value_scale(frame), axis=_value_axis()),
        y=_categories(chart, width, _BAR),
    )
    bars = base.mark_bar(height=_BAR).encode(
        color=alt.condition("datum.value < 0", alt.value(theme.NEGATIVE), alt.value(theme.POSITIVE))
    )
    labels = [layer.encode(text="label:N") for layer in _value_labels(base, frame)]
    return alt.layer(bars, _zero_line(frame), *labels).properties(
        width=_plot_width(width), height=_height(chart, len(chart.categories), _BAR, width)
    )


def _draw_bars(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    series = list(chart.series)
    marks = len(series) * _BAR
    base = alt.Chart(frame).encode(
        x=alt.X("value:Q", scale=_value_scale(frame), axis=_value_axis()),
        y=_categories(chart, width, marks),
        yOffset=alt.YOffset("series:N", sort=series),
    )
    legend = alt.Legend(columns=1 if width < WIDE else len(series)) if len(series) > 1 else None
    bars = base.mark_bar(height=_BAR - 3).encode(
        color=alt.Color(
            "series:N",
            sort=series,
            scale=alt.Scale(domain=series, range=list(theme.SERIES[: len(series)])),
            legend=legend,
        )
    )
    labels = [layer.encode(text="label:N") for layer in _value_labels(base, frame)]
    return alt.layer(bars, _zero_line(frame), *labels).properties(
        width=_plot_width(width), height=_height(chart, len(chart.categories), marks, width)
    )


def _draw_dumbbell(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    series = list(chart.series)
    low, high = frame["value"].min(), frame["value"].max()
    room = 0.12 * ((high - low) or 1.0)
    scale = alt.Scale(domain=[max(0.0, low - room), high + room], nice=False, zero=False)
    y = _categories(chart, width, _DUMBBELL)
    spans = frame.groupby("category", sort=False)["value"].agg(["min", "max"]).reset_index()
    lines = (
        alt.Chart(spans)
        .mark_rule(color=theme.MUTED, strokeWidth=3)
        .encode(x=alt.X("min:Q", scale=scale), x2="max:Q", y=y)
    )
    base = alt.Chart(frame).encode(x=alt.X("value:Q", scale=scale, axis=_value_axis()), y=y)
    dots = base.mark_point(filled=True, size=130, opacity=1).encode(
        color=alt.Color(
            "series:N", sort=series, scale=alt.Scale(domain=series, range=list(theme.SERIES[: len(series)]))
        ),
        shape=alt.Shape(
            "series:N", sort=series, scale=alt.Scale(domain=series, range=list(theme.SHAPES[: len(series)]))
        ),
    )
    ends = {category: (group["value"].min(), group["value"].max()) for category, group in frame.groupby("category")}
    placed = frame.assign(
        place=[
            "left" if value == ends[category][0] else "right" if value == ends[category][1] else "middle"
            for category, value in zip(frame["category"], frame["value"], strict=True)
        ]
    )
    text = alt.Chart(placed).encode(x=alt.X("value:Q", scale=scale), y=y, text="label:N")
    labels = [
        text.transform_filter("datum.place == 'left'").mark_text(align="right", dx=-10),
        text.transform_filter("datum.place == 'right'").mark_text(align="left", dx=10),
        text.transform_filter("datum.place == 'middle'").mark_text(align="center", dy=-13),
    ]
    return alt.layer(lines, dots, *labels).properties(
        width=_plot_width(width), height=_height(chart, len(chart.categories), _DUMBBELL, width)
    )


def _draw_panels(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    """One small chart per panel, each with its own scale, because the units differ."""
    panels = []
    for panel, part in frame.groupby("panel", sort=False):
        base = alt.Chart(part).encode(
            x=alt.X("value:Q", scale=_value_scale(part), axis=_value_axis(3)),
            y=_categories(chart, width, _BAR),
        )
        bars = base.mark_bar(height=_BAR, color=theme.SERIES[0])
        labels = [layer.encode(text="label:N") for layer in _value_labels(base, part)]
        title = alt.TitleParams(
            str(panel), anchor="start", frame="group", fontSize=theme.FONT_SIZE + 1, color=theme.TEXT
        )
        panels.append(
            alt.layer(bars, *labels).properties(
                width=_plot_width(width), height=_height(chart, part["category"].nunique(), _BAR, width), title=title
            )
        )
    return alt.vconcat(*panels, spacing=14)


_DRAWINGS: dict[str, Layers] = {
    "deviation": _draw_deviation,
    "bars": _draw_bars,
    "dumbbell": _draw_dumbbell,
    "panels": _draw_panels,
}
