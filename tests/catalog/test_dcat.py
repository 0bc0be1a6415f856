"""The catalogue for data portals keeps to DCAT-AP-SE, and lists what is published and nothing else."""

import hashlib
import io
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pyshacl
import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from build_site.catalog import Release, build_catalogue, build_release
from build_site.catalog.datasets import Dataset, find_files, list_datasets
from build_site.comparing.comparison import build_comparison
from build_site.model import Corpus
from tests.built import REAL, check, collect_data, collect_undrawn
from tests.toy import TOY, Toy

SHAPES = TOY.parent / "dcat_ap_se.ttl"
ADDRESS = "https://exempel.se/uppfoljning/"
SPDX = Namespace("http://spdx.org/rdf/terms#")
SHACL = Namespace("http://www.w3.org/ns/shacl#")
RELEASE = Release("Nämndernas uppföljning", "1.2.3", "2026-11-22T00:00:00Z")
FILES = {
    "data/observations.csv": b"a",
    "data/observations.csv-metadata.json": b"{}",
    "data/datapackage.json": b"{}",
    "data/oppen-uppfoljning.sqlite": b"abc",
    "data/oppen-uppfoljning.xlsx": b"ab",
    "data/codelists/units.csv": b"u",
    "data/comparisons.csv": b"c",
    "data/comparisons/leksaker.csv": b"c",
    "data/botkyrka-avun-2019-delar-1/volumes.csv": b"v",
    "data/botkyrka-avun-2019-delar-1/volumes-excel-sv.csv": b"v",
    "data/botkyrka-avun-2019-delar-1/volumes.xlsx": b"v",
    "data/botkyrka-avun-2019-delar-1/botkyrka-avun-2019-delar-1.xlsx": b"xy",
    "data/botkyrka-avun-2019-delar-1/botkyrka-avun-2019-delar-1.zip": b"zip",
    "data/eskilstuna-avn-2019-delar-1/operating_result.csv": b"o",
    "data/index.md": b"",
    "api/index.json": b"{}",
}


@cache
def parse(content: bytes) -> Graph:
    return Graph().parse(data=content, format="xml")


@pytest.fixture(scope="module")
def corpus(checked_toy: Toy) -> Corpus:
    return check(checked_toy.datasets).corpus


def list_all(corpus: Corpus) -> tuple[Dataset, ...]:
    return list_datasets(corpus, [build_comparison(spec, corpus) for spec in corpus.comparisons], RELEASE)


def build(corpus: Corpus, files: Mapping[str, bytes] = FILES) -> Graph:
    return parse(build_catalogue(list_all(corpus), files, RELEASE, ADDRESS))


@pytest.fixture(scope="module", params=["toy", "real"])
def published(request: pytest.FixtureRequest, checked_toy: Toy) -> Mapping[str, bytes]:
    return collect_undrawn(checked_toy.datasets if request.param == "toy" else REAL)


def find_faults(graph: Graph) -> list[str]:
    _, report, _ = pyshacl.validate(graph, shacl_graph=str(SHAPES), shacl_graph_format="turtle")
    assert isinstance(report, Graph)
    return sorted(
        f"{report.value(result, SHACL.focusNode)}: {report.value(result, SHACL.resultPath)}"
        for result in report.subjects(RDF.type, SHACL.ValidationResult)
    )


def test_published_catalogue_has_all_that_is_mandatory_and_recommended(published: Mapping[str, bytes]) -> None:
    assert find_faults(parse(published["data/dcat.rdf"])) == []


@pytest.mark.parametrize(
    ("kind", "predicate"),
    [
        (DCAT.Catalog, DCTERMS.license),
        (DCAT.Catalog, DCTERMS.publisher),
        (DCAT.Catalog, FOAF.homepage),
        (DCAT.Dataset, DCTERMS.title),
        (DCAT.Dataset, DCTERMS.description),
        (DCAT.Dataset, DCAT.keyword),
        (DCAT.Dataset, DCTERMS.spatial),
        (DCAT.Distribution, DCAT.accessURL),
        (FOAF.Agent, FOAF.name),
        (FOAF.Agent, DCTERMS.type),
    ],
)
def test_a_missing_property_would_be_found(corpus: Corpus, kind: URIRef, predicate: URIRef) -> None:
    graph = Graph()
    graph += build(corpus)
    node = sorted(graph.subjects(RDF.type, kind), key=str)[0]
    graph.remove((node, predicate, None))
    assert f"{node}: {predicate}" in find_faults(graph)


