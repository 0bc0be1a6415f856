"""Finds links in the built site that lead nowhere. MkDocs only checks links in Markdown, and our pages are HTML."""

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from build_site.steps import Recall, make_anew


@dataclass(frozen=True, slots=True)
class _Links:
    """Where a page leads, and to which of its places others may lead."""

    links: tuple[str, ...]
    ids: frozenset[str]


@dataclass
class _Page(HTMLParser):
    """The links and the ids of one page."""

    links: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element links to and what can link to it."""
        for name, value in attrs:
            if not value:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                self.ids.add(value)
            elif name in ("src", "data-to") or (name == "href" and tag in ("a", "link")):
                self.links.add(value)


def find_broken_links(site: Path, recall: Recall = make_anew) -> list[str]:
    """Follow every link to a page, a file or a place within the site.

    Args:
        site: the folder of the site.
        recall: gives what was read in pages that are the same as before.

    Returns:
        «page: link» for each link that leads nowhere. Links to other hosts are not followed; the page for addresses
        that don't exist is left out, because it is shown under any address.
    """
    pages = {
        path.relative_to(site).as_posix(): _read(path, recall)
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html"
    }
    return [
        f"{name}: {link}" for name, page in pages.items() for link in page.links if not _leads(link, name, site, pages)
    ]


def _read(path: Path, recall: Recall) -> _Links:
    content = path.read_bytes()

    def read() -> _Links:
        page = _Page()
        page.feed(content.decode())
        return _Links(tuple(sorted(page.links)), frozenset(page.ids))

    return recall("links", (content,), read)


def _leads(link: str, name: str, site: Path, pages: dict[str, _Links]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    target = name
    if parts.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
        if (site / target).is_dir():
            target = posixpath.normpath(posixpath.join(target, "index.html"))
    if target.startswith(("../", "/")):  # outside the site, whatever lies there on this computer
        return False
    if not (site / target).is_file():
        return False
    fragment = unquote(parts.fragment)
    return not fragment or target not in pages or fragment in pages[target].ids | {"__top"}
