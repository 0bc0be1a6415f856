from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.drafting.numbers import is_number_like, list_readings, read_number


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1 234", "1234"),
        ("-8 964", "-8964"),
        ("\u22128\u202f964", "-8964"),
        ("\u2013 6 279", "-6279"),
        ("\uff0d5,1", "-5.1"),
        ("(5,1)", "-5.1"),
        ("5,1-", "-5.1"),
        ("1.234.567", "1234567"),
        ("1 234,50", "1234.50"),
        ("7.2%", "7.2"),
        ("1'234", "1234"),
        ("93,30", "93.30"),
        ("0", "0"),
        ("3850**", "3850"),
    ],
)
def test_a_cell_is_read_as_printed(printed: str, value: str) -> None:
    number = read_number(printed)
    assert number is not None
    assert str(number.value) == value


@pytest.mark.parametrize("printed", ["1.234", "0127", "12 34", "1234 567", "1 2345", "--5", "(5", "5)", "ökar", "2-4"])
def test_what_is_no_number_or_could_be_two_is_not_read(printed: str) -> None:
    assert read_number(printed) is None


@pytest.mark.parametrize("printed", ["-", "\u2013", "..", "*"])
def test_a_sign_for_a_missing_figure_is_no_zero(printed: str) -> None:
    number = read_number(printed)
    assert number is not None
    assert number.value is None


def test_every_reading_of_spaced_thousands_is_listed() -> None:
    readings = [[str(number.value) for number in reading] for reading in list_readings("-8 964 964".split())]
    assert sorted(readings) == [["-8", "964", "964"], ["-8", "964964"], ["-8964", "964"], ["-8964964"]]


def _print(value: int) -> str:
    return f"{value:,}".replace(",", " ")


@given(st.lists(st.integers(-99_999_999, 99_999_999), min_size=1, max_size=4))
def test_the_right_reading_is_always_among_them(values: list[int]) -> None:
    words = " ".join(map(_print, values)).split()
    assert all(map(is_number_like, words))
    assert tuple(map(Decimal, values)) in {
        tuple(number.value for number in reading) for reading in list_readings(words, most=100_000)
    }
