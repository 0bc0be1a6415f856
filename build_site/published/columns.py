"""What a published file holds, column by column.

Of these declarations the files' headers, the data dictionary and the descriptions for machines are made.
"""

from dataclasses import dataclass, replace

from build_site.published.sheets import DATE, INTEGER, NUMBER, PERIODS, TEXT, Field

PERIOD = r"[0-9]{4}|[0-9]{4}-[0-9]{2}(-[0-9]{2})?|[0-9]{4}-[0-9]{2}/[0-9]{4}-[0-9]{2}"
LINES = r"[0-9]+(-[0-9]+)?(;[0-9]+(-[0-9]+)?)*"
BOX_EDGES = r"[0-9]{1,5}( [0-9]{1,5}){3}"
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
NAME = r"[a-z][a-z0-9_]*"
# A time stays text, because a spreadsheet has no time zone; a boolean is 0 or 1, as SQLite has it.
_KINDS = {"number": NUMBER, "integer": INTEGER, "boolean": INTEGER, "date": DATE}


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of a published file.

    Attributes:
        title: what the column is called in Swedish.
        type: `string`, `integer`, `number`, `boolean`, `date` or `datetime`, in the sense of Data Package v2.
        pattern: regular expression that every cell with content fits, or "".
        codes: name of the file whose first column lists the codes that may stand here, or "".
        within: the column that together with this one points out a row of the list, where the code alone doesn't:
            a committee's code is its own within a municipality. Where the file has no such column the code is only
            told, and the row is found through what else the file points to.
        separator: what stands between the codes where a cell holds several, or "".
        unit: what the numbers count, or "".
        may_be_number: whether some of the texts are plain numbers, which a spreadsheet shall have as numbers.
        extra: further properties, such as the heading as the report prints it: name and value, in Swedish.
    """

    name: str
    title: str
    description: str = ""
    type: str = "string"
    required: bool = False
    pattern: str = ""
    codes: str = ""
    within: str = ""
    separator: str = ""
    unit: str = ""
    may_be_number: bool = False
    extra: tuple[tuple[str, str], ...] = ()

    def must(self) -> "DataColumn":
        """The column where no cell may be empty."""
        return replace(self, required=True)

    def as_field(self, target: str = "") -> Field:
        """The column as sheets have it.

        Args:
            target: name of the file that the column points to together with others, or "".
        """
        codes = self.codes or target or (PERIODS if self.pattern == PERIOD else "")
        return Field(self.name, self.title, _KINDS.get(self.type, TEXT), codes, self.description, self.may_be_number)


@dataclass(frozen=True, slots=True)
class RowReference:
    """Columns that together point out a row of another file by its key."""

    columns: tuple[str, ...]
    file: str


@dataclass(frozen=True)
class DataFile:
    """A published CSV file.

    Attributes:
        name: the file's name without ending, unique among the files of a folder.
        path: where it lies, relative to the folder with all data.
        key: the columns that together are different on every row; empty where there are none.
        source: where the content comes from, or "" for our own.
    """

    name: str
    title: str
    description: str
    columns: tuple[DataColumn, ...]
    key: tuple[str, ...] = ()
    references: tuple[RowReference, ...] = ()
    path: str = ""
    source: str = ""

    @property
    def header(self) -> list[str]:
        """The names of the columns, as the file's first line has them."""
        return [column.name for column in self.columns]

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns as sheets have them. Columns that together point out a row name its file in the last."""
        keys = {one.columns[-1]: one.file for one in self.references}
        return tuple(column.as_field(keys.get(column.name, "")) for column in self.columns)

    @property
    def all_references(self) -> tuple[RowReference, ...]:
        """How the file points to others: by code, and by the keys of several columns."""
        codes = (
            RowReference(columns, column.codes)
            for column in self.columns
            if column.codes and not column.separator
            if (columns := tuple(filter(None, (column.within, column.name)))) != self.key
            if column.within in ("", *self.header)
        )
        return (*codes, *self.references)
