"""What search engines read: valid JSON-LD with what the guidelines for datasets ask for, light and safe."""

import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import yaml
from rdflib import RDF, Graph, Namespace, URIRef

from build_site import addresses
from build_site.catalog import Release, describe_pages
from build_site.catalog.schema_org import LONGEST, SHORTEST
from build_site.comparing.comparison import build_comparison
from build_site.model import Corpus
from build_site.published.formats import FORMATS
from tests.built import REAL, change_table, check, collect_undrawn, get_report, get_table
from tests.toy import BOTKYRKA, Toy

SCHEMA = Namespace("https://schema.org/")
# The context at schema.org can't be fetched here; these are its words whose values are addresses.
CONTEXT = {"@vocab": str(SCHEMA), **{name: {"@type": "@id"} for name in ("url", "license", "contentUrl", "sameAs")}}
RELEASE = Release("Nämndernas uppföljning", "1.2.3", "2026-11-22T00:00:00Z")
HEAVIEST = 3000


@pytest.fixture(scope="module")
def corpus(checked_toy: Toy) -> Corpus:
    return check(checked_toy.datasets).corpus


def describe(corpus: Corpus, files: Mapping[str, bytes] | None = None, address: str = "") -> dict[str, str]:
    comparisons = [build_comparison(spec, corpus) for spec in corpus.comparisons]
    return describe_pages(corpus, comparisons, files or {}, RELEASE, address)


def read_front_matter(content: bytes) -> dict[str, Any]:
    front: dict[str, Any] = yaml.safe_load(content.decode().split("---\n")[1])
    return front


@pytest.fixture(scope="module", params=["toy", "real"])
def described(request: pytest.FixtureRequest, checked_toy: Toy) -> dict[str, str]:
    """The JSON-LD in the front matter of the pages, by page."""
    files = collect_undrawn(checked_toy.datasets if request.param == "toy" else REAL)
    fronts = {
        name.removesuffix("index.md"): read_front_matter(content)
        for name, content in files.items()
        if name.endswith("index.md")
    }
    return {page: front["dataset"] for page, front in fronts.items() if "dataset" in front}


def parse(page: str, text: str) -> Graph:
    content = json.loads(text)
    assert content["@context"] == "https://schema.org/"
    content["@context"] = CONTEXT
    return Graph().parse(data=json.dumps(content), format="json-ld", publicID=f"https://exempel.se/{page}")


def test_reports_tables_comparisons_and_the_data_page_are_described(described: dict[str, str]) -> None:
    assert addresses.DATA in described
    kinds = [page.split("/")[0] for page in described]
    assert {"data", "jamfor", "kommuner"} == set(kinds)
    assert len(described) > 10


def test_every_dataset_has_what_the_guidelines_ask_for(described: dict[str, str]) -> None:
    for page, text in described.items():
        graph = parse(page, text)
        node = URIRef(f"https://exempel.se/{page}#datamangd")
        assert (node, RDF.type, SCHEMA.Dataset) in graph, page
        description = str(graph.value(node, SCHEMA.description))
        assert SHORTEST <= len(description) <= LONGEST, page
        for name in ("name", "license", "creator", "publisher", "version", "temporalCoverage", "inLanguage", "url",
                     "datePublished", "dateModified"):  # fmt: skip
            assert graph.value(node, SCHEMA[name]) is not None, (page, name)
        assert graph.value(node, SCHEMA.spatialCoverage) is not None, page
        assert "…" not in str(graph.value(node, SCHEMA.name)), page
        assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", str(graph.value(node, SCHEMA.temporalCoverage)))


def test_downloads_are_published_and_have_a_format(checked_toy: Toy) -> None:
    files = collect_undrawn(checked_toy.datasets)
    found = 0
    for page, text in describe(check(checked_toy.datasets).corpus, files).items():
        graph = parse(page, text)
        for node in graph.subjects(RDF.type, SCHEMA.DataDownload):
            target = str(graph.value(node, SCHEMA.contentUrl)).removeprefix("https://exempel.se/")
            assert posixpath.normpath(target) in files, (page, target)
            assert str(graph.value(node, SCHEMA.encodingFormat)) in {one.media_type for one in FORMATS}
            found += 1
    assert found > 10


def test_a_table_lists_all_its_formats_and_what_the_api_answers(corpus: Corpus) -> None:
    folder = f"data/{BOTKYRKA}/"
    files = dict.fromkeys(
        [f"{folder}volumes.csv", f"{folder}volumes.xlsx", f"api/v1/tables/{BOTKYRKA}/volumes.json"], b""
    )
    page = f"kommuner/{BOTKYRKA.replace('-', '/', 2)}/volumes/"
    content = json.loads(describe(corpus, files, "https://exempel.se/")[page])
    assert [one["contentUrl"].rpartition("/")[2] for one in content["distribution"]] == [
        "volumes.csv",
        "volumes.xlsx",
        "volumes.json",
    ]
    assert content["isBasedOn"]["name"] == "Leksaksrapport 1 2019"
    assert content["isBasedOn"]["identifier"] == "LEK/2019:1"
    assert content["spatialCoverage"]["sameAs"] == "http://sws.geonames.org/2720114/"


def test_addresses_are_absolute_when_the_site_s_is_known_and_relative_otherwise(corpus: Corpus) -> None:
    known = json.loads(describe(corpus, address="https://exempel.se/a/")["jamfor/leksaker/"])
    assert known["url"] == "https://exempel.se/a/jamfor/leksaker/"
    unknown = json.loads(describe(corpus)["jamfor/leksaker/"])
    assert unknown["url"] == "./"
    assert unknown["includedInDataCatalog"] == {"@id": "../../data/#katalog"}


def test_the_catalogue_names_every_dataset(corpus: Corpus) -> None:
    content = json.loads(describe(corpus)[addresses.DATA])
    catalogue, whole = content["@graph"]
    assert catalogue["@type"] == "DataCatalog"
    assert len(catalogue["dataset"]) == 2 + len(corpus.reports)
    assert whole["@id"] in {one["@id"] for one in catalogue["dataset"]}


def test_descriptions_are_light(described: dict[str, str]) -> None:
    heavy = {page: len(text.encode()) for page, text in described.items() if len(text.encode()) > HEAVIEST}
    assert heavy == {}


@pytest.mark.parametrize("harm", ["</script><b>", "<!--", "&amp;", "]]>", '"\\'])
def test_no_text_can_end_the_script(corpus: Corpus, harm: str) -> None:
    report = get_report(corpus, BOTKYRKA)
    table = replace(get_table(report, "volumes"), title=harm)
    harmed = replace(corpus, reports=(change_table(report, table), *corpus.reports[1:]))
    page = addresses.table_address(report, "volumes")
    text = describe(harmed)[page]
    assert not set("<>&") & set(text)
    assert json.loads(text)["description"].startswith(harm)
