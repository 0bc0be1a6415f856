"""The folder of the published site: the new site takes the place of the old one, whole or not at all.

Beside the site's folder stands, only while it is replaced, a work folder with the new site on its way in and the old
one on its way out. It lies on the same disk as the site, so that both are moved in one step each. Whatever interrupts
the build, `heal_site` finds there what it needs to make the site whole.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_site import project
from build_site.output.disk_errors import explain_disk_errors
from build_site.output.site_place import MARKER, check_replaceable, is_ours
from build_site.problems import BuildError

_MARK = {
    "title": project.NAME,
    "description": "Mappen är skriven av build-site. Nästa bygge ersätter den, med allt som ligger i den.",
}


def replace_site(fresh: Path, place: Path) -> None:
    """Put a new site where the old one is; when that fails the old one stays.

    Args:
        fresh: the new site, whole; it is moved.
        place: where it is published, as `find_place` says.

    Raises:
        BuildError: something that the build has not written has come there, or the disk refuses.
    """
    mark(fresh)
    with explain_disk_errors(), _open_work(place) as work:
        shutil.move(fresh, work / "fresh")  # copies when the place is on another disk
        check_replaceable(place, place)
        if place.exists():
            place.rename(work / "previous")
        (work / "fresh").rename(place)


def heal_site(place: Path) -> None:
    """Make whole what an interrupted build has left: the old site comes back if the new one did not come in.

    Raises:
        BuildError: the disk refuses, or the work folder holds what no build has written.
    """
    work = _name_work(place)
    if not os.path.lexists(work):
        return
    with explain_disk_errors():
        if not is_ours(work) and any(work.iterdir()):
            raise BuildError(
                f"{work} står i vägen för bygget men är inte skriven av build-site. Flytta den och bygg igen."
            )
        if (previous := work / "previous").exists() and _is_vacant(place):
            if place.exists():
                place.rmdir()
            previous.rename(place)
        _remove(work)


def mark(folder: Path) -> None:
    """Say in a folder that the build has written it."""
    with explain_disk_errors():
        (folder / MARKER).write_text(json.dumps(_MARK, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


@contextmanager
def _open_work(place: Path) -> Iterator[Path]:
    heal_site(place)
    work = _name_work(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    work.mkdir()
    try:
        mark(work)
        yield work
    finally:
        heal_site(place)


def _name_work(place: Path) -> Path:
    return place.with_name(f".{place.name}.build-site")


def _is_vacant(place: Path) -> bool:
    return not os.path.lexists(place) or (place.is_dir() and not any(place.iterdir()))


def _remove(folder: Path) -> None:
    """Remove a folder that we have written; its marker goes last, so that what is left if we are killed stays ours."""
    for path in list(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARKER:
            path.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()
