import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.periods import FORMS, MONTHS, Period, format_period, format_period_short, list_months

years = st.integers(1, 9999).map("{:04}".format)
months = st.tuples(st.integers(1, 9999), st.integers(1, 12))


def write_month(month: tuple[int, int]) -> str:
    return f"{month[0]:04}-{month[1]:02}"


intervals = (
    st.lists(months, min_size=2, max_size=2, unique=True).map(sorted).map(lambda two: "/".join(map(write_month, two)))
)
days = st.dates().map(date.isoformat)
periods = st.one_of(years, months.map(write_month), intervals, days)

# An independent description of the four forms, slow and plain.
DIGITS = set("0123456789")


def is_month(text: str) -> bool:
    year, dash, month = text[:4], text[4:5], text[5:]
    return len(text) == 7 and {*year, *month} <= DIGITS and dash == "-" and 1 <= int(month) <= 12


def is_period(text: str) -> bool:
    if len(text) == 4:
        return set(text) <= DIGITS
    if len(text) == 10:
        return is_month(text[:7]) and text[7] == "-" and set(text[8:]) <= DIGITS and is_day(text)
    if len(text) == 15:
        return is_month(text[:7]) and text[7] == "/" and is_month(text[8:]) and text[:7] < text[8:]
    return is_month(text)


def is_day(text: str) -> bool:
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:])
    if year == 0 or day == 0:
        return False
    first = date(year, month, 1)
    return (first + timedelta(days=day - 1)).month == month if day <= 31 else False


@given(periods)
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    assert str(Period.parse(text)) == text


@given(
    st.one_of(st.text(), st.text("0123456789-/ W", max_size=16), st.from_regex(r"\d{4}(-\d\d){0,2}(/\d{4}-\d\d)?\n?"))
)
def test_whatever_has_none_of_the_four_forms_is_refused(text: str) -> None:
    try:
        Period.parse(text)
    except ValueError:
        assert not is_period(text)
    else:
        assert is_period(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 2022",
        "2022\n",
        "22",
        "20220",
        "2022-13",
        "2022-00",
        "2022-8",
        "2023-02-29",
        "20230331",
        "2023-W01-1",
        "2023-08/2023-01",
        "2023-08/2023-08",
        "2023/2024",
        "2023-01-01/2023-08-31",
        "2023-01–2023-08",
        "٢٠٢٢",
        "augusti 2022",
    ],
)
def test_other_ways_to_write_a_period_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$|isoformat|out of range"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "start", "end", "full_year", "swedish", "short"),
    [
        ("2022", (2022, 1), (2022, 12), True, "2022", "2022"),
        ("2023-01/2023-08", (2023, 1), (2023, 8), False, "januari–augusti 2023", "jan–aug 2023"),
        ("2022-01/2022-12", (2022, 1), (2022, 12), True, "januari–december 2022", "2022"),
        ("2021-07/2022-06", (2021, 7), (2022, 6), False, "juli 2021–juni 2022", "jul 2021–jun 2022"),
        ("2022-08", (2022, 8), (2022, 8), False, "augusti 2022", "aug 2022"),
        ("2023-03-31", (2023, 3), (2023, 3), False, "2023-03-31", "2023-03-31"),
    ],
)
def test_each_form_says_when_it_begins_and_ends(  # a table's columns
    text: str, start: tuple[int, int], end: tuple[int, int], full_year: bool, swedish: str, short: str
) -> None:
    period = Period.parse(text)
    assert (period.start, period.end, period.year, period.is_full_year) == (start, end, end[0], full_year)
    assert format_period(period) == swedish
    assert format_period_short(period) == short


def test_no_period_is_a_whole_project() -> None:
    assert format_period(None) == "hela projektet"


@given(periods)
def test_a_period_in_swedish_names_its_last_year(text: str) -> None:
    period = Period.parse(text)
    assert f"{period.year:04}" in format_period(period) or str(period.year) in format_period(period)


@given(periods)
def test_a_period_on_an_axis_names_its_last_year_and_is_no_longer_than_in_full(text: str) -> None:
    period = Period.parse(text)
    short = format_period_short(period)
    assert str(period.year) in short
    assert len(short) <= len(format_period(period))
    assert (short == period.text[:4]) == period.is_full_year


@given(periods, periods)
def test_two_periods_look_the_same_on_an_axis_only_when_they_are_the_same(one: str, other: str) -> None:
    first, second = Period.parse(one), Period.parse(other)
    alike = first == second or (first.is_full_year and second.is_full_year and first.year == second.year)
    assert (format_period_short(first) == format_period_short(second)) == alike


@given(intervals)
def test_an_interval_on_an_axis_is_told_from_one_that_begins_a_year_later(text: str) -> None:
    period = Period.parse(text)
    later = (period.start[0] + 1, period.start[1])
    if later < period.end and not period.is_full_year:
        other = Period.parse(f"{write_month(later)}/{write_month(period.end)}")
        assert other.is_full_year or format_period_short(other) != format_period_short(period)


@given(months)
def test_a_month_in_swedish_is_its_name_and_year(month: tuple[int, int]) -> None:
    assert format_period(Period.parse(write_month(month))) == f"{MONTHS[month[1] - 1]} {month[0]}"


def test_the_advice_shows_one_example_of_each_form() -> None:
    examples = FORMS.replace(" eller ", ", ").split(", ")
    assert [len(str(Period.parse(example))) for example in examples] == [4, 15, 7, 10]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("jan–aug 2023", (1, 8)),
        ("Utfall januari–april 2019", (1, 4)),
        ("sept. 2020, OKT 2021, Maj", (9, 10, 5)),
        ("Budget 2019", ()),
        ("ma ju mån decimal", ()),
    ],
)
def test_the_months_that_a_text_names(text: str, months: tuple[int, ...]) -> None:
    assert list_months(text) == months
