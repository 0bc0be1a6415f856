"""How much something is."""

from dataclasses import dataclass
from typing import ClassVar

from build_site.formatting import upper_first
from build_site.saying.claims import Claim, Kind
from build_site.saying.sentences import FigureText, Sentence, list_pieces, write_sentence
from build_site.saying.values import say
from build_site.saying.words import say_context


@dataclass(frozen=True)
class Level(Claim):
    """One figure, or several of the same thing beside each other: measures, times, women and men."""

    kind: ClassVar[Kind] = Kind.LEVEL

    def render(self) -> Sentence:
        """«Frisknärvaro: 94,6 procent januari–augusti 2023 och 93 procent 2022.»"""
        names = {value.name for value in self.values}
        said = list_pieces([self._say(number, len(names) == 1) for number in range(len(self.values))])
        start = f"{upper_first(self.values[0].name)}: " if len(names) == 1 else ""
        return write_sentence(start, said, ".")

    def _say(self, number: int, named: bool) -> list[str | FigureText]:  # a detail of render
        value = self.values[number]
        signed = value.figure.meaning.signed
        name = [] if named else [f"{value.name} " if number else f"{upper_first(value.name)} "]
        return [*name, say(value, signed=signed), say_context(value)]

    def render_titles(self) -> tuple[str, ...]:
        """The sentence without its stop; without its times; or from the lowest to the highest of several deviations."""
        full = self.render().text.removesuffix(".")
        if len({value.unit.code for value in self.values}) > 1 or len({value.name for value in self.values}) == 1:
            return (full,)
        pieces: list[list[str | FigureText]] = [
            [f"{value.name} ", say(value, unit=value is self.values[-1], signed=value.figure.meaning.signed)]
            for value in self.values
        ]
        titles = (full, upper_first(write_sentence(list_pieces(pieces)).text))
        return (*titles, self._say_span()) if all(one.figure.meaning.signed for one in self.values) else titles

    def _say_span(self) -> str:
        """«Mellan 0,0 och +50,0 procent av budgeten»."""
        ordered = sorted(self.values, key=lambda value: value.amount)
        low, high = say(ordered[0], unit=False, signed=True), say(ordered[-1], signed=True)
        return f"Mellan {low.text} och {high.text}"
