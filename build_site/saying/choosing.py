"""Chooses what may be claimed of a set of figures: the strongest that the whole set supports, or something weaker.

Nothing is said that rests on a doubted figure, compares months with years, or calls the most of a set what shares its
place with all others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from build_site.saying.claims import Basis, Claim, Scope
from build_site.saying.count import Count
from build_site.saying.difference import Difference, Gap
from build_site.saying.extreme import (
    Extreme,
    Highest,
    LargestChange,
    LargestDeviation,
    LargestDifference,
    WidestGap,
    find_winners,
    flatten,
)
from build_site.saying.rank import MOST, Rank
from build_site.saying.trend import Trend
from build_site.saying.values import Value, count_steps, is_mixed, tell_apart
from build_site.vocabularies import UnitKind

FEWEST = 20  # persons, places, or steps of the last printed decimal, of which a part can be told in per cent
MOST_UNITS = 2  # units of a table of which each may have its own sentence
MakeScope = Callable[[Sequence[Value], int], Scope]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one thing: the later or the measured one, and what it is held against."""

    after: Value
    before: Value

    @property
    def values(self) -> tuple[Value, Value]:
        """The figures in the order in which a claim says them."""
        return self.after, self.before

    @property
    def difference(self) -> Decimal:
        """How much more the first is."""
        return self.after.amount - self.before.amount

    @property
    def way(self) -> int:
        """1 where the first is more, -1 where it is less, 0 where nothing as printed tells them apart."""
        return tell_apart(self.after, self.before)

    @property
    def is_settled(self) -> bool:
        """Whether the two can be told apart as printed, or are the same: of 7 and 7,5 nobody knows."""
        return self.way != 0 or not self.difference


def claim_amounts(values: Sequence[Value], scope: MakeScope) -> list[Claim]:
    """What may be said of several things at one time: their order when they are few, otherwise the largest."""
    if len(values) < 2 or not _are_alike(values):  # noqa: PLR2004 # one thing is no set
        return []
    whole = scope(values, len(values))
    if len(values) <= MOST:
        ordered = sorted(values, key=lambda value: value.amount, reverse=True)
        return [Rank(whole, Basis.ABSOLUTE, tuple(ordered))]
    if any(value.amount < 0 for value in values):
        return []
    winners = find_winners([(value,) for value in values], lambda thing: thing[0].amount)
    return [Highest(whole, Basis.ABSOLUTE, flatten(winners), winners)] if winners else []


def claim_deviations(values: Sequence[Value], scope: MakeScope, *, surplus: bool) -> list[Claim]:
    """The largest deviation up and the largest down, of a whole set."""
    if len(values) < 2 or not _are_alike(values):  # noqa: PLR2004 # one thing is no set
        return []
    whole = scope(values, len(values))
    claims: list[Claim] = []
    for sign in (1, -1):
        winners = find_winners([(value,) for value in values], partial(_reach, sign=sign))
        if winners:
            claims.append(LargestDeviation(whole, Basis.ABSOLUTE, flatten(winners), winners, surplus))
    return claims


def _reach(thing: tuple[Value, ...], sign: int) -> Decimal:
    """How far a deviation is up or down; nothing where it is the other way."""
    return max(thing[0].amount * sign, Decimal(0))


def _are_alike(values: Sequence[Value]) -> bool:
    alike = len({(value.unit.code, value.figure.measure, value.period) for value in values}) == 1
    return alike and not is_mixed(values)


def claim_changes(pairs: Sequence[Pair], scope: MakeScope) -> list[Claim]:
    """How one thing has changed, or what of several has changed most; nothing where the last decimals can't tell."""
    return _claim_pairs(pairs, scope, Trend, LargestChange)


def claim_differences(pairs: Sequence[Pair], scope: MakeScope) -> list[Claim]:
    """How one thing differs from its plan, or for how many of several it does, and where it does most."""
    claims = _claim_pairs(pairs, scope, Difference, LargestDifference)
    return [*claim_count(_group_by_unit(pairs)[0], scope), *claims] if len(pairs) > 1 else claims


def claim_count(pairs: Sequence[Pair], scope: MakeScope) -> list[Claim]:
    """For how many things one measure is over, under and on the other."""
    pairs = [pair for pair in pairs if not is_mixed(pair.values)]
    if len(pairs) < 2:  # noqa: PLR2004 # one thing is no set
        return []
    over = sum(pair.way > 0 for pair in pairs)
    under = sum(pair.way < 0 for pair in pairs)
    if not _is_news(over, under, len(pairs)):
        return []
    values = tuple(value for pair in pairs for value in pair.values)
    return [Count(scope(values, len(pairs)), Basis.ABSOLUTE, values, over, under, len(pairs) - over - under)]


