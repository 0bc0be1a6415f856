"""The catalogue that data portals harvest: DCAT-AP-SE 3.0.1 as RDF/XML.

It has no contact point: the project has no address that people can write to, and none is invented.
"""

import hashlib
from collections.abc import Generator, Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from build_site import addresses, project
from build_site.catalog.datasets import Dataset, DatasetFile, find_files
from build_site.catalog.release import Release

DCAT_VERSION = URIRef(f"{DCAT}version")  # new in DCAT 3, which rdflib does not know yet
SPDX = Namespace("http://spdx.org/rdf/terms#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
EUROPE = "http://publications.europa.eu/resource/authority"
CC0 = URIRef(project.LICENCE_IRI)
SWEDISH = URIRef(f"{EUROPE}/language/SWE")
PUBLIC = URIRef(f"{EUROPE}/access-right/PUBLIC")
STABLE = URIRef(f"{EUROPE}/planned-availability/STABLE")
IRREGULAR = URIRef(f"{EUROPE}/frequency/IRREG")
# How the ADMS vocabulary calls what the project is: an organisation that is no authority.
PUBLISHER_TYPE = URIRef("http://purl.org/adms/publishertype/NonGovernmentalOrganisation")
LICENCE_TYPE = URIRef("http://purl.org/adms/licencetype/PublicDomain")
DATA_PACKAGE = URIRef("https://datapackage.org/standard/data-package/")

API_ROOT, OPENAPI = f"{addresses.API}v1/", f"{addresses.API}openapi.json"

_Facts = Iterable[tuple[URIRef, Node]]


def build_catalogue(datasets: Sequence[Dataset], files: Mapping[str, bytes], release: Release, address: str) -> bytes:
    """The catalogue as RDF/XML.

    Args:
        datasets: what is listed, the whole first.
        files: the published files by address relative to the site's root; nothing else is listed.
        release: title, version and time of the data.
        address: the site's absolute address, ending with `/`.

    Returns:
        The same bytes for the same input. Every node has an absolute address.
    """
    return _Catalogue(files, address).build(datasets, release)


class _OrderedGraph(Graph):
    """A graph that is written in the order of its addresses; rdflib's own order changes from run to run."""

    def subjects(self, predicate: Any = None, object: Any = None, unique: bool = False) -> Generator[Node, None, None]:  # noqa: A002 # rdflib's names
        """The subjects, sorted."""
        yield from sorted(set(super().subjects(predicate, object, unique)), key=str)


class _Catalogue:
    """A graph that grows dataset by dataset."""

    def __init__(self, files: Mapping[str, bytes], address: str) -> None:
        self._files, self._address = files, address
        self._graph = _OrderedGraph()
        for prefix, namespace in {"dcatap": DCATAP, "spdx": SPDX}.items():
            self._graph.bind(prefix, namespace)
        self._catalogue = self._name(addresses.DATA, "katalog")
        self._publisher = self._name("om/", "utgivare")

    def build(self, datasets: Sequence[Dataset], release: Release) -> bytes:
        """Describe the catalogue and its datasets, and write the graph out."""
        self._add_catalogue(release)
        for dataset in datasets:
            self._add_dataset(dataset)
        self._add_service(datasets[0])
        return self._graph.serialize(format="xml", encoding="utf-8")

    def _name(self, page: str, part: str = "") -> URIRef:
        return URIRef(f"{self._address}{page}{'#' if part else ''}{part}")

    def _add(self, subject: URIRef, kind: URIRef, facts: _Facts) -> URIRef:
        self._graph.add((subject, RDF.type, kind))
        for predicate, value in facts:
            self._graph.add((subject, predicate, value))
        return subject

    def _add_catalogue(self, release: Release) -> None:
        facts = [
            (DCTERMS.title, _say(f"{project.NAME}: öppna data")),
            (DCTERMS.description, _say(f"{release.title}, tabell för tabell ur nämndernas egna rapporter.")),
            (DCTERMS.publisher, self._publisher),
            (DCTERMS.license, CC0),
            (DCTERMS.issued, _date(release.created)),
            (DCTERMS.modified, _date(release.created)),
            (DCTERMS.language, SWEDISH),
            (DCAT.themeTaxonomy, URIRef(f"{EUROPE}/data-theme")),
            (FOAF.homepage, self._name("")),
        ]
        self._add(self._catalogue, DCAT.Catalog, facts)
        self._add(self._name(""), FOAF.Document, [])
        self._add(self._publisher, FOAF.Agent, [(FOAF.name, _say(project.NAME)), (DCTERMS.type, PUBLISHER_TYPE)])
        self._add(
            CC0, DCTERMS.LicenseDocument, [(DCTERMS.title, _say(project.LICENCE_NAME)), (DCTERMS.type, LICENCE_TYPE)]
        )

    def _add_dataset(self, dataset: Dataset) -> None:
        node = self._name(dataset.page, "datamangd")
        facts = [
            (DCTERMS.title, _say(dataset.title)),
            (DCTERMS.description, _say(dataset.description)),
            (DCTERMS.identifier, Literal(str(node))),
            (DCTERMS.publisher, self._publisher),
            (DCTERMS.issued, _date(dataset.created)),
            (DCTERMS.modified, _date(dataset.created)),
            (DCTERMS.language, SWEDISH),
            (DCTERMS.accessRights, PUBLIC),
            (DCAT_VERSION, Literal(dataset.version)),
            (DCAT.landingPage, self._name(dataset.page)),
            (DCTERMS.provenance, self._add_origin(dataset)),
            *((DCTERMS.temporal, self._add_time(dataset, *days)) for days in [dataset.days] if days),
            *_list_subjects(dataset),
            *((DCTERMS.spatial, URIRef(place)) for place in dataset.places),
            *((DCAT.distribution, self._add_distribution(dataset, one)) for one in find_files(dataset, self._files)),
        ]
        if dataset.is_package:
            facts.append(
                (DCTERMS.conformsTo, self._add(DATA_PACKAGE, DCTERMS.Standard, [(DCTERMS.title, _say("Data Package"))]))
            )
        else:
            facts.append((DCTERMS.accrualPeriodicity, IRREGULAR))
        self._add(node, DCAT.Dataset, facts)
        self._add(self._name(dataset.page), FOAF.Document, [])
        for place in dataset.places:
            self._add(URIRef(place), DCTERMS.Location, [])
            self._graph.add((self._catalogue, DCTERMS.spatial, URIRef(place)))
        self._graph.add((self._catalogue, DCAT.dataset, node))

    def _add_time(self, dataset: Dataset, first: date, last: date) -> URIRef:
        facts = [
            (DCAT.startDate, Literal(first.isoformat(), datatype=XSD.date)),
            (DCAT.endDate, Literal(last.isoformat(), datatype=XSD.date)),
        ]
        return self._add(self._name(dataset.page, "tid"), DCTERMS.PeriodOfTime, facts)

    def _add_origin(self, dataset: Dataset) -> URIRef:
        facts = [(RDFS.label, _say(dataset.origin))]
        return self._add(self._name(dataset.page, "ursprung"), DCTERMS.ProvenanceStatement, facts)

    def _add_distribution(self, dataset: Dataset, file: DatasetFile) -> URIRef:
        """A file that holds a dataset, or a part of it that has a name."""
        form, content = file.form, self._files[file.path]
        what = file.part or dataset.title
        node = self._name(dataset.page, f"fil-{PurePosixPath(file.path).name}")
        media_type = URIRef(f"https://www.iana.org/assignments/media-types/{form.media_type}")
        facts: list[tuple[URIRef, Node]] = [
            (DCTERMS.title, _say(f"{what} ({form.catalogue_title})")),
            (DCTERMS.description, _say(f"{what} som {form.catalogue_title}: {form.use}.")),
            (DCAT.accessURL, self._name(dataset.page)),
            (DCAT.downloadURL, self._name(file.path)),
            (DCTERMS.license, CC0),
            (DCATAP.availability, STABLE),
            (DCAT.mediaType, media_type),
            # The EU's list of file types lacks some; then the media type says it here too.
            (DCTERMS["format"], URIRef(f"{EUROPE}/file-type/{form.file_type}") if form.file_type else media_type),
            (DCAT.byteSize, Literal(len(content), datatype=XSD.nonNegativeInteger)),
            (SPDX.checksum, self._add_checksum(node, content)),
        ]
        return self._add(node, DCAT.Distribution, facts)

    def _add_service(self, whole: Dataset) -> None:
        """The API, which serves all data."""
        node = self._name(addresses.API_PAGE, "api")
        facts = [
            (DCTERMS.title, _say(f"{project.NAME}: API")),
            (DCTERMS.description, _say("Siffrorna som JSON på fasta adresser, utan nycklar och utan registrering.")),
            (DCTERMS.publisher, self._publisher),
            (DCTERMS.license, CC0),
            (DCTERMS.accessRights, PUBLIC),
            (DCAT.endpointURL, self._name(API_ROOT)),
            (DCAT.endpointDescription, self._name(OPENAPI)),
            (DCAT.landingPage, self._name(addresses.API_PAGE)),
            (DCAT.servesDataset, self._name(whole.page, "datamangd")),
            *_list_subjects(whole),
        ]
        self._add(node, DCAT.DataService, facts)
        self._add(self._name(addresses.API_PAGE), FOAF.Document, [])
        self._graph.add((self._catalogue, DCAT.service, node))

    def _add_checksum(self, distribution: URIRef, content: bytes) -> URIRef:
        digest = Literal(hashlib.sha256(content).hexdigest(), datatype=XSD.hexBinary)
        facts = [(SPDX.algorithm, SPDX.checksumAlgorithm_sha256), (SPDX.checksumValue, digest)]
        return self._add(URIRef(f"{distribution}-sha256"), SPDX.Checksum, facts)


def _list_subjects(dataset: Dataset) -> _Facts:
    """What a dataset, or what serves it, is about."""
    yield from ((DCAT.keyword, _say(keyword)) for keyword in dataset.keywords)
    yield from ((DCAT.theme, URIRef(f"{EUROPE}/data-theme/{theme}")) for theme in dataset.themes)


def _say(text: str) -> Literal:
    return Literal(text, lang="sv")


def _date(created: str) -> Literal:
    return Literal(created.split("T", maxsplit=1)[0], datatype=XSD.date)
