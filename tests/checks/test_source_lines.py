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
        ("999999", ""),
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
    (problem,) = toy.broken(RULE, sources=None)
    assert problem.startswith(f"datapackage.yaml, summary → uppf:lines: {said}")
