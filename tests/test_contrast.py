"""Every pair of colours that the stylesheets put together, in both schemes, against WCAG 2.2."""

import re

import pytest

from tests.charts.test_theme import contrast
from tests.toy import PROJECT

CSS = (PROJECT / "docs" / "assets" / "site.css").read_text(encoding="utf-8")


def read_colours(selector: str) -> dict[str, str]:
    """The colours that a scheme names, by name without prefix."""
    start = CSS.index(selector)
    return dict(re.findall(r"--ou-([a-z-]+): (#[0-9a-f]{6});", CSS[start : CSS.index("}", start)]))


SCHEMES = {
    "light": read_colours(':root, [data-md-color-scheme="default"] {'),
    "dark": read_colours('[data-md-color-scheme="slate"] {'),
}
GROUNDS = ("paper", "card", "accent-soft", "warn-soft", "target")
TEXTS = [
    *((text, ground) for text in ("ink", "accent") for ground in GROUNDS if (text, ground) != ("accent", "warn-soft")),
    *(("muted", ground) for ground in ("paper", "card", "accent-soft", "target")),
    *(("warn", ground) for ground in ("paper", "card", "accent-soft", "warn-soft", "target")),
    *(("care", ground) for ground in ("paper", "card", "care-soft")),
    ("paper", "accent"),  # the head of the menu on a phone
    ("card", "accent"),  # buttons
]
# What is seen rather than read: the focus ring, the edge of a field, the arrow that says that a column can be sorted.
GRAPHICS = [("warn", "paper"), ("warn", "card"), ("edge", "paper"), ("edge", "card"), ("accent", "paper")]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_has_a_contrast_of_at_least_4_5(text: str, ground: str, scheme: str) -> None:
    assert contrast(SCHEMES[scheme][text], SCHEMES[scheme][ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("shape", "ground"), GRAPHICS)
def test_shape_has_a_contrast_of_at_least_3(shape: str, ground: str, scheme: str) -> None:
    assert contrast(SCHEMES[scheme][shape], SCHEMES[scheme][ground]) >= 3


def test_both_schemes_name_the_same_colours() -> None:
    assert SCHEMES["light"].keys() == SCHEMES["dark"].keys() >= {*GROUNDS, "ink", "muted", "line", "edge"}


def test_no_colour_is_written_outside_the_lists_of_colours() -> None:
    """But for the charts', which have tests of their own, and paper's, which is black on white."""
    rest = CSS[CSS.index("/* Material's own names") : CSS.index("/* Charts */")]
    tables = (PROJECT / "docs" / "assets" / "tables.css").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\s*[{,.:])", rest + tables) == []