def _is_news(over: int, under: int, size: int) -> bool:
    """Whether a count says something: not that all are as planned, nor that one of two lies each way."""
    return over + under > 0 and not over == under == size - 1


def _claim_pairs(
    pairs: Sequence[Pair], scope: MakeScope, single: type[Claim], most: type[LargestChange] | type[LargestDifference]
) -> list[Claim]:
    if not pairs or any(is_mixed(pair.values) for pair in pairs):
        return []
    groups = _group_by_unit(pairs)
    claims: list[Claim] = []
    for group in groups[:MOST_UNITS]:
        claims += _claim_most(group, scope, most) if len(group) > 1 else _claim_alone(group[0], scope, single)
    return claims


def _claim_alone(pair: Pair, scope: MakeScope, single: type[Claim]) -> list[Claim]:
    """What of one thing: its change where there is one that can be told, or how it lies beside its plan."""
    if single is Trend and not pair.is_settled:
        return []
    return [single(scope(pair.values, 1), _choose_basis([pair]), pair.values)]


def _claim_most(
    pairs: Sequence[Pair], scope: MakeScope, most: type[LargestChange] | type[LargestDifference]
) -> list[Claim]:
    """What of several things in one unit has changed or differs most; nothing where that is not one alone."""
    basis = _choose_basis(pairs)
    winners = find_winners([pair.values for pair in pairs], lambda thing: _size(Pair(*thing), basis))
    if len(winners) != 1 or not Pair(*winners[0]).is_settled:
        return []
    return [most(scope(flatten([pair.values for pair in pairs]), len(pairs)), basis, flatten(winners), winners)]


def _group_by_unit(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The pairs of each unit that several have, amounts before shares; where no unit has several, all together."""
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.after.unit.code, []).append(pair)
    several = [group for group in groups.values() if len(group) > 1]
    several.sort(key=lambda group: group[0].after.unit.is_relative)
    if several:
        return several
    # Per cent makes one of all units where each can be divided; otherwise each is a thing of its own.
    return [list(pairs)] if _choose_basis(pairs) is Basis.PERCENT else [[pair] for pair in pairs]


def _choose_basis(pairs: Sequence[Pair]) -> Basis:
    """Per cent where everything can be divided; shares and indices, and what began at little, by their amounts."""
    return Basis.PERCENT if all(map(_is_divisible, pairs)) else Basis.ABSOLUTE


def _is_divisible(pair: Pair) -> bool:
    """Whether a change can be told in per cent: of few people, or of 0,9 as printed, one step is many per cent."""
    before, unit = pair.before.amount, pair.after.unit
    if before <= 0 or unit.is_relative or (unit.kind is UnitKind.COUNT and before < FEWEST):
        return False
    return count_steps(pair.before) >= FEWEST


def _size(pair: Pair, basis: Basis) -> Decimal:
    return abs(pair.difference / pair.before.amount if basis is Basis.PERCENT else pair.difference)


def claim_gaps(pairs: Sequence[tuple[Value, Value]], scope: MakeScope) -> list[Claim]:
    """How far women and men are apart, and where most; the pairs are about one time, women first."""
    if not pairs or len({women.unit.code for women, _ in pairs}) > 1:
        return []
    values = tuple(value for pair in pairs for value in pair)
    basis = Basis.ABSOLUTE
    if len(pairs) == 1:
        return [Gap(scope(values, 1), basis, values)]
    if pairs[0][0].unit.kind is not UnitKind.SHARE:
        return []
    winners: tuple[tuple[Value, ...], ...] = find_winners(pairs, lambda thing: abs(thing[0].amount - thing[1].amount))
    return [WidestGap(scope(values, len(pairs)), basis, flatten(winners), winners)] if len(winners) == 1 else []


def choose_headline(claims: Sequence[Claim], longest: int) -> tuple[Claim, str] | None:
    """The first claim that fits in a title, and the fullest of its titles that does."""
    for claim in claims:
        for title in claim.render_titles():
            if len(title) <= longest:
                return claim, title
    return None


__all__ = [
    "Extreme",
    "MakeScope",
    "Pair",
    "choose_headline",
    "claim_amounts",
    "claim_changes",
    "claim_count",
    "claim_deviations",
    "claim_differences",
    "claim_gaps",
]
