"""What the last build was made from and what it left: a site that would come out the same is not built again.

The record lies in `.build` and may be deleted at any time. It is believed only when all that a site is made from is as
it was then, and the site is still what was built, file by file.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from build_site.output.step_store import digest_program
from build_site.output.whole_files import write_whole

RECORD = "last-build.json"
_SOURCES = ("datasets", "docs", "mkdocs.yml")  # all that a site is made from, besides the program
# Bytes. `check` refuses a larger file, but only after this; without a limit one of a terabyte would be read first.
_LARGEST = 200_000_000


def digest_project(project: Path, address: str) -> str:
    """What changes whenever a site could come out in another way.

    Args:
        project: the folder with datasets, docs and mkdocs.yml.
        address: the site's absolute address, or "".

    Raises:
        OSError: a file can't be read.
    """
    digest = hashlib.sha256(f"{digest_program()}\n{address}\n".encode())
    for name in _SOURCES:
        _add_files(digest, project / name, project)
    return digest.hexdigest()


def digest_site(site: Path) -> str:
    """What changes with any file of a site.

    Raises:
        OSError: a file can't be read.
    """
    digest = hashlib.sha256()
    _add_files(digest, site, site)
    return digest.hexdigest()


def recall_build(folder: Path, place: Path, made_from: str) -> str:
    """What the last build said, if it was made from the same and its site is as it left it; otherwise "".

    Args:
        folder: where the record lies.
        place: where the site is published.
        made_from: digest of what it would be made from now.
    """
    with suppress(OSError, ValueError, LookupError, TypeError):
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        if (record["place"], record["made_from"]) == (str(place), made_from) and record["site"] == digest_site(place):
            return str(record["said"])
    return ""


def note_build(folder: Path, place: Path, made_from: str, said: str) -> None:
    """Note what a build was made from, what it left and what it said; where that can't be written, nothing is noted."""
    record = {"place": str(place), "made_from": made_from, "said": said}
    with suppress(OSError):
        record["site"] = digest_site(place)
        # In ASCII: a folder's name may hold bytes that are no text.
        write_whole(folder / RECORD, (json.dumps(record, indent=2) + "\n").encode())


def _add_files(digest: "hashlib._Hash", top: Path, base: Path) -> None:
    for path in _list_files(top):
        facts = path.stat() if path.exists() else path.lstat()
        is_file = stat.S_ISREG(facts.st_mode)
        name = path.relative_to(base).as_posix()
        digest.update(
            f"{name}\0{facts.st_size if is_file else stat.S_IFMT(facts.st_mode)}\0".encode(errors="surrogateescape")
        )
        if path.is_symlink():
            digest.update(os.fsencode(path.readlink()))
        if is_file and facts.st_size <= _LARGEST:
            digest.update(path.read_bytes())
        elif is_file:
            digest.update(f"{facts.st_mtime_ns}\0".encode())


def _list_files(top: Path) -> Iterator[Path]:
    """Everything that is no folder below a path, in an order that is the same everywhere."""
    if not top.is_dir():
        yield from (top,) if os.path.lexists(top) else ()
        return
    for folder, names, files in os.walk(top):
        names.sort()
        yield from (Path(folder) / name for name in sorted(files))
        yield from (Path(folder) / name for name in names if (Path(folder) / name).is_symlink())
