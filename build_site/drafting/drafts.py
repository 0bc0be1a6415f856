"""A draft of one table: columns with their meanings, rows with their figures, and what an editor must look at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from build_site.drafting.bodies import Body, RunRow, find_body, shift_label
from build_site.drafting.heading_words import Vocabulary
from build_site.drafting.headings import Meaning, split_heading
from build_site.drafting.numbers import Number, Reading, list_readings
from build_site.drafting.placed_columns import Cell, Grid, GridRow, find_grids
from build_site.drafting.printed_words import Layout
from build_site.drafting.settling import Settled, SettledRow, count_columns, is_confirmed, settle_rows
from build_site.drafting.stacks import StackCell, StackRow, is_stacked, part_heading, read_stacks
from build_site.drafting.table_meanings import read_meanings
from build_site.periods import Period

Box = tuple[float, float, float, float]
_MOST_LISTED = 6


@dataclass(frozen=True)
class DraftCell:
    """A figure of a draft.

    Args:
        text: As printed.
        value: The figure; `None` where none is printed, or where it isn't certain.
        sure: Whether it can be read in one way only, or arithmetic has settled it.
        readings: What it could be where it isn't sure.
        box: left, top, right, bottom in points, in a PDF.
        percent: Whether a percent sign follows.
    """

    text: str
    value: Decimal | None
    sure: bool
    readings: tuple[str, ...] = ()
    box: Box | None = None
    percent: bool = False


@dataclass(frozen=True)
class DraftRow:
    """A row of a draft: its names, its cells by column, and where it stands.

    Args:
        label: The printed name.
        heading: The nearest heading over it.
        cells: By column.
        line: Source lines, `;` between, in the cells' order when they stand on lines of their own.
        page: The page of a PDF, else 0.
        settled: What settled the reading of its figures.
        trailing: Words after the figures.
        part: 0 for the first of rows under each other in the same cells, then 1, 2 …: all, and its parts.
        parts: What the report calls those rows, when it does.
    """

    label: str
    heading: str
    cells: tuple[DraftCell, ...]
    line: str
    page: int = 0
    settled: Settled = Settled.ONLY
    trailing: str = ""
    part: int = 0
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A drafted table.

    Args:
        columns: What each column means.
        rows: From above.
        corner: What is printed over the rows' names.
        in_text: Whether the rows' lines are those of a text, which `verify` compares with.
    """

    columns: tuple[Meaning, ...]
    rows: tuple[DraftRow, ...]
    corner: str = ""
    in_text: bool = True

    @property
    def marked(self) -> int:
        """How many cells an editor must look at."""
        return sum(not cell.sure for row in self.rows for cell in row.cells)


def draft_tables(layouts: Sequence[Layout], vocabulary: Vocabulary, report: Period) -> list[Draft]:
    """Draft the tables of a source.

    Args:
        layouts: The source's lines, as the reader of its kind laid them out.
        vocabulary: The words of headings.
        report: The period of the report.
    """
    drafts = []
    for layout in layouts:
        if layout.placed:
            grids = find_grids(layout, vocabulary.is_heading_word)
            drafts += [_draft_grid(grid, vocabulary, report, in_text=layout.in_text) for grid in grids]
        else:
            drafts += _draft_text(layout, vocabulary, report)
    return drafts


def _draft_text(layout: Layout, vocabulary: Vocabulary, report: Period) -> list[Draft]:
    """A table whose words have no places: cells beside each other, or under each other."""
    if is_stacked(layout.lines):
        heading, below = part_heading(layout.lines, vocabulary.is_heading_word)
        parts = split_heading(heading, vocabulary)
        if len(parts) > 1:
            rows = tuple(row for found in read_stacks(below, len(parts)) for row in _draft_stack(found))
            return [Draft(_read_parts(parts, rows, vocabulary, report, heading), rows, heading)] if rows else []
    body = find_body(layout.lines, vocabulary.is_heading_word)
    return [_draft_body(body, vocabulary, report)] if body.rows else []


def _read_parts(
    parts: Sequence[str], rows: Sequence[DraftRow], vocabulary: Vocabulary, report: Period, heading: str
) -> tuple[Meaning, ...]:
    values = [[cell.value if cell.sure else None for cell in row.cells] for row in rows]
    return tuple(read_meanings([[part] for part in parts], values, vocabulary, report, heading))


def _draft_stack(row: StackRow) -> list[DraftRow]:
    """A row for all, and one for each part that has a figure under it."""
    depth = max(len(cells) for cells in row.cells)
    rows = []
    for level in range(depth):
        found = [cells[level] if level < len(cells) else StackCell() for cells in row.cells]
        filled = [cell for cell in found if cell.line]
        reading = " | ".join(cell.number.text if cell.number else cell.text for cell in filled)
        cells = tuple(_draft_stack_cell(cell, "" if row.sure else reading) for cell in found)
        lines = ";".join(str(cell.line) for cell in filled)
        settled = Settled.ONLY if row.sure else Settled.MARKED
        rows.append(DraftRow(row.label, "", cells, lines, settled=settled, part=level, parts=row.parts))
    return rows


