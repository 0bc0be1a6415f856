"""Which cells have been compared with the source."""

import pytest

from build_site.checks.recorded_cells import COLUMNS, record_cells
from build_site.checks.verified import RULE
from build_site.pipeline import check_datasets, verify_datasets
from build_site.problems import DataError
from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy, replace_once

ADVICE = "Läs om raden i källan. Stämmer den nya siffran: kör build-site verify --sources MAPP --record."
NEW = "Står den i rapporten: kör build-site verify --sources MAPP --record. Annars: ta bort den."
RECORD = "Kör build-site verify --sources MAPP --record."


def problems_of(toy: Toy) -> list[str]:
    return toy.broken(RULE, recorded=True)


def test_what_has_been_recorded_is_verified(recorded_toy: Toy) -> None:
    assert problems_of(recorded_toy) == []


def test_figures_lines_and_the_keyed_parts_of_findings_are_recorded(toy: Toy) -> None:
    rows = record_cells(toy.load_trusting().reports[0])
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len({row[:3] for row in rows}) == len(rows)
    places = [row[:3] for row in rows]
    assert [place for place in places if place[0] == "assessments"] == [
        ("assessments", "(beskrivning)", "tabellen"),
        ("assessments", "(beskrivning)", "assessment_2019_04"),
        ("assessments", "verkstad", "label"),
        ("assessments", "verkstad", "assessment_2019_04"),
        ("assessments", "verkstad", "line"),
        ("assessments", "sagostund", "label"),
        ("assessments", "sagostund", "assessment_2019_04"),
        ("assessments", "sagostund", "line"),
    ]
    assert ("staff", "sagolasare", "(beskrivning)") in places  # its indicator
    assert [place for place in places if place[0] == "findings"][:4] == [
        ("findings", "staff sagolasare total_2019_04 column_sum", "difference"),
        ("findings", "staff sagolasare total_2019_04 column_sum", "lines"),
        ("findings", "staff sagolasare total_2019_04 column_sum", "printed"),
        ("findings", "staff sagolasare total_2019_04 column_sum", "expected"),
    ]


def test_the_reference_is_recorded_by_its_whole_key(toy: Toy) -> None:
    assert [row[:3] for row in record_cells(toy.load_trusting().reference)] == [
        ("population", "0127 2018-12-31", "population"),
        ("population", "0484 2018-12-31", "population"),
    ]


def test_two_findings_about_one_cell_can_both_be_recorded(toy: Toy) -> None:
    toy.edit(
        "findings.csv",
        "operating_result,,",
        "operating_result,,deviation_2019,reading,text,,12,tkr,mnkr,,Ännu en sak.,rubrikens-enhet\noperating_result,,",
    )
    verify_datasets(toy.datasets, toy.sources, record=True)
    assert check_datasets(toy.datasets).checked.problems == ()
    assert problems_of(toy) == []


def test_a_cell_is_bound_to_its_place(toy: Toy) -> None:
    """The same figure elsewhere has another digest, so that figures can't change places unnoticed."""
    rows = record_cells(toy.load_trusting().reports[0])
    place = ("staff", "total_2019_04")
    digests = [digest for table, row, column, digest in rows if (table, column) == place and not row.startswith("(")]
    assert len(set(digests)) == 2  # both cells hold 7


