"""How much something is."""

from dataclasses import dataclass
from typing import ClassVar

from build_site.formatting import upper_first
from build_site.saying.claims import Claim, Kind
from build_site.saying.sentences import FigureText, Sentence, list_pieces, write_sentence
from build_site.saying.shared_phrases import say_context
from build_site.saying.values import Value, list_amounts, say


@dataclass(frozen=True)
class Level(Claim):
    """One figure, or several of the same thing beside each other: measures, times, women and men."""

    kind: ClassVar[Kind] = Kind.LEVEL

    def render(self) -> Sentence:
        """«Frisknärvaro: 94,6 procent 2023 och 93 procent 2022.»; «Lek: 5 barn 2022; Saga: 7 barn.»"""
        names = {value.name for value in self.values}
        if len(names) == 1:
            return write_sentence(
                f"{upper_first(self.values[0].name)}: ", list_pieces(list(map(_say, self.values))), "."
            )
        told = [
            [f"{'; ' if number else ''}{upper_first(value.name)}: ", *_say(value)]
            for number, value in enumerate(self.values)
        ]
        return write_sentence(*told, ".")

    def render_titles(self) -> tuple[str, ...]:
        """The sentence without its stop; without its times; or from the lowest to the highest of several deviations."""
        full = self.render().text.removesuffix(".")
        if len({value.unit.code for value in self.values}) > 1 or len({value.name for value in self.values}) == 1:
            return (full,)
        # Of different times, or of a plan and an outcome, nothing is said without saying so.
        alike = len({(value.period, value.figure.measure) for value in self.values}) == 1
        listed = upper_first(write_sentence(list_pieces(list_amounts(self.values))).text)
        titles = (full, listed) if alike else (full,)
        return (*titles, self._say_span()) if all(one.figure.meaning.signed for one in self.values) else titles

    def _say_span(self) -> str:
        """«Mellan 0,0 och +50,0 procent av budgeten»."""
        ordered = sorted(self.values, key=lambda value: value.amount)
        low, high = say(ordered[0], unit=False, signed=True), say(ordered[-1], signed=True)
        return f"Mellan {low.text} och {high.text}"


def _say(value: Value) -> list[str | FigureText]:
    return [say(value, signed=value.figure.meaning.signed), say_context(value)]
