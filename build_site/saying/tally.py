"""A sentence about the site's own work: how many figures, relations and errors there are in what it publishes."""

from dataclasses import dataclass
from typing import ClassVar

from build_site.formatting import format_number
from build_site.saying.claims import Basis, Claim, Kind, Scope
from build_site.saying.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with the question, in SQL on the published files, that it answers."""

    number: int
    question: str

    @property
    def said(self) -> str:
        """«3 010»."""
        return format_number(self.number)


@dataclass(frozen=True)
class Tally(Claim):
    """What has been counted.

    Attributes:
        template: the sentence, with `{}` for each number.
        counted: the numbers, in the order in which they are said.
    """

    kind: ClassVar[Kind] = Kind.COUNT

    template: str
    counted: tuple[Counted, ...]

    @property
    def arithmetic(self) -> str:
        """How each number is got: `875 = SELECT count(*) FROM relations`."""
        return "; ".join(f"{one.said} = {one.question}" for one in self.counted)

    def render(self) -> Sentence:
        """«Vi har kontrollerat 3 010 siffror och 875 samband mellan dem.»"""
        return Sentence((self.template.format(*(one.said for one in self.counted)),))

    def render_titles(self) -> tuple[str, ...]:
        """None: it is no title."""
        return ()


def make_tally(template: str, *counted: Counted) -> Tally:
    """A sentence with its numbers."""
    return Tally(Scope(""), Basis.ABSOLUTE, (), template, counted)
