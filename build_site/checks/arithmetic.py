"""The relations that must hold between the figures of a table.

Every relation says what a printed figure should be according to other printed figures. The tolerance follows from
the decimals that are printed: each figure may be half a unit of its last decimal from the true value.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from build_site.checks.hierarchy import SUPPRESSED, find_children, find_rings
from build_site.model import Column, DeclaredParts, Figure, Flow, Report, Row, Table

# What the relations are called where a finding explains one; a report's declared ones have names of their own.
# What relations are called in findings.csv, and what an editor is told that they are.
NAMES: Mapping[str, str] = {
    "sum": "delar och summa",
    "flow": "intäkter, kostnader och netto",
    "difference": "skillnad mellan kolumner",
    "column_sum": "kolumner och deras summa",
    "ratio": "andel",
    "weighted_mean": "vägt medelvärde",
    "reports": "samma uppgift i två rapporter",
}
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


def _total(figures: Iterable[Figure]) -> Decimal:
    return sum((_number(figure) for figure in figures), Decimal(0))


def _added(figure: Figure) -> Decimal:
    """What a figure adds to a sum: a cost that is printed without minus takes from it."""
    value = figure.ledger_value
    if value is None:
        raise ValueError(f"no number in {figure.table}/{figure.row.id}/{figure.column.name}")
    return value


def _as_printed(amount: Decimal, figure: Figure) -> Decimal:
    """An amount with the sign that the figure's place is printed with."""
    return -amount if figure.turned and not figure.is_slip else amount


def _number_at(table: Table, row: str, column: Column) -> Figure | None:
    """The figure in a row and a column, unless there is none or it is no number."""
    figure = table.figure(row, column.name)
    return None if figure is None or figure.value is None else figure


def _add_rows(name: str, whole: Figure, parts: tuple[Figure, ...]) -> Relation:
    """A row is the sum of other rows of the same column."""
    formula = f"«{whole.row.full_label}» = {_names(parts)}"
    return Relation(name, whole, parts, _add_up(whole, parts), _tolerance((whole, *parts)), formula)


def _add_up(whole: Figure, parts: tuple[Figure, ...]) -> Decimal:
    """What the parts make: money in and out where the whole is a net, otherwise simply their printed numbers."""
    if whole.flow == Flow.NET:
        return _as_printed(sum((_added(part) for part in parts), Decimal(0)), whole)
    return _total(parts)


def _find_sums(table: Table) -> Iterator[Relation]:
    """A row is the sum of the rows that name it as their parent; rows in a ring have none, and a rule of their own."""
    ringed = {row.id for ring in find_rings(table) for row in ring}
    for parent, rows in find_children(table).items():
        for column in table.columns if parent not in ringed else ():
            whole, parts = _number_at(table, parent, column), _numeric(table, rows, column)
            if whole is not None and parts and whole.unit.additive:
                yield _add_rows("sum", whole, parts)


def _find_flows(table: Table) -> Iterator[Relation]:
    """Under one heading, net = income + cost + financial items."""
    for flows in _group_flows(table):
        rows = [flows[flow] for flow in ADDITIVE_FLOWS if flow in flows]
        for column in table.columns if Flow.NET in flows else ():
            net, parts = _number_at(table, flows[Flow.NET].id, column), _numeric(table, rows, column)
            if net is not None and parts:
                yield _add_rows("flow", net, parts)


def _group_flows(table: Table) -> Iterable[dict[str, Row]]:
    """For each heading, the first row of each flow."""
    groups: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in table.rows:
        if row.flow:
            groups[row.heading].setdefault(row.flow, row)
    return groups.values()


def _find_differences(table: Table, column: Column) -> Iterator[Relation]:
    """A deviation or a change is the difference between two columns of the same row."""
    if column.difference_of is None:
        return
    for row in table.rows:
        figures = _numbers_of(table, row, (column.name, *column.difference_of))
        if len(figures) < 3:  # noqa: PLR2004 # the result and the two it is the difference of
            continue
        result, minuend, subtrahend = figures
        expected = _as_printed(_added(minuend) - _added(subtrahend), result)
        formula = f"«{column.title}» = «{minuend.column.title}» − «{subtrahend.column.title}»"
        parts = (minuend, subtrahend)
        yield Relation("difference", result, parts, expected, _tolerance((result, *parts)), formula)


def _find_column_sums(table: Table, column: Column) -> Iterator[Relation]:
    """A total column is the sum of other columns of the same row."""
    if not column.sum_of:
        return
    for row in table.rows:
        whole = _number_at(table, row.id, column)
        parts = _numbers_of(table, row, column.sum_of)
        if whole is None or not parts:
            continue
        formula = f"«{column.title}» = " + " + ".join(f"«{part.column.title}»" for part in parts)
        yield Relation("column_sum", whole, parts, _total(parts), _tolerance((whole, *parts)), formula)


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
        whole = _number_at(table, declared.whole_row, column) if declared.whole_row else None
        if whole is not None:
            yield _add_rows(declared.name, whole, parts)
        elif declared.whole is not None:
            expected = declared.whole - _total(parts[:-1])
            formula = f"{_names(parts)} = {declared.whole}"
            yield Relation(declared.name, parts[-1], parts[:-1], expected, _tolerance(parts), formula)


def _find_weighted_means(table: Table, column: Column) -> Iterator[Relation]:
    """A share for all is the mean of the parts' shares, weighted by how many they are."""
    if not column.weighted_by:
        return
    for parent, rows in find_children(table).items():
        whole, shares = _number_at(table, parent, column), _numeric(table, rows, column)
        weights = {figure.row.id: _number(figure) for figure in _numeric(table, rows, _weights(table, column))}
        if whole is None or len(shares) != len(rows) or len(weights) != len(rows) or not sum(weights.values()):
            continue
        weighted = sum((_number(share) * weights[share.row.id] for share in shares), Decimal(0))
        expected = weighted / sum(weights.values())
        tolerance = whole.rounding + max(share.rounding for share in shares)
        formula = f"«{whole.row.full_label}» = vägt medel av {_names(shares)}"
        yield Relation("weighted_mean", whole, shares, expected, tolerance, formula)


def _weights(table: Table, column: Column) -> Column:
    found = table.column(column.weighted_by)
    if found is None:
        raise ValueError(f"no column {column.weighted_by} in {table.id}")  # reading refuses such a table
    return found
