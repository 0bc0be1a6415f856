"""Folders as tests want them: what they hold, and a site that is published already."""

import hashlib
from pathlib import Path


def snapshot(folder: Path) -> dict[str, str]:
    """The digest of every file of a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def make_site(folder: Path, text: str = "som den var") -> Path:
    """A site that is published already."""
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder
