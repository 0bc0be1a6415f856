"""The pictures that are shown where somebody shares a link: 1200 × 630 pixels, with the answer in large type."""

from dataclasses import dataclass

from markupsafe import escape

from build_site import project
from build_site.charts.converter import convert_to_png
from build_site.charts.packing import pack_png
from build_site.charts.text_width import Face, cut_lines, measure_text, wrap_text

WIDTH, HEIGHT = 1200, 630
PAPER, INK, MUTED, ACCENT = "#FAF9F5", "#1B1B1D", "#55565C", "#12436D"
# vl-convert draws no text at all in a font that it lacks; this one comes with it.
FONT = "Liberation Sans, sans-serif"
MARK = "M4 22V14h5v8zm9 0V5h5v17zm9 0V10h5v12zM3 25h26v1.6H3zm0 3.4h26V30H3z"  # as in docs/assets/favicon.svg
_MARGIN = 80
_BOTTOM = 524  # the double rule and the site's name stand below
_INNER = WIDTH - 2 * _MARGIN
_NUMBER, _UNIT, _NAME, _KICKER = 96, 30, 24, 30  # font sizes in px
# Font size, and how many lines of it there is room for with large numbers below and without.
_TITLES = ((64, 2, 3), (54, 2, 4), (44, 3, 5), (36, 4, 6))


@dataclass(frozen=True, slots=True)
class LargeNumber:
    """A figure in large type: `number` «1 196», `unit` «kr/invånare», `name` «Botkyrka, utfall 2022»."""

    number: str
    unit: str
    name: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a picture says: where the page belongs, its title or answer, and at most two figures."""

    kicker: str
    title: str
    numbers: tuple[LargeNumber, ...] = ()


def build_preview_svg(preview: Preview) -> str:
    """The picture as SVG. A title that is too long ends with «…»."""
    size, lines = _fit_title(preview.title, with_numbers=bool(preview.numbers))
    kicker_size = min(_KICKER, int(_KICKER * _INNER / max(measure_text(preview.kicker, _KICKER, Face.PICTURE), 1)))
    parts = [_text(_MARGIN, 110, kicker_size, preview.kicker, colour=MUTED)]
    parts += [
        _text(_MARGIN, 120 + (row + 1) * round(size * 1.2), size, line, bold=True) for row, line in enumerate(lines)
    ]
    column = _INNER // 2
    for place, number in enumerate(preview.numbers[:2]):
        parts += _number(_MARGIN + place * column, number, column)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
        f"{''.join(parts)}{_footer()}</svg>"
    )


def build_icon_svg(size: int) -> str:
    """The site's mark on its own ground, for telephones, which don't take SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" fill="{ACCENT}"/>'
        f'<path transform="translate(4.8 4.2) scale(.7)" d="{MARK}" fill="#FFFFFF"/></svg>'
    )


def draw_png(svg: str) -> bytes:
    """A drawing as PNG, pixel by pixel as large as it says that it is."""
    return pack_png(convert_to_png(svg))


def _fit_title(title: str, *, with_numbers: bool) -> tuple[int, list[str]]:
    """The largest size in which the title has room, and its lines; at worst the smallest, cut off."""
    for size, few, many in _TITLES:
        room = few if with_numbers else many
        lines = wrap_text(title, _INNER, size, Face.PICTURE_BOLD, break_words=True)
        if len(lines) <= room:
            break
    return size, cut_lines(lines, room, _INNER, size, Face.PICTURE_BOLD)


def _number(left: int, number: LargeNumber, width: int) -> list[str]:
    unit_left = left + round(measure_text(number.number, _NUMBER, Face.PICTURE_BOLD)) + 16
    room = width - 20
    names = cut_lines(wrap_text(number.name, room, _NAME, Face.PICTURE, break_words=True), 3, room, _NAME, Face.PICTURE)
    return [
        _text(left, 392, _NUMBER, number.number, colour=ACCENT, bold=True),
        _text(unit_left, 392, _UNIT, number.unit, colour=MUTED),
        *(_text(left, 434 + row * 32, _NAME, line, colour=MUTED) for row, line in enumerate(names)),
    ]


def _footer() -> str:
    return (
        f'<path d="M{_MARGIN} {_BOTTOM}H{WIDTH - _MARGIN}m0 9H{_MARGIN}" stroke="{ACCENT}" stroke-width="3"/>'
        f'<path transform="translate({_MARGIN - 6} {_BOTTOM + 28}) scale(1.7)" d="{MARK}" fill="{ACCENT}"/>'
        + _text(_MARGIN + 68, _BOTTOM + 68, 36, project.NAME, bold=True)
    )


def _text(left: int, baseline: int, size: int, text: str, *, colour: str = INK, bold: bool = False) -> str:
    font = f'font-family="{FONT}" font-size="{size}" font-weight="{700 if bold else 400}"'
    return f'<text x="{left}" y="{baseline}" {font} fill="{colour}">{escape(text)}</text>'
