"""The colours of the charts: contrast in both schemes, and a dark counterpart for each."""

import re

import pytest

from build_site.charts import theme
from build_site.charts.drawing import NARROW, WIDE, draw_chart
from build_site.formatting import MINUS, NBSP
from tests.charts.drawn import read_svg
from tests.charts.test_drawing import CHARTS, KINDS
from tests.toy import PROJECT

pytestmark = pytest.mark.sampled

DARK = {
    (attribute, light): dark
    for attribute, light, recoloured, dark in re.findall(
        r'\[data-md-color-scheme="slate"\] \.ou-chart \[(fill|stroke)="(#\w{6})"\] \{ (fill|stroke): (#\w{6}); \}',
        theme.render_css(),
    )
    if attribute == recoloured
}
CSS = (PROJECT / "docs" / "assets" / "site.css").read_text(encoding="utf-8")
LIGHT_GROUND, DARK_GROUND = re.findall(r"--ou-card: (#\w{6});", CSS)
DECORATION = {theme.GRID, theme.GROUND}  # the figures are readable without the grid; the ground is no mark
TEXTS = {theme.TEXT, theme.AXIS}
MEANINGS = {*theme.KIND_COLOURS.values(), *theme.SEX_COLOURS.values(), *theme.PLACE_COLOURS} - TEXTS
GRAPHICS = {*MEANINGS, *theme.SERIES, theme.POSITIVE, theme.NEGATIVE, theme.MUTED, theme.ZERO}


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def dark_of(light: str) -> set[str]:
    return {dark for (_, colour), dark in DARK.items() if colour == light}


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("kind", KINDS)
def test_every_colour_that_is_drawn_has_a_dark_counterpart(kind: str, width: int) -> None:
    drawn = read_svg(draw_chart(CHARTS[kind], width))
    assert drawn.colours
    assert drawn.colours <= DARK.keys()


def test_every_colour_of_the_theme_has_a_dark_counterpart() -> None:
    assert {colour for _, colour in DARK} == TEXTS | GRAPHICS | DECORATION
    assert all(len(dark_of(colour)) == 1 for _, colour in DARK)


@pytest.mark.parametrize("colour", sorted(TEXTS))
def test_text_has_a_contrast_of_at_least_4_5_in_both_schemes(colour: str) -> None:
    assert contrast(colour, LIGHT_GROUND) >= 4.5
    assert all(contrast(dark, DARK_GROUND) >= 4.5 for dark in dark_of(colour))


@pytest.mark.parametrize("colour", sorted(GRAPHICS))
def test_graphics_have_a_contrast_of_at_least_3_in_both_schemes(colour: str) -> None:
    assert contrast(colour, LIGHT_GROUND) >= 3
    assert all(contrast(dark, DARK_GROUND) >= 3 for dark in dark_of(colour))


def test_colours_that_differ_in_the_light_scheme_differ_in_the_dark() -> None:
    assert len({dark for colour in theme.SERIES for dark in dark_of(colour)}) == len(set(theme.SERIES)) == 4
    assert dark_of(theme.POSITIVE) != dark_of(theme.NEGATIVE)


def test_there_is_a_shape_for_each_series_and_each_differs() -> None:
    assert len(set(theme.SHAPES)) == len(theme.SERIES)


def test_numbers_on_the_axis_are_written_as_in_the_text() -> None:
    locale = theme.NUMBER_LOCALE
    assert (locale["decimal"], locale["thousands"], locale["minus"]) == (",", NBSP, MINUS)


def test_configuration_is_made_anew_each_time() -> None:
    assert theme.build_config() == theme.build_config()
    assert theme.build_config() is not theme.build_config()
    assert theme.build_config()["background"] == "transparent"


def test_pages_for_embedding_have_the_same_dark_colours() -> None:
    css = theme.render_css()
    rules = re.findall(r'\.ou-embed \[(fill|stroke)="(#\w{6})"\] \{ (?:fill|stroke): (#\w{6}); \}', css)
    assert {(attribute, light): dark for attribute, light, dark in rules} == DARK
