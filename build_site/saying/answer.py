"""What answers the question that a comparison asks: yes or no, which, or by how much, with the figures that say so."""

from dataclasses import dataclass
from typing import ClassVar

from build_site.formatting import NBSP, lower_first, upper_first
from build_site.periods import format_period
from build_site.saying.claims import Claim, Kind
from build_site.saying.sentences import FigureText, Sentence, list_pieces, write_sentence
from build_site.saying.values import Value, say
from build_site.vocabularies import Direction, MeasureKind

YES, NO, BOTH = "Ja", "Nej", "Både ja och nej"
_BOTH = 2
ALIKE = "Ungefär lika"  # nothing that the printed decimals can tell apart
Pieces = list[str | FigureText]


def say_time(value: Value) -> str:
    """« år 2022», « i augusti 2023», « januari–augusti 2023», « i prognosen för 2023»."""
    period = value.period
    if period is None:
        return ""
    if MeasureKind.EXPECTED in (value.figure.meaning.kind, value.figure.meaning.of_kind):
        return f" enligt prognosen för {format_period(period)}"
    if period.is_full_year:
        return f" år {period.year}"
    return f"{' i' if period.start == period.end else ''} {format_period(period)}"


def _say(value: Value, *, unit: bool = True) -> FigureText:
    return say(value, unit=unit, signed=value.figure.meaning.signed)


@dataclass(frozen=True)
class Answer(Claim):
    """Base of what answers a question.

    Attributes:
        said: the answer itself: «Ja», «Nej», or what is most.
    """

    kind: ClassVar[Kind] = Kind.ANSWER

    said: str

    def _write(self, *pieces: str | FigureText | Pieces) -> Sentence:
        return write_sentence(f"{self.said}: ", *pieces)

    def render_titles(self) -> tuple[str, ...]:
        """The sentence without its stop."""
        return (self.render().text.removesuffix("."),)


@dataclass(frozen=True)
class ChangeAnswer(Answer):
    """Whether things have risen or fallen; the values are the last and the first of each, one after another.

    Attributes:
        named: whether the things have names that must be said; times alone tell figures of one thing apart.
    """

    named: bool = False

    def render(self) -> Sentence:
        """«Ja: 934 hushåll år 2022 mot 1 029 år 2019.»; of several, each with its name: «6 mot 10 (Skyddat boende)»."""
        return self._write(list_pieces([self._say_thing(number) for number in range(self._size)]), ".")

    @property
    def _size(self) -> int:
        return len(self.values) // 2

    def _say_thing(self, number: int, *, times: bool = True) -> Pieces:
        last, first = self._pair(number)
        when, before = (say_time(last), say_time(first)) if times and not self._repeats_times(number) else ("", "")
        name = f" ({upper_first(last.name)})" if self.named else ""
        return [_say(last, unit=not number), when, " mot ", _say(first, unit=False), f"{before}{name}"]

    def _pair(self, number: int) -> tuple[Value, Value]:
        return self.values[2 * number], self.values[2 * number + 1]

    def _repeats_times(self, number: int) -> bool:
        """Whether the times are those of the thing before, so that they need not be said again."""
        times = [tuple(value.period for value in self._pair(one)) for one in range(self._size)]
        return number > 0 and times[number] == times[number - 1]

    def render_titles(self) -> tuple[str, ...]:
        """The sentence without its stop; without its times; or of the first thing alone, where all are alike."""
        full = self.render().text.removesuffix(".")
        short = [self._write(list_pieces([self._say_thing(number, times=False) for number in range(self._size)])).text]
        more = sum(last.amount > first.amount for last, first in map(self._pair, range(self._size)))
        rest = f"en ökning i {more} av {self._size} serier" if self.said == BOTH else self._say_thing(0)
        return (full, *(short if self.named else []), self._write(rest).text)


@dataclass(frozen=True)
class PairAnswer(Answer):
    """Whether one thing is more than another at the same time, or which is most; the one asked of comes first.

    Attributes:
        labels: what each value is called inside the sentence: «i riket», «för män»; "" for what `said` names.
    """

    labels: tuple[str, ...]

    def render(self) -> Sentence:
        """«Ja: 12,3 procent i Eskilstuna mot 7,0 i riket, mars 2022.»; «Kvinnor: 7,9 procent mot 4,1 för män.»"""
        when = f",{say_time(self.values[0]).removeprefix(' i')}" if self.labels[0] else ""
        return self._write(self._compare(times=True), f"{when}.")

    def _compare(self, *, times: bool) -> Pieces:
        when = say_time(self.values[0]) if times and not self.labels[0] else ""
        pieces: list[Pieces] = [
            [_say(value, unit=not number), f" {label}" if label else ""]
            for number, (value, label) in enumerate(zip(self.values, self.labels, strict=True))
        ]
        first, *others = pieces
        return [*first, f"{when} mot ", *list_pieces(others)]

    def render_titles(self) -> tuple[str, ...]:
        """The sentence without its stop, without its time, and without the others."""
        first = self.values[0]
        alone: Pieces = [" mot ", _say(self.values[1], unit=False)] if self.labels[0] else [say_time(first)]
        titles = (self.render().text.removesuffix("."), self._write(self._compare(times=False)).text)
        return (*titles, self._write(_say(first), alone).text)


