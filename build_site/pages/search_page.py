"""The search page: a field, what the hits may be narrowed to, and other ways in."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_site import addresses
from build_site.model import Report
from build_site.pages.page import Page
from build_site.pages.search_listing import PAGE_KINDS
from build_site.pages.site import Site


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the search page offers.

    Attributes:
        municipalities: name and reports of each municipality, the newest report first.
        kinds: the kinds of pages to choose between.
    """

    municipalities: tuple[tuple[str, tuple[Report, ...]], ...]
    kinds: tuple[str, ...]


def build_search_page(site: Site) -> SearchPage:
    """Gather what the hits may be narrowed to."""
    reports = sorted(site.corpus.reports, key=lambda report: report.period.end, reverse=True)
    names = sorted({site.municipality(report).name for report in reports})
    return SearchPage(
        tuple((name, tuple(one for one in reports if site.municipality(one).name == name)) for name in names),
        PAGE_KINDS,
    )


def build_pages(site: Site) -> Iterator[Page]:
    """The search page, which is not to be found itself."""
    yield Page(
        address=addresses.SEARCH,
        template="search",
        title="Sök",
        description="Sök bland ämnen, jämförelser, rapporter och tabeller, och efter ord i ordlistan.",
        search=None,
        content=build_search_page(site),
    )
