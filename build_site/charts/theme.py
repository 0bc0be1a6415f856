"""One look for all charts.

The colours below are the light scheme. The stylesheet gives each of them its dark counterpart by the colour itself,
so a chart is drawn once for both schemes and still stands alone as a file.
"""

from typing import Any

SERIES = ("#12436D", "#F46A25", "#28A197", "#801650")
POSITIVE, NEGATIVE = "#12436D", "#801650"
MUTED = "#8C8C8C"
TEXT, AXIS, GRID, ZERO = "#1B1B1D", "#595959", "#E3E3E6", "#4A4A4D"
SHAPES = ("circle", "diamond", "square", "triangle-up")
FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
FONT_SIZE = 13
# Vega formats axis numbers by these rules; the same as CLDR's for Swedish.
NUMBER_LOCALE = {
    "decimal": ",",
    "thousands": "\u00a0",
    "grouping": [3],
    "currency": ["", "\u00a0kr"],
    "minus": "\u2212",
    "percent": "\u00a0%",
}


def build_config() -> dict[str, Any]:
    """The Vega-Lite configuration that every chart shares."""
    return {
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "padding": 4,
        "axis": {
            "labelFontSize": FONT_SIZE,
            "labelColor": AXIS,
            "domain": False,
            "ticks": False,
            "gridColor": GRID,
            "labelPadding": 8,
            "title": None,
        },
        "legend": {
            "orient": "top",
            "title": None,
            "labelFontSize": FONT_SIZE,
            "labelColor": TEXT,
            "labelLimit": 320,
            "symbolSize": 120,
            "columnPadding": 32,  # the browser's font may be wider than the one that the layout was made with
            "offset": 8,
        },
        "header": {"labelFontSize": FONT_SIZE, "labelColor": TEXT, "labelFontWeight": "bold", "title": None},
        "text": {"fontSize": FONT_SIZE, "color": TEXT},
    }
