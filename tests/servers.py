"""Real servers with the settings that are published for them, on this computer. One that is not there is a failure."""

import getpass
import os
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from tests.toy import PROJECT

SERVERS = PROJECT / ".build" / "servers"
APACHE = Path("/usr/sbin/apache2")


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


@contextmanager
def start_server(name: str, site: Path) -> Iterator[Server]:
    """A server that shows a site; the command that starts it returns when it listens."""
    assert (SERVERS / "usr/sbin/nginx").is_file(), "The servers are not there. Run: make servers"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        port = _find_port()
        start, stop = WRITERS[name](Path(folder), site, port)
        _run(start, folder)
        try:
            yield Server(port, site)
        finally:
            _run(stop, folder)


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
