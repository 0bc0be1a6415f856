"""What every file is made from: rows of typed cells under named columns. One sheet gives all formats of a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

Cell = str | int | Decimal | date | None
"""A cell: text, a whole number, a number with its printed decimals, a day, or nothing (never "")."""

TEXT, INTEGER, NUMBER, DATE = "text", "integer", "number", "date"
PERIODS = "periods"
"""What `Field.codes` says of a column with periods, which are codes of their own and in no list."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column.

    Attributes:
        name: what programs call it.
        title: the heading for people, in Swedish.
        kind: `text`, `integer`, `number` or `date`. A cell under `number` in a printed table may be text: «5–15 %».
        codes: name of the published file that the column's codes are from, `PERIODS`, or "".
        description: what the column says, in Swedish, where the heading is not enough.
        may_be_number: whether some of the texts are plain numbers, which a spreadsheet shall have as numbers.
    """

    name: str
    title: str
    kind: str = TEXT
    codes: str = ""
    description: str = ""
    may_be_number: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to know about a file: a name for programs, a heading for people, and one text or several."""

    name: str
    title: str
    text: str | tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts, however many."""
        return (self.text,) if isinstance(self.text, str) else self.text


@dataclass(frozen=True)
class Sheet:
    """Rows of cells under named columns.

    Attributes:
        name: what programs call it.
        about: what a reader must know of it: source, unit, notes, licence.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: tuple[Fact, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What programs call the columns."""
        return tuple(field.name for field in self.fields)

    def records(self) -> list[dict[str, Cell]]:
        """The rows by column."""
        names = self.names
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def pick(self, names: Sequence[str]) -> "Sheet":
        """The sheet with some of its columns, in the order asked for."""
        places = [self.names.index(name) for name in names]
        fields = tuple(self.fields[place] for place in places)
        return replace(self, fields=fields, rows=tuple(tuple(row[place] for place in places) for row in self.rows))


def format_cell(cell: Cell) -> str:
    """A cell as canonical CSV holds it: decimals as printed, days as `2023-03-31`, nothing as ""."""
    return "" if cell is None else str(cell)


def sort_rows(rows: Iterable[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows in the order of their text in canonical CSV."""
    return tuple(sorted((tuple(row) for row in rows), key=lambda row: [format_cell(cell) for cell in row]))


def build_schema(fields: Iterable[Field]) -> dict[str, object]:
    """JSON Schema of a record with these columns: every column is there, and null where the cell is empty."""
    described = list(fields)
    return {
        "type": "object",
        "required": [field.name for field in described],
        "properties": {field.name: _describe(field) for field in described},
        "additionalProperties": False,
    }


def _describe(field: Field) -> dict[str, object]:
    types: Mapping[str, dict[str, object]] = {
        TEXT: {"type": ["string", "null"]},
        INTEGER: {"type": ["integer", "null"]},
        NUMBER: {"type": ["number", "null"]},
        DATE: {"type": ["string", "null"], "format": "date"},
    }
    described = types[field.kind] | {"title": field.title}
    return described | ({"description": field.description} if field.description else {})
