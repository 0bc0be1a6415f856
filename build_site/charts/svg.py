"""Makes a drawn SVG fit to stand in a page."""

import re

_SIZE = re.compile(r'<svg([^>]*?) width="[\d.]+" height="[\d.]+"')
_ID = re.compile(r'(id="|url\(#|href="#)([\w-]+)')
_LINE = re.compile(r' aria-label="(\d+)" role="graphics-symbol" aria-roledescription="line mark"')
_NUMBER = re.compile(r' aria-label="(\d+)"')
_SERIES = re.compile(r' aria-label="series (\d+)"')
_ARIA = re.compile(r' (aria-(?:label|roledescription|hidden)|role)="[^"]*"')
_PLACE = re.compile(r' (?:d|transform|x|y|x1|x2|y1|y2|width|height)="[^"]*"')
_DECIMALS = re.compile(r"-?\d+(?:\.\d+)?e-\d+|-?\d+\.\d+")
_EMPTY_LINES = re.compile(r'((?:<tspan(?: x="0" dy="[\d.]+")?/>)+)<tspan x="0" dy="([\d.]+)">')
_SPACE = re.compile(r">\s+<")


def inline_svg(svg: str) -> str:
    """Prepare an SVG from vl-convert for a page.

    The size goes, so that it scales with its container; vl-convert's English texts for screen readers go, because the
    figure around it says the same in Swedish. What a mark and its label call themselves is their number among the
    chart's marks, which stays as `data-mark`; a line, which joins several marks, has that of its first as `data-line`.
    The name of a series at the end of its line has the place of the series among those of the chart as `data-series`.
    Places are rounded to hundredths of a px, because the rest of the digits is a third of the drawing.
    """
    svg = _SIZE.sub(r'<svg\1 aria-hidden="true" focusable="false"', _number_marks(svg), count=1)
    svg = _PLACE.sub(lambda place: _DECIMALS.sub(_round, place[0]), svg)
    return _EMPTY_LINES.sub(_lower_line, _SPACE.sub("><", svg)).strip()


def _lower_line(found: re.Match[str]) -> str:
    """A line of text as far down as the empty ones before it reach, which browsers make no room for."""
    down = sum(float(step) for step in re.findall(r'dy="([\d.]+)"', found[0]))
    return f'<tspan x="0" dy="{down:g}">'


def _number_marks(svg: str) -> str:
    numbered = _NUMBER.sub(r' data-mark="\1"', _LINE.sub(r' data-line="\1"', svg))
    numbered = _SERIES.sub(r' data-series="\1"', numbered)
    return _ARIA.sub("", numbered)


def _round(number: re.Match[str]) -> str:
    return f"{round(float(number[0]), 2) + 0.0:g}"  # adding zero makes -0 plain 0


def prefix_ids(svg: str, prefix: str) -> str:
    """Give the ids in an SVG a prefix, so that two charts on a page don't share clip paths."""
    return _ID.sub(rf"\1{prefix}-\2", svg)
