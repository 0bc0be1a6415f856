"""Draws charts with Altair and turns them into SVG with vl-convert, without a browser."""

import json
from collections.abc import Callable

import altair as alt
import pandas as pd
import vl_convert

from build_site.charts import theme
from build_site.charts.data import Chart, say_label
from build_site.charts.layout import (
    NARROW,
    WIDE,
    categories,
    height,
    plot_width,
    value_axis,
    value_labels,
    value_scale,
    widest,
    wrap_names,
    zero_line,
)
from build_site.charts.lines import draw_lines, draw_slope
from build_site.charts.pairs import draw_bullet, draw_dumbbell, draw_targets, make_panel_title
from build_site.charts.svg import inline_svg

__all__ = ["NARROW", "WIDE", "build_spec", "draw_chart"]

MISSING = "uppgift saknas"
_BAR = 18
_LEGEND_SYMBOL = 44  # width in px of a legend's symbol and the space around it

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
    chart = chart if chart.kind in _OVER_TIME else wrap_names(chart, width)
    frame = pd.DataFrame(
        {
            "category": [mark.category for mark in chart.marks],
            "series": [mark.series for mark in chart.marks],
            "panel": [mark.panel for mark in chart.marks],
            "value": [float(mark.value) for mark in chart.marks],
            "label": [say_label(mark) for mark in chart.marks],
            "number": [str(number) for number in range(len(chart.marks))],
        }
    )
    drawn = draw(chart, frame, width).configure(**theme.build_config())
    spec: dict[str, object] = drawn.to_dict()
    return spec


def _draw_deviation(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
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


def _draw_bars(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    series = list(chart.series)
    marks = len(series) * _BAR
    base = alt.Chart(frame).encode(
        x=alt.X("value:Q", scale=value_scale(frame, width), axis=value_axis()),
        y=categories(chart, width, marks),
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
    labels = [layer.encode(text="label:N", description="number:N") for layer in value_labels(base, frame)]
    return alt.layer(bars, zero_line(frame, width), *labels, *_draw_gaps(chart, frame, width, marks)).properties(
        width=plot_width(width), height=height(chart, len(chart.categories), marks, width)
    )


def _draw_gaps(chart: Chart, frame: pd.DataFrame, width: int, marks: int) -> list[alt.Chart]:
    """Words in the place of each bar that is missing beside others."""
    if not chart.gaps:
        return []
    missing = pd.DataFrame(
        {
            "category": [category for category, _ in chart.gaps],
            "series": [series for _, series in chart.gaps],
            "zero": 0,
            "text": MISSING,
        }
    )
    words = alt.Chart(missing).mark_text(align="left", dx=5, color=theme.AXIS, fontStyle="italic")
    return [
        words.encode(
            x=alt.X("zero:Q", scale=value_scale(frame, width)),
            y=categories(chart, width, marks),
            yOffset=alt.YOffset("series:N", sort=list(chart.series)),
            text="text:N",
        )
    ]


def _legend_columns(series: list[str], width: int) -> int:
    """All series side by side where they fit in a wide chart, otherwise below each other."""
    needed = sum(widest([name]) + _LEGEND_SYMBOL for name in series)
    return len(series) if width >= WIDE and needed <= plot_width(width) else 1


def _draw_panels(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    """One small chart per panel, each with its own scale, because the units differ."""
    panels = []
    for panel, part in frame.groupby("panel", sort=False):
        base = alt.Chart(part).encode(
            x=alt.X("value:Q", scale=value_scale(part, width), axis=value_axis(3)),
            y=categories(chart, width, _BAR),
        )
        bars = base.mark_bar(height=_BAR, color=theme.SERIES[0]).encode(description="number:N")
        labels = [layer.encode(text="label:N", description="number:N") for layer in value_labels(base, part)]
        title = make_panel_title(str(panel), width)
        panels.append(
            alt.layer(bars, *labels).properties(
                width=plot_width(width), height=height(chart, part["category"].nunique(), _BAR, width), title=title
            )
        )
    return alt.vconcat(*panels, spacing=14)


def _draw_lines(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    return draw_lines(chart, frame, width, narrow=width < WIDE)


def _draw_slope(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    return draw_slope(chart, frame, width, narrow=width < WIDE)


_OVER_TIME = ("lines", "slope")
_DRAWINGS: dict[str, Layers] = {
    "deviation": _draw_deviation,
    "bars": _draw_bars,
    "parts": _draw_bars,
    "panels": _draw_panels,
    "bullet": draw_bullet,
    "targets": draw_targets,
    "dumbbell": draw_dumbbell,
    "lines": _draw_lines,
    "slope": _draw_slope,
}
