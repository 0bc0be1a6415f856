"""The settings that are published for servers, tried with the servers themselves on this computer."""

import tempfile
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from build_site.output.headers import TYPES, build_header_files, list_headers
from tests.halves import leave_to_the_whole
from tests.servers import WRITERS, Server, start_server

leave_to_the_whole("real servers")

# A file of every kind, and of every place that has headers of its own.
FILES = (
    "index.html",
    "404.html",
    "kommuner/index.html",
    "utgavor/andringar.xml",
    "diagram/x/index.html",
    "assets/site.css",
    "assets/stylesheets/main.0123.min.css",
    "assets/javascripts/bundle.0123.min.js",
    "assets/ikon.png",
    "pagefind/fragment/sv_1.pf_fragment",
    "pagefind/index/sv_1.pf_index",
    "api/v1/index.json",
    "jamfor/x/diagram.svg",
    "sitemap.xml.gz",
    "robots.txt",
    *(f"data/fil{ending}" for ending in TYPES),
)
# A thing within one that has been renamed too: the innermost first, as `list_redirects` gives them.
REDIRECTS = (
    ("kommuner/lek-stad/sn/2019-delar-1/", "kommuner/nystad/sn_2/2019-tertial-1/"),
    ("kommuner/lek-stad/", "kommuner/nystad/"),
    ("data/lek/mat.json", "api/v1/tables/lek/mat.json"),  # a single file
)


@pytest.fixture(scope="module")
def site() -> Iterator[Path]:
    """A small site that any user may read, with the settings for servers as they are published."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        for name in FILES:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(f"innehåll i {name}", encoding="utf-8")
        for name, text in build_header_files(REDIRECTS).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        Path(folder).chmod(0o755)
        yield root


@pytest.fixture(scope="module", params=list(WRITERS))
def server(request: pytest.FixtureRequest, site: Path) -> Iterator[Server]:
    """Each server in turn; the command that starts it returns when it listens."""
    with start_server(request.param, site) as running:
        yield running


def test_every_file_comes_with_its_headers_and_type(server: Server) -> None:
    for name in FILES:
        answer, body = server.get(name)
        assert answer.status == 200, name
        assert body == (server.site / name).read_bytes(), name
        _check_headers(answer, name)
        kind = TYPES.get(Path(name).suffix)
        if kind:
            assert _normalise(answer.headers["Content-Type"]) == _normalise(kind), name


def test_folder_is_its_page_and_says_the_same(server: Server) -> None:
    for name in ("", "kommuner/", "diagram/x/"):
        answer, body = server.get(name)
        assert (answer.status, body) == (200, f"innehåll i {name}index.html".encode())
        _check_headers(answer, name)


def test_an_answer_that_only_redirects_has_the_headers_too(server: Server) -> None:
    answer, _ = server.get("kommuner")
    assert answer.status in (301, 302, 307, 308)
    for name, value in list_headers("").items():
        assert answer.headers.get_all(name) == [value], name


@pytest.mark.parametrize("address", ["saknas", "saknas/djupt/nere/", "data/saknas.csv", "kommuner/saknas/"])
def test_what_is_missing_is_told_by_the_sites_own_page(address: str, server: Server) -> None:
    answer, body = server.get(address)
    assert answer.status == 404
    assert body == b"inneh\xc3\xa5ll i 404.html"
    assert _normalise(answer.headers["Content-Type"]) == _normalise(TYPES[".html"])
    for name, value in list_headers("").items():
        assert answer.headers.get_all(name) == [value], name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kommuner/lek-stad/", "kommuner/nystad/"),
        ("kommuner/lek-stad/avun/2019-delar-1/", "kommuner/nystad/avun/2019-delar-1/"),
        ("kommuner/lek-stad/sn/2019-delar-1/", "kommuner/nystad/sn_2/2019-tertial-1/"),
        ("kommuner/lek-stad/sn/2019-delar-1/volumes/", "kommuner/nystad/sn_2/2019-tertial-1/volumes/"),
        ("data/lek/mat.json", "api/v1/tables/lek/mat.json"),
    ],
)
def test_an_old_address_leads_to_the_new_one_with_all_that_lies_below(old: str, new: str, server: Server) -> None:
    answer, _ = server.get(old)
    assert answer.status == 301
    assert urlsplit(answer.headers["Location"]).path == f"/{new}"
    for other in ("kommuner/lek-stad-2/", "data/lek/mat.json.gz", "data/lek/matXjson", "x/data/lek/ma.json"):
        assert server.get(other)[0].status == 404, other


def _check_headers(answer: HTTPResponse, name: str) -> None:
    """Each header once, as our own server sends it, and none of the others."""
    wanted = list_headers(name)
    for header in {header for place in ("", "data/", "pagefind/index/") for header in list_headers(place)}:
        assert answer.headers.get_all(header) == ([wanted[header]] if header in wanted else None), (name, header)


def _normalise(kind: str) -> str:
    return kind.lower().replace(" ", "")
