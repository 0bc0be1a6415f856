"""The answers of the start page in as few words as possible: the budget, the goals, what has changed."""

from build_site.answers import Answer, Reference, find_budget_result
from build_site.comparing.goal_results import find_goals
from build_site.formatting import NBSP, format_number, format_signed
from build_site.model import CodeLists, Figure, Flow, MeasureKind, Report, TableRole, UnitRole
from build_site.periods import Period

_ECONOMY_TABLES = (TableRole.OPERATING_RESULT, TableRole.INCOME_STATEMENT)


def headline_budget(report: Report, codes: CodeLists) -> Answer | None:
    """«+12,0 mnkr, 3,9 %»: the deviation from the year's budget, and how large a part of it that is."""
    result = find_budget_result(report)
    if result is None or result.deviation.base_value is None or not result.budget.base_value:
        return None
    unit = codes.unit_for(UnitRole.SUM)
    deviation = format_signed(result.deviation.base_value / unit.factor, 1)
    share = format_number(abs(result.deviation.base_value * 100 / result.budget.base_value), 1)
    return Answer((Reference(f"{deviation}{NBSP}{unit.abbreviation}", result.deviation), f", {share}{NBSP}%"))


def headline_goals(report: Report) -> Answer | None:
    """«6 av 9»: how many goals the committee itself assesses as well reached."""
    goals = find_goals(report)
    words = next((goal.words for goal in goals if goal.words), None)
    if words is None:
        return None
    good = sum(goal.row.level == "good" for goal in goals)
    return Answer((Reference(f"{good} av {len(goals)}", words),))


def headline_change(report: Report) -> Answer | None:
    """«+1,7 %»: the costs of the report's period against the same months of the year before."""
    pair = _find_cost_pair(report)
    if pair is None:
        return None
    earlier, later = pair
    if not earlier.base_value or later.base_value is None:
        return None
    change = (later.base_value - earlier.base_value) * 100 / earlier.base_value
    return Answer((Reference(f"{format_signed(change, 1)}{NBSP}%", later),))


def _find_cost_pair(report: Report) -> tuple[Figure, Figure] | None:
    """The committee's costs in two periods of the same months, a year apart; the latest such pair."""
    costs = [
        figure
        for role in _ECONOMY_TABLES
        if (table := report.table_for(role))
        for figure in table.figures
        if figure.meaning.kind is MeasureKind.ACTUAL
        and figure.flow == figure.row.flow == Flow.COST
        and (figure.is_whole or not figure.service)
        and figure.base_value
    ]
    whole = [figure for figure in costs if figure.is_whole] or costs
    pairs = [
        (one, other)
        for one in whole
        for other in whole
        if one.table == other.table and one.row is other.row and _is_year_before(one.period, other.period)
    ]
    return max(pairs, key=lambda pair: pair[1].period.end if pair[1].period else (0, 0), default=None)


def _is_year_before(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None:
        return False
    return (one.start[0] + 1, one.start[1]) == other.start and (one.end[0] + 1, one.end[1]) == other.end
