"""Reads rendered pages: front matter, headings, links and texts."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import yaml

from build_site.pages.gathering import gather_pages
from build_site.pages.page import Page
from build_site.pages.rendering import render_page
from build_site.pages.site import Site

_VOID = ("input", "link")  # have no end tag
_SKIPPED = ("svg", "style", "script")


@dataclass
class _Reader(HTMLParser):
    texts: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    headings: list[tuple[str, str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    open: list[tuple[str, dict[str, str], int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag not in _VOID:
            self.open.append((tag, values, len(self.texts)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        name, values, start = self.open.pop()
        assert name == tag, f"<{name}> is closed by </{tag}>"
        text = " ".join(" ".join(self.texts[start:]).split())
        if tag == "a":
            self.links.append((text, values.get("href", "")))
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append((tag, values.get("id", ""), text))

    def handle_data(self, data: str) -> None:
        if not any(tag in _SKIPPED for tag, _, _ in self.open):
            self.texts.append(data)


@dataclass(frozen=True)
class ReadPage:
    """What a rendered page says.

    Attributes:
        front: the front matter.
        text: all text, with single spaces.
        links: text and address of each link.
        headings: level, id and text of each heading.
    """

    front: dict[str, Any]
    body: str
    text: str
    links: list[tuple[str, str]]
    headings: list[tuple[str, str, str]]
    ids: list[str]

    def link(self, text: str) -> str:
        """The address of the only link with this text."""
        (found,) = {address for shown, address in self.links if shown == text}
        return found


def read_page(markdown: str) -> ReadPage:
    """Read a rendered page; every element must be closed in order."""
    _, front, body = markdown.split("---\n", 2)
    reader = _Reader()
    reader.feed(body)
    assert not reader.open, f"<{reader.open}> is never closed"
    text = " ".join(" ".join(reader.texts).replace("\u00a0", " ").split())
    links = [(shown.replace("\u00a0", " "), address) for shown, address in reader.links]
    return ReadPage(yaml.safe_load(front), body, text, links, reader.headings, reader.ids)


def find_page(address: str, site: Site) -> Page:
    """The page on an address."""
    (found,) = [page for page in gather_pages(site) if page.address == address]
    return found


def render_at(address: str, site: Site) -> str:
    """The page on an address, as Markdown."""
    return render_page(find_page(address, site), site)
