"""The relations that must hold between the figures of a table.

Every relation says what a printed figure should be according to other printed figures. The tolerance follows from
the decimals that are printed: each figure may be half a unit of its last decimal from the true value.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from build_site.checks.hierarchy import SUPPRESSED, find_children, find_rings
from build_site.model import Column, DeclaredParts, Figure, Flow, Report, Row, Table

ADDITIVE_FLOWS = tuple(flow for flow in Flow if flow.adds_to_net)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation that has been computed.

    Attributes:
        name: `sum`, `flow`, `difference`, `column_sum`, `ratio`, `weighted_mean`, `reports`, or the name of a
            declared relation.
        figure: the printed figure that the relation is about.
        parts: the printed figures that it follows from.
        expected: what the figure should be, in its own unit.
        tolerance: how far from it the printed value may be because of rounding, in the same unit.
        formula: the relation in Swedish, for people.
    """

    name: str
    figure: Figure
    parts: tuple[Figure, ...]
    expected: Decimal
    tolerance: Decimal
    formula: str

    @property
    def printed(self) -> Decimal:
        """The printed value."""
        return _number(self.figure)

    @property
    def difference(self) -> Decimal:
        """Printed minus expected, in the figure's unit."""
        return self.printed - self.expected

    @property
    def holds(self) -> bool:
        """Whether rounding explains the difference."""
        return abs(self.difference) <= self.tolerance

    @property
    def lines(self) -> str:
        """The source lines of all figures involved, in order, joined with `;`."""
        lines = {figure.line for figure in (self.figure, *self.parts)}
        return ";".join(sorted(lines, key=lambda line: int(line.split("-")[0])))


def find_table_relations(report: Report) -> Iterator[Relation]:
    """Compute every relation within the tables of a report, those that hold and those that don't."""
    for table in report.tables:
        yield from _find_sums(table)
        yield from _find_flows(table)
        for column in table.columns:
            yield from _find_differences(table, column)
            yield from _find_column_sums(table, column)
            yield from _find_ratios(table, column)
            yield from _find_weighted_means(table, column)
    for parts in report.parts:
        yield from _find_parts(report, parts)


def _number(figure: Figure) -> Decimal:
    if figure.value is None:
        raise ValueError(f"no number in {figure.table}/{figure.row.id}/{figure.column.name}")
    return figure.value


def _tolerance(figures: Iterable[Figure]) -> Decimal:
    """Half a unit of the last decimal for each figure; nothing for what has no halves, such as people."""
    return sum((Decimal(0) if figure.unit.whole else figure.rounding for figure in figures), Decimal(0))


def _numeric(table: Table, rows: Iterable[Row], column: Column) -> tuple[Figure, ...]:
    return _numbers(table.figure(row.id, column.name) for row in rows)


def _numbers_of(table: Table, row: Row, columns: Iterable[str]) -> tuple[Figure, ...]:
    return _numbers(table.figure(row.id, name) for name in columns)


def _numbers(figures: Iterable[Figure | None]) -> tuple[Figure, ...]:
    """Those that are numbers; none when one of them is hidden, because nothing can be computed then."""
    given = [figure for figure in figures if figure is not None]
    if any(figure.status == SUPPRESSED for figure in given):
        return ()
    return tuple(figure for figure in given if figure.value is not None)


def _table(report: Report, name: str) -> Table:
    found = report.table(name)
    if found is None:
        raise ValueError(f"no table {name} in {report.id}")  # reading refuses such a report
    return found


def _names(figures: Iterable[Figure]) -> str:
    return " + ".join(f"«{figure.row.full_label}»" for figure in figures)


def _find_sums(table: Table) -> Iterator[Relation]:
    """A row is the sum of the rows that name it as their parent; rows in a ring have none, and a rule of their own."""
    ringed = {row.id for ring in find_rings(table) for row in ring}
    for parent, rows in find_children(table).items():
        if parent in ringed:
            continue
        for column in table.columns:
            whole, parts = table.figure(parent, column.name), _numeric(table, rows, column)
            if whole is None or whole.value is None or not parts or not whole.unit.additive:
                continue
            expected = sum((_number(part) for part in parts), Decimal(0))
            formula = f"«{whole.row.full_label}» = {_names(parts)}"
            yield Relation("sum", whole, parts, expected, _tolerance((whole, *parts)), formula)


