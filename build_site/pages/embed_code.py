"""The code that embeds a chart in another site's page."""

import math
from html import escape

from build_site import addresses, project
from build_site.charts.studio import Drawing
from build_site.charts.text_width import Face, measure_text, wrap_text
from build_site.pages.site import Site

_WIDE, _NARROW = 736, 340  # px: the widest that a wide chart gets, and a phone
_TITLE, _TEXT, _LINE = 17.6, 13.6, 23  # px: font sizes on the page for embedding, and the highest of their lines
_BUTTON, _BUTTON_PADDING = 40, 34  # height of a row of buttons, and a button's width beyond its text
_FRAME = 90  # px for margins, the links below the chart and the rounding of the rest


def format_embed_code(drawing: Drawing, site: Site) -> str:
    """An iframe with a height that holds the chart on wide and narrow screens."""
    address = f"{site.address or project.UNKNOWN_SITE}{addresses.embed_address(drawing.chart.id)}"
    title = escape(drawing.chart.title)
    return (
        f'<iframe src="{address}" title="{title}" width="100%" height="{estimate_height(drawing)}"'
        ' style="border:0" loading="lazy"></iframe>'
    )


def estimate_height(drawing: Drawing) -> int:
    """The height in px of a chart's page for embedding, where it is highest."""
    chart = drawing.chart
    heights = []
    for width in (_WIDE, _NARROW):
        lines = [
            *wrap_text(chart.title, width, _TITLE, Face.PAGE_BOLD),
            *wrap_text(chart.subtitle, width, _TEXT),
            *wrap_text(chart.source, width, _TEXT),
        ]
        names = chart.series if len(chart.series) > 1 else ()
        buttons = sum(measure_text(name, _TEXT) + _BUTTON_PADDING for name in names)
        heights.append(drawing.height + len(lines) * _LINE + math.ceil(buttons / width) * _BUTTON + _FRAME)
    return max(heights)
