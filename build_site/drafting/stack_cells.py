"""The cells that a paragraph of text can be, where cells stand under each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, product

from build_site.drafting.numbers import Number, is_number_like, list_readings
from build_site.drafting.printed_words import Line


@dataclass(frozen=True)
class StackCell:
    """A cell of a stack: its figure, or its words, and the line that it stands on; nothing in an empty cell."""

    number: Number | None = None
    text: str = ""
    line: int = 0


Paragraph = tuple[Line, ...]
Columns = tuple[tuple[StackCell, ...], ...]


def read_cells(paragraph: Paragraph) -> Iterator[Columns]:
    """The ways in which a paragraph is one cell or several: each cell as its lines under each other."""
    filled = [line for line in paragraph if line.words]
    if not filled:
        yield ((),)
        return
    below = [cell for line in filled[1:] for cell in _read_below(line)]
    for first in _read_line(filled[0]):
        *before, last = first
        yield (*[(cell,) for cell in before], (last, *below), *_list_empty(filled[0]))


def _list_empty(line: Line) -> list[tuple[StackCell, ...]]:
    """The empty cells that end a line: each leaves a space besides the one after the last word."""
    return [()] * (len(line.ending) - 1)


def _read_below(line: Line) -> list[StackCell]:
    """A line under the first: the part's figure; when it could be two they are not told apart here."""
    readings = list_readings([word.text for word in line.words]) if _is_figures(line) else []
    whole = [reading for reading in readings if len(reading) == 1]
    if whole:
        return [StackCell(whole[0][0], "", line.number)]
    return [StackCell(None, line.text, line.number)]


def _is_figures(line: Line) -> bool:
    return all(is_number_like(word.text) for word in line.words)


def _read_line(line: Line) -> Iterator[list[StackCell]]:
    """The ways in which a line is cells: words make one, figures one or several."""
    choices: list[list[list[StackCell]]] = []
    for is_figures, run in groupby((word.text for word in line.words), key=is_number_like):
        if is_figures:
            readings = list_readings(list(run))
            choices.append([[StackCell(number, "", line.number) for number in reading] for reading in readings])
        else:
            choices.append([[StackCell(None, " ".join(run), line.number)]])
    for found in product(*choices):
        yield [cell for part in found for cell in part]
