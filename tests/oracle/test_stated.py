"""The oracle of editors' sentences, tried by itself: what it lets through and what it must notice."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.stated import check_arithmetic, find_written

CELLS = {
    "r/t/a/x": (Decimal(24_900_000), "kr", Decimal(1_000_000)),
    "r/t/b/x": (Decimal(-9_200_000), "kr", Decimal(1_000)),
    "r/t/c/x": (Decimal(40), "percent", Decimal(1)),
    "r/t/d/x": (Decimal(0), "count", Decimal(1)),
}


def find(address: str) -> tuple[Decimal, str, Decimal]:
    return CELLS[address]


def check(text: str, arithmetic: str) -> list[str]:
    return check_arithmetic(text, arithmetic, find, lambda *_: 3)


TRUE = (
    "Intäkterna var 24,9 miljoner kronor 2022, 15,7 miljoner mer än kostnaderna, som var −9 200 tusen kronor, "
    "och andelen 40 procent av drygt 39.",
    "24,9 = {r/t/a/x}; 15,7 = {r/t/a/x} + {r/t/b/x}; −9 200 = {r/t/b/x}; 40 = {r/t/c/x}; 39 = {r/t/c/x}",
)
CHANGES = {
    "a digit": ("24,9 miljoner", "24,8 miljoner"),
    "a sign": ("−9 200", "9 200"),
    "the unit of an amount": ("24,9 miljoner", "24,9 tusen"),
    "the unit of a small amount": ("9 200 tusen", "9 200 miljoner"),
    "money told as a share": ("15,7 miljoner mer", "15,7 procent mer"),
    "a share told as money": ("40 procent", "40 kronor"),
    "the wrong side of a hedge": ("drygt 39", "knappt 39"),
    "a number more": ("2022, 15,7", "2022, 3 gånger 15,7"),
    "a number less": (" av drygt 39", ""),
    "a hedge that promises too much": ("drygt 39", "drygt 30"),
}
OTHER_ARITHMETIC = {
    "another figure": ("24,9 = {r/t/a/x}", "24,9 = {r/t/b/x}"),
    "another operation": ("{r/t/a/x} + {r/t/b/x}", "{r/t/a/x} - {r/t/b/x}"),
    "another number": ("40 = {r/t/c/x}", "40 = {r/t/d/x}"),
}


def test_a_true_sentence_is_let_through() -> None:
    assert check(*TRUE) == []


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_one_change_of_the_sentence_is_noticed(name: str) -> None:
    old, new = CHANGES[name]
    assert TRUE[0].count(old) == 1
    # The arithmetic follows where a number is written otherwise, so that the amounts themselves are compared.
    text, arithmetic = TRUE[0].replace(old, new), TRUE[1]
    for before, after in (("24,9 =", "24,8 ="), ("−9 200 =", "9 200 ="), ("39 =", "30 =")):
        if before[:-2] in old and after[:-2] in new and before[:-2] not in new.replace(after[:-2], ""):
            arithmetic = arithmetic.replace(before, after)
    if name == "a sign":
        assert check(text, arithmetic) == []  # an amount without a sign may be of either; with the wrong one it may not
        text, arithmetic = text.replace("9 200", "+9 200"), arithmetic.replace("9 200 =", "+9 200 =")
    assert check(text, arithmetic) != []


@pytest.mark.parametrize("name", sorted(OTHER_ARITHMETIC))
def test_one_change_of_the_arithmetic_is_noticed(name: str) -> None:
    old, new = OTHER_ARITHMETIC[name]
    assert TRUE[1].count(old) == 1
    assert check(TRUE[0], TRUE[1].replace(old, new)) != []


@given(
    value=st.decimals(min_value=-10_000, max_value=10_000, places=2),
    other=st.decimals(min_value=-10_000, max_value=10_000, places=2),
)
def test_any_rounded_sum_is_true_and_one_step_from_it_is_not(value: Decimal, other: Decimal) -> None:
    cells = {"r/t/a/x": (value, "count", Decimal(1)), "r/t/b/x": (other, "count", Decimal(1))}
    exact = value + other
    said = f"{abs(exact):.2f}".replace(".", ",")
    wrong = f"{abs(exact) + Decimal('0.01'):.2f}".replace(".", ",")
    for number, holds in ((said, True), (wrong, False)):
        arithmetic = f"{number} = {{r/t/a/x}} + {{r/t/b/x}}"
        problems = check_arithmetic(f"Den var {number}.", arithmetic, cells.__getitem__, lambda *_: 0)
        assert (problems == []) is holds


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["kronor", "procent", "personer", "mnkr"]))
def test_every_number_before_a_unit_is_found(number: int, unit: str) -> None:
    assert [said for said, _ in find_written(f"Det blev {number} {unit} mer.")] == [str(number)]
