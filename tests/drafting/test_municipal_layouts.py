"""Tables as Swedish municipalities print them, of kinds that are in none of the five reports, as PDFs by chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from build_site.drafting.draft_source import Drafting, draft_source
from build_site.drafting.drafts import Draft
from build_site.drafting.sources import Wanted
from tests.halves import leave_to_the_whole

leave_to_the_whole("a browser that prints")

PROSE = (
    "<p>Nämndens resultat för året var bättre än budget, vilket beror på flera olika saker, som 3 nya avtal och 45 "
    "färre platser under första halvåret 2024.</p>"
)
STYLE = (
    "body { font: 10pt Liberation Sans } table { border-collapse: collapse } td, th { padding: 2px 9px } "
    "td { text-align: right; white-space: nowrap } th { text-align: right; vertical-align: bottom } "
    "td:first-child, th:first-child { text-align: left } .m th { text-align: center } "
)


@pytest.fixture(scope="module")
def printer() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def print_draft(
    printer: Browser, folder: Path, drafting: Drafting, rows: str, style: str = "", above: str = ""
) -> Draft:
    """Print a table between paragraphs, from its lines with a bar between cells, and draft it."""
    page = printer.new_page()
    heads, *body = [line.split(" | ") for line in rows.strip().splitlines()]
    table = above + f"<tr>{''.join(f'<th>{cell}</th>' for cell in heads)}</tr>"
    table += "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in body)
    page.set_content(f"<!doctype html><style>{STYLE}{style}</style>{PROSE}<table>{table}</table>{PROSE}")
    page.pdf(path=folder / "report.pdf", format="A4", print_background=True)
    page.close()
    (draft,) = draft_source(drafting, str(folder / "report.pdf"), Wanted())
    return draft


def values(draft: Draft) -> dict[str, list[str]]:
    return {
        row.label: [str(cell.value) if cell.value is not None else "" if cell.sure else "?" for cell in row.cells]
        for row in draft.rows
    }


def test_brackets_are_minus_also_in_coloured_sums(printer: Browser, tmp_path: Path, drafting: Drafting) -> None:
    rows = """
Verksamhet | Budget 2024 | Utfall 2024 | Avvikelse
Förskola | (125 400) | (127 913) | (2 513)
Skola | (310 250) | (305 001) | 5 249
Summa | (435 650) | (432 914) | 2 736
"""
    draft = print_draft(printer, tmp_path, drafting, rows, "tr:last-child { font-weight: bold; background: #dde }")
    assert values(draft)["Summa"] == ["-435650", "-432914", "2736"]
    assert [column.measure for column in draft.columns] == ["budget", "outcome", "deviation_outcome"]


def test_raised_marks_of_footnotes_are_no_part_of_figures(printer: Browser, tmp_path: Path, drafting: Drafting) -> None:
    rows = """
Nyckeltal | 2022 | 2023 | 2024
Elever<sup>1</sup> | 1 234 | 1 301<sup>2</sup> | 1 345
Barn | 812 | 799 | 805<sup>1)</sup>
Täthet | 12,1 | 11,9* | 12,3
"""
    draft = print_draft(printer, tmp_path, drafting, rows)
    assert values(draft) == {
        "Elever": ["1234", "1301", "1345"],
        "Barn": ["812", "799", "805"],
        "Täthet": ["12.1", "11.9", "12.3"],
    }


def test_dashes_and_empty_cells_keep_their_columns(printer: Browser, tmp_path: Path, drafting: Drafting) -> None:
    rows = """
Investering, tkr | Budget | Utfall | Avvikelse
Skolgård | 5 000 | – | 5 000
Gator | – | 1 250 | -1 250
Fordon | 800 | &nbsp; | &nbsp;
Summa | 5 800 | 1 250 | +4 550
"""
    draft = print_draft(printer, tmp_path, drafting, rows)
    assert values(draft) == {
        "Skolgård": ["5000", "", "5000"],
        "Gator": ["", "1250", "-1250"],
        "Fordon": ["800", "", ""],
        "Summa": ["5800", "1250", "4550"],
    }
    assert {column.unit for column in draft.columns} == {"tkr"}


def test_codes_before_names_are_part_of_them(printer: Browser, tmp_path: Path, drafting: Drafting) -> None:
    rows = """
