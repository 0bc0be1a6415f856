"""How much one file may hold: what has more rows is read in parts, or in formats that have no limit.

Below the limit all data are offered whole in every format. Beyond it JSON and the spreadsheets' files aren't made of
all together (a reader's program would hardly open them, and Excel's own limit isn't far), and the database is made
municipality by municipality. CSV and Parquet stay whole at their addresses; the figures are there as Parquet in parts
as well, by municipality and year, as DuckDB, Arrow and Spark read such folders.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from build_site import addresses
from build_site.downloads.columnar import format_parquet
from build_site.downloads.database import DatabaseTable, format_database
from build_site.downloads.offered_data import OfferedData
from build_site.model import Report
from build_site.published.formats import PARQUET, SQLITE
from build_site.published.sheets import Sheet
from build_site.published.tidy import TIDY_BY_NAME

MOST_ROWS = 5_000  # about 4 MB of JSON


def is_small(sheet: Sheet) -> bool:
    """Whether a sheet has room in one file of any format."""
    return len(sheet.rows) <= MOST_ROWS


def build_parts(content: OfferedData, database: Sequence[DatabaseTable]) -> dict[str, bytes]:
    """The figures by municipality and year, and a database for each municipality; content by address."""
    return dict(_build_figures(content)) | dict(_build_databases(content, database))


def _build_figures(content: OfferedData) -> Iterator[tuple[str, bytes]]:
    parts: dict[tuple[str, int], list[Report]] = {}
    for report in content.corpus.reports:
        parts.setdefault((report.municipality, report.year), []).append(report)
    for (municipality, year), reports in sorted(parts.items()):
        rows = [row for one in reports for row in content.observations_of("report", one.id).rows]
        sheet = replace(content.observations, rows=tuple(rows))
        address = addresses.observations_part(municipality, year, PARQUET.ending)
        yield address, content.keep(format_parquet, sheet)


def _build_databases(content: OfferedData, database: Sequence[DatabaseTable]) -> Iterator[tuple[str, bytes]]:
    homes: dict[str, set[str]] = {}
    for report in content.corpus.reports:
        homes.setdefault(report.municipality, set()).add(report.id)
    for municipality, reports in sorted(homes.items()):
        tables = [part for table in database if (part := _choose_rows(table, municipality, reports))]
        yield addresses.municipality_download(municipality, SQLITE.ending), content.keep(format_database, tables)


def _choose_rows(table: DatabaseTable, municipality: str, reports: Set[str]) -> DatabaseTable | None:
    """The part of a table that is about a municipality's reports; a list of codes is whole, what has neither is left.

    Tables that say which report a row stands in are parted by that, since a report may print figures about others.
    """
    names = table.sheet.names
    if table.sheet.name not in TIDY_BY_NAME:
        return table
    if "report" in names:
        place = names.index("report")
        rows = [row for row in table.sheet.rows if row[place] in reports]
    elif "municipality" in names:
        place = names.index("municipality")
        rows = [row for row in table.sheet.rows if row[place] == municipality]
    else:
        return None
    return replace(table, sheet=replace(table.sheet, rows=tuple(rows)))
