"""The data page: everything that can be downloaded, and what each file is good for."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_site import addresses
from build_site.comparing.comparison import Comparison
from build_site.downloads import (
    DATASETTE_METADATA,
    NO_SERVICE,
    Offer,
    offer_committee,
    offer_comparison,
    offer_everything,
    offer_feed,
    offer_parts,
    offer_report,
    offer_service,
    offer_services,
    offer_tidy,
)
from build_site.downloads.parted_files import MOST_ROWS
from build_site.formatting import format_number
from build_site.model import AskedQuestion, Report
from build_site.pages.page import Page
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site
from build_site.published.calendar_file import CALENDAR
from build_site.published.columns import DataFile
from build_site.published.tidy import TIDY_FILES


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file with data from all reports, in all its formats."""

    file: DataFile
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """What the data page says: everything first, then part by part.

    Attributes:
        committees: one report of each committee, with the committee's files.
        services: the name of each service with the file of all its figures, and last those without one.
        listed: the list of these files, for programs.
        questions: what the tidy database answers, and how it is asked.
        metadata: the address of the file that describes the database to Datasette.
    """

    everything: tuple[Offer, ...]
    files: tuple[OfferedFile, ...]
    reports: tuple[tuple[Report, tuple[Offer, ...]], ...]
    committees: tuple[tuple[Report, tuple[Offer, ...]], ...]
    parts: tuple[tuple[str, tuple[Offer, ...]], ...]
    most_rows: str
    comparisons: tuple[tuple[Comparison, tuple[Offer, ...]], ...]
    services: tuple[tuple[str, Offer], ...]
    listed: Offer
    questions: tuple[AskedQuestion, ...]
    metadata: str


def build_data_page(site: Site) -> DataPage:
    """List all files."""
    reports = site.corpus.reports
    committees = {report.committee_key: report for report in reports}
    return DataPage(
        everything=site.list_made(offer_everything()),
        files=tuple(OfferedFile(one.file, _offer_formats(one.name, site)) for one in TIDY_FILES),
        reports=tuple((report, offer_report(report)) for report in reports),
        committees=tuple((report, _offer_committee(report, site)) for report in committees.values()),
        parts=tuple(_list_parts(site)),
        most_rows=format_number(MOST_ROWS),
        comparisons=tuple((comparison, offer_comparison(comparison)) for comparison in site.comparisons),
        services=tuple(_list_services(site)),
        listed=offer_services(),
        questions=site.corpus.questions,
        metadata=DATASETTE_METADATA,
    )


def _list_services(site: Site) -> Iterator[tuple[str, Offer]]:
    """The services that have figures, in the code list's order."""
    names = {code: service.title for code, service in site.corpus.codes.services.items()}
    for code, name in (names | {NO_SERVICE: "Siffror utan verksamhet"}).items():
        offer = offer_service(code)
        if offer.address in site.downloads.files:
            yield name, offer


def _offer_formats(name: str, site: Site) -> tuple[Offer, ...]:
    feeds = (offer_feed(addresses.CALENDAR_FEED),) if name == CALENDAR.name else ()
    return site.list_made((*offer_tidy(name), *feeds))


def _offer_committee(report: Report, site: Site) -> tuple[Offer, ...]:
    feed = addresses.committee_feed(site.municipality(report), site.committee(report))
    return site.list_made((*offer_committee(report), offer_feed(feed)))


def _list_parts(site: Site) -> Iterator[tuple[str, tuple[Offer, ...]]]:
    """The files of each municipality by its name, where there is too much for files with everything."""
    years: dict[str, set[int]] = {}
    for report in site.corpus.reports:
        years.setdefault(report.municipality, set()).add(report.year)
    for code, found in sorted(years.items()):
        if offers := site.list_made(offer_parts(code, sorted(found))):
            yield site.corpus.codes.municipalities[code].name, offers


def build_pages(site: Site) -> Iterator[Page]:
    """The data page."""
    yield Page(
        address=addresses.DATA,
        template="data",
        title="Data",
        description=(
            "Hämta allt som Excel, CSV, JSON, Parquet och SQLite: per tabell, rapport, nämnd och jämförelse. CC0."
        ),
        search=SearchListing(),
        content=build_data_page(site),
    )
