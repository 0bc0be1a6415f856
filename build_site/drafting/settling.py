"""Settles which reading of each row is right, by the number of columns and by arithmetic; the rest is marked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby, product
from math import prod

from build_site.drafting.numbers import Number, Reading, list_readings
from build_site.drafting.table_arithmetic import (
    ColumnRelation,
    adds_up,
    find_column_relations,
    holds,
    list_sums,
)

_MOST_COMBINATIONS = 400
_FAR = 10
_ENOUGH_KNOWN = 2  # rows
_ENOUGH_SIZES = 6  # figures
_ROUNDS = 3
_MOST_ROWS = 0.7  # of the rows: so many can be read as the heading says


class Settled(StrEnum):
    """What settled a row's reading."""

    ONLY = "only"  # it can be read in no other way
    ARITHMETIC = "arithmetic"
    SIZE = "size"  # every other reading has a figure far above or below all that are certain
    MARKED = "marked"  # an editor must look


@dataclass(frozen=True)
class SettledRow:
    """The reading of a row, and what settled it; several readings where nothing did."""

    reading: Reading
    settled: Settled
    others: tuple[Reading, ...] = ()


def count_columns(rows: Sequence[Sequence[Reading]], expected: int = 0) -> int:
    """How many columns a table has: the number in which most rows can be read.

    Args:
        rows: All readings of each row.
        expected: The number that the heading speaks of, which decides between equals; 0 when it says nothing.
    """
    support = Counter(width for readings in rows for width in {len(reading) for reading in readings})
    if not support:
        return expected
    most = max(support.values())
    if support[expected] >= _MOST_ROWS * most:
        return expected  # a few rows may miss a figure, or have one in their name
    best = [width for width, count in support.items() if count == most]
    return max(best, key=lambda width: (_count_unique(rows, width), -width))


def _count_unique(rows: Sequence[Sequence[Reading]], width: int) -> int:
    """How many rows can be read as so many figures in one way only."""
    return sum(sum(len(reading) == width for reading in readings) == 1 for readings in rows)


def settle_rows(rows: Sequence[Sequence[Reading]], width: int) -> list[SettledRow]:
    """Choose each row's reading.

    Args:
        rows: All readings of each row, of any number of figures.
        width: The table's number of columns.

    Returns:
        One for each row; a marked one has the readings that remain, the first of them proposed.
    """
    fitting = [[reading for reading in readings if len(reading) == width] for readings in rows]
    sure = {place: found[0] for place, found in enumerate(fitting) if _is_only(found, rows[place])}
    by_arithmetic = _settle_by_arithmetic(fitting, sure, width)
    by_size = _settle_by_size(rows, width, sure | by_arithmetic)
    settled = {
        place: SettledRow(reading, how)
        for how, found in ((Settled.ONLY, sure), (Settled.SIZE, by_size), (Settled.ARITHMETIC, by_arithmetic))
        for place, reading in found.items()
    }
    return [settled.get(place) or _mark(rows[place], fitting[place]) for place in range(len(rows))]


def _is_only(fitting: Sequence[Reading], readings: Sequence[Reading]) -> bool:
    """Whether a row can be read in one way, and not with fewer figures, as if a cell had been lost."""
    return len(fitting) == 1 and min(map(len, readings)) == len(fitting[0])


def _settle_by_arithmetic(
    fitting: Sequence[Sequence[Reading]], sure: Mapping[int, Reading], width: int
) -> dict[int, Reading]:
    """What holds between columns or rows of one reading alone; what one row settles may settle the next."""
    relations = find_column_relations([[reading] for reading in sure.values()], width)
    relations = relations or find_column_relations([readings for readings in fitting if readings], width)
    found: dict[int, Reading] = {}
    for _ in range(_ROUNDS):
        found |= dict(_settle_by_columns(fitting, {**sure, **found}, relations))
        found |= dict(_settle_by_rows(fitting, {**sure, **found}))
    return found


def _mark(readings: Sequence[Reading], fitting: Sequence[Reading]) -> SettledRow:
    remaining = sorted(fitting or readings, key=_spread)
    return SettledRow(remaining[0] if remaining else (), Settled.MARKED, tuple(remaining[1:6]))


