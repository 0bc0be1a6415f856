"""The digests of cells that have been compared with the source, and what has happened to the cells since.

The digest of a cell is bound to its package, table, row and column. Words that are printed in the report (a row's name
and heading) have digests too, and so has what a column and a table mean: a measure or a unit that is another but valid
one is seen by nothing else. Packages recorded before that was done miss none of them.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from build_site.model import Register
from build_site.reading.packages import LoadedPackage
from build_site.reading.rows import LoadedRow

COLUMNS = ("table", "row", "column", "digest")
DESCRIPTION, WHOLE_TABLE = "(beskrivning)", "tabellen"  # stand for the row, and for the column, of a meaning
_MEANINGS = "measure unit period sex age indicator service account area as_of turned goal goal_area".split()
_ROW_MEANINGS = (
    "measure unit period sex age flow service indicator account parent of_which as_of turned aim level".split()
)
PRINTED_WORDS = ("heading", "label", "quantity", "goal")
_DIGEST_LENGTH = 16
_KEYED_FINDING_COLUMNS = ("difference", "lines", "printed", "expected")

_RowPlace = tuple[str, str]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class RecordedCell:
    """A cell that a digest is made of."""

    table: str
    row: str
    column: str
    text: str
    line: int

    @property
    def place(self) -> tuple[str, str, str]:
        """Table, row and column."""
        return self.table, self.row, self.column


@dataclass(frozen=True, slots=True)
class Record:
    """A cell as it was recorded: its digest, and what its table and row were called then."""

    table: str
    row: str
    digest: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell that is not what it was.

    Attributes:
        names: what its package is called, and has been called.
    """

    cell: RecordedCell
    record: Record
    names: tuple[str, ...]

    def was(self, text: str) -> bool:
        """Whether this is the text that was recorded."""
        return _is_same(replace(self.cell, text=text), self.record, self.names)


@dataclass(frozen=True)
class Changes:
    """What has happened to a package's cells since they were recorded.

    Attributes:
        other: cells that are not what they were, and their record.
        new_rows: the first cell of each row that was not there.
        gone_rows: table and id of each row that is no longer there.
        new_columns: table and name of columns that rows have got.
        gone_columns: table and name of columns that rows have lost.
        renamed: id then, and the first cell now, of rows whose cells all are as they were.
    """

    other: tuple[Changed, ...]
    new_rows: tuple[RecordedCell, ...]
    gone_rows: tuple[tuple[str, str], ...]
    new_columns: tuple[tuple[str, str], ...]
    gone_columns: tuple[tuple[str, str], ...]
    renamed: tuple[tuple[str, RecordedCell], ...]


def record_cells(package: LoadedPackage) -> list[tuple[str, str, str, str]]:
    """The digests of a package's figures, printed words and source lines, as rows of `verified.csv` in file order."""
    name = package.descriptor["name"]
    return [(*cell.place, _digest(name, *cell.place, cell.text)) for cell in _list_cells(package)]


def has_record(package: LoadedPackage) -> bool:
    """Whether any cell of a package has been recorded."""
    return bool(package.tables.get("verified"))


def find_changes(package: LoadedPackage, register: Register, known_as: Iterable[str] = ()) -> Changes:
    """Compare a package's cells with their record.

    Args:
        register: what has happened to reports, tables and rows.
        known_as: ids that the package has had before.
    """
    names = (package.descriptor["name"], *known_as)
    recorded = _read_record(package, register)
    has_words = _has_words(recorded)
    both, fresh = _take_records(_list_cells(package), recorded)
    kept = {(cell.table, cell.row) for cell, _ in both}
    new = _gather_new(fresh, has_words=has_words)
    gone = _gather_gone(recorded)
    renamed = [(row, cell) for (table, row), cell in list(_find_renamed(new, gone, names)) if gone.pop((table, row))]
    for _, cell in renamed:
        del new[cell.table, cell.row]
    new_kept, new_rows = _part_by_row(new, kept)
    gone_kept, gone_rows = _part_by_row(gone, kept)
    return Changes(
        other=tuple(Changed(cell, record, names) for cell, record in both if not _is_same(cell, record, names)),
        new_rows=tuple(found[0] for found in new_rows.values()),
        gone_rows=tuple(gone_rows),
        new_columns=_list_columns({place: [cell.column for cell in found] for place, found in new_kept.items()}),
        gone_columns=_list_columns(gone_kept),
        renamed=tuple(renamed),
    )


def _has_words(places: Iterable[tuple[str, str, str]]) -> bool:
    return any(column in PRINTED_WORDS for _, _, column in places)


def _take_records(
    cells: Iterable[RecordedCell], recorded: dict[tuple[str, str, str], Record]
) -> tuple[list[tuple[RecordedCell, Record]], list[RecordedCell]]:
    """Cells with their records, which are taken out of `recorded`, and the cells that have none."""
    both, fresh = [], []
    for cell in cells:
        if record := recorded.pop(cell.place, None):
            both.append((cell, record))
        else:
            fresh.append(cell)
    return both, fresh


def _gather_new(cells: Iterable[RecordedCell], *, has_words: bool) -> dict[_RowPlace, list[RecordedCell]]:
    """Cells without a record, by row; an older record has no words and meanings, which says nothing of those."""
    left_out = () if has_words else (*PRINTED_WORDS, DESCRIPTION)
    new: dict[_RowPlace, list[RecordedCell]] = defaultdict(list)
    for cell in cells:
        if cell.row != DESCRIPTION and cell.column not in left_out:
            new[cell.table, cell.row].append(cell)
    return new


