"""How well figures can be compared: a verdict with the rules that gave it, from facts alone. Pure.

Every rule looks at two figures, or at one as both. So the verdict of a set is the worst of its pairs: another figure
never makes it better, and the order says nothing. `docs/assets/comparability.js` does the same, by published rules.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

from build_site.comparing.comparability_facts import Facts
from build_site.model.comparability import ComparabilityRule, Condition

COMPARABLE, RESERVATIONS, NOT_COMPARABLE = VERDICTS = ("comparable", "reservations", "not_comparable")


@dataclass(frozen=True, slots=True)
class Judgement:
    """How well figures can be compared.

    Attributes:
        verdict: `comparable`, `reservations` or `not_comparable`.
        rules: those that speak against it, in the rules' order.
    """

    verdict: str
    rules: tuple[ComparabilityRule, ...]


def judge_set(facts: Iterable[Facts], rules: Sequence[ComparabilityRule]) -> Judgement:
    """The verdict of figures that are put beside each other; of one alone, what speaks against it."""
    distinct = dict.fromkeys(facts)
    found = tuple(rule for rule in rules if _speaks_against(rule, distinct))
    return Judgement(worst_of(rule.verdict for rule in found), found)


def _speaks_against(rule: ComparabilityRule, facts: Iterable[Facts]) -> bool:
    """Whether the rule holds for some pair. Those that are alike in what it goes by are tried once: a rule about places
    needs a pair of places, however many the figures are.
    """
    kinds = {tuple(getattr(one, name) for name in rule.facts): one for one in facts}
    return any(_holds(rule, one, other) for one, other in combinations_with_replacement(kinds.values(), 2))


def judge_pairs(pairs: Iterable[tuple[Facts, Facts]], rules: Sequence[ComparabilityRule]) -> Judgement:
    """The verdict of pairs of figures."""
    left = list(rules)
    for one, other in pairs:
        left = [rule for rule in left if not _holds(rule, one, other)]
    found = tuple(rule for rule in rules if rule not in left)
    return Judgement(worst_of(rule.verdict for rule in found), found)


def worst_of(verdicts: Iterable[str]) -> str:
    """The worst of some verdicts; of none, the best."""
    return max(verdicts, key=VERDICTS.index, default=COMPARABLE)


def _holds(rule: ComparabilityRule, one: Facts, other: Facts) -> bool:
    """Whether the rule speaks against putting the two beside each other; the same whichever comes first."""

    def differs(name: str) -> bool:
        return bool(getattr(one, name) != getattr(other, name))

    def is_known(name: str) -> bool:
        return bool(getattr(one, name) and getattr(other, name))

    def meets(condition: Condition | None, *, without: bool) -> bool:
        if condition is None:
            return without
        name, values = condition
        return getattr(one, name) in values or getattr(other, name) in values

    return (
        all(map(differs, rule.differs))
        and all(map(is_known, rule.known))
        and not any(map(differs, rule.same))
        and meets(rule.either, without=True)
        and not meets(rule.unless, without=False)
    )
