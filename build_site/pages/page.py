"""A page as a value: where it stands, what it is called, how it is found and shared, and what it says."""

from dataclasses import dataclass

from build_site.pages.preview_pictures import Preview
from build_site.pages.search_listing import SearchListing


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page that is generated, before it is rendered.

    Attributes:
        address: where it stands, ending with `/` (empty for the start page); links are made relative to it.
        template: name of its template without ending.
        title, description: for the browser, the search and the links that people share.
        brief: the title said shorter, for the browser's tab where it gets no room; "" where it can't be.
        search: what the search knows of it; None for a page that should not be found.
        preview: what the picture beside a shared link says; None for the site's own picture.
        content: all that the template needs besides what all pages share.
    """

    address: str
    template: str
    title: str
    description: str
    search: SearchListing | None
    preview: Preview | None = None
    content: object
    brief: str = ""
