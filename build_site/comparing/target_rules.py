"""Whether an outcome reaches its target: one rule for each form that a target has, named so that it can be published.

A part of a year is never held against a whole one where the measure adds up over the year, unless the rest of the year
can't change the answer.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from build_site.model import Figure
from build_site.vocabularies import Aim, Direction, UnitKind

_HUNDRED = Decimal(100)
_ANSWERS = {"Ja", "Nej"}
_WORDS = {"ökar": Direction.HIGHER, "öka": Direction.HIGHER, "minskar": Direction.LOWER, "minska": Direction.LOWER}
_BY_DIRECTION = {Direction.HIGHER: Aim.AT_LEAST, Direction.LOWER: Aim.AT_MOST}
_UPWARDS = (Aim.AT_LEAST, Aim.ABOVE)
_NEVER_NEGATIVE = (UnitKind.SHARE, UnitKind.COUNT, UnitKind.COUNT_PER, UnitKind.DURATION)
_NUMBER = r"\d{1,3}(?:[ \u00a0]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_RANGE = re.compile(rf"({_NUMBER}) ?%? ?[-–] ?({_NUMBER}) ?%?")


class Result(StrEnum):
    """What came of holding an outcome against its target."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    AT_LIMIT = "at_limit"  # asked to get better than the best that is possible
    NOT_RATED = "not_rated"


class TargetRule(StrEnum):
    """By which rule the result was arrived at, or why there is none."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"
    BETWEEN = "between"
    SAME = "same"
    MORE_THAN_BEFORE = "more_than_before"
    LESS_THAN_BEFORE = "less_than_before"
    NO_OUTCOME = "no_outcome"
    NO_NUMBER = "no_number"
    NO_DIRECTION = "no_direction"
    NO_PREVIOUS = "no_previous"
    ONLY_WORDS = "only_words"
    SO_FAR = "so_far"
    DOUBTED = "doubted"


RULES: Mapping[TargetRule, str] = {
    TargetRule.AT_LEAST: "Nått om utfallet är minst målet.",
    TargetRule.AT_MOST: "Nått om utfallet är högst målet.",
    TargetRule.ABOVE: "Nått om utfallet är högre än målvärdet, som är utgångsläget.",
    TargetRule.BELOW: "Nått om utfallet är lägre än målvärdet.",
    TargetRule.BETWEEN: "Nått om utfallet ligger inom målets gränser.",
    TargetRule.SAME: "Nått om utfallet är detsamma som målet.",
    TargetRule.MORE_THAN_BEFORE: "Nått om utfallet är högre än det förra.",
    TargetRule.LESS_THAN_BEFORE: "Nått om utfallet är lägre än det förra.",
    TargetRule.NO_OUTCOME: "Inget utfall redovisat för målets år.",
    TargetRule.NO_NUMBER: "Utfallet är inget tal.",
    TargetRule.NO_DIRECTION: "Rapporten säger inte åt vilket håll måttet ska gå.",
    TargetRule.NO_PREVIOUS: "Det finns inget tidigare utfall att jämföra med.",
    TargetRule.ONLY_WORDS: "Målet är uttryckt i ord som inte går att räkna på.",
    TargetRule.SO_FAR: (
        "Måttet räknas ihop under året, och utfallet gäller bara en del av det. Det går inte att bedöma än."
    ),
    TargetRule.DOUBTED: "Siffran är osäker eller troligen fel i rapporten.",
}
_AIMED: Mapping[Aim, tuple[TargetRule, Callable[[Decimal, Decimal], bool]]] = {
    Aim.AT_LEAST: (TargetRule.AT_LEAST, lambda value, target: value >= target),
    Aim.ABOVE: (TargetRule.ABOVE, lambda value, target: value > target),
    Aim.AT_MOST: (TargetRule.AT_MOST, lambda value, target: value <= target),
    Aim.BELOW: (TargetRule.BELOW, lambda value, target: value < target),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A result and the rule behind it."""

    result: Result
    rule: TargetRule


