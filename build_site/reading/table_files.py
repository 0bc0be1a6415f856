"""Reads a table's CSV file as text, and finds what frictionless would not see or not survive."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from build_site.problems import Problem
from build_site.reading.files import check_file
from build_site.reading.limits import COLUMNS, DIGITS, PRINTED_BYTES, ROWS, SHARED_ROWS, TABLE_BYTES
from build_site.reading.texts import find_faults

_NUMERIC = ("number", "integer")
_NUMBER = re.compile(r"[-+.0-9eE]+")
_MOST = 100  # problems of one file; whoever has more has one cause for them all
NUMBER_ADVICE = "Skriv talet med bindestreck som minus, punkt som decimaltecken och inga mellanslag: -8964.5."
_UNQUOTED = "Kontrollera citattecknen; ett citattecken inne i en text skrivs dubbelt."

_SEPARATORS = {";": "semikolon", "\t": "tabb", "|": "lodstreck"}
_COMMA = "Spara filen som CSV med komma mellan cellerna och utan raden sep=."

csv.field_size_limit(TABLE_BYTES)  # a long cell is refused with a message of our own


def refuse_table_file(path: Path, shown: str, *, resource: Mapping[str, Any], datasets: Path) -> list[Problem]:
    """Refuse a file that is none, too large, or not in the datasets folder, before anything is read of it.

    Args:
        path: the CSV file.
        shown: its name in messages.
        resource: its description.
        datasets: the folder that the file must lie in.
    """
    limit = PRINTED_BYTES if _is_printed(resource) else TABLE_BYTES
    return check_file(path, shown, inside=datasets, limit=limit)


def check_table_file(path: Path, shown: str, *, resource: Mapping[str, Any]) -> list[Problem]:
    """Refuse characters that nobody sees, too many rows or cells, and numbers that programs would change.

    Args:
        path: the CSV file, which was not refused.
        shown: its name in messages.
        resource: its description.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, UnicodeDecodeError):
        return []  # frictionless says so
    return list(islice(_check_text(text, shown, resource), _MOST))


def _is_printed(resource: Mapping[str, Any]) -> bool:
    """Whether a table stands somewhere in a report, and not among the project's own."""
    return "uppf:section" in resource


def _check_text(text: str, shown: str, resource: Mapping[str, Any]) -> Iterator[Problem]:
    numeric = _list_numeric(resource)
    most = ROWS if _is_printed(resource) else SHARED_ROWS
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    try:
        for line, cells in enumerate(rows, start=1):
            if line == 1 and (name := _find_separator(cells, resource)):
                yield Problem(shown, 1, "", f"Cellerna är åtskilda med {name}, inte komma.", _COMMA)
                return
            header = header or cells
            if excess := _find_excess(line, cells, most):
                yield Problem(shown, line, "", *excess)
                return
            found = _find_cell_faults(cells, header, numeric) if line > 1 else _find_cell_faults(cells)
            for name, message, advice in found:
                yield Problem(shown, line, name, message, advice)
    except csv.Error:
        yield Problem(shown, rows.line_num, "", "Raden går inte att dela upp i celler.", _UNQUOTED)


def _list_numeric(resource: Mapping[str, Any]) -> list[bool]:
    """Which of a table's columns hold numbers."""
    return [field.get("type") in _NUMERIC for field in resource["schema"]["fields"]]


def _find_separator(cells: Sequence[str], resource: Mapping[str, Any]) -> str:
    """What stands between the cells when it is no comma: the name of it, or ""."""
    first = cells[0] if len(cells) == 1 else ""
    names = [field["name"] for field in resource["schema"]["fields"]]
    if first.startswith("sep="):
        return "det som raden sep= säger"
    return next((name for mark, name in _SEPARATORS.items() if first.split(mark)[:2] == names[:2]), "")


def _find_excess(line: int, cells: Sequence[str], most: int) -> tuple[str, str] | None:
    """Message and advice when a row is one too many, or has too many cells."""
    if line - 1 > most:
        return f"Tabellen har fler än {most} rader.", "Dela upp den i flera tabeller."
    if len(cells) > COLUMNS:
        return f"Raden har {len(cells)} celler.", f"Högst {COLUMNS} får plats."
    return None


def _find_cell_faults(
    cells: Sequence[str], header: Sequence[str] = (), numeric: Sequence[bool] = ()
) -> Iterator[tuple[str, str, str]]:
    """Column, message and advice; a cell whose place `header` or `numeric` doesn't reach has no name, or is a text."""
    for place, cell in enumerate(cells):
        is_number = place < len(numeric) and numeric[place]
        name = header[place] if place < len(header) else ""
        for message, advice in _find_number_faults(cell) if is_number else find_faults(cell):
            yield name, message, advice


def _find_number_faults(cell: str) -> Iterator[tuple[str, str]]:
    """A cell that is a number and too long; what is no number at all, frictionless says."""
    digits = re.sub("[^0-9]", "", cell).lstrip("0")
    if len(digits) > DIGITS and _NUMBER.fullmatch(cell):
        yield f"Talet har {len(digits)} siffror.", f"Skriv högst {DIGITS}; fler bevaras inte i kalkylprogram."
    elif len(cell) > 2 * DIGITS:
        yield from find_faults(cell)


def format_table(header: list[str], rows: Iterable[list[str]]) -> bytes:
    """A table as it is published, however it was saved: UTF-8 without a mark, comma, a line feed after each row."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue().encode()
