"""Zip files: packages that stand on their own, with a description, something to read and a citation."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from frictionless import Package

from build_site.downloads.archive import build_package_files
from build_site.model import Report
from tests.built import REAL, check, collect_offered, make_content
from tests.toy import BOTKYRKA, Toy

REPORTS = [report.id for report in check(REAL).corpus.reports]


def unpack(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def find(report: str) -> Report:
    found = check(REAL).corpus.report(report)
    assert found is not None
    return found


@pytest.mark.parametrize("report", REPORTS)
def test_package_holds_the_published_files_and_a_descriptor_that_fits(report: str, tmp_path: Path) -> None:
    files = unpack(collect_offered(REAL).files[f"data/{report}/{report}.zip"])
    tables = {f"{table.id}.csv" for table in find(report).tables}
    assert files.keys() == tables | {"datapackage.json", "LÄSMIG.txt", "CITATION.cff"}
    for name in tables | {"datapackage.json"}:
        assert files[name] == collect_offered(REAL).files[f"data/{report}/{name}"]
    descriptor = json.loads(files["datapackage.json"])
    for resource in descriptor["resources"]:
        assert resource["hash"] == f"sha256:{hashlib.sha256(files[resource['path']]).hexdigest()}"
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert Package(str(tmp_path / "datapackage.json")).validate().valid


@pytest.mark.parametrize("report", REPORTS)
def test_readme_says_what_where_from_and_how_to_cite(report: str) -> None:
    described = find(report)
    files = unpack(collect_offered(REAL).files[f"data/{report}/{report}.zip"])
    text = files["LÄSMIG.txt"].decode()
    for said in (described.title, described.source.title, described.source.diary_number, "CC0", "Ange källan så här"):
        assert said in text
    for finding in make_content(REAL).findings_of(described):
        assert finding.explanation in text
    citation = yaml.safe_load(files["CITATION.cff"])
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "type", "version", "license"} <= citation.keys()
    assert citation["version"] == described.version
    assert str(citation["date-released"]) == described.created[:10]
    assert "url" not in citation


def test_citation_has_the_address_where_it_is_known(checked_toy: Toy) -> None:
    content = replace(make_content(checked_toy.datasets), base="https://exempel.se/")
    report = content.corpus.report(BOTKYRKA)
    assert report is not None
    files = build_package_files(content, report)
    address = "https://exempel.se/kommuner/botkyrka/avun/2019-delar-1/"
    assert yaml.safe_load(files["CITATION.cff"])["url"] == address
    assert address in files["LÄSMIG.txt"].decode()


def test_archive_of_everything_holds_the_tidy_files_the_lists_and_every_package() -> None:
    offered = collect_offered(REAL).files
    files = unpack(offered["data/oppen-uppfoljning.zip"])
    for name in ("observations", "reports", "tables", "goals", "findings", "comparisons"):
        assert files[f"data/{name}.csv"] == offered[f"data/{name}.csv"]
    lists = make_content(REAL).dictionary.lists
    assert {name for name in files if name.startswith("kodlistor/")} == {
        f"kodlistor/{one.file.name}.csv" for one in lists
    }
    for name in ("municipalities", "services", "units", "indicators"):
        assert files[f"kodlistor/{name}.csv"].decode().splitlines() == (
            (REAL / "codelists" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        )
    for report in REPORTS:
        assert f"rapporter/{report}/datapackage.json" in files
        assert f"rapporter/{report}/LÄSMIG.txt" in files
    assert "CC0" in files["LÄSMIG.txt"].decode()
