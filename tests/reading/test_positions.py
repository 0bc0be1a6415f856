"""The problems of a description have the line of what they name."""

from pathlib import Path

import pytest

from build_site.pipeline import check_datasets
from build_site.problems import DataError, Problem
from build_site.reading.positions import locate_problems
from tests.toy import BOTKYRKA, FOLDERS, Toy

DESCRIPTION = """\
name: leksaker
sources:
  - title: Rapport
resources:
  - name: summary
    title: Sammanfattning
    schema:
      fields:
        - {name: row, type: string}
        - name: budget
          uppf:period: 2019
uppf:parts:
  - {name: delar, table: summary, rows: [a, b]}
"""
COMPARISON = """\
series:
  - name: Utfall
    points:
      - {report: ett}
      - {report: två}
  - {report: tre}
breaks:
  - text: Nytt
    period: 2018
"""


def locate(folder: Path, text: str, column: str, name: str = "datapackage.yaml") -> tuple[int, int]:
    (folder / name).write_text(text, encoding="utf-8")
    (found,) = locate_problems([Problem(name, 0, column, "Fel.", "Rätta.")], folder)
    return found.line, found.position


@pytest.mark.parametrize(
    ("column", "line", "position"),
    [
        ("name", 1, 0),
        ("sources → 1 → title", 3, 0),
        ("resources → summary", 5, 0),
        ("summary", 5, 0),
        ("resources → summary → title", 6, 0),
        ("summary → title", 6, 0),
        ("resources → summary → fields", 8, 0),  # as the check of the fields says it
        ("resources → summary → schema → fields", 8, 0),
        ("resources → summary → schema → fields → row → type", 9, 23),
        ("summary → row → type", 9, 23),
        ("summary → budget → uppf:period", 11, 0),
        ("uppf:parts → delar", 13, 0),
        ("uppf:parts → delar → table", 13, 19),
        ("uppf:parts → delar → borta", 13, 0),  # what is missing has the place of what it is missing in
        ("borta", 0, 0),
        ("", 0, 0),
    ],
)
def test_a_place_in_a_package_has_its_line(tmp_path: Path, column: str, line: int, position: int) -> None:
    assert locate(tmp_path, DESCRIPTION, column) == (line, position)


@pytest.mark.parametrize(
    ("column", "line"),
    [("series", 1), ("series → Utfall", 2), ("series → Utfall → 2", 5), ("series → 2", 6), ("breaks → period", 9)],
)
def test_a_place_in_a_comparison_has_its_line(tmp_path: Path, column: str, line: int) -> None:
    assert locate(tmp_path, COMPARISON, column, "a.yaml")[0] == line


@pytest.mark.parametrize("text", ["a: &b 1\nc: *b\n", "a: [", "- " * 30, "a: " + "x" * 1_000_001, ""])
def test_a_file_that_cannot_be_read_leaves_the_problem_as_it_is(tmp_path: Path, text: str) -> None:
    assert locate(tmp_path, text, "a") == (0, 0)


def test_what_has_a_line_or_is_no_description_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("b: 1\n", encoding="utf-8")
    problems = [
        Problem("a.yaml", 7, "b", "Fel.", "Rätta."),
        Problem("a.csv", 0, "b", "Fel.", "Rätta."),
        Problem("borta.yaml", 0, "b", "Fel.", "Rätta."),
    ]
    assert locate_problems(problems, tmp_path) == problems


def test_check_says_the_lines_of_what_reading_and_rules_find(recorded_toy: Toy) -> None:
    recorded_toy.edit("datapackage.yaml", "uppf:cells: 36", "uppf:cells: många")
    path = recorded_toy.path("datapackage.yaml")
    lines = path.read_text(encoding="utf-8").splitlines()
    (line,) = [number for number, text in enumerate(lines, start=1) if "många" in text]
    with pytest.raises(DataError) as caught:
        check_datasets(recorded_toy.datasets)
    assert f"{FOLDERS[BOTKYRKA]}/datapackage.yaml, rad {line}, resources → operating_result → uppf:cells: " in str(
        caught.value
    )
