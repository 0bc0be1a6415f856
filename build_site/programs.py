"""Runs other programs so that none of them outlives the build, however the build ends.

A program runs under a keeper, a small process of its own that holds one end of a pipe whose other end only the build
has. When the build dies, killed or not, the system closes that end; the keeper notices and takes the program, and all
that it has started, with it.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from multiprocessing import connection, parent_process
from pathlib import Path

from build_site.problems import BuildError

# Files get this time instead of the clock's, so that two builds of the same input are the same (2026-01-01).
_BUILD_TIME = "1767225600"
_HAS_GROUPS = hasattr(os, "killpg")


def run_program(name: str, arguments: Sequence[str], folder: Path, *, failure: str) -> None:
    """Run a Python package as a program, and wait for it.

    Args:
        name: the package.
        arguments: what it is given.
        folder: where it runs.
        failure: what to say in Swedish when it fails, before what it said itself.

    Raises:
        BuildError: it failed.
    """
    environment = {**os.environ, "SOURCE_DATE_EPOCH": _BUILD_TIME}
    command = [sys.executable, "-P", "-m", "build_site.programs", name, *arguments]  # -P: not from the folder it is in
    theirs, ours = os.pipe()
    with os.fdopen(ours, "wb"):  # closed last, whatever happens
        with os.fdopen(theirs, "rb") as lifeline:
            keeper = subprocess.Popen(  # noqa: S603 # our own arguments
                command,
                cwd=folder,
                env=environment,
                stdin=lifeline,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,
            )
        said, complained = keeper.communicate()
    if keeper.returncode:
        raise BuildError(f"{failure}:\n{said}{complained}")


def end_with_parent() -> None:
    """Let a process that draws end when the build does, and leave Ctrl+C to the build."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=[parent.sentinel], daemon=True).start()


def _follow(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def keep(command: Sequence[str]) -> int:
    """Run a program until it ends or the one who asked for it does; the exit code."""
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as program:  # noqa: S603 # from run_program
        threading.Thread(target=_end_with_build, args=[program], daemon=True).start()
        return program.wait()


def _end_with_build(program: subprocess.Popen[bytes]) -> None:
    os.read(sys.stdin.fileno(), 1)  # comes back when nobody can write any more
    if _HAS_GROUPS:
        os.killpg(os.getpgrp(), signal.SIGKILL)
    program.kill()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(keep([sys.executable, "-P", "-m", *sys.argv[1:]]))
