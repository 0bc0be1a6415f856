"""One command at a time writes in a project, however the one before ended."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from build_site.output.build_lock import HOLDER, LOCK, hold_place, hold_project
from build_site.problems import BuildError
from tests.folders import snapshot

HOLD = """
import sys
from pathlib import Path
from build_site.output.build_lock import hold_place, hold_project
first, *rest = map(Path, sys.argv[1:])
with hold_place(first, *rest) if rest else hold_project(first):
    print("holds", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the project until it is killed, or its input closed."""
    with start_holder(tmp_path) as process:
        yield process
        process.kill()


@pytest.fixture
def neighbour(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another project's process that writes in `www/site` until it is killed, or its input closed."""
    with start_holder(tmp_path / "www" / "site", tmp_path / "granne") as process:
        yield process
        process.kill()


def start_holder(*arguments: Path) -> subprocess.Popen[str]:
    """A process that holds a project, or a place for a project."""
    command = [sys.executable, "-c", HOLD, *map(str, arguments)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert process.stdout is not None
    assert process.stdout.readline() == "holds\n"
    return process


def test_second_build_is_told_who_holds_the_project_and_since_when(
    holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    with (
        pytest.raises(
            BuildError,
            match=rf"Ett annat kommando skriver redan i det här projektet: process {holder.pid}, "
            r"sedan \d{4}-\d\d-\d\d kl\. \d\d:\d\d:\d\d, för projektet i \S+\. Vänta tills det är klart",
        ),
        hold_project(tmp_path),
    ):
        pytest.fail("both hold it")
    assert (tmp_path / ".build" / HOLDER).is_file(), "the one who was refused leaves the holder's name"


@pytest.mark.parametrize("content", [None, "", "{}", "[]", '{"process": "x", "since": 1}'])
def test_holder_that_has_not_said_its_name_yet_still_holds(
    content: str | None, holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert holder.poll() is None
    (tmp_path / ".build" / HOLDER).unlink()
    if content is not None:
        (tmp_path / ".build" / HOLDER).write_text(content, encoding="utf-8")
    with pytest.raises(BuildError, match="det har nyss börjat"), hold_project(tmp_path):
        pytest.fail("both hold it")


def test_lock_goes_with_a_process_that_is_killed(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    holder.kill()
    holder.wait()
    assert (tmp_path / ".build" / HOLDER).is_file()
    with hold_project(tmp_path):
        assert f'"process": {os.getpid()}' in (tmp_path / ".build" / HOLDER).read_text(encoding="utf-8")


def test_lock_goes_with_the_block_also_when_it_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), hold_project(tmp_path):
        raise KeyboardInterrupt
    assert [path.name for path in (tmp_path / ".build").iterdir()] == [LOCK]
    with hold_project(tmp_path):
        pass


def test_projects_do_not_wait_for_each_other(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    assert holder.poll() is None
    (tmp_path / "other").mkdir()
    with hold_project(tmp_path / "other"):
        pass


def test_project_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"saknas/\.build: Den finns inte längre"), hold_project(tmp_path / "saknas"):
        pass


# Places


def test_two_projects_never_write_in_one_place_and_the_second_is_told_who_does(
    neighbour: subprocess.Popen[str], tmp_path: Path
) -> None:
    place = tmp_path / "www" / "site"
    with (
        pytest.raises(
            BuildError,
            match=rf"Ett annat bygge skriver redan i \S+/www/site: process {neighbour.pid}, sedan .*, "
            r"för projektet i \S+/granne\. Vänta tills det är klart",
        ),
        hold_place(place, tmp_path / "vi"),
    ):
        pytest.fail("both write there")
    with hold_place(place.with_name("annan"), tmp_path / "vi"):
        pass


def test_place_is_free_when_the_one_who_wrote_there_is_killed_and_nothing_is_left(
    neighbour: subprocess.Popen[str], tmp_path: Path
) -> None:
    neighbour.kill()
    neighbour.wait()
    assert len(list((tmp_path / "www").iterdir())) == 2  # its lock, which nobody holds, and its name
    with hold_place(tmp_path / "www" / "site", tmp_path / "vi"):
        pass
    assert list((tmp_path / "www").iterdir()) == []


def test_folders_made_for_a_lock_alone_go_with_it_and_others_stay(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), hold_place(tmp_path / "a" / "b" / "site", tmp_path):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []
    with hold_place(tmp_path / "a" / "b" / "site", tmp_path):
        (tmp_path / "a" / "b" / "site").mkdir()
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["site"]


def test_lock_that_its_holder_removes_while_another_opens_it_is_opened_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else two would hold: one a file that is gone, the other the one in its place."""
    lock, real = tmp_path / ".site.build-site.lock", Path.open
    opened: list[Path] = []

    def open_late(path: Path, *arguments: Any, **given: Any) -> IO[Any]:
        file: IO[Any] = real(path, *arguments, **given)
        if path == lock:
            opened.append(path)
            if len(opened) == 1:
                lock.unlink()
                lock.touch()  # a third has come between
        return file

    monkeypatch.setattr(Path, "open", open_late)
    with hold_place(tmp_path / "site", tmp_path):
        assert len(opened) == 2
        assert lock.exists()


@pytest.mark.parametrize("name", ["docs/mina.txt", "drawings/katt.svg", "site/index.html"])
def test_a_work_folder_that_is_somebody_elses_is_left_alone(name: str, tmp_path: Path) -> None:
    path = tmp_path / ".build" / name
    path.parent.mkdir(parents=True)
    path.write_text("mina", encoding="utf-8")
    with (
        pytest.raises(BuildError, match=r"\.build finns redan men är inte skriven av build-site"),
        hold_project(tmp_path),
    ):
        pass
    assert snapshot(tmp_path).keys() == {f".build/{name}"}


def test_a_work_folder_may_hold_what_a_build_does_not_touch(tmp_path: Path) -> None:
    """As the programs that `make test` sets up there before anything has been built."""
    for name in ("steps", "zensical"):
        (tmp_path / ".build" / name).mkdir(parents=True)
    with hold_project(tmp_path):
        assert (tmp_path / ".build" / "zensical").is_dir()


@pytest.mark.parametrize("name", ["docs", "site", "drawings", "steps", "staged-1", LOCK, HOLDER])
def test_a_link_in_the_work_folder_is_not_followed(name: str, tmp_path: Path) -> None:
    with hold_project(tmp_path):
        pass
    (tmp_path / "mina").mkdir()
    (tmp_path / "mina" / "a.txt").write_text("mina", encoding="utf-8")
    (tmp_path / ".build" / name).unlink(missing_ok=True)
    (tmp_path / ".build" / name).symlink_to(tmp_path / "mina" / ("a.txt" if name in (LOCK, HOLDER) else ""))
    with pytest.raises(BuildError, match=rf"{name} är en länk"), hold_project(tmp_path):
        pass
    assert (tmp_path / "mina" / "a.txt").read_text(encoding="utf-8") == "mina"


def test_a_work_folder_may_lie_on_another_disk_and_hold_what_check_has_left(tmp_path: Path) -> None:
    (tmp_path / "annan-disk" / "steps").mkdir(parents=True)
    (tmp_path / "projekt").mkdir()
    (tmp_path / "projekt" / ".build").symlink_to(tmp_path / "annan-disk")
    for _ in range(2):
        with hold_project(tmp_path / "projekt"):
            assert (tmp_path / "annan-disk" / LOCK).exists()
