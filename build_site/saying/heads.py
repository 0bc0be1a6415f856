"""The figures that stand large on a comparison's page and in lists: those that carry a claim, or the last ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from build_site.comparing.shown_values import ShownValue
from build_site.formatting import NBSP
from build_site.saying.claims import Basis, Claim, Kind
from build_site.saying.compared_values import make_shown
from build_site.saying.scopes import scope_of_figures
from build_site.saying.sentences import FigureText, Sentence, write_sentence
from build_site.saying.shared_phrases import find_end
from build_site.saying.values import Value, is_named_before

MOST = 4  # figures that can stand large beside each other


@dataclass(frozen=True)
class Head(Claim):
    """A figure that stands large, with its unit and what it is."""

    kind: ClassVar[Kind] = Kind.LEVEL

    number: str
    unit_name: str
    name: str

    def render(self) -> Sentence:
        """«1 196 kr/invånare: Botkyrka, utfall 2022», «index 88: Botkyrka 2022»."""
        if self.has_unit_first:
            return write_sentence(f"{self.unit_name}{NBSP}", self.number_text, f": {self.name}")
        return write_sentence(self.number_text, f"{NBSP}{self.unit_name}: {self.name}")

    @property
    def has_unit_first(self) -> bool:
        """Whether the unit stands before the number, as «index» does."""
        return is_named_before(self.values[0])

    @property
    def number_text(self) -> FigureText:
        """The number, which leads to its row."""
        return FigureText(self.number, self.figures[0])

    def render_titles(self) -> tuple[str, ...]:
        """The same as the sentence."""
        return (self.render().text,)


def choose_heads(shown: Sequence[ShownValue], claims: Sequence[Claim]) -> tuple[Head, ...]:
    """The figures to show large, on the first base.

    Args:
        shown: the values of a comparison on the first base.
        claims: what is claimed of them; the first claim of few figures chooses.
    """
    # In time, and otherwise as the comparison lists them.
    amounts = sorted((one for one in shown if one.amount is not None), key=lambda one: find_end(one.point.figure))
    by_figure = {id(one.point.figure): one for one in amounts}
    for claim in claims:
        chosen = {id(value.figure) for value in claim.values}
        if 0 < len(claim.values) <= MOST and chosen <= by_figure.keys():
            return _make_heads(one for key, one in by_figure.items() if key in chosen)
    return _make_heads(_find_last(by_figure.values())[:MOST])


def _find_last(in_time: Iterable[ShownValue]) -> list[ShownValue]:
    """The last value of each series that isn't a target."""
    last = {one.series or one.name: one for one in in_time if not one.target}
    return list(last.values())


def _make_heads(shown: Iterable[ShownValue]) -> tuple[Head, ...]:
    return tuple(_make_head(one) for one in shown)


def _make_head(one: ShownValue) -> Head:
    value: Value = make_shown(one)
    scope = scope_of_figures([one.point.figure])
    return Head(scope, Basis.NONE, (value,), one.text, one.unit.abbreviation, one.name)
