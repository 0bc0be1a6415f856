"""What a table looks like to a reader: headings, rows and cells, before they become HTML or a spreadsheet."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_site import vocabulary
from build_site.checks.findings import Finding
from build_site.formatting import format_figure
from build_site.model import CodeLists, Column, Figure, Row, Table

SEXES = {code: title.lower() for code, title in vocabulary.SEXES.titles.items()}
_SEX_LABELS = ("kvinn", "man", "män")
LEVEL_HEADING = "Måluppfyllelse"
LEVELS = vocabulary.LEVELS.titles


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is shown.

    Attributes:
        text: the figure, or why there is none.
        kind: `number`, `text` or `missing`.
        uncertain: whether the figure's column was lost in the text extraction.
        findings: numbers of the findings that are about this figure.
    """

    figure: Figure
    text: str
    kind: str
    uncertain: bool
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column's heading as it is shown, and the numbers of the findings that are about the column as a whole."""

    column: Column
    heading: str
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as it is shown, under a group heading when the first of its group."""

    row: Row
    group: str
    label: str
    detail: str
    emphasis: bool
    texts: tuple[str, ...]
    cells: tuple[Cell, ...]
    lines: str


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as it is shown.

    Attributes:
        unit: the unit of all figures, or "" when it differs and stands in the headings or on the rows.
        headings: the figure columns, with the unit in the heading where columns differ.
        findings: the findings that are about this table, in the order in which they are numbered from 1.
    """

    table: Table
    unit: str
    headings: tuple[ShownColumn, ...]
    text_headings: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    findings: tuple[Finding, ...]


def build_shown_table(table: Table, codes: CodeLists, findings: tuple[Finding, ...]) -> ShownTable:
    """Lay out a table for a reader.

    Args:
        table: the table.
        codes: for the words that say why a cell is empty.
        findings: all findings; those about this table are picked out.
    """
    own = tuple(finding for finding in findings if (finding.report, finding.table) == (table.report, table.id))
    units = {figure.unit.code: figure.unit for figure in table.figures}
    by_column = {
        column.name: {figure.unit.code: figure.unit for figure in table.figures if figure.column is column}
        for column in table.columns
    }
    columns_differ = len(units) > 1 and all(len(found) == 1 for found in by_column.values())
    headings = tuple(
        ShownColumn(
            column,
            f"{column.title} ({next(iter(by_column[column.name].values())).abbreviation})"
            if columns_differ
            else column.title,
            tuple(
                number
                for number, finding in enumerate(own, start=1)
                if finding.column == column.name and not finding.row
            ),
        )
        for column in table.columns
    )
    has_levels = any(row.level for row in table.rows)
    layout = _Layout(
        table=table,
        codes=codes,
        findings=own,
        parents=frozenset(row.parent for row in table.rows),
        show_unit=len(units) > 1 and not columns_differ,
        show_level=has_levels,
    )
    return ShownTable(
        table=table,
        unit=next(iter(units.values())).title if len(units) == 1 else "",
        headings=headings,
        text_headings=(*((LEVEL_HEADING,) if has_levels else ()), *table.text_columns.values()),
        rows=tuple(_build_row(row, layout) for row in table.rows),
        findings=own,
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """What all rows of a table have in common.

    Attributes:
        parents: ids of the rows that are sums of others.
        show_unit: whether each row must say its unit.
        show_level: whether there is a column for how far goals are reached.
    """

    table: Table
    codes: CodeLists
    findings: tuple[Finding, ...]
    parents: frozenset[str]
    show_unit: bool
    show_level: bool


def _build_row(row: Row, layout: _Layout) -> ShownRow:
    figures = [figure for figure in layout.table.figures if figure.row is row]
    return ShownRow(
        row=row,
        group=row.heading,
        label=row.label,
        detail=", ".join(_describe_row(layout.table, row, figures, show_unit=layout.show_unit)),
        emphasis=row.id in layout.parents or row.flow == "net",
        texts=(*((LEVELS.get(row.level, ""),) if layout.show_level else ()), *row.extra.values()),
        cells=tuple(_build_cell(figure, layout.codes, layout.findings) for figure in figures),
        lines=", ".join(place.replace("-", "–") for place in row.places),
    )


def _describe_row(table: Table, row: Row, figures: list[Figure], *, show_unit: bool) -> Iterator[str]:
    """What the printed label leaves unsaid: what is counted, for whom, and in what unit."""
    sexes = {other.sex for other in table.rows if other.sex}
    if row.sex and len(sexes) > 1 and not row.label.lower().startswith(_SEX_LABELS):
        yield SEXES[row.sex]
    if row.quantity:
        yield row.quantity
    elif show_unit:
        yield figures[0].unit.title


def _build_cell(figure: Figure, codes: CodeLists, findings: tuple[Finding, ...]) -> Cell:
    numbers = tuple(
        number
        for number, finding in enumerate(findings, start=1)
        if finding.column == figure.column.name and finding.row == figure.row.id
    )
    if figure.is_empty:
        status = codes.statuses.get(figure.status)
        return Cell(figure, status.title if status else "", "missing", figure.uncertain, numbers)
    kind = "number" if figure.value is not None else "text"
    return Cell(figure, format_figure(figure), kind, figure.uncertain, numbers)
