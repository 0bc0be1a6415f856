"""Pictures to download: complete in themselves, the same figures as on the page, the same bytes each time."""

import json
import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import altair as alt
import pytest
import vl_convert
from PIL import Image

from build_site.charts.chart import Chart
from build_site.charts.converter import convert_to_png
from build_site.charts.drawing import WIDE
from build_site.charts.pictures import FONT, LICENCE, describe, draw_png, measure_svg
from build_site.charts.studio import draw_pictures
from build_site.charts.svg import inline_svg
from tests.charts.drawn import read_svg
from tests.charts.test_drawing import CHARTS, KINDS
from tests.halves import leave_to_the_whole

leave_to_the_whole("drawn charts")

SOURCE = "Källa: Delårsrapport 2, leknämnden, Åmål 2023, diarienummer LEK/2023:1 & «ÅÄÖ»."
TITLE = "Leknämnden räknar med 1 234,5 tusen kronor mer än budgeten och −200 för lek, mest för sagor i Åmåls förskolor"


def published(kind: str) -> Chart:
    return replace(CHARTS[kind], title=TITLE, source=SOURCE, id=f"lek/{kind}", description="Sagor: 30 < 40.")


def texts(svg: str) -> str:
    """All that can be read in an SVG, in order."""
    root = ET.fromstring(svg)  # noqa: S314 # our own drawing
    return " ".join(element.text or "" for element in root.iter() if element.tag.endswith(("}text", "}tspan")))


def read_png(png: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and rows of a picture, each pixel as four bytes."""
    with Image.open(BytesIO(png)) as picture:
        pixels, (width, height) = picture.convert("RGBA").tobytes(), picture.size
    return width, height, [pixels[row * width * 4 : (row + 1) * width * 4] for row in range(height)]


@pytest.mark.parametrize("kind", KINDS)
def test_svg_holds_title_figures_source_and_licence_and_is_named_for_screen_readers(kind: str) -> None:
    chart = published(kind)
    svg = draw_pictures(chart).svg
    read = texts(svg)
    for part in (TITLE, chart.subtitle, SOURCE, LICENCE, *(mark.label for mark in chart.marks)):
        assert part in read
    assert read.index(TITLE) < read.index(chart.marks[0].label) < read.index(SOURCE) < read.index(LICENCE)
    root = ET.fromstring(svg)  # noqa: S314 # our own drawing
    assert root.attrib["lang"] == "sv"
    named = {element.tag.split("}")[1]: element.text for element in root if element.tag.endswith(("title", "desc"))}
    assert named == {"title": TITLE, "desc": describe(chart)}
    assert len(read_svg(svg).marks) == len(chart.marks)


def test_the_unit_is_said_once() -> None:
    chart = replace(published("bars"), title="Sagor 2023", subtitle="Lek. Procent", description="Procent. Sagor: 30.")
    assert describe(chart) == "Sagor 2023. Lek. Procent. Sagor: 30."
    told = replace(chart, description="Procent av alla. Sagor: 30.")
    assert describe(told) == "Sagor 2023. Lek. Procent. Procent av alla. Sagor: 30."


@pytest.mark.parametrize("kind", KINDS)
def test_svg_needs_no_font_but_one_and_nothing_from_elsewhere(kind: str) -> None:
    svg = draw_pictures(published(kind)).svg
    assert set(re.findall(r'font-family="([^"]*)"', svg)) == {FONT}
    assert set(re.findall(r'https?://[^"]*', svg)) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert svg.count('fill="#FFFFFF"') == 1


def test_texts_stay_within_the_picture() -> None:
    """Measured as vl-convert draws them: nothing but the white ground at the edge of the PNG."""
    width, _, rows = read_png(draw_pictures(published("bars")).png)
    white = b"\xff\xff\xff\xff"
    for row in rows:
        assert row[: 20 * 4] == white * 20
        assert row[(width - 20) * 4 :] == white * 20


@pytest.mark.parametrize("kind", KINDS)
def test_png_is_twice_the_svg_and_shows_title_chart_and_footer(kind: str) -> None:
    pictures = draw_pictures(published(kind))
    width, height, rows = read_png(pictures.png)
    assert (width, height) == tuple(2 * side for side in measure_svg(pictures.svg))
    assert width == 2 * WIDE
    for part in (rows[:150], rows[200:-150], rows[-130:]):
        counted = Counter(row[place : place + 4] for row in part[::3] for place in range(0, len(row), 12))
        assert counted[b"\xff\xff\xff\xff"] < counted.total(), "blank"
    colours = {row[place : place + 3] for row in rows[::4] for place in range(0, len(row), 8)}
    assert bytes.fromhex("12436D") in colours


@pytest.mark.parametrize("kind", ["deviation", "lines", "targets"])
def test_png_is_the_picture_that_was_drawn_but_smaller(kind: str) -> None:
    """The chart is not cut at its edges first: of a hundred thousand pixels, ten may differ by more than two steps."""
    svg = draw_pictures(published(kind)).svg
    drawn = convert_to_png(svg, 2)
    packed = draw_png(svg)
    assert len(packed) < len(drawn) / 4
    width, height, rows = read_png(packed)
    cut = read_png(drawn)
    assert cut[:2] == (width, height)
    steps = Counter(
        abs(one - other) for row, old in zip(rows, cut[2], strict=True) for one, other in zip(row, old, strict=True)
    )
    assert max(steps) <= 64
    assert sum(number for step, number in steps.items() if step > 2) <= width * height / 10_000


@pytest.mark.parametrize("kind", KINDS)
def test_spec_is_valid_and_redraws_the_marks_of_the_page(kind: str) -> None:
    chart = published(kind)
    pictures = draw_pictures(chart)
    spec = json.loads(pictures.spec)
    alt.Chart.from_dict(spec)
    redrawn, inline = read_svg(inline_svg(vl_convert.vegalite_to_svg(spec))), read_svg(pictures.wide)
    assert redrawn.marks == inline.marks
    assert redrawn.labels == inline.labels
    assert redrawn.lengths == inline.lengths
    assert len(redrawn.marks) == len(chart.marks)
    read = " ".join(redrawn.texts)
    for part in (TITLE, SOURCE, LICENCE):
        assert part in read
    assert "url" not in pictures.spec.replace('"$schema"', "")
    assert spec["usermeta"] == {"source": SOURCE, "license": "CC0-1.0", "attribution": LICENCE}


def test_spec_writes_numbers_in_swedish_in_any_program() -> None:
    chart = replace(published("deviation"), marks=CHARTS["deviation"].marks[:1])
    axis = read_svg(vl_convert.vegalite_to_svg(draw_pictures(chart).spec)).texts
    assert any(re.fullmatch(r"1\u00a0[05]00", text) for text in axis), axis


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_are_the_same_each_time(kind: str) -> None:
    assert draw_pictures(published(kind)) == draw_pictures(published(kind))


def test_a_chart_without_source_still_names_its_licence() -> None:
    assert LICENCE in texts(draw_pictures(CHARTS["bars"]).svg)


def test_an_svg_without_size_is_refused() -> None:
    with pytest.raises(ValueError, match="viewBox"):
        measure_svg("<svg/>")
