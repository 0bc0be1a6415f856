"""How much a part is of a whole: a deviation of its budget, parts of a sum."""

from dataclasses import dataclass
from typing import ClassVar

from build_site.formatting import NBSP, format_number, format_share, lower_first
from build_site.periods import format_period
from build_site.saying.claims import Claim, Kind
from build_site.saying.sentences import FigureText, Sentence, list_pieces, write_sentence
from build_site.saying.shared_phrases import name_extreme
from build_site.saying.values import Value, say


@dataclass(frozen=True)
class BudgetShare(Claim):
    """A committee's deviation from its budget, and how much that is of the budget; the values come in that order.

    Attributes:
        said_at: when a forecast was made: «augusti 2020», from the report and not from today's date; "" for outcomes.
    """

    kind: ClassVar[Kind] = Kind.SHARE
    names_set: ClassVar[bool] = True

    said_at: str = ""

    def render(self) -> Sentence:
        """«Nämnden fick 78,5 mnkr i överskott 2022, 11,0 procent av budgeten.»"""
        deviation, budget = self.values
        when = f" {format_period(deviation.period)}"
        if not deviation.amount:
            return write_sentence(*self._keep(deviation), ".")
        kind = "överskott" if deviation.amount > 0 else "underskott"
        share = FigureText(format_share(deviation.amount, budget.amount), budget.figure)
        start = f"I {self.said_at} räknade nämnden med " if self.said_at else "Nämnden fick "
        year = f" för {format_period(deviation.period)}" if self.said_at else when
        return write_sentence(start, self._say_size(deviation), f" i {kind}{year}, ", share, " av budgeten.")

    def _keep(self, deviation: Value) -> tuple[str | FigureText, ...]:
        budget = FigureText("budgeten", deviation.figure)
        when = format_period(deviation.period)
        if self.said_at:
            return (f"I {self.said_at} räknade nämnden med att hålla ", budget, f" för {when}")
        return ("Nämnden höll ", budget, f" {when}")

    @staticmethod
    def _say_size(deviation: Value) -> FigureText:
        number = format_number(abs(deviation.amount), deviation.decimals)
        return FigureText(f"{number}{NBSP}{deviation.unit.abbreviation}", deviation.figure)

    def render_titles(self) -> tuple[str, ...]:
        """«Nämnden fick 78,5 mnkr i överskott 2022»; «Nämnden väntade 12,0 mnkr i överskott för 2023»."""
        deviation = self.values[0]
        if not deviation.amount:
            return (self.render().text.removesuffix("."),)
        kind = "överskott" if deviation.amount > 0 else "underskott"
        said = self._say_size(deviation).text
        if self.said_at:
            return (f"I {self.said_at} räknade nämnden med {said} i {kind} för {format_period(deviation.period)}",)
        return (f"Nämnden fick {said} i {kind} {format_period(deviation.period)}",)


@dataclass(frozen=True)
class Parts(Claim):
    """The parts of a total at one time, from the largest; the values are the total and the parts."""

    kind: ClassVar[Kind] = Kind.SHARE
    names_set: ClassVar[bool] = True

    def render(self) -> Sentence:
        """«Av 40 åtaganden är 30 pågående, 6 ej påbörjade och 4 klara eller avslutade.»"""
        total, *parts = self.values
        listed = list_pieces([[say(part, unit=False), f" {lower_first(part.name)}"] for part in parts])
        return write_sentence("Av ", say(total), " är ", listed, ".")

    def render_titles(self) -> tuple[str, ...]:
        """«30 av 40 åtaganden är pågående»."""
        total, largest = self.values[:2]
        return (
            self.render().text.removesuffix("."),
            f"{say(largest, unit=False).text} av {say(total).text} är {lower_first(largest.name)}",
        )


@dataclass(frozen=True)
class LargestPart(Claim):
    """The largest part of a sum, and the sum; the values come in that order."""

    kind: ClassVar[Kind] = Kind.SHARE
    names_set: ClassVar[bool] = True

    def render(self) -> Sentence:
        """«Störst av de 12 delarna: familjebehandlare, 636 000 kr av totalt 1 455 042 kr (43,7 %).»"""
        part, total = self.values
        percent = f"{format_number(part.amount * 100 / total.amount, 1)}{NBSP}%"
        return write_sentence(
            f"{name_extreme(part, highest=True)}{self.scope.of_all}: {part.name}, ",
            say(part, unit=part.unit != total.unit), " av totalt ", say(total), f" ({percent})", ".",
        )  # fmt: skip

    def render_titles(self) -> tuple[str, ...]:
        """«Störst: familjebehandlare, 636 000 av totalt 1 455 042 kr»."""
        part, total = self.values
        pair = f"{say(part, unit=False).text} av totalt {say(total).text}"
        return (f"{name_extreme(part, highest=True)}: {part.name}, {pair}",)
