"""Says in Swedish what the disk refuses: full, write-protected, gone."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from build_site.problems import BuildError

_FULL = "Disken är full. Frigör utrymme och bygg igen."
_CLOSED = "Där får du inte skriva. Ändra rättigheterna eller välj en annan mapp."
_GONE = "Den finns inte längre; något annat program har tagit bort den. Bygg igen."
_CAUSES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EROFS: _CLOSED,
    errno.ENOENT: _GONE,
    errno.ENOTDIR: "En del av sökvägen är en fil. Flytta filen eller välj en annan mapp.",
    errno.EEXIST: "Den finns redan. Flytta den och bygg igen.",
    errno.EBUSY: "Den används av systemet, till exempel som monteringspunkt. Välj en mapp inuti den.",
    errno.ENAMETOOLONG: "Namnet är för långt. Välj ett kortare.",
    errno.ELOOP: "Länkar pekar på varandra i en ring. Rätta länken.",
}
_OTHER = "Det gick inte att läsa eller skriva där. Se efter att disken fungerar och bygg igen."


@contextmanager
def explain_disk_errors() -> Iterator[None]:
    """Turn what the disk refuses within the block into a message for whoever builds.

    Raises:
        BuildError: something could not be read or written.
    """
    try:
        yield
    except OSError as error:
        raise BuildError(explain(error)) from error


def explain(error: OSError) -> str:
    """Which file or folder, what is wrong with it, and what to do."""
    cause = _CAUSES.get(error.errno or 0, _OTHER)
    return f"{error.filename}: {cause}" if error.filename else cause
