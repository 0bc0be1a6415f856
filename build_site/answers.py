"""Answers in plain Swedish, computed from the figures and never copied from a report.

An answer is a sequence of text and references; a reference is a piece of text that leads to the figure it rests on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from build_site.formatting import format_number, format_quantity, format_share, format_signed, lower_first
from build_site.model import CodeLists, Figure, Report, Table, Unit
from build_site.periods import format_period

WHOLE = "whole_committee"
_PROJECT_NUMBER = re.compile(r"^\d+ - ")


@dataclass(frozen=True, slots=True)
class Reference:
    """A piece of an answer that leads to the row of the figure it rests on."""

    text: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Answer:
    """One or more sentences."""

    parts: tuple[str | Reference, ...]

    @property
    def text(self) -> str:
        """The answer without its references."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class BudgetResult:
    """A committee's year against its budget.

    Attributes:
        deviation: forecast or outcome minus budget for the whole committee.
        budget: the budget that it is measured against.
    """

    deviation: Figure
    budget: Figure


def find_budget_result(report: Report) -> BudgetResult | None:
    """The whole committee's full-year deviation and budget, from the table of the operating result."""
    table = report.table("operating_result")
    if table is None:
        return None
    totals = [
        figure
        for figure in table.figures
        if figure.service == WHOLE and figure.indicator == "net" and figure.period and figure.period.is_full_year
    ]
    deviation = _first(totals, ("deviation_forecast", "deviation_outcome"), report.year)
    budget = _first(totals, ("budget",), report.year)
    return BudgetResult(deviation, budget) if deviation and budget else None


def _first(figures: list[Figure], measures: tuple[str, ...], year: int) -> Figure | None:
    found = [
        figure
        for figure in figures
        if figure.measure in measures and figure.value is not None and figure.period and figure.period.year == year
    ]
    return found[0] if found else None


def answer_table(report: Report, table: Table, codes: CodeLists) -> Answer | None:
    """The answer that a table's page begins with, by what its chart shows."""
    if table.chart is None or not table.chart_figures:
        return None
    figures = table.chart_figures
    rows = table.chart.rows or tuple(row.id for row in table.rows)
    match table.chart.kind:
        case "deviation":
            unit = codes.units[table.chart.unit] if table.chart.unit else figures[0].unit
            budget = answer_budget(report, codes) if table.id in ("operating_result", "summary") else None
            return _join(budget, answer_deviations(_without_totals(figures), unit))
        case "dumbbell":
            return answer_gap(figures)
        case "panels":
            columns = table.chart.columns
            return _join(*(answer_change(table, row, columns[0], columns[-1], codes) for row in rows))
        case _:
            return _answer_bars(table, figures, rows, codes)


def _answer_bars(table: Table, figures: Sequence[Figure], rows: Sequence[str], codes: CodeLists) -> Answer | None:
    if len({figure.row.id for figure in figures}) == 1:
        return answer_parts(table, figures)
    if len({figure.municipality for figure in figures}) > 1:
        return answer_places(figures, codes)
    return answer_bars(table, *_choose_columns(table), rows)


def _without_totals(figures: Sequence[Figure]) -> list[Figure]:
    """The rows that are neither the sum of the others nor a part of one of them."""
    parents = {figure.row.parent for figure in figures}
    flows = {figure.row.flow for figure in figures}
    return [
        figure
        for figure in figures
        if figure.row.id not in parents
        and not figure.row.of_which
        and not (figure.row.flow == "net" and flows & {"income", "cost"})
    ]


def _choose_columns(table: Table) -> tuple[str, str]:
    """The two columns to compare: budget and forecast where both are drawn, otherwise the first and the last."""
    drawn = table.chart.columns if table.chart else ()
    measures = {column.measure: column.name for column in table.columns if column.name in drawn}
    if {"budget", "forecast"} <= measures.keys():
        return measures["budget"], measures["forecast"]
    return drawn[0], drawn[-1]


def _join(*answers: Answer | None) -> Answer | None:
    """Several answers as one, a space between them."""
    found = [answer for answer in answers if answer]
    parts = [part for answer in found for part in (" ", *answer.parts)]
    return Answer(tuple(parts[1:])) if parts else None


def answer_budget(report: Report, codes: CodeLists) -> Answer | None:
    """«Nämnden räknar med 12,0 mnkr i överskott, 3,9 procent av budgeten.»"""
    result = find_budget_result(report)
    if result is None or result.deviation.base_value is None or not result.budget.base_value:
        return None
    deviation, budget = result.deviation.base_value, result.budget.base_value
    year = f" {report.year}"
    verb = "räknar med" if result.deviation.measure == "deviation_forecast" else "slutade med"
    if not deviation:
        ended = "räknar med att hålla" if verb == "räknar med" else "höll"
        return Answer((f"Nämnden {ended} ", Reference("budgeten", result.deviation), f"{year}."))
    amount = Reference(_millions(abs(deviation), codes), result.deviation)
    share = Reference(format_share(deviation, budget), result.budget)
    kind = "överskott" if deviation > 0 else "underskott"
    return Answer((f"Nämnden {verb} ", amount, f" i {kind}{year}, ", share, " av budgeten."))


def _millions(kronor: Decimal, codes: CodeLists) -> str:
    unit = codes.units["mnkr"]
    return format_quantity(kronor / unit.factor, unit, 1)


