"""A comparison points out exactly one number for each of its series and times."""

import re

import pytest

from tests.toy import BOTKYRKA, ESKILSTUNA, Toy, replace_once

COMPARISON = "comparisons/leksaker.yaml"
AMONG = "finns inte bland dem som resten pekar ut. Det som finns är"
POINT_OUT = "Skriv rapport, tabell, rad och kolumn som de heter i paketet."


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            f"report: {ESKILSTUNA}",
            "report: eskilstuna-avn-2019",
            "series → 2 → report: Ingen siffra motsvarar report eskilstuna-avn-2019, table operating_result, "
            f"row totalt, column budget_2019: report «eskilstuna-avn-2019» finns inte. Menade du «{ESKILSTUNA}»? "
            f"Det som finns är {BOTKYRKA}, {ESKILSTUNA}. {POINT_OUT}",
        ),
        (
            "table: operating_result, row: totalt,",
            "table: drift, row: totalt,",
            f"series → 2 → table: Ingen siffra motsvarar report {ESKILSTUNA}, table drift, row totalt, "
            f"column budget_2019: table «drift» {AMONG} operating_result. {POINT_OUT}",
        ),
        (
            "row: totalt,",
            "row: summa,",
            f"series → 2 → row: Ingen siffra motsvarar report {ESKILSTUNA}, table operating_result, row summa, "
            f"column budget_2019: row «summa» {AMONG} dockteater, lekstuga, totalt. {POINT_OUT}",
        ),
        (
            "row: totalt, column: budget_2019",
            "row: totalt, column: budget",
            f"series → 2 → column: Ingen siffra motsvarar report {ESKILSTUNA}, table operating_result, row totalt, "
            "column budget: column «budget» finns inte bland dem som resten pekar ut. Menade du «budget_2019»? "
            f"Det som finns är budget_2019, deviation_2019, forecast_2019, outcome_2019_04. {POINT_OUT}",
        ),
        (
            "row: totalt, column: budget_2019",
            "row: totalt, measure: budget, period: 2018",
            f"series → 2 → period: Ingen siffra motsvarar report {ESKILSTUNA}, table operating_result, row totalt, "
            f"measure budget, period 2018: period «2018» {AMONG} 2019. {POINT_OUT}",
        ),
        (
            "row: totalt, column: budget_2019",
            "column: budget_2019",
            f"series → 2: 3 siffror motsvarar report {ESKILSTUNA}, table operating_result, column budget_2019: "
            "operating_result/lekstuga/budget_2019, operating_result/dockteater/budget_2019, "
            "operating_result/totalt/budget_2019. Lägg till det som skiljer dem åt.",
        ),
        (
            "row: totalt, column: budget_2019",
            "row: totalt",
            f"series → 2: 4 siffror motsvarar report {ESKILSTUNA}, table operating_result, row totalt: "
            "operating_result/totalt/outcome_2019_04, operating_result/totalt/budget_2019, "
            "operating_result/totalt/forecast_2019 …. Lägg till det som skiljer dem åt.",
        ),
        (
            "table: operating_result, row: totalt-netto, column: budget_2019",
            "table: volumes, row: nojda, column: target_2019",
            f"series → 1: Cellen för report {BOTKYRKA}, table volumes, row nojda, column target_2019 är inget tal. "
            "Välj en cell med ett tal.",
        ),
        (
            "table: operating_result, row: totalt-netto, column: budget_2019",
            "table: volumes, row: nojda, column: outcome_2019_04",
            "series: Serierna har olika enheter: kr, percent. Jämför siffror i samma enhet.",
        ),
    ],
)
def test_a_comparison_that_leads_nowhere_is_reported(toy: Toy, old: str, new: str, problem: str) -> None:
    replace_once(toy.datasets / COMPARISON, old, new)
    assert toy.checking_problems() == [f"{COMPARISON}, {problem}"]


def test_a_figure_of_a_series_is_named_by_series_and_place(toy: Toy) -> None:
    file = "comparisons/leksaksdeltagare.yaml"
    replace_once(toy.datasets / file, "column: outcome_2019_04", "column: outcome_2019_03")
    replace_once(toy.datasets / file, "measure: budget", "measure: target")
    assert toy.checking_problems() == [
        f"{file}, series → Budget → measure: Ingen siffra motsvarar report {BOTKYRKA}, table volumes, row deltagare, "
        f"measure target, period 2019: measure «target» {AMONG} budget, outcome. {POINT_OUT}",
        f"{file}, series → Deltagare → 2 → column: Ingen siffra motsvarar report {BOTKYRKA}, column outcome_2019_03, "
        "indicator participants_special_adult_education, sex total: column «outcome_2019_03» finns inte bland dem som "
        "resten pekar ut. Menade du «outcome_2019_04»? Det som finns är assessment_2019_04, budget_2019, budget_total, "
        "deviation_2019, deviation_total, forecast_2019, grades_2019_04, men_2019_04, outcome_2018, outcome_2019_04, "
        f"outcome_total, pass_rate_2019_04 …. {POINT_OUT}",
    ]


