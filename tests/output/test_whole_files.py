"""Files are there whole or not at all, whatever interrupts their writing."""

import errno
import os
from pathlib import Path

import pytest

from build_site.output.whole_files import write_whole
from tests.folders import snapshot


def beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.new")


def test_a_file_is_written_and_written_over(tmp_path: Path) -> None:
    for content in (b"", b"a\r\n\x00", b"annat"):
        write_whole(tmp_path / "å.csv", content)
        assert (tmp_path / "å.csv").read_bytes() == content
        assert snapshot(tmp_path).keys() == {"å.csv"}


def test_a_full_disk_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    write_whole(tmp_path / "a.csv", b"som den var")
    before = snapshot(tmp_path)
    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a.csv", b"som den skulle bli")
    assert snapshot(tmp_path) == before


def test_a_reader_never_finds_a_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "a.csv", b"gammal")
    seen = []

    def look(path: Path, target: Path) -> None:
        seen.append(((tmp_path / "a.csv").read_bytes(), path.read_bytes()))
        move(path, target)

    move = Path.replace
    monkeypatch.setattr(Path, "replace", look)
    write_whole(tmp_path / "a.csv", b"ny")
    assert seen == [(b"gammal", b"ny")]


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "min.txt").write_text("min", encoding="utf-8")
    beside(tmp_path / "a.csv").symlink_to("min.txt")
    write_whole(tmp_path / "a.csv", b"ny")
    assert (tmp_path / "min.txt").read_text(encoding="utf-8") == "min"
    assert (tmp_path / "a.csv").read_bytes() == b"ny"
    assert snapshot(tmp_path).keys() == {"a.csv", "min.txt"}


def test_what_a_killed_process_left_is_no_hindrance(tmp_path: Path) -> None:
    beside(tmp_path / "a.csv").write_bytes(b"till h")
    write_whole(tmp_path / "a.csv", b"till hela")
    assert (tmp_path / "a.csv").read_bytes() == b"till hela"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_who_may_read_and_write_it_stays(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.csv", b"gammal")
    (tmp_path / "a.csv").chmod(0o664)
    write_whole(tmp_path / "a.csv", b"ny")
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o664