@pytest.mark.parametrize(
    ("file", "old", "new", "problems"),
    [
        (
            "staff.csv",
            "3,4,7,46",
            "2,5,7,46",
            [
                "staff.csv, rad 2, kolumn men_2019_04: Sambandet «källan» gäller inte: "
                f"«5» är inte det som stod här när tabellen jämfördes med källan. Då stod här «4». {ADVICE}",
                "staff.csv, rad 2, kolumn women_2019_04: Sambandet «källan» gäller inte: "
                f"«2» är inte det som stod här när tabellen jämfördes med källan. Då stod här «3». {ADVICE}",
            ],
        ),
        (
            "staff.csv",
            "7,46",
            "7,47",
            [
                "staff.csv, rad 2, kolumn line: Sambandet «källan» gäller inte: "
                f"«47» är inte det som stod här när tabellen jämfördes med källan. Då stod här «46». {ADVICE}"
            ],
        ),
        (
            "volumes.csv",
            "80,Ökar",
            "80,",
            [
                "volumes.csv, rad 5, kolumn target_2019: Sambandet «källan» gäller inte: "
                f"tomt är inte det som stod här när tabellen jämfördes med källan. {ADVICE}"
            ],
        ),
        (
            "assessments.csv",
            "sagostund,Sagostund,Svag,Böckerna är slut,51\n",
            "",
            [
                "assessments.csv: Raden «sagostund» fanns när tabellen jämfördes med källan men saknas nu. "
                "Lägg tillbaka den. Ska den bort: kör build-site verify --sources MAPP --record.",
            ],
        ),
        (
            "assessments.csv",
            "verkstad,Leksaksverkstad,",
            "ny,Nyhet,Bra,,52\nverkstad,Leksaksverkstad,",
            [
                "assessments.csv, rad 2: Sambandet «källan» är inte kontrollerat: raden «ny» är ny sedan tabellen "
                f"jämfördes med källan. {NEW}",
            ],
        ),
        (
            "findings.csv",
            "heading,,13,Budget",
            "heading,,14,Budget",
            [
                "findings.csv, rad 3, kolumn lines: Sambandet «källan» gäller inte: "
                f"«14» är inte det som stod här när tabellen jämfördes med källan. Då stod här «13». {ADVICE}"
            ],
        ),
    ],
)
def test_a_change_since_the_comparison_with_the_source_is_noticed_without_it(
    recorded_toy: Toy, file: str, old: str, new: str, problems: list[str]
) -> None:
    recorded_toy.edit(file, old, new)
    assert problems_of(recorded_toy) == problems


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("volumes.csv", "Utdraget har tappat kolumnen; 80", "Kolumnen är osäker; 80"),
        ("findings.csv", "Fem kvinnor och en man", "Fem kvinnor plus en man"),
        ("assessments.csv", "Böckerna är slut", "Böckerna tog slut"),
        ("datapackage.yaml", "title: Bedömning\n", "title: Bedömningar\n"),
    ],
)
def test_words_of_our_own_may_change(recorded_toy: Toy, file: str, old: str, new: str) -> None:
    recorded_toy.edit(file, old, new)
    assert problems_of(recorded_toy) == []


def test_a_changed_population_is_noticed(recorded_toy: Toy) -> None:
    replace_once(recorded_toy.datasets / "reference" / "population.csv", ",1000", ",1001")
    assert problems_of(recorded_toy) == [
        "reference/population.csv, rad 2, kolumn population: Sambandet «källan» gäller inte: "
        f"«1001» är inte det som stod här när tabellen jämfördes med källan. Då stod här «1000». {ADVICE}"
    ]


def test_a_package_that_has_never_been_recorded_is_reported_once(toy: Toy) -> None:
    message = f"Paketet är inte kontrollerat mot källan. {RECORD}"
    assert problems_of(toy) == [
        f"reference/verified.csv: {message}",
        f"verified.csv: {message}",
        f"verified.csv: {message}",
    ]


def test_a_record_of_the_wrong_form_is_refused(recorded_toy: Toy) -> None:
    path = recorded_toy.path("verified.csv")
    first = path.read_text(encoding="utf-8").splitlines()[1]
    recorded_toy.edit("verified.csv", first, first[:-1] + "X")
    assert [text.split(":")[0] for text in recorded_toy.loading_problems()] == ["verified.csv, rad 2, kolumn digest"]