@dataclass(frozen=True)
class KeptAnswer(Answer):
    """Whether each keeps its budget; the values are deviations."""

    def render(self) -> Sentence:
        """«Både ja och nej: Botkyrka ja (+9,7 procent av budgeten år 2022) och Eskilstuna nej (−15,0 …).»"""
        return self._write(list_pieces([self._say_one(value) for value in self.values]), ".")

    def _say_one(self, value: Value, *, times: bool = True) -> Pieces:
        word = f" {YES.lower() if value.amount >= 0 else NO.lower()}" if self.said == BOTH else ""
        return [f"{value.name}{word} (", _say(value), say_time(value) if times else "", ")"]

    def _say_short(self, value: Value, *, unit: bool) -> str:
        number = _say(value, unit=False).text
        said = f"{number}{NBSP}{value.unit.abbreviation}" if unit else number
        return f"{value.name} {(YES if value.amount >= 0 else NO).lower()} ({said}, {self._when(value)})"

    @staticmethod
    def _when(value: Value) -> str:
        """«2022», «prognos 2023»."""
        expected = value.figure.meaning.of_kind is MeasureKind.EXPECTED
        return f"{'prognos ' if expected else ''}{format_period(value.period)}"

    def render_titles(self) -> tuple[str, ...]:
        """«Botkyrka ja (+9,7 % av budgeten, 2022) och Eskilstuna nej (−15,0, prognos 2022)»."""
        pieces: list[Pieces] = [[self._say_short(value, unit=not number)] for number, value in enumerate(self.values)]
        kept = sum(value.amount >= 0 for value in self.values)
        expected = any(value.figure.meaning.of_kind is MeasureKind.EXPECTED for value in self.values)
        size = len(self.values)
        share = f"{kept} av {size}" if kept < size else "Båda" if size == _BOTH else f"Alla {size}"
        count = f"{share} höll sin budget{' eller väntades göra det' if expected else ''}"
        return (self.render().text.removesuffix("."), write_sentence(list_pieces(pieces)).text, count)


@dataclass(frozen=True)
class MissAnswer(Answer):
    """How far an outcome came from what was expected; the values are the outcome and the forecasts, in their order."""

    def render(self) -> Sentence:
        """«Utfallet blev +78,5 mnkr: 98,2 bättre än väntat efter april och 38,4 bättre än väntat efter augusti.»"""
        return self._write(list_pieces([self._say_miss(value) for value in self.values[1:]]), ".")

    def _write(self, *pieces: str | FigureText | Pieces) -> Sentence:
        return write_sentence(f"{self.said} blev ", _say(self.values[0]), ": ", *pieces)

    def _say_miss(self, forecast: Value) -> Pieces:
        outcome = self.values[0]
        name = lower_first(forecast.name)
        if outcome.amount == forecast.amount:
            return [FigureText(f"som {name}", forecast.figure)]
        more, less = ("bättre", "sämre") if outcome.figure.meaning.better == Direction.HIGHER else ("mer", "mindre")
        word = more if outcome.amount > forecast.amount else less
        apart = Value(forecast.figure, "", abs(outcome.amount - forecast.amount), outcome.unit, outcome.decimals)
        return [say(apart, unit=False), f" {word} än {name}"]

    def render_titles(self) -> tuple[str, ...]:
        """The sentence without its stop, and with the last forecast alone."""
        last = self._write(self._say_miss(self.values[-1])).text
        return (self.render().text.removesuffix("."), last)


@dataclass(frozen=True)
class LargestMissAnswer(Answer):
    """What of several came furthest from what was expected; the values are the outcome and the forecast of it."""

    def render(self) -> Sentence:
        """«Barn och unga: +38,1 mnkr mot +17,9 väntat efter augusti, störst skillnad av 6.»"""
        return self._write(self._compare(), f", störst skillnad av {self.scope.size}.")

    def _compare(self) -> Pieces:
        outcome, forecast = self.values
        return [_say(outcome), " mot ", _say(forecast, unit=False), f" {lower_first(forecast.name)}"]

    def render_titles(self) -> tuple[str, ...]:
        """«Störst miss: barn och unga, +38,1 mnkr mot +17,9 väntat efter augusti»."""
        return (
            self.render().text.removesuffix("."),
            write_sentence(f"Störst miss: {lower_first(self.said)}, ", self._compare()).text,
        )


@dataclass(frozen=True)
class SexAnswer(Answer):
    """Who of women and men more often has the higher figure; the values are the pairs, women first, one after another.

    Attributes:
        women, men: in how many pairs each is higher.
    """

    women: int
    men: int

    def render(self) -> Sentence:
        """«Det varierar: män har högre andel i 3 av 6 jämförelser, kvinnor i 2, och i 1 är det lika.»"""
        ways = [("kvinnor", "män", self.women, self.men), ("män", "kvinnor", self.men, self.women)]
        first, second, more, fewer = ways[self.men > self.women]
        number = FigureText(f"{more} av {self.scope.size}", self.figures[0])
        equal = self.scope.size - more - fewer
        ends = f"{f', {second} i {fewer}' if fewer else ''}{f', och i {equal} är det lika' if equal else ''}."
        start = upper_first(first) if 2 * more > self.scope.size else f"Det varierar: {first}"
        return write_sentence(f"{start} har högre andel i ", number, f" jämförelser{ends}")
