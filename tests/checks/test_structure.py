"""Counts, and that every figure, report and comparison can be told apart."""

import re
from dataclasses import replace
from typing import Any

import pytest

from build_site.checks.structure import check_structure_unique_reports
from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy, replace_once, show

COMPARISON = "comparisons/leksaker.yaml"
POINT_OUT = "Skriv rapport, tabell, rad och kolumn som de heter i paketet."
TELL_APART = "Skilj dem åt med uppf:measure, uppf:period, uppf:sex, uppf:unit eller uppf:indicator."


@pytest.mark.parametrize("said", [35, 37])
def test_a_table_with_another_number_of_figures_than_described_is_reported(toy: Toy, said: int) -> None:
    toy.edit("datapackage.yaml", "uppf:cells: 36", f"uppf:cells: {said}")
    assert toy.checking_problems() == [
        f"operating_result.csv: Tabellen har 36 siffror men uppf:cells säger {said}. "
        "Räkna siffrorna i rapporten; fyll i det som saknas eller rätta uppf:cells."
    ]


def test_empty_cells_are_not_counted(toy: Toy) -> None:
    table = toy.table("volumes")
    assert (table.cells, len(table.figures)) == (12, 15)


@pytest.mark.parametrize("status", ["printed_dash", "suppressed"])
def test_an_empty_cell_that_stands_for_something_is_counted(toy: Toy, status: str) -> None:
    toy.edit("volumes.csv", "women,participants,18,20,,not_reported", f"women,participants,18,20,,{status}")
    assert toy.checking_problems() == [
        "volumes.csv: Tabellen har 13 siffror men uppf:cells säger 12. "
        "Räkna siffrorna i rapporten; fyll i det som saknas eller rätta uppf:cells."
    ]


PLAIN = "uppf:plain_title: Leksakernas ekonomi i korthet (mnkr)"


def test_a_plain_title_with_the_years_of_its_figures_is_fine(toy: Toy) -> None:
    toy.edit("datapackage.yaml", PLAIN, "uppf:plain_title: Leksaker 2019")
    assert toy.checking_problems() == []


@pytest.mark.parametrize("title", ["Personal", "personal"])
def test_a_plain_title_that_another_table_has_is_reported(toy: Toy, title: str) -> None:
    toy.edit("datapackage.yaml", PLAIN, f"uppf:plain_title: {title}")
    assert toy.checking_problems() == [
        f"datapackage.yaml, summary → uppf:plain_title: En annan tabell i rapporten heter också «{title}». "
        "Skriv det som skiljer dem åt."
    ]


def test_years_in_a_plain_title_that_no_figure_is_about_are_reported(toy: Toy) -> None:
    toy.edit("datapackage.yaml", PLAIN, "uppf:plain_title: Leksaker 2019, 2031 och 1987")
    assert toy.checking_problems() == [
        f"datapackage.yaml, summary → uppf:plain_title: «Leksaker 2019, 2031 och 1987» nämner {year}, "
        "men inga av tabellens siffror gäller det året. Rätta året eller ta bort det."
        for year in (1987, 2031)
    ]


@pytest.mark.parametrize(
    ("old", "new", "lines", "column", "other"),
    [
        (
            "uppf:measure: outcome, uppf:period: 2018}",
            "uppf:measure: outcome, uppf:period: 2019-01/2019-04}",
            [2, 3, 4, 5, 6],
            "outcome_2019_04",
            "outcome_2018",
        ),
        (
            "uppf:measure: outcome, uppf:sex: men}",
            "uppf:measure: outcome, uppf:sex: women}",
            [2, 3],
            "men_2019_04",
            "women_2019_04",
        ),
    ],
)
def test_figures_that_mean_the_same_are_reported(  # a table's columns
    toy: Toy, old: str, new: str, lines: list[int], column: str, other: str
) -> None:
    toy.edit("datapackage.yaml", old, new)
    table = "staff" if column == "men_2019_04" else "volumes"
    assert toy.checking_problems() == [
        f"{table}.csv, rad {line}, kolumn {column}: Siffran kan inte skiljas från den i kolumnen {other}: "
        f"samma mått, period och enhet. {TELL_APART}"
        for line in lines
    ]


