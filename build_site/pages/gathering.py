"""Every page of the site. A module in this folder takes part by having `build_pages`; there is no list of them."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from build_site import pages
from build_site.pages.page import Page
from build_site.pages.site import Site

BuildPages = Callable[[Site], Iterator[Page]]


def find_kinds() -> dict[str, BuildPages]:
    """What builds each kind of page, by the name of its module."""
    names = sorted(module.name for module in iter_modules(pages.__path__))
    modules = {name: import_module(f"{pages.__name__}.{name}") for name in names}
    return {name: module.build_pages for name, module in modules.items() if hasattr(module, "build_pages")}


def gather_pages(site: Site) -> tuple[Page, ...]:
    """All pages, before the first one is rendered, so that charts are drawn meanwhile.

    Raises:
        ValueError: two pages stand on the same address.
    """
    gathered: dict[str, Page] = {}
    for name, build_pages in find_kinds().items():
        for page in build_pages(site):
            if page.address in gathered:
                raise ValueError(f"{name} builds a second page on the address «{page.address}»")
            gathered[page.address] = page
    return tuple(gathered.values())
