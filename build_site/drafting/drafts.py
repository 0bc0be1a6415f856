"""A draft of one table: columns with their meanings, rows with their figures, and what an editor must look at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from build_site.drafting.heading_words import HeadingKind, Vocabulary
from build_site.drafting.headings import Meaning
from build_site.drafting.numbers import Reading
from build_site.drafting.settling import Settled
from build_site.reading.pdf_words import Box
from build_site.vocabularies import MeasureKind

MOST_LISTED = 6  # readings of a row


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
        box: What the row takes up of that page: left, top, right, bottom in points.
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
    box: Box | None = None
    settled: Settled = Settled.ONLY
    trailing: str = ""
    part: int = 0
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """A line of a text whose figures stand in no row of the draft."""

    line: str
    text: str


@dataclass(frozen=True)
class Draft:
    """A drafted table.

    Args:
        columns: What each column means.
        rows: From above.
        corner: What is printed over the rows' names.
        title: The heading over the table, where larger letters tell it.
        in_text: Whether the rows' lines are those of a text, which `verify` compares with.
        left_out: Lines among the table's whose figures are in no row.
    """

    columns: tuple[Meaning, ...]
    rows: tuple[DraftRow, ...]
    corner: str = ""
    in_text: bool = True
    left_out: tuple[LeftOut, ...] = ()
    title: str = ""

    @property
    def marked(self) -> int:
        """How many cells an editor must look at."""
        return sum(not cell.sure for row in self.rows for cell in row.cells)


def describe_reading(reading: Reading) -> str:
    """A reading as an editor sees it: the figures with a bar between."""
    return " | ".join(number.text for number in reading)


def fill_shares(meanings: Sequence[Meaning], rows: Sequence[DraftRow], vocabulary: Vocabulary) -> tuple[Meaning, ...]:
    """The columns' meanings, with the unit of shares where a percent sign follows all of a column's figures."""
    share = next((word.code for word in vocabulary.find("%") if word.kind is HeadingKind.UNIT), "")
    return tuple(
        replace(meaning, unit=share)
        if not meaning.unit and _are_shares([row.cells[place] for row in rows])
        else meaning
        for place, meaning in enumerate(meanings)
    )


def _is_change(meaning: Meaning, vocabulary: Vocabulary) -> bool:
    """Whether a column is a change: that of a share is told in percentage points, or in per cent of the share."""
    return any(vocabulary.measures[code].kind is MeasureKind.CHANGE for code in meaning.measures)


def _are_shares(cells: Sequence[DraftCell]) -> bool:
    filled = [cell for cell in cells if any(map(str.isdigit, cell.text))]
    return bool(filled) and all(cell.percent for cell in filled)


def find_brackets(rows: Sequence[DraftRow]) -> str:
    """What stands in brackets in the first row's name or the heading over it: there a table's unit may stand."""
    first = rows[:1]
    return " ".join(found for row in first for found in re.findall(r"\(.*?\)", f"{row.heading} {row.label}"))
