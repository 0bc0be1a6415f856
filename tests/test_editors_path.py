"""The guide's afternoon: every command that it shows is run, in its order, on the report that it shows."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from build_site.__main__ import main
from build_site.command_line.completion import list_commands
from build_site.command_line.options import make_parser
from build_site.output.build_lock import hold_project
from tests.paper import print_pdf
from tests.toy import PROJECT, Toy

GUIDE = PROJECT / "docs" / "om" / "lagg-till-rapport.md"
TEMPLATES = sorted((PROJECT / "templates").glob("*.yml"))
FOLDER = "reports/eskilstuna/avn/2024-delar-1"


def read_section(name: str) -> str:
    text = GUIDE.read_text(encoding="utf-8")
    found = re.search(rf"(?ms)^## [^\n]+\{{ #{name} \}}\n(.*?)(?=^## )", text)
    assert found
    return found[1]


def list_blocks(name: str, kind: str) -> list[str]:
    return re.findall(rf"(?ms)^```{kind}\n(.*?)^```", read_section(name))


def write_report(folder: Path) -> None:
    """The report that the guide shows, as a text without its line numbers and as a PDF."""
    shown = next(one for one in list_blocks("skriv-av", "text") if "Driftuppföljning" in one)
    lines = {int(line.split()[0]): line[3:] for line in shown.splitlines()}
    text = "\n".join(lines.get(number, "") for number in range(1, max(lines) + 1)) + "\n"
    (folder / "rapport.txt").write_text(text, encoding="utf-8")
    cells = [re.split(r" {2,}", line) for line in text.splitlines()[4:]]
    rows = "".join(f"<tr><td>{'<td>'.join(row)}</tr>" for row in cells)
    print_pdf(f"<h1>{lines[3]}</h1><h2>{lines[4]}</h2><table>{rows}</table>", folder / "rapport.pdf")


def fill_in(folder: Path) -> None:
    """What the editor does by hand: the table and its block as the guide shows them when they are ready."""
    table = next(one for one in list_blocks("skriv-av", "text") if one.startswith("row,label"))
    drafted = (folder / "operating_result.csv").read_text(encoding="utf-8").splitlines()
    places = [line.rsplit(",", 2)[1:] for line in drafted]
    keyed = [line.rpartition(",")[0] for line in table.splitlines()]
    in_pdf = [",".join((line, *place)) for line, place in zip(keyed, places, strict=True)]
    (folder / "operating_result.csv").write_text("\n".join(in_pdf) + "\n", encoding="utf-8")
    (described,) = (one for one in list_blocks("beskriv", "yaml") if one.startswith("$schema"))
    path = folder / "datapackage.yaml"
    head = path.read_text(encoding="utf-8").split("resources:")[0]
    tables = re.sub(r"\n    uppf:lines: .*", "", described.split("resources:")[1])
    tables = re.sub(
        r"\n( +)- \{name: line, type: string\}",
        r"\n\1- {name: page, type: string}\n\1- {name: box, type: string}",
        tables,
    )
    path.write_text(f"{head}resources:{tables}", encoding="utf-8")


def test_every_step_of_the_afternoon_can_be_followed(
    recorded_toy: Toy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = recorded_toy.datasets.parent
    (project.parent / "kallor").mkdir()
    (recorded_toy.datasets / "editions").mkdir()
    write_report(project)
    monkeypatch.chdir(project)
    commands = [line for block in list_blocks("eftermiddag", "sh") for line in block.splitlines()]
    assert len(commands) == 6
    begin, draft, check, verify, check_again, diff = (shlex.split(line) for line in commands)
    assert {one[0] for one in (begin, draft, check, verify, check_again, diff)} == {".venv/bin/build-site"}
    assert main(begin[1:]) == 0
    assert main(check[1:]) == 0
    assert "Påbörjade, utan tabeller än: eskilstuna-avn-2024-delar-1." in capsys.readouterr().out
    assert main(draft[1:]) == 0
    drafted = (recorded_toy.datasets / FOLDER / "operating_result.csv").read_text(encoding="utf-8")
    assert "vuxenutbildning,Vuxenutbildning,totalt" in drafted
    assert "-27.0,-110.0,-112.0,-2.0,1," in drafted
    fill_in(recorded_toy.datasets / FOLDER)
    capsys.readouterr()
    assert main(check[1:]) == 1
    assert (
        capsys.readouterr()
        .err.splitlines()[0]
        .endswith("Paketet är inte kontrollerat mot källan. Kör build-site verify --sources MAPP --record.")
    )
    assert main(verify[1:]) == 0
    assert main(check_again[1:]) == 0
    assert "Allt stämmer: 3 rapporter" in capsys.readouterr().out
    assert main(["diff", str(recorded_toy.datasets), str(recorded_toy.datasets)]) == 0
    assert diff[1] == "diff"


def test_a_draft_is_never_saved_over_a_table(
    recorded_toy: Toy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_report(recorded_toy.datasets.parent)
    monkeypatch.chdir(recorded_toy.datasets.parent)
    before = recorded_toy.path("staff.csv").read_bytes(), recorded_toy.path("datapackage.yaml").read_bytes()
    draft = ["draft", "rapport.txt", "--lines", "3-8", "--report", "botkyrka-avun-2019-delar-1", "--save", "--table"]
    with hold_project(recorded_toy.datasets.parent):
        assert main([*draft, "ny"]) == 3
    assert "Ett annat kommando skriver redan" in capsys.readouterr().err
    assert main([*draft, "staff"]) == 3
    assert "Tabellen «staff» finns redan" in capsys.readouterr().err
    assert before == (recorded_toy.path("staff.csv").read_bytes(), recorded_toy.path("datapackage.yaml").read_bytes())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_is_yaml_whose_commands_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    assert isinstance(content, dict)
    commands = list_commands(make_parser())
    used = re.findall(r"build-site ([a-z]+)((?: [^\n]*)?)", text)
    for name, rest in used:
        assert name in commands
        assert all(option in commands[name][1] for option in re.findall(r"--[a-z-]+", rest))
    assert used or "comment" in path.name


def test_what_a_template_runs_holds_nothing_that_a_change_may_have_written() -> None:
    """Expressions in a script are put there before the shell reads it; they belong in the environment."""
    for path in TEMPLATES:
        for step in re.findall(r"(?m)^\s*-? ?run: (?:\|\n((?:\s{10,}.*\n)+)|(.*))", path.read_text(encoding="utf-8")):
            assert "${{" not in "".join(step), path.name
