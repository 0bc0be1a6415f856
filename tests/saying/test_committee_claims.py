"""The shortest answers: signs, shares and thresholds, each of which would mislead if it were turned round."""

from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.comparing.goal_results import find_goals
from build_site.formatting import NBSP
from build_site.model import Corpus, Figure, Report
from build_site.periods import Period
from build_site.saying.claims import Claim
from build_site.saying.committee_claims import claim_budget_cell, claim_cost_cell
from build_site.saying.goal_claims import claim_goal_cell
from build_site.vocabularies import TableRole
from tests.built import change_figure, change_table, check, get_figure, get_report, get_table, with_levels
from tests.saying.making import codes, make_report, make_table
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy

RESULT = "operating_result"


@pytest.fixture(scope="module")
def corpus(checked_toy: Toy) -> Corpus:
    return check(checked_toy.datasets).corpus


@pytest.fixture(scope="module")
def botkyrka(corpus: Corpus) -> Report:
    return get_report(corpus, BOTKYRKA)


def say(claim: Claim | None) -> str:
    assert claim is not None
    return claim.render().text.replace(NBSP, " ")


# Mot budget


def test_a_deficit_has_a_minus_and_a_surplus_a_plus(corpus: Corpus) -> None:
    """Botkyrka prints −100 of −9 000 tkr, Eskilstuna 0.5 of −24.0 mnkr."""
    said = {report.id: say(claim_budget_cell(report, corpus.codes)) for report in corpus.reports}
    assert said == {
        BOTKYRKA: "−0,1 mnkr, 1,1 %, prognos i april 2019",
        ESKILSTUNA: "+0,5 mnkr, 2,1 %, prognos i april 2019",
    }


def test_the_sum_leads_to_the_deviation(corpus: Corpus, botkyrka: Report) -> None:
    answer = claim_budget_cell(botkyrka, corpus.codes)
    assert answer is not None
    (reference,) = [part for part in answer.render().parts if not isinstance(part, str)]
    assert reference.figure is get_figure(get_table(botkyrka, RESULT), "totalt-netto", "deviation_2019")


@pytest.mark.parametrize("column", ["deviation_2019", "budget_2019"])
def test_nothing_is_said_of_a_budget_that_is_not_printed(corpus: Corpus, botkyrka: Report, column: str) -> None:
    table = change_figure(get_table(botkyrka, RESULT), "totalt-netto", column, {"value": None})
    assert claim_budget_cell(change_table(botkyrka, table), corpus.codes) is None


# Mål nås


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (("good", "good"), "2 av 2"),
        (("good", "not_acceptable"), "1 av 2"),
        (("good", "acceptable"), "1 av 2"),
        (("acceptable", "not_acceptable"), "0 av 2"),
        (("", "good"), "1 av 1"),
    ],
)
def test_only_goals_that_are_well_reached_count_and_only_assessed_ones(
    botkyrka: Report, levels: tuple[str, ...], said: str
) -> None:
    assert say(claim_goal_cell(find_goals(with_levels(botkyrka, *levels)))) == said


def test_a_report_that_assesses_no_goals_says_nothing_of_them(botkyrka: Report) -> None:
    assert claim_goal_cell(find_goals(with_levels(botkyrka, "", ""))) is None


# Nettokostnad


def with_year_before(report: Report, now: str, before: str, period: str = "2018-01/2018-04") -> Report:
    """Botkyrka's report with this net outcome, and that of another period in the budget's place."""
    table = get_table(report, RESULT)
    last = get_figure(table, "totalt-netto", "outcome_2019_04")
    old = get_figure(table, "totalt-netto", "budget_2019")
    earlier = replace(last, column=old.column, period=Period.parse(period), value=Decimal(before))
    later = replace(last, value=Decimal(now))
    changed = {id(old): earlier, id(last): later}
    figures: tuple[Figure, ...] = tuple(changed.get(id(figure), figure) for figure in table.figures)
    return change_table(report, replace(table, figures=figures))


@pytest.mark.parametrize(
    ("before", "said"), [("-3000", "+4,0 %"), ("-3120", "0,0 %"), ("-3250", "−4,0 %"), ("-1560", "+100,0 %")]
)
def test_a_net_cost_that_grows_has_a_plus(corpus: Corpus, botkyrka: Report, before: str, said: str) -> None:
    """The net is printed as negative, −3 120 tkr now."""
    assert (
        say(claim_cost_cell(with_year_before(botkyrka, "-3120", before), corpus.codes)) == f"{said}, januari–april 2019"
    )


