"""What is published is written once, and whole."""

import errno
from pathlib import Path

import pytest

from build_site.output.edition_folder import write_edition, write_once
from build_site.problems import PublishError
from tests.folders import snapshot


def test_edition_and_register_are_written(tmp_path: Path) -> None:
    write_edition(tmp_path / "editions" / "1.0.0.zip", b"zip", "version\n")
    assert snapshot(tmp_path).keys() == {"editions/1.0.0.zip", "editions/register.csv"}


def test_published_edition_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "1.0.0.zip"
    write_once(path, b"som den var")
    with pytest.raises(PublishError, match=r"1\.0\.0\.zip finns redan"):
        write_edition(path, b"annat", "version\n")
    assert path.read_bytes() == b"som den var"
    assert snapshot(tmp_path).keys() == {"1.0.0.zip"}


def test_full_disk_leaves_no_part_of_an_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content[:1])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(PublishError, match="disken inte är full"):
        write_edition(tmp_path / "1.0.0.zip", b"zip", "version\n")
    assert snapshot(tmp_path) == {}
