"""The facts that the site is built from, as frozen values. Nothing here reads or writes files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from build_site.codes import (
    Base,
    Code,
    CodeLists,
    Committee,
    Flow,
    Measure,
    MeasureKind,
    Municipality,
    Sex,
    TableGroup,
    TableRole,
    Topic,
    Unit,
    UnitKind,
    UnitRole,
)
from build_site.periods import Period

__all__ = (
    "Base",
    "Code",
    "CodeLists",
    "Committee",
    "Flow",
    "Measure",
    "MeasureKind",
    "Municipality",
    "Sex",
    "TableGroup",
    "TableRole",
    "Topic",
    "Unit",
    "UnitKind",
    "UnitRole",
)


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column that holds figures.

    Attributes:
        title: the heading that the site shows, with measure and period spelled out.
        printed: the heading as the report prints it.
        period: what the figures refer to; None where each row says it, or for a total over several years.
        unit, sex, age, indicator, service, area: code that holds for the whole column, or "".
        decimals: decimals to count with where the report drops final zeros.
        difference_of: the two columns of which this one is the difference (first minus second).
        ratio_of: the two columns of which this one is the share in per cent (first of second).
        sum_of: the columns of which this one is the sum.
        weighted_by: the column with the weights, when the total is the weighted mean of its parts.
    """

    name: str
    title: str
    printed: str
    numeric: bool
    measure: str
    period: Period | None
    unit: str = ""
    sex: str = ""
    age: str = ""
    indicator: str = ""
    service: str = ""
    area: str = ""
    decimals: int = 0
    difference_of: tuple[str, str] | None = None
    ratio_of: tuple[str, str] | None = None
    sum_of: tuple[str, ...] = ()
    weighted_by: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row.

    Attributes:
        file_line: where the row stands in the CSV file (the header is line 1).
        places: source lines as written in the file: one for the row, or one for each figure.
        parent: id of the row whose sum this row is a part of.
        of_which: id of the row of which this is one part among others.
        level: how far a goal is reached on the shared scale: `good`, `acceptable`, `not_acceptable` or
            `not_assessed`; "" for rows that are no goals.
        extra: text columns that hold no figures, by name.
    """

    id: str
    file_line: int
    label: str
    places: tuple[str, ...]
    heading: str = ""
    quantity: str = ""
    parent: str = ""
    of_which: str = ""
    flow: str = ""
    goal: str = ""
    level: str = ""
    project: str = ""
    sex: str = ""
    note: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def full_label(self) -> str:
        """The printed labels from the outermost to the innermost, joined with ` > `."""
        return " > ".join(part for part in (self.heading, self.label, self.quantity) if part)


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed cell, with everything that says what it means.

    Attributes:
        meaning: what is measured; `measure` is its code.
        flow: the kind of money that the figure is about, by its indicator or else its row; "" when it isn't money.
        is_whole: whether the figure is about the whole committee, by its service.
        value: the number as printed, with its decimals; None for text and for empty cells.
        text: the text as printed when the cell is not a number.
        line: source line or lines (`931`, `931-934`).
        status: why the cell is empty, or "".
    """

    report: str
    table: str
    row: Row
    column: Column
    municipality: str
    meaning: Measure
    period: Period | None
    sex: str
    age: str
    unit: Unit
    service: str
    is_whole: bool
    indicator: str
    flow: str
    value: Decimal | None
    text: str
    line: str
    uncertain: bool
    status: str
    note: str

    @property
    def measure(self) -> str:
        """Code of what is measured."""
        return self.meaning.code

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed in the cell."""
        return self.value is None and not self.text

    @property
    def base_value(self) -> Decimal | None:
        """The value in the base unit (kr, per cent, count)."""
        return None if self.value is None else self.value * self.unit.factor

    @property
    def rounding(self) -> Decimal:
        """Half a unit of the last printed decimal: how far the printed value may be from the true one."""
        exponent = 0 if self.value is None else int(self.value.as_tuple().exponent)
        return Decimal(5).scaleb(min(exponent, -self.column.decimals) - 1)

    @property
    def base_rounding(self) -> Decimal:
        """The rounding in the base unit."""
        return self.rounding * self.unit.factor


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """What a table's chart shows, as its package declares it.

    Attributes:
        kind: `deviation`, `bars`, `parts`, `panels`, `bullet`, `targets`, `dumbbell`, `lines` or `slope`.
        columns: names of the columns, in the order in which they are drawn.
        rows: ids of the rows; empty means all.
        unit: unit to draw in (`mnkr` for a table in tkr), or "" for the table's own.
    """

    kind: str
    columns: tuple[str, ...]
    rows: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class KeyedColumn:
    """A column of a table's CSV file as its package describes it, whether it holds figures, keys or text.

    Attributes:
        title, description: as the package says them, or "": key columns are described by the code list.
        numeric: whether every cell is a number or empty.
    """

    name: str
    title: str
    description: str
    numeric: bool


@dataclass(frozen=True)
class Table:
    """A printed table.

    Attributes:
        path: the CSV file relative to the datasets folder.
        title: the title as the report prints it.
        plain_title: what the site calls the table; the printed title where that says enough by itself.
        section: where in the report the table stands.
        role: what the table is in its report, or None where it is none of what the program asks for.
        group: what it is about: `economy`, `goals`, `services`, `staff`, `control` or `text`.
        lines: the runs of source lines that carry figures, each as first and last line.
        cells: the number of printed figures that the package says there are.
        explained_lines: source lines inside the table whose digits belong to no figure, and why.
        text_columns: name and title of columns that hold text and no figures.
        notes: what a reader must know, in Swedish.
        running_text: whether the figures stand in sentences rather than in a printed table.
        own_count: whether we have counted the figures ourselves from a list of cases, instead of reading them.
        goal, goal_area: the goal that the table's indicators belong to, and its area, as printed, or "".
        keyed_columns: every column of the CSV file, in the file's order; `columns` are those that hold figures.
    """

    id: str
    report: str
    path: str
    title: str
    section: str
    group: str
    lines: tuple[tuple[int, int], ...]
    cells: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    figures: tuple[Figure, ...]
    explained_lines: Mapping[int, str]
    text_columns: Mapping[str, str]
    notes: tuple[str, ...]
    chart: ChartSpec | None
    running_text: bool = False
    own_count: bool = False
    goal: str = ""
    goal_area: str = ""
    plain_title: str = ""
    keyed_columns: tuple[KeyedColumn, ...] = ()
    role: TableRole | None = None

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, str], Figure]:
        return {(figure.row.id, figure.column.name): figure for figure in self.figures}

    def figure(self, row: str, column: str) -> Figure | None:
        """The figure of a row and a column, or None where the table has no such cell."""
        return self._by_place.get((row, column))

    @cached_property
    def chart_figures(self) -> tuple[Figure, ...]:
        """The numbers that the table's chart is drawn from, row by row; none without a chart."""
        if self.chart is None:
            return ()
        rows = self.chart.rows or tuple(row.id for row in self.rows)
        found = (self.figure(row, column) for row in rows for column in self.chart.columns)
        return tuple(figure for figure in found if figure is not None and figure.value is not None)

    def row(self, row: str) -> Row | None:
        """The row with this id, or None."""
        return next((candidate for candidate in self.rows if candidate.id == row), None)

    def column(self, name: str) -> Column | None:
        """The figure column with this name, or None."""
        return next((candidate for candidate in self.columns if candidate.name == name), None)


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
class Parts:
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


