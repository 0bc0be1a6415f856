"""The data package with all data, validated by frictionless as it is published."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import frictionless
import pytest

from build_site.catalog import Release, build_whole_package
from build_site.catalog.data_packages import build_data_package
from build_site.published.dictionary import build_dictionary
from tests.built import REAL, check, collect_data
from tests.toy import Toy

pytestmark = pytest.mark.sampled


@pytest.fixture(scope="module", params=["toy", "real"])
def files(request: pytest.FixtureRequest, checked_toy: Toy) -> Mapping[str, bytes]:
    return collect_data(checked_toy.datasets if request.param == "toy" else REAL)


def lay_out(files: Mapping[str, bytes], folder: Path) -> Path:
    package = json.loads(files["data/datapackage.json"])
    for resource in package["resources"]:
        path = folder / resource["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[f"data/{resource['path']}"])
    (folder / "datapackage.json").write_bytes(files["data/datapackage.json"])
    return folder / "datapackage.json"


def test_package_is_valid_with_sizes_hashes_types_and_keys(files: Mapping[str, bytes], tmp_path: Path) -> None:
    result = frictionless.validate(str(lay_out(files, tmp_path)))
    assert result.valid, result.flatten(["title", "rowNumber", "fieldName", "note"])[:20]
    assert len(result.tasks) > 20


def change(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))


def find_errors(descriptor: Path) -> set[str]:
    """What frictionless finds besides the changed hash, which it would stop at."""
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    descriptor.write_text(json.dumps(package), encoding="utf-8")
    result = frictionless.validate(str(descriptor))
    return {error.type for task in result.tasks for error in task.errors}


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("tables.csv", b",avun,", b",annan,", "foreign-key"),
        ("observations.csv", b",-100,", b",\xe2\x88\x92100,", "type-error"),
        ("goals.csv", b"municipality,", b"kommun,", "incorrect-label"),
        ("codelists/sexes.csv", b"women,", b"total,", "primary-key"),
        ("tables.csv", b",operating_result,", b",Resultat,", "constraint-error"),
    ],
)
def test_a_changed_file_would_be_found(
    checked_toy: Toy, tmp_path: Path, file: str, old: bytes, new: bytes, error: str
) -> None:
    descriptor = lay_out(collect_data(checked_toy.datasets), tmp_path)
    change(tmp_path / file, old, new)
    assert error in find_errors(descriptor)


def test_a_changed_byte_is_found_by_the_hash(checked_toy: Toy, tmp_path: Path) -> None:
    descriptor = lay_out(collect_data(checked_toy.datasets), tmp_path)
    change(tmp_path / "observations.csv", b"-9000", b"-9001")
    result = frictionless.validate(str(descriptor))
    assert [error.type for task in result.tasks for error in task.errors] == ["hash-count"]


def test_packages_have_what_the_standard_and_the_project_ask_for(files: Mapping[str, bytes]) -> None:
    packages = {
        name: json.loads(content)
        for name, content in files.items()
        if re.fullmatch(r"data/(.+/)?datapackage\.json", name)
    }
    assert len(packages) > 2
    for name, package in packages.items():
        assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
        assert package["id"].startswith("urn:uuid:")
        for key in ("name", "title", "description", "version", "created", "licenses", "contributors"):
            assert package[key], (name, key)
        assert all(contributor["roles"] for contributor in package["contributors"])
        for resource in package["resources"]:
            assert resource["type"] == "table"
            assert resource["hash"].startswith("sha256:")
            assert {"path", "mediatype", "encoding", "bytes", "schema", "title"} <= resource.keys()
    assert len({package["id"] for package in packages.values()}) == len(packages)


def test_id_is_that_of_the_name_and_never_replaces_one_that_is_given() -> None:
    built = json.loads(build_data_package({"name": "a", "resources": []}, {}))
    assert built == json.loads(build_data_package({"name": "a", "resources": []}, {}))
    assert built["id"] != json.loads(build_data_package({"name": "b", "resources": []}, {}))["id"]
    assert json.loads(build_data_package({"name": "a", "id": "x", "resources": []}, {}))["id"] == "x"


def test_a_file_that_is_not_published_is_refused(checked_toy: Toy) -> None:
    result = check(checked_toy.datasets)
    dictionary = build_dictionary(result.loaded, result.corpus)
    with pytest.raises(KeyError):
        build_whole_package(dictionary, {}, Release("Titel", "1.0.0", "2026-01-01T00:00:00Z"))


def test_every_package_says_how_its_files_are_written(checked_toy: Toy) -> None:
    files = collect_data(checked_toy.datasets)
    packages = [json.loads(content) for name, content in files.items() if name.endswith("datapackage.json")]
    assert len(packages) > 2
    dialect = {"header": True, "delimiter": ",", "quoteChar": '"', "doubleQuote": True}
    assert all(resource["dialect"] == dialect for package in packages for resource in package["resources"])
