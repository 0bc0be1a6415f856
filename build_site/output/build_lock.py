"""One command at a time writes in a project, and in a place: locks that the system releases however it ends."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from build_site.output.disk_errors import explain_disk_errors
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
_REPLACED = {"docs", "site", "drawings"}  # what a build empties or tidies; it leaves other names in `.build` alone


@contextmanager
def hold_project(project: Path) -> Iterator[None]:
    """Let no other command write in the project within the block: none that builds, publishes or records.

    Raises:
        BuildError: another command is writing, or `.build` can't be written or is somebody else's.
    """
    folder = project / ".build"
    with explain_disk_errors():
        folder.mkdir(exist_ok=True)
        _check_work(folder)
    with _hold(folder / LOCK, folder / HOLDER, project, "Ett annat kommando skriver redan i det här projektet"):
        yield


def _check_work(folder: Path) -> None:
    """What a build empties is emptied without asking, so it must be ours, and lead nowhere else."""
    paths = sorted(folder.iterdir())
    names = {path.name for path in paths}
    if LOCK not in names and names & _REPLACED:
        raise BuildError(
            f"{folder} finns redan men är inte skriven av build-site, som har sina arbetsfiler i en mapp med det "
            "namnet. Ingenting har ändrats. Flytta den och försök igen."
        )
    if links := [path for path in paths if path.is_symlink()]:
        raise BuildError(
            f"{links[0]} är en länk, och det som den leder till skulle skrivas över. Ingenting har ändrats. Ta bort "
            "länken och försök igen."
        )


@contextmanager
def hold_place(place: Path, project: Path) -> Iterator[None]:
    """Let no other project write a site in the same place within the block.

    The lock lies beside the place, which is replaced itself; nothing is left of it, nor of folders made for it alone.

    Args:
        place: where the site is published, as `find_place` says.
        project: whose site it is, for the others to be told.

    Raises:
        BuildError: another command is writing there, or the disk refuses.
    """
    lock = place.with_name(f".{place.name}.build-site.lock")
    missing = [folder for folder in place.parents if not folder.exists()]
    with explain_disk_errors():
        place.parent.mkdir(parents=True, exist_ok=True)
    try:
        with _hold(lock, lock.with_suffix(".json"), project, f"Ett annat bygge skriver redan i {place}", leave=False):
            yield
    finally:
        for folder in missing:
            with suppress(OSError):  # what holds something stays
                folder.rmdir()


@contextmanager
def _hold(lock: Path, holder: Path, project: Path, refusal: str, *, leave: bool = True) -> Iterator[None]:
    """Hold a lock within the block.

    The lock is the system's, on an open file: it goes when the process does, also when that is killed. Who holds it
    stands in a file of its own, because Windows lets nobody read a locked one.
    """
    with _open_lock(lock, holder, refusal):
        with explain_disk_errors():
            holder.write_text(_describe_ourselves(project), encoding="utf-8")
        try:
            yield
        finally:
            holder.unlink(missing_ok=True)
            if not leave:
                with suppress(OSError):  # Windows removes no open file
                    lock.unlink()


def _open_lock(lock: Path, holder: Path, refusal: str) -> IO[str]:
    """The lock's file, locked; opened anew where its last holder has removed it meanwhile."""
    while True:
        with explain_disk_errors():
            file = lock.open("a", encoding="utf-8")
        if not _try_to_lock(file):
            file.close()
            raise BuildError(
                f"{refusal}: {_describe_holder(holder)}. Vänta tills det är klart, eller avsluta det, och försök igen."
            )
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), lock.stat()):
                return file
        file.close()


def _describe_ourselves(project: Path) -> str:
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    return json.dumps({"process": os.getpid(), "since": since, "project": str(project.absolute())})


def _describe_holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(holder["since"])
        return (
            f"process {int(holder['process'])}, sedan {since:%Y-%m-%d} kl. {since:%H:%M:%S}, för projektet i "
            f"{holder['project']}"
        )
    except (OSError, ValueError, LookupError, TypeError):  # it may be writing it just now
        return "det har nyss börjat"
