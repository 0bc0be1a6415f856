"""Source lines that can't be in any text, told without the text."""

import pytest

from build_site.checks.source_lines import RULE, read_run
from tests.toy import Toy

ZERO = "finns inte i någon text: raderna räknas från 1. Skriv radens nummer i källtexten."
ORDER = "Skriv den första raden före bindestrecket och den sista efter."


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("931", (931, 931)),
        ("931-934", (931, 934)),
        ("9-8", (9, 8)),
        ("0", (0, 0)),
        ("007", (7, 7)),
    ],
)
def test_a_run_has_a_first_and_a_last_line(place: str, lines: tuple[int, int]) -> None:
    assert read_run(place) == lines


def test_the_toys_lines_can_be_in_a_text(toy: Toy) -> None:
    assert toy.broken(RULE, sources=None) == []


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("50-50", ""),
        (
            "999999",
            "Källrad 999999 ligger utanför tabellens rader i uppf:lines, som är 50-51. "
            "Rätta källraden, eller vidga uppf:lines i datapackage.yaml.",
        ),
        (
            "51-50",
            f"Källraderna 51-50 står i omvänd ordning. {ORDER}",
        ),
        ("0", f"Källraden 0 {ZERO}"),
        ("0-50", f"Källraden 0-50 {ZERO}"),
        ("50-0", f"Källraden 50-0 {ZERO}"),
    ],
)
def test_a_line_of_a_row_is_judged_without_the_text(toy: Toy, place: str, said: str) -> None:
    toy.edit("assessments.csv", "fulla,50", f"fulla,{place}")
    assert toy.broken(RULE, sources=None) == ([f"assessments.csv, rad 2, kolumn line: {said}"] if said else [])


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("10-6", "Källraderna 10-6 står i omvänd ordning."),
        ("0-10", "Källraden 0-10 finns inte i någon text"),
    ],
)
def test_the_lines_of_a_table_are_judged_too(toy: Toy, lines: str, said: str) -> None:
    toy.edit("datapackage.yaml", "uppf:lines: 6-10", f"uppf:lines: {lines}")
    problems = toy.broken(RULE, sources=None)
    assert any(one.startswith(f"datapackage.yaml, summary → uppf:lines: {said}") for one in problems)
    assert all(one.startswith("datapackage.yaml, summary → uppf:lines: ") for one in problems)


def test_rows_outside_the_lines_of_their_table_are_told_once(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "uppf:lines: 15-25", "uppf:lines: 15-21")
    assert toy.broken(RULE, sources=None) == [
        "datapackage.yaml, operating_result → uppf:lines: uppf:lines är 15-21, men flera av tabellens rader står "
        "utanför: på källrad 23, 24, 25. Vidga uppf:lines, eller rätta källraderna i tabellen."
    ]


def test_runs_beside_each_other_are_one(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "uppf:lines: 56-57", 'uppf:lines: "56;57"')
    assert toy.broken(RULE, sources=None) == []  # a row stands on 56-57


def test_rows_in_another_order_than_printed_are_told(toy: Toy) -> None:
    toy.edit(
        "assessments.csv",
        "verkstad,Leksaksverkstad,God,Hyllorna är fulla,50\nsagostund,Sagostund,Svag,Böckerna är slut,51\n",
        "sagostund,Sagostund,Svag,Böckerna är slut,51\nverkstad,Leksaksverkstad,God,Hyllorna är fulla,50\n",
    )
    assert toy.broken(RULE, sources=None) == [
        "assessments.csv, rad 3, kolumn line: Raden «verkstad» står på källrad 50, före «sagostund» på källrad 51. "
        "Flytta raden så att raderna står i tryckt ordning, eller rätta källraden."
    ]


def test_the_first_of_a_rows_lines_is_the_one_that_counts(toy: Toy) -> None:
    toy.edit("grades.csv", "women,80.0,10,39;40", "women,80.0,10,40;35")
    toy.edit("datapackage.yaml", "uppf:lines: 36-43", "uppf:lines: 35-43")
    (problem,) = toy.broken(RULE, sources=None)
    assert problem.startswith("grades.csv, rad 3, kolumn line: Raden «kvinnor» står på källrad 40, före «alla»")


def test_figures_of_running_text_may_stand_in_any_order(toy: Toy) -> None:
    toy.edit("key_figures.csv", "index,outcome,2019-04,3,56", "index,outcome,2019-04,3,57")
    assert toy.broken(RULE, sources=None) == []
