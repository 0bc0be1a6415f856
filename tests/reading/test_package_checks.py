"""What is asked of a package before its tables are read."""

import pytest

from tests.toy import ESKILSTUNA, Toy

pytestmark = pytest.mark.sampled


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "        - {name: line, type: string}\n",
            "",
            "fields: Kolumnen «line» saknas. Lägg till den här och i tabellen.",
        ),
        (
            "        - {name: label, type: string}\n",
            "",
            "fields: Kolumnen «label» saknas. Lägg till den här och i tabellen.",
        ),
        (
            "        - {name: row, type: string}\n",
            "",
            "fields: Kolumnen «row» saknas. Lägg till den här och i tabellen.",
        ),
        ("name: parent,", "name: label,", "fields: Två kolumner heter «label». Ge varje kolumn ett eget namn."),
    ],
)
def test_a_description_without_the_key_columns_is_refused(small: Toy, old: str, new: str, problem: str) -> None:
    small.edit("datapackage.yaml", old, new, ESKILSTUNA)
    assert small.loading_problems() == [f"datapackage.yaml, resources → operating_result → {problem}"]


@pytest.mark.parametrize("name", ["units", "findings", "verified", "mal", "con", "lpt1"])
def test_a_table_cannot_take_the_projects_own_names(small: Toy, name: str) -> None:
    small.edit("datapackage.yaml", "name: operating_result\n", f"name: {name}\n", ESKILSTUNA)
    assert small.loading_problems() == [
        f"datapackage.yaml, resources → {name} → name: Namnet «{name}» är upptaget av projektet. "
        "Välj ett annat namn på tabellen."
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("- name: staff\n", "- name: grades\n", "grades → name", "Två tabeller har samma name: «grades»."),
        ("path: staff.csv", "path: grades.csv", "staff → path", "Två tabeller har samma path: «grades.csv»."),
    ],
)
def test_two_tables_cannot_be_the_same(toy: Toy, old: str, new: str, place: str, problem: str) -> None:
    toy.edit("datapackage.yaml", old, new)
    assert toy.loading_problems() == [f"datapackage.yaml, resources → {place}: {problem} Ge varje tabell sitt eget."]


def test_a_file_that_no_table_claims_is_refused(small: Toy) -> None:
    small.path("gamla.csv", ESKILSTUNA).write_text("a\n", encoding="utf-8")
    assert small.loading_problems() == [
        "gamla.csv: Filen hör inte till någon tabell i paketet. Beskriv den i datapackage.yaml eller ta bort den."
    ]


@pytest.mark.parametrize("folder", ["reports/eskilstuna", "reports/eskilstuna/avn/2019-delar-1/ny"])
def test_a_package_in_the_wrong_place_is_refused(small: Toy, folder: str) -> None:
    (small.datasets / folder).mkdir(exist_ok=True)
    (small.datasets / folder / "datapackage.yaml").write_text("name: vilse\n", encoding="utf-8")
    problem = (
        "datapackage.yaml: Paketet ligger på fel plats och läses inte. "
        "Flytta mappen till reports/<kommun>/<nämnd>/<period>/."
    )
    assert any(text.endswith(problem) for text in small.loading_problems())