Konto | Benämning | Budget | Utfall
3010 | Avgifter | -1 200 | -1 311
4010 | Löner | 15 400 | 15 102
5010 | Hyror | 2 250 | 2 250
"""
    draft = print_draft(printer, tmp_path, drafting, rows, "td:nth-child(2) { text-align: left }")
    assert values(draft)["3010 Avgifter"] == ["-1200", "-1311"]


def test_a_unit_after_each_figure_is_not_read_as_text(printer: Browser, tmp_path: Path, drafting: Drafting) -> None:
    rows = """
Verksamhet | Budget 2024 | Utfall 2024
Bibliotek | 4 500 tkr | 4 312 tkr
Kulturskola | 6 020 tkr | 6 200 tkr
"""
    assert values(print_draft(printer, tmp_path, drafting, rows))["Bibliotek"] == ["4500", "4312"]


def test_a_dot_that_could_be_a_decimal_point_is_marked(printer: Browser, tmp_path: Path, drafting: Drafting) -> None:
    rows = """
Belopp kr | Budget | Utfall
Konst | 1.234.500 | 1.200.000
Musik | 98.000 | 101.500
"""
    assert values(print_draft(printer, tmp_path, drafting, rows)) == {
        "Konst": ["1234500", "1200000"],
        "Musik": ["?", "?"],
    }


def test_years_over_unequal_groups_count_for_their_columns(
    printer: Browser, tmp_path: Path, drafting: Drafting
) -> None:
    rows = """
Mnkr | Budget | Utfall | Avvikelse | Utfall
Skatter | 1 204,5 | 1 198,2 | -6,3 | 1 150,0
Bidrag | 310,0 | 315,4 | 5,4 | 298,7
Räntor | -12,1 | -9,8 | 2,3 | -4,4
"""
    above = "<tr class=m><th></th><th colspan=3>2022</th><th>2021</th></tr>"
    draft = print_draft(printer, tmp_path, drafting, rows, above=above)
    assert [column.period for column in draft.columns] == ["2022", "2022", "2022", "2021"]
    assert [column.unit for column in draft.columns] == ["mnkr"] * 4


def test_headings_that_nearly_touch_are_parted(printer: Browser, tmp_path: Path, drafting: Drafting) -> None:
    rows = """
Tkr | Utfall 2022 | Utfall 2023 | Budget 2024
Nämnd | -1 243 | -1 155 | -1 517
Skola | -189 222 | -179 386 | -165 427
"""
    draft = print_draft(printer, tmp_path, drafting, rows, "td, th { padding: 1px; font-size: 8pt }")
    assert [column.measure for column in draft.columns] == ["outcome", "outcome", "budget"]


def test_months_are_read_from_short_headings(printer: Browser, tmp_path: Path, drafting: Drafting) -> None:
    rows = """
Sjukfrånvaro % | jan | feb | mar
Kvinnor | 7,1 | 7,9 | 8,0
Män | 4,1 | 4,9 | 5,0
"""
    draft = print_draft(printer, tmp_path, drafting, rows)
    assert [column.period for column in draft.columns] == ["2023-01", "2023-02", "2023-03"]
    assert all("period" in column.assumed for column in draft.columns)


@pytest.mark.parametrize("align", ["center", "left"])
def test_figures_need_not_be_aligned_to_the_right(
    printer: Browser, tmp_path: Path, drafting: Drafting, align: str
) -> None:
    rows = """
Enhet | Utfall 2022 | Utfall 2023
Norra | 12 300 | 9 800
Södra | 850 | 1 020
Västra | 5 | 12
"""
    draft = print_draft(printer, tmp_path, drafting, rows, f"td, th {{ text-align: {align} !important }}")
    assert values(draft)["Västra"] == ["5", "12"]
    assert [column.printed for column in draft.columns] == ["Utfall 2022", "Utfall 2023"]
