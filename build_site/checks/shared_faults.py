"""Several relations that fail for one reason: a column that is declared backwards, or one figure that is in all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from build_site.checks.arithmetic import Relation
from build_site.model import Figure

_ADDING = ("sum", "column_sum", "flow")
_FEWEST = 2  # relations that must agree before anything is said of what they have in common


@dataclass(frozen=True, slots=True)
class SharedFault:
    """One figure with which several relations would hold.

    Attributes:
        right: what the relations say that the figure should be.
    """

    figure: Figure
    right: Decimal
    relations: tuple[Relation, ...]


def find_reversed(
    slips: Iterable[Relation], all_relations: Iterable[Relation]
) -> dict[tuple[str, str], list[Relation]]:
    """Columns whose differences all have the opposite sign, by table and column, with the relations that fail so."""
    holding = _gather_differences(one for one in all_relations if one.holds and one.expected)
    return {
        place: found
        for place, found in _gather_differences(slips).items()
        if place not in holding and len(found) >= _FEWEST and all(map(_is_opposite, found))
    }


def _gather_differences(relations: Iterable[Relation]) -> dict[tuple[str, str], list[Relation]]:
    """Differences between columns, by table and column."""
    columns: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for one in relations:
        if one.name == "difference":
            columns[one.figure.table, one.figure.column.name].append(one)
    return columns


def _is_opposite(relation: Relation) -> bool:
    return abs(relation.printed + relation.expected) <= relation.tolerance


def find_shared(slips: Sequence[Relation]) -> Iterator[SharedFault]:
    """Figures that explain several failing relations each, the one that explains most first; no relation twice."""
    left = list(slips)
    while found := _find_best(left):
        yield found
        explained = {id(one) for one in found.relations}
        left = [one for one in left if id(one) not in explained]


def _find_best(slips: Sequence[Relation]) -> SharedFault | None:
    wanted: dict[tuple[str, str, str], list[tuple[Relation, Figure, Decimal]]] = defaultdict(list)
    for slip in slips:
        for figure, right in _list_remedies(slip):
            wanted[figure.table, figure.row.id, figure.column.name].append((slip, figure, right))
    faults = [found for remedies in wanted.values() if (found := _agree(remedies))]
    return max(faults, key=lambda one: len(one.relations), default=None)


def _agree(remedies: Sequence[tuple[Relation, Figure, Decimal]]) -> SharedFault | None:
    """The figure's right value when two relations at least ask for the same, as nearly as rounding allows."""
    slip, figure, right = min(remedies, key=lambda one: one[0].tolerance)
    agreeing = [one for one, _, other in remedies if abs(other - right) <= one.tolerance + slip.tolerance]
    return SharedFault(figure, right, tuple(agreeing)) if len(agreeing) >= _FEWEST else None


def _list_remedies(slip: Relation) -> Iterator[tuple[Figure, Decimal]]:
    """Each figure of a relation, with the value that would make the relation hold if it alone were wrong."""
    yield slip.figure, slip.expected
    for part, sign in zip(slip.parts, _list_signs(slip), strict=False):
        if part.value is not None:
            yield part, part.value + slip.difference * sign


def _list_signs(slip: Relation) -> tuple[int, ...]:
    """How each part goes into what a relation expects; nothing where that isn't plain addition."""
    if slip.name == "difference":
        return (1, -1)
    if slip.name not in _ADDING or any(part.turned for part in (slip.figure, *slip.parts)):
        return ()
    return (1,) * len(slip.parts)
