"""The store of drawings: what a build has drawn, kept for the next one.

Each drawing is one file, written beside its place and then moved there, so that it is whole or not there. It begins
with a digest of its name and content: one that is cut off, changed, or put under another's name is drawn anew. Nothing
that is wrong with the store stops a build. A ready-made store such as diskcache would unpickle what it finds.
"""

import base64
import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from build_site.charts.studio import Pictures

_NAME = re.compile(r"[0-9a-f]{64}")  # what `digest_chart` gives
_LARGEST = 20_000_000  # bytes; no chart comes near it


def read_drawings(folder: Path) -> dict[str, Pictures]:
    """The pictures that an earlier build has left and that are as it left them, by digest."""
    try:
        found = {path.name: _read(path) for path in sorted(folder.iterdir())}
    except OSError:
        return {}
    return {name: pictures for name, pictures in found.items() if pictures is not None}


def write_drawings(folder: Path, drawn: Mapping[str, Pictures]) -> None:
    """Keep pictures for the next build, and nothing else; what can't be written is drawn anew then."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            if path.name not in drawn:
                _discard(path)
    for digest, pictures in drawn.items():
        with suppress(OSError):
            if _read(folder / digest) != pictures:
                _write(folder / digest, pictures)


def _write(path: Path, pictures: Pictures) -> None:
    beside = path.with_name(f"{path.name}.new")
    for old in (beside, path):
        if old.is_symlink() or old.is_dir():
            _discard(old)
    beside.write_bytes(_format(path.name, pictures))
    beside.replace(path)


def _read(path: Path) -> Pictures | None:
    """The pictures of a file, or None unless it is exactly what was written there."""
    if not _NAME.fullmatch(path.name) or path.is_symlink() or not path.is_file():
        return None
    try:
        if path.stat().st_size > _LARGEST:
            return None
        content = path.read_bytes()
        seal, _, body = content.partition(b"\n")
        if seal != _seal(path.name, body):
            return None
        fields = json.loads(body)
        return Pictures(**{**fields, "png": base64.b64decode(fields["png"], validate=True)})
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _format(name: str, pictures: Pictures) -> bytes:
    fields = {**asdict(pictures), "png": base64.b64encode(pictures.png).decode()}
    body = json.dumps(fields, ensure_ascii=False).encode()
    return _seal(name, body) + b"\n" + body


def _seal(name: str, body: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + body).hexdigest().encode()


def _discard(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
