"""What the members of a set are called, after «de 7»."""

from collections.abc import Sequence

from build_site.model import Table
from build_site.saying.values import Value
from build_site.vocabularies import TableRole, UnitKind

_SERVICES = "verksamheterna"
_BY_ROLE = {
    TableRole.SUMMARY: "posterna",
    TableRole.OPERATING_RESULT: _SERVICES,
    TableRole.OPERATING_DETAILS: _SERVICES,
    TableRole.INCOME_STATEMENT: "posterna",
    TableRole.ACCOUNT_ANALYSIS: "posterna",
    TableRole.GRANTS: "bidragen",
    TableRole.FORECASTS: _SERVICES,
    TableRole.INVESTMENTS: "slagen av projekt",
    TableRole.INVESTMENTS_ANNUAL: "projekten",
    TableRole.INVESTMENTS_MULTI_YEAR: "projekten",
    TableRole.UNIT_COSTS: "styckkostnaderna",
    TableRole.STAFF: "grupperna",
    TableRole.SICK_LEAVE: "grupperna",
}


def name_members(table: Table, values: Sequence[Value]) -> str:
    """What the things are that a claim about a table chooses among: «verksamheterna», «slagen av årsplatser»."""
    units = {value.unit.code: value.unit for value in values}
    unit = next(iter(units.values()))
    if table.role is TableRole.VOLUMES and len(units) == 1 and unit.kind is UnitKind.COUNT:
        return f"slagen av {unit.title}"
    # Where what is told of has several units in the table, the set is all that has this one.
    of_unit = len(units) == 1 and _count_units(table, values) > 1
    if of_unit and unit.kind is UnitKind.SHARE:
        return "andelarna"
    if of_unit and unit.kind is UnitKind.COUNT and table.role is TableRole.STAFF:
        return f"{_name_kind(table, values)} av {unit.title}"
    return f"{_name_kind(table, values)}{f' i {unit.abbreviation}' if of_unit else ''}"


def _count_units(table: Table, values: Sequence[Value]) -> int:
    """How many units a table's figures have of the measures and times that are told of."""
    told = {(value.figure.measure, value.period) for value in values}
    return len({one.unit.code for one in table.figures if one.value is not None and (one.measure, one.period) in told})


def _name_kind(table: Table, values: Sequence[Value]) -> str:
    flows = {value.figure.flow for value in values if value.unit.kind is UnitKind.MONEY}
    if len(flows) > 1:  # incomes and costs, rather than services that have both
        return "posterna"
    if table.role in _BY_ROLE:
        noun = _BY_ROLE[table.role]
        all_services = all(value.figure.service for value in values)  # no account that waits to be sorted
        return noun if noun != _SERVICES or all_services else "posterna"
    if table.goal:
        return "jämförbara måtten"
    paired = len({(value.figure.measure, value.period) for value in values}) > 1
    return "jämförbara raderna" if paired else "raderna"
