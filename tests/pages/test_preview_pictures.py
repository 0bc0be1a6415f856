"""The pictures for shared links: what they say, that it is drawn, and that it has room."""

import re
import struct
import zlib
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from build_site.pages import preview_pictures
from build_site.pages.preview_pictures import LargeNumber, Preview, build_icon_svg, build_preview_svg, draw_png
from tests.toy import PROJECT

PLAIN = Preview("Botkyrka · Delårsrapport 2 2023", "Nämnden räknar med 12,0 mnkr i överskott.")
FIGURES = Preview(
    "Jämförbart",
    "Vad kostar vuxenutbildningen i Botkyrka och i Eskilstuna?",
    (
        LargeNumber("1\u00a0196", "kr/invånare", "Botkyrka, utfall 2022"),
        LargeNumber("1\u00a0021", "kr/invånare", "Eskilstuna"),
    ),
)
LONG = Preview("X" * 120, "Hur många arbetsmarknadsinsatser avslutas " * 12, FIGURES.numbers)


def texts(preview: Preview) -> list[tuple[float, float, int, str]]:
    """Left edge, baseline, font size and content of each text."""
    root = ET.fromstring(build_preview_svg(preview))  # noqa: S314 # our own drawing
    return [
        (float(one.attrib["x"]), float(one.attrib["y"]), int(one.attrib["font-size"]), one.text or "")
        for one in root.iter("{http://www.w3.org/2000/svg}text")
    ]


def read_size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_picture_says_where_it_belongs_its_title_its_figures_and_the_site() -> None:
    said = " ".join(text for _, _, _, text in texts(FIGURES))
    for part in (FIGURES.kicker, FIGURES.title, "1\u00a0196", "kr/invånare", "Eskilstuna", "Öppen uppföljning"):
        assert part in said


def test_signs_with_a_meaning_in_svg_are_written_as_text() -> None:
    assert any("A & B <i>" in text for _, _, _, text in texts(Preview("", "A & B <i>")))


def test_title_that_is_too_long_is_cut_off_with_a_sign() -> None:
    assert any(text.endswith("…") for _, _, _, text in texts(LONG))
    assert not any("…" in text for _, _, _, text in texts(FIGURES))


@pytest.mark.parametrize("preview", [PLAIN, FIGURES, LONG], ids=["plain", "figures", "long"])
def test_texts_have_room_within_the_margins_and_above_each_other(preview: Preview) -> None:
    found = texts(preview)
    for left, baseline, size, text in found:
        assert left >= 80
        assert left + len(text) * size * 0.5 <= preview_pictures.WIDTH - 80
        assert size < baseline < preview_pictures.HEIGHT - 20
    heights = sorted({baseline for _, baseline, _, _ in found})
    assert all(lower - upper >= 30 for upper, lower in pairwise(heights))


def test_picture_is_as_large_as_the_services_ask_for_and_the_same_each_time() -> None:
    png = draw_png(build_preview_svg(FIGURES))
    assert read_size(png) == (1200, 630)
    assert png == draw_png(build_preview_svg(FIGURES))


def test_texts_are_drawn() -> None:
    """In a font that it lacks, vl-convert draws nothing and says nothing."""
    svg = build_preview_svg(PLAIN)
    without = re.sub(r"<text.*?</text>", "", svg)
    assert len(read_pixels(draw_png(svg)) - read_pixels(draw_png(without))) > 5
    assert len(draw_png(svg)) > 1.5 * len(draw_png(without))


def read_pixels(png: bytes) -> set[bytes]:
    """The different values that stand in the picture's data: more where letters have been drawn."""
    start, data = 8, b""
    while start < len(png):
        (length,) = struct.unpack(">I", png[start : start + 4])
        if png[start + 4 : start + 8] == b"IDAT":
            data += png[start + 8 : start + 8 + length]
        start += 12 + length
    raw = zlib.decompress(data)
    return {raw[place : place + 4] for place in range(1, len(raw) - 4, 4)}


def test_icon_is_square_and_opaque_with_the_same_mark_everywhere() -> None:
    assert read_size(draw_png(build_icon_svg(180))) == (180, 180)
    for path in ("docs/assets/favicon.svg", "docs/theme/.icons/ou/mark.svg"):
        assert f'd="{preview_pictures.MARK}"' in (PROJECT / path).read_text(encoding="utf-8")


def test_colours_are_the_site_s_own() -> None:
    css = (PROJECT / "docs/assets/site.css").read_text(encoding="utf-8").upper()
    for name, colour in (
        ("PAPER", preview_pictures.PAPER),
        ("INK", preview_pictures.INK),
        ("MUTED", preview_pictures.MUTED),
        ("ACCENT", preview_pictures.ACCENT),
    ):
        assert f"--OU-{name}: {colour};" in css
