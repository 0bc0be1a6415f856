"""Tables whose amounts are a thousand or a million times those of the same quantities elsewhere: a wrong unit."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from build_site.checks.arithmetic import Relation
from build_site.comparing.quantities import gather_quantities
from build_site.model import Corpus, Figure

_FACTORS = tuple(Decimal(1000) ** power for power in (-2, -1, 1, 2))
_SLACK = Decimal("0.2")  # what rounding may do to small amounts: 0,4 mnkr is 350 tkr

TableKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class UnitFault:
    """Two figures of the same quantity whose amounts differ by a unit's factor.

    Attributes:
        figure: in the table whose unit is doubted.
        other: the same quantity in a table that nothing else contradicts.
        factor: what the figure's unit would have to be multiplied by.
    """

    figure: Figure
    other: Figure
    factor: Decimal


def find_unit_faults(
    corpus: Corpus, relations: Mapping[str, tuple[Relation, ...]]
) -> dict[frozenset[TableKey], UnitFault]:
    """Pairs of tables that print the same quantities and disagree on all of them by the same factor of a thousand."""
    factors: dict[frozenset[TableKey], set[Decimal | None]] = defaultdict(set)
    shown: dict[frozenset[TableKey], tuple[Figure, Figure]] = {}
    for one, other in _list_pairs(corpus, relations):
        pair = frozenset((_key(one), _key(other)))
        factor = _find_factor(one, other)
        factors[pair].add(factor if _key(one) < _key(other) or factor is None else 1 / factor)
        shown.setdefault(pair, (one, other))
    same = {pair: factor for pair, found in factors.items() if (factor := _find_only(found)) is not None}
    uses = Counter(chain.from_iterable(same))
    agreeing = set(chain.from_iterable(pair for pair, factor in same.items() if factor == 1))
    return {pair: _choose(*shown[pair], uses, agreeing) for pair, factor in same.items() if factor != 1}


def _find_only(factors: Collection[Decimal | None]) -> Decimal | None:
    """The factor that all pairs of figures have; None where they differ, or any has none."""
    return next(iter(factors)) if len(factors) == 1 else None


def _choose(one: Figure, other: Figure, uses: Mapping[TableKey, int], agreeing: Iterable[TableKey]) -> UnitFault:
    """The table that disagrees with most others, and agrees with fewest, is the one to doubt."""
    held = set(agreeing)

    def doubt(figure: Figure) -> tuple[bool, int]:
        return _key(figure) not in held, uses[_key(figure)]

    figure, right = (one, other) if doubt(one) >= doubt(other) else (other, one)
    return UnitFault(figure, right, _find_factor(right, figure) or Decimal(1))


def _key(figure: Figure) -> TableKey:
    return figure.report, figure.table


def _list_pairs(corpus: Corpus, relations: Mapping[str, tuple[Relation, ...]]) -> Iterator[tuple[Figure, Figure]]:
    """Figures of money in two tables that print the same quantity, by their codes or by a declared relation."""
    for group in gather_quantities(corpus).printed.values():
        for printed in group[1:]:
            yield from _pair(printed.figure, group[0].figure)
    for found in relations.values():
        for relation in found:
            if len(relation.parts) == 1:
                yield from _pair(relation.figure, relation.parts[0])


def _pair(one: Figure, other: Figure) -> Iterator[tuple[Figure, Figure]]:
    if _key(one) != _key(other) and one.unit.is_money and other.unit.is_money and one.base_value and other.base_value:
        yield one, other


def _find_factor(one: Figure, other: Figure) -> Decimal | None:
    """1 where two amounts are alike, a power of a thousand where the first is that many times the other, else None."""
    if not one.base_value or not other.base_value:
        return None
    ratio = abs(one.base_value / other.base_value)
    return next((factor for factor in (Decimal(1), *_FACTORS) if abs(ratio / factor - 1) <= _SLACK), None)
