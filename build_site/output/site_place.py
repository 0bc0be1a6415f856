"""Where a site may be published: only where nothing is lost that the build has not written itself."""

import os
from pathlib import Path

from build_site import project
from build_site.output.disk_errors import explain_disk_errors
from build_site.problems import BuildError

MARKER = f".{project.SLUG}.json"  # a site that the build has written carries it; nothing else is ever replaced
# What belongs to the project itself. Folders that are not there yet are kept free for it too.
KEPT = ("datasets", "docs", "build_site", "tests", "benchmarks", ".git", ".build", ".venv")


def find_place(project: Path, output: Path) -> Path:
    """The folder in which the site is published, with every link followed.

    Args:
        project: the folder with datasets, docs and mkdocs.yml.
        output: what was asked for; a link stays a link, and what it points to is replaced.

    Raises:
        BuildError: something stands there that the build has not written, or the place belongs to the project.
    """
    with explain_disk_errors():
        place = Path(os.path.realpath(output))
        if _holds(place, project):
            raise _refuse(output, "är projektets egen mapp, eller innehåller den")
        for name in KEPT:
            if _lies_in(place, project / name) or _holds(place, project / name):
                raise _refuse(output, f"hör till projektets mapp {name}")
        check_replaceable(place, output)
        _check_writable(place, output)
    return place


def check_replaceable(place: Path, output: Path) -> None:
    """Nothing, an empty folder, or a site that the build has written may be replaced; anything else is refused.

    Args:
        place: the folder with every link followed.
        output: what to call it.

    Raises:
        BuildError: something else stands there.
        OSError: it can't be read.
    """
    if not os.path.lexists(place) or is_ours(place):
        return
    if not place.is_dir():
        raise _refuse(output, "är en fil eller något annat som inte är en mapp")
    if not any(place.iterdir()):
        return
    raise _refuse(
        output,
        f"finns redan, är inte tom och saknar filen {MARKER}, så den är inte skriven av build-site. Är det en "
        "webbplats som en äldre version har byggt kan du ta bort mappen själv och bygga igen",
    )


def is_ours(folder: Path) -> bool:
    """Whether the build has written a folder."""
    marker = folder / MARKER
    return marker.is_file() and not marker.is_symlink()


def _refuse(output: Path, why: str) -> BuildError:
    return BuildError(
        f"Mappen {output} {why}. Ingenting har ändrats. Välj en ny eller tom mapp med --output, till exempel "
        "--output site."
    )


def _check_writable(place: Path, output: Path) -> None:
    """Tell before the build, not after it, that its result can't be put in its place."""
    nearest = next(parent for parent in place.parents if parent.exists())
    if not nearest.is_dir():
        raise _refuse(output, f"kan inte skapas: {nearest} är en fil")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise _refuse(output, f"kan inte skrivas: du får inte skriva i {nearest}")


def _holds(place: Path, inner: Path) -> bool:
    return _lies_in(Path(os.path.realpath(inner)), place)


def _lies_in(place: Path, outer: Path) -> bool:
    """Whether a place is a folder or lies in it, also when the disk doesn't tell `Docs` from `docs`.

    Names that differ only in case are the same everywhere: a project must not change meaning with the disk it is on.
    """
    real = Path(os.path.realpath(outer))
    if _is_within(_fold(place), _fold(real)):
        return True
    return any(_is_same(folder, real) for folder in (place, *place.parents))


def _fold(path: Path) -> tuple[str, ...]:
    return tuple(part.casefold() for part in path.parts)


def _is_within(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    return inner[: len(outer)] == outer


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names are one folder, also by a mount that shows it in two places."""
    try:
        return one.samefile(other)
    except OSError:
        return False