def _gather_gone(recorded: Mapping[tuple[str, str, str], Record]) -> dict[_RowPlace, dict[str, Record]]:
    """Records that no cell has, by row and column."""
    gone: dict[_RowPlace, dict[str, Record]] = defaultdict(dict)
    for (table, row, column), record in recorded.items():
        if row != DESCRIPTION:
            gone[table, row][column] = record
    return gone


def _part_by_row(
    found: Mapping[_RowPlace, _T], kept: Set[_RowPlace]
) -> tuple[dict[_RowPlace, _T], dict[_RowPlace, _T]]:
    """What is found in rows that are kept, and in other rows."""
    inside = {place: one for place, one in found.items() if place in kept}
    return inside, {place: one for place, one in found.items() if place not in kept}


def _list_columns(columns: Mapping[tuple[str, str], Iterable[str]]) -> tuple[tuple[str, str], ...]:
    """Table and name of columns, each once, from the columns of each table and row."""
    return tuple(dict.fromkeys((table, column) for (table, _), names in columns.items() for column in names))


def _is_same(cell: RecordedCell, record: Record, names: Iterable[str]) -> bool:
    made = (_digest(name, record.table, record.row, cell.column, cell.text) for name in names)
    return record.digest in made


def _find_renamed(
    new: Mapping[tuple[str, str], list[RecordedCell]],
    gone: Mapping[tuple[str, str], Mapping[str, Record]],
    names: tuple[str, ...],
) -> Iterator[tuple[tuple[str, str], RecordedCell]]:
    """Rows that are gone, each with the first cell of the new row of the same table whose cells are all the same."""
    taken: set[str] = set()
    for (table, row), records in gone.items():
        for (other, now), cells in new.items():
            is_whole = other == table and now not in taken and {cell.column for cell in cells} == set(records)
            if is_whole and all(_is_same(cell, records[cell.column], names) for cell in cells):
                taken.add(now)
                yield (table, row), cells[0]
                break


def _read_record(package: LoadedPackage, register: Register) -> dict[tuple[str, str, str], Record]:
    """The record of each cell, by table, row and column as they are called now."""
    home = tuple(package.folder.split("/")[1:])
    found = {}
    for recorded in package.tables.get("verified", ()):
        table, row, column, digest = (recorded.cells[name] for name in COLUMNS)
        now = register.follow((*home, table, row)) if home else ()
        names = (now[0][-2], now[0][-1]) if len(now) == 1 else (table, row)
        found[*names, column] = Record(table, row, digest)
    return found


def _list_cells(package: LoadedPackage) -> Iterator[RecordedCell]:
    """The cells that hold figures, printed words or source lines, in file order."""
    for resource in package.descriptor.get("resources", ()):
        keys = resource["schema"]["primaryKey"]
        is_report = "uppf:section" in resource
        if is_report:
            yield from _list_meanings(resource)
        names = [field["name"] for field in resource["schema"]["fields"] if _is_recorded(field, is_report=is_report)]
        for row in package.tables.get(resource["name"], ()):
            row_id = " ".join(row.cells[key] for key in keys)
            for name in names:
                yield RecordedCell(resource["name"], row_id, name, row.cells[name], row.file_line)
            if is_report and (told := _tell_meaning(row)):
                yield RecordedCell(resource["name"], row_id, DESCRIPTION, told, row.file_line)
    yield from _list_findings(package.tables.get("findings", ()))


def _is_recorded(field: Mapping[str, Any], *, is_report: bool) -> bool:
    """Whether a column holds figures or source lines, or the printed words of a report."""
    name = field["name"]
    return (
        "uppf:measure" in field
        or name in ("line", "page", "box")
        or field["type"] in ("number", "integer")
        or (is_report and name in PRINTED_WORDS)
    )


def _tell_meaning(row: LoadedRow) -> str:
    return ", ".join(f"{key} {row.cells[key]}" for key in _ROW_MEANINGS if row.cells.get(key))


def find_twin(package: LoadedPackage, cell: RecordedCell) -> str:
    """The id of an earlier row that says all that a cell's row says, or ""."""
    rows = {row.file_line: row.cells for row in package.tables.get(cell.table, ())}
    own = _without_id(rows.get(cell.line, {}))
    alike = (cells for line, cells in rows.items() if line != cell.line and _without_id(cells) == own)
    return next((cells.get("row", "") for cells in alike), "")


def _without_id(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in cells.items() if name != "row"}


def _list_meanings(resource: Mapping[str, Any]) -> Iterator[RecordedCell]:
    """What a table means, and each column of figures: its measure, unit, period and so on, as they are written."""
    columns = [field for field in resource["schema"]["fields"] if "uppf:measure" in field]
    for name, described in ((WHOLE_TABLE, resource), *((field["name"], field) for field in columns)):
        if told := [f"{key} {described[f'uppf:{key}']}" for key in _MEANINGS if f"uppf:{key}" in described]:
            yield RecordedCell(resource["name"], DESCRIPTION, name, ", ".join(told), 0)


def _list_findings(rows: Iterable[LoadedRow]) -> Iterator[RecordedCell]:
    seen: Counter[str] = Counter()
    for row in rows:
        row_id = " ".join(filter(None, (row.cells[name] for name in ("table", "row", "column", "relation"))))
        seen[row_id] += 1
        if seen[row_id] > 1:  # several things may be read about one cell
            row_id += f" {seen[row_id]}"
        for name in _KEYED_FINDING_COLUMNS:
            yield RecordedCell("findings", row_id, name, row.cells[name], row.file_line)


def _digest(package: str, table: str, row_id: str, column: str, cell: str) -> str:
    bound = "\x1f".join((package, table, row_id, column, cell))
    return hashlib.sha256(bound.encode()).hexdigest()[:_DIGEST_LENGTH]
