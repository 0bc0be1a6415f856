"""What machines read of the built site: JSON-LD in the pages, data packages and the catalogue."""

import csv
import json
import posixpath
import re
from pathlib import Path
from urllib.parse import urljoin

import frictionless
import pytest
from rdflib import DCAT, RDF, Graph, Namespace, URIRef

SCHEMA = Namespace("https://schema.org/")
CONTEXT = {"@vocab": str(SCHEMA), **{name: {"@type": "@id"} for name in ("url", "license", "contentUrl", "sameAs")}}
HOST = "https://exempel.se/"
_SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HEAVIEST = 3000


@pytest.fixture(scope="module")
def described(built_site: Path) -> dict[str, str]:
    """The JSON-LD of the pages that have any, by address."""
    found = {
        path.relative_to(built_site).as_posix().removesuffix("index.html"): _SCRIPT.findall(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(built_site.rglob("index.html"))
    }
    assert all(len(texts) <= 1 for texts in found.values())
    return {page: texts[0] for page, texts in found.items() if texts}


def test_json_ld_of_every_page_is_read_and_its_downloads_are_there(described: dict[str, str], built_site: Path) -> None:
    downloads = 0
    for page, text in described.items():
        assert len(text.encode()) < HEAVIEST, page
        content = json.loads(text)
        assert content["@context"] == "https://schema.org/"
        content["@context"] = CONTEXT
        graph = Graph().parse(data=json.dumps(content), format="json-ld", publicID=f"{HOST}{page}")
        node = URIRef(f"{HOST}{page}#datamangd")
        assert (node, RDF.type, SCHEMA.Dataset) in graph, page
        assert graph.value(node, SCHEMA.name), page
        assert 50 <= len(str(graph.value(node, SCHEMA.description))) <= 5000, page
        for target in graph.objects(predicate=SCHEMA.contentUrl):
            path = posixpath.normpath(urljoin(f"{HOST}{page}", str(target)).removeprefix(HOST))
            assert (built_site / path).is_file(), (page, target)
            downloads += 1
    assert len(described) > 180
    assert downloads > 300


def test_all_data_are_valid_by_frictionless_as_they_are_published(built_site: Path) -> None:
    result = frictionless.validate(str(built_site / "data" / "datapackage.json"))
    assert result.valid, result.flatten(["title", "rowNumber", "fieldName", "note"])[:20]
    assert len(result.tasks) > 20


def test_every_file_in_the_catalogue_is_published(built_site: Path) -> None:
    graph = Graph().parse(built_site / "data" / "dcat.rdf", format="xml")
    addresses = {str(address) for address in graph.objects(predicate=DCAT.downloadURL)}
    assert len(addresses) > 50
    bases = {address.split("data/")[0] for address in addresses}
    assert len(bases) == 1
    (base,) = bases
    for address in addresses:
        assert (built_site / address.removeprefix(base)).is_file(), address


def test_descriptions_beside_the_files_name_the_columns_of_their_headers(built_site: Path) -> None:
    """A file of its own beside a file, or one for all files of a folder."""
    tables = []
    for path in (built_site / "data").rglob("*csv-metadata.json"):
        metadata = json.loads(path.read_text(encoding="utf-8"))
        tables += [(path.parent / one["url"], one) for one in metadata.get("tables", [metadata])]
    assert len(tables) > 150
    for path, table in tables:
        with path.open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert [column["name"] for column in table["tableSchema"]["columns"]] == header, path
