"""A committee's report of one period: its tables, and what its package declares of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from build_site.codes import CommitteeKey
from build_site.model.printed_figure import Figure
from build_site.model.printed_table import Table
from build_site.periods import Period
from build_site.vocabularies import TableRole

READING = "reading"  # the relation of a slip that can't be computed


@dataclass(frozen=True, slots=True)
class SameQuantity:
    """A declaration that two tables print the same quantity.

    Attributes:
        rows, columns: pairs of names, in the left table and in the right.
        sign: -1 when one table prints costs as positive numbers.
    """

    name: str
    left: str
    right: str
    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    sign: int


@dataclass(frozen=True, slots=True)
class DeclaredParts:
    """A declaration that some rows of a table make up a whole.

    Attributes:
        whole: what they add up to, such as 100 per cent; None when a row says it.
        whole_row: id of the row that they add up to, or "".
    """

    name: str
    table: str
    rows: tuple[str, ...]
    whole: Decimal | None
    whole_row: str


@dataclass(frozen=True, slots=True)
class DeclaredFinding:
    """A slip in the report that someone has re-read in the source and explained.

    Attributes:
        relation: the arithmetic relation that fails, or `reading` for what can't be computed.
        difference: printed minus expected, in the printed unit; None when not a number.
        cause: id of the error, unique in the report; the slips of one cause are one error seen at several places.
    """

    file_line: int
    table: str
    row: str
    column: str
    relation: str
    kind: str
    difference: Decimal | None
    lines: str
    printed: str
    expected: str
    unit: str
    explanation: str
    cause: str

    @property
    def is_read(self) -> bool:
        """Whether somebody has read the slip in the report, rather than computed it."""
        return self.relation == READING


@dataclass(frozen=True, slots=True)
class Source:
    """The report that a package was keyed from.

    Attributes:
        sha256: digest of its text, or of its PDF.
        is_pdf: whether it is a PDF. Then what is called a line elsewhere, of a row or of a finding, is a page.
    """

    title: str
    date: str
    diary_number: str
    sha256: str
    is_pdf: bool = False


@dataclass(frozen=True)
class Report:
    """A committee's follow-up of one period: one data package.

    Attributes:
        folder: the package's folder relative to the datasets folder.
        kind: code of the kind of report.
        period: what the report follows up.
        descriptor: the package's metadata as written, for the machine-readable copy and nothing else.
        keywords: search words of the package's own; it may have none.
        own_words: words in labels of running text that the report doesn't have, in small letters.
    """

    id: str
    folder: str
    title: str
    description: str
    version: str
    created: str
    municipality: str
    committee: str
    year: int
    kind: str
    period: Period
    source: Source
    tables: tuple[Table, ...]
    relations: tuple[SameQuantity, ...]
    parts: tuple[DeclaredParts, ...]
    findings: tuple[DeclaredFinding, ...]
    descriptor: Mapping[str, object]
    keywords: tuple[str, ...] = ()
    own_words: frozenset[str] = frozenset()

    @property
    def committee_key(self) -> CommitteeKey:
        """What identifies the report's committee: municipality and code."""
        return self.municipality, self.committee

    def table(self, table: str) -> Table | None:
        """The table with this id, or None."""
        return next((candidate for candidate in self.tables if candidate.id == table), None)

    def table_for(self, role: TableRole) -> Table | None:
        """The first table with this role, or None."""
        return next((candidate for candidate in self.tables if candidate.role is role), None)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of all tables, in print order."""
        return tuple(figure for table in self.tables for figure in table.figures)
