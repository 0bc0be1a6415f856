"""How much of the reports' tables `build-site draft` reads right from PDFs, beside other readers of tables.

Run it as `.venv/bin/python -m benchmarks.draft_pdf`. All tables are printed in every layout of `printed_tables`. With
`--others`, each sixth table is read by camelot and pdfplumber too (`make pdf_readers` installs them).

A figure is right when it stands in its own column of its own row, as a number that can be read in one way. Rows are
put beside the data's in their order, as well as they fit. All other numbers that a reader gives are wrong, and for
`draft`, what it leaves to the editor is marked. Numbers in running text around the tables count as wrong too.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pdfplumber
from playwright.sync_api import sync_playwright

from benchmarks.printed_tables import (
    CHROMIUM,
    LOOKS,
    Look,
    PrintedTable,
    choose_tables,
    list_tables,
    print_pdf,
)
from build_site.drafting.drafts import Draft, DraftCell
from build_site.drafting.heading_words import Vocabulary, load_vocabulary
from build_site.drafting.numbers import read_number
from build_site.drafting.sources import Wanted, read_layouts
from build_site.drafting.table_drafts import draft_tables
from build_site.periods import Period
from build_site.reading.corpus import read_corpus
from build_site.reading.packages import load_datasets

PROJECT = Path(__file__).parent.parent
READERS = PROJECT / ".build" / "pdf_readers" / "bin" / "python"
EVERY = 6
Values = Sequence[Decimal | None]


def find_pages(path: Path) -> dict[int, int]:
    """Which table each page has: the one whose number is printed on it, or on the nearest page before it."""
    found, number = {}, 0
    with pdfplumber.open(path) as document:
        for page in document.pages:
            words = [word["text"] for word in page.filter(lambda one: one.get("upright", True)).extract_words()]
            marks = (after for before, after in zip(words, words[2:], strict=False) if before == "Tabell")
            number = next((int(mark.rstrip(".")) for mark in marks if mark.rstrip(".").isdigit()), number)
            found[page.page_number] = number
    return found


def count_right(truth: Sequence[Values], read: Sequence[Values]) -> int:
    """The figures that stand in their columns, when rows are put beside each other in their order."""

    def score(row: Values, found: Values) -> int:
        cut = found[len(found) - len(row) :] if len(found) > len(row) else found
        return sum(value is not None and value == other for value, other in zip(row, cut, strict=False))

    @cache
    def best(row: int, found: int) -> int:
        if row == len(truth) or found == len(read):
            return 0
        together = score(truth[row], read[found]) + best(row + 1, found + 1)
        return max(together, best(row + 1, found), best(row, found + 1))

    for row in range(len(truth), -1, -20):  # in steps, so that the recursion is not deep
        for found in range(len(read), -1, -20):
            best(row, found)
    return best(0, 0)


def measure_draft(path: Path, tables: Mapping[int, PrintedTable], vocabulary: Vocabulary) -> Counter[str]:
    """Draft a document's tables and compare them with the data."""
    pages = find_pages(path)
    drafts: dict[int, list[Draft]] = defaultdict(list)
    for draft in draft_tables(read_layouts(str(path), Wanted()), vocabulary, Period.parse("2023")):
        drafts[pages[draft.rows[0].page]].append(draft)
    total: Counter[str] = Counter()
    for number, table in tables.items():
        cells = [cells for draft in drafts[number] for cells in place_cells(draft, table)]
        read = [[cell.value if cell.sure else None for cell in row] for row in cells]
        found = compare(table, read)
        found["marked"] = min(sum(not cell.sure for row in cells for cell in row), found["figures"] - found["right"])
        if found["right"] < found["figures"] or found["wrong"]:
            print(f"  {table.name}: {dict(found)}")
        total += found
    return total


def place_cells(draft: Draft, table: PrintedTable) -> list[Sequence[DraftCell]]:
    """The rows of a draft with its cells in the table's columns.

    A part of a table that has figures in some columns only has those whose headings it repeats; where a heading is
    missing or assumed the editor must say which column it is.
    """
    printed = [column.printed for column in draft.columns]
    if len(printed) >= len(table.headings):
        return [row.cells for row in draft.rows]
    if all(printed.count(one) == table.headings.count(one) == 1 for one in printed):
        found = [dict(zip(printed, row.cells, strict=True)) for row in draft.rows]
        return [[cells.get(one, DraftCell("", None, sure=True)) for one in table.headings] for cells in found]
    open_columns = [not column.measure or bool(column.assumed) for column in draft.columns]
    return [
        [replace(cell, sure=cell.sure and not is_open) for cell, is_open in zip(row.cells, open_columns, strict=True)]
        for row in draft.rows
    ]


def compare(table: PrintedTable, read: Sequence[Values]) -> Counter[str]:
    """Count a table's figures by what was read of them."""
    truth = [values for _, _, values in table.rows]
    right = count_right(truth, read)
    given = sum(value is not None for row in read for value in row)
    figures = sum(value is not None for row in truth for value in row)
    return Counter({"figures": figures, "right": right, "wrong": given - right})


def measure_others(
    paths: Mapping[str, Path], tables: Mapping[int, PrintedTable]
) -> dict[tuple[str, str], Counter[str]]:
    """Let other readers read the documents, each in its own environment, and compare what they give."""
    command = [str(READERS), str(PROJECT / "benchmarks" / "other_readers.py"), *map(str, paths.values())]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, timeout=7200)  # noqa: S603 -- our own
    grids = json.loads(answer.stdout)
    results: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for look, path in paths.items():
        pages = find_pages(path)
        for reader, found in grids[str(path)].items():
            rows: dict[int, list[Values]] = defaultdict(list)
            for page, row in found:
                rows[pages[page]].append([_read(cell) for cell in row])
            for number, table in tables.items():
                if number in pages.values():
                    results[look, reader] += compare(table, [row[1:] for row in rows[number]])
    return results


def _read(cell: str) -> Decimal | None:
    number = read_number(cell.replace("\n", " ")) if any(map(str.isdigit, cell)) else None
    return number.value if number else None


def show(name: str, found: Counter[str]) -> None:
    """Print a line of the result."""
    shares = (f"{found[what] / found['figures']:7.1%} {what}" for what in ("right", "marked"))
    print(f"{name:36} {found['figures']:5} figures {' '.join(shares)} {found['wrong']:5} wrong", flush=True)


def main(*, others: bool, looks: Sequence[Look]) -> None:
    """Print, read and compare; a line for each layout, and the sums."""
    corpus, _ = read_corpus(load_datasets(PROJECT / "datasets"))
    vocabulary = load_vocabulary(corpus.codes.measures)
    tables = list_tables(corpus)
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        paths: dict[str, Path] = {}
        for place, look in enumerate(looks):
            chosen = {table.number: table for table in choose_tables(tables, look, EVERY if others else 1)}
            paths[look.name] = Path(folder) / f"{place}.pdf"
            print_pdf(list(chosen.values()), look, paths[look.name], browser)
            found = measure_draft(paths[look.name], chosen, vocabulary)
            show(f"draft: {look.name}", found)
            totals["draft"] += found
        browser.close()
        if others:
            for (look_name, reader), found in measure_others(paths, {table.number: table for table in tables}).items():
                show(f"{reader}: {look_name}", found)
                totals[reader] += found
    for reader, found in totals.items():
        show(f"ALL {reader}", found)


if __name__ == "__main__":
    wanted = [argument for argument in sys.argv[1:] if argument != "--others"]
    main(others="--others" in sys.argv, looks=[look for look in LOOKS if not wanted or look.name in wanted])