def _settle_by_size(rows: Sequence[Sequence[Reading]], width: int, known: Mapping[int, Reading]) -> dict[int, Reading]:
    """Rows of which all readings but one, lost cells counted, have a figure far from all that are known in size."""
    limits = _find_limits(known)
    if limits is None:
        return {}
    unsettled = {place: readings for place, readings in enumerate(rows) if place not in known}
    found = {place: _keep_modest(readings, width, *limits) for place, readings in unsettled.items()}
    return {place: modest[0] for place, modest in found.items() if len(modest) == 1 and len(modest[0]) == width}


def _find_limits(known: Mapping[int, Reading]) -> tuple[Decimal, Decimal] | None:
    """The smallest and the largest figure that is not far from all known ones; None where too few are known."""
    sizes = [abs(number.value) for reading in known.values() for number in reading if number.value]
    if len(known) < _ENOUGH_KNOWN or len(sizes) < _ENOUGH_SIZES:
        return None
    return min(sizes) / _FAR, max(sizes) * _FAR


def _keep_modest(readings: Sequence[Reading], width: int, smallest: Decimal, largest: Decimal) -> list[Reading]:
    return [
        one
        for one in readings
        if len(one) <= width and all(smallest <= abs(number.value) <= largest for number in one if number.value)
    ]


def _spread(reading: Reading) -> int:
    """How much the figures differ in length: the order in which readings are proposed to an editor."""
    lengths = [len(str(abs(int(number.value)))) for number in reading if number.value]
    return max(lengths) - min(lengths) if lengths else 0


def is_confirmed(rows: Sequence[SettledRow], width: int) -> bool:
    """Whether arithmetic tells that the number of columns is right: something holds between columns or between rows."""
    certain = {place: row.reading for place, row in enumerate(rows) if row.settled is not Settled.MARKED}
    if find_column_relations([[reading] for reading in certain.values()], width):
        return True
    return any(
        adds_up([_list_values(certain[place]) for place in members])
        for members in list_sums(len(rows))
        if all(place in certain for place in members)
    )


def _settle_by_columns(
    fitting: Sequence[Sequence[Reading]], known: Mapping[int, Reading], relations: Sequence[ColumnRelation]
) -> Iterator[tuple[int, Reading]]:
    """Rows of which one reading alone obeys what holds between the columns, and is told something by it."""
    for place, readings in enumerate(fitting):
        if place in known or not relations:
            continue
        obedient = [
            reading for reading in readings if not any(holds(reading, relation) is False for relation in relations)
        ]
        if len(obedient) == 1 and _pins_all(obedient[0], relations):
            yield place, obedient[0]


def _pins_all(reading: Reading, relations: Sequence[ColumnRelation]) -> bool:
    """Whether the relations that hold touch all columns, and what stands between those can't be read otherwise."""
    touched = {
        column
        for relation in relations
        if holds(reading, relation)
        for column in (relation.result, relation.left, relation.right)
    }
    between = groupby(range(len(reading)), key=touched.__contains__)
    return bool(touched) and all(is_touched or _is_fixed([reading[one] for one in run]) for is_touched, run in between)


def _is_fixed(numbers: Sequence[Number]) -> bool:
    """Whether figures beside each other are so many in one way only, and can't be fewer, as if a cell had been lost."""
    ways = list_readings([word for number in numbers for word in number.text.split()])
    return not ways or sum(len(way) <= len(numbers) for way in ways) == 1


def _settle_by_rows(
    fitting: Sequence[Sequence[Reading]], known: Mapping[int, Reading]
) -> Iterator[tuple[int, Reading]]:
    """Rows of which one reading alone makes a sum of rows come out in every column."""
    for members in list_sums(len(fitting)):
        unknown = [place for place in members if place not in known]
        choices = [[known[place]] if place in known else fitting[place] for place in members]
        right = _list_sums_that_hold(choices) if unknown else []
        if len(right) == 1:
            settled = dict(zip(members, right[0], strict=True))
            yield from ((place, settled[place]) for place in unknown)


def _list_sums_that_hold(choices: Sequence[Sequence[Reading]]) -> list[tuple[Reading, ...]]:
    """A reading for each row, in every way that makes the first the sum of the others; none where ways are too many."""
    if prod(map(len, choices)) > _MOST_COMBINATIONS:
        return []
    return [rows for rows in product(*choices) if adds_up(list(map(_list_values, rows)))]


def _list_values(reading: Reading) -> list[Decimal | None]:
    return [number.value for number in reading]
