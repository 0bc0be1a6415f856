"""What decides comparability speaks of what there is, with its place, and once."""

import pytest

from build_site.checks.definitions import RULE
from tests.reading.test_comparability_package import BREAK, DEFINITION, add
from tests.toy import BOTKYRKA, Toy

GOOD = f"dockor,0127,avun,,,,,,,monthly-average,average,all,Dockor,{BOTKYRKA},1-2\n"
FILE = "definitions/definitions.csv, rad 2"


def test_what_is_right_is_let_through(toy: Toy) -> None:
    add(toy, "definitions", GOOD)
    add(toy, "breaks", BREAK.replace(",fees,2019-02", ",,2019"))
    assert toy.broken(RULE, sources=None) == []
    assert toy.broken(RULE, sources=toy.read_sources()) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            ",avun,",
            ",finns,",
            f"{FILE}, kolumn committee: Botkyrka (0127) har ingen nämnd «finns» i kodlistan, "
            "så raden gäller ingenting.",
        ),
        (",,,,,,,m", ",lek,,,,,,m", f"{FILE}, kolumn service: «lek» finns inte i kodlistan services."),
        (BOTKYRKA, "botkyrka-avun-1999", f"{FILE}, kolumn report: Rapporten «botkyrka-avun-1999» finns inte."),
        (",1-2", ",2-1", f"{FILE}, kolumn lines: Källraderna 2-1 står i omvänd ordning eller finns inte"),
        (",1-2", ",0", f"{FILE}, kolumn lines: Källraderna 0 står i omvänd ordning eller finns inte"),
        (",1-2", ",1234567", f"{FILE}, kolumn lines: Källraderna 1234567 står i omvänd ordning eller finns inte"),
        (",1-2", f",1;{'9' * 4900}", f"{FILE}, kolumn lines: Källraderna 9999"),
        (",,,m", ",2019,2018,m", f"{FILE}, kolumn to: Till och med 2018-12 är före från och med 2019-01."),
        (",,,m", ",2030,,m", f"{FILE}: Raden gäller ingen siffra i nämndens rapporter."),
    ],
)
def test_what_is_wrong_is_told_with_its_place(toy: Toy, old: str, new: str, problem: str) -> None:
    assert old in GOOD
    add(toy, "definitions", GOOD.replace(old, new, 1))
    assert any(one.startswith(problem) for one in toy.broken(RULE)), toy.broken(RULE)


@pytest.mark.parametrize(("old", "new"), [(",,,,,,,m", ",lek,,,,,,m"), (",avun,", ",finns,"), (",,,m", ",2019,2018,m")])
def test_that_nothing_is_meant_is_not_told_of_a_row_whose_scope_is_wrong(toy: Toy, old: str, new: str) -> None:
    add(toy, "definitions", GOOD.replace(old, new, 1))
    assert len(toy.broken(RULE)) == 1


@pytest.mark.parametrize("year", ["0000", "0019-02", "3019", "2019-13"])
def test_a_time_that_no_report_is_about_has_the_wrong_form(toy: Toy, year: str) -> None:
    add(toy, "breaks", BREAK.replace("2019-02", year))
    add(toy, "definitions", GOOD.replace(",,,m", f",,{year},m"))
    form = f"«{year}» har fel form. Formen är ett år eller en månad, till exempel 2022 eller 2022-09."
    assert toy.loading_problems() == [
        f"definitions/breaks.csv, rad 2, kolumn from: {form}",
        f"definitions/definitions.csv, rad 2, kolumn to: {form}",
    ]


def test_an_unknown_code_is_sought_in_the_package_that_has_the_list(toy: Toy) -> None:
    add(toy, "definitions", GOOD.replace("monthly-average", "monthly_average"))
    assert toy.loading_problems() == [
        "definitions/definitions.csv, rad 2, kolumn way: «monthly_average» finns inte i kodlistan. "
        "Menade du «monthly-average»? Välj en kod ur definitions/ways.csv eller lägg till den där."
    ]


def test_lines_after_the_end_of_the_text_are_told_where_the_text_is_known(toy: Toy) -> None:
    add(toy, "definitions", GOOD.replace(",1-2", ",1;90000"))
    assert toy.broken(RULE, sources=None) == []
    assert "Källraderna 90000" in toy.broken(RULE, sources=toy.read_sources())[0]


def test_two_definitions_of_the_same_figures_are_one_too_many(toy: Toy) -> None:
    add(toy, "definitions", GOOD + GOOD.replace("dockor", "bilar"))
    (problem,) = toy.broken(RULE)
    assert problem.startswith("definitions/definitions.csv, rad 3: «dockor» och «bilar» gäller samma siffror lika")


def test_definitions_that_follow_each_other_are_none_too_many(toy: Toy) -> None:
    early, late = GOOD.replace(",,,m", ",,2018-12,m"), GOOD.replace("dockor", "bilar").replace(",,,m", ",2019,,m")
    add(toy, "definitions", early + late)
    assert not [one for one in toy.broken(RULE) if "lika bestämt" in one]


def test_a_break_of_nothing_and_a_unit_that_is_none_are_told(toy: Toy) -> None:
    add(toy, "breaks", BREAK.replace("2019-02", "2031"))
    add(toy, "scales", "alnar,kr\n")
    problems = toy.broken(RULE)
    assert any(one.startswith("definitions/breaks.csv, rad 2: Raden gäller ingen siffra") for one in problems)
    assert any(one.startswith("definitions/scales.csv, kolumn unit: «alnar» finns inte") for one in problems)


def test_a_rule_that_goes_by_nothing_is_told(toy: Toy) -> None:
    add(toy, "rules", "ny,unit,reservations,langd,,,,,false,Olika.\n")
    (problem,) = toy.broken(RULE)
    assert problem.startswith("definitions/rules.csv, rad 25, kolumn differs: Regeln «ny» går efter «langd»")
    assert "som siffror inte har. Välj bland thing, measured" in problem


def test_nothing_is_said_of_reports_that_could_not_be_read(toy: Toy) -> None:
    add(toy, "definitions", DEFINITION.replace(BOTKYRKA, "borta"))
    assert toy.broken(RULE, complete=False) == []