def answer_deviations(figures: Sequence[Figure], unit: Unit) -> Answer | None:
    """Which row is furthest above and which is furthest below its budget."""
    parts = [figure for figure in figures if figure.base_value]
    best = max(parts, key=_base, default=None)
    worst = min(parts, key=_base, default=None)
    sentences: list[str | Reference] = []
    if best and _base(best) > 0:
        sentences += ["Störst överskott mot budget: ", _name(best), ", ", _deviation(best, unit), "."]
    if worst and _base(worst) < 0:
        sentences += [" " if sentences else "", "Störst underskott: ", _name(worst), ", "]
        sentences += [_deviation(worst, unit), "."]
    return Answer(tuple(sentences)) if sentences else None


def _deviation(figure: Figure, unit: Unit) -> Reference:
    value = _base(figure) / unit.factor
    return Reference(f"{format_signed(value, 1)}\u00a0{unit.abbreviation}", figure)


def _base(figure: Figure) -> Decimal:
    return figure.base_value if figure.base_value is not None else Decimal(0)


def _name(figure: Figure) -> str:
    """What the row is about: the heading where the label only says net, otherwise the label."""
    row = figure.row
    name = row.heading if row.flow == "net" and row.heading else row.label
    return lower_first(_PROJECT_NUMBER.sub("", name).lstrip("-– ").strip("* "))


def answer_bars(table: Table, first: str, last: str, rows: Sequence[str]) -> Answer | None:
    """The row that differs most, in per cent, between the first and the last column."""
    pairs = [
        (one, other)
        for row in rows
        if (one := table.figure(row, first)) and (other := table.figure(row, last)) and one.value and other.value
    ]
    if not pairs:
        return None
    one, other = max(pairs, key=lambda pair: abs(_change(*pair)))
    change = _change(one, other)
    if not change:
        return None
    return Answer(
        (
            f"Störst skillnad, {format_signed(change * 100, 1)}\u00a0%: {_name(other)}, ",
            Reference(format_quantity(abs(_value(other)), other.unit), other),
            f" i {lower_first(other.column.title)} mot ",
            Reference(format_number(abs(_value(one))), one),
            f" i {lower_first(one.column.title)}.",
        )
    )


def answer_places(figures: Sequence[Figure], codes: CodeLists) -> Answer:
    """The same quantity in two places, from the first row: «Totalt: 12,3 % i Eskilstuna mot 7,0 % i riket.»"""
    row = figures[0].row
    words: list[str | Reference] = [f"{row.label}: "]
    for number, figure in enumerate(figure for figure in figures if figure.row is row):
        place = codes.municipalities[figure.municipality]
        name = lower_first(place.name) if place.code == "00" else place.name
        words += [
            " mot " if number else "",
            Reference(format_quantity(_value(figure), figure.unit), figure),
            f" i {name}",
        ]
    return Answer((*words, "."))


def answer_change(table: Table, row: str, first: str, last: str, codes: CodeLists) -> Answer | None:
    """How a row's figure has changed between two columns."""
    one, other = table.figure(row, first), table.figure(row, last)
    if one is None or other is None or not one.value or other.value is None:
        return None
    change = _change(one, other)
    direction = "ökade" if change > 0 else "minskade" if change < 0 else "var oförändrat"
    indicator = codes.indicators.get(other.indicator)
    name = indicator.title if indicator else other.row.label
    return Answer(
        (
            f"{name} {direction} från ",
            Reference(format_number(abs(one.value)), one),
            " till ",
            Reference(format_quantity(abs(other.value), other.unit), other),
            f" ({format_signed(change * 100, 1)}\u00a0%) ",
            f"mellan {format_period(one.period)} och {format_period(other.period)}.",
        )
    )


def answer_parts(table: Table, figures: Sequence[Figure]) -> Answer:
    """What the largest part of a total is: «Av 40 åtaganden: 30 pågående …»."""
    row = figures[0].row
    total = next((figure for figure in table.figures if figure.row is row and figure.column.sum_of), None)
    ordered = sorted(figures, key=_value, reverse=True)
    words: list[str | Reference] = []
    for number, figure in enumerate(ordered):
        words += [", " if number else "", Reference(format_number(_value(figure)), figure)]
        words += [f" {lower_first(figure.column.title)}"]
    if total is None or total.value is None:
        return Answer((*words, "."))
    return Answer(("Av ", Reference(format_quantity(total.value, total.unit), total), ": ", *words, "."))


def _change(one: Figure, other: Figure) -> Decimal:
    return (_value(other) - _value(one)) / abs(_value(one)) * (1 if _value(one) > 0 else -1)


def _value(figure: Figure) -> Decimal:
    return figure.value if figure.value is not None else Decimal(0)


def answer_gap(figures: Sequence[Figure]) -> Answer | None:
    """How far women and men are apart, where the gap is widest."""
    groups: dict[tuple[str, str], dict[str, Figure]] = {}
    for figure in figures:
        if figure.value is not None:
            period = figure.period.text if figure.period else ""
            groups.setdefault((figure.row.heading, period), {})[figure.sex] = figure
    pairs = [(group["women"], group["men"]) for group in groups.values() if {"women", "men"} <= group.keys()]
    if not pairs:
        return None
    women, men = max(pairs, key=lambda pair: abs(_value(pair[0]) - _value(pair[1])))
    gap = abs(_value(women) - _value(men))
    where = f"{lower_first(women.row.heading)}, " if women.row.heading else ""
    return Answer(
        (
            f"Störst skillnad mellan könen: {where}{format_period(women.period)}, kvinnor ",
            Reference(format_quantity(_value(women), women.unit), women),
            " och män ",
            Reference(format_quantity(_value(men), men.unit), men),
            f", en skillnad på {format_number(gap)} procentenheter.",
        )
    )
