"""Loading: each case changes one thing in Eskilstuna's toy report, or in the code lists."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from build_site.reading.packages import complete_descriptor
from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy, replace_once, show

pytestmark = pytest.mark.sampled

TABLE = "operating_result.csv"
NUMBER = "Skriv talet med bindestreck som minus, punkt som decimaltecken och inga mellanslag: -8964.5."
NO_FILE = "Filen saknas eller är tom. Lägg till den, med rubrikrad, eller ta bort den ur datapackage.yaml."


def test_the_toy_loads_without_problems(toy: Toy) -> None:
    loaded = toy.load()
    assert loaded.problems == ()
    assert [package.folder for package in loaded.reports] == list(FOLDERS.values())
    assert [declaration.id for declaration in loaded.comparisons] == ["leksaker", "leksaksdeltagare"]


def test_cells_are_loaded_as_written_with_their_line_in_the_file(small: Toy) -> None:
    rows = small.load().reports[0].tables["operating_result"]
    assert [row.file_line for row in rows] == [2, 3, 4]
    assert rows[1].cells == {
        "row": "dockteater",
        "label": "Dockteater",
        "parent": "totalt",
        "service": "adult_education",
        "indicator": "net",
        "outcome_2019_04": "-2.0",
        "budget_2019": "-8.0",
        "forecast_2019": "-8.0",
        "deviation_2019": "0.0",
        "line": "6",
    }


def test_the_quick_loader_of_the_tests_loads_the_same(recorded_toy: Toy) -> None:
    loaded, trusting = recorded_toy.load(), recorded_toy.load_trusting()
    assert (loaded.reports, loaded.reference, loaded.comparisons) == (
        trusting.reports,
        trusting.reference,
        trusting.comparisons,
    )
    assert loaded.code_lists == trusting.code_lists


@pytest.mark.parametrize(
    "change",
    [
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"),
        lambda text: text.rstrip(b"\n"),
    ],
)
def test_what_spreadsheets_do_to_a_file_is_harmless(small: Toy, change: Callable[[bytes], bytes]) -> None:
    before = small.load().reports
    path = small.path(TABLE, ESKILSTUNA)
    keyed = path.read_bytes()
    path.write_bytes(change(keyed))
    reports = small.load().reports
    assert reports == before
    assert [report.published for report in reports] == [report.published for report in before]
    assert reports[0].published[path.name] == keyed  # in one form, whatever it was saved as


def test_findings_are_loaded_where_there_are_any(toy: Toy) -> None:
    botkyrka, eskilstuna = toy.load().reports
    assert [row.cells["relation"] for row in botkyrka.tables["findings"]] == ["column_sum", "reading"]
    assert "findings" not in eskilstuna.tables


def test_a_folder_without_a_description_is_refused(small: Toy) -> None:
    (small.datasets / FOLDERS[BOTKYRKA]).mkdir()
    assert small.loading_problems() == [
        "datapackage.yaml: Paketets beskrivning saknas. "
        "Lägg till den; sidan om hur man lägger till en rapport visar hur."
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "reference/population.csv",
            "0127,2018-12-31,1000",
            "0127,nyår 2018,1000",
            "reference/population.csv, rad 2, kolumn date: «nyår 2018» är inget datum. "
            "Skriv ett datum som finns: 2023-12-31.",
        ),
        (
            "reference/population.csv",
            ",1000",
            ",1000.5",
            f"reference/population.csv, rad 2, kolumn population: «1000.5» är inte ett heltal. {NUMBER}",
        ),
        (
            "reference/population.csv",
            ",1000",
            ",0",
            "reference/population.csv, rad 2, kolumn population: «0» är för litet. Skriv 1 eller mer.",
        ),
        (
            "codelists/units.csv",
            "tkr,tusen kronor,tkr,kr,1000,",
            "tkr,tusen kronor,tkr,kr,100,",
            "codelists/units.csv, rad 3, kolumn factor: «100» kan inte stå här. Möjliga värden: 1, 1000, 1000000.",
        ),
        (
            "codelists/committees.csv",
            "avun,0127",
            "avun,0128",
            "codelists/committees.csv, rad 2, kolumn municipality: «0128» finns inte i kodlistan. "
            "Välj en kod ur codelists/municipalities.csv eller lägg till den där.",
        ),
        (
            "comparisons/leksaker.yaml",
            "verdict: reservations",
            "verdict: kanske",
            "comparisons/leksaker.yaml, verdict: «kanske» kan inte stå här. "
            "Skriv comparable, reservations eller not_comparable.",
        ),
        (
            "comparisons/leksaker.yaml",
            "table: operating_result, row: totalt,",
            "tabell: operating_result, row: totalt,",
            "comparisons/leksaker.yaml, series → 2: Uppgiften «tabell» är okänd. Menade du «table»? "
            "Kända är age, budget_column, column, doubted, "
            "indicator, measure, period, report, row, service, sex, table, unit.",
        ),
        (
            "comparisons/leksaksdeltagare.yaml",
            "  - name: Budget\n    target: true",
            "  - name: Budget\n    mal: true",
            "comparisons/leksaksdeltagare.yaml, series → Budget: Uppgiften «mal» är okänd. "
            "Kända är name, points, target.",
        ),
        (
            "comparisons/leksaksdeltagare.yaml",
            "sex: total",
            "sex: alla",
            "comparisons/leksaksdeltagare.yaml, series → Deltagare → points → 2 → sex: «alla» kan inte stå här. "
            "Skriv total, women eller men.",
        ),
        (
            "comparisons/leksaksdeltagare.yaml",
            "group: years",
            "group: alla",
            "comparisons/leksaksdeltagare.yaml, group: «alla» kan inte stå här. "
            "Skriv municipalities, years, committees, sexes eller forecasts.",
        ),
    ],
)
def test_the_shared_files_are_checked_too(small: Toy, file: str, old: str, new: str, problem: str) -> None:
    replace_once(small.datasets / file, old, new)
    assert problem in small.loading_problems()


def test_a_package_with_problems_is_left_out_and_the_others_are_kept(toy: Toy) -> None:
    toy.edit("grades.csv", "60.0", "sextio")
    loaded = toy.load()
    assert [package.folder for package in loaded.reports] == [FOLDERS[ESKILSTUNA]]
    assert [problem.path for problem in loaded.problems] == [f"{FOLDERS[BOTKYRKA]}/grades.csv"]


def test_errors_in_several_files_are_all_reported(toy: Toy) -> None:
    toy.edit("grades.csv", "60.0", "sextio")
    toy.edit("staff.csv", "3,4,7,46", "tre,4,7,")
    toy.edit(TABLE, "adult_education", "dockor", ESKILSTUNA)
    replace_once(toy.datasets / "comparisons" / "leksaker.yaml", "cost: true", "cost: ja")
    assert [text.split(":")[0] for text in show(toy.load().problems)] == [
        "comparisons/leksaker.yaml, cost",
        "grades.csv, rad 2, kolumn pass_rate_2019_04",
        "staff.csv, rad 2, kolumn line",
        "staff.csv, rad 2, kolumn women_2019_04",
        f"{TABLE}, rad 3, kolumn service",
    ]


def test_nothing_is_said_about_reports_while_the_code_lists_are_broken(toy: Toy) -> None:
    (toy.datasets / "codelists" / "units.csv").unlink()
    loaded = toy.load()
    assert show(loaded.problems) == [f"codelists/units.csv: {NO_FILE}"]
    assert loaded.reports == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "a: [",
            "codelists/datapackage.yaml, rad 1, tecken 5: Filen går inte att läsa som YAML. "
            "Kontrollera indrag (mellanslag, inga tabbar), kolon och citattecken på raden och raden ovanför.",
        ),
        ("name: tom", "codelists/datapackage.yaml: Uppgiften «resources» saknas. Lägg till «resources: …»."),
    ],
)
def test_code_lists_that_are_not_described_are_refused(small: Toy, text: str, problem: str) -> None:
    (small.datasets / "codelists" / "datapackage.yaml").write_text(text, encoding="utf-8")
    assert problem in small.loading_problems()


def test_an_empty_folder_lacks_its_shared_packages(tmp_path: Path) -> None:
    advice = "Lägg till den; sidan om hur man lägger till en rapport visar hur."
    assert Toy(tmp_path, tmp_path).loading_problems() == [
        f"codelists/datapackage.yaml: Paketets beskrivning saknas. {advice}",
        f"definitions/datapackage.yaml: Paketets beskrivning saknas. {advice}",
        f"reference/datapackage.yaml: Paketets beskrivning saknas. {advice}",
    ]


def test_a_complete_descriptor_carries_titles_constraints_and_code_lists(toy: Toy) -> None:
    loaded = toy.load_trusting()
    written = loaded.reports[1].descriptor
    full = complete_descriptor(written, loaded.code_lists)
    fields = {field["name"]: field for field in full["resources"][0]["schema"]["fields"]}
    assert fields["row"]["constraints"] == {"required": True, "pattern": "[a-z0-9]+(-[a-z0-9]+)*"}
    assert fields["parent"]["title"] == "Ingår i"
    assert fields["budget_2019"]["title"] == "Budget 2019"
    assert full["resources"][0]["schema"]["foreignKeys"] == [
        {"fields": ["service"], "reference": {"resource": "services", "fields": ["service"]}},
        {"fields": ["indicator"], "reference": {"resource": "indicators", "fields": ["indicator"]}},
    ]
    assert "constraints" not in written["resources"][0]["schema"]["fields"][0]  # the original is untouched


@pytest.mark.parametrize("name", ["datapackage.yaml", TABLE])
def test_a_pipe_in_a_package_is_refused_and_not_waited_for(small: Toy, name: str) -> None:
    small.path(name, ESKILSTUNA).unlink()
    os.mkfifo(small.path(name, ESKILSTUNA))
    assert [text.split(".")[1] for text in small.loading_problems()] == [
        f"{name.split('.')[1]}: Här ligger ingen vanlig fil där en fil ska ligga"
    ]
