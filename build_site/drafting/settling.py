"""Settles which reading of each row is right, by the number of columns and by arithmetic; the rest is marked.

Sums and differences may miss what is printed by what rounding explains, as `agrees` says.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import product
from math import prod

from build_site.drafting.numbers import Number, agrees

Reading = tuple[Number, ...]
_MOST_COMBINATIONS = 400
_MOST_TERMS = 25
ENOUGH_ROWS = 3
_FAR_ABOVE = 10
_SMALLEST_GROUPED = 1000  # the smallest number that a thousands separator can stand in
_MOST_ROWS = 0.7  # of the rows: so many can be read as the heading says


class Settled(StrEnum):
    """What settled a row's reading."""

    ONLY = "only"  # it can be read in no other way
    ARITHMETIC = "arithmetic"
    SIZE = "size"  # every other reading has a figure far above all that are certain
    MARKED = "marked"  # an editor must look


@dataclass(frozen=True)
class SettledRow:
    """The reading of a row, and what settled it; several readings where nothing did."""

    reading: Reading
    settled: Settled
    others: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class ColumnRelation:
    """`result` is `left` plus or minus `right`, in columns from 0."""

    result: int
    left: int
    right: int
    sign: int


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
    sure: dict[int, Reading] = {
        place: found[0]
        for place, found in enumerate(fitting)
        if len(found) == 1 and not any(len(reading) < width for reading in rows[place])
    }
    relations = find_column_relations([[reading] for reading in sure.values()], width)
    relations = relations or find_column_relations([readings for readings in fitting if readings], width)
    by_arithmetic: dict[int, Reading] = {}
    for _ in range(3):  # what one row settles may settle the next
        known = sure | by_arithmetic
        by_arithmetic |= dict(_settle_by_columns(fitting, known, relations))
        by_arithmetic |= dict(_settle_by_rows(fitting, sure | by_arithmetic))
    by_size = dict(_settle_by_size(rows, width, sure | by_arithmetic))
    settled = (
        {place: SettledRow(reading, Settled.ONLY) for place, reading in sure.items()}
        | {place: SettledRow(reading, Settled.SIZE) for place, reading in by_size.items()}
        | {place: SettledRow(reading, Settled.ARITHMETIC) for place, reading in by_arithmetic.items()}
    )
    return [settled.get(place) or _mark(rows[place], fitting[place]) for place in range(len(rows))]


def _mark(readings: Sequence[Reading], fitting: Sequence[Reading]) -> SettledRow:
    remaining = sorted(fitting or readings, key=_spread)
    return SettledRow(remaining[0] if remaining else (), Settled.MARKED, tuple(remaining[1:6]))


def _settle_by_size(
    rows: Sequence[Sequence[Reading]], width: int, known: Mapping[int, Reading]
) -> Iterator[tuple[int, Reading]]:
    """Rows of which all readings but one, lost cells counted, have a figure many times larger than any known one."""
    sizes = [abs(number.value) for reading in known.values() for number in reading if number.value is not None]
    if len(known) < ENOUGH_ROWS or not any(sizes):
        return
    limit = max(sizes) * _FAR_ABOVE
    for place, readings in enumerate(rows):
        if place in known:
            continue
        modest = [
            reading
            for reading in readings
            if len(reading) <= width and all(abs(number.value or Decimal(0)) <= limit for number in reading)
        ]
        if len(modest) == 1 and len(modest[0]) == width:
            yield place, modest[0]


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


def find_column_relations(rows: Sequence[Sequence[Reading]], width: int) -> list[ColumnRelation]:
    """Sums and differences between columns that every row can obey, and enough rows in one of their readings only."""
    return [
        ColumnRelation(result, left, right, sign)
        for result, left, right in product(range(width), repeat=3)
        if result not in (left, right) and left != right
        for sign in (1, -1)
        if (sign < 0 or left < right) and _holds_in_all(rows, ColumnRelation(result, left, right, sign))
    ]


def _holds_in_all(rows: Sequence[Sequence[Reading]], relation: ColumnRelation) -> bool:
    telling = 0
    for readings in rows:
        verdicts = [_holds(reading, relation) for reading in readings]
        if all(verdict is False for verdict in verdicts):
            return False
        telling += verdicts.count(True) == 1
    return telling >= ENOUGH_ROWS


def _holds(reading: Reading, relation: ColumnRelation) -> bool | None:
    """Whether a relation holds in a row; `None` where a figure is missing or zero makes it say nothing."""
    result, left, right = (reading[place].value for place in (relation.result, relation.left, relation.right))
    if result is None or left is None or right is None:
        return None
    if not right or not left:
        return None if agrees(result, left, relation.sign * right) else False
    return agrees(result, left, relation.sign * right)


def _settle_by_columns(
    fitting: Sequence[Sequence[Reading]], known: Mapping[int, Reading], relations: Sequence[ColumnRelation]
) -> Iterator[tuple[int, Reading]]:
    """Rows of which one reading alone obeys what holds between the columns, and is told something by it."""
    for place, readings in enumerate(fitting):
        if place in known or not relations:
            continue
        obedient = [
            reading for reading in readings if not any(_holds(reading, relation) is False for relation in relations)
        ]
        if len(obedient) == 1 and _pins_all(obedient[0], relations):
            yield place, obedient[0]


def _pins_all(reading: Reading, relations: Sequence[ColumnRelation]) -> bool:
    """Whether the relations that say something touch every column but those that could hide no other reading."""
    touched = {
        column
        for relation in relations
        if _holds(reading, relation)
        for column in (relation.result, relation.left, relation.right)
    }
    return all(
        place in touched or number.value is None or abs(number.value) < _SMALLEST_GROUPED
        for place, number in enumerate(reading)
    ) and bool(touched)


def _settle_by_rows(
    fitting: Sequence[Sequence[Reading]], known: Mapping[int, Reading]
) -> Iterator[tuple[int, Reading]]:
    """Rows of which one reading alone makes a sum of rows come out in every column."""
    for members in list_sums(len(fitting)):
        unknown = [place for place in members if place not in known]
        if not unknown or any(not fitting[place] for place in members):
            continue
        choices = [[known[place]] if place in known else fitting[place] for place in members]
        if prod(map(len, choices)) > _MOST_COMBINATIONS:
            continue
        right = [rows for rows in product(*choices) if adds_up(list(map(_list_values, rows)))]
        if len(right) == 1:
            yield from ((place, rows) for place, rows in zip(members, right[0], strict=True) if place in unknown)


def _list_values(reading: Reading) -> list[Decimal | None]:
    return [number.value for number in reading]


def list_sums(count: int) -> Iterator[tuple[int, ...]]:
    """Rows that reports put as a sum: the sum first, then its terms; a sum stands before its terms or after them."""
    for place in range(count):
        for terms in range(2, min(count, _MOST_TERMS)):
            if place + terms < count:
                yield (place, *range(place + 1, place + terms + 1))
            if place - terms >= 0:
                yield (place, *range(place - terms, place))


def adds_up(rows: Sequence[Sequence[Decimal | None]]) -> bool:
    """Whether the first row is the sum of the others in all columns, in at least two of them with something to add."""
    telling = 0
    for whole, *terms in zip(*rows, strict=True):
        values = [value for value in terms if value is not None]
        if whole is None or not agrees(whole, *values):
            return False
        telling += sum(bool(value) for value in values) > 1
    return telling > 1
