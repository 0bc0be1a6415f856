"""Whether a target is reached."""

from dataclasses import dataclass
from typing import ClassVar

from build_site.formatting import upper_first
from build_site.model import Figure
from build_site.periods import MONTHS, Period, format_period
from build_site.saying.claims import Claim, Kind
from build_site.saying.sentences import FigureText, Sentence, write_sentence
from build_site.saying.shared_phrases import say_context, say_when
from build_site.saying.values import say
from build_site.vocabularies import Aim

_BOTH = 2
_PASSED = {Aim.ABOVE: "mer än ", Aim.BELOW: "mindre än "}


@dataclass(frozen=True)
class Threshold(Claim):
    """An outcome held against its target; the values come in that order.

    Attributes:
        reached: by the rule that the page of goals prints; None where there is no rule for it.
        aim: how the outcome is held against the target, where merely reaching it is not enough.
        so_far: whether the outcome ends before the target's time does.
    """

    kind: ClassVar[Kind] = Kind.THRESHOLD

    reached: bool | None = None
    aim: Aim | None = None
    so_far: bool = False

    def render(self) -> Sentence:
        """«Frisknärvaro: 94,6 procent januari–augusti 2023. Målet för 2023, 94 procent, nås så långt.»"""
        outcome, target = self.values
        start = (f"{upper_first(outcome.name)}: ", say(outcome), say_context(outcome))
        if self.reached is None:
            return write_sentence(*start, f", {_name_aim(target.figure)} är ", self._aimed, say(target), ".")
        aimed = (f". {upper_first(_name_aim(target.figure))}, ", self._aimed, say(target))
        return write_sentence(*start, *aimed, f", {_say_result(reached=self.reached, so_far=self.so_far)}.")

    def render_titles(self) -> tuple[str, ...]:
        """«94,6 procent mot målet 94: målet nås»."""
        outcome, target = self.values
        aimed = f"{_name_aim(target.figure)} är {self._aimed}{say(target, unit=False).text}"
        pair = f"{say(outcome).text}{say_context(outcome)}, {aimed}"
        result = "" if self.reached is None else f": det {_say_result(reached=self.reached, so_far=self.so_far)}"
        return (f"{upper_first(outcome.name)}: {pair}{result}", f"{upper_first(pair)}{result}")

    @property
    def _aimed(self) -> str:
        return _PASSED.get(self.aim, "") if self.aim else ""


@dataclass(frozen=True)
class WordedTarget(Claim):
    """An outcome held against a target that is no single number; the values are the outcome, and what was before it.

    Attributes:
        target: the target's cell.
        aimed: what it asks for: «en ökning», «5-15%».
    """

    kind: ClassVar[Kind] = Kind.THRESHOLD

    reached: bool
    target: Figure
    aimed: str
    so_far: bool = False

    def render(self) -> Sentence:
        """«Andel till arbete: 31 procent år 2020, mot 58 procent år 2019. Målet för 2020, en ökning, nås inte.»"""
        outcome, *before = self.values
        against = (", mot ", say(before[0]), say_when(before[0])) if before else ()
        return write_sentence(
            f"{upper_first(outcome.name)}: ", say(outcome), say_when(outcome), *against,
            f". {upper_first(_name_aim(self.target))}, ", FigureText(self.aimed, self.target),
            f", {_say_result(reached=self.reached, so_far=self.so_far)}.",
        )  # fmt: skip

    def render_titles(self) -> tuple[str, ...]:
        """«31 procent januari–augusti 2020, mot 58 procent år 2019: målet nås inte»."""
        outcome, *before = self.values
        against = f", mot {say(before[0]).text}{say_when(before[0])}" if before else ""
        result = _say_result(reached=self.reached, so_far=self.so_far)
        pair = f"{say(outcome).text}{say_when(outcome)}{against}: målet, {self.aimed}, {result}"
        return (f"{upper_first(outcome.name)}: {pair}", upper_first(pair))


def _say_result(*, reached: bool, so_far: bool) -> str:
    """«nås», «nås inte»; «nås så långt» where the target's time isn't over."""
    return f"nås{'' if reached else ' inte'}{' så långt' if so_far else ''}"


def _name_aim(target: Figure) -> str:
    """«målet för 2023», «budgeten för 2023»."""
    return f"{target.meaning.definite or 'målet'} för {format_period(target.period)}"


@dataclass(frozen=True)
class ReachedCount(Claim):
    """How many targets are reached of those that can be judged; what carries it is outcome and target of each.

    Attributes:
        reached: how many.
        until: the latest outcome's period, where the targets' time isn't over by then.
        noun: what is counted.
    """

    kind: ClassVar[Kind] = Kind.COUNT
    names_set: ClassVar[bool] = True

    reached: int
    until: Period | None = None
    noun: str = "mått"

    def render(self) -> Sentence:
        """«5 av de 8 mått som går att bedöma når målet så långt, till och med augusti 2023.»"""
        return write_sentence(self._share, self._result, self._until, ".")

    @property
    def _share(self) -> FigureText:
        size = self.scope.size
        said = f"{self.reached} av de {size}" if self.reached else f"Inget av de {size}"
        if self.reached == size:
            said = "Båda de" if size == _BOTH else f"Alla {size}"
        return FigureText(said, self.figures[0])

    @property
    def _result(self) -> str:
        return f" {self.noun} som går att bedöma når målet{' så långt' if self.until else ''}"

    @property
    def _until(self) -> str:
        if self.until is None:
            return ""
        year, month = self.until.end
        return f", till och med {MONTHS[month - 1]} {year}"

    def render_titles(self) -> tuple[str, ...]:
        """The sentence without its stop, and without when that is."""
        full = self.render().text.removesuffix(".")
        return (full, f"{self._share.text}{self._result}") if self.until else (full,)
