"""What a table looks like to a reader: headings, rows and cells, before they become HTML or a spreadsheet."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_site.checks.findings import Finding
from build_site.formatting import format_figure, format_place
from build_site.model import CodeLists, Column, Figure, Flow, Row, Sex, Table, Unit
from build_site.published import vocabulary

SEXES = {code: title.lower() for code, title in vocabulary.SEXES.titles.items()}
_FIGURE = re.compile(r"[+−]?\d[\d\u00a0]*(,\d+)?")
SORTABLE_ROWS = 3  # fewer are seen at a glance
LEVEL_HEADING = "Måluppfyllelse"
LEVELS = vocabulary.LEVELS.titles


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell as it is shown.

    Attributes:
        text: the figure, or why there is none.
        kind: `number`, `text` or `missing`.
        uncertain: whether the figure's column was lost in the text extraction.
        findings: numbers of the findings that are about this figure.
        pad: what the figure lacks for its comma to stand under the others' in the column, such as «,00».
    """

    figure: Figure
    text: str
    kind: str
    uncertain: bool
    findings: tuple[int, ...]
    pad: str = ""


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column's heading as it is shown.

    Attributes:
        findings: numbers of the findings that are about the column as a whole.
        is_numeric: whether there is any number in the column; otherwise it is read as text.
    """

    column: Column
    heading: str
    findings: tuple[int, ...]
    is_numeric: bool


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as it is shown, under a group heading when the first of its group."""

    row: Row
    group: str
    label: str
    detail: str
    emphasis: bool
    texts: tuple[str, ...]
    cells: tuple[ShownCell, ...]
    lines: str

    @property
    def runs(self) -> list[tuple[ShownCell, ...]]:
        """The cells; those that follow each other and lack a figure for the same reason together, to say it once."""
        return [
            run for key, cells in groupby(self.cells, key=_name_gap) for run in _part_run(tuple(cells), whole=bool(key))
        ]


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

    @property
    def by_column(self) -> dict[str, ShownColumn]:
        """The headings by the name of their column."""
        return {one.column.name: one for one in self.headings}

    @property
    def answer_column(self) -> str:
        """Name of the first column that tells a deviation from the budget, or "": what most readers come for."""
        told = (figure.column.name for figure in self.table.figures if figure.meaning.is_budget_deviation)
        return next(told, "")

    @property
    def is_sortable(self) -> bool:
        """Whether the order of the rows may be changed without breaking what the table says.

        Groups and sums within the table lose their meaning in another order; sums above or below all other rows don't.
        Figures in different units have no order.
        """
        runs = [(sums, len(list(run))) for sums, run in groupby(self.rows, key=lambda row: row.emphasis)]
        lengths = [length for sums, length in runs if not sums]
        return (
            len(lengths) == 1
            and lengths[0] >= SORTABLE_ROWS
            and not any(row.group for row in self.rows)
            and all(_has_one_unit(self.table, heading.column) for heading in self.headings)
        )


def _name_gap(cell: ShownCell) -> str:
    """Why a figure is missing, where nothing else is said of it."""
    return cell.text if cell.kind == "missing" and not cell.uncertain and not cell.findings else ""


def _part_run(cells: tuple[ShownCell, ...], *, whole: bool) -> list[tuple[ShownCell, ...]]:
    return [cells] if whole else [(cell,) for cell in cells]


def align_decimals(texts: Sequence[str]) -> tuple[str, ...]:
    """What each figure of a column lacks to its right for the decimal commas to stand under each other.

    Args:
        texts: figures as they are shown; what isn't a figure alone is left as it is.

    Returns:
        For each text the comma and digits that it lacks: `("12", "3,45", "6,7")` → `(",00", "", "0")`.
    """
    found = [_FIGURE.fullmatch(text) for text in texts]
    tails = [match[1] or "" if match else None for match in found]
    longest = max((len(tail) for tail in tails if tail is not None), default=0)
    whole = ",".ljust(longest, "0") if longest else ""
    return tuple("" if tail is None else whole[len(tail) :] for tail in tails)


def _has_one_unit(table: Table, column: Column) -> bool:
    units = {figure.unit.code for figure in table.figures if figure.column is column and not figure.is_empty}
    return len(units) <= 1


