"""The real site, built once, served on this computer and opened in Debian's chromium. No browser is a failure."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from build_site.command_line.serving import SiteHandler
from build_site.output.build_lock import LOCK
from build_site.pipeline import build_site, publish_edition
from tests.built import DRAWINGS, STEPS
from tests.site.looks import Screens
from tests.toy import PROJECT

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class QuietHandler(SiteHandler):
    """Serves a site with its headers, and says nothing of it."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 # the base class's name
        """Say nothing."""


@dataclass
class Visit:
    """A page in the browser, and what happened while it was open."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open an address of the site."""
        self.page.goto(f"{self.address}{path}", wait_until="load")
        return self.page


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built from a copy of the project, so that nothing is written in the working tree."""
    project = tmp_path_factory.mktemp("real") / "project"
    for name in ("docs", "datasets"):
        shutil.copytree(PROJECT / name, project / name)
    shutil.copy(PROJECT / "mkdocs.yml", project)
    for kept in (DRAWINGS, STEPS):  # what `make site` has made of the same data need not be made again
        if kept.is_dir():
            shutil.copytree(kept, project / ".build" / kept.name)
            (project / ".build" / LOCK).touch()  # a build's folders without its lock are taken for somebody else's
    if not list(project.glob("datasets/editions/*.zip")):
        publish_edition(project / "datasets")
    build_site(project, project / "site")
    return project / "site"


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the site is served."""
    handler = partial(QuietHandler, directory=str(built_site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; the tests fail without it."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def screens(browser: Browser, address: str) -> Iterator[Screens]:
    """Shows each kind of page on each screen, once for all tests."""
    screens = Screens(browser, address)
    yield screens
    screens.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page in a browser window of its own; keyword arguments are playwright's for the window."""
    contexts: list[BrowserContext] = []

    def opener(path: str, **settings: Any) -> Visit:
        context = browser.new_context(locale="sv-SE", **settings)
        contexts.append(context)
        visit = Visit(context.new_page(), address)
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("console", lambda said: visit.errors.append(said.text) if said.type == "error" else None)
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        visit.go(path)
        return visit

    yield opener
    for context in contexts:
        context.close()
