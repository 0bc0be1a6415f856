"""Makes a drawn SVG fit to stand in a page."""

import re

_SIZE = re.compile(r'<svg([^>]*?) width="[\d.]+" height="[\d.]+"')
_ID = re.compile(r'(id="|url\(#|href="#)([\w-]+)')
_ARIA = re.compile(r' (aria-(?:label|roledescription|hidden)|role)="[^"]*"')
_SPACE = re.compile(r">\s+<")


def inline_svg(svg: str, prefix: str) -> str:
    """Prepare an SVG from vl-convert for a page.

    The size goes, so that it scales with its container; ids get a prefix, so that two charts don't share clip paths;
    vl-convert's English texts for screen readers go, because the figure around it says the same in Swedish.
    """
    svg = _SIZE.sub(r'<svg\1 aria-hidden="true" focusable="false"', _ARIA.sub("", svg), count=1)
    svg = _ID.sub(rf"\1{prefix}-\2", svg)
    return _SPACE.sub("><", svg).strip()
