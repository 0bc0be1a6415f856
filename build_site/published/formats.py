"""The formats that data are published in: one list for offers, the server and the catalogues."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format that data are published in.

    Attributes:
        ending: how its files' names end.
        code: what the distribution is called in its address in the catalogue.
        title: what a reader knows it as.
        use: what it is good for, in a few words.
        catalogue_title: what the catalogue calls it.
        media_type: as registered with IANA.
        file_type: code in the EU's list of file types, or "" when it has none.
        is_text: whether a server should say that it is in UTF-8.
    """

    ending: str
    code: str
    title: str
    use: str
    catalogue_title: str
    media_type: str
    file_type: str = ""
    is_text: bool = False


XLSX = Format(
    ".xlsx",
    "xlsx",
    "Excel",
    "med källa, enhet och anmärkningar på ett eget blad",
    "Excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "XLSX",
)
EXCEL_CSV = Format(
    "-excel-sv.csv",
    "csv-excel",
    "CSV för Excel",
    "svenska rubriker, semikolon och decimalkomma",
    "CSV för Excel på svenska",
    "text/csv",
    "CSV",
    is_text=True,
)
CSV = Format(".csv", "csv", "CSV för program", "koder, komma och decimalpunkt", "CSV", "text/csv", "CSV", is_text=True)
JSON = Format(".json", "json", "JSON", "med beskrivning av varje kolumn", "JSON", "application/json", "JSON")
JSON_STAT = Format(
    ".jsonstat.json",
    "jsonstat",
    "JSON-stat",
    "som SCB:s statistikdatabas svarar, för pxweb, rjstat och pyjstat",
    "JSON-stat 2.0",
    "application/json",
    "JSON",
)
PARQUET = Format(
    ".parquet",
    "parquet",
    "Parquet",
    "typade kolumner för pandas, DuckDB och R",
    "Parquet",
    "application/vnd.apache.parquet",
    "PARQUET",
)
SQLITE = Format(
    ".sqlite",
    "sqlite",
    "SQLite",
    "allt i en databas med kodlistor och sökning, färdig för Datasette",
    "SQLite",
    "application/vnd.sqlite3",
)
ZIP = Format(
    ".zip",
    "zip",
    "Zip",
    "datapaketet med beskrivning, läsmig och källhänvisning",
    "Datapaket (zip)",
    "application/zip",
    "ZIP",
)
ICS = Format(
    ".ics",
    "ics",
    "iCalendar",
    "att prenumerera på i ett kalenderprogram",
    "iCalendar",
    "text/calendar",
    is_text=True,
)
# A name that ends as two of them do has the format that comes first.
FORMATS = (EXCEL_CSV, CSV, XLSX, ZIP, PARQUET, SQLITE, JSON_STAT, JSON, ICS)
MEDIA_TYPES = {
    one.ending: f"{one.media_type}; charset=utf-8" if one.is_text else one.media_type
    for one in FORMATS
    if one.ending.count(".") == 1 and one.ending.startswith(".")
}
"""What a server should say that the files are, by ending."""


def find_format(path: str) -> Format | None:
    """The format of a file, by its name."""
    return next((one for one in FORMATS if path.endswith(one.ending)), None)