def build_shown_table(table: Table, codes: CodeLists, findings: tuple[Finding, ...]) -> ShownTable:
    """Lay out a table for a reader.

    Args:
        table: the table.
        codes: for the words that say why a cell is empty.
        findings: all findings; those about this table are picked out.
    """
    own = tuple(finding for finding in findings if (finding.report, finding.table) == (table.report, table.id))
    layout = _lay_out(table, codes, own)
    level_heading = (LEVEL_HEADING,) if layout.show_level else ()
    return ShownTable(
        table=table,
        unit=layout.unit,
        headings=tuple(_build_heading(column, layout) for column in table.columns),
        text_headings=(*level_heading, *table.text_columns.values()),
        rows=tuple(_build_row(row, layout) for row in table.rows),
        findings=own,
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """What all rows of a table have in common.

    Attributes:
        parents: ids of the rows that are sums of others.
        unit: the unit of all figures, or "" when they have several.
        unit_in_headings: whether the columns have a unit each, and not all the same.
        show_unit: whether each row must say its unit.
        show_level: whether there is a column for how far goals are reached.
        pads: what figures lack for their commas to stand under each other, by row and column.
    """

    table: Table
    codes: CodeLists
    findings: tuple[Finding, ...]
    parents: frozenset[str]
    unit: str
    unit_in_headings: bool
    show_unit: bool
    show_level: bool
    pads: Mapping[tuple[str, str], str]


def _lay_out(table: Table, codes: CodeLists, findings: tuple[Finding, ...]) -> _Layout:
    units = _find_units(table.figures)
    by_column = [_find_units(_find_figures(table, column)) for column in table.columns]
    columns_differ = len(units) > 1 and all(len(found) == 1 for found in by_column)
    return _Layout(
        table=table,
        codes=codes,
        findings=findings,
        parents=frozenset(row.parent for row in table.rows),
        unit=units[0].title if len(units) == 1 else "",
        unit_in_headings=columns_differ,
        show_unit=len(units) > 1 and not columns_differ,
        show_level=any(row.level for row in table.rows),
        pads=_build_pads(table),
    )


def _find_units(figures: Iterable[Figure]) -> list[Unit]:
    return list({figure.unit.code: figure.unit for figure in figures}.values())


def _find_figures(table: Table, column: Column) -> list[Figure]:
    return [figure for figure in table.figures if figure.column is column]


def _build_heading(column: Column, layout: _Layout) -> ShownColumn:
    figures = _find_figures(layout.table, column)
    numbers = tuple(
        number
        for number, finding in enumerate(layout.findings, start=1)
        if finding.column == column.name and not finding.row
    )
    heading = f"{column.title} ({figures[0].unit.abbreviation})" if layout.unit_in_headings else column.title
    return ShownColumn(column, heading, numbers, any(figure.value is not None for figure in figures))


def _build_pads(table: Table) -> dict[tuple[str, str], str]:
    pads = {}
    for column in table.columns:
        figures = [figure for figure in table.figures if figure.column is column and figure.value is not None]
        for figure, pad in zip(figures, align_decimals([format_figure(one) for one in figures]), strict=True):
            pads[figure.row.id, column.name] = pad
    return pads


def _build_row(row: Row, layout: _Layout) -> ShownRow:
    figures = [figure for figure in layout.table.figures if figure.row is row]
    return ShownRow(
        row=row,
        group=row.heading,
        label=row.label,
        detail=", ".join(_describe_row(layout.table, row, figures, show_unit=layout.show_unit)),
        emphasis=row.id in layout.parents or row.flow == Flow.NET,
        texts=(*((LEVELS.get(row.level, ""),) if layout.show_level else ()), *row.extra.values()),
        cells=tuple(_build_cell(figure, layout) for figure in figures),
        lines=format_place(row),
    )


def _describe_row(table: Table, row: Row, figures: list[Figure], *, show_unit: bool) -> Iterator[str]:
    """What the printed label leaves unsaid: what is counted, for whom, and in what unit."""
    sexes = {other.sex for other in table.rows if other.sex}
    if row.sex and len(sexes) > 1 and not row.label.lower().startswith(Sex(row.sex).stems):
        yield SEXES[row.sex]
    if row.quantity:
        yield row.quantity
    elif show_unit:
        yield figures[0].unit.title


def _build_cell(figure: Figure, layout: _Layout) -> ShownCell:
    numbers = tuple(
        number
        for number, finding in enumerate(layout.findings, start=1)
        if finding.column == figure.column.name and finding.row == figure.row.id
    )
    if figure.is_empty:
        status = layout.codes.statuses.get(figure.status)
        return ShownCell(figure, status.title if status else "", "missing", figure.uncertain, numbers)
    kind = "number" if figure.value is not None else "text"
    pad = layout.pads.get((figure.row.id, figure.column.name), "")
    return ShownCell(figure, format_figure(figure), kind, figure.uncertain, numbers, pad)
