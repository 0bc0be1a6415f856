"""The datasets that catalogues list, and which published files belong to each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_site import addresses
from build_site.catalog.release import Release
from build_site.formatting import lower_first
from build_site.model import Corpus, Report
from build_site.published.formats import FORMATS, Format, find_format

_GOVERNMENT = "GOVE"  # the European theme that holds for all


_DESCRIPTIONS = (
    "-metadata.json",
    "/metadata.json",
    "datapackage.json",
    "openapi.json",
)  # they describe data and hold none


@dataclass(frozen=True, slots=True)
class Dataset:
    """What the catalogue says of a dataset.

    Attributes:
        page: the address of its page, relative to the site's root.
        folder: where its files lie; a file right beside the folder with the same name belongs to it too.
        months: the first and the last month that it covers, as (year, month).
        origin: where the data come from, in Swedish.
    """

    page: str
    folder: str
    title: str
    description: str
    keywords: tuple[str, ...]
    themes: tuple[str, ...]
    places: tuple[str, ...]
    months: tuple[tuple[int, int], tuple[int, int]]
    version: str
    created: str
    origin: str
    is_package: bool = False


def list_datasets(corpus: Corpus, release: Release) -> tuple[Dataset, ...]:
    """The datasets of the catalogue: the whole, the comparisons, and each report's package."""
    reports = tuple(_describe_report(report, corpus) for report in corpus.reports)
    whole = Dataset(
        page=addresses.DATA,
        folder=addresses.DATA,
        title=release.title,
        description="Alla siffror ur nämndernas rapporter: budget, utfall, prognos, mål, volymer, nyckeltal och "
        "personal, med period, enhet och plats i rapporten för varje siffra. Rapporternas räknefel är uppräknade.",
        keywords=("kommun", "nämnd", "uppföljning", "budget", "utfall", "prognos", "måluppfyllelse"),
        themes=_merge(report.themes for report in reports),
        places=_merge(report.places for report in reports),
        months=_span(reports, release),
        version=release.version,
        created=release.created,
        origin=f"Avskrivet ur {len(reports)} rapporter från kommunernas nämnder.",
    )
    if not corpus.comparisons:
        return (whole, *reports)
    compared = Dataset(
        page=addresses.COMPARISONS,
        folder=f"{addresses.DATA}comparisons/",
        title=f"Jämförelser: {lower_first(release.title)}",
        description="Siffror ur nämndernas rapporter sida vid sida, mellan kommuner, nämnder och år, med ett omdöme om "
        "hur väl de går att jämföra och skälen till det.",
        keywords=("jämförelse", "kommun", "nämnd", "nyckeltal", "uppföljning"),
        themes=whole.themes,
        places=whole.places,
        months=whole.months,
        version=whole.version,
        created=whole.created,
        origin=whole.origin,
    )
    return (whole, compared, *reports)


def _span(reports: Sequence[Dataset], release: Release) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first and the last month that the reports are about; without any, the month in which the data were made."""
    months = [month for report in reports for month in report.months]
    made = (int(release.created[:4]), int(release.created[5:7]))
    return min(months, default=made), max(months, default=made)


def _merge(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({one for names in lists for one in names}))


def _describe_report(report: Report, corpus: Corpus) -> Dataset:
    codes = corpus.codes
    committee, municipality = codes.committees[report.committee], codes.municipalities[report.municipality]
    number = f", diarienummer {report.source.diary_number}" if report.source.diary_number else ""
    # A package may leave them out, but a catalogue wants some.
    keywords = report.keywords or (municipality.name, lower_first(committee.name))
    return Dataset(
        page=addresses.report_address(report),
        folder=addresses.package_download(report),
        title=report.title,
        description=report.description,
        keywords=keywords,
        themes=_choose_themes(report, corpus),
        places=(municipality.place,) if municipality.place else (),
        months=(report.period.start, report.period.end),
        version=report.version,
        created=report.created,
        origin=f"Avskrivet ur «{report.source.title}»{number}. Källa: {committee.name}, {municipality.name} kommun.",
        is_package=True,
    )


def _choose_themes(report: Report, corpus: Corpus) -> tuple[str, ...]:
    """The European themes of the topics that the report's tables and services belong to."""
    services = {figure.service for figure in report.figures}
    groups = {table.group for table in report.tables}
    topics = (one for one in corpus.codes.topics.values() if one.services & services or one.groups & groups)
    return tuple(sorted({_GOVERNMENT}.union(*(topic.themes for topic in topics))))


def find_files(dataset: Dataset, published: Iterable[str]) -> dict[Format, tuple[str, ...]]:
    """The published files that hold a dataset, by format.

    Args:
        dataset: the dataset.
        published: the addresses of all published files, relative to the site's root.

    Returns:
        Addresses in order, for each format that there are files in: one file with everything, or one for each part.
        Descriptions of data are left out.
    """
    mine = sorted(path for path in published if _belongs(path, dataset) and not path.endswith(_DESCRIPTIONS))
    formats = {path: find_format(path) for path in mine}
    found = {one: tuple(path for path in mine if formats[path] is one) for one in FORMATS}
    return {one: _prefer_whole(paths, dataset) for one, paths in found.items() if paths}


def _prefer_whole(paths: tuple[str, ...], dataset: Dataset) -> tuple[str, ...]:
    """The one file that holds the whole dataset, where there is one beside its parts."""
    name = dataset.folder.rstrip("/").rpartition("/")[2]
    whole = tuple(path for path in paths if path.rpartition("/")[2].startswith((f"{name}.", f"{name}-excel-sv.")))
    return whole or paths


def _belongs(path: str, dataset: Dataset) -> bool:
    if dataset.folder != addresses.DATA:
        return path.startswith((dataset.folder, f"{dataset.folder.rstrip('/')}."))
    name = path.removeprefix(addresses.DATA)
    return path.startswith(addresses.DATA) and ("/" not in name or path.startswith(addresses.CODE_LISTS))
