"""Tables of real PDFs, printed by chromium in several layouts: every cell must be read as it was printed."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from build_site.drafting.draft_source import Drafting, draft_source
from build_site.drafting.drafts import Draft
from build_site.drafting.sources import Wanted
from tests.halves import leave_to_the_whole

leave_to_the_whole("a browser that prints")

COLUMNS = ("Utfall jan-aug 2023", "Utfall helår 2022", "Budget 2023", "Prognos 2023", "Avvikelse budget - prognos")
MEASURES = ["outcome", "outcome", "budget", "forecast", "deviation_forecast"]
ROWS: dict[str, tuple[int, ...]] = {
    "Central administration": (-7040, -13312, -14175, -13175, 1000),
    "Arbetsmarknadsinsatser och andra insatser för sysselsättning": (-32848, -40504, -47268, -44768, 2500),
    "Vuxenutbildning": (-65253, -114041, -119780, -109780, 10000),
    "Yrkeshögskola": (-252, 1200, 0, 0, 0),
    "Daglig verksamhet": (-81168, -116344, -126693, -128193, -1500),
    "Summa nämnden": (-186561, -283001, -307916, -295916, 12000),
}
STYLES = {
    "ruled": "td, th { border: 1px solid #333; padding: 2px 6px }",
    "unruled": "td, th { padding: 2px 8px }",
    "lines below": "tr { border-bottom: 1px solid #aaa } td, th { padding: 2px 8px }",
    "narrow names": "td, th { padding: 1px 5px } td:first-child { width: 120px }",
}
PROSE = (
    "<h2>4.1 Driftredovisning</h2><p>Nämndens resultat för perioden var 12 miljoner kronor bättre än budget, vilket "
    "beror på flera olika saker, som 3 nya avtal och 45 färre platser under det första halvåret.</p>"
)


@pytest.fixture(scope="module")
def printer() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def make_table(separator: str, columns: Sequence[str] = COLUMNS, above: str = "") -> str:
    head = above + "<tr><th>Verksamhet (tkr)</th>" + "".join(f"<th>{column}</th>" for column in columns) + "</tr>"
    body = "".join(
        f"<tr><td>{name}</td>"
        + "".join(
            f"<td class=n>{f'{value:,}'.replace(',', separator).replace('-', '&minus;')}</td>" for value in values
        )
        + "</tr>"
        for name, values in ROWS.items()
    )
    return f"<table>{head}{body}</table>"


def print_draft(
    printer: Browser, folder: Path, drafting: Drafting, body: str, style: str, *, landscape: bool = False
) -> list[Draft]:
    page = printer.new_page()
    page.set_content(
        "<!doctype html><style>body { font: 10pt Liberation Sans } table { border-collapse: collapse } "
        ".n { text-align: right; "
        f"white-space: nowrap }} th {{ text-align: right; vertical-align: bottom }} {style}</style>{PROSE}{body}{PROSE}"
    )
    page.pdf(path=folder / "report.pdf", format="A4", landscape=landscape)
    page.close()
    return draft_source(drafting, str(folder / "report.pdf"), Wanted())


def assert_right(draft: Draft) -> None:
    assert [row.label for row in draft.rows] == list(ROWS)
    assert [[cell.value for cell in row.cells] for row in draft.rows] == [
        list(map(Decimal, values)) for values in ROWS.values()
    ]
    assert draft.marked == 0
    assert all(cell.box for row in draft.rows for cell in row.cells if row.page and cell.box is not None)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("separator", ["&#8239;", " "], ids=["thin", "space"])
@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
def test_every_cell_of_a_printed_table_is_read(
    printer: Browser, tmp_path: Path, drafting: Drafting, style: str, separator: str, landscape: bool
) -> None:
    (draft,) = print_draft(printer, tmp_path, drafting, make_table(separator), STYLES[style], landscape=landscape)
    assert_right(draft)
    assert [column.measure for column in draft.columns] == MEASURES
    assert [column.period for column in draft.columns] == ["2023-01/2023-08", "2022", "2023", "2023", "2023"]


@pytest.mark.parametrize("style", ["ruled", "unruled"])
def test_a_heading_over_several_columns_counts_for_all(
    printer: Browser, tmp_path: Path, drafting: Drafting, style: str
) -> None:
    above = "<tr><th></th><th colspan=2 style='text-align: center'>Utfall</th><th colspan=3>Helår 2023</th></tr>"
    if style == "unruled":
        above = (
            "<tr><th></th><th>Utfall</th><th>Utfall</th><th>Helår 2023</th><th>Helår 2023</th><th>Helår 2023</th></tr>"
        )
    columns = ("jan-aug 2023", "2022", "Budget", "Prognos", "Avvikelse")
    (draft,) = print_draft(printer, tmp_path, drafting, make_table(" ", columns, above), STYLES[style])
    assert_right(draft)
    assert [column.measure for column in draft.columns] == MEASURES


def test_tables_beside_each_other_are_two(printer: Browser, tmp_path: Path, drafting: Drafting) -> None:
    half = f"<div>{make_table(' ', COLUMNS)}</div>"
    body = f"<div style='display: flex; gap: 24px; font-size: 6pt'>{half}{half}</div>"
    drafts = print_draft(printer, tmp_path, drafting, body, STYLES["unruled"], landscape=True)
    assert len(drafts) == 2
    for draft in drafts:
        assert_right(draft)


def test_running_text_is_no_table(printer: Browser, tmp_path: Path, drafting: Drafting) -> None:
    (draft,) = print_draft(printer, tmp_path, drafting, make_table(" "), STYLES["unruled"])
    assert len(draft.rows) == len(ROWS)