@pytest.mark.parametrize(("now", "before"), [("100", "-100"), ("-100", "100"), ("100", "100"), ("-100", "0")])
def test_nothing_is_said_where_either_net_is_no_cost(corpus: Corpus, botkyrka: Report, now: str, before: str) -> None:
    assert claim_cost_cell(with_year_before(botkyrka, now, before), corpus.codes) is None


@pytest.mark.parametrize("period", ["2017-01/2017-04", "2018-01/2018-05", "2018-02/2018-04", "2019-01/2019-04", "2018"])
def test_net_costs_are_held_against_the_same_months_a_year_before_and_nothing_else(
    corpus: Corpus, botkyrka: Report, period: str
) -> None:
    assert claim_cost_cell(with_year_before(botkyrka, "-3120", "-3000", period), corpus.codes) is None


# Nettokostnad där kommunbidraget är en del av resultatet


def make_statement(contributions: tuple[str, str], *, marked: bool = True, role: str = "income_statement") -> Report:
    """A report whose result holds what the council gives: other incomes 40 and 50, costs 200 and 230."""
    table = make_table(
        {
            "Kommunbidrag": contributions, "Intäkter i övrigt": ("40", "50"), "Intäkter": ("190", "210"),
            "Kostnader": ("-200", "-230"), "Resultat": ("-10", "-20"),
        },
        {"before": ("outcome", "2023-01/2023-04"), "now": ("outcome", "2024-01/2024-04")},
        unit="mnkr",
        flows={"Kommunbidrag": "contribution" if marked else "", "Intäkter": "income", "Kostnader": "cost",
               "Resultat": "net"},
    )  # fmt: skip
    parents = {"kommunbidrag": "intäkter", "intäkter-i-övrigt": "intäkter"}
    rows = {row.id: replace(row, parent=parents.get(row.id, "")) for row in table.rows}
    figures = tuple(replace(figure, row=rows[figure.row.id]) for figure in table.figures)
    return make_report(replace(table, rows=tuple(rows.values()), figures=figures, role=TableRole(role)))


@pytest.mark.parametrize("role", ["income_statement", "operating_result"])
def test_what_the_council_gives_is_no_part_of_the_net_cost(role: str) -> None:
    """(230 − 50) / (200 − 40) is 12,5 per cent more; the result itself would say twice as much."""
    assert say(claim_cost_cell(make_statement(("150", "160"), role=role), codes())) == "+12,5 %, januari–april 2024"


@pytest.mark.parametrize(
    ("row", "parent", "flow"), [("intäkter-i-övrigt", "intäkter", "income"), ("varav-lön", "kostnader", "cost")]
)
def test_a_part_that_says_its_flow_too_is_counted_once(row: str, parent: str, flow: str) -> None:
    report = make_statement(("150", "160"))
    table = report.tables[0]
    wages = replace(table.rows[3], id="varav-lön")
    wages_figures = [replace(one, row=wages) for one in table.figures if one.row is table.rows[3]]
    rows = {one.id: replace(one, parent=parent, flow=flow) if one.id == row else one for one in (*table.rows, wages)}
    figures = tuple(replace(one, row=rows[one.row.id]) for one in (*table.figures, *wages_figures))
    if row != wages.id:
        del rows[wages.id]
    told = change_table(report, replace(table, rows=tuple(rows.values()), figures=figures))
    assert say(claim_cost_cell(told, codes())) == "+12,5 %, januari–april 2024"


def test_what_the_council_gives_is_known_by_its_account_too() -> None:
    """A row that says only its account is told apart as one that says its flow: there are not two truths."""
    report = make_statement(("150", "160"), marked=False)
    funding = codes().accounts["municipal_funding"]
    figures = tuple(
        replace(one, account=funding.code, flow=funding.flow) if one.row.id == "kommunbidrag" else one
        for one in report.tables[0].figures
    )
    told = change_table(report, replace(report.tables[0], figures=figures))
    assert say(claim_cost_cell(told, codes())) == "+12,5 %, januari–april 2024"


def test_a_result_that_may_hold_the_contribution_is_no_net_cost() -> None:
    assert claim_cost_cell(make_statement(("150", "160"), marked=False), codes()) is None


def test_nothing_is_said_where_incomes_exceed_the_costs() -> None:
    report = make_statement(("150", "160"))
    table = change_figure(report.tables[0], "intäkter-i-övrigt", "now", {"value": Decimal(300)})
    assert claim_cost_cell(change_table(report, table), codes()) is None


def test_nothing_is_said_where_an_income_is_not_printed() -> None:
    report = make_statement(("150", "160"))
    table = change_figure(report.tables[0], "intäkter-i-övrigt", "before", {"value": None})
    assert claim_cost_cell(change_table(report, table), codes()) is None