def _draft_stack_cell(cell: StackCell, reading: str) -> DraftCell:
    """A cell; `reading` are the row's figures in order where nothing tells in which columns they stand."""
    if not cell.line:
        return DraftCell("", None, sure=True)
    number = cell.number or Number(None, cell.text)
    value = None if reading else number.value
    return DraftCell(number.text, value, not reading, (reading,) if reading else (), percent=number.percent)


def _draft_body(body: Body, vocabulary: Vocabulary, report: Period) -> Draft:
    """A table whose words have no places."""
    heading = " ".join(line.text for line in body.heading)
    parts = split_heading(heading, vocabulary)
    width = count_columns([row.list_readings() for row in body.rows], len(parts))
    rows = _mend_rows(body.rows, width)
    settled = _settle_runs(rows, width, len(parts), body.lines)
    drafted = tuple(_draft_run(row, found, width) for row, found in zip(rows, settled, strict=True))
    is_said = len(parts) == width
    meanings = _read_parts(parts if is_said else [""] * width, drafted, vocabulary, report, heading)
    if not is_said:
        meanings = tuple(replace(meaning, assumed=("measure", "period")) for meaning in meanings)
    return Draft(meanings, drafted, heading)


def _settle_runs(rows: Sequence[RunRow], width: int, expected: int, lines: int) -> list[SettledRow]:
    """Settle rows whose words have no places, and mark those whose number of columns nothing confirms.

    Args:
        rows: The rows.
        width: The number of columns.
        expected: The number that the heading speaks of.
        lines: How many lines with words there are below the heading.
    """
    readings = [row.list_readings() for row in rows]
    settled = settle_rows(readings, width)
    if width == 1 and (expected != width or len(rows) * 2 < lines):
        # Words under each other, of which nothing says in which column they stand; or running text with some numbers.
        return [replace(one, settled=Settled.MARKED) for one in settled]
    if (expected == width and width > 1) or is_confirmed(settled, width):
        return settled
    return [
        one if one.settled is Settled.ARITHMETIC or len(ways) == 1 else replace(one, settled=Settled.MARKED)
        for one, ways in zip(settled, readings, strict=True)
    ]


def _mend_rows(rows: Sequence[RunRow], width: int) -> list[RunRow]:
    """Numbers in names go back to them: before too many figures, and on lines that have too few of a name's words."""
    mended: list[RunRow] = []
    for row in rows:
        before = mended[-1] if mended else None
        if before is not None and len(before.run) < width and not row.label and len(row.run) >= width:
            mended[-1] = replace(row, label=_join_name(before), heading=before.heading)
            continue
        if before is not None and len(before.run) < width and len(row.run) < width and before.trailing == "":
            mended[-1] = replace(row, label=f"{_join_name(before)} {row.label}".strip(), heading=before.heading)
            continue
        mended.append(_shift(row, width))
    return mended


def _join_name(row: RunRow) -> str:
    return " ".join(part for part in (row.label, *row.run, row.trailing) if part)


def _shift(row: RunRow, width: int) -> RunRow:
    """Count figures' first words to the name while they are too many for the columns however they are read."""
    for words in range(min(3, len(row.run))):
        shifted = shift_label(row, words)
        if any(len(reading) == width for reading in shifted.list_readings()):
            return shifted
    return row


def _draft_run(row: RunRow, found: SettledRow, width: int) -> DraftRow:
    sure = found.settled is not Settled.MARKED
    reading = (*found.reading, *[Number(None, "")] * width)[:width] if len(found.reading) < width else found.reading
    others = [describe_reading(other) for other in (found.reading, *found.others)][:_MOST_LISTED]
    cells = tuple(
        DraftCell(number.text, number.value, sure=True, percent=number.percent)
        if sure
        else DraftCell(number.text, None, sure=False, readings=tuple(others), percent=number.percent)
        for number in reading[:width]
    )
    line = ";".join(str(number) for number in row.lines)
    return DraftRow(row.label, row.heading, cells, line, settled=found.settled, trailing=row.trailing)


def describe_reading(reading: Reading) -> str:
    """A reading as an editor sees it: the figures with a bar between."""
    return " | ".join(number.text for number in reading)


def _draft_grid(grid: Grid, vocabulary: Vocabulary, report: Period, *, in_text: bool) -> Draft:
    """A table whose words have places."""
    rows = tuple(_draft_grid_row(row, len(grid.headings)) for row in grid.rows)
    values = [[cell.value if cell.sure else None for cell in row.cells] for row in rows]
    meanings = tuple(read_meanings(grid.headings, values, vocabulary, report, grid.corner))
    return Draft(meanings, rows, grid.corner, in_text)


def _draft_grid_row(row: GridRow, width: int) -> DraftRow:
    cells = [_draft_cell(cell) for cell in row.cells]
    if not all(cell.sure for cell in cells):
        cells = _settle_by_count(row, cells, width)
    settled = Settled.ONLY if all(cell.sure for cell in cells) else Settled.MARKED
    line, names = row.line, row.names
    return DraftRow(names.label, names.heading, tuple(cells), str(line.number), line.page, settled, row.trailing)


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
    readings = tuple(describe_reading(reading) for reading in cell.readings[:_MOST_LISTED]) or (cell.text,)
    return DraftCell(cell.text, None, False, readings, cell.box)
