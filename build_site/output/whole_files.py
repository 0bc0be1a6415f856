"""Writes files whole or not at all: each is written beside its place and then moved there, in one step."""

import os
import shutil
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, in place of the one that stands there; a reader finds the old one or the new one, never a part.

    Its rights are those of the old one.

    Raises:
        OSError: the disk refuses; what stood there is as it was, and nothing is left beside it.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")  # not another process's, which may be writing the same
    beside.unlink(missing_ok=True)  # what a killed process left, or a link that would be followed
    try:
        beside.write_bytes(content)
        if path.is_file():
            shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
