"""Turns specifications into SVG and SVG into PNG with vl-convert, with the fonts that it carries and no others.

vl-convert prefers a font of the computer's to its own of the same name, and the two differ by some pixels. So that a
picture is the same on every computer, it is kept from seeing the computer's fonts when it looks for them: once, before
it draws for the first time.
"""

import os
from functools import cache
from pathlib import Path

import vl_convert

from build_site.charts import theme

# A configuration of fontconfig that names no folder with fonts. Read on Linux; elsewhere fonts are found without it.
_NO_FONTS = Path(__file__).parent / "no_fonts.conf"
_VARIABLE = "FONTCONFIG_FILE"
_NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


def convert_to_svg(spec: str) -> str:
    """Draw a Vega-Lite specification, given as JSON, as SVG with Swedish numbers."""
    _find_fonts()
    return str(vl_convert.vegalite_to_svg(spec, format_locale=theme.NUMBER_LOCALE))


def convert_to_png(svg: str, scale: float = 1) -> bytes:
    """Draw an SVG as PNG with so many pixels per px."""
    _find_fonts()
    return bytes(vl_convert.svg_to_png(svg, scale=scale))


@cache
def _find_fonts() -> None:
    """Let vl-convert look for fonts while there are none but its own; other programs started later see all of them."""
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = str(_NO_FONTS)
    try:
        vl_convert.svg_to_png(_NOTHING)
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before
