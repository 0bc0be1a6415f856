"""How many of a set something is true of."""

from dataclasses import dataclass
from typing import ClassVar

from build_site.formatting import upper_first
from build_site.saying.claims import Claim, Kind
from build_site.saying.sentences import FigureText, Sentence, write_sentence
from build_site.saying.shared_phrases import say_measure, say_when
from build_site.vocabularies import UnitKind

_BOTH = 2


@dataclass(frozen=True)
class Count(Claim):
    """How many figures lie over, under and on what they are held against.

    Attributes:
        over, under, equal: how many; together the whole set. `values` are the pairs of all of them, one after another.
    """

    kind: ClassVar[Kind] = Kind.COUNT
    names_set: ClassVar[bool] = True

    over: int
    under: int
    equal: int

    def render(self) -> Sentence:
        """«Prognosen för 2023 ligger under budgeten för 7 av de 12 slagen av årsplatser, över den för 5.»"""
        after, before = self.values[:2]
        subject = f"{upper_first(say_measure(after.figure))} ligger"
        against = say_measure(before.figure, year=after.period != before.period)
        (way, first), (other, second) = self._ways
        if first == self.scope.size:
            return write_sentence(f"{subject} {way} {against} för ", FigureText(self._every, after.figure), ".")
        ends = [f"{other} för {second}"] if second else []
        ends += [f"på samma nivå för {self.equal}"] if self.equal else []
        said = FigureText(f"{first} av de {self.scope.size} {self.scope.noun}", after.figure)
        return write_sentence(f"{subject} {way} {against} för ", said, *(f", {end}" for end in ends), ".")

    @property
    def _every(self) -> str:
        return f"båda {self.scope.noun}" if self.scope.size == _BOTH else f"alla {self.scope.size} {self.scope.noun}"

    @property
    def _all(self) -> str:
        return f"{self.scope.size} {self.scope.noun}"

    @property
    def _ways(self) -> tuple[tuple[str, int], tuple[str, int]]:
        over, under = ("över", self.over), ("under", self.under)
        return (over, under) if self.over >= self.under else (under, over)

    def render_titles(self) -> tuple[str, ...]:
        """«Prognosen ligger under budgeten för 7 av de 12 slagen av årsplatser»."""
        after, before = self.values[:2]
        (way, first), (other, second) = self._ways
        subject, against = (say_measure(value.figure, year=False) for value in (after, before))
        start = f"{upper_first(subject)} ligger {way} {against}"
        if first == self.scope.size:
            return (f"{start} för {self._every}",)
        if first == second:
            return (f"{start} för {first} och {other} för {second} av de {self._all}",)
        return (f"{start} för {first} av de {self._all}", f"{start} för {first} av {self.scope.size}")


@dataclass(frozen=True)
class HigherCount(Claim):
    """How often women or men have the higher figure; the values are the pairs, women first, one after another."""

    kind: ClassVar[Kind] = Kind.COUNT

    women: int
    men: int

    def render(self) -> Sentence:
        """«Kvinnor har högre andel än män i 3 av 6 jämförelser januari–augusti 2023, män i 2, och i 1 är det lika.»"""
        ways = [("kvinnor", self.women), ("män", self.men)]
        (first, count), (second, other) = sorted(ways, key=lambda way: -way[1])
        share = f"{count} av {self.scope.size} jämförelser"
        if count == self.scope.size:
            share = "båda jämförelserna" if count == _BOTH else f"alla {count} jämförelser"
        equal = self.scope.size - count - other
        rest = f", {second} i {other}" if other else ""
        rest += f", och i {equal} är det lika" if equal else ""
        start = f"{upper_first(first)} har {self._higher} än {second} i "
        return write_sentence(start, FigureText(share, self.figures[0]), say_when(self.values[0]), rest, ".")

    @property
    def _higher(self) -> str:
        return "högre andel" if self.values[0].unit.kind is UnitKind.SHARE else "högre värde"

    def render_titles(self) -> tuple[str, ...]:
        """The sentence without its stop."""
        return (self.render().text.removesuffix("."),)
