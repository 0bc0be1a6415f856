"""Which files there are, and what each is good for. Pages offer these, `collect_downloads` makes them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from build_site import addresses
from build_site.comparing.comparison import Comparison
from build_site.downloads.endpoint import ROOT
from build_site.model import Report, Table
from build_site.published.formats import CSV, EXCEL_CSV, ICS, JSON, JSON_STAT, PARQUET, SQLITE, XLSX, ZIP, Format

FILE_FORMATS = (XLSX, EXCEL_CSV, CSV, JSON)
PART_FORMATS = (XLSX, CSV)  # of a part of the data; what the API answers about it is its JSON
TIDY_FORMATS = (EXCEL_CSV, CSV, JSON, PARQUET)
DATASETTE_METADATA = f"{addresses.DATA}metadata.json"


@dataclass(frozen=True, slots=True)
class Offer:
    """A file to download.

    Attributes:
        ending: the format, such as `-excel-sv.csv`.
        title: what the format is called.
        use: what it is good for, in a few words.
    """

    address: str
    ending: str
    title: str
    use: str


def _offer(address: str, form: Format, use: str = "") -> Offer:
    return Offer(address, form.ending, form.title, use or form.use)


def _offer_answer(path: str) -> Offer:
    """What the API answers about a part of the data."""
    return _offer(f"{ROOT}{path}{JSON.ending}", JSON, "siffrorna med koder, ur API:et")


def offer_table(report: Report, table: Table) -> tuple[Offer, ...]:
    """The files of a table."""
    files = (_offer(addresses.table_download(report, table, one.ending), one) for one in PART_FORMATS)
    return (*files, _offer_answer(f"tables/{report.id}/{table.id}"))


def offer_report(report: Report) -> tuple[Offer, ...]:
    """The files with all of a report."""
    forms = (*FILE_FORMATS, JSON_STAT, ZIP)
    return tuple(_offer(addresses.report_download(report, one.ending), one) for one in forms)


def offer_committee(report: Report) -> tuple[Offer, ...]:
    """The files with all figures of the committee that a report is about."""
    files = (_offer(addresses.committee_download(report, one.ending), one) for one in PART_FORMATS)
    return (*files, _offer_answer(f"committees/{report.municipality}/{report.committee}"))


def offer_comparison(comparison: Comparison) -> tuple[Offer, ...]:
    """The files of a comparison."""
    forms = (*PART_FORMATS, JSON_STAT)
    files = (_offer(addresses.comparison_download(comparison.spec, one.ending), one) for one in forms)
    return (*files, _offer_answer(f"comparisons/{comparison.spec.id}"))


def offer_everything() -> tuple[Offer, ...]:
    """The files that hold everything in one."""
    uses = {
        XLSX: "alla siffror, rapporter, tabeller, mål, fel och jämförelser på var sitt blad",
        SQLITE: SQLITE.use,
        ZIP: "alla CSV-filer, kodlistor och rapporternas datapaket",
    }
    return tuple(_offer(f"{addresses.EVERYTHING}{form.ending}", form, use) for form, use in uses.items())


def offer_service(service: str) -> Offer:
    """The file with all figures of a service."""
    return _offer(addresses.service_download(service), JSON_STAT)


def offer_services() -> Offer:
    """The list of those files, for programs."""
    return _offer(addresses.SERVICES, JSON_STAT)


def offer_parts(municipality: str, years: Iterable[int]) -> tuple[Offer, ...]:
    """The files of a municipality's reports, by its code; they are made when there is too much for one file."""
    database = _offer(addresses.municipality_download(municipality, SQLITE.ending), SQLITE)
    figures = {year: _offer(addresses.observations_part(municipality, year, PARQUET.ending), PARQUET) for year in years}
    return (database, *(replace(one, title=f"{one.title} {year}") for year, one in figures.items()))


def offer_feed(address: str) -> Offer:
    """A calendar to subscribe to; it is there only where some report is expected."""
    return _offer(address, ICS)


def offer_tidy(name: str) -> tuple[Offer, ...]:
    """The files of one of the six sheets with data from all reports."""
    return tuple(_offer(f"{addresses.DATA}{name}{one.ending}", one) for one in TIDY_FORMATS)
