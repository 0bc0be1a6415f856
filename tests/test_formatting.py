"""Numbers, units and words as a Swedish reader expects them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.formatting import (
    MINUS,
    NBSP,
    format_base,
    format_figure,
    format_number,
    format_quantity,
    format_share,
    format_signed,
    list_all,
    list_choices,
    list_separators,
    lower_first,
)
from build_site.model import Unit, UnitKind
from tests.toy import Toy

MNKR = Unit(
    "mnkr", "miljoner kronor", "mnkr", "kr", Decimal(1_000_000), additive=True, whole=False, kind=UnitKind.MONEY
)
numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=None, allow_nan=False, allow_infinity=False)
printed = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**12), 10**12), st.integers(0, 6)
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("7", "7"),
        ("999", "999"),
        ("1000", "1\u00a0000"),
        ("-8964.50", "\u22128\u00a0964,50"),
        ("12345678.9", "12\u00a0345\u00a0678,9"),
        ("93.30", "93,30"),
        ("-0.5", "\u22120,5"),
        ("1E+3", "1\u00a0000"),
    ],
)
def test_number_keeps_its_decimals(value: str, text: str) -> None:
    assert format_number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("0.25", 1, "0,3"),
        ("-0.25", 1, "\u22120,3"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("999.95", 1, "1\u00a0000,0"),
        ("5", 2, "5,00"),
        ("-0.04", 1, "0,0"),
    ],
)
def test_number_is_rounded_half_away_from_zero(value: str, decimals: int, text: str) -> None:
    assert format_number(Decimal(value), decimals) == text


def test_whole_number_of_the_language_is_formatted_too() -> None:
    assert format_number(1234567) == "1\u00a0234\u00a0567"


@pytest.mark.parametrize("value", ["0", "-0", "0.00", "-0.00"])
def test_zero_has_no_sign(value: str) -> None:
    text = value.lstrip("-").replace(".", ",")
    assert format_number(Decimal(value)) == text
    assert format_signed(Decimal(value)) == text


@given(printed)
def test_formatted_number_stripped_is_the_number(value: Decimal) -> None:
    text = format_number(value)
    back = Decimal(text.replace(NBSP, "").replace(MINUS, "-").replace(",", "."))
    assert back == value
    assert back.as_tuple().exponent == value.as_tuple().exponent or not value


@given(numbers, st.one_of(st.none(), st.integers(0, 4)))
def test_number_has_neither_ascii_minus_nor_breaking_space_nor_point(value: Decimal, decimals: int | None) -> None:
    text = format_number(value, decimals if decimals is not None else 2)
    assert set(text) <= set("0123456789,") | {NBSP, MINUS}


@given(printed)
def test_groups_have_three_digits(value: Decimal) -> None:
    whole = format_number(value).removeprefix(MINUS).split(",")[0]
    first, *rest = whole.split(NBSP)
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in rest)


@given(printed)
def test_signed_number_says_its_sign(value: Decimal) -> None:
    text = format_signed(value)
    assert text.startswith("+" if value > 0 else MINUS if value < 0 else "0")
    assert text.lstrip(f"+{MINUS}") == format_number(abs(value))


def test_quantity_does_not_break_before_its_unit() -> None:
    assert format_quantity(Decimal("-12.0"), MNKR) == "\u221212,0\u00a0mnkr"
    assert format_quantity(Decimal("1234.56"), MNKR, 1) == "1\u00a0234,6\u00a0mnkr"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [("12", "-308", "3,9 procent"), ("-100", "-9000", "1,1 procent"), ("0", "5", "0,0 procent")],
)
def test_share_is_told_without_sign(part: str, whole: str, text: str) -> None:
    assert format_share(Decimal(part), Decimal(whole)) == text


def test_share_of_nothing_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        format_share(Decimal(1), Decimal(0))


def test_figure_is_shown_as_printed(toy: Toy) -> None:
    assert format_figure(toy.figure("operating_result", "totalt-netto", "budget_2019")) == "\u22129\u00a0000"
    assert format_figure(toy.figure("grades", "kvinnor", "pass_rate_2019_04")) == "80,0"
    assert format_figure(toy.figure("volumes", "trasiga", "target_2019")) == "5-15%"


@pytest.mark.parametrize(
    ("value", "text"),
    [("-9.1", "-9100000"), ("0.0000005", "0.5"), ("93.30", "93300000"), ("0.0", "0"), ("-0.0", "0")],
)
def test_base_value_is_plain_digits(value: str, text: str) -> None:
    assert format_base(Decimal(value), MNKR) == text


@given(printed)
def test_base_value_is_the_value_times_the_factor(value: Decimal) -> None:
    text = format_base(value, MNKR)
    assert "e" not in text.lower()
    assert Decimal(text) == value * 1_000_000


@pytest.mark.parametrize(
    ("text", "lowered"),
    [("Vuxenutbildning", "vuxenutbildning"), ("SFI", "SFI"), ("Årsplatser", "årsplatser"), ("", "")],
)
def test_first_letter_is_lowered_but_not_in_abbreviations(text: str, lowered: str) -> None:
    assert lower_first(text) == lowered


@pytest.mark.parametrize(
    ("names", "all_of_them", "one_of_them"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a och b", "a eller b"),
        (["a", "b", "c"], "a, b och c", "a, b eller c"),
    ],
)
def test_names_are_listed_as_in_swedish(names: list[str], all_of_them: str, one_of_them: str) -> None:
    assert list_all(names) == all_of_them
    assert list_choices(iter(names)) == one_of_them


@given(st.lists(st.text("abc", min_size=1), max_size=5))
def test_separators_are_those_that_names_are_listed_with(names: list[str]) -> None:
    pieces = zip(list_separators(len(names)), names, strict=True)
    assert "".join(before + name for before, name in pieces) == list_all(names)
