"""Lines of a report's text: words in order, without places; or cells, where tabs stand between."""

import re
from collections.abc import Sequence

from build_site.drafting.printed_words import Layout, Line, Word

_TAG = re.compile(r"</?\w+>")


def read_text(text: str, first: int = 1, last: int = 0) -> Layout:
    """Lay out some lines of a text.

    Args:
        text: The whole text.
        first: The first line wanted, from 1.
        last: The last one; 0 means the text's last.
    """
    lines = list(enumerate(text.split("\n"), start=1))[first - 1 : last or None]
    wanted = [(number, _TAG.sub(" ", line)) for number, line in lines]
    tabbed = [(number, line) for number, line in wanted if "\t" in line]
    if any("\t" in line.strip() for _, line in tabbed):
        return _lay_out_cells(tabbed)
    return Layout(tuple(_split_words(number, line) for number, line in wanted), in_text=True)


def _lay_out_cells(lines: Sequence[tuple[int, str]]) -> Layout:
    rows = (_split_cells(number, line) for number, line in lines)
    return Layout(tuple(row for row in rows if row.words), placed=True, cells=True, in_text=True)


def _split_cells(number: int, line: str) -> Line:
    cells = enumerate(cell.strip() for cell in line.split("\t"))
    return Line(number, tuple(Word(cell, place, place) for place, cell in cells if cell))


def _split_words(number: int, line: str) -> Line:
    words = tuple(Word(found[0], found.start(), found.end()) for found in re.finditer(r"\S+", line))
    return Line(number, words, ending=line[len(line.rstrip()) :])
