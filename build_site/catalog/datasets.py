"""The datasets that catalogues list, and which published files belong to each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from build_site import addresses
from build_site.catalog.release import Release
from build_site.comparing.comparison import Comparison
from build_site.formatting import lower_first
from build_site.model import Corpus, Figure, Report
from build_site.published.formats import FORMATS, Format
from build_site.published.tidy import TIDY_FILES

_GOVERNMENT = "GOVE"  # the European theme that holds for all


@dataclass(frozen=True, slots=True)
class Dataset:
    """What the catalogue says of a dataset.

    Attributes:
        page: the address of its page, relative to the site's root.
        folder: where its files lie; a file right beside the folder with the same name belongs to it too.
        days: the first and the last day that its figures are about.
        origin: where the data come from, in Swedish.
    """

    page: str
    folder: str
    title: str
    description: str
    keywords: tuple[str, ...]
    themes: tuple[str, ...]
    places: tuple[str, ...]
    days: tuple[date, date] | None
    version: str
    created: str
    origin: str
    is_package: bool = False


def list_datasets(corpus: Corpus, comparisons: Sequence[Comparison], release: Release) -> tuple[Dataset, ...]:
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
        days=find_days(figure for report in corpus.reports for figure in report.figures),
        version=release.version,
        created=release.created,
        origin=f"Avskrivet ur {len(reports)} rapporter från kommunernas nämnder.",
    )
    if not comparisons:
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
        days=find_days(point.figure for comparison in comparisons for point in comparison.points),
        version=whole.version,
        created=whole.created,
        origin=whole.origin,
    )
    return (whole, compared, *reports)


def _merge(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({one for names in lists for one in names}))


def _describe_report(report: Report, corpus: Corpus) -> Dataset:
    codes = corpus.codes
    committee, municipality = codes.committees[report.committee_key], codes.municipalities[report.municipality]
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
        days=find_days(report.figures) or (report.period.first_day, report.period.last_day),
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


def find_days(figures: Iterable[Figure]) -> tuple[date, date] | None:
    """The first and the last day that figures are about; None when none of them has a period."""
    periods = {figure.period for figure in figures if figure.period and not figure.is_empty}
    return (min(one.first_day for one in periods), max(one.last_day for one in periods)) if periods else None


@dataclass(frozen=True, slots=True)
class DatasetFile:
    """A file that a dataset, or a part of it that has a name, is published as.

    Attributes:
        part: what the file holds, in Swedish, when it doesn't hold the whole dataset; else "".
    """

    path: str
    form: Format
    part: str = ""


def find_files(dataset: Dataset, published: Iterable[str]) -> tuple[DatasetFile, ...]:
    """The published files that a catalogue lists of a dataset: those that hold all of it, in each format.

    All data together are, besides, listed file by file as the tidy database has them. Files with a single table or a
    single comparison are left to their pages, and code lists to the zip file.

    Args:
        dataset: the dataset.
        published: the addresses of all published files, relative to the site's root.
    """
    files = set(published)
    wanted = [DatasetFile(f"{stem}{form.ending}", form) for stem in _list_stems(dataset) for form in FORMATS]
    if dataset.folder == addresses.DATA:
        wanted += [
            DatasetFile(f"{addresses.DATA}{one.name}{form.ending}", form, one.title)
            for one in TIDY_FILES
            for form in FORMATS
        ]
    return tuple(one for one in wanted if one.path in files)


def _list_stems(dataset: Dataset) -> tuple[str, ...]:
    """The addresses, without ending, of files that hold all of a dataset: in its folder, or right beside it."""
    if dataset.folder == addresses.DATA:
        return (addresses.EVERYTHING,)
    beside = dataset.folder.rstrip("/")
    return (f"{dataset.folder}{beside.rpartition('/')[2]}", beside)
