"""Text files with a separator: canonical CSV for programs, and CSV as a Swedish spreadsheet opens it."""

import re
from datetime import date
from decimal import Decimal

from build_site.delimiting import format_csv
from build_site.published.sheets import Cell, Sheet, format_cell

BOM = "\ufeff"
# What a spreadsheet may take for the beginning of a formula, also after spaces, and the full-width forms of the same.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|\s*?[\t\r\n]")
# Stands last in every text, where nobody sees it: no spreadsheet takes what ends with it for a number, a day or a code
# without its zeros, in any language. Trimming and CLEAN take it away.
TEXT_MARK = "\t"
MOST_ROWS = 1_048_576
"""How many lines a spreadsheet has, the heading included."""
_REST = "Här är kalkylbladet fullt. Alla rader finns i Excel-filen, på flera blad, och i CSV för program."


def format_canonical(sheet: Sheet) -> str:
    """A sheet as canonical CSV."""
    return format_csv(sheet.names, ([format_cell(cell) for cell in row] for row in sheet.rows))


def format_excel_csv(sheet: Sheet, *, most_rows: int = MOST_ROWS) -> str:
    """A sheet as a Swedish spreadsheet opens it: semicolon, decimal comma, a byte order mark and Swedish headings.

    Every text stays a text, whatever it looks like: it is quoted and ends with an invisible mark. Numbers and days have
    neither. There is no `sep=` line, which only some programs understand.

    Args:
        sheet: the sheet.
        most_rows: how many lines the spreadsheet has; where there are more rows, the last line says where the rest is.
    """
    lines = [[_format_heading(field.title) for field in sheet.fields]]
    lines += [[_format_excel_cell(cell) for cell in row] for row in sheet.rows[: most_rows - 1]]
    if len(sheet.rows) >= most_rows:
        lines[-1] = [_format_text(_REST), *[""] * (len(sheet.fields) - 1)]
    return BOM + "".join(f"{';'.join(line)}\r\n" for line in lines)


def _format_heading(title: str) -> str:
    """A heading without a digit is neither a number nor a day to any program, and is written as it is."""
    return _format_text(title) if any(sign.isdigit() for sign in title) else _quote(guard(title))


def _format_excel_cell(cell: Cell) -> str:
    match cell:
        case Decimal():
            return f"{cell:f}".replace(".", ",")
        case date() | int() | None:
            return format_cell(cell)
    return _format_text(cell)


def _format_text(text: str) -> str:
    return _quote(f"{guard(text)}{TEXT_MARK}")


def _quote(text: str) -> str:
    # The csv module can't quote by type before Python 3.12.
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def guard(text: str) -> str:
    """Keep a text from becoming a formula when a spreadsheet opens it: an apostrophe stands before it."""
    return f"'{text}" if _FORMULA.match(text) else text
