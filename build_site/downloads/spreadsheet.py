"""Spreadsheets (.xlsx): numbers as numbers, days as days, and what everything is on a sheet of its own."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from build_site import project
from build_site.charts.text_width import measure_text
from build_site.published.delimited import MOST_ROWS
from build_site.published.sheets import NUMBER, Cell, Fact, Sheet

_SETTINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST_NAME = 31  # of a sheet, in Excel
_NARROWEST, _WIDEST, _HEADING_LINE = 7, 60, 16
_ROWS_MEASURED = 200
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


class _Formats:
    """The few formats of a workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.get = cache(self._add)
        self.heading = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self.key = workbook.add_format({"bold": True, "valign": "top"})
        self.wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})

    def _add(self, decimals: int) -> Any:
        return self._workbook.add_format({"num_format": "#,##0" + ("." + "0" * decimals if decimals else "")})


def format_workbook(
    sheets: Sequence[Sheet], about: Sequence[Fact], about_title: str, created: str, *, most_rows: int = MOST_ROWS
) -> bytes:
    """A workbook with the sheets and, last, what to know of them.

    Args:
        sheets: one or several; with several, the first sheet lists the others.
        about: what to know.
        about_title: what the last sheet is called, such as «Om tabellen».
        created: the day that the file says it was made, so that two builds of the same data are the same.
        most_rows: how many lines a sheet has, the heading included; what has more rows is split over several sheets.
    """
    target = io.BytesIO()
    workbook = Workbook(target, dict(_SETTINGS))
    workbook.set_properties({"title": about[0].text, "author": project.NAME, "created": _at_midnight(created)})
    formats = _Formats(workbook)
    sheets = [part for sheet in sheets for part in _split(sheet, most_rows)]
    names = _name_sheets(sheets)
    if len(sheets) > 1:
        _write_contents(workbook.add_worksheet("Innehåll"), sheets, names, formats)
    for sheet, name in zip(sheets, names, strict=True):
        _write_sheet(workbook.add_worksheet(name), sheet, formats)
    _write_about(workbook.add_worksheet(about_title), about, formats)
    workbook.close()
    return target.getvalue()


def _split(sheet: Sheet, most_rows: int) -> list[Sheet]:
    """The sheet in parts that Excel has room for, each with the headings and a title that says which rows it has."""
    room = most_rows - 1
    if len(sheet.rows) <= room:
        return [sheet]
    starts = range(0, len(sheet.rows), room)
    parts = [sheet.rows[start : start + room] for start in starts]
    return [
        replace(sheet, title=f"{sheet.title}, rad {start + 1}–{start + len(rows)}", rows=rows)
        for start, rows in zip(starts, parts, strict=True)
    ]


def _at_midnight(day: str) -> datetime:
    return datetime.fromisoformat(day[:10])


def _name_sheets(sheets: Sequence[Sheet]) -> list[str]:
    """Names that Excel takes: short enough, no odd signs, none twice."""
    names: list[str] = []
    for sheet in sheets:
        plain = _NOT_IN_NAMES.sub(" ", sheet.name)
        name, number = plain[:_LONGEST_NAME], 2
        while name.casefold() in (other.casefold() for other in names):
            name, number = f"{plain[: _LONGEST_NAME - 4]} ({number})", number + 1
        names.append(name)
    return names


def _write_sheet(target: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    for place, field in enumerate(sheet.fields):
        target.write_string(0, place, field.title, formats.heading)
        cells = [row[place] for row in sheet.rows[:_ROWS_MEASURED]]
        target.set_column(place, place, _find_width(field.title, cells))
    for number, row in enumerate(sheet.rows, start=1):
        for place, cell in enumerate(row):
            _write_cell(target, (number, place), cell, formats, is_number=sheet.fields[place].kind == NUMBER)
    target.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(len(sheet.rows), len(sheet.fields) - 1)}"})
    target.freeze_panes(1, 1)
    if sheet.rows:
        target.autofilter(0, 0, len(sheet.rows), len(sheet.fields) - 1)


def _write_cell(target: Worksheet, at: tuple[int, int], cell: Cell, formats: _Formats, *, is_number: bool) -> None:
    match cell:
        case str():
            target.write_string(*at, cell)
        case date():
            target.write_datetime(*at, cell, formats.day)
        case Decimal():
            target.write_number(*at, float(cell), formats.get(max(0, -int(cell.as_tuple().exponent))))
        case int():
            target.write_number(*at, cell, formats.get(0) if is_number else None)  # a year has no thousands


def _find_width(title: str, cells: Sequence[Cell]) -> int:
    """Wide enough for most cells; a long heading is broken in lines instead."""
    longest = max((_count_digits(str(cell)) for cell in cells if cell is not None), default=0)
    heading = max((_count_digits(word) for word in title.split()), default=0)
    return min(max(_NARROWEST, longest + 2, heading + 3, min(_count_digits(title), _HEADING_LINE)), _WIDEST)


def _count_digits(text: str) -> int:
    """The width of a text in digits, which is how spreadsheets give the width of a column."""
    return ceil(measure_text(text, 1) / measure_text("0", 1))


def _write_contents(target: Worksheet, sheets: Sequence[Sheet], names: Sequence[str], formats: _Formats) -> None:
    for place, (title, width) in enumerate((("Blad", 34), ("Innehåll", 90), ("Rader", 8))):
        target.write_string(0, place, title, formats.heading)
        target.set_column(place, place, width)
    for number, (sheet, name) in enumerate(zip(sheets, names, strict=True), start=1):
        target.write_url(number, 0, f"internal:'{name}'!A1", string=name)
        target.write_string(number, 1, sheet.title)
        target.write_number(number, 2, len(sheet.rows))
    target.freeze_panes(1, 0)


def _write_about(target: Worksheet, about: Sequence[Fact], formats: _Formats) -> None:
    target.set_column(0, 0, 28)
    target.set_column(1, 1, 110)
    number = 0
    for fact in about:
        for text in fact.texts:
            target.write_string(number, 0, fact.title, formats.key)
            target.write_string(number, 1, text, formats.wrapped)
            number += 1