@dataclass(frozen=True, slots=True)
class Held:
    """An outcome beside its target, with what decides how they are compared.

    Attributes:
        previous: the latest outcome before the target's year, or None.
        direction: which way is better, or "" where nothing says it.
        accumulates: whether the measure adds up over the year.
    """

    target: Figure
    outcome: Figure
    previous: Figure | None
    direction: str
    accumulates: bool

    @property
    def is_partial(self) -> bool:
        """Whether the outcome is still going to grow until the year is over."""
        return self.accumulates and self.outcome.period is not None and not self.outcome.period.is_full_year


def read_range(text: str) -> tuple[Decimal, Decimal] | None:
    """Both ends of an interval such as «5-15%» or «1,5–2», or None where the text is none."""
    found = _RANGE.fullmatch(text.strip())
    if not found:
        return None
    low, high = (Decimal(re.sub(r"[ \u00a0]", "", end).replace(",", ".")) for end in found.groups())
    return (low, high) if low < high else None


def read_direction(text: str) -> Direction | None:
    """Which way a single word says that something should go: «Ökar», «minska»; None for other words."""
    return _WORDS.get(text.lower())


def judge(held: Held) -> Judged:
    """Hold an outcome against its target by the rule that the target's form asks for."""
    target, outcome = held.target, held.outcome
    if target.value is None:
        return _judge_words(held)
    if outcome.value is None:
        return Judged(Result.NOT_RATED, TargetRule.NO_NUMBER)
    aim = Aim(target.row.aim) if target.row.aim else _BY_DIRECTION.get(held.direction)  # type: ignore[call-overload] # a code
    if aim is None:
        same = outcome.value == target.value
        return Judged(Result.REACHED, TargetRule.SAME) if same else Judged(Result.NOT_RATED, TargetRule.NO_DIRECTION)
    rule, holds = _AIMED[aim]
    is_reached = holds(outcome.value, target.value)
    if not is_reached and _is_at_limit(outcome, target.value, upwards=aim in _UPWARDS):
        return Judged(Result.AT_LIMIT, rule)
    return _settle(held, rule, is_reached=is_reached, upwards=aim in _UPWARDS)


def _settle(held: Held, rule: TargetRule, *, is_reached: bool, upwards: bool) -> Judged:
    """What is so far can only be settled where growing further can't change it."""
    if held.is_partial and is_reached != upwards:
        return Judged(Result.NOT_RATED, TargetRule.SO_FAR)
    return Judged(Result.REACHED if is_reached else Result.NOT_REACHED, rule)


def _is_at_limit(outcome: Figure, before: Decimal, *, upwards: bool) -> bool:
    """Whether what should have got better was already the best possible, and still is."""
    if outcome.value != before:
        return False
    if upwards:
        return outcome.unit.kind is UnitKind.SHARE and before == _HUNDRED
    return outcome.unit.kind in _NEVER_NEGATIVE and before == 0


def _judge_words(held: Held) -> Judged:
    text, outcome = held.target.text, held.outcome
    if direction := read_direction(text):
        return _judge_change(held, upwards=direction is Direction.HIGHER)
    if limits := read_range(text):
        return _judge_range(held, limits)
    if text == outcome.text or {text, outcome.text} <= _ANSWERS:
        return Judged(Result.REACHED if text == outcome.text else Result.NOT_REACHED, TargetRule.SAME)
    return Judged(Result.NOT_RATED, TargetRule.ONLY_WORDS)


def _judge_range(held: Held, limits: tuple[Decimal, Decimal]) -> Judged:
    value = held.outcome.value
    if value is None:
        return Judged(Result.NOT_RATED, TargetRule.NO_NUMBER)
    low, high = limits
    if held.is_partial and value <= high:
        return Judged(Result.NOT_RATED, TargetRule.SO_FAR)
    return Judged(Result.REACHED if low <= value <= high else Result.NOT_REACHED, TargetRule.BETWEEN)


def _judge_change(held: Held, *, upwards: bool) -> Judged:
    """A target that only says which way, by the change from the outcome before."""
    now, before = held.outcome.value, held.previous.value if held.previous else None
    if now is None or before is None:
        return Judged(Result.NOT_RATED, TargetRule.NO_PREVIOUS)
    rule = TargetRule.MORE_THAN_BEFORE if upwards else TargetRule.LESS_THAN_BEFORE
    if _is_at_limit(held.outcome, before, upwards=upwards):
        return Judged(Result.AT_LIMIT, rule)
    return _settle(held, rule, is_reached=now > before if upwards else now < before, upwards=upwards)
