"""What differs between two states of the data: values, codes and texts, by package and table."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from build_site.reviewing.snapshots import Rows, Snapshot, WrittenPackage, WrittenTable


class ChangeKind(StrEnum):
    """What a changed cell or property is."""

    VALUE = "värde"  # a figure, as it is printed
    CODE = "kod"  # says what a figure means
    TEXT = "text"  # words, and where they stand


_NOTHING, _NO_TABLE = WrittenPackage({}, {}), WrittenTable({}, {}, {})
_UNKEPT = ("definitions",)  # packages that no edition has
_TEXTS = ("label", "heading", "quantity", "goal", "note", "explanation", "line", "title", "description", "name")


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell or a property that is another than before.

    Attributes:
        row: the row's key, or "" for what is said of the table or the package.
        before, now: None where there was nothing, or is nothing any longer.
    """

    kind: ChangeKind
    row: str
    column: str
    before: str | None
    now: str | None


@dataclass(frozen=True)
class TableChange:
    """What has happened to a table, or to what is said of a package as a whole (`table` is "" then).

    Attributes:
        state: `ny`, `borttagen` or `ändrad`.
        rows, figures: how many of each a new or removed table has.
        new_rows, lost_rows: keys of rows.
    """

    package: str
    table: str
    state: str
    rows: int = 0
    figures: int = 0
    new_rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lost_rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    changes: tuple[CellChange, ...] = ()


def compare_snapshots(old: Snapshot, new: Snapshot) -> list[TableChange]:
    """Everything that differs, by package and table in the order of names; what editions don't keep is left out."""
    found: list[TableChange] = []
    for name in sorted({*old.packages, *new.packages}):
        if _is_kept(name, old, new) and _is_kept(name, new, old):
            found += _compare_packages(name, old.packages.get(name, _NOTHING), new.packages.get(name, _NOTHING))
    if not (old.is_edition or new.is_edition):
        for name in sorted({*old.texts, *new.texts}):
            found += _compare_whole(name, old.texts.get(name, {}), new.texts.get(name, {}))
    return found


def _is_kept(name: str, old: Snapshot, new: Snapshot) -> bool:
    """Whether a package that one state lacks could have been there: an edition has no definitions of ours."""
    return name in old.packages or not old.is_edition or (name not in _UNKEPT and name in new.packages)


def _compare_whole(name: str, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[TableChange]:
    """What is said of something as a whole."""
    if changes := tuple(_compare_properties("", before, now)):
        yield TableChange(name, "", _name_state(before, now), changes=changes)


def _name_state(before: object, now: object) -> str:
    """What has happened to something that is empty where it doesn't exist."""
    return "ny" if not before else "ändrad" if now else "borttagen"


def _compare_packages(name: str, before: WrittenPackage, now: WrittenPackage) -> Iterator[TableChange]:
    yield from _compare_whole(name, before.properties, now.properties)
    for table in dict.fromkeys((*now.tables, *before.tables)):
        yield from _compare_tables(name, table, before.tables.get(table), now.tables.get(table))


def _compare_tables(
    package: str, name: str, before: WrittenTable | None, now: WrittenTable | None
) -> Iterator[TableChange]:
    old, new = before or _NO_TABLE, now or _NO_TABLE
    changes = (*_compare_described(old, new), *_compare_rows(old, new))
    new_rows, lost_rows = _list_lacking(new.rows, old.rows), _list_lacking(old.rows, new.rows)
    if changes or new_rows or lost_rows:
        whole = now or old
        yield TableChange(
            package,
            name,
            _name_state(before, now),
            len(whole.rows),
            _count_figures(whole),
            new_rows,
            lost_rows,
            changes,
        )


def _list_lacking(rows: Rows, others: Rows) -> Rows:
    """The rows that the others don't have."""
    return {key: row for key, row in rows.items() if key not in others}


def _count_figures(table: WrittenTable) -> int:
    columns = _list_figures(table)
    return sum(1 for row in table.rows.values() for column in columns if row.get(column))


def _compare_described(before: WrittenTable, now: WrittenTable) -> Iterator[CellChange]:
    """What is said of a table and of each of its columns."""
    yield from _compare_properties("", before.properties, now.properties)
    for column in dict.fromkeys((*now.columns, *before.columns)):
        yield from _compare_properties(column, before.columns.get(column, {}), now.columns.get(column, {}))
    if before.columns and now.columns:
        for column in sorted(set(before.columns) ^ set(now.columns)):
            was, has = ("fanns", None) if column in before.columns else (None, "finns")
            yield CellChange(ChangeKind.CODE, "", f"kolumnen {column}", was, has)


def _compare_properties(row: str, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[CellChange]:
    for name in [*now, *(one for one in before if one not in now)]:
        if before.get(name) != now.get(name):
            place = f"{row} → {name}" if row else name
            yield CellChange(_sort_property(name), "", place, before.get(name), now.get(name))


def _sort_property(name: str) -> ChangeKind:
    last = name.rpartition(" → ")[2]
    return (
        ChangeKind.CODE if name.startswith("uppf:") and last not in ("uppf:printed", "uppf:notes") else ChangeKind.TEXT
    )


def _compare_rows(before: WrittenTable, now: WrittenTable) -> Iterator[CellChange]:
    """The cells that differ in rows that both have."""
    figures = {*_list_figures(now), *_list_figures(before)}
    for key in (one for one in now.rows if one in before.rows):
        old, new = before.rows[key], now.rows[key]
        for column in dict.fromkeys((*new, *old)):
            if old.get(column) != new.get(column):
                yield CellChange(_sort_cell(column, figures), key, column, old.get(column), new.get(column))


def _sort_cell(column: str, figures: Container[str]) -> ChangeKind:
    if column in figures:
        return ChangeKind.VALUE
    return ChangeKind.TEXT if column in _TEXTS else ChangeKind.CODE


def _list_figures(table: WrittenTable) -> list[str]:
    return [name for name, described in table.columns.items() if "uppf:measure" in described]
