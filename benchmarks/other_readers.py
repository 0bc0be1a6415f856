"""Reads tables of PDFs with camelot and pdfplumber, and prints what they find as JSON.

Run by `draft_pdf` in an environment of its own (`make pdf_readers`); nothing of the program is imported here.
"""

import json
import sys
import warnings
from collections.abc import Callable
from functools import partial

import camelot  # type: ignore[import-not-found, unused-ignore] # installed in its own environment
import pdfplumber

Rows = list[tuple[int, list[str]]]  # the page of each row, and its cells


def read_camelot(path: str, flavor: str) -> Rows:
    """The rows of the tables that camelot finds."""
    rows: Rows = []
    with pdfplumber.open(path) as document:
        pages = len(document.pages)
    for page in range(1, pages + 1):
        try:
            tables = camelot.read_pdf(path, pages=str(page), flavor=flavor)
        except Exception as error:
            print(f"{flavor}, {path}, {page}: {error}", file=sys.stderr)
            continue
        rows += [(page, [str(cell) for cell in row]) for table in tables for row in table.df.values.tolist()]
    return rows


def read_pdfplumber(path: str, strategy: str) -> Rows:
    """The rows of the tables that pdfplumber's own table finder gives."""
    settings = {"vertical_strategy": strategy, "horizontal_strategy": strategy}
    rows: Rows = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            tables = page.extract_tables(settings)
            rows += [(page.page_number, [cell or "" for cell in row]) for table in tables for row in table]
    return rows


READERS: dict[str, Callable[[str], Rows]] = {
    **{
        f"camelot {flavor}": partial(read_camelot, flavor=flavor) for flavor in ("stream", "network", "lattice", "auto")
    },
    **{f"pdfplumber {strategy}": partial(read_pdfplumber, strategy=strategy) for strategy in ("lines", "text")},
}

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    json.dump({path: {name: read(path) for name, read in READERS.items()} for path in sys.argv[1:]}, sys.stdout)
