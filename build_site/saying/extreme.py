"""The most or the least of a whole set: of amounts, of deviations, of changes, of differences."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from build_site.periods import format_period
from build_site.saying.claims import Basis, Claim, Kind, Scope
from build_site.saying.difference import say_against, say_apart, say_gap, say_sexes
from build_site.saying.sentences import FigureText, Sentence, list_pieces, write_sentence
from build_site.saying.shared_phrases import is_measured, name_extreme, say_between, say_context, say_span, say_when
from build_site.saying.trend import say_move, say_span_of
from build_site.saying.values import Value, say, say_change
from build_site.vocabularies import MeasureKind

MOST_TIED = 3  # things that share a place and can be named in a sentence; more than that are no extreme


@dataclass(frozen=True)
class Extreme(Claim):
    """Base of what is furthest from the others in a set.

    Attributes:
        winners: the things that share the place: a figure each, or a pair (the later, or the one that is held against
            the other, first). `values` are their figures in the same order.
    """

    kind: ClassVar[Kind] = Kind.EXTREME

    winners: tuple[tuple[Value, ...], ...]

    def _name(self) -> list[str | FigureText]:
        return list_pieces([[winner[0].name] for winner in self.winners])

    def _name_text(self) -> str:
        return write_sentence(self._name()).text

    @property
    def _each(self) -> str:
        return " vardera" if len(self.winners) > 1 else ""


@dataclass(frozen=True)
class Highest(Extreme):
    """The largest amount of a set, at one time."""

    def render(self) -> Sentence:
        """«Störst av de 7 verksamheterna 2022: vuxenutbildning, 86,4 mnkr.»"""
        value = self.values[0]
        word = name_extreme(value, highest=True)
        said = say(value, signed=_is_signed(value))
        start = f"{word}{self.scope.of_all}{say_context(value)}: "
        return write_sentence(start, self._name(), ", ", said, f"{self._each}.")

    def render_titles(self) -> tuple[str, ...]:
        """«Störst: vuxenutbildning, 86,4 mnkr»."""
        value = self.values[0]
        word = name_extreme(value, highest=True)
        said = f"{say(value, signed=_is_signed(value)).text}{self._each}"
        return (
            f"{word}{self.scope.of_all}: {self._name_text()}, {said}",
            f"{word}: {self._name_text()}, {said}",
        )


def _is_signed(value: Value) -> bool:
    return value.figure.meaning.signed


@dataclass(frozen=True)
class LargestDeviation(Extreme):
    """The largest surplus or deficit of a set, or the largest deviation where the rows are incomes and costs."""

    surplus: bool = True

    def render(self) -> Sentence:
        """«Störst väntat överskott för 2023 av de 7 verksamheterna: vuxenutbildning, +10,0 mnkr.»"""
        return write_sentence(
            f"{self._word}{self._when}{self.scope.of_all}: ",
            self._name(), ", ", say(self.values[0], signed=True), f"{self._each}.",
        )  # fmt: skip

    @property
    def _is_expected(self) -> bool:
        return self.values[0].figure.meaning.is_expected

    @property
    def _word(self) -> str:
        positive = self.values[0].amount > 0
        if self.values[0].figure.meaning.kind is MeasureKind.CHANGE:
            return "Störst ökning" if positive else "Störst minskning"
        if self.surplus:
            return f"Störst {'väntat ' if self._is_expected else ''}{'överskott' if positive else 'underskott'}"
        return f"Störst {'väntad ' if self._is_expected else ''}{'positiv' if positive else 'negativ'} avvikelse"

    @property
    def _when(self) -> str:
        period = self.values[0].period
        return f" för {format_period(period)}" if self._is_expected and period else say_when(self.values[0])

    def render_titles(self) -> tuple[str, ...]:
        """«Störst överskott år 2022: vuxenutbildning, +10,0 mnkr»."""
        said = f": {self._name_text()}, {say(self.values[0], signed=True).text}{self._each}"
        return (
            f"{self._word}{self._when}{self.scope.of_all}{said}",
            f"{self._word}{self._when}{said}",
            f"{self._word}{said}",
        )


@dataclass(frozen=True)
class LargestChange(Extreme):
    """What has changed most between two times; the pairs are the last figure and the first."""

    def render(self) -> Sentence:
        """«Störst ändring av de 7 posterna, i procent: Personal minskade från 153,0 till 127,5 mnkr (−16,7 %) …»."""
        last, first = self.winners[0]
        change = say_change(first, last, percent=self.basis is Basis.PERCENT)
        said = f" ({change}) " if change else " "
        return write_sentence(
            f"Störst ändring{self.scope.of_all}{_say_basis(self.basis)}: {self._move} ",
            say_span_of(first, last), said, f"{say_between(first, last)}.",
        )  # fmt: skip

    def render_titles(self) -> tuple[str, ...]:
        """«Personalkostnader minskade mest i procent, från 153,0 till 127,5 mnkr»."""
        last, first = self.winners[0]
        basis, years = _say_basis(self.basis), say_span(first, last)
        span = write_sentence(say_span_of(first, last)).text
        if last.is_group:
            start = f"Störst ändring{basis}: {self._move}"
            told = f"{start} {span}"
        else:
            start = f"{self._move} mest{basis.removeprefix(',')}"
            told = f"{start}: {span}"
        return (f"{told}, {years}", told, start) if is_measured(last) else (f"{told}, {years}",)

    @property
    def _move(self) -> str:
        """«Personal minskade», or of a group «Kvinnor, en minskning»."""
        return say_move(*self.winners[0]).replace(": ", ", ", 1)


@dataclass(frozen=True)
class LargestDifference(Extreme):
    """What differs most from a budget, a target or a forecast; the pairs are the figure and what it is held against."""

    def render(self) -> Sentence:
        """«Störst skillnad av de 9 raderna, i procent: Sfi, 1 350 årsplatser i prognosen för 2023 mot 1 200 …»."""
        after, before = self.winners[0]
        held = say_against(after, before, percent=self.basis is Basis.PERCENT)
        start = f"Störst skillnad{self.scope.of_all}{_say_basis(self.basis)}"
        return write_sentence(f"{start}: {after.name}, ", held, ".")

    def render_titles(self) -> tuple[str, ...]:
        """«Störst skillnad, i procent: Sfi, 1 350 mot 1 200 årsplatser i budgeten»."""
        after, before = self.winners[0]
        versus = before.figure.meaning.definite
        pair = f"{say(after, unit=False).text} mot {say(before).text}"
        return (
            f"Störst skillnad mot {versus}{_say_basis(self.basis)}: {after.name}, {pair}",
            f"Störst skillnad{_say_basis(self.basis)}: {after.name}, {pair}",
        )


@dataclass(frozen=True)
class WidestGap(Extreme):
    """Where women and men are furthest apart, at one time; the pairs come in that order."""

    def render(self) -> Sentence:
        """«Störst skillnad mellan kvinnor och män 2022, av 4 jämförelser: heltid, kvinnor 98,1 procent …»."""
        women, men = self.winners[0]
        start = f"Störst skillnad mellan kvinnor och män{say_when(women)} av {self.scope.size} jämförelser"
        return write_sentence(f"{start}: {women.name}, ", say_sexes(women, men), ".")

    def render_titles(self) -> tuple[str, ...]:
        """«Störst skillnad mellan kvinnor och män: heltid, 1,5 procentenheter skiljer»."""
        women, men = self.winners[0]
        return (
            f"Störst skillnad mellan kvinnor och män{say_when(women)}: {women.name}, {say_apart(women, men)}",
            f"Störst skillnad mellan könen: {women.name}, {say_apart(women, men)}",
            f"Mellan kvinnor och män skiljer som mest {say_gap(women, men)}{say_when(women)}",
        )


def _say_basis(basis: Basis) -> str:
    return ", i procent" if basis is Basis.PERCENT else ""


def find_winners(
    things: Sequence[tuple[Value, ...]], size: Callable[[tuple[Value, ...]], Decimal]
) -> tuple[tuple[Value, ...], ...]:
    """The things of the largest size, where they are few enough to be named and anything is smaller than they.

    Returns:
        () where nothing stands out: nothing at all, all alike, too many alike, or a size of nothing.
    """
    if not things:
        return ()
    most = max(size(thing) for thing in things)
    found = tuple(thing for thing in things if size(thing) == most)
    alike = len(found) == len(things) > 1
    return () if not most or alike or len(found) > MOST_TIED else found


def flatten(winners: Sequence[tuple[Value, ...]]) -> tuple[Value, ...]:
    """All figures of the winners, in order."""
    return tuple(value for winner in winners for value in winner)


def one_of(scope: Scope) -> bool:
    """Whether a set has only one member, so that nothing in it is the most of anything."""
    return scope.size < 2  # noqa: PLR2004 # the word «most» needs two
