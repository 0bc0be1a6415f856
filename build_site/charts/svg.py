"""Makes a drawn SVG fit to stand in a page."""

import re

_SIZE = re.compile(r'<svg([^>]*?) width="[\d.]+" height="[\d.]+"')
_ID = re.compile(r'(id="|url\(#|href="#)([\w-]+)')
_LINE = re.compile(r' aria-label="(\d+)" role="graphics-symbol" aria-roledescription="line mark"')
_NUMBER = re.compile(r' aria-label="(\d+)"')
_ARIA = re.compile(r' (aria-(?:label|roledescription|hidden)|role)="[^"]*"')
_SPACE = re.compile(r">\s+<")


def inline_svg(svg: str) -> str:
    """Prepare an SVG from vl-convert for a page.

    The size goes, so that it scales with its container; vl-convert's English texts for screen readers go, because the
    figure around it says the same in Swedish. What a mark and its label call themselves is their number among the
    chart's marks, which stays as `data-mark`; a line, which joins several marks, has that of its first as `data-line`.
    """
    svg = _SIZE.sub(r'<svg\1 aria-hidden="true" focusable="false"', _number_marks(svg), count=1)
    return _SPACE.sub("><", svg).strip()


def _number_marks(svg: str) -> str:
    numbered = _NUMBER.sub(r' data-mark="\1"', _LINE.sub(r' data-line="\1"', svg))
    return _ARIA.sub("", numbered)


def prefix_ids(svg: str, prefix: str) -> str:
    """Give the ids in an SVG a prefix, so that two charts on a page don't share clip paths."""
    return _ID.sub(rf"\1{prefix}-\2", svg)
