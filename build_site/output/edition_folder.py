"""The folder of the published editions, where every zip file is written once and entered in the register."""

import os
from pathlib import Path

from build_site.output.whole_files import write_whole
from build_site.problems import PublishError
from build_site.publishing.edition_register import REGISTER


def write_edition(path: Path, archive: bytes, register: str) -> None:
    """Write an edition, and the register with it in it.

    The edition comes first: if the register is not reached, `check` says that the edition is not in it.

    Raises:
        PublishError: the file is there already, or the disk refuses.
    """
    try:
        path.parent.mkdir(exist_ok=True)
        write_once(path, archive)
        write_whole(path.with_name(REGISTER), register.encode())
    except OSError as error:
        raise PublishError(
            f"{path} gick inte att skriva. Se efter att du får skriva där och att disken inte är full."
        ) from error


def write_once(path: Path, content: bytes) -> None:
    """Write a file that is never written again."""
    if os.path.lexists(path):
        raise PublishError(f"{path} finns redan. En publicerad utgåva skrivs aldrig över.")
    write_whole(path, content)
