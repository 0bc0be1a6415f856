"""One look for all charts.

A chart is drawn once, in the light colours, and stands alone as a file. In the dark scheme the stylesheet that is made
from `DARK` gives each colour its counterpart by the colour itself.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from build_site.vocabularies import MeasureKind, Sex

SERIES = ("#12436D", "#F46A25", "#28A197", "#801650")  # of series that differ in nothing that has a colour of its own
POSITIVE, NEGATIVE = "#12436D", "#801650"
MUTED = "#8C8C8C"
TEXT, AXIS, GRID, ZERO = "#1B1B1D", "#595959", "#E3E3E6", "#4A4A4D"
# One colour for each meaning, in every chart where it tells the series apart; see `colours`.
KIND_COLOURS: Mapping[MeasureKind, str] = MappingProxyType(
    {
        MeasureKind.ACTUAL: SERIES[0],
        MeasureKind.PLANNED: SERIES[1],
        MeasureKind.EXPECTED: SERIES[2],
        MeasureKind.AIMED: SERIES[3],
    }
)
SEX_COLOURS: Mapping[Sex, str] = MappingProxyType({Sex.WOMEN: "#6B3FA0", Sex.MEN: "#A67C00", Sex.TOTAL: AXIS})
PLACE_COLOURS = ("#4361B8", "#3D5A1E", "#8A5A00", "#C0436B", "#00707A")
GROUND = "#FFFFFF"  # the inside of hollow marks
DARK: Mapping[str, str] = MappingProxyType(
    {
        "#12436D": "#6fb1ec",
        "#F46A25": "#ff9a5c",
        "#28A197": "#4fd0c4",
        "#801650": "#ff8cc2",
        "#6B3FA0": "#c3a4f2",
        "#A67C00": "#e2b93b",
        "#4361B8": "#9db4ff",
        "#3D5A1E": "#a9cf7e",
        "#8A5A00": "#dca650",
        "#C0436B": "#ff93b2",
        "#00707A": "#5ac8d3",
        MUTED: "#6a6e79",
        TEXT: "#ececef",
        AXIS: "#b4b5be",
        GRID: "#343843",
        ZERO: "#b4b5be",
        GROUND: "#1E2128",
    }
)
# What goes before the values that others are held against, by kind of measure.
PREFIXES: Mapping[MeasureKind, str] = MappingProxyType(
    {MeasureKind.AIMED: "mål ", MeasureKind.PLANNED: "budget ", MeasureKind.EXPECTED: "prognos "}
)
SHAPES = ("circle", "diamond", "square", "triangle-up")
FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
FONT_SIZE, SMALL_FONT_SIZE = 13, 11
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


def render_css() -> str:
    """The stylesheet that turns the charts' colours in the dark scheme, in the site and in pages for embedding."""
    dark = [
        f'{scope} [{paint}="{light}"] {{ {paint}: {colour}; }}'
        for scope in ('[data-md-color-scheme="slate"] .ou-chart', ".ou-embed")
        for light, colour in DARK.items()
        for paint in ("fill", "stroke")
    ]
    site, embedded = dark[: len(dark) // 2], dark[len(dark) // 2 :]
    opened = "@media (prefers-color-scheme: dark) {"
    return "\n".join(("/* Made from build_site/charts/theme.py. */", *site, opened, *embedded, "}", ""))
