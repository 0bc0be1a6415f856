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
from build_site.charts.lines import draw_lines
from build_site.charts.svg import inline_svg

WIDE, NARROW = 720, 340
_BAR, _DUMBBELL, _GAP = 18, 40, 10
_LABEL_SHARE = 0.34
_OUTER = 0.25  # air above the first row of a wide chart and below the last, in rows
_LABEL_LINE = 20  # height in px of a row name that stands above its marks
_LEGEND_SYMBOL = 44  # width in px of a legend's symbol and the space around it
_LABEL_SPACE = 12  # px between a mark and its label, and outside the label
_LINE = 15  # height in px of each further line of a row name
_LINES = "split(datum.label, '\\n')"  # a Vega expression: a name of several lines is an array
_CHARACTER = 7.6  # width in px of a character in a wide font at the theme's size, on average; it only reserves space
_WIDE_CHARACTER = 8.2  # likewise, in a short line of wide letters: a row name that is too long is cut off
_BOLD_CHARACTER = 9.6  # likewise, in a panel's title

Drawn = alt.LayerChart | alt.FacetChart | alt.VConcatChart
Layers = Callable[[Chart, pd.DataFrame, int], Drawn]


def draw_chart(chart: Chart, width: int) -> str:
    """Draw a chart as SVG for a page.

    Args:
        chart: what to draw.
        width: in px, labels included.

    Returns:
        An `<svg>` element that scales with its container, in which each mark says what it stands for.
    """
    return draw_spec(build_spec(chart, width))


def draw_spec(spec: dict[str, object]) -> str:
    """Draw a specification as SVG for a page."""
    svg = vl_convert.vegalite_to_svg(json.dumps(spec), format_locale=theme.NUMBER_LOCALE)
    return inline_svg(svg)


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
            "number": [str(number) for number in range(len(chart.marks))],
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
    characters = int(_label_width(width) / _WIDE_CHARACTER)
    wrapped = {name: "\n".join(textwrap.wrap(name, characters)) or name for name in chart.categories}
    marks = tuple(replace(mark, category=wrapped[mark.category]) for mark in chart.marks)
    return replace(chart, categories=tuple(wrapped.values()), marks=marks)


def _gap(chart: Chart, width: int, marks: int) -> int:
    """Space between the marks of two rows, in px: for the name above the marks, or for a name higher than its marks."""
    lines = max(name.count("\n") for name in chart.categories)
    if width < WIDE:
        return _LABEL_LINE + lines * _LINE
    return max(_GAP, (lines + 1) * _LINE + _GAP // 2 - marks)


def _offset_lines(first: float, further: float) -> dict[str, object]:
    """Where a row name stands, in px below the middle of its marks: higher for each further line.

    Vega puts the first line of a name there, and the others below it.
    """
    expression = f"{first} - {further} * (length({_LINES}) - 1)".replace("datum.label", "datum.value")
    return {"condition": {"test": "true", "expr": expression}, "value": first}


def _category_axis(width: int, marks: int) -> alt.Axis:
    """Row names: beside the marks in a wide chart, above them in a narrow one.

    Args:
        width: of the chart in px.
        marks: height in px of one row's marks.
    """
    extent = _label_width(width)
    if width < WIDE:
        return alt.Axis(
            grid=False,
            labelAlign="left",
            labelPadding=0,
            labelOffset=_offset_lines(-marks / 2 - _LABEL_LINE / 2 + 2, _LINE),
            labelLimit=width,
            labelExpr=_LINES,
            labelLineHeight=_LINE,
        )
    return alt.Axis(
        grid=False,
        labelOffset=_offset_lines(0, _LINE / 2),
        labelLimit=extent,
        minExtent=extent,  # room for the browser's font, which may be wider than vl-convert's
        maxExtent=extent,
        labelExpr=_LINES,
        labelLineHeight=_LINE,
    )


def _category_scale(width: int, marks: int, gap: int) -> alt.Scale:
    """The share of each row's height that its marks take; the rest is air, or the row's name."""
    inner = gap / (marks + gap)
    return alt.Scale(paddingInner=inner, paddingOuter=inner if width < WIDE else _OUTER)


def _categories(chart: Chart, width: int, marks: int) -> alt.Y:
    gap = _gap(chart, width, marks)
    return alt.Y(
        "category:N",
        sort=list(chart.categories),
        axis=_category_axis(width, marks),
        scale=_category_scale(width, marks, gap),
    )


def _value_scale(frame: pd.DataFrame, width: int) -> alt.Scale:
    """Zero is always in; costs, which are printed as negative, grow to the right; room for the labels."""
    low, high = min(0.0, frame["value"].min()), max(0.0, frame["value"].max())
    sides = 2 if low < 0 < high else 1
    share = (frame["label"].str.len().max() * _CHARACTER + _LABEL_SPACE) / _plot_width(width)
    room = ((high - low) or 1.0) * share / (1 - sides * share)
    if high == 0:
        return alt.Scale(domain=[0, low - room], nice=False)
    return alt.Scale(domain=[low - room if low < 0 else 0, high + room], nice=False)


def _value_axis(ticks: int = 4) -> alt.Axis:
    return alt.Axis(tickCount=ticks, format=",~r", labelFlush=False)


def _height(chart: Chart, rows: int, marks: int, width: int) -> float:
    """What gives each row just the space that its marks and its name take."""
    gap = _gap(chart, width, marks)
    outer = gap if width < WIDE else _OUTER * (marks + gap)
    return rows * (marks + gap) - gap + 2 * outer


def _zero_line(frame: pd.DataFrame, width: int) -> alt.Chart:
    rule = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=theme.ZERO, strokeWidth=1)
    line: alt.Chart = rule.encode(x=alt.X("zero:Q", scale=_value_scale(frame, width)))
    return line