def _find_flows(table: Table) -> Iterator[Relation]:
    """Under one heading, net = income + cost + financial items."""
    groups: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in table.rows:
        if row.flow:
            groups[row.heading].setdefault(row.flow, row)
    for flows in groups.values():
        rows = [flows[flow] for flow in ADDITIVE_FLOWS if flow in flows]
        if Flow.NET not in flows or not rows:
            continue
        for column in table.columns:
            net, parts = table.figure(flows[Flow.NET].id, column.name), _numeric(table, rows, column)
            if net is None or net.value is None or not parts:
                continue
            expected = sum((_number(part) for part in parts), Decimal(0))
            formula = f"«{net.row.full_label}» = {_names(parts)}"
            yield Relation("flow", net, parts, expected, _tolerance((net, *parts)), formula)


def _find_differences(table: Table, column: Column) -> Iterator[Relation]:
    """A deviation or a change is the difference between two columns of the same row."""
    if column.difference_of is None:
        return
    for row in table.rows:
        figures = _numbers_of(table, row, (column.name, *column.difference_of))
        if len(figures) < 3:  # noqa: PLR2004 # the result and the two it is the difference of
            continue
        result, minuend, subtrahend = figures
        expected = _number(minuend) - _number(subtrahend)
        formula = f"«{column.title}» = «{minuend.column.title}» − «{subtrahend.column.title}»"
        parts = (minuend, subtrahend)
        yield Relation("difference", result, parts, expected, _tolerance((result, *parts)), formula)


def _find_column_sums(table: Table, column: Column) -> Iterator[Relation]:
    """A total column is the sum of other columns of the same row."""
    if not column.sum_of:
        return
    for row in table.rows:
        whole = table.figure(row.id, column.name)
        parts = _numbers_of(table, row, column.sum_of)
        if whole is None or whole.value is None or not parts:
            continue
        expected = sum((_number(part) for part in parts), Decimal(0))
        formula = f"«{column.title}» = " + " + ".join(f"«{part.column.title}»" for part in parts)
        yield Relation("column_sum", whole, parts, expected, _tolerance((whole, *parts)), formula)


def _find_ratios(table: Table, column: Column) -> Iterator[Relation]:
    """A share is a count of another count, in per cent. Counts are whole; only the share is rounded."""
    if column.ratio_of is None:
        return
    for row in table.rows:
        figures = _numbers_of(table, row, (column.name, *column.ratio_of))
        if len(figures) < 3 or not _number(figures[2]):  # noqa: PLR2004 # the share and the two counts
            continue
        share, part, whole = figures
        expected = _number(part) * 100 / _number(whole)
        formula = f"«{column.title}» = «{part.column.title}» av «{whole.column.title}»"
        yield Relation("ratio", share, (part, whole), expected, share.rounding, formula)


def _find_parts(report: Report, declared: DeclaredParts) -> Iterator[Relation]:
    """Rows that make up a whole. Where no row prints the whole, the relation is about the last part."""
    table = _table(report, declared.table)
    rows = [row for name in declared.rows if (row := table.row(name))]
    for column in table.columns:
        parts = _numeric(table, rows, column)
        if len(parts) < len(rows):
            continue
        total = sum((_number(part) for part in parts), Decimal(0))
        whole = table.figure(declared.whole_row, column.name) if declared.whole_row else None
        if whole is not None and whole.value is not None:
            formula = f"«{whole.row.full_label}» = {_names(parts)}"
            yield Relation(declared.name, whole, parts, total, _tolerance((whole, *parts)), formula)
        elif declared.whole is not None:
            expected = declared.whole - total + _number(parts[-1])
            formula = f"{_names(parts)} = {declared.whole}"
            yield Relation(declared.name, parts[-1], parts[:-1], expected, _tolerance(parts), formula)


def _find_weighted_means(table: Table, column: Column) -> Iterator[Relation]:
    """A share for all is the mean of the parts' shares, weighted by how many they are."""
    if not column.weighted_by:
        return
    for parent, rows in find_children(table).items():
        whole = table.figure(parent, column.name)
        shares = _numeric(table, rows, column)
        weights = {figure.row.id: _number(figure) for figure in _numeric(table, rows, _weights(table, column))}
        total = sum((weights.get(share.row.id, Decimal(0)) for share in shares), Decimal(0))
        if whole is None or whole.value is None or len(shares) != len(rows) or len(weights) != len(rows) or not total:
            continue
        expected = sum((_number(share) * weights[share.row.id] for share in shares), Decimal(0)) / total
        tolerance = whole.rounding + max(share.rounding for share in shares)
        formula = f"«{whole.row.full_label}» = vägt medel av {_names(shares)}"
        yield Relation("weighted_mean", whole, shares, expected, tolerance, formula)


def _weights(table: Table, column: Column) -> Column:
    found = table.column(column.weighted_by)
    if found is None:
        raise ValueError(f"no column {column.weighted_by} in {table.id}")  # reading refuses such a table
    return found