def test_a_wrong_value_would_be_found(corpus: Corpus) -> None:
    graph = Graph()
    graph += build(corpus)
    before = find_faults(graph)
    node = sorted(graph.subjects(RDF.type, DCAT.Dataset), key=str)[0]
    graph.add((node, DCAT.theme, Literal("ekonomi")))
    assert find_faults(graph) == sorted([*before, f"{node}: {DCAT.theme}"])


def test_every_node_has_an_absolute_address(published: Mapping[str, bytes]) -> None:
    graph = parse(published["data/dcat.rdf"])
    nodes: set[Node] = {*graph.subjects(), *graph.objects()}
    assert not [node for node in nodes if isinstance(node, BNode)]
    addresses = [str(node) for node in nodes if isinstance(node, URIRef)]
    assert all(address.startswith(("http://", "https://")) for address in addresses)


def test_there_is_a_dataset_for_the_whole_for_comparisons_and_for_each_report(corpus: Corpus) -> None:
    graph = build(corpus)
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    datasets = set(graph.objects(catalogue, DCAT.dataset))
    pages = {
        "data/", "jamfor/", "kommuner/botkyrka/avun/2019-delar-1/", "kommuner/eskilstuna/avn/2019-delar-1/"
    }  # fmt: skip
    assert datasets == {URIRef(f"{ADDRESS}{page}#datamangd") for page in pages}
    assert datasets == set(graph.subjects(RDF.type, DCAT.Dataset))


def test_only_published_files_are_listed_and_each_is_in_the_catalogue(published: Mapping[str, bytes]) -> None:
    graph = parse(published["data/dcat.rdf"])
    base = "http://127.0.0.1:8000/"
    listed = {str(address).removeprefix(base) for address in graph.objects(predicate=DCAT.downloadURL)}
    assert listed <= published.keys()
    # A file with everything stands for its parts: the comparisons, a report's tables, the code lists.
    data = {name for name in published if name.startswith("data/") and name.endswith((".csv", ".xlsx", ".zip"))}
    wholes = {name for name in data if name.count("/") == 1 or Path(name).name.startswith(Path(name).parent.name)}
    assert len(wholes) > 10
    assert wholes - {"data/population.csv"} <= listed
    for page in graph.objects(predicate=DCAT.accessURL):
        assert f"{str(page).removeprefix(base)}index.md" in published


def test_files_belong_to_their_dataset_and_one_file_with_everything_stands_for_its_parts(corpus: Corpus) -> None:
    whole, comparisons, botkyrka, eskilstuna = list_all(corpus)
    assert [(one.path, one.part) for one in find_files(whole, FILES)] == [
        ("data/oppen-uppfoljning.xlsx", ""),
        ("data/oppen-uppfoljning.sqlite", ""),
        ("data/observations.csv", "Alla siffror"),
        ("data/comparisons.csv", "Jämförelser"),
    ]
    folder = "data/botkyrka-avun-2019-delar-1/"
    assert [(one.form.code, one.path) for one in find_files(botkyrka, FILES)] == [
        ("xlsx", f"{folder}botkyrka-avun-2019-delar-1.xlsx"),
        ("zip", f"{folder}botkyrka-avun-2019-delar-1.zip"),
    ]
    assert [one.path for one in find_files(comparisons, FILES)] == ["data/comparisons.csv"]
    assert find_files(eskilstuna, FILES) == ()


def test_every_distribution_is_one_file_with_a_title_of_its_own_and_a_format(published: Mapping[str, bytes]) -> None:
    graph = parse(published["data/dcat.rdf"])
    distributions = set(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) > 30
    for node in distributions:
        for name in (DCAT.downloadURL, DCTERMS.title, DCTERMS["format"], DCAT.mediaType, DCAT.byteSize):
            assert len(set(graph.objects(node, name))) == 1, (node, name)
    for dataset in graph.subjects(RDF.type, DCAT.Dataset):
        titles = [str(graph.value(one, DCTERMS.title)) for one in graph.objects(dataset, DCAT.distribution)]
        assert len(set(titles)) == len(titles), dataset
        assert not any("…" in title for title in titles)


def test_sqlite_says_what_it_is(published: Mapping[str, bytes]) -> None:
    graph = parse(published["data/dcat.rdf"])
    (node,) = (one for one in graph.subjects(RDF.type, DCAT.Distribution) if str(one).endswith(".sqlite"))
    media_type = URIRef("https://www.iana.org/assignments/media-types/application/vnd.sqlite3")
    assert (graph.value(node, DCAT.mediaType), graph.value(node, DCTERMS["format"])) == (media_type, media_type)


