"""CSV on the Web: the descriptions are what a program needs to read the files."""

import csv
import io
import json
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import csvw
import pytest
from rdflib import Graph, URIRef

from tests.built import REAL, collect_data
from tests.toy import Toy

pytestmark = pytest.mark.sampled

# The terms that are used here, as the context at http://www.w3.org/ns/csvw defines them; tests fetch nothing.
CSVW, DC = "http://www.w3.org/ns/csvw#", "http://purl.org/dc/terms/"
CONTEXT = {
    "csvw": CSVW,
    "dc": DC,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "Table": "csvw:Table",
    "TableGroup": "csvw:TableGroup",
    "url": {"@id": "csvw:url", "@type": "@id"},
    "tables": {"@id": "csvw:table", "@type": "@id"},
    "tableSchema": {"@id": "csvw:tableSchema", "@type": "@id"},
    "columns": {"@id": "csvw:column", "@container": "@list"},
    "name": "csvw:name",
    "titles": {"@id": "csvw:title", "@container": "@language"},
    "required": {"@id": "csvw:required", "@type": "xsd:boolean"},
    "separator": "csvw:separator",
    "primaryKey": "csvw:primaryKey",
    "foreignKeys": "csvw:foreignKey",
    "columnReference": "csvw:columnReference",
    "reference": "csvw:reference",
    "resource": {"@id": "csvw:resource", "@type": "@id"},
    "datatype": {"@id": "csvw:datatype", "@type": "@vocab"},
    "base": "csvw:base",
    "format": "csvw:format",
}
DATATYPES = {
    "decimal": r"-?[0-9]+(\.[0-9]+)?",
    "integer": r"-?[0-9]+",
    "boolean": "true|false",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "dateTime": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
    "string": r"(?s).*",
}
ENDING = "-metadata.json"


@pytest.fixture(scope="module", params=["toy", "real"])
def files(request: pytest.FixtureRequest, checked_toy: Toy) -> Mapping[str, bytes]:
    return collect_data(checked_toy.datasets if request.param == "toy" else REAL)


def descriptions(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """The description of each CSV file, by the file's address: beside it, or among those of its folder."""
    beside = {
        name.removesuffix(ENDING): json.loads(content)
        for name, content in files.items()
        if name.endswith(f".csv{ENDING}")
    }
    for name, content in files.items():
        if name.endswith(f"/csv{ENDING}") and name != f"data/csv{ENDING}":
            group = json.loads(content)
            folder = posixpath.dirname(name)
            beside |= {f"{folder}/{one['url']}": {"@context": group["@context"], **one} for one in group["tables"]}
    return beside


def test_every_csv_file_for_programs_has_a_description_beside_it(files: Mapping[str, bytes]) -> None:
    data = {
        name
        for name in files
        if name.startswith("data/") and name.endswith(".csv") and not name.endswith("-excel-sv.csv")
    }
    assert descriptions(files).keys() == data
    assert len(data) > 20


def test_descriptions_name_their_file_licence_and_context(files: Mapping[str, bytes]) -> None:
    for name, described in descriptions(files).items():
        assert described["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "sv"}]
        assert described["url"] == posixpath.basename(name)
        assert described["dc:license"] == {"@id": "https://creativecommons.org/publicdomain/zero/1.0/"}
        assert described["dc:title"]


def test_columns_are_the_header_and_every_cell_parses_as_its_datatype(files: Mapping[str, bytes]) -> None:
    checked = 0
    for name, described in descriptions(files).items():
        columns = described["tableSchema"]["columns"]
        header, *rows = csv.reader(io.StringIO(files[name].decode(), newline=""))
        assert [column["name"] for column in columns] == header, name
        assert [column["titles"]["und"] for column in columns] == header, name
        assert all(column["titles"]["sv"] for column in columns), name
        for row in rows:
            for column, cell in zip(columns, row, strict=True):
                checked += 1
                assert fits(column, cell), (name, column["name"], cell)
    assert checked > 500


def fits(column: Mapping[str, Any], cell: str) -> bool:
    if not cell:
        return not column.get("required", False)
    datatype = column["datatype"]
    base, form = (datatype["base"], datatype["format"]) if isinstance(datatype, dict) else (datatype, "(?s).*")
    parts = cell.split(column["separator"]) if "separator" in column else [cell]
    return all(re.fullmatch(DATATYPES[base], part) and re.fullmatch(form, part) for part in parts)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ({"datatype": "decimal"}, "1,5"),
        ({"datatype": "integer", "required": True}, ""),
        ({"datatype": {"base": "string", "format": "[a-z]+"}}, "A"),
        ({"datatype": "integer", "separator": ";"}, "1;b"),
    ],
)
def test_a_wrong_cell_would_be_found(column: Mapping[str, Any], cell: str) -> None:
    assert not fits(column, cell)


