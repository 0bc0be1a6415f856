"""Draws charts with Altair and turns them into SVG with vl-convert, without a browser."""

import json

from jsonschema import ValidationError

from build_site.charts import theme
from build_site.charts.chart import Chart
from build_site.charts.converter import convert_to_svg
from build_site.charts.drawn_with import alt
from build_site.charts.kinds import KINDS
from build_site.charts.layers import Spec, build_top_spec, validate_spec
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


def draw_spec(spec: Spec) -> str:
    """Draw a specification as SVG for a page."""
    return inline_svg(convert_to_svg(json.dumps(spec)))


def build_spec(chart: Chart, width: int) -> Spec:
    """The Vega-Lite specification of a chart, with its figures inside.

    Neither it nor its parts are validated here: the tests and `check --strict` do that (`explain_invalid`).
    """
    kind = KINDS[chart.kind]
    chart = chart if kind.is_over_time else wrap_names(chart, width)
    rows = [
        {
            "category": mark.category,
            "series": mark.series,
            "panel": mark.group,
            "value": float(mark.value),
            "label": mark.sure_label,
            "number": str(number),
        }
        for number, mark in enumerate(chart.marks)
    ]
    with alt.utils.schemapi.debug_mode(False):
        return build_top_spec(kind.draw(chart, rows, width), theme.build_config())


def explain_invalid(chart: Chart) -> str:
    """What Vega-Lite's schema says against a chart, wide or narrow, in Swedish; "" when it says nothing."""
    try:
        for width in (WIDE, NARROW):
            validate_spec(build_spec(chart, width))
    except ValidationError as error:
        reason = str(error).strip().splitlines()[0]
        return (
            f"Diagrammet «{chart.id or chart.title}» följer inte Vega-Lites schema, vilket är programmets fel: {reason}"
        )
    return ""
