"""What adds up in a drafted table: sums and differences between its columns, and sums of its rows.

They may miss what is printed by what rounding explains, as `agrees` says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from build_site.drafting.numbers import Reading, agrees, measure_rounding

ENOUGH_ROWS = 3
_MOST_TERMS = 25
_FAR_SMALLER = 50


@dataclass(frozen=True)
class ColumnRelation:
    """`result` is `left` plus or minus `right`, in columns from 0."""

    result: int
    left: int
    right: int
    sign: int


def find_column_relations(rows: Sequence[Sequence[Reading]], width: int) -> list[ColumnRelation]:
    """Sums and differences between columns that every row can obey, and enough rows in one of their readings only."""
    return [relation for relation in _list_relations(width) if _holds_in_all(rows, relation)]


def _list_relations(width: int) -> Iterator[ColumnRelation]:
    for result, left, right in permutations(range(width), 3):
        yield ColumnRelation(result, left, right, -1)
        if left < right:
            yield ColumnRelation(result, left, right, 1)


def _holds_in_all(rows: Sequence[Sequence[Reading]], relation: ColumnRelation) -> bool:
    telling = 0
    for readings in rows:
        verdicts = [holds(reading, relation) for reading in readings]
        if all(verdict is False for verdict in verdicts):
            return False
        telling += verdicts.count(True) == 1
    return telling >= ENOUGH_ROWS


def holds(reading: Reading, relation: ColumnRelation) -> bool | None:
    """Whether a relation holds in a row; `None` where a figure is missing or zero makes it say nothing."""
    result, left, right = (reading[place].value for place in (relation.result, relation.left, relation.right))
    if result is None or left is None or right is None:
        return None
    if not right or not left:
        return None if agrees(result, left, relation.sign * right) else False
    return agrees(result, left, relation.sign * right)


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


def find_sums(readings: Sequence[Reading]) -> Iterator[tuple[int, ...]]:
    """Rows of one figure each that are a sum and its terms, of which enough have something to add."""
    values = [reading[0].value if len(reading) == 1 else None for reading in readings]
    for members in list_sums(len(values)):
        whole, *terms = (values[place] for place in members)
        if whole is not None and _adds_up_closely(whole, terms):
            yield members


def _adds_up_closely(whole: Decimal, terms: Sequence[Decimal | None]) -> bool:
    """Whether known terms make a sum, not by chance: enough of them add something, and rounding leaves little open."""
    known = [term for term in terms if term is not None]
    if len(known) < len(terms) or sum(map(bool, known)) < ENOUGH_ROWS:
        return False
    return agrees(whole, *known) and measure_rounding(whole, *known) * _FAR_SMALLER <= abs(whole)
