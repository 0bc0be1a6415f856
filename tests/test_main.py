"""The command line: exit codes and what is said in Swedish."""

import errno
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_site import __main__ as command_line
from build_site import pipeline
from build_site.__main__ import EXIT_BUILD_ERROR, EXIT_UNFORESEEN, main
from build_site.charts.chart import Chart
from build_site.charts.studio import digest_chart
from build_site.command_line import commands, serving
from build_site.problems import BuildError
from build_site.reading import packages, reports
from build_site.releasing import CheckedCorpus
from tests.built import check
from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy


@pytest.fixture
def result(checked_toy: Toy) -> CheckedCorpus:
    return check(checked_toy.datasets)


SUMMARY = "Allt stämmer: 2 rapporter, 9 tabeller, "


def test_check_says_what_was_checked(checked_toy: Toy, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--datasets", str(checked_toy.datasets)]) == 0
    said = capsys.readouterr()
    figures = sum(
        not figure.is_empty for report in check(checked_toy.datasets).corpus.reports for figure in report.figures
    )
    assert said.out.startswith(f"{SUMMARY}{figures} siffror, ")
    assert said.out.endswith("2 fel i rapporterna förklarade.\n")
    assert said.err == ""


def test_check_with_sources(checked_toy: Toy, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["check", "--datasets", str(checked_toy.datasets), "--sources", str(checked_toy.sources)]
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith(SUMMARY)


def test_strict_check_holds_every_chart_against_the_schema(
    checked_toy: Toy, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["check", "--strict", "--datasets", str(checked_toy.datasets)]
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith(SUMMARY)
    asked: list[Chart] = []

    def refuse(chart: Chart) -> str:
        asked.append(chart)
        return f"{chart.kind} följer inte schemat"

    monkeypatch.setattr(pipeline, "explain_invalid", refuse)
    assert main(arguments) == EXIT_BUILD_ERROR
    said = capsys.readouterr().err.splitlines()
    assert said == [f"{chart.kind} följer inte schemat" for chart in asked]
    assert len({digest_chart(chart) for chart in asked}) == len(asked) > 5


def test_check_tells_every_error_with_its_place_and_counts_them(
    recorded_toy: Toy, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded_toy.edit("operating_result.csv", "-24.0", "mycket", ESKILSTUNA)
    recorded_toy.edit("operating_result.csv", "-23.5", "lite", ESKILSTUNA)
    assert main(["check", "--datasets", str(recorded_toy.datasets)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "operating_result.csv, rad 4, kolumn budget_2019: «mycket» är inte ett tal." in said.err
    assert "operating_result.csv, rad 4, kolumn forecast_2019: «lite» är inte ett tal." in said.err
    count = len([line for line in said.err.splitlines() if line.startswith("reports/")])
    assert count >= 2
    assert said.err.endswith(f"\n{count} fel. Ingenting har skrivits.\n")


def test_check_of_one_error_counts_one(toy: Toy, capsys: pytest.CaptureFixture[str]) -> None:
    (toy.datasets / "reference" / "datapackage.yaml").unlink()
    assert main(["check", "--datasets", str(toy.datasets)]) == 1
    assert "reference/datapackage.yaml: Paketets beskrivning saknas." in capsys.readouterr().err


def test_check_of_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--datasets", str(tmp_path / "saknas")]) == 1
    assert "Paketets beskrivning saknas." in capsys.readouterr().err


def test_verify_needs_sources(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["verify"])
    assert caught.value.code == 2
    assert "--sources" in capsys.readouterr().err


def test_verify_checks_and_records(toy: Toy, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["verify", "--datasets", str(toy.datasets), "--sources", str(toy.sources)]
    assert main(arguments) == 1
    assert "inte kontrollerat mot källan" in capsys.readouterr().err
    assert not toy.path("verified.csv").exists()
    assert main([*arguments, "--record"]) == 0
    assert capsys.readouterr().out.startswith(SUMMARY)
    assert toy.path("verified.csv").is_file()
    assert main(arguments) == 0


def test_publish_says_what_was_published_and_refuses_a_second_time(
    recorded_toy: Toy, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--datasets", str(recorded_toy.datasets)]
    assert main(["publish", *arguments]) == 0
    path = recorded_toy.datasets / "editions" / "1.0.0.zip"
    assert capsys.readouterr().out.startswith(f"Utgåva 1.0.0 är publicerad: {path} (")
    assert path.is_file()
    assert main(["publish", *arguments]) == 3
    assert capsys.readouterr().err == "Ingenting har ändrats sedan utgåva 1.0.0. Ingenting har skrivits.\n"
    assert main(["changes", *arguments]) == 0
    assert capsys.readouterr().out == "Ingenting har ändrats sedan utgåva 1.0.0.\n"


def test_publish_of_data_with_errors_tells_them(toy: Toy, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", "--datasets", str(toy.datasets)]) == 1
    assert "inte kontrollerat mot källan" in capsys.readouterr().err


def test_build_says_where_the_site_is(
    result: CheckedCorpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built: list[tuple[Path, Path]] = []

    def build(project: Path, output: Path, _: str) -> str:
        built.append((project, output))
        return result.summary

    monkeypatch.setattr(commands, "build_site", build)
    output = tmp_path / "site"
    assert main(["build", "--project", str(tmp_path), "--output", str(output)]) == 0
    assert built == [(tmp_path, output)]
    said = capsys.readouterr().out
    assert said.startswith(SUMMARY)
    assert f"Webbplatsen ligger i {output}/." in said
    assert (output / "index.html").as_uri() in said


def test_failed_build_has_its_own_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(project: Path, output: Path, _: str) -> CheckedCorpus:
        raise BuildError(f"Går inte att bygga {project} till {output}.")

    monkeypatch.setattr(commands, "build_site", build)
    assert main(["build"]) == 3
    assert capsys.readouterr().err == "Går inte att bygga . till site.\n"


COMMANDS = [["check"], ["verify", "--sources", "x"], ["changes"], ["publish"], ["build"], ["serve"]]


def raise_unforeseen(*_: object, **__: object) -> None:
    error = KeyError("tables")
    error.add_note("Den läste reports/a.csv.")
    raise error


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_error_that_nobody_foresaw_is_told_without_a_traceback_unless_asked_for(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command_line, "run_command", raise_unforeseen)
    assert main(arguments) == 4
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Programmet stötte på något som ingen har förutsett. Den läste reports/a.csv. ")
    assert "--debug" in said.err
    assert "KeyError" not in said.err
    with pytest.raises(KeyError):
        main([*arguments, "--debug"])


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_interrupted_command_says_so_in_a_line(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "run_command", interrupt)
    assert main(arguments) == 130
    assert capsys.readouterr().err == "\nAvbrutet. Webbplatsen är som den var.\n"


PROGRAM = [sys.executable, "-m", "build_site"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes and devices")
@pytest.mark.parametrize("arguments", [["completion", "bash"], ["check", "--json", "--datasets", "finns-inte"]])
def test_what_nobody_reads_any_longer_is_no_error(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*PROGRAM, *arguments], stdout=writer, stderr=subprocess.PIPE, check=False)  # noqa: S603 # our own program
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk at hand")
@pytest.mark.parametrize("arguments", [["completion", "bash"], ["check", "--json", "--datasets", "finns-inte"]])
def test_what_can_not_be_written_is_told(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)  # noqa: S603 # our own program
    assert (done.returncode, done.stderr.decode()) == (3, "Disken är full. Frigör utrymme och bygg igen.\n")


def test_a_disk_that_refuses_is_told_with_what_was_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: object) -> None:
        error = PermissionError(errno.EACCES, "Permission denied", "datasets/a.csv")
        error.add_note("Filen a.csv lästes.")
        raise error

    monkeypatch.setattr(command_line, "run_command", refuse)
    assert main(["check"]) == 3
    assert capsys.readouterr().err == (
        "datasets/a.csv: Där får du inte skriva. Ändra rättigheterna eller välj en annan mapp. Filen a.csv lästes.\n"
    )
    with pytest.raises(PermissionError):
        main(["check", "--debug"])


def test_a_place_whose_name_is_no_text_can_be_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "build_site", lambda *_: "Allt stämmer.")
    output = tmp_path / os.fsdecode(b"plats-\xff")
    assert main(["build", "--output", str(output)]) == 0
    assert "plats-\\udcff/." in capsys.readouterr().out


def test_serve_is_given_its_folders_and_port(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[Path, Path, int, Path | None]] = []
    monkeypatch.setattr(commands, "serve_site", lambda *arguments: served.append(arguments))
    assert main(["serve"]) == 0
    assert main(["serve", "--project", "p", "--output", "o", "--port", "8001"]) == 0
    assert served == [(Path(), Path("site"), 8000, None), (Path("p"), Path("o"), 8001, None)]


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield taken.getsockname()[1]


def test_serve_on_a_taken_port_says_so_before_it_builds(
    taken_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serving, "build_site", lambda *_: pytest.fail("it was built"))
    assert main(["serve", "--project", str(tmp_path), "--port", str(taken_port)]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"Porten {taken_port} är upptagen. Välj en annan med --port, till exempel --port 8001; "
        "med --port 0 väljs en som är ledig.\n"
    )


@pytest.mark.parametrize("port", ["65536", "-1"])
def test_serve_on_a_port_that_does_not_exist_says_so(
    port: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--project", str(tmp_path), f"--port={port}"]) == 3
    assert capsys.readouterr().err.startswith(f"Porten {port} går inte att använda. Välj en annan med --port")


@pytest.mark.parametrize("arguments", [[], ["bygg"], ["check", "--finns-inte"], ["serve", "--port", "x"]])
def test_misspelt_command_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "build-site" in capsys.readouterr().err


def test_help_is_in_swedish(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    said = capsys.readouterr().out
    for command in ("check", "verify", "changes", "publish", "build", "serve"):
        assert command in said
    assert "kontrollera alla data och visa alla fel på en gång" in said


def test_an_unforeseen_error_in_a_file_names_the_file_and_the_report(
    toy: Toy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reports, "read_table", raise_unforeseen)
    assert main(["check", "--datasets", str(toy.datasets)]) == EXIT_UNFORESEEN
    assert f" Rapporten {FOLDERS[BOTKYRKA]} sattes ihop. " in capsys.readouterr().err
    monkeypatch.setattr(packages, "refuse_table_file", raise_unforeseen)
    assert main(["check", "--datasets", str(toy.datasets)]) == EXIT_UNFORESEEN
    assert " Filen codelists/municipalities.csv lästes. " in capsys.readouterr().err
