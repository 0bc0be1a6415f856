"""The settings that are published for servers, tried with the servers themselves on this computer."""

import getpass
import os
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from build_site.output.headers import TYPES, build_header_files, list_headers
from tests.halves import leave_to_the_whole
from tests.toy import PROJECT

leave_to_the_whole("real servers")

SERVERS = PROJECT / ".build" / "servers"
APACHE = Path("/usr/sbin/apache2")
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
)


@dataclass(frozen=True)
class Server:
    """A server that is running.

    Attributes:
        port: on the loopback.
        site: the folder that it serves.
    """

    port: int
    site: Path

    def get(self, address: str) -> tuple[HTTPResponse, bytes]:
        """What it sends for an address of the site."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", f"/{address}")
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()


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


def _write_nginx(work: Path, site: Path, port: int) -> list[list[str]]:
    user = f"user {getpass.getuser()};" if getpass.getuser() == "root" else ""
    places = " ".join(f"{kind}_temp_path {work};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (work / "nginx.conf").write_text(
        f"{user} pid {work}/pid; error_log {work}/error.log; events {{}}\n"
        f"http {{ access_log off; {places}\n"
        f"server {{ listen 127.0.0.1:{port}; root {site}; include {site}/om/servrar/nginx.conf; }} }}\n"
    )
    command = [str(SERVERS / "usr/sbin/nginx"), "-e", f"{work}/error.log", "-c", f"{work}/nginx.conf"]
    return [command, [*command, "-s", "stop"]]


def _write_apache(work: Path, site: Path, port: int) -> list[list[str]]:
    modules = "mpm_event authz_core mime dir alias headers".split()
    loaded = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in modules)
    (work / "mime.types").touch()
    (work / "apache.conf").write_text(
        f"{loaded}ServerName localhost\nServerRoot {work}\nListen 127.0.0.1:{port}\nPidFile {work}/pid\n"
        f"User www-data\nGroup www-data\nErrorLog {work}/error.log\nTypesConfig {work}/mime.types\n"
        f"DocumentRoot {site}\n<Directory {site}>\nAllowOverride FileInfo\nRequire all granted\n</Directory>\n"
        "DirectoryIndex index.html\n"
    )
    command = [str(APACHE), "-f", f"{work}/apache.conf", "-k"]
    return [[*command, "start"], [*command, "stop"]]


def _write_caddy(work: Path, site: Path, port: int) -> list[list[str]]:
    (work / "Caddyfile").write_text(
        f"{{\n  admin unix/{work}/admin\n  auto_https off\n  storage file_system {work}\n}}\n"
        f"http://127.0.0.1:{port} {{\n  root * {site}\n  import {site}/om/servrar/Caddyfile\n  file_server\n}}\n"
    )
    command = str(SERVERS / "usr/bin/caddy")
    start = [command, "start", "--config", f"{work}/Caddyfile", "--adapter", "caddyfile", "--pidfile", f"{work}/pid"]
    return [start, [command, "stop", "--address", f"unix/{work}/admin"]]


WRITERS: dict[str, Callable[[Path, Path, int], list[list[str]]]] = {
    "nginx": _write_nginx,
    "apache": _write_apache,
    "caddy": _write_caddy,
}


@pytest.fixture(scope="module", params=list(WRITERS))
def server(request: pytest.FixtureRequest, site: Path) -> Iterator[Server]:
    """Each server in turn; the command that starts it returns when it listens."""
    assert (SERVERS / "usr/sbin/nginx").is_file(), "The servers are not there. Run: make servers"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        port = _find_port()
        start, stop = WRITERS[request.param](Path(folder), site, port)
        _run(start, folder)
        try:
            yield Server(port, site)
        finally:
            _run(stop, folder)


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
    ],
)
def test_an_old_address_leads_to_the_new_one_with_all_that_lies_below(old: str, new: str, server: Server) -> None:
    answer, _ = server.get(old)
    assert answer.status == 301
    assert urlsplit(answer.headers["Location"]).path == f"/{new}"
    assert server.get("kommuner/lek-stad-2/")[0].status == 404


def _check_headers(answer: HTTPResponse, name: str) -> None:
    """Each header once, as our own server sends it, and none of the others."""
    wanted = list_headers(name)
    for header in {header for place in ("", "data/", "pagefind/index/") for header in list_headers(place)}:
        assert answer.headers.get_all(header) == ([wanted[header]] if header in wanted else None), (name, header)


def _normalise(kind: str) -> str:
    return kind.lower().replace(" ", "")


def _find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _run(command: list[str], home: str) -> None:
    """Run a command that ends by itself; the server that it starts must not keep its output open, or we would wait."""
    output = Path(home) / "output"
    with output.open("w") as file:
        done = subprocess.run(  # noqa: S603 # our own arguments
            command, stdout=file, stderr=file, check=False, env=os.environ | {"HOME": home, "XDG_CONFIG_HOME": home}
        )
    assert done.returncode == 0, (command, output.read_text(encoding="utf-8"))
