"""Editions: frozen once, the same for ever."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from build_site.problems import Problem
from build_site.publishing.editions import (
    MANIFEST,
    Edition,
    compute_current,
    freeze_edition,
    load_editions,
    read_packages,
)
from build_site.releasing import compute_edition
from tests.built import REAL, check
from tests.publishing.editor import Editor
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy

RESTORE = "En publicerad utgåva ändras aldrig. Hämta tillbaka filen ur versionshanteringen och rätta i paketen."


def unpack(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def pack(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def archive(checked_toy: Toy) -> bytes:
    return freeze_edition(compute_edition(check(checked_toy.datasets)))


def load(folder: Path, editions: Mapping[str, bytes]) -> tuple[tuple[Edition, ...], list[str]]:
    (folder / "editions").mkdir()
    for name, content in editions.items():
        (folder / "editions" / name).write_bytes(content)
    loaded, problems = load_editions(folder)
    return loaded, [str(problem) for problem in problems]


def test_data_without_an_edition_are_a_draft_of_the_first(checked_toy: Toy) -> None:
    current = compute_edition(check(checked_toy.datasets))
    assert (str(current.version), current.is_draft, current.last, current.date) == ("1.0.0", True, None, "2026-11-22")


def test_edition_holds_the_tidy_database_every_package_and_a_manifest(archive: bytes) -> None:
    files = unpack(archive)
    tidy = {f"{name}.csv" for name in ("observations", "reports", "tables", "goals", "findings", "comparisons")}
    assert {name for name in files if "/" not in name} == {*tidy, MANIFEST}
    folders = {name.split("/")[0] for name in files if "/" in name}
    assert folders == {BOTKYRKA, ESKILSTUNA, "codelists", "reference"}
    assert {f"{folder}/datapackage.json" for folder in folders} <= files.keys()
    assert {f"{ESKILSTUNA}/operating_result.csv", "codelists/units.csv", "reference/population.csv"} <= files.keys()


def test_manifest_has_the_size_and_hash_of_every_file(checked_toy: Toy, archive: bytes) -> None:
    files = unpack(archive)
    manifest = json.loads(files.pop(MANIFEST))
    assert manifest["files"] == [
        {"name": name, "bytes": len(files[name]), "sha256": hashlib.sha256(files[name]).hexdigest()}
        for name in sorted(files)
    ]
    assert (manifest["edition"], manifest["date"], manifest["previous"]) == ("1.0.0", "2026-11-22", None)
    assert {one["name"]: one["version"] for one in manifest["packages"]} == {
        "codelists": check(checked_toy.datasets).loaded.code_lists.descriptor["version"],  # the project's own
        "reference": "1.0.0",
        BOTKYRKA: "1.0.0",
        ESKILSTUNA: "1.0.0",
    }


@pytest.mark.parametrize("real", [True, False])
def test_same_data_freeze_to_the_same_bytes_and_are_then_no_draft(real: bool, checked_toy: Toy, tmp_path: Path) -> None:
    datasets = REAL if real else checked_toy.datasets
    result = check(datasets)
    current = compute_edition(result)
    frozen = freeze_edition(compute_current((), current.files, current.packages))
    assert frozen == freeze_edition(compute_current((), current.files, read_packages(result.loaded)))
    (edition,), problems = load(tmp_path, {"1.0.0.zip": frozen})
    assert problems == []
    again = compute_current([edition], current.files, current.packages)
    assert (str(again.version), again.is_draft) == ("1.0.0", False)


def test_archive_does_not_say_when_or_by_whom_it_was_made(archive: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr for entry in opened.infolist()} == {0o644 << 16}
        assert opened.namelist() == sorted(opened.namelist())


def test_editions_are_told_apart_by_the_largest_change(four_editions: Toy) -> None:
    editions = Editor(four_editions).load()
    assert [str(edition.version) for edition in editions] == ["1.0.0", "1.0.1", "1.1.0", "2.0.0"]
    assert [edition.date for edition in editions] == ["2026-11-22", "2026-12-01", "2027-01-15", "2027-02-01"]
    names = [(edition.manifest["previous"] or {}).get("edition") for edition in editions]
    assert names == [None, "1.0.0", "1.0.1", "1.1.0"]
    assert [edition.packages[ESKILSTUNA].version for edition in editions] == ["1.0.0", "1.0.1", "1.1.0", "2.0.0"]
    assert {edition.packages[BOTKYRKA].version for edition in editions} == {"1.0.0"}


@pytest.mark.parametrize(
    ("name", "words", "version"),
    [
        ("comparisons.csv", (b"leksaker,", b"dockor,"), "2.0.0"),  # a comparison goes and another comes
        ("comparisons.csv", (b"Leksaker per", b"Dockor per"), "1.0.1"),
        ("observations.csv", (b"value_base", b"base_value"), "2.0.0"),
        ("observations.csv", (b"Lekstuga", b"Lekstugan"), "1.0.1"),
    ],
)
def test_changes_outside_the_packages_count_too(
    name: str, words: tuple[bytes, bytes], version: str, checked_toy: Toy, tmp_path: Path
) -> None:
    old, new = words
    current = compute_edition(check(checked_toy.datasets))
    assert old in current.files[name]
    files = {**current.files, name: current.files[name].replace(old, new)}
    (edition,), _ = load(tmp_path, {"1.0.0.zip": freeze_edition(current)})
    assert str(compute_current([edition], files, current.packages).version) == version


def test_package_that_comes_or_goes_counts(checked_toy: Toy, archive: bytes, tmp_path: Path) -> None:
    current = compute_edition(check(checked_toy.datasets))
    (edition,), _ = load(tmp_path, {"1.0.0.zip": archive})
    fewer = compute_current([edition], current.files, current.packages[:-1])
    assert str(fewer.version) == "2.0.0"
    fewer_frozen = freeze_edition(compute_current((), current.files, current.packages[:-1]))
    (tmp_path / "other").mkdir()
    (without,), _ = load(tmp_path / "other", {"1.0.0.zip": fewer_frozen})
    assert str(compute_current([without], current.files, current.packages).version) == "1.1.0"


# Editions that are no longer as they were published


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
        "Flytta den. Här ligger bara utgåvor, som 1.0.0.zip; «build-site publish» skriver dem."
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
    expected = Problem(
        "editions/1.1.0.zip", 0, MANIFEST, "Utgåvan före saknas eller är en annan än den som publicerades.", RESTORE
    )
    assert load_editions(toy.datasets)[1] == [expected]
    path.unlink()
    assert load_editions(toy.datasets)[1] == [expected]
