"""The toy report of Eskilstuna as a PDF with two tables, and its package keyed from that."""

import hashlib
from pathlib import Path

from playwright.sync_api import sync_playwright

from build_site.drafting.draft_files import write_draft
from build_site.drafting.draft_source import draft_source, prepare_drafting
from build_site.drafting.row_codes import RowCodes
from build_site.drafting.sources import Wanted
from tests.toy import ESKILSTUNA, Toy

STYLE = (
    "@page { size: A4; margin: 20mm } body { font: 10pt 'Liberation Sans' } section { break-before: page } "
    "table { border-collapse: collapse } td, th { padding: 2px 9px; text-align: right; vertical-align: bottom } "
    "td:first-child, th:first-child { text-align: left; max-width: 130px }"
)
HEAD = "<tr><th>mnkr<th>Utfall<br>hittills<th>Budget<th>Prognos<th>Avvikelse"
ROWS = (
    "<tr><td>Lekstuga och öppen sagostund i parken<td>−4,0<td>−16,0<td>−15,5<td>0,5"
    "<tr><td>Dockteater<td>−2,0<td>−8,0<td>−8,0<td>0,0"
    "<tr><td>Totalt<td>−6,0<td>−24,0<td>−23,5<td>0,5"
)
BODY = (
    "<h1>Leksaksrapport 1 2019</h1><p>Allt i den här rapporten är påhittat.</p>"
    f"<section><h2>Driftuppföljning</h2><p>Nämnden under 2019.</p><table>{HEAD}{ROWS}</table>"
    "<p>Avvikelsen på 0,5 beror på vädret.</p></section>"
)


def print_pdf(body: str, path: Path, style: str = STYLE) -> None:
    """Print HTML as a PDF."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(f"<!doctype html><meta charset=utf-8><style>{style}</style>{body}")
        page.pdf(path=path, prefer_css_page_size=True)
        browser.close()


def key_from_pdf(toy: Toy, body: str = BODY) -> Path:
    """Let Eskilstuna's package be keyed from a PDF: its source, its description and where its rows stand."""
    path = toy.sources / f"{ESKILSTUNA}.pdf"
    print_pdf(body, path)
    text = toy.sources / f"{ESKILSTUNA}.txt"
    digests = [hashlib.sha256(one.read_bytes()).hexdigest() for one in (text, path)]
    text.unlink()
    toy.edit("datapackage.yaml", digests[0], f"{digests[1]}\n    uppf:media_type: application/pdf", ESKILSTUNA)
    toy.edit("datapackage.yaml", "    uppf:lines: 5-7\n", "", ESKILSTUNA)
    places = "        - {name: page, type: string}\n        - {name: box, type: string}\n"
    toy.edit("datapackage.yaml", "        - {name: line, type: string}\n", places, ESKILSTUNA)
    toy.edit("datapackage.yaml", "uppf:printed: Utfall,", "uppf:printed: Utfall hittills,", ESKILSTUNA)
    toy.edit(
        "operating_result.csv", "lekstuga,Lekstuga,", "lekstuga,Lekstuga och öppen sagostund i parken,", ESKILSTUNA
    )
    drafting = prepare_drafting(toy.datasets, "", "2019-01/2019-04", source=str(path))
    (draft,) = draft_source(drafting, str(path), Wanted())
    drafted = write_draft(draft, [RowCodes() for _ in draft.rows], "operating_result", in_pdf=True).csv.splitlines()
    table = toy.path("operating_result.csv", ESKILSTUNA)
    keyed = table.read_text(encoding="utf-8").splitlines()
    ends = [",".join(line.split(",")[-2:]) for line in drafted]
    lines = [f"{line.rpartition(',')[0]},{end}" for line, end in zip(keyed, ends, strict=True)]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
