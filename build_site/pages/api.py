"""The page about the API: what there is, and how to read it in the programs that people use."""

from dataclasses import dataclass

from build_site import addresses
from build_site.downloads import OPENAPI, Endpoint
from build_site.pages.rendering import render_page
from build_site.pages.site import Site

UNKNOWN = "https://webbplatsens-adress/"


@dataclass(frozen=True, slots=True)
class ApiPage:
    """What the page says.

    Attributes:
        base: the site's address in the examples; `UNKNOWN` where it isn't known at build time.
        description: where the OpenAPI file is.
    """

    base: str
    is_known: bool
    description: str
    endpoints: tuple[Endpoint, ...]


def build_api_page(site: Site) -> ApiPage:
    """Gather what the API answers."""
    base = site.downloads.base
    return ApiPage(base or UNKNOWN, bool(base), OPENAPI, site.downloads.endpoints)


def render_api_page(page: ApiPage, site: Site) -> str:
    """The page as Markdown with HTML."""
    description = "Läs siffrorna direkt i Excel, pandas, DuckDB och R. Öppna adresser, inga nycklar."
    return render_page("api", page, site, title="Data: API", description=description, address=addresses.API_PAGE)
