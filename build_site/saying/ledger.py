"""Every sentence of the site that holds a figure: on which page and at which place it stands.

Pages take what they say from here, by address and place, and say nothing of figures that isn't here. So the list that
is published as `data/claims.csv` is what the site says, neither more nor less.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from build_site.comparing.quantities import address_figure
from build_site.saying.claims import Claim
from build_site.saying.sentences import Sentence

ANSWER = "svar"  # the place of what a page begins with
LONGEST_TITLE = 90  # characters


def title_place(drawing: str) -> str:
    """The place of a chart's title, by the identity of its drawing on the page."""
    return f"{drawing}-rubrik"


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim where it stands.

    Attributes:
        page: the page's address.
        group: what the page asks for: the answer, a chart's title, a cell.
        place: id of the element.
        title: the text where the claim is a title; "" where it is a sentence.
    """

    page: str
    group: str
    place: str
    claim: Claim
    title: str = ""

    @property
    def sentence(self) -> Sentence:
        """What stands there."""
        return Sentence((self.title,)) if self.title else self.claim.render()

    @property
    def text(self) -> str:
        """What stands there, as plain text."""
        return self.sentence.text


@dataclass(frozen=True)
class Ledger:
    """All placed claims, in the order of pages and places."""

    placed: tuple[Placed, ...]

    @cached_property
    def _by_group(self) -> Mapping[tuple[str, str], tuple[Placed, ...]]:
        found: dict[tuple[str, str], list[Placed]] = defaultdict(list)
        for one in self.placed:
            found[one.page, one.group].append(one)
        return {key: tuple(ones) for key, ones in found.items()}

    def at(self, page: str, group: str = ANSWER) -> tuple[Placed, ...]:
        """What a page says at a place, in order; () where nothing can be said."""
        return self._by_group.get((page, group), ())

    def title(self, page: str, drawing: str) -> str:
        """What the title of a chart says, or "" where no sentence is safe."""
        found = self.at(page, title_place(drawing))
        return found[0].title if found else ""

    def text(self, page: str, group: str = ANSWER) -> str:
        """The sentences at a place, for descriptions and pictures."""
        return " ".join(one.text for one in self.at(page, group))


def place_claims(page: str, group: str, claims: Iterable[Claim]) -> Iterator[Placed]:
    """Sentences one after another at a place: `svar-1`, `svar-2` …"""
    for number, claim in enumerate(claims, start=1):
        yield Placed(page, group, f"{group}-{number}", claim)


def place_title(page: str, drawing: str, claims: Sequence[Claim]) -> Iterator[Placed]:
    """The title of a chart: the first claim that fits, in the fullest form that does."""
    place = title_place(drawing)
    for claim in claims:
        for title in claim.render_titles():
            if len(title) <= LONGEST_TITLE:
                yield Placed(page, place, place, claim, title)
                return


def find_addresses(claim: Claim) -> tuple[str, ...]:
    """The figures that a claim rests on, as `report/table/row/column`, in the order in which they are said."""
    return tuple(map(address_figure, claim.figures))
