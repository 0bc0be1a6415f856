"""Every page that is built, as files: language, headings, titles, weight."""

import gzip
import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.built import REAL, check
from tests.site.kinds import CHARTS, KINDS, RELATED_CHARTS

# Where this was built and tested must not show in what is published.
_MACHINE = re.compile(
    "|".join(
        [
            re.escape(f"{Path(__file__).parents[2]}/"),
            re.escape(f"{tempfile.gettempdir()}/"),
            r"localhost:\d{4,}/\w",
            r"127\.0\.0\.1",
        ]
    )
)

HEAVIEST = 60_000


class Head(HTMLParser):
    """What stands in a page's head, and its main headings."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language = ""
        self.title = ""
        self.description = ""
        self.main_headings = len(re.findall(r"<h1[\s>]", html))
        self._in_title = False
        self.feed(html.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "html":
            self.language = values.get("lang") or ""
        elif tag == "meta" and values.get("name") == "description":
            self.description = values.get("content") or ""
        self._in_title = tag == "title" and not self.title

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 # the signature is HTMLParser's
        self._in_title = False


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, str]:
    return {
        path.relative_to(built_site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(built_site.rglob("*.html"))
    }


def test_every_kind_of_page_is_built(pages: dict[str, str]) -> None:
    for address in KINDS.values():
        assert (address if address.endswith(".html") else f"{address}index.html") in pages


def shape(address: str) -> str:
    """What kind of page an address is of: its first folder, how deep it lies, and whether it shows goals."""
    folders = address.removesuffix("index.html").strip("/").split("/")
    goals = ", mål" if folders[-1] == "mal" else ""
    return f"{folders[0]}, {len(folders)}{goals}"


def test_every_page_is_of_a_kind_that_is_looked_at(pages: dict[str, str]) -> None:
    known = {shape(address) for address in KINDS.values()}
    assert {address for address in pages if shape(address) not in known} == set()
    assert {name for name in pages if name.startswith("om/")} <= {f"{address}index.html" for address in KINDS.values()}


def test_every_kind_of_chart_is_looked_at() -> None:
    tables = [table for report in check(REAL).corpus.reports for table in report.tables]
    assert {table.chart.kind for table in tables if table.chart} == {*CHARTS, *RELATED_CHARTS}


def test_every_page_is_in_swedish_with_one_main_heading_a_title_and_a_description(pages: dict[str, str]) -> None:
    titles = []
    for name, html in pages.items():
        head = Head(html)
        assert head.language == "sv", name
        assert head.main_headings == 1, name
        assert len(head.title) > 3, name
        assert len(head.description) > 20, name
        titles.append(head.title)
        if not name.startswith("diagram/"):  # a frame's title is only read aloud
            assert len(head.title) < 70, name
    assert len(set(titles) - {""}) >= len(titles) - 1, "pages share a title"


def test_every_meta_element_says_what_it_is(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        said = re.findall(r"<meta [^>]*>", html.partition("</head>")[0])
        assert len(said) > 3, name
        assert [one for one in said if not re.search(r" (name|property|charset|http-equiv)=", one)] == [], name


def test_no_page_weighs_more_than_60_kb_compressed(pages: dict[str, str]) -> None:
    weights = {name: len(gzip.compress(html.encode())) for name, html in pages.items()}
    assert len(weights) > 30
    assert {name: weight for name, weight in weights.items() if weight > HEAVIEST} == {}


def test_no_page_names_an_address_of_this_computer_or_of_the_project(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        assert not _MACHINE.search(html), name


def test_no_page_loads_anything_from_another_host(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        loaded = re.findall(r'<(?:script|img|iframe|source)[^>]* src="(https?:)?//[^"]*"', html)
        loaded += re.findall(r'<link[^>]* rel="(?:stylesheet|preconnect|preload)"[^>]* href="https?://[^"]*"', html)
        assert loaded == [], name


def test_site_holds_no_sources_and_no_program(built_site: Path) -> None:
    endings = {path.suffix for path in built_site.rglob("*") if path.is_file()}
    assert endings <= {
        ".html", ".css", ".js", ".map", ".json", ".csv", ".svg", ".png", ".xml", ".rdf", ".gz", ".zip",
        ".pagefind", ".pf_fragment", ".pf_index", ".pf_meta",
        ".xlsx", ".parquet", ".sqlite", ".ics",
        ".conf", "",  # settings for servers: nginx.conf, Caddyfile, _headers, .htaccess
    }  # fmt: skip
