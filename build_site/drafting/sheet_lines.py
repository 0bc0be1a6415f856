"""Lines of a workbook, `.xlsx` or `.ods`: one for each row, each word a whole cell."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from python_calamine import CalamineWorkbook

from build_site.drafting.printed_words import Layout, Line, Word

Value = float | int | str | bool | date | datetime | None | object


def list_sheets(path: Path) -> list[str]:
    """The names of a workbook's sheets."""
    return list(CalamineWorkbook.from_path(path).sheet_names)


def read_sheet(path: Path, name: str = "") -> Layout:
    """Lay out one sheet.

    Args:
        path: The workbook.
        name: The sheet's name; the first sheet's when none is given.

    Raises:
        KeyError: there is no such sheet.
    """
    workbook = CalamineWorkbook.from_path(path)
    if name and name not in workbook.sheet_names:
        raise KeyError(name)
    rows = workbook.get_sheet_by_name(name or workbook.sheet_names[0]).to_python(skip_empty_area=False)
    lines = [
        Line(number, tuple(Word(text, place, place) for place, cell in enumerate(row) if (text := _format(cell))))
        for number, row in enumerate(rows, start=1)
    ]
    return Layout(tuple(line for line in lines if line.words), placed=True, cells=True)


def _format(cell: Value) -> str:
    """A cell as a report would print it; a workbook keeps a number without the decimals that it shows."""
    if isinstance(cell, bool) or cell is None:
        return "" if cell is None else str(cell)
    if isinstance(cell, float | int):
        plain = Decimal(repr(cell)).normalize()
        return f"{plain:f}".replace(".", ",")
    return " ".join(str(cell).split())
