"""Drafts of tables of text, whose words have an order but no places: cells beside each other or under each other."""

from collections.abc import Sequence
from dataclasses import replace

from build_site.drafting.bodies import Body, find_body
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
from build_site.drafting.numbers import YEAR, Number, Reading
from build_site.drafting.printed_words import Layout
from build_site.drafting.run_rows import RunRow, shift_label
from build_site.drafting.settling import Settled, SettledRow, count_columns, is_confirmed, settle_rows
from build_site.drafting.stack_cells import StackCell
from build_site.drafting.stacks import StackRow, is_stacked, part_heading, read_stacks
from build_site.drafting.table_arithmetic import ENOUGH_ROWS, find_sums
from build_site.drafting.table_meanings import read_meanings
from build_site.periods import Period

_LIST_SHARE = 1.5  # lines for each row, at most, in a list of one column


def draft_text(layout: Layout, vocabulary: Vocabulary, report: Period) -> list[Draft]:
    """A table whose words have no places: cells beside each other, or under each other."""
    if is_stacked(layout.lines):
        heading, below = part_heading(layout.lines, vocabulary.is_heading_word)
        parts = split_heading(heading, vocabulary)
        if len(parts) > 1:
            rows = tuple(
                row
                for found in read_stacks(below, len(parts), vocabulary.is_heading_word)
                for row in _draft_stack(found)
            )
            return [Draft(_read_parts(parts, rows, vocabulary, report, heading), rows, heading)] if rows else []
    body = find_body(layout.lines, vocabulary.is_heading_word)
    return [_draft_body(body, vocabulary, report)] if body.rows else []


def _read_parts(
    parts: Sequence[str], rows: Sequence[DraftRow], vocabulary: Vocabulary, report: Period, heading: str
) -> tuple[Meaning, ...]:
    values = [[cell.value if cell.sure else None for cell in row.cells] for row in rows]
    meanings = read_meanings([[part] for part in parts], values, vocabulary, report, f"{heading} {find_brackets(rows)}")
    return fill_shares(meanings, rows, vocabulary)


def _draft_stack(row: StackRow) -> list[DraftRow]:
    """A row for all, and one for each part that has a figure under it."""
    return [_draft_part(row, level) for level in range(max(map(len, row.cells)))]


def _draft_part(row: StackRow, level: int) -> DraftRow:
    """The figures that stand as number `level` under each other in their columns."""
    found = [cells[level] if level < len(cells) else StackCell() for cells in row.cells]
    filled = [cell for cell in found if cell.line]
    reading = "" if row.sure else " | ".join(map(_quote, filled))
    cells = tuple(_draft_stack_cell(cell, reading) for cell in found)
    lines = ";".join(str(cell.line) for cell in filled)
    settled = Settled.ONLY if row.sure else Settled.MARKED
    return DraftRow(row.label, "", cells, lines, settled=settled, part=level, parts=row.parts)


def _quote(cell: StackCell) -> str:
    return cell.number.text if cell.number else cell.text


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
    readings = [row.list_readings() for row in body.rows]
    parts = _choose_heading(heading, readings, vocabulary)
    possible = [[*found, *row.list_filled(len(parts))] for row, found in zip(body.rows, readings, strict=True)]
    width = count_columns(possible, len(parts))
    rows = _mend_rows(body.rows, width)
    settled = _settle_runs(rows, body, width, len(parts))
    drafted = tuple(_draft_run(row, found, width) for row, found in zip(rows, settled, strict=True))
    is_said = len(parts) == width
    read = parts if is_said else [""] * width
    meanings = _read_parts(read, drafted, vocabulary, report, heading if is_said else "")
    if not is_said:
        meanings = tuple(replace(meaning, assumed=("measure", "period")) for meaning in meanings)
    return Draft(meanings, drafted, heading)


def _choose_heading(heading: str, rows: Sequence[Sequence[Reading]], vocabulary: Vocabulary) -> list[str]:
    """The heading's columns; where they can be parted in two ways, as most rows can be read."""
    ways = [split_heading(heading, vocabulary, change_of=change_of) for change_of in (False, True)]
    return max(ways, key=lambda way: sum(any(len(one) == len(way) for one in readings) for readings in rows))


def _settle_runs(rows: Sequence[RunRow], body: Body, width: int, expected: int) -> list[SettledRow]:
    """Settle rows whose words have no places, and mark those whose number of columns nothing confirms.

    Args:
        rows: The rows.
        body: The table that they are of.
        width: The number of columns.
        expected: The number that the heading speaks of.
    """
    complete = body.leaves_traces(width)
    readings = [_list_possible(row, width, complete=complete) for row in rows]
    settled = settle_rows(readings, width)
    if width == 1:
        return _confirm_single(rows, settled, body, expected)
    if expected == width or is_confirmed(settled, width):
        return settled
    return [
        one if one.settled is Settled.ARITHMETIC or len(ways) == 1 else replace(one, settled=Settled.MARKED)
        for one, ways in zip(settled, readings, strict=True)
    ]


def _list_possible(row: RunRow, width: int, *, complete: bool) -> list[Reading]:
    """The readings of a row: those that its own spaces fill up, and only whole rows where empty cells leave traces."""
    readings = (row.list_filled(width) if complete else []) or row.list_readings()
    whole = [reading for reading in readings if len(reading) == width]
    return whole if complete and whole else readings


def _confirm_single(rows: Sequence[RunRow], settled: list[SettledRow], body: Body, expected: int) -> list[SettledRow]:
    """Keep one column where rows add up, or where nothing but names and figures stands; else it may be running text."""
    summed = {place for members in find_sums([row.reading for row in settled]) for place in members}
    is_list = expected <= 1 and _is_list(rows, body, expected)
    return [
        one if is_list or place in summed else replace(one, settled=Settled.MARKED) for place, one in enumerate(settled)
    ]


def _is_list(rows: Sequence[RunRow], body: Body, expected: int) -> bool:
    """Whether most lines are rows: of a heading's one column, or of names and figures only."""
    if expected == 1:
        return len(rows) * 2 >= body.filled
    plain = not any(row.trailing or row.others for row in rows)
    return plain and len(rows) >= ENOUGH_ROWS and len(rows) * _LIST_SHARE >= body.filled


def _mend_rows(rows: Sequence[RunRow], width: int) -> list[RunRow]:
    """Numbers in names go back to them: before too many figures, and on lines that have too few of a name's words."""
    mended: list[RunRow] = []
    for row in rows:
        before = mended[-1] if mended else None
        if before is not None and _is_name(before, row, width):
            mended[-1] = replace(row, label=f"{_join_name(before)} {row.label}".strip(), heading=before.heading)
            continue
        mended.append(_shift(row, width))
    return mended


def _is_name(before: RunRow, row: RunRow, width: int) -> bool:
    """Whether the figures on a line belong to the name of the row below it."""
    if len(before.run) >= width or before.list_filled(width):
        return False
    is_year = all(YEAR.fullmatch(word) for word in before.run) and not before.trailing
    return (len(row.run) >= width and (not row.label or is_year)) or (len(row.run) < width and not before.trailing)


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
    others = [describe_reading(other) for other in (found.reading, *found.others)][:MOST_LISTED]
    cells = tuple(
        DraftCell(number.text, number.value, sure=True, percent=number.percent)
        if sure
        else DraftCell(number.text, None, sure=False, readings=tuple(others), percent=number.percent)
        for number in reading[:width]
    )
    line = ";".join(str(number) for number in row.lines)
    return DraftRow(row.label, row.heading, cells, line, settled=found.settled, trailing=row.trailing)
