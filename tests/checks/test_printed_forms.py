"""A figure is found however it is printed, and never inside another."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from build_site.checks.printed_forms import build_pattern, clean_line, says_less
from build_site.model import Column, Figure, Measure, MeasureKind, Row, Unit, UnitKind

COLUMN = Column("c", "C", "C", numeric=True, measure="outcome", period=None)
FIGURE = Figure(
    report="r",
    table="t",
    row=Row("x", 2, "x", ("1",)),
    column=COLUMN,
    municipality="0127",
    meaning=Measure("outcome", "Utfall", "", MeasureKind.ACTUAL),
    period=None,
    sex="total",
    age="",
    unit=Unit("kr", "kronor", "kr", "kr", Decimal(1), additive=True, whole=False, kind=UnitKind.MONEY),
    service="",
    is_whole=False,
    indicator="",
    flow="",
    value=None,
    text="",
    line="1",
    uncertain=False,
    status="",
    note="",
)
WORDS = st.sampled_from(["", "Intäkter ", "varav barn: ", "(", "Summa\t"])
AFTER = st.sampled_from(["", " ", " kr", "%", ")", ".", ", varav", ";"])
SPACES = st.sampled_from(["", " ", "\u00a0", "\u202f", "\u2009", "\u2007", ".", "'", "\u2019"])
# A dash before a space may be a bullet.
_ATTACHED = ["-", "\u2212", "\u207b", "\u2010", "\u2011", "\u2012", "\u2013", "\ufe63", "\uff0d"]
ATTACHED = st.sampled_from(_ATTACHED)
MINUSES = st.sampled_from([*_ATTACHED, "- ", "\u2013\u00a0", "\u2212\u2009"])


def numbers() -> st.SearchStrategy[Decimal]:
    return st.decimals(min_value=-(10**10), max_value=10**10, places=0) | st.decimals(
        min_value=-(10**7), max_value=10**7, places=2
    )


def write_swedish(number: Decimal, space: str, minus: str = "-") -> str:
    """A number with decimal comma, thousands apart."""
    whole, _, decimals = f"{abs(number):,f}".partition(".")
    sign = minus if number.is_signed() else ""
    return sign + whole.replace(",", space) + (f",{decimals}" if decimals else "")


def is_found(number: Decimal, line: str, *, running_text: bool = False) -> bool:
    pattern = build_pattern(replace(FIGURE, value=number), running_text=running_text)
    return re.search(pattern, clean_line(line)) is not None


@given(
    numbers(),
    SPACES,
    MINUSES,
    WORDS,
    AFTER,
)
def test_any_number_printed_the_swedish_way_is_found(
    number: Decimal, space: str, minus: str, before: str, after: str
) -> None:
    line = before + write_swedish(number, space, minus) + after
    assert is_found(number, line, running_text=True)
    in_brackets = before == "(" and after.startswith(")")  # alone in brackets a cell's number is negative
    assert is_found(number, line) == (number.is_signed() or not in_brackets)


@given(numbers(), SPACES, WORDS, st.sampled_from(["", " ", " kr"]), ATTACHED)
def test_a_number_in_brackets_or_before_a_minus_is_negative_in_a_cell(
    number: Decimal, space: str, before: str, after: str, minus: str
) -> None:
    assume(number > 0)
    printed = write_swedish(number, space)
    for line in (f"{before} ({printed}){after}", f"{before}{printed}{minus}{after and ' '}{after}"):
        assert is_found(-number, line)
        assert not is_found(number, line)
        assert not is_found(-number, line, running_text=True)
        assert is_found(number, line, running_text=True)


@given(numbers(), SPACES, WORDS, AFTER, st.data())
def test_a_number_with_a_changed_digit_is_not_found(
    number: Decimal, space: str, before: str, after: str, data: st.DataObject
) -> None:
    printed = write_swedish(number, space)
    place = data.draw(st.sampled_from([index for index, char in enumerate(printed) if char.isdigit()]))
    digit = data.draw(st.sampled_from("0123456789"))
    assume(digit != printed[place])
    assert not is_found(number, before + printed[:place] + digit + printed[place + 1 :] + after)


@given(numbers(), SPACES, ATTACHED, WORDS, AFTER)
def test_a_positive_number_is_not_found_inside_a_negative_one_nor_the_other_way_round(
    number: Decimal, space: str, minus: str, before: str, after: str
) -> None:
    assume(number != 0 and not (before == "(" and after == ")"))
    assert not is_found(-number, before + write_swedish(number, space, minus) + after)


@given(numbers(), SPACES, st.sampled_from("0123456789"))
def test_a_number_is_not_found_inside_a_longer_one(number: Decimal, space: str, digit: str) -> None:
    printed = write_swedish(number, space)
    sign, digits = ("-", printed[1:]) if number.is_signed() else ("", printed)
    assert not is_found(number, f"{sign}{digit}{digits}")
    assert not is_found(number, f"{printed}{digit}")


@given(numbers(), SPACES)
def test_the_decimals_must_be_as_printed(number: Decimal, space: str) -> None:
    printed = write_swedish(number, space)
    more = f"{printed}0" if "," in printed else f"{printed},0"
    assert not is_found(number, more)
    assert is_found(Decimal(f"{number}0" if "," in printed else f"{number}.0"), more)


@pytest.mark.parametrize(
    ("line", "number", "found"),
    [
        ("Netto - 6 279", "-6279", True),
        ("Netto - 6 279", "6279", True),  # the dash may stand for an empty cell before it
        ("Netto -\t6 279", "-6279", False),  # a cell of its own
        ("Netto -   6 279", "-6279", False),
        ("Netto (5,1)", "-5.1", True),
        ("Netto (5,1)", "5.1", False),
        ("Netto (5,1 procent)", "5.1", True),
        ("Netto (5,1 procent)", "-5.1", False),
        ("Netto 5,1- 3,0", "-5.1", True),
        ("Netto 5,1- 3,0", "5.1", False),
        ("Netto 5,1 -3,0", "5.1", True),
        ("Netto 5,1-3,0", "5.1", True),  # an interval
        ("Netto 5,1-3,0", "-5.1", False),
        ("Netto 5,1-3,0", "-3.0", False),
        ("Netto -8 964 964", "-8964964", True),
        ("Netto -8 964 964", "-8", True),  # which it is, sums and columns settle
        ("Netto -8.964.964", "-8964964", True),
        ("Netto -8.964.964", "-8", False),
        ("Netto -8.964.964", "964", False),
        ("Netto -8'964'964", "-8964964", True),
        ("Netto -8'964'964", "964", False),
        ("Netto -8\u2019964\u2019964", "-8", False),
        ("Netto -8.964'964", "-8964964", False),  # not two kinds in one number
        ("Netto 1.234,5", "1234.5", True),
        ("Netto 1.234.5", "1234.5", False),
        ("Netto 1234.5", "1234.5", True),
        ("Netto 1,234", "1234", False),  # a comma begins decimals
        ("Netto 1,234", "1.234", True),
    ],
)
def test_a_cell_of_a_table_is_read_as_reports_print_numbers(line: str, number: str, found: bool) -> None:
    assert is_found(Decimal(number), line) == found


@pytest.mark.parametrize(
    ("line", "number", "signed", "found"),
    [
        ("vilket är 4 färre än 2021", "-4", True, True),
        ("upprättades två färre överenskommelser", "-2", True, True),
        ("ca 100 tusen kronor lägre än budget", "-100", True, True),
        ("sänkta intäkter på 1,8 mkr", "-1.8", True, True),
        ("har minskat med 128 hushåll", "-128", True, True),
        ("12 årsplaceringar fler än budgeterat", "-12", True, False),  # the words say more
        ("12 årsplaceringar fler än budgeterat", "12", True, True),
        ("uppgår till tre", "-3", True, False),
        ("vilket är 4 färre än 2021", "-4", False, False),  # no outcome is negative because something is less
        ("vilket är 14 färre än 2021", "-4", True, False),
    ],
)
def test_running_text_may_say_a_minus_in_words(line: str, number: str, signed: bool, found: bool) -> None:
    figure = replace(FIGURE, value=Decimal(number), meaning=replace(FIGURE.meaning, signed=signed))
    pattern = build_pattern(figure, running_text=True, less=says_less(line))
    assert (re.search(pattern, clean_line(line)) is not None) == found
    assert not number.startswith("-") or not re.search(build_pattern(figure, less=says_less(line)), clean_line(line))
