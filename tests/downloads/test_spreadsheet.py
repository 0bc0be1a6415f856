"""LibreOffice, standing in for Excel, opens every kind of Excel file: numbers, days, å ä ö, and no formulas."""

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import NoneType

import pytest
from openpyxl import load_workbook

from build_site.downloads.spreadsheet import format_workbook
from build_site.published.delimited import TEXT_MARK, format_excel_csv
from build_site.published.sheets import DATE, NUMBER, Fact, Field, Sheet
from tests.built import REAL, check, collect_data
from tests.downloads.reading import read_workbook, show_excel

# Separator, quote, UTF-8, first line, no columns, language, … all sheets: each as a file of its own, as it is shown.
SAVE_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1053,false,true,true,false,false,-1"
# Semicolon, UTF-8, Swedish; what looks like a number or a day becomes one, as when Excel opens the file.
OPEN_AS_IN_SWEDEN = "CSV:59,34,76,1,,1053,false,true"
BOTKYRKA, SN = "botkyrka-avun-2023-delar-2", "botkyrka-sn-2022-verksamhetsberattelse"
WORKBOOKS = {
    "tabell": f"data/{BOTKYRKA}/unit_costs.xlsx",
    "rapport": f"data/{SN}/{SN}.xlsx",
    "namnd": "data/committees/eskilstuna-avn.xlsx",
    "jamforelse": "data/comparisons/kommuner-namnder-mot-budget.xlsx",
    "allt": "data/oppen-uppfoljning.xlsx",
}
SEMICOLONS = {
    "rapport-sv": f"data/{SN}/{SN}-excel-sv.csv",
    "reports-sv": "data/reports-excel-sv.csv",
    "findings-sv": "data/findings-excel-sv.csv",
}
HARMFUL = (
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    '=HYPERLINK("http://exempel.se")',
    "6-8",
    "1e5 å",
)


# What a Swedish spreadsheet takes for a day, a time, a number or a truth.
MISTAKEN = ("Augusti 2019", "augusti 2022", "Dec 2023", "aug-23", "3 apr", "1/2", "1:2", "10:30", "2023-03-31", "6-8",
            "2022-08", "1e5", "007", "0127", "12%", "1 350", "5 000 kr", "1,5", "2023", "SANT", "FALSKT")  # fmt: skip


PLAIN_NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?")


def mistaken() -> Sheet:
    """Texts that look like something else, under a heading that does, and among them a number and a day."""
    fields = (Field("text", "Dec 2023"), Field("value", "Värde", NUMBER), Field("day", "Dag", DATE))
    return Sheet("prov", "Prov", fields, tuple((text, Decimal("-1.50"), date(2023, 3, 31)) for text in MISTAKEN))


