"""Editions that are no longer as they were published are refused."""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_site.problems import Problem
from build_site.publishing import edition_archives
from build_site.publishing.editions import MANIFEST, freeze_edition
from build_site.publishing.published_editions import load_editions
from build_site.releasing import compute_edition
from tests.built import check
from tests.publishing.archives import load, pack, unpack, write_register
from tests.toy import Toy

RESTORE = "En publicerad utgåva ändras aldrig. Hämta tillbaka filen ur versionshanteringen och rätta i paketen."


@pytest.fixture
def archive(checked_toy: Toy) -> bytes:
    return freeze_edition(compute_edition(check(checked_toy.datasets)))


def test_folder_without_editions_is_fine(tmp_path: Path) -> None:
    assert load_editions(tmp_path) == ((), [])


def _change_content(files: dict[str, bytes]) -> None:
    files["observations.csv"] = files["observations.csv"].replace(b"-24.0", b"-25.0")


def _remove(files: dict[str, bytes]) -> None:
    del files["goals.csv"]


def _add(files: dict[str, bytes]) -> None:
    files["nytt.csv"] = b"a\n"


def _climb_out(files: dict[str, bytes]) -> None:
    """A file that would be written outside the edition's folder, even if the manifest names it."""
    files["../index.csv"] = b"a\n"
    manifest = json.loads(files[MANIFEST])
    described = {"name": "../index.csv", "bytes": 2, "sha256": hashlib.sha256(b"a\n").hexdigest()}
    files[MANIFEST] = json.dumps({**manifest, "files": [*manifest["files"], described]}).encode()


def _rename(files: dict[str, bytes]) -> None:
    files[MANIFEST] = files[MANIFEST].replace(b'"edition": "1.0.0"', b'"edition": "1.0.1"')


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_change_content, "observations.csv: Innehållet är ett annat än det som publicerades."),
        (_remove, "goals.csv: Filen saknas i utgåvan."),
        (_add, "nytt.csv: Filen hör inte till utgåvan."),
        (_climb_out, "../index.csv: Filen hör inte till utgåvan."),
        (_rename, "manifest.json: Filen säger att den är utgåva 1.0.1."),
    ],
)
def test_edition_that_has_been_changed_is_refused(
    change: Callable[[dict[str, bytes]], None], expected: str, archive: bytes, tmp_path: Path
) -> None:
    files = unpack(archive)
    change(files)
    editions, problems = load(tmp_path, {"1.0.0.zip": pack(files)})
    assert editions == ()
    assert problems == [f"editions/1.0.0.zip, {expected} {RESTORE}"]


def _truncate(archive: bytes) -> bytes:
    return archive[: len(archive) // 2]


def _damage(archive: bytes) -> bytes:
    """Bytes within the first compressed file are lost."""
    return archive[:100] + bytes(50) + archive[150:]


def _empty_manifest(archive: bytes) -> bytes:
    return pack({**unpack(archive), MANIFEST: b"{}"})


def _broken_packages(archive: bytes) -> bytes:
    files = unpack(archive)
    manifest: dict[str, Any] = {**json.loads(files[MANIFEST]), "packages": [{"name": "finns-inte"}]}
    return pack({**files, MANIFEST: json.dumps(manifest).encode()})


@pytest.mark.parametrize(
    "damage", [_truncate, _damage, _empty_manifest, _broken_packages, lambda _: b"", lambda _: b"x"]
)
def test_edition_that_cannot_be_read_is_refused(
    damage: Callable[[bytes], bytes], archive: bytes, tmp_path: Path
) -> None:
    editions, problems = load(tmp_path, {"1.0.0.zip": damage(archive)})
    assert editions == ()
    assert problems == [f"editions/1.0.0.zip: Utgåvan går inte att läsa. {RESTORE}"]


@pytest.mark.parametrize("name", ["1.0.zip", "utgava.zip", "1.0.0.csv", "1.0.0", "läsmig.txt"])
def test_anything_else_in_the_folder_is_refused(name: str, archive: bytes, tmp_path: Path) -> None:
    _, problems = load(tmp_path, {name: archive})
    assert problems == [
        f"editions/{name}: Filen är ingen utgåva. "
        "Flytta den. Här ligger bara utgåvor, som 1.0.0.zip, och register.csv; «build-site publish» skriver dem."
    ]


def test_every_edition_keeps_watch_over_the_one_before(four_editions: Toy, tmp_path: Path) -> None:
    """Content and manifest of an old edition are changed alike; the next edition remembers what it was."""
    toy = four_editions.copy_again(tmp_path / "toy")
    path = toy.datasets / "editions" / "1.0.1.zip"
    files = unpack(path.read_bytes())
    files["goals.csv"] += b"x"
    manifest = json.loads(files[MANIFEST])
    for one in manifest["files"]:
        if one["name"] == "goals.csv":
            one |= {"bytes": len(files["goals.csv"]), "sha256": hashlib.sha256(files["goals.csv"]).hexdigest()}
    files[MANIFEST] = json.dumps(manifest).encode()
    path.write_bytes(pack(files))
    write_register(path.parent)
    expected = Problem(
        "editions/1.1.0.zip", 0, MANIFEST, "Utgåvan före saknas eller är en annan än den som publicerades.", RESTORE
    )
    assert load_editions(toy.datasets)[1] == [expected]
    path.unlink()
    write_register(path.parent)
    assert load_editions(toy.datasets)[1] == [expected]


# Zip files that are not as `publish` writes them, though the register has been changed with them


def repack(archive: bytes, *, comment: bytes = b"", more: tuple[str, ...] = ()) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.comment = comment
        for name, content in sorted(unpack(archive).items()):
            packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
        for name in more:
            packed.writestr(name, b"a\n")
    return buffer.getvalue()


def _comment(archive: bytes) -> bytes:
    return repack(archive, comment=b"hej")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def _double(archive: bytes) -> bytes:
    return repack(archive, more=("goals.csv",))


def _climb(archive: bytes) -> bytes:
    return repack(archive, more=("../../index.html",))


def _root(archive: bytes) -> bytes:
    return repack(archive, more=("/etc/a.csv",))


def _backslash(archive: bytes) -> bytes:
    return repack(archive, more=("..\\a.csv",))


def _encrypt(archive: bytes) -> bytes:
    """Set the flag of encryption of every file, in both places where a zip file has it."""
    content = bytearray(archive)
    for start, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(start)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(start, at + 4)
    return bytes(content)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_comment, ": Zip-filen har kommentarer eller tillägg."),
        (_double, ", goals.csv: Filen finns 2 gånger i utgåvan."),
        (_climb, ", ../../index.html: Filen hör inte till utgåvan."),
        (_root, ", /etc/a.csv: Filen hör inte till utgåvan."),
        (_backslash, ", ..\\a.csv: Filen hör inte till utgåvan."),
        (_encrypt, ": Zip-filen är krypterad."),
    ],
)
def test_edition_that_is_not_packed_as_publish_does_is_refused(
    change: Callable[[bytes], bytes], expected: str, archive: bytes, tmp_path: Path
) -> None:
    editions, problems = load(tmp_path, {"1.0.0.zip": change(archive)})
    assert editions == ()
    assert f"editions/1.0.0.zip{expected} {RESTORE}" in problems


