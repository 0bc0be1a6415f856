from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from build_site.reading.descriptors import EXPLANATIONS, read_descriptor, read_schema
from tests.toy import BOTKYRKA, TOY, Toy, show


def read(tmp_path: Path, text: str, schema: str | None = None) -> tuple[dict[str, object], list[str]]:
    path = tmp_path / "prov.yaml"
    path.write_text(dedent(text), encoding="utf-8")
    content, problems = read_descriptor(path, "prov.yaml", schema)
    return content, show(problems)


def read_toy(toy: Toy) -> list[str]:
    path = toy.path("datapackage.yaml")
    return show(read_descriptor(path, "datapackage.yaml", "report_package")[1])


def test_dates_stay_text(tmp_path: Path) -> None:
    assert read(tmp_path, "period: 2023-03-31\nmonth: 2023-03\nyear: 2023") == (
        {"period": "2023-03-31", "month": "2023-03", "year": 2023},
        [],
    )


def test_the_toy_package_has_the_right_form(toy: Toy) -> None:
    assert read_toy(toy) == []


def test_a_comparison_has_the_right_form() -> None:
    path = TOY / "datasets" / "comparisons" / "leksaker.yaml"
    assert read_descriptor(path, "leksaker.yaml", "comparison")[1] == []


UNREADABLE = (
    "Filen går inte att läsa som YAML. "
    "Kontrollera indrag (mellanslag, inga tabbar), kolon och citattecken på raden och raden ovanför."
)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: a\nname: b\ntitle: c\n", "prov.yaml, rad 3: «title» står två gånger. Ta bort den ena."),
        (
            "list:\n  - {name: a, name: b}\n",
            "prov.yaml, rad 2, tecken 15: «name» står två gånger. Ta bort den ena.",
        ),
        (
            "title: a: b\n",
            'prov.yaml, rad 1: Texten efter «title:» har själv ett kolon. Sätt texten inom citattecken: title: "a: b".',
        ),
        (
            "title: a\n\tname: b\n",
            "prov.yaml, rad 2: Raden har en tabb, som inte får stå i indrag. "
            "Byt tabben mot mellanslag, lika många som på raderna omkring.",
        ),
        (
            'title: "a\n',
            "prov.yaml, rad 1: Citattecknet på den här raden har inget slut, eller följs av mer text. "
            'Låt hela texten stå mellan två raka citattecken. Citattecken inne i texten skrivs som \\".',
        ),
        ("title: {{ a }}\n", f"prov.yaml, rad 1, tecken 9: {UNREADABLE}"),
        ("", "prov.yaml: Filen beskriver ingenting. Skriv «namn: värde», en uppgift per rad."),
        ("- a\n- b\n", "prov.yaml: Filen beskriver ingenting. Skriv «namn: värde», en uppgift per rad."),
    ],
)
def test_yaml_that_cannot_be_read_is_explained(tmp_path: Path, text: str, problem: str) -> None:
    assert read(tmp_path, text) == ({}, [problem])


