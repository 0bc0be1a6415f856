import io
import re
from pathlib import Path

import openpyxl
import pytest

from build_site.__main__ import main
from build_site.drafting.draft_source import Drafting, describe_drafts, draft_source
from build_site.drafting.sources import Wanted
from build_site.problems import DataError

TEXT = """Rubrik
Verksamhet (i miljoner kronor) Bokslut 2022 Utfall period 2023 Budget 2023 Prognos helår 2023
Intäkter (+) 100,6 55,5 74,5 81,1
Kostnader (-) -384,1 -242,5 -382,9 -377,6
Netto (+/-) -283,5 -187,0 -308,4 -296,5
"""


def refuse(drafting: Drafting, source: Path, wanted: Wanted = Wanted()) -> str:  # noqa: B008 -- frozen
    with pytest.raises(DataError) as error:
        draft_source(drafting, str(source), wanted)
    return str(error.value)


def test_a_text_becomes_csv_and_a_block_of_the_description(drafting: Drafting, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    drafts = draft_source(drafting, str(tmp_path / "report.txt"), Wanted(2, 5))
    said = describe_drafts(drafting, drafts, "summary", as_json=False)
    assert "# summary.csv: 3 rader, 4 kolumner. 12 celler lästa, 0 att läsa själv." in said
    assert "intakter,Intäkter (+),netto,income," in said
    assert "100.6,55.5,74.5,81.1,3\n" in said
    assert "uppf:period: 2023-01/2023-08" in said
    assert "uppf:unit: mnkr" in said


def test_what_could_be_several_figures_is_left_empty_and_told(drafting: Drafting, tmp_path: Path) -> None:
    text = "Volymer Utfall 2021 Utfall 2022 Budget 2023\nPlatser 5 1 234\nElever 87 92 91\n"
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    drafts = draft_source(drafting, str(tmp_path / "report.txt"), Wanted())
    assert drafts[0].marked == 3
    said = describe_drafts(drafting, drafts, "volumes", as_json=False)
    assert "rad 2 «Platser» (platser) kan läsas: 5 | 1 | 234. Fyll i cellerna själv." in said
    assert re.search(r"^platser,Platser,[^0-9]*,,,,2$", said, re.MULTILINE)


def test_a_sheet_is_read_cell_by_cell(drafting: Drafting, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["", "Utfall 2022", "Budget 2023"], ["Elever", 1234, 1300], ["Platser", None, 12.5]):
        sheet.append(row)
    book.save(tmp_path / "report.xlsx")
    (draft,) = draft_source(drafting, str(tmp_path / "report.xlsx"), Wanted())
    assert [[str(cell.value) for cell in row.cells] for row in draft.rows] == [["1234", "1300"], ["None", "12.5"]]
    assert [column.period for column in draft.columns] == ["2022", "2023"]
    assert "Bladen heter: Sheet." in refuse(drafting, tmp_path / "report.xlsx", Wanted(sheet="Blad2"))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.pdf", b"no PDF", "Filen går inte att läsa som PDF."),
        ("a.pdf", b"%PDF-1.7\n%%EOF", "Filen går inte att läsa som PDF."),
        ("a.xlsx", b"PK\x03\x04", "Filen går inte att läsa som arbetsbok."),
        ("a.ods", b"", "Filen går inte att läsa som arbetsbok."),
        ("a.txt", b"\xe5\xe4\xf6", "Texten är inte sparad som UTF-8."),
        ("a.txt", b"Bara ord.", "Här finns ingen tabell med siffror."),
        ("a.txt", b"", "Här finns ingen tabell med siffror."),
    ],
)
def test_what_cannot_be_read_is_refused_in_swedish(
    drafting: Drafting, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert message in refuse(drafting, tmp_path / name)


def test_files_and_lines_that_are_not_there_are_refused(drafting: Drafting, tmp_path: Path) -> None:
    assert "Filen finns inte." in refuse(drafting, tmp_path / "a.pdf")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert "Filen har 6 rader, så 3–9 finns inte." in refuse(drafting, tmp_path / "a.txt", Wanted(3, 9))


def test_the_command_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["draft", "-", "--period", "2023-01/2023-08", "--json"]) == 0
    assert '"value": "-187.0"' in capsys.readouterr().out
    assert main(["draft", "-", "--period", "förra året"]) == 1
    assert "Period saknas." in capsys.readouterr().err


def test_what_was_read_by_size_and_what_was_left_out_is_told(drafting: Drafting, tmp_path: Path) -> None:
    text = "Volymer Utfall 2021 Utfall 2022 Budget 2023\n" + "\n".join(
        ("Elever 87 92 91 se nedan", "Barn 1 063 91 5", "Lag 10 11 12", "Platser 743 648 1 153")
    )
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    drafts = draft_source(drafting, str(tmp_path / "report.txt"), Wanted())
    said = describe_drafts(drafting, drafts, "volumes", as_json=False)
    assert "rad 5: läst efter storleken på tabellens andra tal. Jämför med rapporten." in said
    assert (
        "rad 2: orden efter siffrorna («se nedan») är inte med. Skriv dem som kolumn eller enhet om de behövs." in said
    )


def test_a_column_of_references_to_notes_holds_texts_and_no_figures(drafting: Drafting, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Mnkr", "Not", "Utfall 2022", "Budget 2023"],
        ["Intäkter", 1, 30, 28],
        ["Kostnader", 2, -40, -41],
        ["Netto", None, -10, -13],
    ):
        book.worksheets[0].append(row)
    book.save(tmp_path / "a.xlsx")
    drafts = draft_source(drafting, str(tmp_path / "a.xlsx"), Wanted())
    said = describe_drafts(drafting, drafts, "t", as_json=False)
    assert "row,label,parent,flow,service,indicator,note_reference,outcome_2022,budget_2023,line" in said
    assert "intakter,Intäkter,netto,income,,income,1,30,28," in said
    assert "- {name: note_reference, type: string, title: Not}" in said
    assert "uppf:cells: 6" in said
