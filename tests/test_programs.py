"""No program outlives the build that has started it."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from build_site.problems import BuildError
from build_site.programs import run_program

# Runs a package that starts a process of its own and tells both ids; the parent is killed by the test.
PACKAGE = """
import os, signal, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
with open(sys.argv[1], "w") as told:
    told.write(f"{os.getpid()} {child.pid}\\n")
signal.pause()
"""
RUN = """
import sys
from pathlib import Path
from build_site.programs import run_program
run_program("waits", [sys.argv[1]], Path(sys.argv[2]), failure="Det gick inte")
"""
DRAW = """
import os, signal, sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from build_site.programs import end_with_parent
if __name__ == "__main__":
    pool = ProcessPoolExecutor(2, get_context("spawn"), initializer=end_with_parent)
    print(*{pool.submit(os.getpid).result()}, flush=True)
    signal.pause()
"""


def wait_for_end(process: int) -> None:
    """Wait, however long it takes, until a process that is not ours has ended."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return
    try:
        select.select([handle], [], [])
    finally:
        os.close(handle)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that Python finds, in a folder of its own."""
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages" / "waits.py").write_text(PACKAGE, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "packages"))
    return tmp_path


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_program_and_what_it_has_started_end_with_the_build(how: signal.Signals, package: Path) -> None:
    told = package / "told"
    os.mkfifo(told)
    command = [sys.executable, "-c", RUN, str(told), str(package)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as build:  # noqa: S603
        with told.open(encoding="utf-8") as ids:
            started = [int(number) for number in ids.read().split()]
        build.send_signal(how)
    assert len(started) == 2
    for process in started:
        wait_for_end(process)


def test_processes_that_draw_end_with_the_build(tmp_path: Path) -> None:
    script = tmp_path / "draw.py"
    script.write_text(DRAW, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as build:  # noqa: S603
        assert build.stdout is not None
        workers = [int(number) for number in build.stdout.readline().split()]
        build.kill()
    assert workers
    for process in workers:
        wait_for_end(process)


def test_program_that_fails_is_told_with_what_it_said(package: Path) -> None:
    (package / "packages" / "waits.py").write_text(
        "import sys\nprint('på svenska')\nsys.exit('för att\\n' + sys.argv[1])\n", encoding="utf-8"
    )
    with pytest.raises(BuildError, match="Det gick inte:\npå svenska\nför att\nså\n"):
        run_program("waits", ["så"], package, failure="Det gick inte")


def test_program_runs_in_its_folder_at_the_time_of_all_builds_and_never_from_it(package: Path) -> None:
    """A file in the folder that is called as the package is not taken for it."""
    (package / "waits.py").write_text("raise SystemExit('fel fil')", encoding="utf-8")
    (package / "packages" / "waits.py").write_text(
        "import os, pathlib\npathlib.Path('said').write_text(os.environ['SOURCE_DATE_EPOCH'])", encoding="utf-8"
    )
    run_program("waits", [], package, failure="Det gick inte")
    assert (package / "said").read_text(encoding="utf-8") == "1767225600"
