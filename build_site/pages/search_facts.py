"""What the search should know of a page besides its text: told once for all pages, by the page's address."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from build_site import addresses
from build_site.comparing.comparison import Comparison
from build_site.model import Report, Topic
from build_site.pages.site import Site

# The kinds of pages, as the reader chooses between them. Those written by hand say nothing and are «Om webbplatsen».
KINDS = ("Ämne", "Jämförelse", "Kommun", "Nämnd", "Rapport", "Mål", "Tabell", "Översikt", "Om webbplatsen")
_NOT_IN_MARK = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """What the search shows of a page, filters by and finds it by.

    Attributes:
        kind: one of KINDS.
        place: municipality, committee and report, or the years that a comparison spans; shown in the hit.
        municipalities: names of those that the page is about.
        report: id of the report that the page is about, or "".
        words: other words by which the page should be found.
        level: 1 for municipalities, committees and topics, 2 for reports, 3 for other pages that lead on, 4 for tables.
    """

    kind: str
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


def describe_for_search(address: str, site: Site) -> SearchFacts | None:
    """Tell what is known of the page at an address; None for the search page, which should not be found."""
    if address == addresses.SEARCH:
        return None
    for topic in site.corpus.codes.topics.values():
        if address == addresses.topic_address(topic):
            return _describe_topic(topic)
    for comparison in site.comparisons:
        if address == addresses.comparison_address(comparison.spec):
            return _describe_comparison(comparison, site)
    for report in site.corpus.reports:
        if address.startswith(addresses.report_address(report)):
            return _describe_report(address, report, site)
    return _describe_level(address, site)


def _describe_topic(topic: Topic) -> SearchFacts:
    return SearchFacts("Ämne", words=topic.words, level=1)


def _describe_comparison(comparison: Comparison, site: Site) -> SearchFacts:
    figures = [point.figure for point in comparison.points]
    names = _unique(site.corpus.codes.municipalities[figure.municipality].name for figure in figures)
    years = sorted({figure.period.year for figure in figures if figure.period})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(str(year) for year in years)
    return SearchFacts("Jämförelse", place=tuple(filter(None, (" och ".join(names), span))), municipalities=names)


def _describe_report(address: str, report: Report, site: Site) -> SearchFacts:
    kinds = {addresses.report_address(report): ("Rapport", 2), addresses.goals_address(report): ("Mål", 3)}
    kind, level = kinds.get(address, ("Tabell", 4))
    place = (site.municipality(report).name, site.committee(report).name, site.name_report(report))
    return SearchFacts(kind, place, place[:1], report.id, (site.committee(report).short_name,), level)


def _describe_level(address: str, site: Site) -> SearchFacts:
    """A municipality, a committee, or a page that gathers others."""
    for report in site.corpus.reports:
        municipality, committee = site.municipality(report), site.committee(report)
        if address == addresses.municipality_address(municipality.slug):
            return SearchFacts("Kommun", municipalities=(municipality.name,), level=1)
        if address == addresses.committee_address(report):
            place = (municipality.name,)
            return SearchFacts("Nämnd", place, place, words=(committee.short_name,), level=1)
    return SearchFacts("Översikt")


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
