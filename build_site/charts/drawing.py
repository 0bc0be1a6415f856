"""Draws charts with Altair and turns them into SVG with vl-convert, without a browser."""

import json

import pandas as pd

from build_site.charts import theme
from build_site.charts.chart import Chart
from build_site.charts.converter import convert_to_svg
from build_site.charts.kinds import KINDS
from build_site.charts.row_layout import NARROW, WIDE, wrap_names
from build_site.charts.svg import inline_svg

__all__ = ["NARROW", "WIDE", "build_spec", "draw_chart"]


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
    return inline_svg(convert_to_svg(json.dumps(spec)))


def build_spec(chart: Chart, width: int) -> dict[str, object]:
    """The Vega-Lite specification of a chart, validated by Altair, with its figures inside."""
    kind = KINDS[chart.kind]
    chart = chart if kind.is_over_time else wrap_names(chart, width)
    frame = pd.DataFrame(
        {
            "category": [mark.category for mark in chart.marks],
            "series": [mark.series for mark in chart.marks],
            "panel": [mark.group for mark in chart.marks],
            "value": [float(mark.value) for mark in chart.marks],
            "label": [mark.sure_label for mark in chart.marks],
            "number": [str(number) for number in range(len(chart.marks))],
        }
    )
    drawn = kind.draw(chart, frame, width).configure(**theme.build_config())
    spec: dict[str, object] = drawn.to_dict()
    return spec
