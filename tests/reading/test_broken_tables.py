"""Tables that frictionless refuses: each case changes one thing in Eskilstuna's toy report."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.toy import ESKILSTUNA, Toy

pytestmark = pytest.mark.sampled

TABLE = "operating_result.csv"
NUMBER = "Skriv talet med bindestreck som minus, punkt som decimaltecken och inga mellanslag: -8964.5."
LABELS = "Kolumnrubrikerna stämmer inte med datapackage.yaml"
SAME_LABELS = "Ge kolumnerna samma namn och ordning på båda ställena."
CELLS = (
    "Raden har inte lika många celler som rubrikraden. "
    "Kontrollera kommatecknen; text med komma ska stå inom citattecken."
)
NO_KEY = "Raden har samma nyckel som en tidigare rad, eller ingen. Ge raden ett eget namn i nyckelkolumnen."
NO_FILE = "Filen saknas eller är tom. Lägg till den, med rubrikrad, eller ta bort den ur datapackage.yaml."


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("-2.0,-8.0", '"-2,0",-8.0', [f"rad 3, kolumn outcome_2019_04: «-2,0» är inte ett tal. {NUMBER}"]),
        ("-2.0,-8.0", "−2.0,-8.0", [f"rad 3, kolumn outcome_2019_04: «−2.0» är inte ett tal. {NUMBER}"]),
        ("-2.0,-8.0", "cirka 2,-8.0", [f"rad 3, kolumn outcome_2019_04: «cirka 2» är inte ett tal. {NUMBER}"]),
        ("-2.0,-8.0", "NaN,-8.0", [f"rad 3, kolumn outcome_2019_04: «NaN» är inte ett tal i enkel form. {NUMBER}"]),
        ("-2.0,-8.0", "-2e0,-8.0", [f"rad 3, kolumn outcome_2019_04: «-2e0» är inte ett tal i enkel form. {NUMBER}"]),
        ("-2.0,-8.0", "-02.0,-8.0", [f"rad 3, kolumn outcome_2019_04: «-02.0» är inte ett tal i enkel form. {NUMBER}"]),
        ("-2.0,-8.0", " -2.0,-8.0", [f"rad 3, kolumn outcome_2019_04: « -2.0» är inte ett tal i enkel form. {NUMBER}"]),
        (
            "dockteater,",
            "Dock_teater,",
            [
                "rad 3, kolumn row: «Dock_teater» har fel form. "
                "Formen är små bokstäver a–z, siffror och bindestreck, till exempel daglig-verksamhet-2."
            ],
        ),
        (
            "0.0,6\n",
            "0.0,sex\n",
            [
                "rad 3, kolumn line: «sex» har fel form. "
                "Formen är ett radnummer, flera eller ett spann, till exempel 6, 6;7 eller 6-8."
            ],
        ),
        ("Dockteater", "", ["rad 3, kolumn label: Cellen är tom men måste fyllas i. Skriv ett värde."]),
        (
            "adult_education",
            "dockor",
            [
                "rad 3, kolumn service: «dockor» finns inte i kodlistan. "
                "Välj en kod ur codelists/services.csv eller lägg till den där."
            ],
        ),
        ("dockteater,", "lekstuga,", [f"rad 3: {NO_KEY}"]),
        (
            "dockteater,",
            ",",
            [f"rad 3: {NO_KEY}", "rad 3, kolumn row: Cellen är tom men måste fyllas i. Skriv ett värde."],
        ),
        ("dockteater,", "\ndockteater,", ["rad 3: Raden är tom. Ta bort den."]),
        ("0.0,6\n", "0.0,6,7\n", [f"rad 3: {CELLS}"]),
        (
            "0.0,6\n",
            "0.0\n",
            ["rad 3, kolumn line: Cellen är tom men måste fyllas i. Skriv ett värde.", f"rad 3, kolumn line: {CELLS}"],
        ),
        (
            ",parent,",
            ",foralder,",
            [f"rad 1, kolumn parent: {LABELS}: här står «foralder», väntat «parent». {SAME_LABELS}"],
        ),
        (
            "row,label,",
            "label,row,",
            [
                f"rad 1, kolumn label: {LABELS}: här står «row», väntat «label». {SAME_LABELS}",
                f"rad 1, kolumn row: {LABELS}: här står «label», väntat «row». {SAME_LABELS}",
            ],
        ),
        (",parent,", ",,", [f"rad 1, kolumn parent: {LABELS}: här står «», väntat «parent». {SAME_LABELS}"]),
    ],
)
def test_a_bad_cell_or_row_is_explained(small: Toy, old: str, new: str, problems: list[str]) -> None:
    small.edit(TABLE, old, new, ESKILSTUNA)
    assert small.loading_problems() == [f"{TABLE}, {problem}" for problem in problems]


def test_a_surplus_column_is_explained(small: Toy) -> None:
    small.edit(TABLE, ",line\n", ",line,mer\n", ESKILSTUNA)
    assert small.loading_problems()[0] == (
        f"{TABLE}, rad 1: {LABELS}: här står «mer», väntat «(ingen kolumn)». {SAME_LABELS}"
    )


def test_a_missing_column_is_explained(small: Toy) -> None:
    small.edit(TABLE, ",line\n", "\n", ESKILSTUNA)
    assert small.loading_problems()[0] == (
        f"{TABLE}, rad 1, kolumn line: {LABELS}: här står «», väntat «line». {SAME_LABELS}"
    )


def change_encoding(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").replace("Lekstuga", "Lekstugå").encode("latin-1"))


def empty(path: Path) -> None:
    path.write_text("", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (Path.unlink, NO_FILE),
        (empty, NO_FILE),
        (change_encoding, "Filen är inte sparad som UTF-8. Spara den med teckenkodning UTF-8."),
    ],
    ids=["missing", "empty", "latin-1"],
)
def test_a_file_that_cannot_be_read_is_explained(small: Toy, spoil: Callable[[Path], None], problem: str) -> None:
    spoil(small.path(TABLE, ESKILSTUNA))
    assert small.loading_problems() == [f"{TABLE}: {problem}"]


def test_a_semicolon_file_is_refused(small: Toy) -> None:
    path = small.path(TABLE, ESKILSTUNA)
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    problems = small.loading_problems()
    assert problems == [
        f"{TABLE}, rad 1: Cellerna är åtskilda med semikolon, inte komma. "
        "Spara filen som CSV med komma mellan cellerna och utan raden sep=."
    ]
    assert small.load().reports == ()


def test_a_finding_of_unknown_kind_is_refused(toy: Toy) -> None:
    toy.edit("findings.csv", "column_sum,sum,", "column_sum,slarv,")
    assert toy.loading_problems() == [
        "findings.csv, rad 2, kolumn kind: «slarv» kan inte stå här. Möjliga värden: "
        "sum, difference, ratio, across_tables, across_reports, sign, heading, text."
    ]
