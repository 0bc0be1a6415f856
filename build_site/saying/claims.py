"""What a claim is: something that the site says of figures, with the whole set that it speaks about.

A claim is made only where its set supports it. It renders itself, as a sentence for leads and as titles for charts, so
that the two cannot say different things; and it stands in `data/claims.csv`, so that anyone can compute it again.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from build_site.model import Figure
from build_site.saying.sentences import Sentence
from build_site.saying.values import Value


class Kind(StrEnum):
    """What sort of thing is claimed."""

    LEVEL = "level"  # how much something is
    DIFFERENCE = "difference"  # two things beside each other
    TREND = "trend"  # the same thing at two times
    EXTREME = "extreme"  # the most or the least of a set
    RANK = "rank"  # a whole set in order
    SHARE = "share"  # how much a part is of a whole
    COUNT = "count"  # how many of a set something is true of
    THRESHOLD = "threshold"  # whether a target is reached
    STATED = "stated"  # an editor's own sentence, whose numbers are vouched for one by one
    ANSWER = "answer"  # what answers a question: yes, no, which, by how much


class Basis(StrEnum):
    """What is compared, both when the claim chooses and when it is said."""

    ABSOLUTE = "absolute"
    PERCENT = "percent"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """The whole set that a claim speaks about.

    Attributes:
        where: the set as a condition on `data/observations.csv`, in SQL.
        size: how many things the claim chooses among or counts: rows, or pairs of figures.
        noun: what they are called after «de 7»: «verksamheterna»; "" when there is only one.
    """

    where: str
    size: int = 1
    noun: str = ""

    @property
    def of_all(self) -> str:
        """« av de 7 verksamheterna», or "" when there is only one."""
        return f" av de {self.size} {self.noun}" if self.size > 1 and self.noun else ""


@dataclass(frozen=True)
class Claim(ABC):
    """Something that the site says of figures.

    Attributes:
        scope: the whole set.
        basis: what the claim compares by.
        values: the figures that carry it, in the order in which they are said.
        worded: figures that carry it and are words rather than numbers.
    """

    kind: ClassVar[Kind]
    names_set: ClassVar[bool] = False  # whether the words say of which whole, so that a chart of a part may bear them

    scope: Scope
    basis: Basis
    values: tuple[Value, ...]
    worded: tuple[Figure, ...] = field(default=(), kw_only=True)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that carry the claim."""
        return (*(value.figure for value in self.values), *self.worded)

    @property
    def measure(self) -> str:
        """Code of what is measured, of the first figure; "" where the claim rests on none."""
        return self.figures[0].measure if self.figures else ""

    @property
    def unit(self) -> str:
        """Code of the unit that the claim is said in; "" where it rests on no figure."""
        units = [value.unit.code for value in self.values] or [figure.unit.code for figure in self.figures]
        return units[0] if units else ""

    @property
    def arithmetic(self) -> str:
        """How each number is got, where the claim isn't made of its figures by a rule of its kind; "" otherwise."""
        return ""

    @abstractmethod
    def render(self) -> Sentence:
        """The claim as a sentence."""

    @abstractmethod
    def render_titles(self) -> tuple[str, ...]:
        """The claim as a chart's title, the fullest first; a title says nothing that the sentence doesn't."""
