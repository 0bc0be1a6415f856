"""A committee's year against its budget."""

from collections.abc import Iterable

from build_site.codes import CodeLists
from build_site.model import Column, Figure, Report, Table
from build_site.periods import MONTHS, Period
from build_site.saying.claims import Basis
from build_site.saying.scopes import scope_of_table
from build_site.saying.share import BudgetShare
from build_site.saying.values import make_value
from build_site.vocabularies import Flow, TableRole, UnitRole

_WHOLE = (TableRole.SUMMARY, TableRole.OPERATING_RESULT, TableRole.INCOME_STATEMENT)


def find_budget_claim(report: Report, codes: CodeLists) -> BudgetShare | None:
    """What is said of a committee's budget by its report: the whole year, in the table of the operating result."""
    for table in report.tables:
        if table.role is not TableRole.OPERATING_RESULT:
            continue
        for column in table.columns:
            claim = claim_budget(report, table, column, codes)
            period = claim.values[0].period if claim else None
            if period and period.is_full_year and period.year == report.year:
                return claim
    return None


def claim_budget(report: Report, table: Table, column: Column, codes: CodeLists) -> BudgetShare | None:
    """The whole committee's deviation in a column and its budget of the same time, or None where one isn't printed."""
    total = find_total((figure for figure in table.figures if figure.column is column), table)
    # A result that the council's own contribution is part of is no cost, and its share of such a budget says nothing.
    if table.role is TableRole.INCOME_STATEMENT or total is None or not _is_sound_deviation(total):
        return None
    budget = _find_budget_of(total, table)
    if budget is None or not budget.value or budget.uncertain:
        return None
    unit = codes.unit_for(UnitRole.SUM)
    values = (make_value(total, "Nämnden", unit), make_value(budget, "budgeten", unit))
    expected = total.meaning.is_expected
    said_at = say_month(report.period) if expected else ""
    return BudgetShare(scope_of_table(table, [total, budget]), Basis.PERCENT, values, said_at)


def _find_budget_of(deviation: Figure, table: Table) -> Figure | None:
    """What a deviation is held against: in its row, of its time."""
    for figure in table.figures:
        is_beside = figure.row is deviation.row and figure.period == deviation.period
        if is_beside and figure.measure == deviation.meaning.plan:
            return figure
    return None


def _is_sound_deviation(figure: Figure) -> bool:
    return figure.meaning.is_budget_deviation and figure.value is not None and not figure.uncertain


def find_total(figures: Iterable[Figure], table: Table) -> Figure | None:
    """The figure of the whole committee's net."""
    for figure in figures:
        if figure.flow == Flow.NET and (figure.is_whole or (table.role in _WHOLE and _is_root(figure))):
            return figure
    return None


def _is_root(figure: Figure) -> bool:
    return not figure.service and not figure.row.parent


def say_month(period: Period) -> str:
    """The month in which a report's period ends: «augusti 2020»."""
    year, month = period.end
    return f"{MONTHS[month - 1]} {year}"
