"""`serve`: shows the site on this computer only, builds anew after a change, and keeps it when the change is bad."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent, FileOpenedEvent
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from build_site import serving
from build_site.problems import BuildError, DataError, Problem
from tests.toy import PROJECT, Toy

PATIENCE = 60.0


class Builds:
    """Stands in for the build: remembers that it was asked for, and fails when told to."""

    def __init__(self) -> None:
        self.count = 0
        self.asked = threading.Event()
        self.error: Exception | None = None

    def __call__(self, _project: Path, _output: Path) -> None:
        self.count += 1
        self.asked.set()
        if self.error:
            raise self.error


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> Builds:
    found = Builds()
    monkeypatch.setattr(serving, "build_site", found)
    monkeypatch.setattr(serving, "_QUIET_SECONDS", 0.05)
    return found


@pytest.fixture
def rebuilder(tmp_path: Path) -> serving._Rebuilder:
    return serving._Rebuilder(tmp_path, tmp_path / "site")


def test_several_changes_in_a_row_make_one_build(
    builds: Builds, rebuilder: serving._Rebuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(20):
        rebuilder.on_any_event(FileModifiedEvent("datasets/a.csv"))
    assert builds.asked.wait(PATIENCE)
    assert rebuilder._timer is not None
    rebuilder._timer.join(PATIENCE)
    assert builds.count == 1
    assert capsys.readouterr().out == "Webbplatsen är byggd.\n"


def test_reading_a_file_makes_no_build(builds: Builds, rebuilder: serving._Rebuilder) -> None:
    rebuilder.on_any_event(FileOpenedEvent("datasets/a.csv"))
    assert rebuilder._timer is None
    assert builds.count == 0


@pytest.mark.parametrize(
    "error",
    [BuildError("Det gick inte."), DataError([Problem("a.csv", 1, "", "Det gick inte.", "Rätta.")])],
    ids=["build", "data"],
)
def test_bad_change_is_explained_and_the_next_one_is_built(
    builds: Builds, rebuilder: serving._Rebuilder, error: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    builds.error = error
    rebuilder.build()
    said = capsys.readouterr()
    assert "Det gick inte." in said.err
    assert said.err.endswith("Webbplatsen är som den var.\n")
    assert said.out == ""
    builds.error = None
    rebuilder.build()
    assert capsys.readouterr().out == "Webbplatsen är byggd.\n"


def test_error_that_nobody_foresaw_does_not_end_the_serving(
    builds: Builds, rebuilder: serving._Rebuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    builds.error = KeyError("x")
    rebuilder.build()
    assert capsys.readouterr().err.startswith("Programmet stötte på något som ingen har förutsett.")


def watch_settings(rebuilder: serving._Rebuilder, project: Path) -> BaseObserver:
    observer = Observer()
    observer.schedule(serving._SettingsWatcher(rebuilder), str(project), recursive=False)
    observer.start()
    return observer


def save_in_place(path: Path) -> None:
    path.write_text("site_name: Ny\n", encoding="utf-8")


def save_by_renaming(path: Path) -> None:
    """As many editors do: write beside the file, then put it in its place."""
    beside = path.with_name(f"{path.name}.tmp")
    save_in_place(beside)
    beside.rename(path)


def save_by_putting_the_old_aside(path: Path) -> None:
    path.rename(path.with_name(f"{path.name}~"))
    save_in_place(path)


@pytest.mark.parametrize("save", [save_in_place, save_by_renaming, save_by_putting_the_old_aside])
def test_settings_are_watched_however_an_editor_saves_them_and_again(
    builds: Builds, rebuilder: serving._Rebuilder, tmp_path: Path, save: Callable[[Path], None]
) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: Gammal\n", encoding="utf-8")
    observer = watch_settings(rebuilder, tmp_path)
    try:
        for _ in range(2):
            builds.asked.clear()
            save(settings)
            assert builds.asked.wait(PATIENCE)
            time.sleep(0.2)  # what is left of the events of this change
    finally:
        observer.stop()
        observer.join()


def test_nothing_else_in_the_project_folder_makes_a_build(
    builds: Builds, rebuilder: serving._Rebuilder, tmp_path: Path
) -> None:
    """The build itself writes there: it puts the new site in the place of the old one."""
    observer = watch_settings(rebuilder, tmp_path)
    try:
        (tmp_path / "README.md").write_text("Ny\n", encoding="utf-8")
        (tmp_path / ".build").mkdir()
        (tmp_path / ".build" / "mkdocs.yml").write_text("a\n", encoding="utf-8")
        (tmp_path / ".build").rename(tmp_path / "site")
        time.sleep(0.5)
    finally:
        observer.stop()
        observer.join()
    assert rebuilder._timer is None
    assert builds.count == 0


class Server:
    """A running `build-site serve`, with what it has said so far."""

    def __init__(self, project: Path) -> None:
        command = [sys.executable, "-u", "-m", "build_site", "serve", "--port", "0"]
        command += ["--project", str(project), "--output", str(project / "site")]
        self.said = ""
        self._heard = threading.Condition()
        self.process = subprocess.Popen(  # noqa: S603 # our own command
            command, cwd=PROJECT, env={**os.environ}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._heard:
                self.said += line
                self._heard.notify_all()

    def wait_for(self, is_said: Callable[[str], bool]) -> None:
        """Wait until something is said; fail with all that was said instead."""
        with self._heard:
            assert self._heard.wait_for(lambda: is_said(self.said), PATIENCE), self.said

    @property
    def port(self) -> int:
        """The port that it chose."""
        found = re.search(r"http://localhost:(\d+)/", self.said)
        assert found is not None
        return int(found[1])

    def get(self, path: str) -> str:
        """A page."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def wait_for_page(self, path: str, text: str) -> None:
        """Wait until a page holds a text; while the site is exchanged the page may be missing."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if text in self.get(path):
                    return
            except urllib.error.HTTPError:
                pass
            time.sleep(0.1)
        pytest.fail(f"{path} never said «{text}»:\n{self.said}")


@pytest.fixture
def server(recorded_toy: Toy) -> Iterator[Server]:
    project = recorded_toy.datasets.parent
    shutil.copytree(PROJECT / "docs", project / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", project)
    running = Server(project)
    try:
        yield running
    finally:
        running.process.kill()
        running.process.wait(PATIENCE)


def test_site_is_shown_built_anew_and_kept(server: Server, recorded_toy: Toy) -> None:
    server.wait_for(lambda said: "Öppna http://localhost:" in said)
    assert "Håller nämnderna budgeten?" in server.get("")
    page = recorded_toy.datasets.parent / "docs" / "om" / "integritet.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nNytt stycke om gunghästar.\n", encoding="utf-8")
    server.wait_for_page("om/integritet/", "Nytt stycke om gunghästar.")
    settings = recorded_toy.datasets.parent / "mkdocs.yml"
    fresh = settings.with_name("mkdocs.yml.new")
    fresh.write_text(re.sub("^site_name: .*", "site_name: Leksaker", settings.read_text("utf-8"), flags=re.M), "utf-8")
    fresh.rename(settings)
    server.wait_for_page("om/integritet/", "Leksaker</title>")
    table = recorded_toy.path("staff.csv")
    table.write_text(table.read_text(encoding="utf-8").replace(",3,4,7,", ",x,4,7,"), encoding="utf-8")
    server.wait_for(lambda said: "Webbplatsen är som den var." in said)
    assert "«x» är inte ett tal." in server.said
    assert "Nytt stycke om gunghästar." in server.get("om/integritet/")
    listening = _listening_addresses(server.port)
    assert listening == {"0100007F"}  # 127.0.0.1 and nothing else
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(PATIENCE) == 0


def _listening_addresses(port: int) -> set[str]:
    """The addresses on which something listens on a port, as the kernel lists them."""
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text(encoding="ascii").splitlines()[1:]:
            _, local, _, state, *_ = line.split()
            address, _, number = local.rpartition(":")
            if state == "0A" and int(number, 16) == port:
                found.add(address)
    return found
