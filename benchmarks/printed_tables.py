"""The reports' tables printed as PDFs in several layouts, from the data: what readers of PDFs are tried on.

A page begins with the table's number, so that what is read there can be compared with the data.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import groupby
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser

from build_site.model import Corpus, Figure, Table

CHROMIUM = "/usr/bin/chromium"
_BASE = (
    "body { font: 9pt 'Liberation Sans' } table { border-collapse: collapse; margin: 8px 0 } "
    "td, th { text-align: left; vertical-align: bottom; padding: 2px 6px } "
    ".n { text-align: right; white-space: nowrap } thead { display: table-header-group } "
    "p.id { font-size: 7pt; color: #555 } section { break-before: page } "
)
_PROSE = (
    "Nämndens resultat för perioden var bättre än budget, vilket beror på flera olika saker, som nya avtal och färre "
    "platser under det första halvåret. Arbetet fortsätter under hösten enligt plan."
)


@dataclass(frozen=True)
class PrintedTable:
    """A table as it is printed.

    Args:
        number: Which table it is, from 1.
        name: `report/table`.
        headings: Of the columns of figures.
        measures: What each of those columns measures, in words: printed above several alike.
        rows: Heading over the row, its name, and its figures by column; `None` where none is printed.
        percent: For each row and column whether a percent sign follows.
    """

    number: int
    name: str
    headings: tuple[str, ...]
    measures: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[Decimal | None, ...]], ...]
    percent: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class Look:
    """A way of printing tables.

    Args:
        name: What it is called.
        style: Its CSS.
        separator: What parts thousands.
        page: Of CSS.
        grouped: Whether columns alike have a heading in common.
        columns: How many columns the page's text has.
        office: Whether LibreOffice prints it instead of chromium.
        widest: The most columns of a table that fits.
    """

    name: str
    style: str = ""
    separator: str = " "
    page: str = "A4"
    grouped: bool = False
    columns: int = 1
    office: bool = False
    widest: int = 12


_RULES = "td, th { border: 1px solid #444 } "
LOOKS = (
    Look("ruled", _RULES),
    Look("unruled"),
    Look("merged headings", _RULES, grouped=True),
    Look("thin spaces", ".n { padding: 1px 4px }", "\u2009"),
    Look("landscape", "tr { border-bottom: 1px solid #999 }", "\u00a0", "A4 landscape"),
    Look("two columns", "td, th { padding: 1px 4px; font-size: 6.5pt }", columns=2, widest=4),
    Look("over pages", _RULES, page="A5 landscape"),
    Look("over pages, unruled", "tbody tr:nth-child(even) { background: #e8eef4 }", "\u00a0", page="A5 landscape"),
    Look("narrow names", "td:first-child { width: 90px } .n { padding: 1px 5px }"),
    Look("turned headings", _RULES + "th.h span { writing-mode: vertical-rl; transform: rotate(180deg) }"),
    Look("LibreOffice, ruled", _RULES, office=True),
    Look("LibreOffice, unruled", "", "\u00a0", office=True),
)


def list_tables(corpus: Corpus) -> list[PrintedTable]:
    """Every table with figures in printed columns, as the data has it."""
    tables = [(report, table) for report in corpus.reports for table in report.tables]
    printed = (_print(number, f"{report.id}/{table.id}", table) for number, (report, table) in enumerate(tables, 1))
    return [table for table in printed if table.headings]


def _print(number: int, name: str, table: Table) -> PrintedTable:
    columns = [
        column
        for column in table.columns
        if any(figure.column is column and figure.value is not None for figure in table.figures)
    ]
    cells = [[table.figure(row.id, column.name) for column in columns] for row in table.rows]
    rows = tuple(
        (row.heading, row.label, tuple(figure.value if figure else None for figure in figures))
        for row, figures in zip(table.rows, cells, strict=True)
    )
    percent = tuple(tuple(_is_share(figure) for figure in figures) for figures in cells)
    measures = tuple(_find_measure(table, column.name) for column in columns)
    headings = tuple(column.printed or column.title for column in columns)
    return PrintedTable(number, name, headings, measures, rows, percent)


def _is_share(figure: Figure | None) -> bool:
    return figure is not None and figure.unit is not None and figure.unit.code == "percent"


def _find_measure(table: Table, column: str) -> str:
    return next((figure.meaning.title for figure in table.figures if figure.column.name == column), "")


def format_figure(value: Decimal | None, separator: str, *, percent: bool) -> str:
    """A figure as Swedish reports print it."""
    if value is None:
        return ""
    text = f"{value:,f}".replace(",", "\0").replace(".", ",").replace("\0", separator).replace("-", "\u2212")
    return f"{text} %" if percent else text


def make_page(tables: Sequence[PrintedTable], look: Look) -> str:
    """The HTML of a document with each table on a page of its own."""
    sections = "".join(_make_section(table, look) for table in tables)
    columns = f"section {{ columns: {look.columns}; column-gap: 28px }}" if look.columns > 1 else ""
    style = f"@page {{ size: {look.page}; margin: 15mm }} {_BASE}{columns}{look.style}"
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>{sections}"


def _make_section(table: PrintedTable, look: Look) -> str:
    body, over = "", ""
    for (heading, label, values), shares in zip(table.rows, table.percent, strict=True):
        if heading and heading != over:
            body += f"<tr><td colspan={len(values) + 1}><b>{escape(heading)}</b></td></tr>"
        over = heading
        cells = "".join(
            f"<td class=n align=right>{format_figure(value, look.separator, percent=share)}</td>"
            for value, share in zip(values, shares, strict=True)
        )
        body += f"<tr><td>{escape(label)}</td>{cells}</tr>"
    heads = "".join(f"<th class=h><span>{escape(heading)}</span></th>" for heading in table.headings)
    above = _make_groups(table) if look.grouped else ""
    border = " border=1" if _RULES in look.style else ""
    printed = f"<table{border}><thead>{above}<tr><th></th>{heads}</tr></thead><tbody>{body}</tbody></table>"
    filling = f"<p>{_PROSE * 3}</p>" if look.columns > 1 else ""
    number = f"<p class=id>Tabell nr {table.number}.</p>"
    return f"<section>{number}<p>{_PROSE}</p>{printed}<p>{_PROSE}</p>{filling}</section>"


def _make_groups(table: PrintedTable) -> str:
    groups = ((title, len(list(found))) for title, found in groupby(table.measures))
    cells = "".join(f"<th colspan={count} style='text-align: center'>{escape(title)}</th>" for title, count in groups)
    return f"<tr><th></th>{cells}</tr>"


def print_pdf(tables: Sequence[PrintedTable], look: Look, path: Path, browser: Browser) -> None:
    """Print tables as a PDF, each on a page of its own."""
    if look.office:
        _print_by_office(tables, look, path)
        return
    page = browser.new_page()
    page.set_content(make_page(tables, look))
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    page.close()


def _print_by_office(tables: Sequence[PrintedTable], look: Look, path: Path) -> None:
    """Let LibreOffice print a workbook with each table on a sheet of its own."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _fill_sheet(book.create_sheet(str(table.number)), table, look)
    with tempfile.TemporaryDirectory() as folder:
        book.save(Path(folder) / "page.xlsx")
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        command += ["pdf:calc_pdf_Export", "--outdir", folder, f"{folder}/page.xlsx"]
        subprocess.run(command, check=True, capture_output=True, timeout=600)  # noqa: S603 -- no words from outside
        shutil.move(Path(folder) / "page.pdf", path)


def _fill_sheet(sheet: Worksheet, table: PrintedTable, look: Look) -> None:
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.append([f"Tabell nr {table.number}."])
    sheet.append(["", *table.headings])
    for (heading, label, values), shares in zip(table.rows, table.percent, strict=True):
        name = f"{heading}: {label}" if heading else label
        figures = zip(values, shares, strict=True)
        sheet.append([name, *(format_figure(value, look.separator, percent=share) for value, share in figures)])
    side = Side("thin")
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment("left" if cell.column == 1 else "right", "bottom", wrap_text=True)
            if _RULES in look.style:
                cell.border = Border(side, side, side, side)
    for column in range(1, len(table.headings) + 2):
        sheet.column_dimensions[get_column_letter(column)].width = 46 if column == 1 else 13


def choose_tables(tables: Sequence[PrintedTable], look: Look, every: int) -> Iterator[PrintedTable]:
    """The tables that fit a layout: each so many-th of all."""
    return (table for table in tables[::every] if len(table.headings) <= look.widest)
