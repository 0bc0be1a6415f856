"""Finds links in the built site that lead nowhere. MkDocs only checks links in Markdown, and our pages are HTML."""

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


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


def find_broken_links(site: Path) -> list[str]:
    """Follow every link to a page, a file or a place within the site.

    Returns:
        «page: link» for each link that leads nowhere. Links to other hosts are not followed; the page for addresses
        that don't exist is left out, because it is shown under any address.
    """
    pages = {
        path.relative_to(site).as_posix(): _read(path)
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html"
    }
    return [
        f"{name}: {link}"
        for name, page in pages.items()
        for link in sorted(page.links)
        if not _leads(link, name, site, pages)
    ]


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _leads(link: str, name: str, site: Path, pages: dict[str, _Page]) -> bool:
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
