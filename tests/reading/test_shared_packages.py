from pathlib import Path

import pytest

from build_site.reading.rows import LoadedRow
from build_site.reading.shared_packages import check_key_columns
from tests.toy import Toy, replace_once

pytestmark = pytest.mark.sampled

LISTS = "codelists/datapackage.yaml"
POPULATION = "reference/datapackage.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (LISTS, "name: codelists", "name: kodlistor", "name: Paketet heter «kodlistor». Skriv «codelists»."),
        (
            POPULATION,
            "- name: population",
            "- name: folk",
            "resources: Tabellen «population» saknas. Lägg tillbaka den.",
        ),
        (
            LISTS,
            "path: units.csv",
            "path: enheter.csv",
            "resources → units → path: Filen heter «enheter.csv». Skriv «units.csv».",
        ),
        (
            LISTS,
            "primaryKey: [unit]",
            "primaryKey: [enhet]",
            "resources → units → schema: Nyckelkolumnen «enhet» finns inte i tabellen.",
        ),
        (
            LISTS,
            "{fields: [service], reference: {resource: services",
            "{fields: [service], reference: {resource: tjanster",
            "resources → indicators → foreignKeys: Kodlistan «tjanster» finns inte.",
        ),
        (LISTS, "primaryKey: [unit]\n", "missingValues: ['']\n", "schema: Uppgiften «primaryKey» saknas."),
        (LISTS, 'pattern: "[a-z]+(-[a-z]+)*"', 'pattern: "[a-z+("', "«[a-z+(» har fel form. Rätta uttrycket"),
        (LISTS, "roles: [creator, dataCurator]", "roles: 7", "roles: «7» är av fel slag. Skriv en lista"),
        (LISTS, "title: Öppen uppföljning, roles", "title: {a: b}, roles", "title: «{a: b}» är av fel slag."),
        (
            POPULATION,
            "2026-11-22T00:00:00Z",
            "2024-13-45T00:00:00Z",
            "created: «2024-13-45T00:00:00Z» har fel form. Skriv en",
        ),
        (
            POPULATION,
            "https://creativecommons.org/publicdomain/zero/1.0/",
            "javascript:alert(1)",
            "path: «javascript:alert(1)» har fel form. Skriv en hel",
        ),
        (
            LISTS,
            "roles: [creator, dataCurator]",
            "roles: ['<b>']",
            "roles → 1: «<b>» har fel form. Formen är bokstäver a–z, till exempel dataCurator.",
        ),
        (
            LISTS,
            "name: CC0-1.0",
            "name: '\"><script>'",
            'name: «"><script>» har fel form. Formen är licensens namn hos SPDX, till exempel CC0-1.0.',
        ),
        (POPULATION, "minimum: 1", "lagst: 1", "Uppgiften «lagst» är okänd."),
        (POPULATION, "type: integer", "type: heltal", "«heltal» kan inte stå här."),
    ],
)
def test_a_shared_package_of_the_wrong_form_is_explained(toy: Toy, file: str, old: str, new: str, problem: str) -> None:
    replace_once(toy.datasets / file, old, new)
    assert any(text.startswith(file) and problem in text for text in toy.loading_problems())


def test_a_table_of_the_shared_packages_must_lie_beside_its_description(toy: Toy) -> None:
    for file in ("units.csv", "measures.csv"):
        (toy.datasets / "codelists" / file).unlink()
    assert [text.split(":")[0] for text in toy.loading_problems()] == ["codelists/measures.csv", "codelists/units.csv"]


@pytest.mark.parametrize("content", ["", "[]", "a", "resources: 7", "resources: [7]", "resources: [{name: 7}]", "7: 8"])
def test_a_description_of_anything_else_is_refused(toy: Toy, content: str) -> None:
    path: Path = toy.datasets / LISTS
    path.write_text(content, encoding="utf-8")
    assert toy.loading_problems()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "[a-z0-9]+(-[a-z0-9]+)*",
            "[a-z0-9+(-[a-z0-9]+)*",
            "rad 2, kolumn pattern: «[a-z0-9+(-[a-z",
        ),
        (
            "heading,string,false,,,",
            "heading,string,false,,topics,",
            "rad 3, kolumn code_list: «topics»",
        ),
    ],
)
def test_a_key_column_that_tables_could_not_be_checked_against_is_refused(
    toy: Toy, old: str, new: str, problem: str
) -> None:
    replace_once(toy.datasets / "codelists" / "key_columns.csv", old, new)
    (found,) = toy.loading_problems()
    assert found.startswith(f"codelists/key_columns.csv, {problem}")


def test_a_key_column_can_only_point_to_a_code_list_that_is_there() -> None:
    row = LoadedRow(2, {"pattern": "", "code_list": "tjanster"})
    (problem,) = check_key_columns([row], ["services", "units"])
    assert str(problem) == (
        "codelists/key_columns.csv, rad 2, kolumn code_list: Kodlistan «tjanster» finns inte. "
        "Kodlistorna är services, units."
    )


def test_the_list_of_key_columns_keeps_its_columns(toy: Toy) -> None:
    replace_once(toy.datasets / LISTS, "- {name: code_list,", "- {name: kodlista,")
    assert f"{LISTS}, resources → key_columns → schema: Kolumnen «code_list» saknas." in toy.loading_problems()[0]
