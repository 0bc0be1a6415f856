"""What a data editor meets after a mistake: one message for one cause, at its place, with what to write instead.

Each kind is planted in the toy packages, whose cells have been compared with their sources, and `check` is asked for
everything that it has to say. A kind that needs the reports' texts is checked beside them.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from build_site.pipeline import check_datasets
from build_site.problems import DataError, Problem
from build_site.reading.descriptors import EXPLANATIONS
from tests.memory import recall
from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy, replace_once

pytestmark = pytest.mark.sampled

Plant = Callable[[Toy], object]
YAML = "datapackage.yaml"
# What no editor should have to understand: types and words of the program and of its libraries, and patterns.
FOREIGN = re.compile(
    r"\b(boolean|integer|number|string|array|object|null|None|True|False|Error|error|constraint|required|enum|regex|"
    r"minItems|maxItems|additionalProperties|frictionless|jsonschema|mapping|scalar|token)\b|\[a-z|\{\d|\\d|\^|\$\)"
)


@dataclass(frozen=True)
class Mistake:
    """A mistake and the message that it leads to.

    Attributes:
        name: what the editor did.
        plant: does it.
        place: how the message begins: file, row, column; the report's folder is left out.
        told: what the message says, in this order.
        sources: whether the reports' texts are at hand.
    """

    name: str
    plant: Plant
    place: str
    told: tuple[str, ...]
    sources: bool = False


def edit(file: str, old: str, new: str, report: str = BOTKYRKA) -> Plant:
    return lambda toy: toy.edit(file, old, new, report)


def edit_small(file: str, old: str, new: str) -> Plant:
    return edit(file, old, new, ESKILSTUNA)


def edit_comparison(old: str, new: str) -> Plant:
    return lambda toy: replace_once(toy.datasets / "comparisons" / "leksaker.yaml", old, new)


def rewrite(file: str, change: Callable[[str], str], report: str = BOTKYRKA) -> Plant:
    def plant(toy: Toy) -> None:
        path = toy.path(file, report)
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    return plant


def change_rows(file: str, change: Callable[[list[list[str]]], object], report: str = ESKILSTUNA) -> Plant:
    def rewritten(text: str) -> str:
        rows = list(csv.reader(io.StringIO(text)))
        change(rows)
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerows(rows)
        return buffer.getvalue()

    return rewrite(file, rewritten, report)


def save_as(file: str, encoding: str) -> Plant:
    def plant(toy: Toy) -> None:
        path = toy.path(file)
        path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))

    return plant


def move(old: str, new: str) -> Plant:
    def plant(toy: Toy) -> None:
        (toy.datasets / new).parent.mkdir(parents=True, exist_ok=True)
        (toy.datasets / old).rename(toy.datasets / new)

    return plant


def write_workbook(toy: Toy) -> None:
    toy.path("staff.csv").write_bytes(b"PK\x03\x04" + bytes(100))


def add_short_code(toy: Toy) -> None:
    path = toy.datasets / "codelists" / "services.csv"
    path.write_text(path.read_text(encoding="utf-8") + "ny,Ny verksamhet\n", encoding="utf-8")


def drop(place: int) -> Callable[[list[list[str]]], object]:
    return lambda rows: [row.pop(place) for row in rows]


def swap(one: int, other: int) -> Callable[[list[list[str]]], object]:
    def change(rows: list[list[str]]) -> None:
        for row in rows:
            row[one], row[other] = row[other], row[one]

    return change


def with_commas(text: str) -> str:
    return text.replace(".", ",")


RESULT, SMALL_FOLDER = "operating_result.csv", FOLDERS[ESKILSTUNA]
# The kinds that a study of 167 planted mistakes graded misleading, not found, or found but unclear.
STUDIED = (
    Mistake(
        "name that differs from the folder",
        edit(YAML, "name: botkyrka-avun-2019-delar-1", "name: botkyrka-avun-2019-delar-2"),
        f"{YAML}, rad 2, name: ",
        ("«botkyrka-avun-2019-delar-2» följer inte mappen", "Skriv name: botkyrka-avun-2019-delar-1."),
    ),
    Mistake(
        "name that is no name",
        edit(YAML, "name: botkyrka-avun-2019-delar-1", "name: Botkyrka AVUN 2019"),
        f"{YAML}, rad 2, name: ",
        ("Skriv name: botkyrka-avun-2019-delar-1.",),
    ),
    Mistake(
        "semicolons by Excel",
        rewrite("volumes.csv", lambda text: text.replace(",", ";")),
        "volumes.csv, rad 1: ",
        ("åtskilda med semikolon, inte komma", "Spara filen som CSV med komma"),
    ),
    Mistake(
        "semicolons and decimal commas by Excel",
        rewrite(RESULT, lambda text: text.replace(",", ";").replace(".", ","), ESKILSTUNA),
        f"{RESULT}, rad 1: ",
        ("semikolon",),
    ),
    Mistake(
        "folder with å, ä or ö",
        move(SMALL_FOLDER, "reports/eskilstuna/avn/2019-delår-1"),
        "reports/eskilstuna/avn/2019-delår-1/datapackage.yaml, rad 2, name: ",
        ("«2019-delår-1» kan inte bli en adress", "Kalla den «2019-delar-1»", "name: eskilstuna-avn-2019-delar-1"),
    ),
    Mistake(
        "folder of a municipality with ö",
        move("reports/eskilstuna", "reports/örebro"),
        "reports/örebro/avn/2019-delar-1/datapackage.yaml, rad 2, name: ",
        ("Kalla den «orebro»",),
    ),
    Mistake(
        "folder renamed to another year",
        move(FOLDERS[BOTKYRKA], "reports/botkyrka/avun/2020-delar-1"),
        "reports/botkyrka/avun/2020-delar-1/datapackage.yaml, rad 2, name: ",
        ("Mappen heter «2020-delar-1»", "Kalla mappen «2019-delar-1»"),
    ),
    Mistake(
        "wrong but valid unit",
        edit(YAML, "uppf:cells: 8\n    uppf:unit: mnkr", "uppf:cells: 8\n    uppf:unit: tkr"),
        f"{YAML}, rad 43, summary → uppf:unit: ",
        ("unit tkr", "Då stod här unit: mnkr."),
    ),
    Mistake(
        "finding with an unknown relation",
        edit("findings.csv", "total_2019_04,column_sum,", "total_2019_04,columnsum,"),
        "findings.csv, rad 2, kolumn relation: ",
        ("Sambandet «columnsum» finns inte", "Menade du «column_sum»?"),
    ),
    Mistake(
        "committee of another municipality",
        edit(YAML, "uppf:committee: avun", "uppf:committee: avn"),
        f"{YAML}, rad 16, uppf:committee: ",
        ("Botkyrka (0127) har ingen nämnd «avn»", "Mappen säger «avun»: skriv det."),
    ),
    Mistake(
        "parents in a ring",
        edit("volumes.csv", "deltagare,Deltagare*,,", "deltagare,Deltagare*,deltagare-man,"),
        "volumes.csv, rad 2, kolumn parent: ",
        ("i en ring: deltagare → deltagare-man → deltagare", "lämna dem tomma på summans egen rad"),
    ),
    Mistake(
        "ja for true in YAML",
        edit(YAML, "uppf:turned: true", "uppf:turned: ja"),
        f"{YAML}, rad 217, resources → investments → uppf:turned: ",
        ("«ja»", "Menade du «true»?"),
    ),
    Mistake(
        "ja for true in a row",
        edit("summary.csv", "cost,true", "cost,ja"),
        "summary.csv, rad 3, kolumn turned: ",
        ("«ja»", "Menade du «true»?"),
    ),
    Mistake(
        "trailing blank in a name",
        edit("staff.csv", "Sagoläsare", "Sagoläsare "),
        "staff.csv, rad 3, kolumn label: ",
        ("börjar eller slutar med mellanslag", "Ta bort dem."),
    ),
    Mistake(
        "misspelt word in a name",
        edit("staff.csv", "Sagoläsare", "Sagoläsere"),
        "staff.csv, rad 3, kolumn label: ",
        ("«Sagoläsere»", "Då stod här «Sagoläsare»."),
    ),
    Mistake(
        "misspelt word in a name, beside the source",
        edit("staff.csv", "Sagoläsare", "Sagoläsere"),
        "staff.csv, rad 3, kolumn label: ",
        ("«Sagoläsere» står inte så på källrad 47-57", "där står «Sagoläsare»", "uppf:reworded"),
        sources=True,
    ),
    Mistake(
        "mojibake in a name",
        edit("staff.csv", "Sagoläsare", "SagolÃ¤sare"),
        "staff.csv, rad 3, kolumn label: ",
        ("«SagolÃ¤sare», som har lästs med fel teckenkodning", "Skriv ordet med rätt bokstäver"),
    ),
    Mistake(
        "misspelt heading",
        edit(RESULT, "verkstad-kostnader,Leksaksverkstad", "verkstad-kostnader,Leksaksverkstan"),
        f"{RESULT}, rad 3, kolumn heading: ",
        ("Då stod här «Leksaksverkstad».",),
    ),
    Mistake(
        "rows in another order than printed",
        change_rows(RESULT, lambda rows: rows.insert(2, rows.pop(1))),
        f"{RESULT}, rad 3, kolumn line: ",
        ("«lekstuga» står på källrad 5, före «dockteater» på källrad 6", "tryckt ordning"),
    ),
    Mistake(
        "valid measure that is wrong",
        edit(YAML, "uppf:printed: Kvinnor, uppf:measure: outcome", "uppf:printed: Kvinnor, uppf:measure: budget"),
        f"{YAML}, rad 176, tecken 97, staff → women_2019_04 → uppf:measure: ",
        ("measure budget", "Då stod här measure: outcome."),
    ),
    Mistake(
        "valid unit of a row that is wrong",
        edit("volumes.csv", '"Trasiga leksaker, procent",,,,percent', '"Trasiga leksaker, procent",,,,participants'),
        "volumes.csv, rad 6, kolumn unit: ",
        ("säger «procent», men siffrorna är i participants", "Skriv enheten percent"),
    ),
    Mistake(
        "goal that is another",
        edit(YAML, "uppf:goal: Alla ska kunna rida gunghäst", "uppf:goal: Alla ska kunna simma"),
        f"{YAML}, rad 121, grades: ",
        ("goal Alla ska kunna simma", "Läs om rubriken i källan."),
    ),
    Mistake(
        "goal that no report has, beside the source",
        edit(YAML, "uppf:goal: Alla ska kunna rida gunghäst", "uppf:goal: Alla ska kunna simma"),
        f"{YAML}, rad 131, grades → uppf:goal: ",
        ("«Alla ska kunna simma» står inte så", "uppf:reworded"),
        sources=True,
    ),
    Mistake(
        "another year",
        edit(YAML, "uppf:year: 2019", "uppf:year: 2020"),
        f"{YAML}, rad 17, uppf:year: ",
        ("uppf:period är 2019-01/2019-04, men uppf:year är 2020", "Skriv uppf:year: 2019"),
    ),
    Mistake(
        "period that ends after the report was made",
        edit(
            YAML, "uppf:kind: delar-1\nuppf:period: 2019-01/2019-04", "uppf:kind: delar-1\nuppf:period: 2019-01/2019-08"
        ),
        f"{YAML}, rad 19, uppf:period: ",
        ("slutar i januari–augusti 2019, men rapporten är daterad 2019-05-15",),
    ),
    Mistake(
        "outcome after the report's date",
        edit(
            YAML,
            'title: Utfall 2018, uppf:printed: "2018", uppf:measure: outcome, uppf:period: 2018',
            'title: Utfall 2020, uppf:printed: "2020", uppf:measure: outcome, uppf:period: 2020',
        ),
        f"{YAML}, rad 114, volumes → outcome_2018: ",
        ("visar utfallet för 2020, men rapporten gäller tiden till och med maj 2019",),
    ),
    Mistake(
        "e-mail in YAML",
        edit(YAML, "description: En påhittad rapport som", "description: Fråga nisse@example.org om"),
        f"{YAML}, rad 4, description: ",
        ("en e-postadress: nisse@example.org", "Ta bort uppgiften"),
    ),
    Mistake(
        "telephone in YAML",
        edit(YAML, "description: En påhittad rapport som", "description: Ring 070-123 45 67 om"),
        f"{YAML}, rad 4, description: ",
        ("ett telefonnummer: 070-123 45 67",),
    ),
    Mistake(
        "identity number in YAML",
        edit(YAML, "description: En påhittad rapport som", "description: Gäller 19121212-1212 om"),
        f"{YAML}, rad 4, description: ",
        ("ett personnummer: 19121212-1212",),
    ),
    Mistake(
        "uppf:lines too narrow",
        edit(YAML, "uppf:lines: 15-25", "uppf:lines: 15-21"),
        f"{YAML}, rad 66, operating_result → uppf:lines: ",
        ("uppf:lines är 15-21", "på källrad 23, 24, 25", "Vidga uppf:lines"),
    ),
    Mistake(
        "dumbbell without women",
        edit(
            YAML,
            "columns: [pass_rate_2019_04], rows: [kvinnor, man]",
            "columns: [pass_rate_2019_04], rows: [alla, man]",
        ),
        f"{YAML}, rad 132, grades → uppf:chart: ",
        ("inga siffror för kvinnor",),
    ),
    Mistake(
        "status on a full row",
        edit("volumes.csv", ",30,32,40,,28", ",30,32,40,not_reported,28"),
        "volumes.csv, rad 2, kolumn status: ",
        ("«not_reported», men alla dess celler är ifyllda",),
    ),
    Mistake(
        "line range that is no range of lines",
        edit("staff.csv", "3,4,7,46", "3,4,7,1-999999999"),
        "staff.csv, rad 2, kolumn line: ",
        ("fler än 6 siffror",),
    ),
    Mistake(
        "line range as long as a book",
        edit("staff.csv", "3,4,7,46", "3,4,7,1-999999"),
        "staff.csv, rad 2, kolumn line: ",
        ("utanför tabellens rader i uppf:lines, som är 46-47",),
    ),
    Mistake(
        "row id with capitals and å",
        edit("staff.csv", "sagolasare,Sago", "Sagoläsare,Sago"),
        "staff.csv, rad 3, kolumn row: ",
        ("Skriv till exempel «sagolasare».", "små bokstäver a–z"),
    ),
    Mistake(
        "path with capitals",
        edit(YAML, "path: staff.csv", "path: Staff.CSV"),
        f"{YAML}, rad 160, resources → staff → path: ",
        ("«Staff.CSV»", "ett filnamn av små bokstäver"),
    ),
    Mistake(
        "sha256 with other letters",
        edit(YAML, "uppf:sha256: ", "uppf:sha256: XX"),
        f"{YAML}, rad 14, sources → 1 → uppf:sha256: ",
        ("64 siffror och bokstäver a–f",),
    ),
    Mistake(
        "created without time",
        edit(YAML, 'created: "2026-11-22T00:00:00Z"', "created: 2026-11-22"),
        f"{YAML}, rad 6, created: ",
        ('Skriv tiden också: "2026-11-22T00:00:00Z"',),
    ),
    Mistake(
        "chart rows by name",
        edit(YAML, "rows: [intakter, kostnader]", "rows: [Intäkter, kostnader]"),
        f"{YAML}, rad 45, tecken 78, resources → summary → uppf:chart → rows → 1: ",
        ("Skriv till exempel «intakter».",),
    ),
    Mistake(
        "sex in Swedish",
        edit("grades.csv", "alla,women", "alla,kvinnor"),
        "grades.csv, rad 3, kolumn sex: ",
        ("Menade du «women»?", "total, women eller men"),
    ),
    Mistake(
        "measure in Swedish",
        edit(YAML, "uppf:measure: forecast", "uppf:measure: Prognos"),
        f"{YAML}, rad 83, tecken 91, operating_result → forecast_2019 → uppf:measure: ",
        ("Menade du «forecast»?",),
    ),
    Mistake(
        "unit that is almost one",
        edit_small(YAML, "uppf:unit: mnkr", "uppf:unit: mkr"),
        f"{SMALL_FOLDER}/{YAML}, rad 27, operating_result → uppf:unit: ",
        ("Menade du «mnkr»?",),
    ),
    Mistake(
        "YAML with too little indent",
        edit(YAML, "    path: staff.csv", "   path: staff.csv"),
        f"{YAML}, rad 160: ",
        ("«path: staff.csv» har 3 mellanslag före sig, men uppgifterna omkring har 4",),
    ),
    Mistake(
        "YAML with a tab",
        edit(YAML, "    path: staff.csv", "\tpath: staff.csv"),
        f"{YAML}, rad 160: ",
        ("Raden har en tabb",),
    ),
    Mistake(
        "YAML with a colon in a text",
        edit(YAML, "    title: Personal", "    title: Personal: antal"),
        f"{YAML}, rad 161: ",
        ('title: "Personal: antal"',),
    ),
    Mistake(
        "YAML without a colon",
        edit(YAML, "    title: Personal", "    title Personal"),
        f"{YAML}, rad 161: ",
        ("«title Personal» har inget kolon", "title: Personal"),
    ),
    Mistake(
        "YAML without the space after a colon",
        edit(YAML, "    title: Personal", "    title:Personal"),
        f"{YAML}, rad 161: ",
        ("kolon följt av mellanslag", "title: Personal"),
    ),
    Mistake(
        "YAML with a quotation mark without end",
        edit(YAML, "    title: Personal", '    title: "Personal'),
        f"{YAML}, rad 161: ",
        ("Citattecknet på den här raden har inget slut",),
    ),
    Mistake(
        "blank last row",
        rewrite("staff.csv", lambda text: f"{text}\n"),
        "staff.csv, rad 4: ",
        ("Raden är tom. Ta bort den.",),
    ),
    Mistake(
        "blank first row",
        rewrite("staff.csv", lambda text: f"\n{text}"),
        "staff.csv, rad 1: ",
        ("Första raden är tom", "Ta bort den tomma raden"),
    ),
    Mistake(
        "unquoted decimal comma",
        edit_small(RESULT, "-4.0,-16.0", "-4,0,-16.0"),
        f"{SMALL_FOLDER}/{RESULT}, rad 2: ",
        ("talet «-4,0» är skrivet med decimalkomma", "Skriv -4.0"),
    ),
    Mistake(
        "decimal commas everywhere",
        rewrite(RESULT, with_commas, ESKILSTUNA),
        f"{SMALL_FOLDER}/{RESULT}, rad 2: ",
        ("decimalkomma", "Detsamma gäller rad 3, 4."),
    ),
    Mistake(
        "missing cell",
        edit_small(RESULT, "labour_and_support,net,-4.0", "labour_and_support,-4.0"),
        f"{SMALL_FOLDER}/{RESULT}, rad 2: ",
        ("9 celler men rubrikraden 10: en cell fattas",),
    ),
    Mistake(
        "missing quotation mark",
        edit("volumes.csv", '"Nöjda deltagare, procent"', '"Nöjda deltagare, procent'),
        "volumes.csv, rad 5: ",
        ("Kontrollera citattecknen",),
    ),
    Mistake(
        "typographic quotation marks",
        edit("volumes.csv", '"Nöjda deltagare, procent"', "”Nöjda deltagare, procent”"),
        "volumes.csv, rad 5: ",
        ("«Nöjda deltagare, procent» har ett komma och saknar raka citattecken", 'Skriv "Nöjda deltagare, procent".'),
    ),
    Mistake(
        "missing column",
        change_rows(RESULT, drop(7)),
        f"{SMALL_FOLDER}/{RESULT}, rad 1, kolumn forecast_2019: ",
        ("finns i datapackage.yaml men inte i filen", "Lägg till den efter «budget_2019»"),
    ),
    Mistake(
        "duplicate row",
        change_rows(RESULT, lambda rows: rows.insert(2, rows[1])),
        f"{SMALL_FOLDER}/{RESULT}, rad 3, kolumn row: ",
        ("densamma som rad 2: «lekstuga»", "Ta bort den ena."),
    ),
    Mistake(
        "duplicate row with a new id",
        change_rows(RESULT, lambda rows: rows.insert(2, ["lekstuga-2", *rows[1][1:]])),
        f"{SMALL_FOLDER}/{RESULT}, rad 3: ",
        ("raden «lekstuga-2» är ny", "likadan som raden «lekstuga»"),
    ),
    Mistake(
        "removed row",
        change_rows(RESULT, lambda rows: rows.pop(2)),
        f"{SMALL_FOLDER}/{RESULT}: ",
        ("Raden «dockteater» fanns", "Lägg tillbaka den."),
    ),
    Mistake(
        "finding that no longer holds",
        edit("findings.csv", "staff,sagolasare,total_2019_04", "staff,leksaksmakare,total_2019_04"),
        "findings.csv, rad 2, kolumn relation: ",
        ("inget fel att förklara", "sagolasare, total_2019_04"),
    ),
    Mistake(
        "finding with a misspelt row",
        edit("findings.csv", "staff,sagolasare", "staff,sagolasere"),
        "findings.csv, rad 2, kolumn row: ",
        ("«sagolasere» finns inte i staff", "Menade du «sagolasare»?"),
    ),
    Mistake(
        "comparison with a misspelt row",
        edit_comparison("row: totalt,", "row: total,"),
        "comparisons/leksaker.yaml, rad 10, tecken 68, series → 2 → row: ",
        ("row «total» finns inte", "Menade du «totalt»?"),
    ),
    Mistake(
        "fewer decimals than printed, beside the source",
        edit("grades.csv", "80.0,10", "80,10"),
        "grades.csv, rad 3, kolumn pass_rate_2019_04: ",
        ("80 står inte på källrad 39", "med 1 decimaler: skriv 80.0"),
        sources=True,
    ),
    Mistake(
        "forgotten row, beside the source",
        change_rows(RESULT, lambda rows: rows.pop(5), BOTKYRKA),
        f"{RESULT}: ",
        ("På källrad 20 står «Kostnader -2 020 -6 050 -6 260 -210»", '{"20": skälet}'),
        sources=True,
    ),
    Mistake(
        "version of two numbers",
        edit(YAML, "version: 1.0.0", "version: 1.0"),
        f"{YAML}, rad 5, version: ",
        ("«1.0»", "tre tal med punkt emellan, till exempel 1.0.0"),
    ),
    Mistake(
        "workbook saved as .csv",
        write_workbook,
        "staff.csv: ",
        ("en arbetsbok från ett kalkylprogram", "spara bladet som CSV"),
    ),
    Mistake(
        "table in Windows-1252",
        save_as("staff.csv", "cp1252"),
        "staff.csv, rad 3: ",
        ("inte sparad som UTF-8: efter «agolasare,Sagol»", "CSV UTF-8"),
    ),
    Mistake(
        "table in UTF-16",
        save_as("staff.csv", "utf-16"),
        "staff.csv: ",
        ("UTF-16", "CSV UTF-8"),
    ),
    Mistake(
        "description called .yml",
        lambda toy: toy.path(YAML).rename(toy.path("datapackage.yml")),
        "datapackage.yml: ",
        ("Beskrivningen heter datapackage.yml", "Byt namn på den till datapackage.yaml."),
    ),
    Mistake(
        "list with too few",
        edit(YAML, "uppf:sum_of: [women_2019_04, men_2019_04]", "uppf:sum_of: [women_2019_04]"),
        f"{YAML}, rad 184, resources → staff → schema → fields → total_2019_04 → uppf:sum_of: ",
        ("Här står en uppgift, men det ska vara minst 2",),
    ),
    Mistake(
        "invisible character in a name",
        edit("staff.csv", "Sagoläsare", "Sago\u00adläsare"),
        "staff.csv, rad 3, kolumn label: ",
        ("ett mjukt bindestreck (U+00AD) efter «Sago»",),
    ),
    Mistake(
        "invisible character in a number",
        edit_small(RESULT, "-16.0", "\u200b-16.0"),
        f"{SMALL_FOLDER}/{RESULT}, rad 2, kolumn budget_2019: ",
        ("ett osynligt tecken", "skriv -16.0"),
    ),
    Mistake("short row in a code list", add_short_code, "codelists/services.csv, rad 35: ", ("en cell fattas",)),
    Mistake(
        "difference the other way round",
        edit_small(
            YAML,
            "[forecast_2019, budget_2019]\n        - {name: line",
            "[budget_2019, forecast_2019]\n        - {name: line",
        ),
        f"{SMALL_FOLDER}/{YAML}, rad 41, operating_result → deviation_2019: ",
        ("står omvänt", "Skriv uppf:difference_of: [forecast_2019, budget_2019]."),
    ),
    Mistake(
        "row id that Excel has made a date",
        edit("staff.csv", "leksaksmakare,Leks", "2019-05-15,Leks"),
        "staff.csv, rad 2, kolumn row: ",
        ("hette «leksaksmakare»", "Skriv tillbaka «leksaksmakare»"),
    ),
    Mistake(
        "interval that Excel has made a date",
        edit("volumes.csv", "5-15%", "15-maj"),
        "volumes.csv, rad 6, kolumn target_2019: ",
        ("ett datum som ett kalkylprogram har gjort",),
    ),
)
# Of the same kinds, made up afterwards.
INVENTED = (
    Mistake(
        "digits that have changed places",
        edit_small(RESULT, "-4.0,-16.0", "-4.0,-61.0"),
        f"{SMALL_FOLDER}/{RESULT}, rad 2, kolumn budget_2019: ",
        ("«-61.0»", "Då stod här «-16.0»."),
    ),
    Mistake(
        "minus that was left out",
        edit_small(RESULT, "-8.0,-8.0", "-8.0,8.0"),
        f"{SMALL_FOLDER}/{RESULT}, rad 3, kolumn forecast_2019: ",
        ("«8.0»", "Då stod här «-8.0»."),
    ),
    Mistake(
        "typographic minus",
        edit_small(RESULT, "-4.0,-16.0", "-4.0,−16.0"),
        f"{SMALL_FOLDER}/{RESULT}, rad 2, kolumn budget_2019: ",
        ("vanligt bindestreck: skriv -16.0",),
    ),
    Mistake(
        "thousands with a space",
        edit(RESULT, "-1100,-3300", "-1 100,-3300"),
        f"{RESULT}, rad 3, kolumn outcome_2019_04: ",
        ("Mellanslag får inte stå i ett tal: skriv -1100",),
    ),
    Mistake(
        "number with its unit",
        edit("grades.csv", "80.0,10", "80.0 %,10"),
        "grades.csv, rad 3, kolumn pass_rate_2019_04: ",
        ("procenttecknet hör till uppf:unit: skriv 80.0",),
    ),
    Mistake(
        "number that may be two",
        edit_small(RESULT, "-4.0,-16.0", '-4.0,"-16,123"'),
        f"{SMALL_FOLDER}/{RESULT}, rad 2, kolumn budget_2019: ",
        ("Decimaltecknet ska vara punkt. Skriv talet med bindestreck",),
    ),
    Mistake(
        "misspelt column",
        edit_small(RESULT, "forecast_2019", "forcast_2019"),
        f"{SMALL_FOLDER}/{RESULT}, rad 1, kolumn forcast_2019: ",
        ("Kolumnen heter «forcast_2019» här, men «forecast_2019» i datapackage.yaml",),
    ),
    Mistake(
        "columns that have changed places",
        change_rows(RESULT, swap(6, 7)),
        f"{SMALL_FOLDER}/{RESULT}, rad 1, kolumn forecast_2019: ",
        ("i en annan ordning", "Fields säger: row,label"),
    ),
    Mistake(
        "file without its header",
        change_rows(RESULT, lambda rows: rows.pop(0)),
        f"{SMALL_FOLDER}/{RESULT}, rad 1: ",
        ("saknar rubrikrad", "Skriv överst: row,label"),
    ),
    Mistake(
        "misspelt property",
        edit(YAML, "    uppf:goal_area: Lek", "    uppf:goalarea: Lek"),
        f"{YAML}, rad 121, resources → grades: ",
        ("Uppgiften «uppf:goalarea» är okänd", "Menade du «uppf:goal_area»?"),
    ),
    Mistake(
        "comma in a text between braces",
        edit(YAML, "title: Kvinnor april 2019", "title: Kvinnor, april 2019"),
        f"{YAML}, rad 176, resources → staff → schema → fields → women_2019_04: ",
        ("«april 2019» är okänd", "hela texten stå inom citattecken"),
    ),
    Mistake(
        "brace without end",
        edit(YAML, "uppf:sex: women}", "uppf:sex: women"),
        f"{YAML}, rad 176: ",
        ("Parentesen { på den här raden har inget slut", "Sätt } sist"),
    ),
    Mistake(
        "dash without a space",
        edit(YAML, "  - name: staff", "  -name: staff"),
        f"{YAML}, rad 158: ",
        ("Skriv «- name: staff».",),
    ),
    Mistake(
        "text that begins with a percent sign",
        edit(YAML, "    title: Personal", "    title: %personal"),
        f"{YAML}, rad 161: ",
        ("Texten börjar med %", "inom citattecken"),
    ),
    Mistake(
        "typographic quotation marks in YAML",
        edit(YAML, 'uppf:municipality: "0127"', "uppf:municipality: ”0127”"),
        f"{YAML}, rad 15, uppf:municipality: ",
        ('Skriv raka: "0127".',),
    ),
    Mistake(
        "service that is almost one",
        edit_small(RESULT, "adult_education", "adult_eduction"),
        f"{SMALL_FOLDER}/{RESULT}, rad 3, kolumn service: ",
        ("Menade du «adult_education»?",),
    ),
    Mistake(
        "parent that is no row",
        edit("volumes.csv", "Kvinnor,deltagare,", "Kvinnor,deltagarna,"),
        "volumes.csv, rad 3, kolumn parent: ",
        ("Menade du «deltagare»?",),
    ),
    Mistake(
        "table moved to another file name",
        lambda toy: toy.path("staff.csv").rename(toy.path("personal.csv")),
        "staff.csv: ",
        ("Filen saknas eller är tom",),
    ),
    Mistake(
        "measure that the title contradicts",
        edit(
            YAML,
            "title: Prognos 2019, uppf:printed: Prognos, uppf:measure: forecast",
            "title: Prognos 2019, uppf:printed: Prognos, uppf:measure: budget",
        ),
        f"{YAML}, rad 83, tecken 91, operating_result → forecast_2019 → uppf:measure: ",
        ("Då stod här measure: forecast.",),
    ),
    Mistake(
        "table without unit",
        edit_small(YAML, "    uppf:unit: mnkr\n", ""),
        f"{SMALL_FOLDER}/{RESULT}, rad 2, kolumn budget_2019: ",
        ("Enheten saknas.", "Detsamma gäller 11 celler till i filen."),
    ),
    Mistake(
        "comparison with a measure in another spelling",
        edit_comparison("row: totalt, column: budget_2019", "row: totalt, measure: budgett, period: 2019"),
        "comparisons/leksaker.yaml, rad 10, tecken 81, series → 2 → measure: ",
        ("measure «budgett» finns inte", "Menade du «budget»?"),
    ),
)
# Renaming a table's file leaves a file that belongs to none beside the one that is missing: two things to see.
# A report of another period is none of those that its committee's rhythm expects, which is told there.
SEVERAL = {"period that ends after the report was made": 2, "table moved to another file name": 2}


def find_problems(toy: Toy, sources: Path | None) -> Iterator[Problem]:
    try:
        check_datasets(toy.datasets, sources, recall)
    except DataError as error:
        yield from error.problems


@pytest.mark.parametrize("mistake", [*STUDIED, *INVENTED], ids=lambda mistake: mistake.name)
def test_a_mistake_has_one_message_with_its_place_and_what_to_write(recorded_toy: Toy, mistake: Mistake) -> None:
    mistake.plant(recorded_toy)
    problems = list(find_problems(recorded_toy, recorded_toy.sources if mistake.sources else None))
    texts = [str(problem).removeprefix(f"{FOLDERS[BOTKYRKA]}/") for problem in problems]
    found = [text for text in texts if text.startswith((mistake.place, f"{SMALL_FOLDER}/{mistake.place}"))]
    assert len(texts) == SEVERAL.get(mistake.name, 1), texts
    assert len(found) == 1, texts
    place = 0
    for told in mistake.told:
        assert told in found[0][place:], f"{told} is not in {found[0]}"
        place = found[0].index(told, place)
    assert all(problem.id for problem in problems), "every message leads to its place in the guide"
    assert not any(FOREIGN.search(text) for text in texts), texts


def test_a_municipality_without_quotation_marks_is_what_it_looks_like(recorded_toy: Toy) -> None:
    recorded_toy.edit(YAML, 'uppf:municipality: "0127"', "uppf:municipality: 0127")
    assert list(find_problems(recorded_toy, None)) == []


def test_a_figure_that_is_printed_with_a_space_after_its_minus_can_be_compared(toy: Toy) -> None:
    toy.edit_source("-6 000    -6 200", "- 6 000    - 6 200")
    assert toy.checking_problems() == []


def test_no_keyword_of_a_library_is_an_explanation() -> None:
    assert not any(FOREIGN.search(word) is None and word in ("minItems", "enum") for word in EXPLANATIONS)
