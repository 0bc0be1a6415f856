"""A printed table, and the chart that its package asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from build_site.model.printed_figure import Column, Figure, PageBox, Row
from build_site.vocabularies import TableRole


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
        lines: the runs of source lines that carry figures, each as first and last line; of a PDF the pages.
        cells: the number of printed figures that the package says there are.
        explained_boxes, omitted_boxes: the same of a PDF as `explained_lines` and `omitted_lines` of a text.
        explained_lines: source lines inside the table whose digits belong to no figure, and why.
        text_columns: name and title of columns that hold text and no figures.
        notes: what a reader must know, in Swedish.
        running_text: whether the figures stand in sentences rather than in a printed table.
        own_count: whether we have counted the figures ourselves from a list of cases, instead of reading them.
        goal, goal_area: the goal that the table's indicators belong to, and its area, as printed, or "".
        reworded: texts that the report doesn't print as they are keyed, each with what it prints instead, or "".
        omitted_lines: runs of source lines with words that the table leaves out.
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
    reworded: tuple[tuple[str, str], ...] = ()
    omitted_lines: tuple[tuple[int, int], ...] = ()
    explained_boxes: tuple[PageBox, ...] = ()
    omitted_boxes: tuple[PageBox, ...] = ()

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
