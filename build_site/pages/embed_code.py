"""The code that embeds a chart in another site's page."""

import math
from html import escape

from build_site import addresses
from build_site.charts.studio import Drawing
from build_site.pages.site import Site

UNKNOWN_SITE = "https://webbplatsens-adress/"
_WIDE, _NARROW = 736, 340  # px: the widest that a wide chart gets, and a phone
_LETTER, _TITLE_LETTER, _LINE = 8, 10, 22  # px of a character, of one of the title, and of a line, with some to spare
_BUTTON, _BUTTON_PADDING = 40, 34  # height of a row of buttons, and a button's width beyond its text
_FRAME = 90  # px for margins, the links below the chart and the rounding of the rest


def format_embed_code(drawing: Drawing, site: Site) -> str:
    """An iframe with a height that holds the chart on wide and narrow screens."""
    address = f"{site.address or UNKNOWN_SITE}{addresses.embed_address(drawing.chart.id)}"
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
        texts = ((chart.title, _TITLE_LETTER), (chart.subtitle, _LETTER), (chart.source, _LETTER))
        lines = sum(math.ceil(len(text) * letter / width) for text, letter in texts)
        buttons = sum(len(name) * _LETTER + _BUTTON_PADDING for name in chart.series) if len(chart.series) > 1 else 0
        heights.append(drawing.height + lines * _LINE + math.ceil(buttons / width) * _BUTTON + _FRAME)
    return max(heights)
