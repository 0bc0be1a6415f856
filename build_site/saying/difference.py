"""Two things beside each other: an outcome and its budget, women and men, two places."""

from dataclasses import dataclass
from typing import ClassVar

from build_site.formatting import lower_first, upper_first
from build_site.saying.claims import Basis, Claim, Kind
from build_site.saying.sentences import FigureText, Sentence, write_sentence
from build_site.saying.shared_phrases import say_measure, say_when
from build_site.saying.values import Value, say, say_both, say_change, say_points, tell_apart
from build_site.vocabularies import UnitKind


@dataclass(frozen=True)
class Difference(Claim):
    """One measure held against another; the values are the measure and what it is held against."""

    kind: ClassVar[Kind] = Kind.DIFFERENCE

    def render(self) -> Sentence:
        """«Svenska för invandrare: 1 350 årsplatser i prognosen för 2023 mot 1 200 i budgeten (+12,5 %).»"""
        return write_sentence(self._name, say_against(*self.values, percent=self.basis is Basis.PERCENT), ".")

    @property
    def _name(self) -> str:
        """What it is about, unless the page says that."""
        name = self.values[0].name
        return f"{upper_first(name)}: " if name else ""

    def render_titles(self) -> tuple[str, ...]:
        """The sentence without its stop, with less and less of what can be spared."""
        after, before = self.values
        pair = f"{say(after, unit=False).text} i {say_measure(after.figure, year=False)} mot {say(before).text}"
        return (self.render().text.removesuffix("."), f"{self._name}{pair} i {say_measure(before.figure, year=False)}")


def say_against(after: Value, before: Value, *, percent: bool = True) -> list[str | FigureText]:
    """«1 350 årsplatser i prognosen för 2023 mot 1 200 i budgeten (+12,5 %)»."""
    same = after.period == before.period
    change = say_change(before, after, percent=percent) if tell_apart(after, before) else ""
    return [
        say(after),
        f" i {say_measure(after.figure)} mot ",
        say(before, unit=after.unit != before.unit),
        f" i {say_measure(before.figure, year=not same)}",
        f" ({change})" if change else "",
    ]


@dataclass(frozen=True)
class Gap(Claim):
    """Women and men at the same time; the values come in that order."""

    kind: ClassVar[Kind] = Kind.DIFFERENCE

    def render(self) -> Sentence:
        """«Sjukfrånvaro år 2022: kvinnor 7,9 och män 4,1 procent, 3,8 procentenheter skiljer.»"""
        name = upper_first(self.values[0].name)
        start = f"{name}{say_when(self.values[0])}: " if name else f"{upper_first(say_when(self.values[0]).strip())}: "
        return write_sentence(start, say_sexes(*self.values), ".")

    def render_titles(self) -> tuple[str, ...]:
        """«Kvinnor 7,9 procent, män 4,1 procent 2022: 3,8 procentenheter skiljer»."""
        one, other = self.values
        pair = f"{write_sentence('Kvinnor ', say_both(one, ' och män ', other)).text}{say_when(one)}"
        return (f"{pair}: {say_apart(one, other)}", pair)


def say_sexes(women: Value, men: Value) -> list[str | FigureText]:
    """«kvinnor 7,9 och män 4,1 procent, 3,8 procentenheter skiljer»."""
    return ["kvinnor ", *say_both(women, " och män ", men), f", {lower_first(say_apart(women, men))}"]


def say_apart(women: Value, men: Value) -> str:
    """«3,8 procentenheter skiljer», or «ingen skillnad»."""
    return f"{say_gap(women, men)} skiljer" if women.amount != men.amount else "ingen skillnad"


def say_gap(women: Value, men: Value) -> str:
    """«3,8 procentenheter», «4 personer»."""
    gap = abs(women.amount - men.amount)
    if women.unit.kind is UnitKind.SHARE:
        return say_points(gap)
    return say(Value(women.figure, "", gap, women.unit, women.decimals)).text


@dataclass(frozen=True)
class Places(Claim):
    """The same thing in two places at the same time; the values are called as the places are."""

    kind: ClassVar[Kind] = Kind.DIFFERENCE

    what: str = ""

    def render(self) -> Sentence:
        """«Totalt: 12,3 procent i Eskilstuna mot 7,0 i riket, mars 2022.»"""
        return write_sentence(f"{upper_first(self.what)}: ", self._pair(), f",{say_when(self.values[0])}.")

    def _pair(self) -> list[str | FigureText]:
        one, other = self.values
        return [say(one), f" i {one.name} mot ", say(other, unit=False), f" i {other.name}"]

    def render_titles(self) -> tuple[str, ...]:
        """«Totalt: 12,3 procent i Eskilstuna mot 7,0 i riket»."""
        return (self.render().text.removesuffix("."), write_sentence(f"{upper_first(self.what)}: ", self._pair()).text)
