"""The store of drawings: what a build has drawn, kept for the next one, one sealed file for each.

Nothing that is wrong with the store stops a build.
"""

import base64
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from build_site.charts.studio import Pictures
from build_site.output.sealed_files import discard, read_sealed, write_sealed


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
                discard(path)
    for digest, pictures in drawn.items():
        with suppress(OSError):
            if _read(folder / digest) != pictures:
                write_sealed(folder / digest, _format(pictures))


def _read(path: Path) -> Pictures | None:
    """The pictures of a file, or None unless it is exactly what was written there."""
    try:
        if (body := read_sealed(path)) is None:
            return None
        fields = json.loads(body)
        return Pictures(**{**fields, "png": base64.b64decode(fields["png"], validate=True)})
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _format(pictures: Pictures) -> bytes:
    fields = {**asdict(pictures), "png": base64.b64encode(pictures.png).decode()}
    return json.dumps(fields, ensure_ascii=False).encode()
