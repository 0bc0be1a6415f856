"""One command at a time writes in a project, however the one before ended."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_site.build_lock import HOLDER, LOCK, hold_project
from build_site.problems import BuildError

HOLD = """
import sys
from pathlib import Path
from build_site.build_lock import hold_project
with hold_project(Path(sys.argv[1])):
    print("holds", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the project until it is killed, or its input closed."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        assert process.stdout.readline() == "holds\n"
        yield process
        process.kill()


def test_second_build_is_told_who_holds_the_project_and_since_when(
    holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    with (
        pytest.raises(
            BuildError,
            match=rf"Ett annat kommando skriver redan i det här projektet: process {holder.pid}, "
            r"sedan \d{4}-\d\d-\d\d kl\. \d\d:\d\d:\d\d\. Vänta tills det är klart",
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