def test_the_api_is_a_service_that_answers_where_it_says(published: Mapping[str, bytes]) -> None:
    graph, base = parse(published["data/dcat.rdf"]), "http://127.0.0.1:8000/"
    (service,) = graph.subjects(RDF.type, DCAT.DataService)
    root = str(graph.value(service, DCAT.endpointURL)).removeprefix(base)
    described = json.loads(published[str(graph.value(service, DCAT.endpointDescription)).removeprefix(base)])
    assert f"{root}index.json" in published
    assert all(f"api{path}".startswith(root) for path in described["paths"])
    assert graph.value(service, DCAT.servesDataset) in set(graph.subjects(RDF.type, DCAT.Dataset))
    assert (None, DCAT.service, service) in graph


def test_times_are_those_of_the_figures() -> None:
    """Computed once more from observations.csv by pandas, which shares no code with ours."""
    files = collect_data(REAL)
    graph = parse(files["data/dcat.rdf"])
    columns = ["report", "period", "value", "value_text"]
    frame = pd.read_csv(io.BytesIO(files["data/observations.csv"]), usecols=columns, dtype=str)
    frame = frame[frame["period"].notna() & (frame["value"].notna() | frame["value_text"].notna())]
    ends = frame["period"].str.split("/", expand=True).reindex(columns=[0, 1])
    last = ends[1].fillna(ends[0])
    offsets = {4: pd.offsets.YearEnd(0), 7: pd.offsets.MonthEnd(0), 10: pd.DateOffset(days=0)}
    frame["from"] = pd.to_datetime(ends[0], format="ISO8601")
    frame["to"] = [pd.Timestamp(one) + offsets[len(one)] for one in last]
    times = {"data/": (frame["from"].min(), frame["to"].max())}
    for report, group in frame.groupby("report"):
        page = "/".join(["kommuner", *str(report).split("-", 2)])
        times[f"{page}/"] = (group["from"].min(), group["to"].max())
    assert times["data/"] == (pd.Timestamp("2017-01-01"), pd.Timestamp("2024-06-30"))
    for page, (first, final) in times.items():
        period = graph.value(URIRef(f"http://127.0.0.1:8000/{page}#datamangd"), DCTERMS.temporal)
        told = [str(graph.value(period, name)) for name in (DCAT.startDate, DCAT.endDate)]
        assert told == [first.date().isoformat(), final.date().isoformat()], page


def test_a_single_file_has_its_size_and_hash(corpus: Corpus) -> None:
    graph = build(corpus)
    node = next(graph.subjects(DCAT.downloadURL, URIRef(f"{ADDRESS}data/oppen-uppfoljning.sqlite")))
    assert int(str(graph.value(node, DCAT.byteSize))) == 3
    checksum = graph.value(node, SPDX.checksum)
    assert str(graph.value(checksum, SPDX.checksumValue)) == hashlib.sha256(b"abc").hexdigest()


def test_project_publishes_and_municipality_is_the_source(corpus: Corpus) -> None:
    graph = build(corpus)
    (publisher,) = set(graph.objects(predicate=DCTERMS.publisher))
    assert str(graph.value(publisher, FOAF.name)) == "Öppen uppföljning"
    node = URIRef(f"{ADDRESS}kommuner/botkyrka/avun/2019-delar-1/#datamangd")
    origin = graph.value(node, DCTERMS.provenance)
    label = graph.value(origin, URIRef("http://www.w3.org/2000/01/rdf-schema#label"))
    assert "LEK/2019:1" in str(label)
    assert "Botkyrka kommun" in str(label)
    assert not set(graph.objects(predicate=DCAT.contactPoint))


def test_catalogue_is_the_same_whatever_the_order_of_the_files(corpus: Corpus) -> None:
    turned = dict(reversed(FILES.items()))
    first = build_catalogue(list_all(corpus), FILES, RELEASE, ADDRESS)
    assert build_catalogue(list_all(corpus), turned, RELEASE, ADDRESS) == first
    about = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
    subjects = [element.attrib[about] for element in ElementTree.fromstring(first)]  # noqa: S314 # our own file
    assert subjects == sorted(subjects)


def test_release_is_named_after_the_municipalities(corpus: Corpus) -> None:
    release = build_release(corpus, "2.0.0", "2026-11-22T00:00:00Z")
    assert release.title == "Nämndernas uppföljning i Botkyrka och Eskilstuna"
    assert release.version == "2.0.0"
    assert release.created == max(report.created for report in corpus.reports)


def test_shapes_are_read() -> None:
    assert len(list(Graph().parse(Path(SHAPES), format="turtle").subjects(RDF.type, SHACL.NodeShape))) == 7
