"""The page where a reader chooses what to put beside each other. A script does it; without one it leads on."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_site import addresses
from build_site.comparing.comparison import Comparison
from build_site.pages.page import Page
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site


@dataclass(frozen=True, slots=True)
class ExplorePage:
    """What the page says before anything is chosen.

    Attributes:
        ready: comparisons between municipalities that somebody has written, for those who have no script.
    """

    ready: tuple[Comparison, ...]


def build_pages(site: Site) -> Iterator[Page]:
    """The page for exploring."""
    between = tuple(one for one in site.comparisons if one.spec.group == "municipalities")
    yield Page(
        address=addresses.EXPLORE,
        template="explore",
        title="Utforska",
        description="Välj siffror själv och ställ dem bredvid varandra. Omdömet räknas ut: går de att jämföra?",
        search=SearchListing(words=("jämför själv", "bygg ett eget diagram")),
        content=ExplorePage(between),
    )
