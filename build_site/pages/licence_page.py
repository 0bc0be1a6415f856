"""The page about the licences of what others have written and the site carries, from what the packages say."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackagePath, distribution

from build_site.pages.page import Page
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site

ADDRESS = "om/licenser/"
# Packages with files in the built site, and what those are for.
_SHIPPED = {
    "mkdocs-material": "Sidornas form, ikonerna och skriptet som byter mellan ljust och mörkt läge.",
    "pagefind": "Sökningen: skriptet, programmet i WebAssembly och registret.",
}
# What Material's script is made of, by name in npm's register. Its package doesn't say; a test compares the names.
BUNDLED = {
    "clipboard": "MIT",
    "escape-html": "MIT",
    "focus-visible": "W3C-20150513",
    "rxjs": "Apache-2.0",
    "tslib": "0BSD",
}
_EMAIL = re.compile(r"\s*<[^<>\s]+@[^<>\s]+>")  # the notice needs the name, and nobody asked to be written to from here
_ICONS = "material/templates/.icons/material/LICENSE"


@dataclass(frozen=True, slots=True)
class Component:
    """A package whose files the site carries.

    Attributes:
        licence: its SPDX expression.
        texts: the paragraphs of the licence, and of the icons' where the package carries icons.
    """

    name: str
    version: str
    licence: str
    use: str
    address: str
    texts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class LicencesPage:
    """What the page says: each component, and what Material's script is made of, by licence."""

    components: tuple[Component, ...]
    bundled: Mapping[str, str]


def list_components() -> list[Component]:
    """Every package with files in the site, as installed.

    Raises:
        PackageNotFoundError: one is not installed.
    """
    return [_describe(distribution(name), use) for name, use in _SHIPPED.items()]


def _describe(package: Distribution, use: str) -> Component:
    licence = _first(package, "License-Expression") or _first(package, "License")
    texts = tuple(_split(file.read_text(encoding="utf-8")) for file in _find_licences(package))
    return Component(package.name, package.version, licence, use, _find_home(package), texts)


def _find_licences(package: Distribution) -> list[PackagePath]:
    """The files of a package with licences, that of the icons last."""
    files = [file for file in package.files or () if "licenses/" in str(file) or str(file) == _ICONS]
    return sorted(files, key=lambda file: str(file) == _ICONS)


def _find_home(package: Distribution) -> str:
    """The address of a package's own pages, or ""."""
    addresses = dict(line.split(", ", 1) for line in package.metadata.get_all("Project-URL") or ())
    return _first(package, "Home-page") or addresses.get("Source") or addresses.get("Homepage") or ""


def _first(package: Distribution, name: str) -> str:
    """What a package says of itself under a name, or ""."""
    found = package.metadata.get_all(name)
    return str(found[0]) if found else ""


def _split(text: str) -> tuple[str, ...]:
    """The paragraphs of a licence, each on one line."""
    return tuple(" ".join(part.split()) for part in _EMAIL.sub("", text).split("\n\n") if part.strip())


def build_pages(_: Site) -> Iterator[Page]:
    """The page."""
    yield Page(
        address=ADDRESS,
        template="licences",
        title="Licenser",
        description="Licenserna för det som andra har skrivit och som ingår i webbplatsens filer.",
        search=SearchListing(kind="Om webbplatsen"),
        content=LicencesPage(tuple(list_components()), BUNDLED),
    )
