"""The successor of MkDocs, by the same people as Material, makes the same pages of the same folder.

It ignores hooks and plugins that it doesn't know without a word, and its templates are another language that looks the
same: what it makes is read, and compared with what MkDocs has made.
"""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.toy import PROJECT

ZENSICAL = PROJECT / ".build" / "zensical" / "bin" / "zensical"
_EMPTY = {"meta", "link", "input", "img", "br", "hr", "col", "base", "source", "wbr"}


@dataclass
class _Page(HTMLParser):
    """What a page says: its title, what links to it show, its facts for search engines, and its text."""

    title: str = ""
    facts: str = ""
    text: str = ""
    described: list[tuple[str, str]] = field(default_factory=list)
    _depth: int = 0
    _inside: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is described, and where the text begins."""
        given = dict(attrs)
        name = given.get("name") or given.get("property") or given.get("data-pagefind-meta") or ""
        if tag == "meta" and name.startswith(("description", "og:", "twitter:")):
            self.described.append((name, given.get("content") or ""))
        if tag == "title":
            self._inside = "title"
        elif tag == "script":
            self._inside = "facts" if given.get("type") == "application/ld+json" else "script"
        if tag == "article" or (self._depth and tag not in _EMPTY):
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        """Note where the text ends."""
        self._inside = ""
        if self._depth and tag not in _EMPTY:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep what is said."""
        if self._inside == "title":
            self.title += data
        elif self._inside == "facts":
            self.facts += data
        elif self._depth and not self._inside:
            self.text += data

    @property
    def content(self) -> Mapping[str, object]:
        """All of it, however it is laid out."""
        return {
            "title": self.title.strip(),
            "facts": self.facts.strip(),
            "described": sorted(self.described),
            "text": " ".join(self.text.split()),
        }


@pytest.fixture(scope="module")
def twin(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same folder as MkDocs has built from, built by Zensical."""
    assert ZENSICAL.is_file(), "Zensical is not installed. Run: make zensical"
    source, project = built_site.parent, tmp_path_factory.mktemp("zensical")
    shutil.copytree(source / "docs" / "theme", project / "docs" / "theme")
    shutil.copytree(source / ".build" / "docs", project / ".build" / "docs")
    shutil.copy(source / "mkdocs.yml", project)
    done = subprocess.run(  # noqa: S603 # our own arguments
        [ZENSICAL, "build", "-f", "mkdocs.yml"], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def test_zensical_makes_the_same_pages(built_site: Path, twin: Path) -> None:
    assert len(_list_pages(built_site)) > 50
    assert _list_pages(twin) == _list_pages(built_site)


def test_zensical_writes_the_same_on_every_page(built_site: Path, twin: Path) -> None:
    different = {}
    for name in _list_pages(built_site):
        ours, theirs = _read(built_site / name), _read(twin / name)
        assert ours["title"], name
        if parts := [part for part in ours if ours[part] != theirs[part]]:
            different[name] = parts
    assert different == {}


def _list_pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def _read(path: Path) -> Mapping[str, object]:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page.content
