"""Text files with a separator: canonical CSV for programs, and CSV as a Swedish spreadsheet opens it."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from build_site.periods import MONTHS
from build_site.published.sheets import Cell, Sheet, format_cell

BOM = "\ufeff"
# What a spreadsheet may take for the beginning of a formula, also after spaces, and the full-width forms of the same.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|\s*?[\t\r\n]")
_DATE_LIKE = re.compile(r"(\d{1,4})-(\d{1,2})(-\d{1,4})?")
_MONTH_AND_YEAR = re.compile(rf"(?:{'|'.join(MONTHS)}) \d{{4}}")


def format_csv(columns: Sequence[str], rows: Iterable[Sequence[str]], *, line_end: str = "\r\n") -> str:
    """RFC 4180 with comma, LF-free cells kept as they are, CRLF between records. The data are never changed.

    Args:
        columns: the header.
        rows: the cells of each record.
        line_end: what ends a record; files that stand in version control end theirs with LF.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator=line_end)
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()


def format_canonical(sheet: Sheet) -> str:
    """A sheet as canonical CSV."""
    return format_csv(sheet.names, ([format_cell(cell) for cell in row] for row in sheet.rows))


def format_excel_csv(sheet: Sheet) -> str:
    """A sheet as a Swedish spreadsheet opens it: semicolon, decimal comma, a byte order mark and Swedish headings.

    No text becomes a formula or a date. There is no `sep=` line, which only some programs understand.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(guard(field.title) for field in sheet.fields)
    writer.writerows([_format_excel_cell(cell) for cell in row] for row in sheet.rows)
    return BOM + buffer.getvalue()


def _format_excel_cell(cell: Cell) -> str:
    match cell:
        case Decimal():
            return str(cell).replace(".", ",")
        case date() | int() | None:
            return format_cell(cell)
    return guard(cell)


def guard(text: str) -> str:
    """Keep a text from becoming a formula or a date when a spreadsheet opens it.

    Formulas get an apostrophe before them. What looks like a date stays text: «6-8» gets a dash for its hyphen, and
    «augusti 2022» becomes «månaden augusti 2022».
    """
    if _FORMULA.match(text):
        return f"'{text}"
    if _DATE_LIKE.fullmatch(text):
        return text.replace("-", "–")
    return f"månaden {text}" if _MONTH_AND_YEAR.fullmatch(text) else text
