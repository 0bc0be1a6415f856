"""What the members of a set are called, after «de 7»."""

from collections.abc import Sequence

from build_site.model import Table
from build_site.saying.values import Value
from build_site.vocabularies import TableRole, UnitKind

_BY_ROLE = {
    TableRole.SUMMARY: "posterna",
    TableRole.OPERATING_RESULT: "verksamheterna",
    TableRole.OPERATING_DETAILS: "verksamheterna",
    TableRole.INCOME_STATEMENT: "posterna",
    TableRole.ACCOUNT_ANALYSIS: "posterna",
    TableRole.GRANTS: "bidragen",
    TableRole.INVESTMENTS: "projekten",
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
    flows = {value.figure.flow for value in values if value.unit.kind is UnitKind.MONEY}
    if len(flows) > 1:  # incomes and costs, rather than services that have both
        return "posterna"
    if table.role in _BY_ROLE:
        return _BY_ROLE[table.role]
    return "jämförbara måtten" if table.goal else "jämförbara raderna"
