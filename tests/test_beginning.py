"""`new`: a report is begun whole or not at all, and what it begins is right."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_site.__main__ import main
from build_site.beginning import add_rows
from build_site.command_line import asking
from build_site.drafting.report_head import find_period, make_municipality, propose_committee_code
from build_site.drafting.whole_text import read_whole_source
from build_site.output import report_folder
from build_site.output.whole_files import write_whole
from build_site.pipeline import check_datasets
from build_site.problems import DataError
from tests.folders import snapshot
from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy

NEW = "orebro-bun-2019-delar-1"
FOLDER = "reports/orebro/bun/2019-delar-1"
TEXT = "Leksaksrapport för Örebro\r\nAllt är påhittat.\r\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "rapport.txt"
    path.write_bytes(TEXT.encode())
    return path


def list_arguments(toy: Toy, source: Path, **others: str) -> list[str]:
    given = {
        "municipality": "Örebro kommun",
        "municipality-code": "1880",
        "committee": "Barn- och utbildningsnämnden",
        "responsibility": "Förskola, skola",
        "kind": "Delårsrapport 1",
        "period": "2019-01/2019-04",
        "population": "155 696",
        "sources": str(toy.sources),
        **others,
    }
    return [
        "new",
        str(source),
        "--datasets",
        str(toy.datasets),
        *(f"--{name}={value}" for name, value in given.items() if value),
    ]


def test_a_report_of_a_new_municipality_and_committee_checks_green(
    recorded_toy: Toy, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(list_arguments(recorded_toy, source)) == 0
    said = capsys.readouterr().out
    assert f"Rapporten {NEW} är påbörjad." in said
    assert "Kvar att göra:" in said
    result = check_datasets(recorded_toy.datasets)
    assert [package.descriptor["name"] for package in result.loaded.begun] == [NEW]
    assert [report.id for report in result.corpus.reports] == [BOTKYRKA, ESKILSTUNA]
    assert f"Påbörjade, utan tabeller än: {NEW}." in result.summary
    place, committee = result.corpus.codes.municipalities["1880"], result.corpus.codes.committees["1880", "bun"]
    assert (place.name, place.genitive, place.slug) == ("Örebro", "Örebros", "orebro")
    assert (committee.name, committee.short_name) == ("Barn- och utbildningsnämnden", "BUN")
    assert result.corpus.population["1880", 2018] == 155696
    text = (recorded_toy.sources / f"{NEW}.txt").read_bytes()
    assert text == TEXT.replace("\r\n", "\n").encode()
    (begun,) = result.loaded.begun
    assert begun.descriptor["sources"][0]["uppf:sha256"] == hashlib.sha256(text).hexdigest()
    assert begun.descriptor["title"] == "Delårsrapport 1 2019, barn- och utbildningsnämnden i Örebro"


def test_a_report_of_a_known_committee_changes_nothing_else(recorded_toy: Toy, source: Path) -> None:
    before = snapshot(recorded_toy.datasets)
    told = {
        "municipality": "0127",
        "committee": "Socialnämnden",
        "municipality-code": "",
        "responsibility": "",
        "population": "",
    }
    assert main(list_arguments(recorded_toy, source, **told)) == 0
    after = snapshot(recorded_toy.datasets)
    assert set(after) - set(before) == {"reports/botkyrka/sn/2019-delar-1/datapackage.yaml"}
    assert {path: after[path] for path in before} == before


def test_nothing_is_ever_written_over(recorded_toy: Toy, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(recorded_toy.datasets)
    told = {
        "municipality": "Botkyrka",
        "committee": "avun",
        "municipality-code": "",
        "responsibility": "",
        "population": "",
    }
    assert main(list_arguments(recorded_toy, source, **told)) == 3
    assert FOLDERS[BOTKYRKA] in capsys.readouterr().err
    assert snapshot(recorded_toy.datasets) == before


def test_another_text_in_the_folder_of_sources_stops_everything(
    recorded_toy: Toy, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (recorded_toy.sources / f"{NEW}.txt").write_text("något annat", encoding="utf-8")
    before = snapshot(recorded_toy.datasets)
    assert main(list_arguments(recorded_toy, source)) == 3
    assert "finns redan med ett annat innehåll" in capsys.readouterr().err
    assert snapshot(recorded_toy.datasets) == before


def test_a_disk_that_refuses_halfway_leaves_everything_as_it_was(
    recorded_toy: Toy, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(recorded_toy.datasets)
    replaced: list[Path] = []

    def refuse(path: Path, content: bytes) -> None:
        replaced.append(path)
        if len(replaced) == 2:
            raise OSError(28, "full", str(path))
        write_whole(path, content)

    monkeypatch.setattr(report_folder, "write_whole", refuse)
    assert main(list_arguments(recorded_toy, source)) == 3
    assert len(replaced) > 2
    assert snapshot(recorded_toy.datasets) == before
    assert not (recorded_toy.datasets / "reports" / "orebro").exists()


def test_data_with_errors_are_told_and_nothing_is_written(
    recorded_toy: Toy, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded_toy.edit("staff.csv", "3,4,7,46", "3,5,7,46")
    before = snapshot(recorded_toy.datasets)
    assert main(list_arguments(recorded_toy, source)) == 1
    assert "staff.csv, rad 2" in capsys.readouterr().err
    assert snapshot(recorded_toy.datasets) == before


def test_what_is_missing_is_told_at_once_where_nobody_can_be_asked(
    recorded_toy: Toy, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(recorded_toy.datasets)
    assert main(["new", "--datasets", str(recorded_toy.datasets)]) == 2
    said = capsys.readouterr().err
    for name in ("--municipality", "--committee", "--kind", "--period", "källfilen"):
        assert f"Här fattas: {name}" in said
    assert snapshot(recorded_toy.datasets) == before


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("kind", "delårsraport 1", "Menade du «delar-1»?"),
        ("period", "i fjol", "«i fjol» är ingen period."),
        ("municipality-code", "188", "SCB:s fyra siffror"),
        ("municipality-code", "0127", "Koden 0127 har Botkyrka."),
        ("committee-code", "B U N", "små bokstäver a–z"),
    ],
)
def test_a_wrong_answer_is_told_with_what_to_write(
    recorded_toy: Toy, source: Path, name: str, value: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(list_arguments(recorded_toy, source, **{name: value})) == 2
    assert told in capsys.readouterr().err


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What somebody at a terminal types, line by line; all of it must be asked for."""
    typed: list[str] = []
    monkeypatch.setattr(asking, "is_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: typed.pop(0))
    yield typed
    assert typed == []


def test_a_terminal_is_asked_for_what_is_missing_and_again_for_what_is_wrong(
    recorded_toy: Toy, source: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answers += ["Örebro", "188", "1880", "Barn- och utbildningsnämnden", "", "Skola", "delar-1", "2019"]
    answers += ["2019-01/2019-04", str(source), "", "i våras", "2019-05-14", "155696"]
    assert main(["new", "--datasets", str(recorded_toy.datasets)]) == 0
    said = capsys.readouterr().out
    assert "«188» är ingen kommunkod." in said
    assert "«i våras» är inget datum." in said
    assert (recorded_toy.datasets / FOLDER / "datapackage.yaml").is_file()
    assert "bun,1880,Barn- och utbildningsnämnden,BUN,Skola" in (
        recorded_toy.datasets / "codelists" / "committees.csv"
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Socialnämnden", "sn"),
        ("Barn- och utbildningsnämnden", "bun"),
        ("Miljö- och hälsoskyddsnämnden", "mhn"),
        ("Kommunstyrelsen", "k"),
        ("Nämnden för arbete och välfärd", "nav"),
    ],
)
def test_a_code_for_a_committee_is_proposed_from_its_name(name: str, code: str) -> None:
    assert propose_committee_code(name) == code


def test_what_follows_from_the_name_of_a_municipality() -> None:
    assert make_municipality("1480", "Göteborg").slug == "goteborg"
    assert make_municipality("1280", "Malmö").genitive == "Malmös"
    assert make_municipality("0580", "Borås").genitive == "Borås"
    assert make_municipality("1470", "Upplands Väsby").slug == "upplands-vasby"


def test_a_year_is_enough_for_kinds_that_end_in_one_month(toy: Toy) -> None:
    kinds = toy.read().codes.report_kinds
    assert str(find_period("2024", kinds["tertial-2"])) == "2024-01/2024-08"
    assert str(find_period("2024", kinds["arsbokslut"])) == "2024"
    assert find_period("2024", kinds["delar"]) is None
    assert str(find_period("2024-01/2024-06", kinds["delar"])) == "2024-01/2024-06"


def test_rows_are_added_in_the_form_that_the_file_has() -> None:
    assert add_rows(b"a,b\n1,2\n", [["3", "x, y"]]) == b'a,b\n1,2\n3,"x, y"\n'
    assert add_rows(b"\xef\xbb\xbfa,b\r\n1,2", [["3", "4"]]) == b"\xef\xbb\xbfa,b\r\n1,2\r\n3,4\r\n"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"inte en PDF", "går inte att läsa som PDF"),
        ("a.txt", "nämnd".encode("latin-1"), "inte sparad som UTF-8"),
        ("a.txt", None, "Filen finns inte."),
    ],
)
def test_a_source_that_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes | None, told: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=told):
        read_whole_source(tmp_path / name)
