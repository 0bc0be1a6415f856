"""`serve`: shows the site on this computer only, builds anew after a change, and keeps it when the change is bad."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent, FileOpenedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from build_site.command_line import serving
from build_site.problems import BuildError, DataError, Problem
from tests.halves import leave_to_the_whole
from tests.toy import PROJECT, Toy


class Builds:
    """Stands in for the build: counts how often it was asked for, and fails when told to."""

    def __init__(self) -> None:
        self.count = 0
        self.error: Exception | None = None

    def __call__(self, _project: Path, _output: Path) -> None:
        self.count += 1
        if self.error:
            raise self.error


@dataclass
class Timer:
    """Stands in for the clock: the test says when the time is up."""

    seconds: float
    act: Callable[[], None]
    state: str = "made"

    def start(self) -> None:
        self.state = "running"

    def cancel(self) -> None:
        self.state = "cancelled"


@dataclass
class Clock:
    """The timers that were made."""

    timers: list[Timer] = field(default_factory=list)

    def __call__(self, seconds: float, act: Callable[[], None]) -> Timer:
        self.timers.append(Timer(seconds, act))
        return self.timers[-1]

    @property
    def running(self) -> list[Timer]:
        return [timer for timer in self.timers if timer.state == "running"]


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> Builds:
    found = Builds()
    monkeypatch.setattr(serving, "build_site", found)
    return found


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(serving, "Timer", found)
    return found


@pytest.fixture
def rebuilder(tmp_path: Path) -> serving._Rebuilder:
    return serving._Rebuilder(tmp_path, tmp_path / "site")


def test_several_changes_in_a_row_make_one_build_when_things_are_quiet(
    builds: Builds, clock: Clock, rebuilder: serving._Rebuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(20):
        rebuilder.on_any_event(FileModifiedEvent("datasets/a.csv"))
    assert len(clock.timers) == 20
    (timer,) = clock.running
    assert timer.seconds > 0
    assert builds.count == 0
    timer.act()
    assert builds.count == 1
    assert capsys.readouterr().out == "Webbplatsen är byggd.\n"


def test_reading_a_file_makes_no_build(clock: Clock, rebuilder: serving._Rebuilder) -> None:
    rebuilder.on_any_event(FileOpenedEvent("datasets/a.csv"))
    assert clock.timers == []


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


class Watched:
    """A watched folder. After a change it waits until the watcher has been told of it: told of a later one, that is."""

    def __init__(self, rebuilder: serving._Rebuilder, folder: Path) -> None:
        self._folder, self._seen, self._marks = folder, threading.Semaphore(0), 0
        self.observer = Observer()
        self.observer.schedule(serving._SettingsWatcher(rebuilder), str(folder), recursive=False)
        self.observer.schedule(self._Notes(self), str(folder), recursive=False)
        self.observer.start()

    class _Notes(FileSystemEventHandler):
        def __init__(self, watched: "Watched") -> None:
            self._watched = watched

        def on_created(self, event: FileSystemEvent) -> None:
            if Path(str(event.src_path)).name == f"mark-{self._watched._marks}":
                self._watched._seen.release()

    def wait(self) -> None:
        """Wait until everything that has happened in the folder so far has been told."""
        self._marks += 1
        (self._folder / f"mark-{self._marks}").touch()
        self._seen.acquire()


@pytest.fixture
def watched(rebuilder: serving._Rebuilder, tmp_path: Path) -> Iterator[Watched]:
    (tmp_path / "mkdocs.yml").write_text("site_name: Gammal\n", encoding="utf-8")
    found = Watched(rebuilder, tmp_path)
    yield found
    found.observer.stop()
    found.observer.join()


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
    clock: Clock, watched: Watched, tmp_path: Path, save: Callable[[Path], None]
) -> None:
    for _ in range(2):
        watched.wait()
        clock.timers.clear()
        save(tmp_path / "mkdocs.yml")
        watched.wait()
        assert len(clock.running) == 1


def test_nothing_else_in_the_project_folder_makes_a_build(clock: Clock, watched: Watched, tmp_path: Path) -> None:
    """The build itself writes there: it puts the new site in the place of the old one."""
    watched.wait()
    clock.timers.clear()
    (tmp_path / "README.md").write_text("Ny\n", encoding="utf-8")
    (tmp_path / ".build").mkdir()
    (tmp_path / ".build" / "mkdocs.yml").write_text("a\n", encoding="utf-8")
    (tmp_path / ".build").rename(tmp_path / "site")
    watched.wait()
    assert clock.timers == []


class Server:
    """A running `build-site serve`, with what it has said so far."""

    def __init__(self, project: Path) -> None:
        command = [sys.executable, "-u", "-m", "build_site", "serve", "--port", "0"]
        command += ["--project", str(project), "--output", str(project / "site")]
        self.said = ""
        self._heard, self._is_silent = threading.Condition(), False
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
        with self._heard:
            self._is_silent = True
            self._heard.notify_all()

    def wait_for(self, is_said: Callable[[str], bool]) -> None:
        """Wait until something is said; fail with all that was said when the server ends instead."""
        with self._heard:
            self._heard.wait_for(lambda: is_said(self.said) or self._is_silent)
            assert is_said(self.said), self.said

    def count_builds(self) -> int:
        """How many builds have been told of."""
        return self.said.count("Webbplatsen är byggd.")

    def wait_for_build(self, before: int) -> None:
        """Wait until more builds than before have been told of."""
        self.wait_for(lambda said: said.count("Webbplatsen är byggd.") > before)

    @property
    def port(self) -> int:
        """The port that it chose."""
        found = re.search(r"http://localhost:(\d+)/", self.said)
        assert found is not None
        return int(found[1])

    def get(self, path: str) -> str:
        """A page."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}") as answer:
            return str(answer.read().decode())

    def get_built(self, path: str, before: int) -> str:
        """A page after one more build; while another one exchanges the site the page may be missing."""
        while True:
            self.wait_for_build(before)
            before = self.count_builds()
            try:
                return self.get(path)
            except urllib.error.HTTPError:
                continue


