"""Drafts the tables of a source: each as its places, or the order of its words, tell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from build_site.drafting.continued_grids import find_texts, join_grids
from build_site.drafting.drafts import (
    MOST_LISTED,
    Draft,
    DraftCell,
    DraftRow,
    describe_reading,
    fill_shares,
    find_brackets,
)
from build_site.drafting.heading_words import Vocabulary
from build_site.drafting.headings import Meaning, split_heading
from build_site.drafting.left_out import find_left_out
from build_site.drafting.numbers import list_readings
from build_site.drafting.placed_columns import Cell, Grid, GridRow, find_grids
from build_site.drafting.printed_words import Layout
from build_site.drafting.settling import Settled
from build_site.drafting.table_meanings import read_meanings
from build_site.drafting.table_titles import find_title
from build_site.drafting.text_drafts import draft_text
from build_site.periods import Period


def draft_tables(layouts: Sequence[Layout], vocabulary: Vocabulary, report: Period) -> list[Draft]:
    """Draft the tables of a source.

    Args:
        layouts: The source's lines, as the reader of its kind laid them out.
        vocabulary: The words of headings.
        report: The period of the report.
    """
    drafts: list[Draft] = []
    for in_text, found in groupby(layouts, key=lambda layout: layout.in_text):
        group = list(found)
        drafts += _draft_texts(group, vocabulary, report) if in_text else _draft_pages(group, vocabulary, report)
    return drafts


def _draft_texts(layouts: Iterable[Layout], vocabulary: Vocabulary, report: Period) -> Iterator[Draft]:
    """The tables of texts; the last of each tells what its lines have besides."""
    for layout in layouts:
        grids = find_grids(layout, vocabulary.is_heading_word) if layout.placed else []
        found = [_draft_grid(grid, vocabulary, report, in_text=True) for grid in grids]
        found = found if layout.placed else draft_text(layout, vocabulary, report)
        if found:
            found[-1] = replace(found[-1], left_out=find_left_out(layout, found))
        yield from found


def _draft_pages(layouts: Sequence[Layout], vocabulary: Vocabulary, report: Period) -> Iterator[Draft]:
    """The tables of pages or sheets, of which one may go on on the next."""
    grids = (grid for layout in layouts for grid in find_grids(layout, vocabulary.is_heading_word))
    for grid in join_grids(grids, find_texts(layouts)):
        draft, first = _draft_grid(grid, vocabulary, report, in_text=False), grid.rows[0].line
        yield replace(draft, title=find_title(layouts, first.page, first.top)) if first.page else draft


def _draft_grid(grid: Grid, vocabulary: Vocabulary, report: Period, *, in_text: bool) -> Draft:
    """A table whose words have places."""
    rows = tuple(_draft_grid_row(row, len(grid.headings)) for row in grid.rows)
    values = [[cell.value if cell.sure else None for cell in row.cells] for row in rows]
    meanings = fill_shares(
        read_meanings(
            _part_headings(grid.headings, vocabulary),
            values,
            vocabulary,
            report,
            f"{grid.corner} {find_brackets(rows)}",
        ),
        rows,
        vocabulary,
    )
    rows = _keep_references(rows, meanings)
    if grid.is_doubtful:
        meanings = tuple(replace(one, assumed=("measure", "period")) for one in meanings)
    return Draft(meanings, rows, grid.corner, in_text)


def _keep_references(rows: Sequence[DraftRow], meanings: Sequence[Meaning]) -> tuple[DraftRow, ...]:
    """The rows, where numbers of notes are texts and no figures."""

    def keep(cell: DraftCell, meaning: Meaning) -> DraftCell:
        return DraftCell(cell.text, None, sure=True, box=cell.box) if meaning.is_reference else cell

    return tuple(replace(row, cells=tuple(map(keep, row.cells, meanings))) for row in rows)


def _part_headings(headings: Sequence[Sequence[str]], vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """The columns' headings; where all stand so near each other that they are one text, it is parted by its words."""
    texts = {" ".join(heading) for heading in headings}
    parts = split_heading(texts.pop(), vocabulary) if len(texts) == 1 else []
    return [(part,) for part in parts] if 1 < len(parts) == len(headings) else [tuple(one) for one in headings]


def _draft_grid_row(row: GridRow, width: int) -> DraftRow:
    cells = [_draft_cell(cell) for cell in row.cells]
    if not all(cell.sure for cell in cells):
        cells = _settle_by_count(row, cells, width)
    settled = Settled.ONLY if all(cell.sure for cell in cells) else Settled.MARKED
    line, names = row.line, row.names
    return DraftRow(
        names.label, names.heading, tuple(cells), str(line.number), line.page, row.box, settled, row.trailing
    )


def _settle_by_count(row: GridRow, cells: list[DraftCell], width: int) -> list[DraftCell]:
    """Figures too near each other to part by place: in order, where they fill the columns in one way."""
    words = " ".join(cell.text for cell in row.cells if cell).split()
    fitting = [reading for reading in list_readings(words) if len(reading) == width]
    if len(fitting) != 1 or any(len(reading) < width for reading in list_readings(words)):
        return cells
    return [DraftCell(number.text, number.value, True, percent=number.percent) for number in fitting[0]]


def _draft_cell(cell: Cell | None) -> DraftCell:
    if cell is None:
        return DraftCell("", None, True)
    if cell.number is not None:
        return DraftCell(cell.text, cell.number.value, True, (), cell.box, cell.number.percent)
    readings = tuple(describe_reading(reading) for reading in cell.readings[:MOST_LISTED]) or (cell.text,)
    return DraftCell(cell.text, None, False, readings, cell.box)
