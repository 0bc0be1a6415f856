"""The catalogue keeps to DCAT-AP's own shapes, as the European Commission's SEMIC publishes them.

They are not ours to publish, so they lie outside the repository; where they are not at hand the test is skipped and
says so. Our own, smaller shapes of what DCAT-AP-SE demands are tried in `test_dcat.py`.
"""

from functools import cache

import pyshacl
import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from tests.built import REAL, collect_data
from tests.shared import SHAPES, need
from tests.toy import Toy

SHACL = Namespace("http://www.w3.org/ns/shacl#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
EUROPE = "http://publications.europa.eu/resource/authority/"

# What the vocabularies say of their own terms: shapes ask for it, and portals have them loaded.
KINDS = [
    (f"{EUROPE}data-theme/", SKOS.Concept),
    (f"{EUROPE}planned-availability/", SKOS.Concept),
    (f"{EUROPE}language/", DCTERMS.LinguisticSystem),
    (f"{EUROPE}access-right/", DCTERMS.RightsStatement),
    (f"{EUROPE}frequency/", DCTERMS.Frequency),
    (f"{EUROPE}file-type/", DCTERMS.MediaTypeOrExtent),
    ("http://purl.org/adms/publishertype/", SKOS.Concept),
    ("http://purl.org/adms/licencetype/", SKOS.Concept),
    ("http://spdx.org/rdf/terms#checksumAlgorithm_", SPDX.ChecksumAlgorithm),
    ("https://www.iana.org/assignments/media-types/", DCTERMS.MediaType),
    ("https://www.iana.org/assignments/media-types/", DCTERMS.MediaTypeOrExtent),
]
THEMES = URIRef(f"{EUROPE}data-theme")

# What is recommended and left out on purpose. One that is no longer left out must leave this list.
LEFT_OUT = {
    (DCAT.contactPoint, "the project has no address that people can write to"),
    (DCTERMS.conformsTo, "the API follows no standard of services; OpenAPI describes it"),
    (DCAT.bbox, "GeoNames says where a place lies"),
    (DCAT.centroid, "GeoNames says where a place lies"),
}


@cache
def read_shapes() -> Graph:
    """The shapes of what is mandatory, recommended, and of the kinds of values.

    As published they name property shapes that are nowhere (SEMICeu/DCAT-AP#448); SHACL's processors refuse to go on.
    """
    shapes = Graph()
    for path in sorted(SHAPES.glob("dcat-ap-*.ttl")):
        shapes.parse(path, format="turtle")
    for owner, shape in sorted(shapes.subject_objects(SHACL.property), key=str):
        if (shape, None, None) not in shapes:
            shapes.remove((owner, SHACL.property, shape))
    return shapes


def describe_terms(graph: Graph) -> Graph:
    """What the vocabularies say of the terms that a graph uses: their kind and their name."""
    known = Graph()
    for term in {value for value in graph.objects() if isinstance(value, URIRef)}:
        kinds = [kind for prefix, kind in KINDS if str(term).startswith(prefix)]
        for kind in kinds:
            known.add((term, RDF.type, kind))
        if SKOS.Concept in kinds:
            known.add((term, SKOS.prefLabel, Literal(term.rpartition("/")[2], lang="en")))
    known.add((THEMES, RDF.type, SKOS.ConceptScheme))
    known.add((THEMES, DCTERMS.title, Literal("Data theme", lang="en")))
    for predicate in (DCAT.endpointURL, DCAT.endpointDescription):  # anything that has an address is one
        for address in graph.objects(predicate=predicate):
            known.add((address, RDF.type, RDFS.Resource))
    return known


def find_faults(graph: Graph) -> dict[str, set[tuple[str, str]]]:
    """What the shapes find, by severity: where, and in which property."""
    _, report, _ = pyshacl.validate(graph + describe_terms(graph), shacl_graph=read_shapes())
    assert isinstance(report, Graph)
    faults: dict[str, set[tuple[str, str]]] = {"Violation": set(), "Warning": set()}
    for result in report.subjects(RDF.type, SHACL.ValidationResult):
        severity = str(report.value(result, SHACL.resultSeverity)).removeprefix(str(SHACL))
        where = str(report.value(result, SHACL.focusNode)), str(report.value(result, SHACL.resultPath))
        faults[severity].add(where)
    return faults


@pytest.fixture(scope="module", params=["toy", "real"])
def catalogue(request: pytest.FixtureRequest, checked_toy: Toy) -> Graph:
    need(SHAPES, "shapes of DCAT-AP")
    files = collect_data(checked_toy.datasets if request.param == "toy" else REAL)
    return Graph().parse(data=files["data/dcat.rdf"], format="xml")


def test_nothing_is_violated_and_only_what_is_left_out_on_purpose_is_missed(catalogue: Graph) -> None:
    faults = find_faults(catalogue)
    assert faults["Violation"] == set()
    assert {path for _, path in faults["Warning"]} == {str(predicate) for predicate, _ in LEFT_OUT}


def test_all_shapes_but_those_that_are_nowhere_are_tried() -> None:
    need(SHAPES, "shapes of DCAT-AP")
    shapes = read_shapes()
    classes = set(shapes.objects(predicate=SHACL.targetClass))
    assert {DCAT.Catalog, DCAT.Dataset, DCAT.Distribution, DCAT.DataService, FOAF.Agent} <= classes
    assert len(set(shapes.objects(predicate=SHACL.property))) > 300


@pytest.mark.parametrize(
    ("kind", "predicate", "wrong"),
    [
        (DCAT.Dataset, DCTERMS.title, None),
        (DCAT.Dataset, DCAT.theme, Literal("ekonomi")),
        (DCAT.Distribution, DCAT.accessURL, None),
        (DCAT.Distribution, DCAT.byteSize, Literal("stor")),
        (DCAT.DataService, DCAT.endpointURL, None),
        (DCTERMS.PeriodOfTime, DCAT.startDate, URIRef("https://exempel.se/i-fjol")),
        (SPDX.Checksum, SPDX.checksumValue, Literal("x", datatype=XSD.string)),
    ],
)
def test_what_is_missing_or_wrong_would_be_found(
    checked_toy: Toy, kind: URIRef, predicate: URIRef, wrong: Literal | URIRef | None
) -> None:
    need(SHAPES, "shapes of DCAT-AP")
    graph = Graph().parse(data=collect_data(checked_toy.datasets)["data/dcat.rdf"], format="xml")
    node = min(graph.subjects(RDF.type, kind), key=str)
    graph.remove((node, predicate, None))
    if wrong is not None:
        graph.add((node, predicate, wrong))
    assert (str(node), str(predicate)) in find_faults(graph)["Violation"]
