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
    counted = len(units) == 1 and unit.kind is UnitKind.COUNT
    if table.role is TableRole.VOLUMES and counted:
        return f"slagen av {unit.title}"
    # Where what is told of has several units in the table, the set is all that has this one.
    if len(units) > 1 or _count_units(table, values) == 1:
        return _name_kind(table, values)
    if unit.kind is UnitKind.SHARE:
        return "andelarna"
    of_people = table.role is TableRole.STAFF and counted
    return f"{_name_kind(table, values)} {f'av {unit.title}' if of_people else f'i {unit.abbreviation}'}"


def _count_units(table: Table, values: Sequence[Value]) -> int:
    """How many units a table's figures have of the measures and times that are told of."""
    told = {(value.figure.measure, value.period) for value in values}
    return len({one.unit.code for one in table.figures if one.value is not None and (one.measure, one.period) in told})


def _name_kind(table: Table, values: Sequence[Value]) -> str:
    flows = {value.figure.flow for value in values if value.unit.kind is UnitKind.MONEY}
    if len(flows) > 1:  # incomes and costs, rather than services that have both
        return "posterna"
    if table.role in _BY_ROLE:
        return _name_by_role(_BY_ROLE[table.role], values)
    if table.goal:
        return "jämförbara måtten"
    paired = len({(value.figure.measure, value.period) for value in values}) > 1
    return "jämförbara raderna" if paired else "raderna"


def _name_by_role(noun: str, values: Sequence[Value]) -> str:
    """The noun of a table's role; an account that waits to be sorted is no service."""
    return "posterna" if noun == _SERVICES and not all(value.figure.service for value in values) else noun
