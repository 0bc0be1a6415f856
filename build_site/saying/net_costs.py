"""What a committee costs: its net without what the council gives it, a year apart."""

from collections.abc import Collection, Iterator

from build_site.model import Column, Figure, Report, Row, Table
from build_site.periods import Period
from build_site.saying.budget import find_total
from build_site.saying.shared_phrases import find_end
from build_site.vocabularies import Flow, MeasureKind, TableRole

_ECONOMY = (TableRole.OPERATING_RESULT, TableRole.INCOME_STATEMENT)
_COUNTED = (Flow.COST, Flow.FINANCIAL, Flow.INCOME)
NetCost = tuple[Figure, ...]  # figures of one column whose sum is the net cost; the first is a cost or the net itself


def find_net_costs(report: Report) -> tuple[NetCost, NetCost] | None:
    """The whole committee's net costs of the same months, a year apart; the latest that are printed, last year first.

    Each is one printed net, or, where the council's contribution is part of the printed result, the costs and what
    other incomes there are: fewer roundings than the result minus the contribution.
    """
    pairs = [pair for table in report.tables if table.role in _ECONOMY for pair in _find_years(table)]
    return max(pairs, key=lambda pair: find_end(pair[0][0]), default=None)


def _find_years(table: Table) -> Iterator[tuple[NetCost, NetCost]]:
    found = [parts for column in table.columns if (parts := _find_net_cost(table, column))]
    for last in found:
        for first in found:
            alike = [one.row for one in last] == [one.row for one in first]
            if alike and _is_year_before(first[0].period, last[0].period):
                yield last, first


def _find_net_cost(table: Table, column: Column) -> NetCost:
    """The parts of the net cost in a column of what has happened; () where one isn't printed, is doubted or no cost."""
    net = find_total((figure for figure in table.figures if figure.column is column), table)
    if net is None or net.meaning.kind is not MeasureKind.ACTUAL:
        return ()
    parts = _list_parts(table, net)
    sound = tuple(one for one in parts if one is not None and _is_sound(one))
    return sound if len(sound) == len(parts) and _is_cost(sound) else ()


def _is_cost(parts: NetCost) -> bool:
    """Whether the costs exceed the incomes."""
    return sum(one.base_value or 0 for one in parts) < 0


def _is_sound(figure: Figure) -> bool:
    return figure.value is not None and not figure.uncertain


def _list_parts(table: Table, net: Figure) -> list[Figure | None]:
    flows = _find_flows(table)
    given = [row for row in table.rows if flows[row.id] == Flow.CONTRIBUTION]
    if not given:  # a result may hold the contribution without a row of its own
        return [net] if table.role is TableRole.OPERATING_RESULT else [None]
    incomes = {row.parent for row in given}
    rows = _list_counted(table, net.row.heading, incomes)
    rows += [row for row in table.rows if row.parent in incomes - {""} and row not in given]
    return [table.figure(row.id, net.column.name) for row in rows]


def _list_counted(table: Table, heading: str, incomes: Collection[str]) -> list[Row]:
    """The costs and incomes under a heading but some, costs first; a cost among the costs is in their sum already."""
    flows = _find_flows(table)
    counted = (row for row in table.rows if row.heading == heading and flows[row.id] in _COUNTED)
    outermost = [row for row in counted if flows[row.id] != flows.get(row.parent, "") and row.id not in incomes]
    return sorted(outermost, key=lambda row: _COUNTED.index(Flow(flows[row.id])))


def _find_flows(table: Table) -> dict[str, str]:
    """What kind of money each row is: as the row says, or else its figures by their indicator or account."""
    known = {figure.row.id: figure.flow for figure in table.figures if figure.flow}
    return {row.id: row.flow or known.get(row.id, "") for row in table.rows}


def _is_year_before(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None:
        return False
    return (one.start[0] + 1, one.start[1]) == other.start and (one.end[0] + 1, one.end[1]) == other.end
