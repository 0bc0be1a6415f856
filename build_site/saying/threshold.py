"""Whether a target is reached."""

from dataclasses import dataclass
from typing import ClassVar

from build_site.formatting import upper_first
from build_site.periods import format_period
from build_site.saying.claims import Claim, Kind
from build_site.saying.sentences import FigureText, Sentence, write_sentence
from build_site.saying.values import Value, say
from build_site.saying.words import say_when

_BOTH = 2


@dataclass(frozen=True)
class Threshold(Claim):
    """An outcome held against its target; the values come in that order.

    Attributes:
        reached: by the rule that the page of goals prints; None where there is no rule for it.
    """

    kind: ClassVar[Kind] = Kind.THRESHOLD

    reached: bool | None = None

    def render(self) -> Sentence:
        """«Frisknärvaro: 94,6 procent januari–augusti 2023. Målet för 2023, 94 procent, nås.»"""
        outcome, target = self.values
        start = (f"{upper_first(outcome.name)}: ", say(outcome), say_when(outcome))
        if self.reached is None:
            return write_sentence(*start, f", {_name_aim(target)} är ", say(target, unit=False), ".")
        end = "nås" if self.reached else "nås inte"
        return write_sentence(*start, f". {upper_first(_name_aim(target))}, ", say(target, unit=False), f", {end}.")

    def render_titles(self) -> tuple[str, ...]:
        """«94,6 procent mot målet 94: målet nås»."""
        outcome, target = self.values
        pair = f"{say(outcome).text}{say_when(outcome)}, {_name_aim(target)} är {say(target, unit=False).text}"
        end = "" if self.reached is None else ": det nås" if self.reached else ": det nås inte"
        return (f"{upper_first(outcome.name)}: {pair}{end}", f"{upper_first(pair)}{end}")


def _name_aim(target: Value) -> str:
    """«målet för 2023», «budgeten för 2023»."""
    return f"{target.figure.meaning.definite or 'målet'} för {format_period(target.period)}"


@dataclass(frozen=True)
class ReachedCount(Claim):
    """How many targets are reached of those that can be judged; the values are outcome and target of each.

    Attributes:
        reached: how many.
        expected: whether some are only expected to be reached, because their year isn't over.
    """

    kind: ClassVar[Kind] = Kind.COUNT

    reached: int
    expected: bool = False

    def render(self) -> Sentence:
        """«5 av de 8 mått som går att bedöma når målet.»"""
        verb = "väntas nå" if self.expected else "når"
        size = self.scope.size
        if self.reached == size:
            number = FigureText("Båda" if size == _BOTH else f"Alla {size}", self.figures[0])
            return write_sentence(number, f" mått som går att bedöma {verb} målet.")
        number = FigureText(f"{self.reached} av de {size}" if self.reached else f"Inget av de {size}", self.figures[0])
        return write_sentence(number, f" mått som går att bedöma {verb} målet.")

    def render_titles(self) -> tuple[str, ...]:
        """The sentence without its stop."""
        return (self.render().text.removesuffix("."),)
