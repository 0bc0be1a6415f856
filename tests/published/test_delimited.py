"""No text of ours becomes a formula, and canonical CSV never changes the data."""

import csv
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.downloads.spreadsheet import format_workbook
from build_site.published.delimited import TEXT_MARK, format_canonical, format_excel_csv, guard
from build_site.published.sheets import NUMBER, Fact, Field, Sheet
from tests.downloads.reading import read_workbook

STARTS = "=+-@\t\r"
harmful = st.builds(
    lambda space, start, rest: space + start + rest,
    st.sampled_from(["", " ", "  "]),
    st.sampled_from(STARTS),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
)
anything = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


def make_sheet(texts: list[str]) -> Sheet:
    fields = (Field("label", "Rad"), Field("value", "Värde", NUMBER))
    return Sheet("prov", "Prov", fields, tuple((text, Decimal("-1.50")) for text in texts))


def read_excel(sheet: Sheet) -> list[list[str]]:
    text = format_excel_csv(sheet).removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]


@given(st.lists(harmful, min_size=1, max_size=5))
def test_text_that_would_start_a_formula_is_guarded_in_csv_for_excel(texts: list[str]) -> None:
    for (text, number), original in zip(read_excel(make_sheet(texts)), texts, strict=True):
        assert text == f"'{original}{TEXT_MARK}"
        assert number == "-1,50"


@given(anything)
def test_guarded_text_starts_no_formula_and_reads_the_same(text: str) -> None:
    guarded = guard(text)
    assert not re.match(r"\s*[=+\-@]|[\t\r\n]", guarded)
    assert guarded.removeprefix("'") == text.removeprefix("'")


@given(st.lists(st.one_of(harmful, anything), min_size=1, max_size=5))
def test_canonical_csv_holds_the_text_as_it_is(texts: list[str]) -> None:
    rows = list(csv.reader(io.StringIO(format_canonical(make_sheet(texts)), newline="")))
    assert rows == [["label", "value"], *([text, "-1.50"] for text in texts)]


@given(st.lists(harmful, min_size=1, max_size=3))
def test_spreadsheet_holds_the_text_as_text(texts: list[str]) -> None:
    content = format_workbook([make_sheet(texts)], [Fact("title", "Tabell", texts[0])], "Om", "2026-01-01")
    rows = read_workbook(content)
    for row, original in zip(rows, texts, strict=True):
        assert row["Rad"].data_type == "s"
        assert row["Rad"].hyperlink is None
        # XML has no bare carriage return; openpyxl reads the escape that Excel knows as what it stands for
        assert str(row["Rad"].value).replace("_x000D_", "\r").replace("_x0009_", "\t") == original
        assert row["Värde"].value == -1.5
    about = read_workbook(content, "Om")
    assert about == [] or all(cell.data_type != "f" for one in about for cell in one.values())


@pytest.mark.parametrize("text", ["http://exempel.se", "mailto:ingen", "internal:Blad!A1", "007", "1e5", "2023-03-31"])
def test_spreadsheet_makes_no_link_number_or_day_of_a_text(text: str) -> None:
    content = format_workbook([make_sheet([text])], [Fact("title", "Tabell", text)], "Om", "2026-01-01")
    (row,) = read_workbook(content)
    assert (row["Rad"].value, row["Rad"].data_type, row["Rad"].hyperlink) == (text, "s", None)


@given(st.lists(anything, min_size=1, max_size=5))
def test_every_text_is_quoted_and_marked_as_text_whatever_it_looks_like(texts: list[str]) -> None:
    for text, line in zip(texts, format_excel_csv(make_sheet(texts)).split("\r\n")[1:], strict=False):
        assert line.startswith('"')
        assert line.endswith(f'{TEXT_MARK}";-1,50')
        (cell, _), *_ = csv.reader(io.StringIO(line, newline=""), delimiter=";")
        assert cell.removesuffix(TEXT_MARK).removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize(("title", "written"), [("Rad", '"Rad"'), ("Augusti 2019", '"Augusti 2019\t"')])
def test_a_heading_with_a_digit_is_marked_as_text(title: str, written: str) -> None:
    assert format_excel_csv(Sheet("prov", "Prov", (Field("a", title),), ())) == f"\ufeff{written}\r\n"


def test_more_rows_than_a_spreadsheet_has_end_with_a_word_about_the_rest() -> None:
    sheet = make_sheet([f"rad {number}" for number in range(9)])
    assert len(read_excel(sheet)) == 9
    full = format_excel_csv(sheet, most_rows=5).removeprefix("\ufeff")
    lines = list(csv.reader(io.StringIO(full, newline=""), delimiter=";"))
    assert len(lines) == 5
    assert [line[0].strip() for line in lines[1:4]] == ["rad 0", "rad 1", "rad 2"]
    assert "Här är kalkylbladet fullt" in lines[4][0]
    assert len(format_excel_csv(sheet, most_rows=10).splitlines()) == 10


def test_days_and_nothing_and_numbers_are_written_as_swedish_spreadsheets_read_them() -> None:
    fields = tuple(Field(name, name) for name in "abcd")
    sheet = Sheet("prov", "Prov", fields, ((date(2023, 3, 31), None, Decimal("93.30"), 2023),))
    assert format_excel_csv(sheet) == '\ufeff"a";"b";"c";"d"\r\n2023-03-31;;93,30;2023\r\n'
