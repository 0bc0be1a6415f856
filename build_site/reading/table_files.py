"""Reads a table's CSV file as text, and finds what frictionless would not see or not survive."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from build_site.problems import Problem
from build_site.reading.files import check_file
from build_site.reading.limits import COLUMNS, DIGITS, PRINTED_BYTES, ROWS, SHARED_ROWS, TABLE_BYTES
from build_site.reading.number_forms import DATE_ADVICE, is_made_date
from build_site.reading.table_form import OPEN_QUOTE, RowCounts, check_header
from build_site.reading.text_encoding import explain_bytes
from build_site.reading.texts import find_faults

_NUMERIC = ("number", "integer")
_NUMBER = re.compile(r"[-+.0-9eE]+")
_MOST = 100  # problems of one file; whoever has more has one cause for them all
_UNQUOTED = "Kontrollera citattecknen; ett citattecken inne i en text skrivs dubbelt."

_SEPARATORS = {";": "semikolon", "\t": "tabb", "|": "lodstreck"}
_COMMA = "Spara filen som CSV med komma mellan cellerna och utan raden sep=."

csv.field_size_limit(TABLE_BYTES)  # a long cell is refused with a message of our own


@dataclass(frozen=True)
class FileFaults:
    """What is wrong with the form of a table's file.

    Attributes:
        problems: at most a hundred; whoever has more has one cause for them all.
        readable: whether the file has the columns that its description says, so that the rest of it can be judged.
        told: the rows that something is wrong with; what else is wrong with them may follow from it.
    """

    problems: tuple[Problem, ...] = ()
    readable: bool = True
    told: frozenset[int] = frozenset()


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


def check_table_file(path: Path, shown: str, *, resource: Mapping[str, Any]) -> FileFaults:
    """Refuse characters that nobody sees, rows and columns that are not as described, and numbers that would change.

    Args:
        path: the CSV file, which was not refused.
        shown: its name in messages.
        resource: its description.
    """
    content = path.read_bytes() if path.exists() else b""
    if not content.strip():
        return FileFaults()  # frictionless says so
    if found := explain_bytes(content, shown):
        return FileFaults(tuple(found), readable=False)
    table = _TableText(content.decode("utf-8-sig"), shown, resource)
    problems = tuple(islice(table.check(), _MOST))
    return FileFaults(problems, table.readable, table.told | {problem.line for problem in problems})


def _is_printed(resource: Mapping[str, Any]) -> bool:
    """Whether a table stands somewhere in a report, and not among the project's own."""
    return "uppf:section" in resource


class _TableText:
    """A table's file as text, looked through row by row."""

    def __init__(self, text: str, shown: str, resource: Mapping[str, Any]) -> None:
        self._rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        self._shown, self._resource = shown, resource
        self._numeric = _list_numeric(resource)
        self._most = ROWS if _is_printed(resource) else SHARED_ROWS
        self.readable, self.told = True, frozenset[int]()

    def check(self) -> Iterator[Problem]:
        """Everything that is wrong with the form, the first thing that makes the rest unreadable being the last."""
        try:
            header = next(self._rows, [])
            if excess := _find_excess(1, header, self._most):
                self.readable = False
                yield Problem(self._shown, 1, "", *excess)
                return
            if problems := list(self._check_header(header)):
                self.readable = False
                yield from problems
                return
            yield from self._check_rows(header)
        except csv.Error:
            self.readable = False
            yield Problem(self._shown, self._rows.line_num, "", "Raden går inte att dela upp i celler.", _UNQUOTED)

    def _check_header(self, header: list[str]) -> Iterator[Problem]:
        if name := _find_separator(header, self._resource):
            yield Problem(self._shown, 1, "", f"Cellerna är åtskilda med {name}, inte komma.", _COMMA)
            return
        faults = [Problem(self._shown, 1, *one) for one in _find_cell_faults(header)]
        yield from faults or check_header(header, self._resource, self._shown)

    def _check_rows(self, header: list[str]) -> Iterator[Problem]:
        counts = RowCounts(header, self._numeric, self._shown)
        for line, cells in enumerate(self._rows, start=2):
            if excess := _find_excess(line, cells, self._most):
                self.readable = False
                yield Problem(self._shown, line, "", *excess)
                return
            if text := next((cell for cell in cells if "\n" in cell.strip()), ""):
                self.readable = False
                yield OPEN_QUOTE.at(self._shown, line, "", text=text.split("\n")[0].rstrip("\r"))
                return
            if counts.add(line, cells):
                continue
            for name, message, advice in _find_cell_faults(cells, header, self._numeric):
                yield Problem(self._shown, line, name, message, advice)
        self.told = counts.lines
        yield from counts.problems()


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
        if not is_number and is_made_date(cell):
            yield name, f"«{cell}» ser ut som ett datum som ett kalkylprogram har gjort.", DATE_ADVICE
        for message, advice in _find_number_faults(cell) if is_number else find_faults(cell):
            yield name, message, advice


def _find_number_faults(cell: str) -> Iterator[tuple[str, str]]:
    """A cell that is a number and too long; what is no number at all, frictionless says."""
    digits = re.sub("[^0-9]", "", cell).lstrip("0")
    if len(digits) > DIGITS and _NUMBER.fullmatch(cell):
        yield f"Talet har {len(digits)} siffror.", f"Skriv högst {DIGITS}; fler bevaras inte i kalkylprogram."
    elif len(cell) > 2 * DIGITS:
        yield from find_faults(cell)
