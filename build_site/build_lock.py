"""One command at a time writes in a project: a lock that the system releases however the command ends."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from build_site.disk_errors import explain_disk_errors
from build_site.problems import BuildError

if sys.platform == "win32":
    import msvcrt

    def _try_to_lock(file: IO[str]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_to_lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


LOCK, HOLDER = "lock", "lock.json"


@contextmanager
def hold_project(project: Path) -> Iterator[None]:
    """Let no other command write in the project within the block: none that builds, publishes or records.

    The lock is the system's, on an open file: it goes when the process does, also when that is killed. Who holds it
    stands in a file of its own, because Windows lets nobody read a locked one.

    Raises:
        BuildError: another command is writing, or `.build` can't be written.
    """
    folder = project / ".build"
    with explain_disk_errors():
        folder.mkdir(exist_ok=True)
        file = (folder / LOCK).open("a", encoding="utf-8")
    with file:
        if not _try_to_lock(file):
            raise BuildError(
                f"Ett annat kommando skriver redan i det här projektet: {_describe_holder(folder / HOLDER)}. "
                "Vänta tills det är klart, eller avsluta det, och försök igen."
            )
        with explain_disk_errors():
            (folder / HOLDER).write_text(_describe_ourselves(), encoding="utf-8")
        try:
            yield
        finally:
            (folder / HOLDER).unlink(missing_ok=True)


def _describe_ourselves() -> str:
    return json.dumps({"process": os.getpid(), "since": datetime.now().astimezone().isoformat(timespec="seconds")})


def _describe_holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(holder["since"])
        return f"process {int(holder['process'])}, sedan {since:%Y-%m-%d} kl. {since:%H:%M:%S}"
    except (OSError, ValueError, LookupError, TypeError):  # it may be writing it just now
        return "det har nyss börjat"
