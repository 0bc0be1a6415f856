"""SQLite: everything in one file, with keys, code lists as tables, indexes and full-text search."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from build_site.downloads.content import Content
from build_site.downloads.sheets import DATE, INTEGER, NUMBER, TEXT, Cell, Field, Sheet
from build_site.packages import LoadedPackage

_TYPES = {TEXT: "TEXT", INTEGER: "INTEGER", NUMBER: "REAL", DATE: "TEXT"}
_KINDS = {"string": TEXT, "integer": INTEGER, "number": NUMBER, "boolean": INTEGER, "date": DATE}
_NOT_A_CODE_LIST = "key_columns"  # describes the files of the packages, not the figures
_ID = "id"  # key of the tables whose rows have no name
_APPLICATION = 0x6F757070  # «oupp»
_CODES = {
    ("municipality",): "municipalities",
    ("committee",): "committees",
    ("report",): "reports",
    ("report", "table"): "tables",
    ("service",): "services",
    ("indicator",): "indicators",
    ("measure",): "measures",
    ("unit",): "units",
    ("status",): "statuses",
}
_KEYS = {
    "reports": ("report",),
    "tables": ("report", "table"),
    "observations": ("report", "table", "row", "column"),
    "goals": ("report", "table", "row"),
    "findings": (_ID,),
    "comparisons": (_ID,),
}
_INDEXES = {
    "observations": (("indicator", "measure"), ("service",), ("municipality", "committee"), ("period_start",)),
    "comparisons": (("comparison",),),
    "findings": (("report", "table"),),
}
_SEARCHED = {
    "observations": ("label", "value_text", "note"),
    "tables": ("title", "section"),
    "indicators": ("title",),
    "findings": ("explanation",),
}


@dataclass(frozen=True)
class Relation:
    """A table of the database.

    Attributes:
        key: its primary key.
        references: columns that point to the key of another table, and that table.
    """

    sheet: Sheet
    key: tuple[str, ...]
    references: Mapping[tuple[str, ...], str]


def build_relations(content: Content, sheets: Iterable[Sheet]) -> tuple[Relation, ...]:
    """All tables: the code lists and the population as they were keyed, then the tidy sheets."""
    lists = [*_read_package(content.code_lists), *_read_package(content.reference)]
    return (*lists, *(_relate(sheet) for sheet in sheets))


def _read_package(package: LoadedPackage) -> Iterator[Relation]:
    for resource in package.descriptor["resources"]:
        name, schema = resource["name"], resource["schema"]
        if name == _NOT_A_CODE_LIST or name not in package.tables:
            continue
        fields = tuple(Field(one["name"], one["title"], _KINDS[one["type"]]) for one in schema["fields"])
        rows = tuple(
            tuple(
                _read(row.cells[field.name], described["type"])
                for field, described in zip(fields, schema["fields"], strict=True)
            )
            for row in package.tables[name]
        )
        references = {
            tuple(key["fields"]): key["reference"]["resource"] or name for key in schema.get("foreignKeys", ())
        }
        yield Relation(Sheet(name, resource["title"], fields, rows), tuple(schema["primaryKey"]), references)


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


def _relate(sheet: Sheet) -> Relation:
    key = _KEYS[sheet.name]
    if key == (_ID,):
        fields = (Field(_ID, "Löpnummer", INTEGER), *sheet.fields)
        rows = tuple((number, *row) for number, row in enumerate(sheet.rows, start=1))
        sheet = Sheet(sheet.name, sheet.title, fields, rows)
    references = {
        columns: target
        for columns, target in _CODES.items()
        if set(columns) <= set(sheet.names) and target != sheet.name
    }
    return Relation(sheet, key, references)


def format_database(relations: Sequence[Relation]) -> bytes:
    """The database file. Built in memory from nothing, so that the same tables give the same bytes."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE; "
        f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = 1; PRAGMA foreign_keys = OFF;"
    )
    with connection:
        for relation in relations:
            _write_relation(connection, relation)
        for relation in relations:
            for statement in _extras(relation):
                connection.execute(statement)
    connection.execute("VACUUM")
    content = connection.serialize()
    connection.close()
    return content


def _write_relation(connection: sqlite3.Connection, relation: Relation) -> None:
    connection.execute(build_definition(relation))
    marks = ", ".join("?" * len(relation.sheet.fields))
    rows = ([_convert(cell) for cell in row] for row in relation.sheet.rows)
    connection.executemany(f"INSERT INTO {_quote(relation.sheet.name)} VALUES ({marks})", rows)  # noqa: S608 # our own names


def build_definition(relation: Relation) -> str:
    """The statement that makes the table."""
    parts = [_define(field, relation.key) for field in relation.sheet.fields]
    parts.append(f"PRIMARY KEY ({_list(relation.key)})")
    parts += [
        f"FOREIGN KEY ({_list(columns)}) REFERENCES {_quote(target)} ({_list(_key_of(target, columns))})"
        for columns, target in relation.references.items()
    ]
    return f"CREATE TABLE {_quote(relation.sheet.name)} (\n  " + ",\n  ".join(parts) + "\n)"


def _define(field: Field, key: Sequence[str]) -> str:
    return f"{_quote(field.name)} {_TYPES[field.kind]}{' NOT NULL' if field.name in key else ''}"


def _key_of(target: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that a foreign key points to; those of a code list may be called otherwise (`parent`)."""
    return next((found for found, name in _CODES.items() if name == target), columns)


def _extras(relation: Relation) -> Iterator[str]:
    """Indexes, and full-text search where the table has texts to search in."""
    name = relation.sheet.name
    for columns in _INDEXES.get(name, ()):
        yield f"CREATE INDEX {_quote(f'{name}_by_' + '_'.join(columns))} ON {_quote(name)} ({_list(columns)})"
    if searched := _SEARCHED.get(name):
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