def test_bomb_is_refused_before_it_is_unpacked(archive: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = pack({**unpack(archive), "bomb.csv": bytes(200_000_000)})
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    assert load_unregistered(tmp_path, bomb) == [
        f"Innehållet är mer än {edition_archives.LARGEST_RATIO} gånger så stort som zip-filen."
    ]


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("LARGEST_FILE", 1000, "Zip-filen är större än 0 MB."),
        ("LARGEST_CONTENT", 1000, "Innehållet är större än 0 MB uppackat."),
        ("MOST_FILES", 3, "Zip-filen innehåller fler än 3 filer."),
    ],
)
def test_edition_beyond_a_limit_is_refused(
    limit: str, value: int, said: str, archive: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition_archives, limit, value)
    assert load_unregistered(tmp_path, archive) == [said]


def load_unregistered(folder: Path, archive: bytes) -> list[str]:
    """What is said of an edition, but for that it is not registered."""
    (folder / "editions").mkdir()
    (folder / "editions" / "1.0.0.zip").write_bytes(archive)
    editions, problems = load_editions(folder)
    assert editions == ()
    return [problem.message for problem in problems if "register" not in problem.message]


def test_manifest_nested_without_end_is_refused(archive: bytes, tmp_path: Path) -> None:
    files = {**unpack(archive), MANIFEST: b"[" * 100_000}
    assert "Utgåvan går inte att läsa." in load_unregistered(tmp_path, pack(files))


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), os.mkfifo, lambda path: path.symlink_to("saknas")])
def test_anything_but_an_ordinary_file_is_refused(make: Callable[[Path], None], tmp_path: Path) -> None:
    (tmp_path / "editions").mkdir()
    make(tmp_path / "editions" / "1.0.0.zip")
    assert [problem.message for problem in load_editions(tmp_path)[1]] == ["Filen är ingen utgåva."]


# The register


def test_edition_that_is_packed_anew_is_refused(four_editions: Toy, tmp_path: Path) -> None:
    """The same files in the same order, but other bytes."""
    toy = four_editions.copy_again(tmp_path / "toy")
    path = toy.datasets / "editions" / "1.1.0.zip"
    path.write_bytes(repack(path.read_bytes()))
    assert [str(problem) for problem in load_editions(toy.datasets)[1]] == [
        f"editions/1.1.0.zip: Zip-filen är en annan än den som publicerades. {RESTORE}"
    ]


def test_last_edition_is_anchored_too(four_editions: Toy, tmp_path: Path) -> None:
    """No later edition remembers it; the register does."""
    toy = four_editions.copy_again(tmp_path / "toy")
    path = toy.datasets / "editions" / "2.0.0.zip"
    files = unpack(path.read_bytes())
    files[MANIFEST] = files[MANIFEST].replace(b'"date": "2027-02-01"', b'"date": "2027-02-02"')
    path.write_bytes(pack(files))
    assert [problem.message for problem in load_editions(toy.datasets)[1]] == [
        "Zip-filen är en annan än den som publicerades.",
        "Beskrivningen är en annan än den som publicerades.",
        "Datumet är 2027-02-02, men 2027-02-01 i register.csv.",
    ]


def test_edition_without_a_row_and_row_without_an_edition_are_told(four_editions: Toy, tmp_path: Path) -> None:
    toy = four_editions.copy_again(tmp_path / "toy")
    folder = toy.datasets / "editions"
    (folder / "2.0.0.zip").unlink()
    rows = (folder / "register.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "register.csv").write_text("".join(row for row in rows if not row.startswith("1.1.0")), encoding="utf-8")
    assert [str(problem) for problem in load_editions(toy.datasets)[1]] == [
        "editions/1.1.0.zip: Utgåvan står inte i register.csv. Avbröts en publicering tar du bort zip-filen och kör "
        "«build-site publish» igen. Annars hämtar du tillbaka register.csv ur versionshanteringen.",
        "editions/register.csv: Utgåva 2.0.0 saknas i mappen. Hämta tillbaka zip-filen ur versionshanteringen.",
    ]