READING = "reading"  # the relation of a slip that can't be computed


@dataclass(frozen=True, slots=True)
class DeclaredFinding:
    """A slip in the report that someone has re-read in the source and explained.

    Attributes:
        relation: the arithmetic relation that fails, or `reading` for what can't be computed.
        difference: printed minus expected, in the printed unit; None when not a number.
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

    @property
    def is_read(self) -> bool:
        """Whether somebody has read the slip in the report, rather than computed it."""
        return self.relation == READING


@dataclass(frozen=True, slots=True)
class Source:
    """The report that a package was keyed from."""

    title: str
    date: str
    diary_number: str
    sha256: str


@dataclass(frozen=True)
class Report:
    """A committee's follow-up of one period: one data package.

    Attributes:
        folder: the package's folder relative to the datasets folder.
        kind: `delar-1`, `delar-2`, `verksamhetsberattelse` or `other`.
        period: what the report follows up.
        descriptor: the package's metadata as written, for the machine-readable copy and nothing else.
        keywords: search words of the package's own; it may have none.
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
    parts: tuple[Parts, ...]
    findings: tuple[DeclaredFinding, ...]
    descriptor: Mapping[str, object]
    keywords: tuple[str, ...] = ()

    def table(self, table: str) -> Table | None:
        """The table with this id, or None."""
        return next((candidate for candidate in self.tables if candidate.id == table), None)

    def table_for(self, role: TableRole) -> Table | None:
        """The first table with this role, or None."""
        return next((candidate for candidate in self.tables if candidate.role is role), None)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of all tables, in print order."""
        return tuple(figure for table in self.tables for figure in table.figures)


@dataclass(frozen=True, slots=True)
class Selector:
    """Points out one figure by what the tidy database says of it; "" says nothing.

    Attributes:
        column: name of the column in the package's table.
        budget_column: the column of the same row that the figure is a share of, for the base `percent_of_budget`.
    """

    report: str = ""
    table: str = ""
    row: str = ""
    column: str = ""
    service: str = ""
    indicator: str = ""
    measure: str = ""
    period: str = ""
    sex: str = ""
    age: str = ""
    unit: str = ""
    budget_column: str = ""

    def describe(self) -> str:
        """What the selector asks for, for messages."""
        asked = ((name, getattr(self, name)) for name in self.__slots__)
        return ", ".join(f"{name} {value}" for name, value in asked if value)


@dataclass(frozen=True, slots=True)
class SeriesSpec:
    """Figures that belong together, such as one quantity over the years.

    Attributes:
        name: as the reader sees it; "" lets municipality, measure and period speak for a single figure.
        target: whether the series is a target that others are held against.
    """

    name: str
    points: tuple[Selector, ...]
    target: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """From this period on, figures can't be compared with those before."""

    period: Period
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two figures can't be compared without care."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ComparisonSpec:
    """A declared comparison: a question, the figures that answer it and how well they can be compared.

    Attributes:
        group: `municipalities`, `years`, `committees` or `forecasts`.
        topics: codes of the topics whose pages show the comparison.
        bases: what the figures are shown per: `total`, `per_inhabitant`, `percent_of_budget`, `index`.
        verdict: `comparable`, `reservations` or `not_comparable`.
        breaks: where a series changes its meaning.
        cost: whether the figures are costs, printed with a minus, so that they are shown without it.
        featured: whether the start page may show it.
        slope: whether each thing goes from a forecast to an outcome; its series are called «<thing>, <time>».
    """

    id: str
    path: str
    title: str
    question: str
    summary: str
    group: str
    topics: tuple[str, ...]
    series: tuple[SeriesSpec, ...]
    bases: tuple[str, ...]
    verdict: str
    reasons: tuple[Reason, ...]
    breaks: tuple[Break, ...]
    cost: bool
    featured: bool = False
    slope: bool = False


@dataclass(frozen=True)
class Corpus:
    """All that the site is built from.

    Attributes:
        population: inhabitants on 31 December, by municipality and year.
    """

    codes: CodeLists
    population: Mapping[tuple[str, int], int]
    reports: tuple[Report, ...]
    comparisons: tuple[ComparisonSpec, ...]

    def report(self, report: str) -> Report | None:
        """The report with this id, or None."""
        return next((candidate for candidate in self.reports if candidate.id == report), None)

    def select(self, selector: Selector) -> Iterator[Figure]:
        """All figures that fit a selector."""
        report = self.report(selector.report)
        for figure in report.figures if report else ():
            found = {
                "table": figure.table,
                "row": figure.row.id,
                "column": figure.column.name,
                "service": figure.service,
                "indicator": figure.indicator,
                "measure": figure.measure,
                "period": str(figure.period or ""),
                "sex": figure.sex,
                "age": figure.age,
                "unit": figure.unit.code,
            }
            if all(getattr(selector, name) in ("", value) for name, value in found.items()):
                yield figure