def test_units_are_compared_within_a_series_too(toy: Toy) -> None:
    file = "comparisons/leksaksdeltagare.yaml"
    replace_once(toy.datasets / file, "row: deltagare, column: outcome_2018", "row: trasiga, column: outcome_2018")
    (problem,) = toy.checking_problems()
    assert problem.startswith(f"{file}, series: Serierna har olika enheter: ")


@pytest.mark.parametrize(
    ("budget_column", "said"),
    [
        ("", "Budgeten för report … saknas."),
        (", budget_column: budget", "Budgeten för report … är inget tal eller är noll."),
        (", budget_column: deviation_2019", ""),
    ],
    ids=["missing", "unknown", "a number"],
)
def test_a_share_of_a_budget_that_is_not_there_is_reported(toy: Toy, budget_column: str, said: str) -> None:
    path = toy.datasets / COMPARISON
    replace_once(path, "bases: [total, per_inhabitant]", "bases: [percent_of_budget]")
    replace_once(path, "netto, column: budget_2019", "netto, column: outcome_2019_04, budget_column: budget_2019")
    replace_once(path, "row: totalt, column: budget_2019", f"row: totalt, column: outcome_2019_04{budget_column}")
    problems = [re.sub("report .*2019_04(, budget_column budget)?", "report …", one) for one in toy.checking_problems()]
    advice = "Ange budget_column: kolumnen i samma rad som siffran är en andel av."
    assert problems == ([f"{COMPARISON}, series → 2: {said} {advice}"] if said else [])


def test_a_share_of_a_budget_of_nothing_is_reported(toy: Toy) -> None:
    path = toy.datasets / COMPARISON
    replace_once(path, "bases: [total, per_inhabitant]", "bases: [percent_of_budget]")
    replace_once(
        path, "row: totalt, column: budget_2019", "row: totalt, column: budget_2019, budget_column: budget_2019"
    )
    replace_once(
        path,
        "row: totalt-netto, column: budget_2019",
        "row: verkstad-intakter, column: outcome_2019_04, budget_column: deviation_2019",
    )
    (problem,) = toy.checking_problems()
    assert "series → 1" in problem
    assert "är inget tal eller är noll" in problem


def test_thousands_and_millions_can_be_compared(toy: Toy) -> None:
    units = {
        figure.unit.code
        for figure in (
            toy.figure("operating_result", "totalt-netto", "budget_2019"),
            toy.figure("operating_result", "totalt", "budget_2019", ESKILSTUNA),
        )
    }
    assert units == {"tkr", "mnkr"}
    assert toy.checking_problems() == []


@pytest.mark.parametrize("selector", ["column: outcome_2018", "measure: outcome, period: 2018"])
def test_a_figure_that_stands_twice_in_a_series_is_told(toy: Toy, selector: str) -> None:
    """However it is pointed out the second time."""
    again = f"\n      - {{report: {BOTKYRKA}, table: volumes, row: deltagare, {selector}}}\n"
    replace_once(
        toy.datasets / "comparisons/leksaksdeltagare.yaml", "        sex: total\n", f"        sex: total{again}"
    )
    (problem,) = toy.checking_problems()
    assert "series → Deltagare → 3: Siffran för report " in problem
    assert problem.endswith(" står två gånger i samma serie. Låt den stå en gång.")


def test_a_figure_may_stand_in_series_of_different_names(toy: Toy) -> None:
    path = toy.datasets / "comparisons/leksaksdeltagare.yaml"
    other = (
        f"  - name: Förr\n    points: [{{report: {BOTKYRKA}, table: volumes, row: deltagare, column: outcome_2018}}]\n"
    )
    replace_once(path, "  - name: Budget\n", f"{other}  - name: Budget\n")
    assert toy.checking_problems() == []
    replace_once(path, "  - name: Förr\n", "  - name: Deltagare\n")
    (problem,) = toy.checking_problems()
    assert "står två gånger i samma serie" in problem
