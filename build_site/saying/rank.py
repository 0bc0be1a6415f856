"""A whole set in order, from the highest."""

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from build_site.formatting import upper_first
from build_site.saying.claims import Claim, Kind
from build_site.saying.sentences import FigureText, Sentence, list_pieces, write_sentence
from build_site.saying.shared_phrases import name_extreme, say_context
from build_site.saying.values import Value, list_amounts, say

MOST = 3  # things that a sentence can list in order


@dataclass(frozen=True)
class Rank(Claim):
    """Two or three things from the highest to the lowest; the values come in that order."""

    kind: ClassVar[Kind] = Kind.RANK

    def render(self) -> Sentence:
        """«Högst: Botkyrka, −2 procent. Lägst: Eskilstuna, −5 procent.», or that all have as much."""
        groups = [list(run) for _, run in groupby(self.values, key=lambda value: value.amount)]
        if len(groups) == 1:
            return write_sentence(_name(groups[0]), " har lika mycket: ", self._say(self.values[0]), self._when, ".")
        high, low = (name_extreme(self.values[0], highest=highest) for highest in (True, False))
        between = [part for group in groups[1:-1] for part in self._follow(group)]
        return write_sentence(
            f"{high}{self._when}: ", _name(groups[0]), ", ", self._say(groups[0][0]), ".",
            between,
            f" {low}: ", _name(groups[-1]), ", ", self._say(groups[-1][0]), ".",
        )  # fmt: skip

    def _follow(self, group: list[Value]) -> list[str | FigureText]:
        return [" Därefter: ", *_name(group), ", ", self._say(group[0]), "."]

    @property
    def _when(self) -> str:
        alike = len({(value.period, value.figure.measure) for value in self.values}) == 1
        return say_context(self.values[0]) if alike else ""

    def _say(self, value: Value) -> FigureText:
        return say(value, signed=value.figure.meaning.signed)

    def render_titles(self) -> tuple[str, ...]:
        """«Botkyrka −2 och Eskilstuna −5 procent»."""
        listed = upper_first(write_sentence(list_pieces(list_amounts(self.values))).text)
        return (f"{listed}{self._when}", listed)


def _name(group: list[Value]) -> list[str | FigureText]:
    return list_pieces([[value.name if number else upper_first(value.name)] for number, value in enumerate(group)])
