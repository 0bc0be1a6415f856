"""Lays out a source of any kind: PDF, workbook, text file, or text on standard input."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError

from build_site.drafting.pdf_lines import read_pdf
from build_site.drafting.printed_words import Layout
from build_site.drafting.sheet_lines import list_sheets, read_sheet
from build_site.drafting.text_lines import read_text
from build_site.problems import DataError, Problem
from build_site.reading.limits import PDF_BYTES
from build_site.reading.pdf_words import refuse_scan

STANDARD_INPUT = "-"
_SHEETS = (".xlsx", ".ods", ".xls", ".xlsm", ".xlsb")
_LARGEST = PDF_BYTES


@dataclass(frozen=True)
class Wanted:
    """Which part of a source to draft.

    Args:
        first: The first page or line, from 1; 0 means from the beginning.
        last: The last one; 0 means to the end.
        sheet: The sheet of a workbook; the first when empty.
    """

    first: int = 0
    last: int = 0
    sheet: str = ""


def read_layouts(source: str, wanted: Wanted) -> list[Layout]:
    """Lay out the wanted part of a source.

    Args:
        source: A file's path, or `-` for text on standard input.
        wanted: The pages of a PDF, the lines of a text, or the sheet of a workbook.

    Raises:
        DataError: in Swedish: no such file, not of its kind, or no such page, line or sheet.
    """
    if source == STANDARD_INPUT:
        return [_read_text(sys.stdin.buffer.read(), source, wanted)]
    path = Path(source)
    if not path.is_file():
        raise _refuse(source, "Filen finns inte.", "Ange sökvägen till en PDF, en textfil, en .xlsx eller en .ods.")
    if path.stat().st_size > _LARGEST:
        raise _refuse(source, f"Filen är större än {_LARGEST // 1_000_000} MB.", "Dela den och ange en del i taget.")
    if path.suffix.casefold() == ".pdf":
        return _read_pdf(path, wanted)
    if path.suffix.casefold() in _SHEETS:
        return [_read_sheet(path, wanted)]
    return [_read_text(path.read_bytes(), source, wanted)]


def _read_pdf(path: Path, wanted: Wanted) -> list[Layout]:
    layouts = read_pdf(path, lambda count: _choose(path, wanted, count, "sidor"))
    if not any(line.words for layout in layouts for line in layout.lines):
        raise DataError([refuse_scan(str(path))])
    return layouts


def _read_sheet(path: Path, wanted: Wanted) -> Layout:
    try:
        return read_sheet(path, wanted.sheet)
    except KeyError as error:
        names = ", ".join(list_sheets(path))
        raise _refuse(path, f"Bladet «{wanted.sheet}» finns inte.", f"Bladen heter: {names}.") from error
    except (CalamineError, OSError) as error:
        raise _refuse(
            path, "Filen går inte att läsa som arbetsbok.", "Spara den på nytt som .xlsx eller .ods."
        ) from error


def _read_text(content: bytes, source: str, wanted: Wanted) -> Layout:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refuse(source, "Texten är inte sparad som UTF-8.", "Spara den med teckenkodning UTF-8.") from error
    count = text.count("\n") + 1
    numbers = _choose(Path(source), wanted, count, "rader")
    return read_text(text, numbers[0], numbers[-1])


def _choose(path: Path, wanted: Wanted, count: int, what: str) -> Sequence[int]:
    first, last = wanted.first or 1, wanted.last or count
    if not 1 <= first <= last <= count:
        raise _refuse(
            path, f"Filen har {count} {what}, så {first}–{last} finns inte.", f"Ange {what} mellan 1 och {count}."
        )
    return range(first, last + 1)


def _refuse(path: Path | str, message: str, advice: str) -> DataError:
    return DataError([Problem(str(path), 0, "", message, advice)])
