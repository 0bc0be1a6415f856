"""Reads the files as those do who download them, into rows that can be compared cell by cell."""

import csv
import io
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import Cell as ExcelCell

from build_site.formatting import format_number
from build_site.published.delimited import TEXT_MARK
from build_site.published.sheets import DATE, INTEGER, NUMBER, Field

Row = dict[str, Any]


def read_json(content: bytes) -> Any:
    """A JSON file, with numbers exactly as they are written."""
    return json.loads(content, parse_float=Decimal, parse_int=int)


def read_excel_csv(content: bytes) -> list[dict[str, str]]:
    """A CSV file for Swedish spreadsheets, without the mark that keeps texts from becoming something else."""
    text = content.decode("utf-8")
    assert text.startswith("\ufeff")
    assert not text.removeprefix("\ufeff").lower().startswith("sep=")
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    return [{name.removesuffix(TEXT_MARK): cell.removesuffix(TEXT_MARK) for name, cell in row.items()} for row in rows]


def read_workbook(content: bytes, sheet: str | None = None) -> list[dict[str, ExcelCell]]:
    """The rows of a sheet (the first one unless named) by heading, as cells."""
    workbook = load_workbook(io.BytesIO(content))
    worksheet = workbook[sheet] if sheet else workbook.worksheets[0]
    headings, *rows = worksheet.iter_rows()
    names = [str(cell.value) for cell in headings]
    assert len(set(names)) == len(names), names
    return [dict(zip(names, row, strict=True)) for row in rows]


def show_excel(cell: ExcelCell) -> str:
    """What a reader in Sweden sees in a cell."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        _, _, decimals = cell.number_format.partition(".")
        if cell.number_format == "General":  # a year
            return str(value)
        return format_number(Decimal(repr(value)), len(decimals))
    if isinstance(value, datetime):
        return value.date().isoformat()
    assert cell.data_type == "s", (cell.coordinate, cell.data_type)
    return str(value)


def plain(rows: Iterable[Mapping[Any, Any]], fields: Sequence[Field]) -> list[Row]:
    """Rows read by any program, with one way to write each value: floats, whole numbers, texts, days, None."""
    return [{field.name: _plain(row[field.name], field.kind) for field in fields} for row in rows]


def _plain(value: Any, kind: str) -> Any:
    if (
        value is None
        or value == ""
        or (isinstance(value, float) and math.isnan(value))
        or str(value) in ("NaT", "<NA>")
    ):
        return None
    if kind == NUMBER:
        return float(value)
    if kind == INTEGER:
        assert int(value) == value
        return int(value)
    if kind == DATE and isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    assert isinstance(value, str), (value, kind)
    return value
