"""The machine-readable description of a report's data package."""

import hashlib
import json
from pathlib import Path
from typing import Any

import frictionless
import pytest

from build_site.catalog import build_data_package
from tests.built import REAL, check, collect_data, parse_csv
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy


@pytest.fixture(scope="module", params=["toy", "real"])
def files(request: pytest.FixtureRequest, checked_toy: Toy) -> dict[str, bytes]:
    return dict(collect_data(checked_toy.datasets if request.param == "toy" else REAL))


def packages(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    return {
        name.split("/")[1]: json.loads(content)
        for name, content in files.items()
        if name.endswith("/datapackage.json") and name.count("/") == 2
    }


def test_bytes_and_hash_are_those_of_the_published_files(files: dict[str, bytes]) -> None:
    described = 0
    for report, package in packages(files).items():
        for resource in package["resources"]:
            content = files[f"data/{report}/{resource['path']}"]
            assert resource["bytes"] == len(content)
            assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
            described += 1
    assert described > 5


def test_every_table_of_every_report_is_described(checked_toy: Toy) -> None:
    found = packages(dict(collect_data(checked_toy.datasets)))
    assert list(found) == [BOTKYRKA, ESKILSTUNA]
    corpus = check(checked_toy.datasets).corpus
    for report in corpus.reports:
        assert [one["name"] for one in found[report.id]["resources"]] == [table.id for table in report.tables]


def test_key_columns_are_described_so_that_the_package_stands_alone(files: dict[str, bytes]) -> None:
    for package in packages(files).values():
        assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
        for resource in package["resources"]:
            assert resource["mediatype"] == "text/csv"
            assert resource["encoding"] == "utf-8"
            assert "foreignKeys" not in resource["schema"]
            for field in resource["schema"]["fields"]:
                assert field["title"], (package["name"], resource["name"], field["name"])


def test_published_tables_are_those_that_were_keyed(files: dict[str, bytes], checked_toy: Toy) -> None:
    for report in packages(files):
        datasets = checked_toy.datasets if "2019" in report else REAL
        corpus = check(datasets).corpus
        found = corpus.report(report)
        assert found is not None
        for table in found.tables:
            keyed = (datasets / found.folder / f"{table.id}.csv").read_bytes()
            assert parse_csv(files[f"data/{report}/{table.id}.csv"]) == parse_csv(keyed)


def lay_out(files: dict[str, bytes], report: str, folder: Path) -> Path:
    for name, content in files.items():
        if name.startswith(f"data/{report}/"):
            (folder / Path(name).name).write_bytes(content)
    return folder / "datapackage.json"


def test_published_packages_are_valid_by_frictionless(files: dict[str, bytes], tmp_path: Path) -> None:
    assert packages(files)
    for report in packages(files):
        folder = tmp_path / report
        folder.mkdir()
        result = frictionless.validate(str(lay_out(files, report, folder)))
        assert result.valid, result.flatten(["title", "rowNumber", "fieldName", "note"])
        assert len(result.tasks) == len(packages(files)[report]["resources"])


def test_frictionless_would_find_a_changed_file(checked_toy: Toy, tmp_path: Path) -> None:
    descriptor = lay_out(dict(collect_data(checked_toy.datasets)), ESKILSTUNA, tmp_path)
    table = tmp_path / "operating_result.csv"
    table.write_bytes(table.read_bytes().replace(b"-16.0", b"-17.0"))
    result = frictionless.validate(str(descriptor))
    assert [error.type for task in result.tasks for error in task.errors] == ["hash-count"]


DESCRIPTOR = {
    "name": "a",
    "title": "Å",
    "resources": [
        {"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "row"}], "foreignKeys": [{"fields": "x"}]}}
    ],
}


def test_descriptor_given_is_not_changed() -> None:
    before = json.dumps(DESCRIPTOR)
    package = json.loads(build_data_package(DESCRIPTOR, {"t.csv": b"row\n"}))
    assert json.dumps(DESCRIPTOR) == before
    assert package["resources"][0]["schema"] == {"fields": [{"name": "row"}]}


def test_swedish_letters_are_written_as_they_are() -> None:
    assert '"title": "Å"' in build_data_package(DESCRIPTOR, {"t.csv": b""})


def test_table_that_is_not_published_is_refused() -> None:
    with pytest.raises(KeyError, match=r"t\.csv"):
        build_data_package(DESCRIPTOR, {})
