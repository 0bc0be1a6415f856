"""What the search should know of a page besides its text."""

import re
import unicodedata
from dataclasses import dataclass

# The kinds of pages, as the reader chooses between them. Those written by hand say nothing and are «Om webbplatsen».
PAGE_KINDS = ("Ämne", "Jämförelse", "Kommun", "Nämnd", "Rapport", "Mål", "Tabell", "Översikt", "Om webbplatsen")
_NOT_IN_MARK = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class SearchListing:
    """What the search shows of a page, filters by and finds it by.

    Attributes:
        kind: one of PAGE_KINDS.
        place: municipality, committee and report, or the years that a comparison spans; shown in the hit.
        municipalities: names of those that the page is about.
        report: id of the report that the page is about, or "".
        words: other words by which the page should be found.
        level: 1 for municipalities, committees and topics, 2 for reports, 3 for other pages that lead on, 4 for tables.
    """

    kind: str = "Översikt"
    place: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    report: str = ""
    words: tuple[str, ...] = ()
    level: int = 3

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks of the choices on the search page that the page belongs to."""
        chosen = [("sida", self.kind), *(("kommun", name) for name in self.municipalities)]
        return tuple(mark_choice(name, value) for name, value in [*chosen, ("rapport", self.report)] if value)


def mark_choice(name: str, value: str) -> str:
    """A word that nobody writes, which every page of a choice has and no other: «sida», «Nämnd» → «zzsidanamndzz».

    Added to what the reader searches for, it narrows the hits to those pages. Pagefind has filters for that, but writes
    them in another order each time, and then two builds of the same data would differ.
    """
    plain = unicodedata.normalize("NFKD", f"{name}{value}").lower()
    return f"zz{_NOT_IN_MARK.sub('', plain)}zz"
