"""The store of drawings: what a build has drawn, kept for the next one."""

import shutil
from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path

from build_site.charts.studio import Pictures

# The files of a drawing, in the order of the fields of Pictures; only the PNG is not a text.
_PICTURES = ("wide.svg", "narrow.svg", "picture.svg", "picture.png", "picture.vl.json")


def read_drawings(folder: Path) -> dict[str, Pictures]:
    """The pictures that an earlier build has left, by digest."""
    return {
        path.name: _read_pictures(path)
        for path in folder.glob("*")
        if all((path / name).is_file() for name in _PICTURES)
    }


def _read_pictures(folder: Path) -> Pictures:
    wide, narrow, svg, png, spec = ((folder / name).read_bytes() for name in _PICTURES)
    return Pictures(wide.decode(), narrow.decode(), svg.decode(), png, spec.decode())


def write_drawings(folder: Path, drawn: Mapping[str, Pictures]) -> None:
    """Keep pictures for the next build, and no others."""
    for path in folder.glob("*"):
        if path.name not in drawn:
            shutil.rmtree(path)
    for digest, pictures in drawn.items():
        target = folder / digest
        if target.exists():
            continue
        target.mkdir(parents=True)
        for name, content in zip(_PICTURES, astuple(pictures), strict=True):
            (target / name).write_bytes(content if isinstance(content, bytes) else content.encode())
