"""Text that is turned on the page is read in the order in which it was written, or not as figures at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from build_site.drafting.draft_source import Drafting, draft_source
from build_site.drafting.drafts import Draft
from build_site.drafting.sources import Wanted

ROWS = {"Förskola": ("1 270", "123"), "Vuxenutbildning": ("450", "−789"), "Grundskola, totalt": ("1 720", "912")}
STYLE = (
    "body { font: 10pt Liberation Sans } table { border-collapse: collapse } td, th { padding: 3px 9px } "
    ".ruled td, .ruled th { border: 1px solid } .down { writing-mode: vertical-rl } "
    ".up { writing-mode: vertical-rl; transform: rotate(180deg) } .over { transform: rotate(180deg) } "
)


@pytest.fixture(scope="module")
def printer() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def print_draft(printer: Browser, folder: Path, drafting: Drafting, body: str) -> Draft:
    page = printer.new_page()
    page.set_content(f"<!doctype html><style>{STYLE}</style>{body}")
    page.pdf(path=folder / "report.pdf", format="A4")
    page.close()
    (draft,) = draft_source(drafting, str(folder / "report.pdf"), Wanted())
    return draft


def make_table(heads: tuple[str, str], *, ruled: bool) -> str:
    rows = "".join(
        f"<tr><td>{name}</td>{''.join(f'<td>{text}</td>' for text in texts)}</tr>" for name, texts in ROWS.items()
    )
    over = "".join(f"<th>{head}</th>" for head in heads)
    return f"<table class='{'ruled' if ruled else ''}'><tr><th></th>{over}</tr>{rows}</table>"


def assert_read(draft: Draft) -> None:
    assert [row.label for row in draft.rows] == list(ROWS)
    assert [[str(cell.value) for cell in row.cells] for row in draft.rows] == [
        ["1270", "123"],
        ["450", "-789"],
        ["1720", "912"],
    ]
    assert [(column.measure, column.period) for column in draft.columns] == [("outcome", "2019"), ("budget", "2020")]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("way", ["up", "down", "over"])
def test_a_page_printed_sideways_is_turned_before_it_is_read(
    printer: Browser, tmp_path: Path, drafting: Drafting, way: str, *, ruled: bool
) -> None:
    table = make_table(("Utfall 2019", "Budget 2020"), ruled=ruled)
    assert_read(print_draft(printer, tmp_path, drafting, f"<div class={way}>{table}</div>"))


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("way", ["up", "down"])
def test_headings_that_stand_on_end_are_read_along_their_letters(
    printer: Browser, tmp_path: Path, drafting: Drafting, way: str, *, ruled: bool
) -> None:
    heads = (f"<span class={way}>Utfall 2019</span>", f"<span class={way}>Budget 2020</span>")
    draft = print_draft(printer, tmp_path, drafting, make_table(heads, ruled=ruled))
    assert_read(draft)
    assert [column.printed for column in draft.columns] == ["Utfall 2019", "Budget 2020"]


def test_years_that_stand_on_end_are_headings_and_no_figures(
    printer: Browser, tmp_path: Path, drafting: Drafting
) -> None:
    heads = ("<span class=up>2018</span>", "<span class=up>2019</span>")
    draft = print_draft(printer, tmp_path, drafting, make_table(heads, ruled=True))
    assert [column.period for column in draft.columns] == ["2018", "2019"]
    assert [row.label for row in draft.rows] == list(ROWS)
