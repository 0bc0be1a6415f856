"""SQLite: everything in one file, with keys, code lists as tables, indexes and full-text search."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from build_site.downloads.offered_data import OfferedData
from build_site.published.columns import DataFile
from build_site.published.dictionary import Dictionary
from build_site.published.sheets import DATE, INTEGER, NUMBER, TEXT, Cell, Field, Sheet
from build_site.published.tidy import TIDY_BY_NAME
from build_site.published.tidy_file import DatabaseUse

_TYPES = {TEXT: "TEXT", INTEGER: "INTEGER", NUMBER: "REAL", DATE: "TEXT"}
_NOT_A_CODE_LIST = "key_columns"  # describes the files of the packages, not the figures
_ID = "id"  # key of the tables whose rows have no name
_APPLICATION = 0x6F757070  # «oupp»
# How the code lists are used, where it is otherwise than by code; the tidy files say it themselves.
_LIST_USES = {"indicators": DatabaseUse(searched=("title",))}
_NO_USE = DatabaseUse()


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that point to the key of another table."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True)
class DatabaseTable:
    """A table of the database, with its primary key."""

    sheet: Sheet
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    use: DatabaseUse


def build_database_tables(content: OfferedData, sheets: Iterable[Sheet]) -> tuple[DatabaseTable, ...]:
    """All tables: the code lists and the population as they are published, then the tidy sheets."""
    dictionary = content.dictionary
    lists = [one for one in dictionary.lists if one.file.name != _NOT_A_CODE_LIST]
    population = dictionary.population
    people = [[row.cells[name] for name in population.header] for row in content.population.tables[population.name]]
    return (
        *(_relate(_read_sheet(one.file, one.rows), one.file.key, one.file, dictionary) for one in lists),
        _relate(_read_sheet(population, people), population.key, population, dictionary),
        *(_relate_tidy(sheet, dictionary) for sheet in sheets),
    )


def _read_sheet(file: DataFile, rows: Iterable[Sequence[str]]) -> Sheet:
    """A file of texts as a sheet with numbers as numbers."""
    typed = tuple(
        tuple(_read(cell, column.type) for cell, column in zip(row, file.columns, strict=True)) for row in rows
    )
    return Sheet(file.name, file.title, file.fields, typed)


def _read(cell: str, kind: str) -> Cell:
    match kind:
        case _ if not cell:
            return None
        case "integer":
            return int(cell)
        case "number":
            return Decimal(cell)
        case "boolean":
            return int(cell.lower() == "true")
    return cell


def _relate_tidy(sheet: Sheet, dictionary: Dictionary) -> DatabaseTable:
    tidy = TIDY_BY_NAME[sheet.name]
    if tidy.database.is_numbered:
        fields = (Field(_ID, "Löpnummer", INTEGER), *sheet.fields)
        rows = tuple((number, *row) for number, row in enumerate(sheet.rows, start=1))
        sheet = Sheet(sheet.name, sheet.title, fields, rows)
    key = (_ID,) if tidy.database.is_numbered else tidy.database.key or tidy.key
    return _relate(sheet, key, tidy.file, dictionary)


def _relate(sheet: Sheet, key: tuple[str, ...], file: DataFile, dictionary: Dictionary) -> DatabaseTable:
    found = (ForeignKey(one.columns, one.file, dictionary.shared[one.file].key) for one in file.all_references)
    tidy = TIDY_BY_NAME.get(sheet.name)
    use = tidy.database if tidy else _LIST_USES.get(sheet.name, _NO_USE)
    return DatabaseTable(sheet, key, tuple(found), use)


def format_database(tables: Sequence[DatabaseTable]) -> bytes:
    """The database file. Built in memory from nothing, so that the same tables give the same bytes."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE; "
        f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = 1; PRAGMA foreign_keys = OFF;"
    )
    with connection:
        for table in tables:
            _write_table(connection, table)
        for table in tables:
            for statement in _extras(table):
                connection.execute(statement)
    connection.execute("VACUUM")
    content = connection.serialize()
    connection.close()
    return content


def _write_table(connection: sqlite3.Connection, table: DatabaseTable) -> None:
    connection.execute(build_definition(table))
    marks = ", ".join("?" * len(table.sheet.fields))
    rows = ([_convert(cell) for cell in row] for row in table.sheet.rows)
    connection.executemany(f"INSERT INTO {_quote(table.sheet.name)} VALUES ({marks})", rows)  # noqa: S608 # our own names


def build_definition(table: DatabaseTable) -> str:
    """The statement that makes the table."""
    parts = [_define(field, table.key) for field in table.sheet.fields]
    parts.append(f"PRIMARY KEY ({_list(table.key)})")
    parts += [
        f"FOREIGN KEY ({_list(one.columns)}) REFERENCES {_quote(one.table)} ({_list(one.key)})"
        for one in table.foreign_keys
    ]
    return f"CREATE TABLE {_quote(table.sheet.name)} (\n  " + ",\n  ".join(parts) + "\n)"


def _define(field: Field, key: Sequence[str]) -> str:
    return f"{_quote(field.name)} {_TYPES[field.kind]}{' NOT NULL' if field.name in key else ''}"


def _extras(table: DatabaseTable) -> Iterator[str]:
    """Indexes, and full-text search where the table has texts to search in."""
    name = table.sheet.name
    for columns in table.use.indexes:
        yield f"CREATE INDEX {_quote(f'{name}_by_' + '_'.join(columns))} ON {_quote(name)} ({_list(columns)})"
    if searched := table.use.searched:
        yield (
            f"CREATE VIRTUAL TABLE {_quote(f'{name}_fts')} USING fts5 ({_list(searched)}, content={_quote(name)}, "
            "tokenize='unicode61 remove_diacritics 0')"  # å, ä and ö are letters of their own
        )
        yield f"INSERT INTO {_quote(f'{name}_fts')} ({_quote(f'{name}_fts')}) VALUES ('rebuild')"  # noqa: S608 # our own names


def _convert(cell: Cell) -> Any:
    match cell:
        case Decimal():
            return float(cell)
        case date():
            return cell.isoformat()
    return cell


def _quote(name: str) -> str:
    return f'"{name}"'


def _list(names: Iterable[str]) -> str:
    return ", ".join(_quote(name) for name in names)
