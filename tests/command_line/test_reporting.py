"""Problems as people, programs and GitHub read them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from build_site.__main__ import main
from build_site.command_line.completion import SHELLS, complete_for, list_commands
from build_site.command_line.options import make_parser
from build_site.command_line.progress import working
from build_site.command_line.reporting import Form, sort_for_reading, tell_problems
from build_site.problems import Problem
from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy

WICKED = Problem("a%0A.csv", 3, "kol,umn", "Fel\n::error::x", "Rätta 100 %.", "row-blank", 7)


@pytest.fixture
def broken(recorded_toy: Toy) -> Toy:
    recorded_toy.edit("staff.csv", "3,4,7,46", "3,fyra,7,46")
    recorded_toy.edit("datapackage.yaml", "name: botkyrka-avun-2019-delar-1", "name: botkyrka-avun-2019-delar-2")
    recorded_toy.edit("operating_result.csv", "-4.0,-16.0", "-4.0,-61.0", ESKILSTUNA)
    return recorded_toy


def test_check_tells_programs_all_that_it_tells_people(broken: Toy, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", "--datasets", str(broken.datasets)]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    errors = json.loads(said.out)["errors"]
    assert [(one["row"], one["column"]) for one in errors] == [(2, "men_2019_04"), (2, "budget_2019")]
    assert errors[0]["file"] == (broken.datasets / FOLDERS[BOTKYRKA] / "staff.csv").as_posix()
    assert errors[0]["message"] == "«fyra» är inte ett tal."
    assert errors[0]["guide"] == "om/lagg-till-rapport/#fel-cell-number"
    assert all(set(one) == set(errors[0]) for one in errors)


def test_a_green_check_is_told_to_programs_too(checked_toy: Toy, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", "--datasets", str(checked_toy.datasets)]) == 0
    assert json.loads(capsys.readouterr().out) == {"errors": []}


def test_github_is_given_annotations_and_its_log_the_text(
    broken: Toy, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main(["check", "--datasets", str(broken.datasets)]) == 1
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"::error file={(broken.datasets / FOLDERS[BOTKYRKA] / 'staff.csv').as_posix()},line=2,")
    assert "2 fel. Ingenting har skrivits." in said.err


def test_no_text_can_end_an_annotation_or_begin_another() -> None:
    told = tell_problems([WICKED], Path("datasets"), Form.GITHUB)
    assert told == ("::error file=datasets/a%250A.csv,line=3,col=7,title=kol%2Cumn::Fel%0A::error::x Rätta 100 %25.")


def test_sarif_has_a_result_for_each_problem_and_a_rule_for_each_kind() -> None:
    (run,) = json.loads(tell_problems([WICKED, WICKED], Path("datasets"), Form.SARIF))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["row-blank"]
    assert len(run["results"]) == 2
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 3, "startColumn": 7}


def test_first_things_come_first_within_a_package() -> None:
    ids = ("findings-slip", "cell-code", "property-missing", "file-encoding", "identity-name")
    problems = [Problem("reports/a/b/c/x.csv", 1, "", "Fel.", "", one) for one in ids]
    other = Problem("codelists/units.csv", 9, "", "Fel.", "", "findings-slip")
    assert [one.id for one in sort_for_reading([*problems, other])] == ["findings-slip", *reversed(ids)]


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_completed(shell: str) -> None:
    commands = list_commands(make_parser())
    script = complete_for(shell, commands)
    for name, (told, options) in commands.items():
        assert name in script
        assert told
        assert all(option in script or f"-l {option[2:]}" in script for option in options)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chek"], "Menade du «check»?"),
        (["completion", "bsh"], "Menade du «bash»?"),
        (["check", "--format", "jsn"], "Menade du «json»?"),
        (["diff", "a", "b", "c"], "Ange högst två"),
    ],
)
def test_a_command_that_is_almost_one_is_told_which(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code: object = main(arguments)
    except SystemExit as ended:
        code = ended.code
    assert code == 2
    assert told in capsys.readouterr().err


def test_nothing_is_said_of_work_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with working("Läser"):
        pass
    assert capsys.readouterr() == ("", "")


def test_people_are_told_a_thousand_and_how_many_more_there_are() -> None:
    problems = [replace(WICKED, message="Fel.", line=number) for number in range(1, 5_002)]
    said = tell_problems(problems, Path("datasets"), Form.TEXT).splitlines()
    assert said[1_000] == "… och 4001 fel till. Rätta de här först, eller läs alla med --json."
    assert len(said) == 1_001 + 3
    assert len(json.loads(tell_problems(problems, Path("datasets"), Form.JSON))["errors"]) == 5_001
    assert "fel till" not in tell_problems(problems[:1_000], Path("datasets"), Form.TEXT)
