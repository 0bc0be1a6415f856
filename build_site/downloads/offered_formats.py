"""Which files there are, and what each is good for. Pages offer these, `collect_downloads` makes them."""

from dataclasses import dataclass

from build_site import addresses
from build_site.comparing.comparison import Comparison
from build_site.model import Report, Table

XLSX, EXCEL_CSV, CSV, JSON, PARQUET, SQLITE, ZIP = (
    ".xlsx",
    "-excel-sv.csv",
    ".csv",
    ".json",
    ".parquet",
    ".sqlite",
    ".zip",
)
MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
"""What a server should say that the files are, by ending."""

_FORMATS = {
    XLSX: ("Excel", "med källa, enhet och anmärkningar på ett eget blad"),
    EXCEL_CSV: ("CSV för Excel", "svenska rubriker, semikolon och decimalkomma"),
    CSV: ("CSV för program", "koder, komma och decimalpunkt"),
    JSON: ("JSON", "med beskrivning av varje kolumn"),
    PARQUET: ("Parquet", "typade kolumner för pandas, DuckDB och R"),
    SQLITE: ("SQLite", "allt i en databas med kodlistor och sökning, färdig för Datasette"),
    ZIP: ("Zip", "datapaketet med beskrivning, läsmig och källhänvisning"),
}
FILE_FORMATS = (XLSX, EXCEL_CSV, CSV, JSON)
TIDY_FORMATS = (EXCEL_CSV, CSV, JSON, PARQUET)
TIDY_NAMES = ("observations", "reports", "tables", "goals", "findings", "comparisons")
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


def _offer(address: str, ending: str) -> Offer:
    return Offer(address, ending, *_FORMATS[ending])


def offer_table(report: Report, table: Table) -> tuple[Offer, ...]:
    """The files of a table."""
    return tuple(_offer(addresses.table_download(report, table, ending), ending) for ending in FILE_FORMATS)


def offer_report(report: Report) -> tuple[Offer, ...]:
    """The files with all of a report."""
    return tuple(_offer(addresses.report_download(report, ending), ending) for ending in (*FILE_FORMATS, ZIP))


def offer_committee(report: Report) -> tuple[Offer, ...]:
    """The files with all figures of the committee that a report is about."""
    return tuple(_offer(addresses.committee_download(report, ending), ending) for ending in FILE_FORMATS)


def offer_comparison(comparison: Comparison) -> tuple[Offer, ...]:
    """The files of a comparison."""
    return tuple(_offer(addresses.comparison_download(comparison.spec, ending), ending) for ending in FILE_FORMATS)


def offer_everything() -> tuple[Offer, ...]:
    """The files that hold everything in one."""
    uses = {
        XLSX: "alla siffror, rapporter, tabeller, mål, fel och jämförelser på var sitt blad",
        SQLITE: _FORMATS[SQLITE][1],
        ZIP: "alla CSV-filer, kodlistor och rapporternas datapaket",
    }
    return tuple(
        Offer(f"{addresses.EVERYTHING}{ending}", ending, _FORMATS[ending][0], use) for ending, use in uses.items()
    )


def offer_tidy(name: str) -> tuple[Offer, ...]:
    """The files of one of the six sheets with data from all reports."""
    return tuple(_offer(f"{addresses.DATA}{name}{ending}", ending) for ending in TIDY_FORMATS)
