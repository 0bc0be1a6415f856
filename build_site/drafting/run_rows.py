"""A row of a text: its figures are words in order, with more than one space where a cell is empty."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from math import prod

from build_site.drafting.numbers import Number, Reading, list_readings

_MOST_WAYS = 400


@dataclass(frozen=True)
class RunRow:
    """A row whose figures are words in order.

    Args:
        label: The words before the figures.
        run: The figures' words.
        lines: The lines of the figures, and those of the label.
        heading: The nearest heading over the row.
        trailing: Words after the figures.
        gaps: How many spaces too many stand before each of the figures' words, and after the last: in a text out of a
            PDF an empty cell leaves one.
        others: Figures' words that could be meant instead, with text between.
    """

    label: str
    run: tuple[str, ...]
    lines: tuple[int, ...]
    heading: str = ""
    trailing: str = ""
    gaps: tuple[int, ...] = ()
    others: tuple[str, ...] = ()

    def list_readings(self) -> list[Reading]:
        """Every way of reading the row's figures, as if no cell were empty."""
        breaks = {place for place, gap in enumerate(self.gaps) if gap}
        others = list_readings(self.others) if self.others else []
        return [*list_readings(self.run, breaks=breaks), *others]

    def list_filled(self, width: int) -> list[Reading]:
        """Every way of reading so many cells, an empty one for each space too many; none where no such space stands."""
        if not any(self.gaps) or self.others:
            return []
        starts = [0, *self._list_gaps(), len(self.run)]
        parts = [list_readings(self.run[first:last]) for first, last in pairwise(starts)]
        empty = [(Number(None, ""),) * self.gaps[place] for place in starts]
        ways = product(*parts) if prod(map(len, parts)) <= _MOST_WAYS else ()
        readings = (_put_between(way, empty) for way in ways)
        return [reading for reading in readings if len(reading) == width]

    def _list_gaps(self) -> list[int]:
        """Before which words, between the first and the last, spaces too many stand."""
        return [place for place, gap in enumerate(self.gaps) if gap and 0 < place < len(self.run)]


def _put_between(parts: Sequence[Reading], empty: Sequence[Reading]) -> Reading:
    found = list(empty[0])
    for part, after in zip(parts, empty[1:], strict=True):
        found += [*part, *after]
    return tuple(found)


def shift_label(row: RunRow, words: int) -> RunRow:
    """The same row with some of the figures' first words counted to its name."""
    moved = row.run[:words]
    return replace(row, label=" ".join((row.label, *moved)).strip(), run=row.run[words:], gaps=row.gaps[words:])
