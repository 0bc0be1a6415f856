"""The same thing at two times."""

from dataclasses import dataclass
from typing import ClassVar

from build_site.formatting import upper_first
from build_site.saying.claims import Basis, Claim, Kind
from build_site.saying.sentences import FigureText, Sentence, write_sentence
from build_site.saying.values import Value, say, say_change
from build_site.saying.words import DECREASED, INCREASED, UNCHANGED, say_between, say_span


@dataclass(frozen=True)
class Trend(Claim):
    """How a figure has changed; the values are the last and the first."""

    kind: ClassVar[Kind] = Kind.TREND

    @property
    def last(self) -> Value:
        """The later figure."""
        return self.values[0]

    @property
    def first(self) -> Value:
        """The earlier figure."""
        return self.values[1]

    def render(self) -> Sentence:
        """«Frisknärvaro ökade från 93 till 94,6 procent (+1,6 procentenheter) mellan 2021 och 2022.»"""
        name = upper_first(self.last.name)
        when = f"{say_between(self.first, self.last)}."
        if self.first.amount == self.last.amount:
            return write_sentence(f"{name} {UNCHANGED}, ", say(self.last), f", {when}")
        change = say_change(self.first, self.last, percent=self.basis is Basis.PERCENT)
        said = f" ({change}) " if change else " "
        verb = say_verb(self.first, self.last)
        return write_sentence(f"{name} {verb} ", say_span_of(self.first, self.last), said, when)

    def render_titles(self) -> tuple[str, ...]:
        """«Frisknärvaro ökade från 93 till 94,6 procent, 2021–2022»."""
        name, years = upper_first(self.last.name), say_span(self.first, self.last)
        if self.first.amount == self.last.amount:
            return (f"{name} {UNCHANGED}, {say(self.last).text}, {years}",)
        verb = say_verb(self.first, self.last)
        span = f"{verb} från {say(self.first, unit=False).text} till {say(self.last).text}"
        return (f"{name} {span}, {years}", f"{name} {span}", f"{name} {verb} till {say(self.last).text}")


def say_verb(first: Value, last: Value) -> str:
    """«ökade» or «minskade»."""
    return INCREASED if last.amount > first.amount else DECREASED


def say_span_of(first: Value, last: Value) -> list[str | FigureText]:
    """«från 93 till 94,6 procent»."""
    return ["från ", say(first, unit=False), " till ", say(last)]
