"""Steps are not taken again, unless anything that they are made from has changed."""

import errno
import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from build_site.output import step_store
from build_site.output.sealed_files import read_sealed, write_sealed
from build_site.output.step_store import StepStore, digest_step
from build_site.problems import Problem
from build_site.reading.rows import LoadedRow
from build_site.vocabularies import Flow

VALUES: tuple[object, ...] = (
    None,
    [Problem("a.csv", 2, "x", "fel", "gör så"), Problem("b.csv", 0, "", "å", "ä")],
    ((LoadedRow(2, {"row": "a", "label": "Å"}),), []),
    {"a": [1, 2.5, "text", True, None], "b": {"c": Decimal("1.50")}},
    Flow.COST,
    frozenset({"a"}),
    b"bytes",
)


@pytest.fixture
def store(tmp_path: Path) -> StepStore:
    return StepStore(tmp_path / "steps")


def never() -> object:
    raise AssertionError("it was made again")


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_step_is_taken_once(value: object, store: StepStore) -> None:
    assert store.recall("steg", ("a", b"b"), lambda: value) == value
    assert store.recall("steg", ("a", b"b"), never) == value


@pytest.mark.parametrize(
    ("step", "made_from"),
    [
        ("annat", ("a", b"b")),
        ("steg", ("a",)),
        ("steg", ("ab",)),
        ("steg", ("a", b"c")),
        ("steg", (b"b", "a")),
        ("steg", ("", "a", b"b")),
    ],
)
def test_a_step_that_is_made_from_something_else_is_another(
    step: str, made_from: tuple[str | bytes, ...], store: StepStore
) -> None:
    store.recall("steg", ("a", b"b"), lambda: 1)
    assert store.recall(step, made_from, lambda: 2) == 2


def test_another_program_takes_every_step_again(store: StepStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.recall("steg", (), lambda: 1)
    monkeypatch.setattr(step_store, "digest_program", lambda: "ett annat")
    assert store.recall("steg", (), lambda: 2) == 2


def test_the_program_is_all_its_files_the_python_and_the_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mallar").mkdir()
    (tmp_path / "mallar" / "a.html").write_text("a", encoding="utf-8")
    monkeypatch.setattr(step_store, "_PACKAGE", tmp_path)
    digests = [step_store.digest_program.__wrapped__()]
    (tmp_path / "mallar" / "a.html").write_text("b", encoding="utf-8")
    digests.append(step_store.digest_program.__wrapped__())
    (tmp_path / "b.py").touch()
    digests.append(step_store.digest_program.__wrapped__())
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    digests.append(step_store.digest_program.__wrapped__())
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(tmp_path / "mallar"))
    digests.append(step_store.digest_program.__wrapped__())
    assert len(set(digests)) == 5


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def change(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"kept", b"KEPT"))


def make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def seal_no_pickle(path: Path) -> None:
    write_sealed(path, b"x")


def seal_an_unknown_class(path: Path) -> None:
    write_sealed(path, b"cbuild_site.codes\nSaknas\n.")


@pytest.mark.parametrize("spoil", [truncate, change, make_a_folder, make_a_pipe, seal_no_pickle, seal_an_unknown_class])
def test_a_spoilt_entry_is_made_again_and_mended(
    spoil: Callable[[Path], None], store: StepStore, tmp_path: Path
) -> None:
    store.recall("steg", (), lambda: "kept")
    spoil(tmp_path / "steps" / digest_step("steg", ()))
    assert store.recall("steg", (), lambda: "kept") == "kept"
    assert store.recall("steg", (), never) == "kept"


@dataclass
class Runs:
    """Something that runs a program when it is read back."""

    path: str

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (self.path,)


def test_an_entry_that_would_run_something_runs_nothing(store: StepStore, tmp_path: Path) -> None:
    path = tmp_path / "steps" / digest_step("steg", ())
    path.parent.mkdir()
    write_sealed(path, pickle.dumps(Runs(str(tmp_path / "kört"))))
    assert store.recall("steg", (), lambda: 1) == 1
    assert not (tmp_path / "kört").exists()


@pytest.mark.parametrize("name", ["build_site.pipeline build_site", "os system", "builtins eval", "pathlib Path"])
def test_only_values_and_our_own_classes_are_read_back(name: str, store: StepStore, tmp_path: Path) -> None:
    path = tmp_path / "steps" / digest_step("steg", ())
    path.parent.mkdir()
    write_sealed(path, "c{}\n{}\n.".format(*name.split()).encode())
    assert store.recall("steg", (), lambda: 1) == 1


def test_a_store_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "steps").write_text("x", encoding="utf-8")
    store = StepStore(tmp_path / "steps")
    assert store.recall("steg", (), lambda: 1) == 1
    store.tidy()
    assert (tmp_path / "steps").read_text(encoding="utf-8") == "x"


def test_a_full_disk_leaves_the_old_entry_whole(
    store: StepStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    store.recall("steg", (), lambda: "kept")
    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert store.recall("annat", (), lambda: 2) == 2
    assert store.recall("steg", (), never) == "kept"
    assert read_sealed(tmp_path / "steps" / digest_step("annat", ())) is None


def test_what_was_used_the_longest_ago_goes_first(
    store: StepStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: Mapping[str, int] = {"gammal": 1, "använd": 2, "ny": 3}
    for age, name in enumerate(sizes):
        store.recall(name, (), lambda: "x" * 1000)
        os.utime(tmp_path / "steps" / digest_step(name, ()), ns=(age, age))
    store.recall("gammal", (), never)  # which makes it the latest
    monkeypatch.setattr(step_store, "_MOST_BYTES", 2500)
    store.tidy()
    left = {path.name for path in (tmp_path / "steps").iterdir()}
    assert left == {digest_step("gammal", ()), digest_step("ny", ())}
