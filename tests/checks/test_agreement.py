"""The same quantity in two reports must be the same figure. (Two tables of one report: see test_arithmetic.)"""

from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.checks.agreement import find_relations_between
from build_site.checks.arithmetic import Relation
from build_site.model import Report
from build_site.periods import Period
from tests.built import change_figure, change_table, get_table
from tests.toy import BOTKYRKA, Toy

LATER = "botkyrka-avun-2019-delar-2"


def budget_report(toy: Toy) -> Report:
    """The toy report with one table only, so that no figure stands twice in it."""
    return replace(toy.report(), tables=(toy.table("operating_result"),))


def later(report: Report) -> Report:
    """The committee's next report, which prints the same figures again."""
    return replace(report, id=LATER, period=Period.parse("2019-01/2019-08"))


def with_value(report: Report, table: str, row: str, column: str, value: str) -> Report:
    """The report with another value in one cell."""
    return change_table(report, change_figure(get_table(report, table), row, column, {"value": Decimal(value)}))


def failing(relations: list[Relation]) -> list[tuple[str, str, str]]:
    return [
        (relation.figure.table, relation.figure.row.id, relation.figure.column.name)
        for relation in relations
        if not relation.holds
    ]


def test_what_two_reports_print_alike_agrees(toy: Toy) -> None:
    report = budget_report(toy)
    relations = find_relations_between([report, later(report)])[LATER]
    assert {relation.name for relation in relations} == {"reports"}
    assert failing(relations) == []
    formulas = {relation.formula for relation in relations}
    assert f"«Sagostund > Netto» = samma uppgift i {BOTKYRKA}" in formulas


@pytest.mark.parametrize("turned", [False, True])
def test_a_figure_that_has_changed_is_found_in_the_later_report_whatever_the_order(toy: Toy, turned: bool) -> None:
    report = budget_report(toy)
    changed = with_value(later(report), "operating_result", "sagostund-netto", "budget_2019", "-6002")
    reports = [changed, report] if turned else [report, changed]
    found = find_relations_between(reports)
    assert BOTKYRKA not in found
    assert failing(found[LATER]) == [("operating_result", "sagostund-netto", "budget_2019")]
    (slip,) = [relation for relation in found[LATER] if not relation.holds]
    assert (slip.printed, slip.expected, slip.tolerance) == (Decimal(-6002), Decimal(-6000), Decimal(1))


@pytest.mark.parametrize("difference", [{"committee": "sn"}, {"tables": ()}], ids=["another committee", "no tables"])
def test_reports_without_a_quantity_in_common_have_nothing_to_agree_on(toy: Toy, difference: dict[str, object]) -> None:
    report = toy.report()
    other = replace(later(report), **difference)  # type: ignore[arg-type] # the cases say which
    assert find_relations_between([report, other]) == {}


def test_a_figure_without_service_or_indicator_is_not_the_same_as_any_other(toy: Toy) -> None:
    report = toy.report()
    tables = {relation.figure.table for relation in find_relations_between([report, later(report)])[LATER]}
    assert "staff" not in tables  # no service
    assert "volumes" not in tables
    assert "operating_result" in tables


def test_the_two_toy_reports_have_nothing_in_common(toy: Toy) -> None:
    assert find_relations_between(toy.read().reports) == {}


def with_twin(report: Report, factor: int, decimals: str = "1") -> Report:
    """The report with its only table printed again, multiplied, and with other decimals."""
    (table,) = report.tables
    figures = tuple(
        replace(figure, table="igen", value=None if figure.value is None else figure.value * factor * Decimal(decimals))
        for figure in table.figures
    )
    return replace(report, tables=(table, replace(table, id="igen", figures=figures)))


def test_a_quantity_that_is_printed_with_both_signs_has_no_sign_to_agree_on(toy: Toy) -> None:
    report = budget_report(toy)
    zeros = {figure.row.id for figure in report.figures if figure.value == 0}
    found = find_relations_between([with_twin(report, -1), later(report)])
    assert {relation.figure.row.id for relation in found[LATER]} <= zeros
    assert find_relations_between([report, later(with_twin(report, -1))]).keys() <= {LATER}
    assert len(find_relations_between([report, later(report)])[LATER]) > len(found[LATER])


def test_a_quantity_that_is_printed_twice_with_one_sign_is_taken_where_it_is_most_exact(toy: Toy) -> None:
    report = budget_report(toy)
    relations = find_relations_between([with_twin(report, 1, "1.00"), later(report)])[LATER]
    assert relations
    assert failing(relations) == []
    assert {part.table for relation in relations for part in relation.parts} == {"igen"}
    assert {relation.tolerance for relation in relations} == {Decimal("0.505")}  # half of 1 and half of 0.01


def test_a_quantity_that_stands_twice_in_one_table_agrees_with_nothing(toy: Toy) -> None:
    report = budget_report(toy)
    (table,) = report.tables
    figures = tuple(replace(figure, row=replace(figure.row, id="dubbel")) for figure in table.figures)
    doubled = replace(report, tables=(replace(table, figures=(*table.figures, *figures)),))
    assert find_relations_between([doubled, later(report)]) == {}


def test_figures_in_other_units_agree_in_the_unit_of_the_later_one(toy: Toy) -> None:
    report = budget_report(toy)
    (table,) = report.tables
    unit = replace(table.figures[0].unit, factor=table.figures[0].unit.factor * 1000)
    figures = tuple(
        replace(figure, unit=unit, value=None if figure.value is None else figure.value / 1000)
        for figure in table.figures
    )
    millions = replace(report, tables=(replace(table, figures=figures),))
    relations = find_relations_between([report, later(millions)])[LATER]
    assert failing(relations) == []
    (one,) = [
        relation
        for relation in relations
        if (relation.figure.row.id, relation.figure.column.name) == ("sagostund-netto", "budget_2019")
    ]
    assert (one.printed, one.expected) == (Decimal(-6), Decimal(-6))
    assert find_relations_between([millions, later(report)])[LATER][0].expected == figures[0].value * 1000  # type: ignore[operator] # a number
