"""Tables that frictionless refuses: each case changes one thing in Eskilstuna's toy report."""

from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless.resources import TableResource

from tests.toy import ESKILSTUNA, Toy

pytestmark = pytest.mark.sampled

TABLE = "operating_result.csv"
NUMBER = "Skriv talet med bindestreck som minus, punkt som decimaltecken och inga mellanslag: -8964.5."
RIGHT = "skriv -2.0 om det är vad rapporten säger."
HYPHEN = "Minustecknet ska vara ett vanligt bindestreck"
WORDS = "Mellanslag får inte stå i ett tal, ord får inte stå i ett tal."
WORD = "Ord får inte stå i ett tal."
ZEROS = "Inledande nollor skrivs inte ut"
NOT_SHOWN = "Kalkylprogrammet visar inte hela talet. Skriv det som det är tryckt i rapporten."
SAME_NAME = "Skriv samma namn på båda ställena."
HEADER = "row,label,parent,service,indicator,outcome_2019_04,budget_2019,forecast_2019,deviation_2019,line"
MANY = "Ta bort komman som är för många; text med komma ska stå inom raka citattecken."
FEW = "Jämför raden med rubrikraden från vänster. En tom cell skrivs som ingenting mellan två komman."
TAKEN = "Nyckeln «lekstuga» finns redan på rad 2. Ge raden ett eget row, eller ta bort den om den är inlagd två gånger."
NO_KEY = "Raden har samma nyckel som en tidigare rad, eller ingen. Ge raden ett eget namn i nyckelkolumnen."
NO_FILE = "Filen saknas eller är tom. Lägg till den, med rubrikrad, eller ta bort den ur datapackage.yaml."


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        (
            "-2.0,-8.0",
            '"-2,0",-8.0',
            [f"rad 3, kolumn outcome_2019_04: «-2,0» är inte ett tal. Decimaltecknet ska vara punkt: {RIGHT}"],
        ),
        ("-2.0,-8.0", "−2.0,-8.0", [f"rad 3, kolumn outcome_2019_04: «−2.0» är inte ett tal. {HYPHEN}: {RIGHT}"]),
        ("-2.0,-8.0", "cirka 2,-8.0", [f"rad 3, kolumn outcome_2019_04: «cirka 2» är inte ett tal. {WORDS} {NUMBER}"]),
        (
            "-2.0,-8.0",
            "NaN,-8.0",
            [f"rad 3, kolumn outcome_2019_04: «NaN» är inte ett tal i enkel form. {WORD} {NUMBER}"],
        ),
        (
            "-2.0,-8.0",
            "-2e0,-8.0",
            [f"rad 3, kolumn outcome_2019_04: «-2e0» är inte ett tal i enkel form. {NOT_SHOWN}"],
        ),
        (
            "-2.0,-8.0",
            "-02.0,-8.0",
            [f"rad 3, kolumn outcome_2019_04: «-02.0» är inte ett tal i enkel form. {ZEROS}: {RIGHT}"],
        ),
        ("-2.0,-8.0", " -2.0,-8.0", [f"rad 3, kolumn outcome_2019_04: « -2.0» är inte ett tal i enkel form. {NUMBER}"]),
        (
            "dockteater,",
            "Dock_teater,",
            [
                "rad 3, kolumn row: «Dock_teater» har fel form. Skriv till exempel «dock-teater». "
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
        ("dockteater,", "lekstuga,", [f"rad 3, kolumn row: {TAKEN}"]),
        (
            "dockteater,",
            ",",
            [f"rad 3: {NO_KEY}", "rad 3, kolumn row: Cellen är tom men måste fyllas i. Skriv ett värde."],
        ),
        ("dockteater,", "\ndockteater,", ["rad 3: Raden är tom. Ta bort den."]),
        ("0.0,6\n", "0.0,6,7\n", [f"rad 3: Raden har 11 celler men rubrikraden 10: en cell för mycket. {MANY}"]),
        (
            "0.0,6\n",
            "0.0\n",
            [f"rad 3: Raden har 9 celler men rubrikraden 10: en cell fattas. {FEW}"],
        ),
        (
            ",parent,",
            ",foralder,",
            ["rad 1, kolumn foralder: Kolumnen heter «foralder» här, men «parent» i datapackage.yaml. " + SAME_NAME],
        ),
        (
            "row,label,",
            "label,row,",
            [
                "rad 1, kolumn label: Kolumnerna står i en annan ordning än i datapackage.yaml: "
                f"här står «label» där «row» väntas. Ge dem samma ordning på båda ställena. Fields säger: {HEADER}",
            ],
        ),
        (",parent,", ",,", [f"rad 1: Kolumnen heter «» här, men «parent» i datapackage.yaml. {SAME_NAME}"]),
    ],
)
def test_a_bad_cell_or_row_is_explained(small: Toy, old: str, new: str, problems: list[str]) -> None:
    small.edit(TABLE, old, new, ESKILSTUNA)
    assert small.loading_problems() == [f"{TABLE}, {problem}" for problem in problems]


def test_a_surplus_column_is_explained(small: Toy) -> None:
    small.edit(TABLE, ",line\n", ",line,mer\n", ESKILSTUNA)
    assert small.loading_problems()[0] == (
        f"{TABLE}, rad 1, kolumn mer: Kolumnen «mer» finns i filen men inte i datapackage.yaml. "
        "Beskriv den under fields efter «line», eller ta bort den här."
    )


def test_a_missing_column_is_explained(small: Toy) -> None:
    small.edit(TABLE, ",line\n", "\n", ESKILSTUNA)
    assert small.loading_problems()[0] == (
        f"{TABLE}, rad 1, kolumn line: Kolumnen «line» finns i datapackage.yaml men inte i filen. "
        "Lägg till den efter «deviation_2019», eller ta bort den ur fields."
    )


def change_encoding(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").replace("Lekstuga", "Lekstugå").encode("latin-1"))


def empty(path: Path) -> None:
    path.write_text("", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (Path.unlink, f": {NO_FILE}"),
        (empty, f": {NO_FILE}"),
        (
            change_encoding,
            ", rad 2: Filen är inte sparad som UTF-8: efter «ekstuga,Lekstug» står ett tecken i ANSI (Windows-1252). "
            "Spara om den: i Excel som «CSV UTF-8», i en textredigerare med teckenkodningen UTF-8.",
        ),
    ],
    ids=["missing", "empty", "latin-1"],
)
def test_a_file_that_cannot_be_read_is_explained(small: Toy, spoil: Callable[[Path], None], problem: str) -> None:
    spoil(small.path(TABLE, ESKILSTUNA))
    assert small.loading_problems() == [f"{TABLE}{problem}"]


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


def test_rows_with_the_same_key_are_told_without_reading_the_file_again(
    small: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once for each of them would take the square of the table's length."""

    def refuse(_: object) -> None:
        raise AssertionError("it was read again")

    path = small.path(TABLE, ESKILSTUNA)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, *[lines[1]] * 200]) + "\n", encoding="utf-8")
    monkeypatch.setattr(TableResource, "read_rows", refuse)
    problems = [one for one in small.loading_problems() if "är densamma som rad 2: «lekstuga»" in one]
    assert len(problems) == 200
