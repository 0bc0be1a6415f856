"""Runs the programs that make the site out of our files: each is a Python package that brings what it needs."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from build_site.problems import BuildError

# Files get this time instead of the clock's, so that two builds of the same input are the same (2026-01-01).
_BUILD_TIME = "1767225600"


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
    command = [sys.executable, "-m", name, *arguments]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": _BUILD_TIME}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 # our own arguments
    if done.returncode:
        raise BuildError(f"{failure}:\n{done.stdout}{done.stderr}")