@pytest.fixture
def server(recorded_toy: Toy) -> Iterator[Server]:
    leave_to_the_whole("a whole site")
    project = recorded_toy.datasets.parent
    shutil.copytree(PROJECT / "docs", project / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", project)
    running = Server(project)
    try:
        yield running
    finally:
        running.process.kill()
        running.process.wait()


def test_site_is_shown_built_anew_and_kept(server: Server, recorded_toy: Toy) -> None:
    server.wait_for(lambda said: "Öppna http://localhost:" in said)
    assert "Håller nämnderna budgeten?" in server.get("")
    built = server.count_builds()
    page = recorded_toy.datasets.parent / "docs" / "om" / "integritet.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nNytt stycke om gunghästar.\n", encoding="utf-8")
    assert "Nytt stycke om gunghästar." in server.get_built("om/integritet/", built)
    built = server.count_builds()
    settings = recorded_toy.datasets.parent / "mkdocs.yml"
    fresh = settings.with_name("mkdocs.yml.new")
    fresh.write_text(re.sub("^site_name: .*", "site_name: Leksaker", settings.read_text("utf-8"), flags=re.M), "utf-8")
    fresh.rename(settings)
    assert "Leksaker</title>" in server.get_built("om/integritet/", built)
    table = recorded_toy.path("staff.csv")
    table.write_text(table.read_text(encoding="utf-8").replace(",3,4,7,", ",x,4,7,"), encoding="utf-8")
    server.wait_for(lambda said: "Webbplatsen är som den var." in said)
    assert "«x» är inte ett tal." in server.said
    assert "Nytt stycke om gunghästar." in server.get("om/integritet/")
    listening = _listening_addresses(server.port)
    assert listening == {"0100007F"}  # 127.0.0.1 and nothing else
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait() == 0


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
