"""What search engines read in a page's head: schema.org's Dataset and DataCatalog, as JSON-LD."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from build_site import addresses, project
from build_site.catalog.datasets import Dataset, find_days, list_datasets
from build_site.catalog.release import Release
from build_site.comparing.comparison import Comparison
from build_site.model import Corpus, Report, Table
from build_site.naming import shorten
from build_site.published.formats import find_format

# What Google's guidelines for datasets allow.
SHORTEST, LONGEST = 50, 5000
_MOST_VARIABLES = 12
_Facts = dict[str, Any]


def describe_pages(
    corpus: Corpus, comparisons: Sequence[Comparison], files: Iterable[str], release: Release, address: str
) -> dict[str, str]:
    """The JSON-LD of every page that shows data.

    Args:
        corpus: all reports.
        comparisons: all comparisons, with their figures.
        files: the addresses of all published files, relative to the site's root.
        release: title, version and time of the data.
        address: the site's absolute address, or "" when it is not known: then addresses are relative to the page.

    Returns:
        JSON by page address, safe to stand inside a `script` element.
    """
    describer = _Describer(corpus, frozenset(files), release, address)
    described = describer.describe_datasets(list_datasets(corpus, comparisons, release))
    for report in corpus.reports:
        for table in report.tables:
            described[addresses.table_address(report, table.id)] = describer.describe_table(report, table)
    for comparison in comparisons:
        described[addresses.comparison_address(comparison.spec)] = describer.describe_comparison(comparison)
    return {page: _format(facts) for page, facts in described.items()}


class _Describer:
    def __init__(self, corpus: Corpus, files: frozenset[str], release: Release, address: str) -> None:
        self._corpus, self._files, self._release, self._address = corpus, files, release, address
        self._by_stem: dict[str, list[str]] = {}
        for path in sorted(files):
            self._by_stem.setdefault(_stem(path), []).append(path)

    def describe_datasets(self, datasets: Sequence[Dataset]) -> dict[str, _Facts]:
        """The whole with its catalogue, and each report."""
        described = {one.page: self._describe_dataset(one) for one in datasets if one.page != addresses.COMPARISONS}
        whole = described[addresses.DATA]
        catalogue = {
            "@type": "DataCatalog",
            "@id": self._link(addresses.DATA, f"{addresses.DATA}#katalog"),
            "url": self._link(addresses.DATA, addresses.DATA),
            "name": f"{project.NAME}: öppna data",
            "description": f"{self._release.title}, tabell för tabell ur nämndernas egna rapporter.",
            "inLanguage": "sv",
            "license": project.LICENCE_ADDRESS,
            "dateModified": self._release.created[:10],
            "dataset": [
                {"@type": "Dataset", "@id": self._link(addresses.DATA, f"{one.page}#datamangd")} for one in datasets
            ],
        }
        described[addresses.DATA] = {"@context": whole.pop("@context"), "@graph": [catalogue, whole]}
        return described

    def _describe_dataset(self, dataset: Dataset) -> _Facts:
        # A report has hundreds of files; those of its tables are described on the tables' own pages.
        files = [path for stem in _choose_stems(dataset) for path in self._by_stem.get(stem, ())]
        package = f"{dataset.folder}datapackage.json"
        page = dataset.page
        facts = self._start(
            page, dataset.title, f"{dataset.description} {dataset.origin}", (dataset.version, dataset.created)
        )
        if dataset.days:
            facts["temporalCoverage"] = _format_days(*dataset.days)
        facts["keywords"] = list(dataset.keywords)
        facts["spatialCoverage"] = [{"@type": "Place", "sameAs": place} for place in dataset.places]
        facts["distribution"] = self._list_downloads(page, [*files, *({package} & self._files)])
        return facts

    def describe_table(self, report: Report, table: Table) -> _Facts:
        """A table of a report."""
        page = addresses.table_address(report, table.id)
        place = self._corpus.codes.municipalities[report.municipality].name
        columns = [column.title for column in table.columns]
        description = f"{table.title}. Tabell ur {report.title}, avsnitt {table.section}, avskriven siffra för siffra."
        facts = self._start(page, f"{table.title} – {report.title}", description, (report.version, report.created))
        facts |= {
            "temporalCoverage": _format_days(
                *(find_days(table.figures) or (report.period.first_day, report.period.last_day))
            ),
            "spatialCoverage": self._locate(report.municipality, place),
            "isBasedOn": self._cite(report),
            "isPartOf": {"@id": self._link(page, f"{addresses.report_address(report)}#datamangd")},
            "variableMeasured": columns[:_MOST_VARIABLES],
            "distribution": self._list_part(page, f"{report.id}/{table.id}", f"tables/{report.id}/{table.id}"),
        }
        return facts

    def describe_comparison(self, comparison: Comparison) -> _Facts:
        """A comparison of figures from one or several reports."""
        spec = comparison.spec
        page = addresses.comparison_address(spec)
        reports = {point.report.id: point.report for point in comparison.points}
        facts = self._start(
            page, spec.title, f"{spec.question} {spec.summary}", (self._release.version, self._release.created)
        )
        if days := find_days(point.figure for point in comparison.points):
            facts["temporalCoverage"] = _format_days(*days)
        municipalities = self._corpus.codes.municipalities
        measured = dict.fromkeys(self._corpus.codes.measures[point.figure.measure].title for point in comparison.points)
        facts |= {
            "spatialCoverage": [
                self._locate(code, municipalities[code].name)
                for code in dict.fromkeys(point.figure.municipality for point in comparison.points)
            ],
            "isBasedOn": [self._cite(report) for report in reports.values()],
            "variableMeasured": list(measured),
            "distribution": self._list_part(page, f"comparisons/{spec.id}", f"comparisons/{spec.id}"),
        }
        return facts

    def _start(self, page: str, name: str, description: str, made: tuple[str, str]) -> _Facts:
        version, created = made
        if len(description) < SHORTEST:
            description = f"{description} {self._release.title}."
        return {
            "@context": "https://schema.org/",
            "@type": "Dataset",
            "@id": self._link(page, f"{page}#datamangd"),
            "url": self._link(page, page),
            "name": name,
            "description": shorten(description, LONGEST),
            "version": version,
            "datePublished": created[:10],
            "dateModified": created[:10],
            "inLanguage": "sv",
            "license": project.LICENCE_ADDRESS,
            "isAccessibleForFree": True,
            "creator": {"@type": "Organization", "name": project.NAME},
            "publisher": {"@type": "Organization", "name": project.NAME},
            "includedInDataCatalog": {"@id": self._link(page, f"{addresses.DATA}#katalog")},
        }

    def _cite(self, report: Report) -> _Facts:
        committee = self._corpus.codes.committees[report.committee_key]
        municipality = self._corpus.codes.municipalities[report.municipality]
        cited = {"@type": "Report", "name": report.source.title}
        if report.source.diary_number:
            cited["identifier"] = report.source.diary_number
        author = {"@type": "GovernmentOrganization", "name": f"{committee.name}, {municipality.name} kommun"}
        return {**cited, "author": author}

    def _locate(self, code: str, name: str) -> _Facts:
        place = {"@type": "Place", "name": name}
        area = self._corpus.codes.municipalities[code]
        return {**place, "sameAs": area.place} if area.place else place

    def _list_part(self, page: str, file: str, answer: str) -> list[_Facts]:
        """The files of a part of the data, and what the API answers about it; both addresses without ending."""
        stems = (f"{addresses.DATA}{file}", f"{addresses.API}v1/{answer}")
        return self._list_downloads(page, [path for stem in stems for path in self._by_stem.get(stem, ())])

    def _list_downloads(self, page: str, paths: Iterable[str]) -> list[_Facts]:
        return [
            {
                "@type": "DataDownload",
                "encodingFormat": form.media_type,
                "contentUrl": self._link(page, path),
            }
            for path in paths
            if (form := find_format(path))
        ]

    def _link(self, page: str, target: str) -> str:
        return f"{self._address}{target}" if self._address else addresses.relative_link(page, target)


def _choose_stems(dataset: Dataset) -> tuple[str, ...]:
    """The files that hold all of a dataset, by address without ending."""
    if dataset.folder == addresses.DATA:
        return (f"{addresses.DATA}{project.SLUG}", f"{addresses.DATA}observations")
    name = dataset.folder.rstrip("/").rpartition("/")[2]
    return (f"{dataset.folder}{name}", f"{addresses.DATA}{name}")


def _stem(path: str) -> str:
    """A file's address without what its format adds; what describes a file is no form of it."""
    if path.endswith("-metadata.json"):
        return path
    form = find_format(path)
    return path.removesuffix(form.ending) if form else path


def _format_days(first: date, last: date) -> str:
    """From a day to another, as ISO 8601."""
    return f"{first}/{last}"


def _format(facts: Mapping[str, Any]) -> str:
    """JSON in which nothing can end the script element that it stands in."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")
