"""Editions: frozen once, the same for ever."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from build_site.publishing.editions import (
    MANIFEST,
    compute_current,
    freeze_edition,
    read_packages,
)
from build_site.releasing import compute_edition
from tests.built import REAL, check
from tests.publishing.archives import load, unpack
from tests.publishing.editor import Editor
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy

# The toy's packages are of 2026-11-22; the code lists are the project's own, of whatever day they were last changed.
FIRST_DATE = max("2026-11-22", check(REAL).loaded.code_lists.descriptor["created"][:10])


@pytest.fixture
def archive(checked_toy: Toy) -> bytes:
    return freeze_edition(compute_edition(check(checked_toy.datasets)))


def test_data_without_an_edition_are_a_draft_of_the_first(checked_toy: Toy) -> None:
    current = compute_edition(check(checked_toy.datasets))
    assert (str(current.version), current.is_draft, current.last, current.date) == ("1.0.0", True, None, FIRST_DATE)


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
    assert (manifest["edition"], manifest["date"], manifest["previous"]) == ("1.0.0", FIRST_DATE, None)
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
    assert [edition.date for edition in editions] == [FIRST_DATE, "2026-12-01", "2027-01-15", "2027-02-01"]
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
