"""Charts as pictures that stand alone: title, chart, source and licence in one SVG, PNG or Vega-Lite specification.

They are drawn with Liberation Sans, which vl-convert carries, so that they are the same on every computer. It has the
widths of Arial, which takes its place where an SVG is opened without it.
"""

import json
import re
from collections.abc import Mapping
from html import escape

from build_site import project
from build_site.charts import theme
from build_site.charts.chart import Chart
from build_site.charts.converter import convert_to_png
from build_site.charts.drawing import WIDE
from build_site.charts.packing import pack_png
from build_site.charts.text_width import Face, wrap_text

LICENCE = f"{project.NAME}, CC0"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
GROUND = "#FFFFFF"
_MARGIN, _GAP = 24, 4
_SCALE = 2  # PNG pixels per px
_TITLE, _SUBTITLE, _FOOTER = 20, 14, 12  # font sizes in px
_LEADING = 1.3  # height of a line, in font sizes
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_FAMILY = re.compile(r'font-family="[^"]*"')


def draw_standalone(chart: Chart, inline: str) -> str:
    """Put a chart that was drawn for a page between its title and its source.

    Args:
        chart: what is drawn.
        inline: its wide SVG for a page.

    Returns:
        An SVG file of `WIDE` px on a white ground.
    """
    title = _Lines(chart.title, _TITLE, bold=True)
    subtitle = _Lines(chart.subtitle, _SUBTITLE)
    footer = _Lines("\n".join(_credit(chart)), _FOOTER)
    width, height = measure_svg(inline)
    inner = WIDE - 2 * _MARGIN
    scaled = round(inner * height / width)
    top = _MARGIN + title.height + _GAP + subtitle.height + 12
    bottom = top + scaled + 16
    total = bottom + footer.height + _MARGIN - 6
    family = f'font-family="{FONT}"'
    placed = _FAMILY.sub(family, inline).replace(
        "<svg", f'<svg x="{_MARGIN}" y="{top}" width="{inner}" height="{scaled}"', 1
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{total}" viewBox="0 0 {WIDE} {total}"'
        f' role="img" lang="sv" {family}>'
        f"<title>{escape(chart.title)}</title><desc>{escape(describe(chart))}</desc>"
        f'<rect width="{WIDE}" height="{total}" fill="{GROUND}"/>'
        f"{title.draw(_MARGIN, theme.TEXT)}{subtitle.draw(_MARGIN + title.height + _GAP, theme.AXIS)}"
        f"{placed}"
        f"{footer.draw(bottom, theme.AXIS)}</svg>\n"
    )


def draw_png(svg: str) -> bytes:
    """A standalone SVG as PNG, twice as wide as the SVG.

    A chart inside the picture is cut at its edges, where there is nothing but room for wider fonts. To cut takes as
    long as all the rest of drawing, and moves one pixel in a hundred by one step of 256; so it is left out here.
    """
    return pack_png(convert_to_png(svg.replace("<svg x=", '<svg overflow="visible" x=', 1), _SCALE))


def complete_spec(chart: Chart, spec: Mapping[str, object]) -> str:
    """A chart's Vega-Lite specification with title, source and Swedish numbers, as JSON.

    Args:
        chart: what it draws.
        spec: the specification of the wide chart for a page.
    """
    lines = [line for text in (chart.subtitle, *_credit(chart)) for line in _wrap(text, _FOOTER, bold=False)]
    config = spec.get("config")
    complete = {
        **spec,
        "config": {
            **(config if isinstance(config, dict) else {}),
            "font": FONT,
            "locale": {"number": theme.NUMBER_LOCALE},
            "padding": _MARGIN,
        },
        "background": GROUND,
        "description": describe(chart),
        "title": {
            "text": _wrap(chart.title, _TITLE, bold=True),
            "subtitle": lines,
            "anchor": "start",
            "fontSize": _TITLE,
            "subtitleFontSize": _FOOTER,
            "color": theme.TEXT,
            "subtitleColor": theme.AXIS,
            "offset": 16,
        },
        "usermeta": {"source": chart.source, "license": project.LICENCE_ID, "attribution": LICENCE},
    }
    return json.dumps(complete, ensure_ascii=False, indent=1) + "\n"


def measure_svg(svg: str) -> tuple[float, float]:
    """Width and height of an SVG for a page, in px.

    Raises:
        ValueError: it doesn't say.
    """
    found = _BOX.search(svg)
    if found is None:
        raise ValueError("an SVG without viewBox")
    return float(found[1]), float(found[2])


def describe(chart: Chart) -> str:
    """What a chart shows, in words; the unit that ends the caption isn't said again."""
    unit = chart.caption.rpartition(". ")[2]
    return f"{chart.caption} {chart.description.removeprefix(f'{unit} ')}".strip()


def _credit(chart: Chart) -> list[str]:
    return [line for line in (chart.source, LICENCE) if line]


def _wrap(text: str, size: int, *, bold: bool) -> list[str]:
    face = Face.PICTURE_BOLD if bold else Face.PICTURE
    return [line for part in text.split("\n") if part for line in wrap_text(part, WIDE - 2 * _MARGIN, size, face)]


class _Lines:
    """A text broken into lines, for an SVG."""

    def __init__(self, text: str, size: int, *, bold: bool = False) -> None:
        self._lines = _wrap(text, size, bold=bold)
        self._size = size
        self._weight = ' font-weight="bold"' if bold else ""

    @property
    def height(self) -> int:
        """In px."""
        return round(len(self._lines) * self._size * _LEADING)

    def draw(self, top: int, colour: str) -> str:
        """The lines below a height, as SVG."""
        return "".join(
            f'<text x="{_MARGIN}" y="{round(top + (number + 0.8) * self._size * _LEADING)}"'
            f' font-size="{self._size}px"{self._weight} fill="{colour}">{escape(line)}</text>'
            for number, line in enumerate(self._lines)
        )
