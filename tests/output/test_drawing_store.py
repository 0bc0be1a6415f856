"""The store of drawings gives back what was drawn, or nothing."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.charts.studio import Pictures
from build_site.output.drawing_store import read_drawings, write_drawings
from tests.folders import snapshot

ONE, TWO = "1" * 64, "2" * 64
DRAWN = {
    ONE: Pictures("<svg>å</svg>", "<svg>smal</svg>", "<svg>hel</svg>", b"\x89PNG\x00\xff", '{"a": 1}'),
    TWO: Pictures("<svg>två</svg>", "<svg/>", "<svg/>", b"\x89PNG", "{}"),
}
texts = st.text(st.characters(codec="utf-8"))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    write_drawings(tmp_path / "drawings", DRAWN)
    return tmp_path / "drawings"


def test_what_was_written_is_read(store: Path) -> None:
    assert read_drawings(store) == DRAWN
    assert sorted(snapshot(store)) == [ONE, TWO]


@given(pictures=st.builds(Pictures, texts, texts, texts, st.binary(), texts))
def test_any_pictures_are_read_as_they_were_written(
    pictures: Pictures, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("store")
    write_drawings(folder, {ONE: pictures})
    assert read_drawings(folder) == {ONE: pictures}


def test_only_what_was_drawn_is_kept(store: Path) -> None:
    (store / "gammal").mkdir()
    (store / "gammal" / "wide.svg").write_text("x", encoding="utf-8")
    (store / f"{ONE}.new").write_text("x", encoding="utf-8")
    (store / "länk").symlink_to(store / "saknas")
    write_drawings(store, {TWO: DRAWN[TWO]})
    assert [path.name for path in store.iterdir()] == [TWO]


def test_what_is_there_already_is_not_written_again(store: Path) -> None:
    before = (store / ONE).stat().st_mtime_ns, (store / ONE).stat().st_ino
    write_drawings(store, DRAWN)
    assert ((store / ONE).stat().st_mtime_ns, (store / ONE).stat().st_ino) == before


# Entries that are not as they were written


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def poison(path: Path) -> None:
    content = path.read_bytes()
    assert b"<svg>hel" in content
    path.write_bytes(content.replace(b"<svg>hel", b"<svg>HEL"))


def swap(path: Path) -> None:
    path.write_bytes(path.with_name(TWO).read_bytes())


def link(path: Path) -> None:
    path.rename(path.parent.parent / "elsewhere")
    path.symlink_to(path.parent.parent / "elsewhere")


def make_a_folder(path: Path) -> None:
    path.unlink()
    (path / "wide.svg").mkdir(parents=True)


def make_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def write_no_json(path: Path) -> None:
    path.write_bytes(b"x\ny")


@pytest.mark.parametrize(
    "change", [truncate, empty, lengthen, poison, swap, link, make_a_folder, make_a_pipe, write_no_json]
)
def test_entry_that_was_changed_is_drawn_anew_and_mended(change: Callable[[Path], None], store: Path) -> None:
    change(store / ONE)
    assert read_drawings(store) == {TWO: DRAWN[TWO]}
    write_drawings(store, DRAWN)
    assert read_drawings(store) == DRAWN
    assert sorted(path.name for path in store.iterdir()) == [ONE, TWO]


def test_entry_with_a_right_seal_but_no_pictures_is_drawn_anew(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a store of a version that keeps other things would be."""
    monkeypatch.setattr("build_site.output.drawing_store.asdict", lambda _: {"wide": "x"})
    write_drawings(store, {ONE: Pictures("", "", "", b"", "")})
    monkeypatch.undo()
    assert read_drawings(store) == {}


@pytest.mark.parametrize("name", ["x", ONE[:-1], ONE[:-1] + "A", f"{ONE}.new"])
def test_names_that_are_no_digests_are_passed_over(name: str, store: Path) -> None:
    (store / ONE).rename(store / name)
    assert read_drawings(store) == {TWO: DRAWN[TWO]}


# A store that can't be used


def test_store_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_drawings(tmp_path / "saknas") == {}


def test_store_that_is_a_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "drawings").write_text("x", encoding="utf-8")
    assert read_drawings(tmp_path / "drawings") == {}
    write_drawings(tmp_path / "drawings", DRAWN)
    assert (tmp_path / "drawings").read_text(encoding="utf-8") == "x"


def test_full_disk_leaves_the_old_entries_whole(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    write_drawings(store, {ONE: DRAWN[TWO], TWO: DRAWN[TWO]})
    assert read_drawings(store) == DRAWN
