"""Which files there are, and what each is good for. Pages offer these, `collect_downloads` makes them."""

from dataclasses import dataclass

from build_site import addresses
from build_site.comparing.comparison import Comparison
from build_site.model import Report, Table
from build_site.published.formats import CSV, EXCEL_CSV, ICS, JSON, JSON_STAT, PARQUET, SQLITE, XLSX, ZIP, Format

FILE_FORMATS = (XLSX, EXCEL_CSV, CSV, JSON)
CUBE_FORMATS = (*FILE_FORMATS, JSON_STAT)  # of what has rows and columns, or series and times
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


def offer_table(report: Report, table: Table) -> tuple[Offer, ...]:
    """The files of a table."""
    return tuple(_offer(addresses.table_download(report, table, one.ending), one) for one in CUBE_FORMATS)


def offer_report(report: Report) -> tuple[Offer, ...]:
    """The files with all of a report."""
    return tuple(_offer(addresses.report_download(report, one.ending), one) for one in (*FILE_FORMATS, ZIP))


def offer_committee(report: Report) -> tuple[Offer, ...]:
    """The files with all figures of the committee that a report is about."""
    return tuple(_offer(addresses.committee_download(report, one.ending), one) for one in FILE_FORMATS)


def offer_comparison(comparison: Comparison) -> tuple[Offer, ...]:
    """The files of a comparison."""
    return tuple(_offer(addresses.comparison_download(comparison.spec, one.ending), one) for one in CUBE_FORMATS)


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


def offer_feed(address: str) -> Offer:
    """A calendar to subscribe to; it is there only where some report is expected."""
    return _offer(address, ICS)


def offer_tidy(name: str) -> tuple[Offer, ...]:
    """The files of one of the six sheets with data from all reports."""
    return tuple(_offer(f"{addresses.DATA}{name}{one.ending}", one) for one in TIDY_FORMATS)