def test_recording_writes_one_line_per_cell_and_changes_nothing_else(toy: Toy) -> None:
    before = {path: path.read_bytes() for path in toy.datasets.rglob("*") if path.is_file()}
    verify_datasets(toy.datasets, toy.sources, record=True)
    after = {path: path.read_bytes() for path in toy.datasets.rglob("*") if path.is_file()}
    written = set(after) - set(before)
    assert written == {toy.datasets / folder / "verified.csv" for folder in ("reference", *FOLDERS.values())}
    assert all(after[path] == content for path, content in before.items())
    lines = toy.path("verified.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "table,row,column,digest"
    assert len(lines) == 1 + len(record_cells(toy.load_trusting().reports[0]))


def test_recording_again_gives_the_same_file(recorded_toy: Toy) -> None:
    before = recorded_toy.path("verified.csv").read_bytes()
    verify_datasets(recorded_toy.datasets, recorded_toy.sources, record=True)
    assert recorded_toy.path("verified.csv").read_bytes() == before


def test_nothing_is_recorded_when_a_figure_is_wrong(toy: Toy) -> None:
    toy.edit("grades.csv", "80.0", "81.0")
    with pytest.raises(DataError) as caught:
        verify_datasets(toy.datasets, toy.sources, record=True)
    assert "81.0 står inte på källrad 39." in str(caught.value)
    assert not toy.path("verified.csv").exists()


def test_verifying_without_recording_writes_nothing(recorded_toy: Toy) -> None:
    recorded_toy.edit("staff.csv", "3,4,7,46", "2,5,7,46")
    before = recorded_toy.path("verified.csv").read_bytes()
    with pytest.raises(DataError):
        verify_datasets(recorded_toy.datasets, recorded_toy.sources, record=False)
    assert recorded_toy.path("verified.csv").read_bytes() == before


def test_a_changed_figure_is_told_once_whoever_notices(recorded_toy: Toy) -> None:
    recorded_toy.edit("grades.csv", "80.0", "81.0")
    with pytest.raises(DataError) as caught:
        check_datasets(recorded_toy.datasets, recorded_toy.sources)
    found = [(problem.path, problem.line, problem.column) for problem in caught.value.problems]
    path = f"{FOLDERS[BOTKYRKA]}/grades.csv"
    place = (path, 3, "pass_rate_2019_04")
    assert found == [place]  # the source; the record says the same, and the mean follows from it


def test_one_report_can_be_recorded_alone(recorded_toy: Toy) -> None:
    recorded_toy.edit("staff.csv", "leksaksmakare,", "leksaksbyggare,")
    recorded_toy.edit("operating_result.csv", "lekstuga,", "lekstugan,", ESKILSTUNA)
    recorded_toy.edit("datapackage.yaml", "rows: [lekstuga, dockteater]", "rows: [dockteater]", ESKILSTUNA)
    verify_datasets(recorded_toy.datasets, recorded_toy.sources, record=True, only=BOTKYRKA)
    problems = RULE.find(recorded_toy.context(recorded=True))
    assert {problem.path for problem in problems} == {f"{FOLDERS[ESKILSTUNA]}/operating_result.csv"}


def test_a_report_that_does_not_exist_cannot_be_recorded(toy: Toy) -> None:
    with pytest.raises(DataError, match="Rapporten «leksand» finns inte") as caught:
        verify_datasets(toy.datasets, toy.sources, record=True, only="leksand")
    assert str(caught.value) == f"reports: Rapporten «leksand» finns inte. Rapporterna är {BOTKYRKA}, {ESKILSTUNA}."
    assert not toy.path("verified.csv").exists()


@pytest.mark.parametrize(
    ("old", "new", "place", "told"),
    [
        ("    uppf:unit: employees", "    uppf:unit: percent", "staff → uppf:unit", "Då stod här unit: employees. "),
        (
            "uppf:printed: Kvinnor, uppf:measure: outcome",
            "uppf:printed: Kvinnor, uppf:measure: budget",
            "staff → women_2019_04 → uppf:measure",
            "Då stod här measure: outcome. ",
        ),
        ("Alla ska kunna rida gunghäst", "Alla ska kunna rida", "grades", ""),
    ],
)
def test_what_figures_mean_is_recorded_too(recorded_toy: Toy, old: str, new: str, place: str, told: str) -> None:
    recorded_toy.edit("datapackage.yaml", old, new)
    (problem,) = problems_of(recorded_toy)
    assert problem.startswith(f"datapackage.yaml, {place}: ")
    assert problem.endswith(f"{told}Läs om rubriken i källan. Är det rätt: {RECORD[0].lower()}{RECORD[1:]}")


@pytest.mark.parametrize(
    "written", ["Sagoläsere", "Saggoläsare", "Sagoläsre", "SagolÃ¤sare", "sagoläsare", "Saogläsare"]
)
def test_a_slip_in_a_name_is_told_with_what_stood_there(recorded_toy: Toy, written: str) -> None:
    recorded_toy.edit("staff.csv", ",Sagoläsare,", f",{written},")
    assert problems_of(recorded_toy) == [
        f"staff.csv, rad 3, kolumn label: Sambandet «källan» gäller inte: «{written}» är inte det som stod här när "
        f"tabellen jämfördes med källan. Då stod här «Sagoläsare». {ADVICE}"
    ]


def test_a_row_whose_id_a_spreadsheet_has_changed_is_one_thing(recorded_toy: Toy) -> None:
    recorded_toy.edit("staff.csv", "leksaksmakare,Leks", "2019-05-15,Leks")
    assert problems_of(recorded_toy) == [
        "staff.csv, rad 2, kolumn row: Raden hette «leksaksmakare» när tabellen jämfördes med källan, men heter nu "
        "«2019-05-15». Skriv tillbaka «leksaksmakare», eller säg namnbytet i uppf:formerly."
    ]


def test_a_row_that_has_been_entered_twice_is_told_as_such(recorded_toy: Toy) -> None:
    row = "leksaksmakare,Leksaksmakare,staff_employees,3,4,7,46"
    recorded_toy.edit("staff.csv", row, f"{row}\n{row.replace('leksaksmakare,', 'makare,')}")
    assert problems_of(recorded_toy) == [
        "staff.csv, rad 3: Sambandet «källan» är inte kontrollerat: raden «makare» är ny sedan tabellen jämfördes med "
        "källan. Den är likadan som raden «leksaksmakare»: är den inlagd två gånger tar du bort den ena. " + NEW
    ]


def test_a_record_from_before_words_and_meanings_were_recorded_misses_none(recorded_toy: Toy) -> None:
    path = recorded_toy.path("verified.csv")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    late = ("(beskrivning)", ",label,", ",heading,")
    path.write_text("".join(line for line in lines if not any(part in line for part in late)), encoding="utf-8")
    assert problems_of(recorded_toy) == []
