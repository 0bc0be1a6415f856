"""Pictures are drawn with vl-convert's own fonts, whatever fonts the computer has."""

import os
import subprocess
import sys
from pathlib import Path

import mkdocs
import pytest

from build_site.charts.converter import convert_to_png, convert_to_svg
from tests.toy import PROJECT

# A font that comes with MkDocs and has signs of its own: here it is what the computer happens to have.
FONTS = Path(mkdocs.__file__).parent / "themes" / "readthedocs" / "css" / "fonts"
FAMILY = "FontAwesome"
PROGRAM = """
import hashlib, os, sys
import vl_convert
from build_site.charts.converter import convert_to_png
svg = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40" font-family="FAMILY, Liberation Sans">'
    '<text x="5" y="30" font-size="24" font-weight="900">ABC 123</text></svg>'
)
draw = convert_to_png if sys.argv[1] == "ours" else vl_convert.svg_to_png
print(hashlib.sha256(draw(svg, 2)).hexdigest(), os.environ.get("FONTCONFIG_FILE", ""))
""".replace("FAMILY", FAMILY)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A configuration by which the computer has that font."""
    path = tmp_path / "fonts.conf"
    path.write_text(f'<?xml version="1.0"?><fontconfig><dir>{FONTS}</dir></fontconfig>')
    return path


def draw(way: str, config: Path | None) -> tuple[str, str]:
    """The digest of a picture drawn in a new process, and the configuration that programs started later would see."""
    environment = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    ran = subprocess.run(  # noqa: S603 # our own program
        [sys.executable, "-c", PROGRAM, way],
        env=environment | ({"FONTCONFIG_FILE": str(config)} if config else {}),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    digest, _, left = ran.stdout.strip().partition(" ")
    return digest, left


def test_fonts_of_the_computer_change_no_pixel(config: Path) -> None:
    assert draw("plain", config)[0] != draw("plain", None)[0], "the font isn't seen, so this test would say nothing"
    assert draw("ours", config)[0] == draw("ours", None)[0]


def test_programs_that_are_started_later_see_all_fonts(config: Path) -> None:
    assert draw("ours", config)[1] == str(config)
    assert draw("ours", None)[1] == ""


def test_numbers_are_swedish() -> None:
    spec = """{"data": {"values": [{"a": 12345}]}, "mark": "text",
        "encoding": {"text": {"field": "a", "type": "quantitative", "format": ",.1f"}}}"""
    assert "12\u00a0345,0" in convert_to_svg(spec)


def test_scale_says_how_many_pixels_a_px_has() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'
    assert convert_to_png(svg, 2)[16:24] == (8).to_bytes(4) + (6).to_bytes(4)
