"""Editions as tests take them apart and put them together."""

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from build_site.published.zip_files import format_zip
from build_site.publishing.edition_register import REGISTER, format_register, register_edition
from build_site.publishing.editions import MANIFEST, Edition
from build_site.publishing.published_editions import load_editions

pack = format_zip  # as `publish` does


def unpack(archive: bytes) -> dict[str, bytes]:
    """The files of an edition by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def load(folder: Path, editions: Mapping[str, bytes]) -> tuple[tuple[Edition, ...], list[str]]:
    """Read editions whose register agrees with them: what is wrong is found without it."""
    (folder / "editions").mkdir()
    for name, content in editions.items():
        (folder / "editions" / name).write_bytes(content)
    write_register(folder / "editions")
    loaded, problems = load_editions(folder)
    return loaded, [str(problem) for problem in problems]


def write_register(folder: Path) -> None:
    """Make the register agree with the zip files that are there, as far as they can be read."""
    rows = []
    for path in sorted(folder.glob("[0-9]*.[0-9]*.[0-9]*.zip")):
        content = path.read_bytes()
        try:
            manifest = unpack(content)[MANIFEST]
            date = str(json.loads(manifest)["date"])
        except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, RuntimeError):
            manifest, date = b"", "2026-11-22"
        rows.append(register_edition(path.stem, date, content, manifest))
    (folder / REGISTER).write_text(format_register(rows), encoding="utf-8")