def test_primary_keys_are_columns_without_repetition(files: Mapping[str, bytes]) -> None:
    keyed = 0
    for name, described in descriptions(files).items():
        key = described["tableSchema"].get("primaryKey")
        if key:
            rows = list(csv.DictReader(io.StringIO(files[name].decode(), newline="")))
            assert len({tuple(row[column] for column in key) for row in rows}) == len(rows), name
            keyed += 1
    assert keyed > 20


def test_group_describes_the_shared_files_with_references_that_hold(files: Mapping[str, bytes]) -> None:
    group = json.loads(files["data/csv-metadata.json"])
    tables = {table["url"]: table["tableSchema"] for table in group["tables"]}
    assert {"observations.csv", "population.csv", "codelists/units.csv", "codelists/sexes.csv"} <= tables.keys()
    rows = {url: list(csv.DictReader(io.StringIO(files[f"data/{url}"].decode(), newline=""))) for url in tables}
    checked = 0
    for url, schema in tables.items():
        for key in schema.get("foreignKeys", ()):
            target = key["reference"]["resource"]
            assert key["reference"]["columnReference"] == tables[target]["primaryKey"]
            known = {tuple(row[name] for name in tables[target]["primaryKey"]) for row in rows[target]}
            used = {tuple(row[name] for name in key["columnReference"]) for row in rows[url]}
            assert {one for one in used if any(one)} <= known, (url, key)
            checked += 1
    assert checked > 20


def test_descriptions_are_json_ld(files: Mapping[str, bytes]) -> None:
    for name in ("data/observations.csv-metadata.json", "data/csv-metadata.json"):
        described = json.loads(files[name])
        described["@context"] = [CONTEXT, described["@context"][1]]
        graph = Graph().parse(data=json.dumps(described), format="json-ld", publicID="https://exempel.se/data/")
        urls = set(graph.objects(predicate=URIRef(f"{CSVW}url")))
        assert URIRef("https://exempel.se/data/observations.csv") in urls
        assert len(set(graph.objects(predicate=URIRef(f"{CSVW}name")))) > 15
        assert set(graph.objects(predicate=URIRef(f"{DC}license"))) == {
            URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
        }
        titles = {title.language for title in graph.objects(predicate=URIRef(f"{CSVW}title"))}  # type: ignore[attr-defined]
        assert titles == {"sv", "und"}


def test_descriptions_are_the_same_in_two_builds(checked_toy: Toy, tmp_path: Path) -> None:
    again = collect_data(checked_toy.copy_again(tmp_path / "again").datasets)
    first = collect_data(checked_toy.datasets)
    assert {name: content for name, content in again.items() if name.endswith(".json")} == {
        name: content for name, content in first.items() if name.endswith(".json")
    }


def test_a_validator_that_we_did_not_write_finds_the_files_as_described(checked_toy: Toy, tmp_path: Path) -> None:
    files = collect_data(checked_toy.datasets)
    for name, content in files.items():
        if name.startswith("data/") and name.endswith((".csv", ".json")):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(content)
    assert csvw.CSVW(str(tmp_path / "data" / "csv-metadata.json"), validate=True).is_valid
    broken = tmp_path / "data" / "reports.csv"
    broken.write_bytes(broken.read_bytes() + broken.read_bytes().splitlines(keepends=True)[-1])  # a key twice
    again = csvw.CSVW(str(tmp_path / "data" / "csv-metadata.json"), validate=True)
    with pytest.raises(ValueError, match="duplicate primary key: eskilstuna-avn-2019-delar-1"):
        _ = again.is_valid


def test_no_reference_is_from_a_column_that_may_be_empty(files: Mapping[str, bytes]) -> None:
    """CSVW has no empty references: a program would look for a row with an empty key."""
    found = 0
    for table in json.loads(files["data/csv-metadata.json"])["tables"]:
        required = {one["name"] for one in table["tableSchema"]["columns"] if one.get("required")}
        for key in table["tableSchema"].get("foreignKeys", ()):
            assert set(key["columnReference"]) <= required, table["url"]
            found += 1
    assert found > 10
