"""What the start page says of a committee in as few words as possible: its budget and what it costs."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_site.codes import CodeLists, Flow, MeasureKind, TableRole, UnitRole
from build_site.formatting import NBSP, format_number, format_signed
from build_site.model import Figure, Report, Table
from build_site.periods import Period
from build_site.saying.budget import find_budget_claim, find_total
from build_site.saying.claims import Basis
from build_site.saying.scopes import scope_of_table
from build_site.saying.sentences import FigureText, Sentence, write_sentence
from build_site.saying.share import BudgetShare
from build_site.saying.trend import Trend
from build_site.saying.values import is_printed_cost, make_value

# An income statement is left out: what the council gives is part of its result, and that is no cost.
_ECONOMY = (TableRole.OPERATING_RESULT,)


@dataclass(frozen=True)
class BudgetCell(BudgetShare):
    """The budget claim in a cell: «+12,0 mnkr, 3,9 %»."""

    def render(self) -> Sentence:
        """The deviation from the year's budget, and how large a part of it that is."""
        deviation, budget = self.values
        said = f"{format_signed(deviation.amount, 1)}{NBSP}{deviation.unit.abbreviation}"
        share = format_number(abs(deviation.amount * 100 / budget.amount), 1)
        return write_sentence(FigureText(said, deviation.figure), f", {share}{NBSP}%")


@dataclass(frozen=True)
class CostCell(Trend):
    """The change of the net cost in a cell: «+8,9 %»."""

    def render(self) -> Sentence:
        """How much more or less the committee costs than in the same months of the year before."""
        change = (self.last.amount - self.first.amount) * 100 / self.first.amount
        return write_sentence(FigureText(f"{format_signed(change, 1)}{NBSP}%", self.last.figure))


def claim_budget_cell(report: Report, codes: CodeLists) -> BudgetCell | None:
    """The year's deviation from the budget; None where the report doesn't say."""
    claim = find_budget_claim(report, codes)
    return BudgetCell(claim.scope, claim.basis, claim.values, claim.said_at) if claim else None


def claim_cost_cell(report: Report, codes: CodeLists) -> CostCell | None:
    """The change of the committee's net cost over a year, in months of the same length; the latest that is printed."""
    found = [pair for table in report.tables if table.role in _ECONOMY for pair in _find_years(table)]
    latest = max(found, key=lambda pair: pair[1].period.end if pair[1].period else (0, 0), default=None)
    if latest is None:
        return None
    unit = codes.unit_for(UnitRole.SUM)
    if not all(is_printed_cost(figure) for figure in latest):  # income that exceeds the costs is no net cost
        return None
    first, last = (make_value(figure, "Nettokostnaden", unit) for figure in latest)
    table = report.table(latest[0].table)
    if table is None:
        raise LookupError(latest[0].table)
    return CostCell(scope_of_table(table, latest), Basis.PERCENT, (last, first))


def _find_years(table: Table) -> Iterator[tuple[Figure, Figure]]:
    """The whole committee's net outcomes of the same months, a year apart."""
    nets = [figure for figure in table.figures if _is_sound_net(figure) and find_total([figure], table)]
    for one in nets:
        for other in nets:
            if one.row is other.row and _is_year_before(one.period, other.period):
                yield one, other


def _is_sound_net(figure: Figure) -> bool:
    is_net = figure.meaning.kind is MeasureKind.ACTUAL and figure.flow == Flow.NET
    return is_net and bool(figure.value) and not figure.uncertain


def _is_year_before(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None:
        return False
    return (one.start[0] + 1, one.start[1]) == other.start and (one.end[0] + 1, one.end[1]) == other.end
