"""Files that a later build trusts only when they are exactly what was written.

Each begins with a digest of its name and content: one that is cut off, changed, or put under another's name is none.
"""

import hashlib
import re
import shutil
from pathlib import Path

from build_site.output.whole_files import write_whole

_NAME = re.compile(r"[0-9a-f]{64}")  # a digest; nothing else is an entry
_LARGEST = 200_000_000  # bytes; no entry comes near it


def read_sealed(path: Path) -> bytes | None:
    """What was written in a file, or None unless it is all there and nothing else.

    Raises:
        OSError: the disk refuses.
    """
    if not _NAME.fullmatch(path.name) or path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
        return None
    seal, _, body = path.read_bytes().partition(b"\n")
    return body if seal == _seal(path.name, body) else None


def write_sealed(path: Path, body: bytes) -> None:
    """Write a file whose name is a digest; what else stands in its place goes.

    Raises:
        OSError: the disk refuses; the file is as it was then.
    """
    if path.is_symlink() or not path.is_file():
        discard(path)
    write_whole(path, _seal(path.name, body) + b"\n" + body)


def discard(path: Path) -> None:
    """Remove what stands in a store's folder, whatever it is.

    Raises:
        OSError: the disk refuses.
    """
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _seal(name: str, body: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + body).hexdigest().encode()
