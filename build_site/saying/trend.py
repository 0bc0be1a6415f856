"""The same thing at two times."""

from dataclasses import dataclass
from typing import ClassVar

from build_site.formatting import upper_first
from build_site.saying.claims import Basis, Claim, Kind
from build_site.saying.sentences import FigureText, Sentence, write_sentence
from build_site.saying.shared_phrases import (
    DECREASE,
    DECREASED,
    INCREASE,
    INCREASED,
    is_measured,
    say_between,
    say_both_times,
    say_span,
)
from build_site.saying.values import Value, say, say_both, say_change


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
        if self.first.amount == self.last.amount:  # whatever it was between them
            return write_sentence(f"{name}: ", say(self.last), f" {say_both_times(self.first, self.last)}.")
        when = f"{say_between(self.first, self.last)}."
        change = say_change(self.first, self.last, percent=self.basis is Basis.PERCENT)
        said = f" ({change}) " if change else " "
        return write_sentence(f"{say_move(*self.values)} ", say_span_of(self.first, self.last), said, when)

    def render_titles(self) -> tuple[str, ...]:
        """«Frisknärvaro ökade från 93 till 94,6 procent, 2021–2022»."""
        name, years = upper_first(self.last.name), say_span(self.first, self.last)
        if self.first.amount == self.last.amount:
            return (f"{name}: {say(self.last).text} {say_both_times(self.first, self.last)}",)
        move = say_move(*self.values)
        span = f"{move} {write_sentence(say_span_of(self.first, self.last)).text}"
        if not is_measured(self.last):  # without its time nothing says that it is a plan or a forecast
            return (f"{span}, {years}",)
        return (f"{span}, {years}", span, f"{move} till {say(self.last).text}")


def say_move(last: Value, first: Value) -> str:
    """«Frisknärvaro ökade», or of a group, which doesn't change itself, «Kvinnor: en ökning»."""
    more = last.amount > first.amount
    name = upper_first(last.name)
    return (
        f"{name}: {INCREASE if more else DECREASE}" if last.is_group else f"{name} {INCREASED if more else DECREASED}"
    )


def say_span_of(first: Value, last: Value) -> list[str | FigureText]:
    """«från 93 till 94,6 procent»."""
    return ["från ", *say_both(first, " till ", last)]
