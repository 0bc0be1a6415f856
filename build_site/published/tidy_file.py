"""A file with data from all reports: each column declared once, with how it is computed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from build_site.checks.arithmetic import Relation
from build_site.checks.findings import Finding
from build_site.comparing.comparison import Comparison
from build_site.delimiting import format_csv
from build_site.model import Corpus
from build_site.published.columns import DataColumn, DataFile, RowReference
from build_site.published.sheets import Cell, Field, Sheet, format_cell, sort_rows
from build_site.published.whole_ledger import Tried, build_whole_ledger
from build_site.saying.ledger import Ledger

T = TypeVar("T")


@dataclass(frozen=True)
class TidySource:
    """What the files are computed from: a checked corpus."""

    corpus: Corpus
    findings: tuple[Finding, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    relations: tuple[Relation, ...] = ()

    @cached_property
    def ledger(self) -> Ledger:
        """What the site says with a figure in it, sentence by sentence."""
        return build_whole_ledger(Tried(self.corpus, self.comparisons, self.findings, self.relations))


@dataclass(frozen=True, slots=True)
class Computed(Generic[T]):
    """A column with how its cell is computed from what a row is about; an empty text is an empty cell."""

    column: DataColumn
    compute: Callable[[T], Cell]

    def find_cell(self, about: T) -> Cell:
        """The cell of a row."""
        cell = self.compute(about)
        return None if cell == "" else cell


@dataclass(frozen=True, slots=True)
class DatabaseUse:
    """How the file is used as a table of a database.

    Attributes:
        key: the columns that tell rows apart, where they are others than the file's own.
        is_numbered: whether the rows have no key, and get a number.
        indexes: the columns of each index.
        searched: columns with texts to search in.
        facets: columns that a reader may want to count by.
    """

    key: tuple[str, ...] = ()
    is_numbered: bool = False
    indexes: tuple[tuple[str, ...], ...] = ()
    searched: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()


@dataclass(frozen=True)
class TidyFile(Generic[T]):
    """A published file with data from all reports. The contract's columns come first, in the contract's order.

    Attributes:
        list_rows: finds what the rows are about, one value a row, in any order.
        columns: what the CSV file has.
        extra: what CSV can't say, or says by its text: columns of the other formats only.
        is_frozen: whether an edition keeps the file; what is said of the data isn't data.
        counted: the column whose values, when they come or go, change the data more than a correction does; "" where
            the rows are made from the packages and are counted there.
    """

    name: str
    title: str
    description: str
    list_rows: Callable[[TidySource], Iterable[T]]
    columns: tuple[Computed[T], ...]
    key: tuple[str, ...] = ()
    references: tuple[RowReference, ...] = ()
    extra: tuple[Computed[T], ...] = ()
    counted: str = ""
    is_frozen: bool = True
    database: DatabaseUse = DatabaseUse()

    @cached_property
    def file(self) -> DataFile:
        """The CSV file as the dictionary and the catalogue describe it."""
        columns = tuple(one.column for one in self.columns)
        path = f"{self.name}.csv"
        return DataFile(self.name, self.title, self.description, columns, self.key, self.references, path)

    @property
    def header(self) -> list[str]:
        """The names of the contract's columns."""
        return self.file.header

    @property
    def fields(self) -> tuple[Field, ...]:
        """All columns as sheets have them."""
        return (*self.file.fields, *(one.column.as_field() for one in self.extra))

    def build_sheet(self, rows: Iterable[T]) -> Sheet:
        """A sheet with all columns, sorted; `rows` is what the rows are about."""
        columns = (*self.columns, *self.extra)
        cells = sort_rows([one.find_cell(about) for one in columns] for about in rows)
        return Sheet(self.name, self.title, self.fields, cells)

    def build_whole(self, source: TidySource) -> Sheet:
        """The sheet with everything."""
        return self.build_sheet(self.list_rows(source))

    def format_contract(self, sheet: Sheet) -> str:
        """A sheet of this file as canonical CSV: the contract's columns only."""
        rows = sorted([format_cell(cell) for cell in row] for row in sheet.pick(self.header).rows)
        return format_csv(self.header, rows)

    def format_whole(self, source: TidySource) -> str:
        """The file with everything, as canonical CSV."""
        return self.format_contract(self.build_whole(source))