def test_a_file_in_another_encoding_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "prov.yaml"
    path.write_bytes("title: Nämnd".encode("latin-1"))
    assert show(read_descriptor(path, "prov.yaml", None)[1]) == [
        "prov.yaml, rad 1: Filen är inte sparad som UTF-8: efter «title: N» står ett tecken i ANSI (Windows-1252). "
        "Spara om den: i Excel som «CSV UTF-8», i en textredigerare med teckenkodningen UTF-8."
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("version: 1.0.0\n", "", "Uppgiften «version» saknas. Lägg till «version: …»."),
        (
            "    uppf:cells: 36\n",
            "",
            "resources → operating_result: Uppgiften «uppf:cells» saknas. Lägg till «uppf:cells: …».",
        ),
        (
            "title: Utfall 2018, ",
            "",
            "resources → volumes → schema → fields → outcome_2018: Uppgiften «title» saknas; "
            "den hör till «uppf:measure». Lägg till «title: …».",
        ),
        (
            "    uppf:goal_area: Lek",
            "    uppf:malomrade: Lek",
            "resources → grades: Uppgiften «uppf:malomrade» är okänd. Kända är "
            f"{', '.join(sorted(read_schema('report_package')['$defs']['resource']['properties']))}.",
        ),
        (
            "uppf:kind: delar-1",
            "uppf:kind: Tertial 1",
            "uppf:kind: «Tertial 1» har fel form. Skriv till exempel «tertial-1». Formen är små bokstäver a–z, "
            "siffror och bindestreck, till exempel daglig-verksamhet-2.",
        ),
        (
            "$schema: https://datapackage.org/profiles/2.0/datapackage.json",
            "$schema: https://example.org",
            "$schema: «https://example.org» kan inte stå här. "
            "Skriv https://datapackage.org/profiles/2.0/datapackage.json.",
        ),
        (
            "uppf:plain_title: Leksakernas ekonomi i korthet (mnkr)",
            f"uppf:plain_title: {'x' * 71}",
            f"resources → summary → uppf:plain_title: «{'x' * 71}» har 71 tecken. Skriv högst 70.",
        ),
        (
            '{"7": sidfot}',
            '{"sju": sidfot}',
            "resources → summary → uppf:explained_lines: «sju» har fel form. "
            "Formen är ett radnummer, eller sida och ruta i en PDF, till exempel 931 eller 14 57 310 540 322.",
        ),
        (
            'uppf:municipality: "0127"',
            "uppf:municipality: 1270",
            "uppf:municipality: «1270» har fel form. Formen är fyra siffror, till exempel 0127; "
            "sätt det inom citattecken om det ser ut som ett tal.",
        ),
        (
            "uppf:period: 2018}",
            "uppf:period: [2018]}",
            "resources → volumes → schema → fields → outcome_2018 → uppf:period: «[2018]» är av fel slag. "
            "Skriv text eller ett heltal, inom citattecken.",
        ),
        (
            "uppf:cells: 36",
            'uppf:cells: "36"',
            "resources → operating_result → uppf:cells: «36» är av fel slag. Skriv ett heltal, utan citattecken.",
        ),
        (
            "uppf:difference_of: [outcome_total, budget_total]",
            "uppf:difference_of: [outcome_total]",
            "resources → investments → schema → fields → deviation_total → uppf:difference_of: Här står "
            "en uppgift, men det ska vara minst 2. Skriv fler, eller ta bort uppgiften.",
        ),
        (
            "uppf:cells: 36",
            "uppf:cells: 0",
            "resources → operating_result → uppf:cells: «0» är för litet. Skriv 1 eller mer.",
        ),
        (
            "uppf:year: 2019\n",
            "uppf:year: 2019.0\n",
            "uppf:year: «2019.0» är av fel slag. Skriv ett heltal.",
        ),
        (
            "uppf:year: 2019\n",
            "uppf:year: 99999\n",
            "uppf:year: «99999» är för stort. Skriv 2100 eller mindre.",
        ),
        (
            "keywords: [leksaker]",
            "keywords: [no]",
            "keywords → 1: «false» är av fel slag. Skriv text, inom citattecken. "
            "Utan citattecken läses yes, no, on och off som true och false.",
        ),
        (
            "keywords: [leksaker]",
            "keywords: [~]",
            "keywords → 1: «null» är av fel slag. Skriv text, inom citattecken.",
        ),
        (
            "rows: [kvinnor, man]",
            "rows: []",
            "resources → grades → uppf:chart → rows: Här står ingenting, men det ska vara minst 1. "
            "Skriv fler, eller ta bort uppgiften.",
        ),
        (
            'version: "2019-05-15"',
            "version: maj 2019",
            "sources → 1 → version: «maj 2019» har fel form. Skriv ett datum som finns, till exempel 2023-06-13.",
        ),
        (
            "2026-11-22T00:00:00Z",
            "2024-13-45T00:00:00Z",
            "created: «2024-13-45T00:00:00Z» har fel form. "
            "Skriv en tidpunkt som finns, till exempel 2026-11-22T00:00:00Z.",
        ),
        (
            "roles: [dataCurator]",
            "roles: [dataCurator], email: {a: b}",
            "contributors → 1 → email: «{a: b}» är av fel slag. Skriv text, inom citattecken.",
        ),
        (
            "title: Öppen uppföljning, roles",
            "title: [a], roles",
            "contributors → 1 → title: «[a]» är av fel slag. Skriv text, inom citattecken.",
        ),
        (
            "https://creativecommons.org/publicdomain/zero/1.0/",
            "javascript:alert(1)",
            "licenses → CC0-1.0 → path: «javascript:alert(1)» har fel form. "
            "Skriv en hel adress som börjar med https://, eller ta bort uppgiften.",
        ),
        (
            "keywords: [leksaker]",
            "homepage: file:///etc/passwd",
            "homepage: «file:///etc/passwd» har fel form. "
            "Skriv en hel adress som börjar med https://, eller ta bort uppgiften.",
        ),
        (
            "title: Sammanfattning\n",
            'title: "  "\n',
            "resources → summary → title: Texten börjar eller slutar med mellanslag. Ta bort dem.",
        ),
        (
            "title: Sammanfattning\n",
            'title: "Samman\\u202efattning"\n',
            "resources → summary → title: Texten har ett tecken som vänder skrivriktningen (U+202E) efter «Samman». "
            "Ta bort det; skriv texten för hand i stället för att klistra in den.",
        ),
        (
            "title: Sammanfattning\n",
            'title: "Samman\\nfattning"\n',
            "resources → summary → title: Texten har en radbrytning (U+000A) efter «Samman». "
            "Ta bort det; skriv texten för hand i stället för att klistra in den.",
        ),
    ],
)
def test_a_package_of_the_wrong_form_is_explained_with_its_place(toy: Toy, old: str, new: str, problem: str) -> None:
    toy.edit("datapackage.yaml", old, new)
    place = "datapackage.yaml: " if problem.startswith("Uppgiften") else "datapackage.yaml, "
    assert read_toy(toy) == [place + problem]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "title: a\n---\ntitle: b\n",
            "prov.yaml, rad 2: Filen har mer än ett dokument. Ta bort raden med --- och det som följer.",
        ),
        (
            "title: a\x00b\n",
            "prov.yaml, rad 1: Filen har ett tecken som inte får stå i YAML (U+0000). "
            "Ta bort det; skriv texten för hand i stället för att klistra in den.",
        ),
        (
            "title: a\x1bb\n",
            "prov.yaml, rad 1: Filen har ett tecken som inte får stå i YAML (U+001B). "
            "Ta bort det; skriv texten för hand i stället för att klistra in den.",
        ),
    ],
)
def test_what_makes_a_file_unreadable_is_named(tmp_path: Path, text: str, problem: str) -> None:
    assert read(tmp_path, text) == ({}, [problem])


