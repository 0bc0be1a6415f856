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
from build_site.published.delimited import format_canonical, format_excel_csv, guard
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
        assert text == f"'{original}"
        assert number == "-1,50"


@given(anything)
def test_guarded_text_starts_no_formula_and_reads_the_same(text: str) -> None:
    guarded = guard(text)
    assert not re.match(r"\s*[=+\-@]|[\t\r\n]", guarded)
    assert guarded.removeprefix("'").replace("–", "-") == (text.removeprefix("'").replace("–", "-"))


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


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("6-8", "6–8"),
        ("2022-08", "2022–08"),
        ("augusti 2022", "månaden augusti 2022"),
        ("5-15%", "5-15%"),
        ("God", "God"),
    ],
)
def test_text_that_looks_like_a_date_is_written_so_that_it_stays_text(text: str, guarded: str) -> None:
    assert guard(text) == guarded


def test_days_and_nothing_and_numbers_are_written_as_swedish_spreadsheets_read_them() -> None:
    fields = tuple(Field(name, name) for name in "abcd")
    sheet = Sheet("prov", "Prov", fields, ((date(2023, 3, 31), None, Decimal("93.30"), 2023),))
    assert format_excel_csv(sheet) == "\ufeffa;b;c;d\r\n2023-03-31;;93,30;2023\r\n"