def _value_labels(base: alt.Chart, frame: pd.DataFrame) -> list[alt.Chart]:
    """The value beside the bar's end, outside the bar on either side of zero."""
    if frame["value"].max() <= 0:
        return [base.mark_text(align="left", dx=5)]
    return [
        base.transform_filter("datum.value >= 0").mark_text(align="left", dx=5),
        base.transform_filter("datum.value < 0").mark_text(align="right", dx=-5),
    ]


def _draw_deviation(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    base = alt.Chart(frame).encode(
        x=alt.X("value:Q", scale=_value_scale(frame, width), axis=_value_axis()),
        y=_categories(chart, width, _BAR),
    )
    bars = base.mark_bar(height=_BAR).encode(
        description="number:N",
        color=alt.condition("datum.value < 0", alt.value(theme.NEGATIVE), alt.value(theme.POSITIVE)),
    )
    labels = [layer.encode(text="label:N", description="number:N") for layer in _value_labels(base, frame)]
    return alt.layer(bars, _zero_line(frame, width), *labels).properties(
        width=_plot_width(width), height=_height(chart, len(chart.categories), _BAR, width)
    )


def _draw_bars(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    series = list(chart.series)
    marks = len(series) * _BAR
    base = alt.Chart(frame).encode(
        x=alt.X("value:Q", scale=_value_scale(frame, width), axis=_value_axis()),
        y=_categories(chart, width, marks),
        yOffset=alt.YOffset("series:N", sort=series),
    )
    legend = alt.Legend(columns=_legend_columns(series, width)) if len(series) > 1 else None
    bars = base.mark_bar(height=_BAR - 3).encode(
        description="number:N",
        color=alt.Color(
            "series:N",
            sort=series,
            scale=alt.Scale(domain=series, range=list(theme.SERIES[: len(series)])),
            legend=legend,
        ),
    )
    labels = [layer.encode(text="label:N", description="number:N") for layer in _value_labels(base, frame)]
    return alt.layer(bars, _zero_line(frame, width), *labels).properties(
        width=_plot_width(width), height=_height(chart, len(chart.categories), marks, width)
    )


def _legend_columns(series: list[str], width: int) -> int:
    """All series side by side where they fit in a wide chart, otherwise below each other."""
    needed = sum(len(name) * _CHARACTER + _LEGEND_SYMBOL for name in series)
    return len(series) if width >= WIDE and needed <= _plot_width(width) else 1


def _draw_dumbbell(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    series = list(chart.series)
    low, high = frame["value"].min(), frame["value"].max()
    share = (frame["label"].str.len().max() * _CHARACTER + 2 * _LABEL_SPACE) / _plot_width(width)
    room = ((high - low) or 1.0) * share / (1 - 2 * share)
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
        description="number:N",
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
            _place_label(value, ends[category], is_first=series[0] == name)
            for category, name, value in zip(frame["category"], frame["series"], frame["value"], strict=True)
        ]
    )
    text = alt.Chart(placed).encode(x=alt.X("value:Q", scale=scale), y=y, text="label:N", description="number:N")
    labels = [
        text.transform_filter("datum.place == 'left'").mark_text(align="right", dx=-10),
        text.transform_filter("datum.place == 'right'").mark_text(align="left", dx=10),
        text.transform_filter("datum.place == 'middle'").mark_text(align="center", dy=-13),
    ]
    return alt.layer(lines, dots, *labels).properties(
        width=_plot_width(width), height=_height(chart, len(chart.categories), _DUMBBELL, width)
    )


def _place_label(value: float, ends: tuple[float, float], *, is_first: bool) -> str:
    """Outside the dumbbell at its ends, above it between them; on either side of a pair that coincides."""
    if value not in ends:
        return "middle"
    return "left" if value == ends[0] and (is_first or ends[0] != ends[1]) else "right"


def _draw_panels(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    """One small chart per panel, each with its own scale, because the units differ."""
    panels = []
    for panel, part in frame.groupby("panel", sort=False):
        base = alt.Chart(part).encode(
            x=alt.X("value:Q", scale=_value_scale(part, width), axis=_value_axis(3)),
            y=_categories(chart, width, _BAR),
        )
        bars = base.mark_bar(height=_BAR, color=theme.SERIES[0]).encode(description="number:N")
        labels = [layer.encode(text="label:N", description="number:N") for layer in _value_labels(base, part)]
        title = alt.TitleParams(
            textwrap.wrap(str(panel), int(_plot_width(width) / _BOLD_CHARACTER)),
            anchor="start",
            frame="group",
            fontSize=theme.FONT_SIZE + 1,
            color=theme.TEXT,
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
    "lines": draw_lines,
}
