"""A dash with a space before a number is a minus, unless an empty cell or a note explains it."""

import pytest

from build_site.checks.source import RULE
from tests.toy import Toy


@pytest.fixture
def spaced(toy: Toy) -> Toy:
    """A report that prints «- 3 120», keyed without its minus."""
    toy.edit_source("-3 120    -9 350", "- 3 120    -9 350")
    toy.edit("operating_result.csv", "-3120,-9350", "3120,-9350")
    return toy


def test_a_minus_that_was_left_out_is_noticed_although_a_space_follows_it(spaced: Toy) -> None:
    (message,) = spaced.broken(RULE)
    assert "«- 3 120», som kan vara ett minustal. Skriv -3120 om rapporten menar det." in message
    assert message.startswith("operating_result.csv, rad ")


def test_the_figure_with_its_minus_is_right(spaced: Toy) -> None:
    spaced.edit("operating_result.csv", "3120,-9350", "-3120,-9350")
    assert spaced.broken(RULE) == []


@pytest.mark.parametrize("sign", ["\u2212", "\u2013", "\u2010", "\u2011", "\uff0d"])
def test_all_signs_that_reports_print_for_a_minus_are_known(toy: Toy, sign: str) -> None:
    toy.edit_source("-3 120    -9 350", f"{sign} 3 120    -9 350")
    toy.edit("operating_result.csv", "-3120,-9350", "3120,-9350")
    assert len(toy.broken(RULE)) == 1


def test_a_dash_for_the_empty_cell_before_is_no_minus(toy: Toy) -> None:
    toy.edit_source("Trasiga leksaker, procent       7,5       6,0", "Trasiga leksaker, procent   - 6,0")
    toy.edit("volumes.csv", "percent,7.5,6.0,", "percent,,6.0,")
    assert toy.broken(RULE) == []


def test_zero_has_no_sign(toy: Toy) -> None:
    toy.edit_source("-3 120    -9 350", "- 0    -9 350")
    toy.edit("operating_result.csv", "-3120,-9350", "0,-9350")
    assert toy.broken(RULE) == []