@pytest.mark.parametrize(
    "property_of_column",
    ["uppf:measure: budget", "uppf:age: 0–6 år", 'uppf:area: "00"', "uppf:service: sfi", "uppf:period: 2019-03"],
)
def test_any_one_property_is_enough_to_tell_figures_apart(toy: Toy, property_of_column: str) -> None:
    """The columns for women and men are both made to be about women, then told apart by something else."""
    name, _, _ = property_of_column.partition(": ")
    measure = "" if name == "uppf:measure" else "uppf:measure: outcome, "
    toy.edit(
        "datapackage.yaml", "uppf:measure: outcome, uppf:sex: men}", f"{measure}{property_of_column}, uppf:sex: women}}"
    )
    assert toy.checking_problems() == []


def test_the_indicator_is_enough_to_tell_figures_apart(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "          uppf:unit: grades\n", "")
    assert toy.checking_problems() == []


def test_two_reports_on_the_same_period_are_reported(toy: Toy) -> None:
    corpus = toy.read()
    twins = [replace(corpus.reports[0], folder=f"reports/botkyrka/avun/2019-igen-{number}") for number in (1, 2)]
    problems = check_structure_unique_reports(replace(corpus, reports=(*corpus.reports, *twins)))
    assert show(list(problems)) == [
        f"{twin.folder}/datapackage.yaml, uppf:kind: Paketet {FOLDERS[BOTKYRKA]} gäller samma nämnd, år och slag av "
        "rapport. Rätta uppf:year eller uppf:kind, eller ta bort det ena paketet."
        for twin in twins
    ]


@pytest.mark.parametrize(
    "difference",
    [{"municipality": "0484"}, {"committee": "sn"}, {"year": 2020}, {"kind": "delar-2"}],
    ids="".join,
)
def test_reports_that_differ_in_one_thing_are_not_the_same(toy: Toy, difference: dict[str, Any]) -> None:
    corpus = toy.read()
    other = replace(corpus.reports[0], **difference)
    assert list(check_structure_unique_reports(replace(corpus, reports=(*corpus.reports, other)))) == []


def test_a_committee_may_have_several_reports_of_other_kinds(toy: Toy) -> None:
    corpus = toy.read()
    other = replace(corpus.reports[0], kind="other")
    assert list(check_structure_unique_reports(replace(corpus, reports=(other, other)))) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            f"report: {ESKILSTUNA}",
            "report: eskilstuna-avn-2019",
            "series → 2: Ingen siffra motsvarar report eskilstuna-avn-2019, table operating_result, row totalt, "
            f"column budget_2019. {POINT_OUT}",
        ),
        (
            "table: operating_result, row: totalt,",
            "table: drift, row: totalt,",
            f"series → 2: Ingen siffra motsvarar report {ESKILSTUNA}, table drift, row totalt, column budget_2019. "
            f"{POINT_OUT}",
        ),
        (
            "row: totalt,",
            "row: summa,",
            f"series → 2: Ingen siffra motsvarar report {ESKILSTUNA}, table operating_result, row summa, "
            f"column budget_2019. {POINT_OUT}",
        ),
        (
            "row: totalt, column: budget_2019",
            "row: totalt, column: budget",
            f"series → 2: Ingen siffra motsvarar report {ESKILSTUNA}, table operating_result, row totalt, "
            f"column budget. {POINT_OUT}",
        ),
        (
            "row: totalt, column: budget_2019",
            "row: totalt, measure: budget, period: 2018",
            f"series → 2: Ingen siffra motsvarar report {ESKILSTUNA}, table operating_result, row totalt, "
            f"measure budget, period 2018. {POINT_OUT}",
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
        f"{file}, series → Budget: Ingen siffra motsvarar report {BOTKYRKA}, table volumes, row deltagare, "
        f"measure target, period 2019. {POINT_OUT}",
        f"{file}, series → Deltagare → 2: Ingen siffra motsvarar report {BOTKYRKA}, column outcome_2019_03, "
        f"indicator participants_special_adult_education, sex total. {POINT_OUT}",
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


def test_several_errors_are_all_reported(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "uppf:cells: 36", "uppf:cells: 35")
    toy.edit("datapackage.yaml", "uppf:cells: 12", "uppf:cells: 13")
    replace_once(toy.datasets / COMPARISON, "row: totalt,", "row: summa,")
    replace_once(toy.datasets / COMPARISON, "row: totalt-netto,", "row: netto,")
    assert [text.split(":")[0] for text in toy.checking_problems()] == [
        f"{COMPARISON}, series → 1",
        f"{COMPARISON}, series → 2",
        "operating_result.csv",
        "volumes.csv",
    ]
