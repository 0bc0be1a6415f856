"""What the start page says of a committee in as few words as possible: its budget and what it costs, and of when."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from build_site.codes import CodeLists, Unit
from build_site.formatting import NBSP, format_number, format_signed
from build_site.model import Figure, Report
from build_site.periods import format_period
from build_site.saying.budget import find_budget_claim
from build_site.saying.claims import Basis, Claim, Kind
from build_site.saying.net_costs import find_net_costs
from build_site.saying.scopes import scope_of_table
from build_site.saying.sentences import FigureText, Sentence, write_sentence
from build_site.saying.share import BudgetShare
from build_site.saying.values import Value
from build_site.vocabularies import UnitRole


@dataclass(frozen=True)
class BudgetCell(BudgetShare):
    """The budget claim in a cell: «+12,0 mnkr, 3,9 %, prognos i augusti 2023»."""

    def render(self) -> Sentence:
        """The deviation from the year's budget, how large a part of it that is, and when it was known."""
        deviation, budget = self.values
        said = f"{format_signed(deviation.amount, 1)}{NBSP}{deviation.unit.abbreviation}"
        share = format_number(abs(deviation.amount * 100 / budget.amount), 1)
        known = f"prognos i {self.said_at}" if self.said_at else f"utfall {format_period(deviation.period)}"
        return write_sentence(FigureText(said, deviation.figure), f", {share}{NBSP}%, {known}")


@dataclass(frozen=True)
class CostCell(Claim):
    """The change of the net cost in a cell: «+8,9 %, januari–augusti 2023».

    The values are what adds up to the net cost of the last year, and then as many of the year before.
    """

    kind: ClassVar[Kind] = Kind.TREND

    def render(self) -> Sentence:
        """How much more or less the committee costs than in the same months of the year before."""
        half = len(self.values) // 2
        last, first = (
            sum((one.amount for one in part), Decimal(0)) for part in (self.values[:half], self.values[half:])
        )
        said = f"{format_signed((last - first) * 100 / first, 1)}{NBSP}%"
        return write_sentence(FigureText(said, self.figures[0]), f", {format_period(self.values[0].period)}")

    def render_titles(self) -> tuple[str, ...]:
        """The same as the sentence."""
        return (self.render().text,)


def claim_budget_cell(report: Report, codes: CodeLists) -> BudgetCell | None:
    """The year's deviation from the budget; None where the report doesn't say."""
    claim = find_budget_claim(report, codes)
    return BudgetCell(claim.scope, claim.basis, claim.values, claim.said_at) if claim else None


def claim_cost_cell(report: Report, codes: CodeLists) -> CostCell | None:
    """The change of the committee's net cost over a year, in months of the same length; the latest that is printed."""
    found = find_net_costs(report)
    if found is None:
        return None
    figures = [figure for part in found for figure in part]
    table = report.table(figures[0].table)
    if table is None:
        raise LookupError(figures[0].table)
    unit = codes.unit_for(UnitRole.SUM)
    values = tuple(_make_part(figure, unit) for figure in figures)
    return CostCell(scope_of_table(table, figures), Basis.PERCENT, values)


def _make_part(figure: Figure, unit: Unit) -> Value:
    """What a figure adds to the net cost: costs are printed with a minus, and incomes lessen it."""
    return Value(figure, "Nettokostnaden", -(figure.base_value or Decimal(0)) / unit.factor, unit, 1)
