"""The page about the API: what there is, and how to read it in the programs that people use."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_site import addresses, project
from build_site.downloads import OPENAPI, Endpoint
from build_site.pages.page import Page
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site


@dataclass(frozen=True, slots=True)
class ApiPage:
    """What the page says.

    Attributes:
        base: the site's address in the examples; `UNKNOWN_SITE` where it isn't known at build time.
        description: where the OpenAPI file is.
    """

    base: str
    is_known: bool
    description: str
    endpoints: tuple[Endpoint, ...]


def build_api_page(site: Site) -> ApiPage:
    """Gather what the API answers."""
    base = site.downloads.base
    return ApiPage(base or project.UNKNOWN_SITE, bool(base), OPENAPI, site.downloads.endpoints)


def build_pages(site: Site) -> Iterator[Page]:
    """The page about the API."""
    yield Page(
        address=addresses.API_PAGE,
        template="api",
        title="Data: API",
        description="Läs siffrorna direkt i Excel, pandas, DuckDB och R. Öppna adresser, inga nycklar.",
        search=SearchListing(),
        content=build_api_page(site),
    )