def harmful() -> Sheet:
    return Sheet("prov", "Prov", (Field("text", "Text"),), tuple((text,) for text in HARMFUL))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what LibreOffice made of the files; a machine without it fails."""
    folder = tmp_path_factory.mktemp("office")
    files = collect_data(REAL)
    inputs = {f"{name}.xlsx": files[address] for name, address in WORKBOOKS.items()}
    inputs["farlig.xlsx"] = format_workbook([harmful()], [Fact("title", "Tabell", "=1+1")], "Om tabellen", "2026-01-01")
    separated = {f"{name}.csv": files[address] for name, address in SEMICOLONS.items()}
    separated["farlig-sv.csv"] = format_excel_csv(harmful()).encode()
    separated["lik-sv.csv"] = format_excel_csv(mistaken()).encode()
    convert(inputs, ["--convert-to", SAVE_AS_SHOWN], folder)
    convert(separated, [f"--infilter={OPEN_AS_IN_SWEDEN}", "--convert-to", "xlsx"], folder)
    return folder


def convert(files: Mapping[str, bytes], arguments: list[str], folder: Path) -> None:
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: apt-get install libreoffice-calc-nogui"
    for name, content in files.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        *arguments,
        "--outdir",
        str(folder),
        *(str(folder / name) for name in files),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)  # noqa: S603 # our own files
    assert done.returncode == 0, done.stderr


def read_shown(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_number(shown: str) -> Decimal:
    """A number as a Swedish LibreOffice or an English one shows it; headless it speaks its own language."""
    plain = shown.replace("\u00a0", "").replace(" ", "").replace("\u2212", "-")
    return Decimal(
        plain.replace(",", "")
        if "." in plain
        else plain.replace(",", ".")
        if plain.count(",") == 1 and len(plain.rpartition(",")[2]) != 3
        else plain.replace(",", "")
    )


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        ("tabell", "unit_costs"),
        ("rapport", "operating_result"),
        ("rapport", "sick_leave"),
        ("namnd", "Alla siffror"),
        ("jamforelse", "Jämförelse"),
        ("allt", "Alla siffror"),
        ("allt", "Rapporter"),
        ("allt", "Granskning"),
    ],
)
def test_workbook_shows_the_same_in_libreoffice_as_it_holds(name: str, sheet: str, opened: Path) -> None:
    shown = read_shown(opened / f"{name}-{sheet}.csv")
    held = read_workbook((opened / f"{name}.xlsx").read_bytes(), sheet)
    assert len(shown) == len(held) > 0
    numbers = 0
    for there, here in zip(shown, held, strict=True):
        for heading, cell in here.items():
            if isinstance(cell.value, int | float):
                numbers += 1
                decimals = len(cell.number_format.partition(".")[2])
                assert as_number(there[heading]) == round(Decimal(repr(cell.value)), decimals), (heading, there)
                assert decimals == 0 or there[heading][-1 - decimals] in ",.", (heading, there)
            else:
                assert there[heading] == show_excel(cell).replace("\r\n", "\n"), heading
    assert numbers > 0


def test_workbook_keeps_codes_as_text_days_as_days_and_swedish_letters(opened: Path) -> None:
    rows = read_shown(opened / "allt-Alla siffror.csv")
    assert {row["Kommun (kod)"] for row in rows} == {"00", "0127", "0484"}
    assert {row["Från"] for row in rows if row["Period (kod)"] == "2023-01/2023-08"} == {"2023-01-01"}
    assert {row["Till"] for row in rows if row["Period (kod)"] == "2023-01/2023-08"} == {"2023-08-31"}
    assert any("å" in row["Rad"] and "ä" in row["Rad"] for row in rows)
    about = (opened / "allt-Om filen.csv").read_text(encoding="utf-8")
    assert "Ange källan så här" in about
    dates = {row["Rapportens datum"] for row in read_shown(opened / "allt-Rapporter.csv")}
    assert dates == {report.source.date for report in check(REAL).corpus.reports}


def test_workbook_of_a_report_lists_its_sheets(opened: Path) -> None:
    rows = read_shown(opened / "rapport-Innehåll.csv")
    tables = [table for report in check(REAL).corpus.reports if report.id == SN for table in report.tables]
    assert [row["Blad"] for row in rows] == [*(table.id for table in tables), "Granskning"]
    assert [row["Rader"] for row in rows][:-1] == [str(len(table.rows)) for table in tables]
    for row in rows:
        assert (opened / f"rapport-{row['Blad']}.csv").is_file()


def test_no_text_is_a_formula_in_libreoffice(opened: Path) -> None:
    assert [row["Text"] for row in read_shown(opened / "farlig-prov.csv")] == list(HARMFUL)
    assert "=1+1" in (opened / "farlig-Om tabellen.csv").read_text(encoding="utf-8")
    cells = [row["Text"] for row in read_workbook((opened / "farlig-sv.xlsx").read_bytes())]
    assert [cell.data_type for cell in cells] == ["s"] * len(HARMFUL)
    shown = [str(cell.value).removeprefix("'").removesuffix(TEXT_MARK) for cell in cells]
    assert shown == list(HARMFUL)


def test_semicolons_and_decimal_commas_become_numbers_and_days(opened: Path) -> None:
    saved = read_workbook((opened / "reports-sv.xlsx").read_bytes())
    days = [row["Rapportens datum"].value for row in saved]
    assert sorted(day.date().isoformat() for day in days if isinstance(day, datetime)) == sorted(
        report.source.date for report in check(REAL).corpus.reports if report.source.date
    )
    assert {row["År"].value for row in saved} == {report.year for report in check(REAL).corpus.reports}
    figures = read_workbook((opened / "rapport-sv.xlsx").read_bytes())
    held = json.loads(collect_data(REAL)[f"data/{SN}/{SN}.json"])["records"]
    assert [row["Värde"].value for row in figures] == [one["value"] for one in held]
    assert sum(isinstance(row["Värde"].value, int | float) for row in figures) > 10


def test_no_text_becomes_a_day_a_number_or_a_truth_in_a_swedish_spreadsheet(opened: Path) -> None:
    rows = read_workbook((opened / "lik-sv.xlsx").read_bytes())
    for row, text in zip(rows, MISTAKEN, strict=True):
        assert (row["Dec 2023\t"].data_type, row["Dec 2023\t"].value) == ("s", f"{text}{TEXT_MARK}")
        assert row["Värde"].value == -1.5
        assert row["Dag"].value == datetime(2023, 3, 31)


def test_every_text_and_code_of_a_report_stays_as_it_is_in_csv_for_excel(opened: Path) -> None:
    """Cell by cell against the workbook, whose cells have real types."""
    rows = read_workbook((opened / "rapport-sv.xlsx").read_bytes())
    assert "januari–april 2022" in {str(row["Period"].value).removesuffix(TEXT_MARK) for row in rows}
    numeric = {"Värde", "Värde i basenhet", "Invånare"}
    for row in rows:
        for heading, cell in row.items():
            if heading in ("Från", "Till"):
                assert isinstance(cell.value, datetime | NoneType), heading
            elif heading in numeric:
                assert isinstance(cell.value, int | float | NoneType), heading
            else:
                assert isinstance(cell.value, str | NoneType), (heading, cell.value)
    assert {row["Kommun (kod)"].value for row in rows} == {f"0127{TEXT_MARK}"}


def test_numbers_of_the_findings_are_numbers(opened: Path) -> None:
    findings = check(REAL).checked.findings
    plain = [text for one in findings for text in (one.printed, one.expected) if PLAIN_NUMBER.fullmatch(text)]
    for rows in (
        read_workbook((opened / "findings-sv.xlsx").read_bytes()),
        read_workbook((opened / "allt.xlsx").read_bytes(), "Granskning"),
    ):
        cells = [cell for row in rows for cell in (row["I rapporten"], row["Väntat"]) if cell.value is not None]
        numbers = [cell.value for cell in cells if isinstance(cell.value, int | float)]
        assert sorted(numbers) == pytest.approx(sorted(float(one.replace(",", ".")) for one in plain))
        assert len(numbers) > 100
        assert not any(PLAIN_NUMBER.fullmatch(str(cell.value).strip("'\t")) for cell in cells if cell.data_type == "s")


def test_workbook_splits_what_a_sheet_has_no_room_for() -> None:
    sheet = Sheet("Alla siffror", "Alla siffror", (Field("text", "Text"),), tuple((f"rad {one}",) for one in range(7)))
    content = format_workbook([sheet], [Fact("title", "Innehåll", "Prov")], "Om filen", "2026-01-01", most_rows=4)
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Innehåll", "Alla siffror", "Alla siffror (2)", "Alla siffror (3)", "Om filen"]
    parts = [[cell.value for cell in book[name]["A"]] for name in book.sheetnames[1:4]]
    assert [part[0] for part in parts] == ["Text"] * 3
    assert [cell for part in parts for cell in part[1:]] == [f"rad {one}" for one in range(7)]
    assert [cell.value for cell in book["Innehåll"]["B"]][2] == "Alla siffror, rad 4–6"


def test_excel_puts_no_green_corner_on_codes() -> None:
    files = collect_data(REAL)
    for address in WORKBOOKS.values():
        with zipfile.ZipFile(io.BytesIO(files[address])) as archive:
            sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
        with_table = [one for one in sheets if "<autoFilter" in one]
        assert with_table
        assert all('numberStoredAsText="1"' in one for one in with_table)
