"""What differs between two states of the data: values, codes and texts, by package and table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from build_site.reviewing.snapshots import PackageState, Snapshot, TableState


class Kind(StrEnum):
    """What a changed cell or property is."""

    VALUE = "värde"  # a figure, as it is printed
    CODE = "kod"  # says what a figure means
    TEXT = "text"  # words, and where they stand


_TEXTS = ("label", "heading", "quantity", "goal", "note", "explanation", "line", "title", "description", "name")


@dataclass(frozen=True, slots=True)
class Change:
    """A cell or a property that is another than before.

    Attributes:
        row: the row's key, or "" for what is said of the table or the package.
        before, now: None where there was nothing, or is nothing any longer.
    """

    kind: Kind
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
    new_rows: Mapping[str, Mapping[str, str]] | None = None
    lost_rows: Mapping[str, Mapping[str, str]] | None = None
    changes: tuple[Change, ...] = ()


def compare_snapshots(old: Snapshot, new: Snapshot) -> list[TableChange]:
    """Everything that differs, by package and table in the order of names; what editions don't keep is left out."""
    found: list[TableChange] = []
    for name in sorted({*old.packages, *new.packages}):
        before, now = old.packages.get(name), new.packages.get(name)
        if not (before is None and old.is_edition and _is_unkept(name)) and not (now is None and new.is_edition):
            found += _compare_packages(name, before, now)
    if not (old.is_edition or new.is_edition):
        for name in sorted({*old.texts, *new.texts}):
            changes = tuple(_compare_properties("", old.texts.get(name, {}), new.texts.get(name, {})))
            state = "ny" if name not in old.texts else "borttagen" if name not in new.texts else "ändrad"
            if changes:
                found.append(TableChange(name, "", state, changes=changes))
    return found


def _is_unkept(name: str) -> bool:
    return name == "definitions"


def _compare_packages(name: str, before: PackageState | None, now: PackageState | None) -> Iterator[TableChange]:
    own = tuple(_compare_properties("", before.properties if before else {}, now.properties if now else {}))
    state = "ny" if before is None else "borttagen" if now is None else "ändrad"
    if own:
        yield TableChange(name, "", state, changes=own)
    old_tables, new_tables = before.tables if before else {}, now.tables if now else {}
    for table in [*new_tables, *(one for one in old_tables if one not in new_tables)]:
        yield from _compare_tables(name, table, old_tables.get(table), new_tables.get(table))


def _compare_tables(
    package: str, name: str, before: TableState | None, now: TableState | None
) -> Iterator[TableChange]:
    whole = now or before
    if whole and (before is None or now is None):
        state = "ny" if before is None else "borttagen"
        figures = sum(1 for row in whole.rows.values() for column in _list_figures(whole) if row.get(column))
        rows = dict(whole.rows)
        told = {"new_rows": rows} if before is None else {"lost_rows": rows}
        yield TableChange(
            package, name, state, len(rows), figures, changes=tuple(_compare_described(before, now)), **told
        )
    elif before and now:
        changes = (*_compare_described(before, now), *_compare_rows(before, now))
        new_rows = {key: row for key, row in now.rows.items() if key not in before.rows}
        lost_rows = {key: row for key, row in before.rows.items() if key not in now.rows}
        if changes or new_rows or lost_rows:
            yield TableChange(package, name, "ändrad", new_rows=new_rows, lost_rows=lost_rows, changes=changes)


def _compare_described(before: TableState | None, now: TableState | None) -> Iterator[Change]:
    """What is said of a table and of each of its columns."""
    yield from _compare_properties("", before.properties if before else {}, now.properties if now else {})
    old, new = before.columns if before else {}, now.columns if now else {}
    for column in [*new, *(one for one in old if one not in new)]:
        if before and now and (column not in old or column not in new):
            here = column in new
            yield Change(Kind.CODE, "", f"kolumnen {column}", None if here else "fanns", "finns" if here else None)
        yield from _compare_properties(column, old.get(column, {}), new.get(column, {}))


def _compare_properties(row: str, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Change]:
    for name in [*now, *(one for one in before if one not in now)]:
        if before.get(name) != now.get(name):
            place = f"{row} → {name}" if row else name
            yield Change(_sort_property(name), "", place, before.get(name), now.get(name))


def _sort_property(name: str) -> Kind:
    last = name.rpartition(" → ")[2]
    return Kind.CODE if name.startswith("uppf:") and last not in ("uppf:printed", "uppf:notes") else Kind.TEXT


def _compare_rows(before: TableState, now: TableState) -> Iterator[Change]:
    figures = set(_list_figures(now)) | set(_list_figures(before))
    for key, row in now.rows.items():
        old = before.rows.get(key)
        for column in _list_columns(row, old) if old is not None else ():
            if old is not None and old.get(column) != row.get(column):
                kind = Kind.VALUE if column in figures else Kind.TEXT if column in _TEXTS else Kind.CODE
                yield Change(kind, key, column, old.get(column), row.get(column))


def _list_columns(row: Mapping[str, str], old: Mapping[str, str] | None) -> Iterable[str]:
    return [*row, *(one for one in old or {} if one not in row)]


def _list_figures(table: TableState) -> list[str]:
    return [name for name, described in table.columns.items() if "uppf:measure" in described]