def test_what_begins_with_a_zero_is_a_text_whatever_its_digits(tmp_path: Path) -> None:
    text = "a: 0127\nb: 0484\nc: 127\nd: 0\ne: -5\n"
    assert read(tmp_path, text) == ({"a": "0127", "b": "0484", "c": 127, "d": 0, "e": -5}, [])


def test_several_errors_of_form_are_all_reported(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "version: 1.0.0\n", "")
    toy.edit("datapackage.yaml", "uppf:kind: delar-1", "uppf:kind: Tertial 1")
    toy.edit("datapackage.yaml", "uppf:year: 2019", "uppf:year: i fjol")
    assert read_toy(toy) == [
        "datapackage.yaml: Uppgiften «version» saknas. Lägg till «version: …».",
        "datapackage.yaml, uppf:kind: «Tertial 1» har fel form. Skriv till exempel «tertial-1». Formen är små "
        "bokstäver a–z, siffror och bindestreck, till exempel daglig-verksamhet-2.",
        "datapackage.yaml, uppf:year: «i fjol» är av fel slag. Skriv ett heltal, utan citattecken.",
    ]


@pytest.mark.parametrize("name", ["report_package", "comparison", "findings", "verified"])
def test_each_schema_can_be_read_by_name(name: str) -> None:
    assert read_schema(name)


def test_the_toy_report_uses_every_property_of_the_format() -> None:
    """Else a property could stop working without a test that notices."""
    text = yaml.safe_dump(read_schema("report_package"))
    path = TOY / "datasets" / "reports" / "botkyrka" / "avun" / "2019-delar-1" / "datapackage.yaml"
    used = path.read_text(encoding="utf-8")
    assert BOTKYRKA in used
    declared = {word.rstrip(":") for word in text.split() if word.startswith("uppf:")}
    in_test_reading = {"uppf:age", "uppf:area", "uppf:decimals", "uppf:own_count", "uppf:service"}
    in_test_arithmetic = {"uppf:parts", "uppf:ratio_of"}
    in_test_figures = {"uppf:grades"}
    in_test_contradictions = {"uppf:as_of"}
    in_test_life = {"uppf:formerly"}
    in_test_pdf_reports = {"uppf:media_type"}
    left_out = in_test_reading | in_test_arithmetic | in_test_figures | in_test_contradictions | in_test_life
    left_out |= in_test_pdf_reports
    assert declared - left_out == {word for word in declared if f"{word}:" in used}


def test_every_demand_of_the_schemas_can_be_explained() -> None:
    """Else an editor is told of it by a keyword of JSON Schema."""
    leads_on = {"properties", "propertyNames", "items", "if", "then", "else", "$ref", "$defs", "$schema"}
    schemas = [read_schema(name) for name in ("report_package", "shared_package", "comparison")]
    said = {word for schema in schemas for word in list_keywords(schema)}
    assert said - leads_on - {"title", "description"} == EXPLANATIONS.keys() & said


def list_keywords(schema: object) -> Iterator[str]:
    """The keywords of a schema and of all within it."""
    if not isinstance(schema, dict):
        return
    for word, value in schema.items():
        yield word
        if word in ("properties", "$defs"):
            inner = list(value.values())
        else:
            inner = value if isinstance(value, list) else [value]
        if word not in ("enum", "const", "required", "dependentRequired"):
            for one in inner:
                yield from list_keywords(one)
