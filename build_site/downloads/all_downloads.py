"""All files to download."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from build_site import addresses, project
from build_site.comparing.comparison import Comparison
from build_site.delimiting import format_csv
from build_site.downloads.archive import build_all_files, build_package_files
from build_site.downloads.calendar_feed import build_calendar_feeds
from build_site.downloads.codes_in_words import put_in_words
from build_site.downloads.columnar import format_parquet
from build_site.downloads.comparison_sheet import build_compared_sheet
from build_site.downloads.cubes import build_comparison_cube, build_service_cubes, build_table_cube, list_services
from build_site.downloads.database import DatabaseTable, build_database_tables, format_database
from build_site.downloads.datasette import format_datasette_metadata
from build_site.downloads.descriptions import (
    describe_committee,
    describe_comparison,
    describe_everything,
    describe_report,
    describe_table,
)
from build_site.downloads.endpoint import Endpoint
from build_site.downloads.endpoints import build_api_files, build_endpoints
from build_site.downloads.json_files import format_sheet_json
from build_site.downloads.json_stat import format_collection, format_cubes, format_json_stat
from build_site.downloads.offered_data import OfferedData
from build_site.downloads.offered_formats import DATASETTE_METADATA
from build_site.downloads.openapi import OPENAPI, format_openapi
from build_site.downloads.parted_files import build_parts, is_small
from build_site.downloads.spreadsheet import format_workbook
from build_site.downloads.table_sheets import build_printed_sheet
from build_site.joining import Shelve, hold, shelve_all
from build_site.model import Report, Table
from build_site.published.comparison_file import COMPARISONS, list_values
from build_site.published.delimited import format_excel_csv
from build_site.published.finding_file import FINDINGS
from build_site.published.formats import CSV, EXCEL_CSV, JSON, JSON_STAT, PARQUET, SQLITE, XLSX, ZIP
from build_site.published.observation_file import OBSERVATIONS
from build_site.published.sheets import Sheet
from build_site.published.shown_tables import build_shown_table
from build_site.published.tidy import TIDY_FILES
from build_site.published.zip_files import format_zip

ABOUT_TABLE, ABOUT_REPORT, ABOUT_FILE, ABOUT_COMPARISON = "Om tabellen", "Om rapporten", "Om filen", "Om jämförelsen"


@dataclass(frozen=True)
class Downloads:
    """All files to download.

    Attributes:
        files: content by address.
        endpoints: what the API answers.
        base: the site's absolute address, or "" when it isn't known.
    """

    files: Mapping[str, bytes]
    endpoints: tuple[Endpoint, ...]
    base: str = ""


def collect_downloads(content: OfferedData, shelve: Shelve = hold) -> Downloads:
    """Make every file that is offered, and the API.

    Args:
        content: what they are made from.
        shelve: says where the files lie once they are made.
    """
    tidy = build_tidy_sheets(content)
    database = build_database_tables(content, tidy.values())
    endpoints = build_endpoints(content, tidy, database)
    made = (*_make_files(content, tidy, database), *_make_answers(content, endpoints))
    return Downloads(shelve_all((make() for make in made), shelve), endpoints, content.base)


_Makers = Iterator[Callable[[], Mapping[str, bytes]]]  # each makes a lot of files, to be shelved before the next


def _make_files(content: OfferedData, tidy: Mapping[str, Sheet], database: Sequence[DatabaseTable]) -> _Makers:
    yield partial(_collect_everything, content, tidy, database)
    committees = {report.committee_key: report for report in content.corpus.reports}
    yield from (partial(_collect_committee, content, report) for report in committees.values())
    yield from (partial(_collect_report, content, report) for report in content.corpus.reports)
    yield from (partial(_collect_comparison, content, comparison) for comparison in content.comparisons)
    yield partial(_collect_services, content)
    yield partial(build_calendar_feeds, content)


def _make_answers(content: OfferedData, endpoints: Sequence[Endpoint]) -> _Makers:
    yield from (partial(build_api_files, [endpoint]) for endpoint in endpoints)
    yield lambda: {OPENAPI: format_openapi(content, endpoints).encode()}


def build_tidy_sheets(content: OfferedData) -> dict[str, Sheet]:
    """The tidy database as sheets by name, each with what to know of it."""
    sheets = (one.build_whole(content.source) for one in TIDY_FILES)
    return {sheet.name: replace(sheet, about=describe_everything(content, sheet.title)) for sheet in sheets}


def _collect_everything(
    content: OfferedData, tidy: Mapping[str, Sheet], database: Sequence[DatabaseTable]
) -> dict[str, bytes]:
    about = describe_everything(content)
    in_words = {name: put_in_words(sheet, content.names) for name, sheet in tidy.items()}
    canonical = {one.file.path: one.format_contract(tidy[one.name]).encode() for one in TIDY_FILES}
    files = {f"{addresses.DATA}{name}": file for name, file in canonical.items()}
    for name, sheet in tidy.items():
        if is_small(sheet):
            files[f"{addresses.DATA}{name}{EXCEL_CSV.ending}"] = content.keep(format_excel_csv, in_words[name]).encode()
            files[f"{addresses.DATA}{name}{JSON.ending}"] = content.keep(format_sheet_json, sheet).encode()
        files[f"{addresses.DATA}{name}{PARQUET.ending}"] = content.keep(format_parquet, sheet)
    lists = {
        f"{one.file.name}{CSV.ending}": format_csv(one.file.header, one.rows).encode()
        for one in content.dictionary.lists
    }
    files |= {
        f"{addresses.EVERYTHING}{ZIP.ending}": format_zip(build_all_files(content, canonical, lists)),
        DATASETTE_METADATA: format_datasette_metadata(content, database).encode(),
    }
    if not all(map(is_small, tidy.values())):
        return files | build_parts(content, database)
    titled = [Sheet(sheet.title, sheet.title, sheet.fields, sheet.rows) for sheet in in_words.values()]
    return files | {
        f"{addresses.EVERYTHING}{XLSX.ending}": content.keep(
            format_workbook, titled, about, ABOUT_FILE, content.created
        ),
        f"{addresses.EVERYTHING}{SQLITE.ending}": content.keep(format_database, database),
    }


def _collect_committee(content: OfferedData, report: Report) -> dict[str, bytes]:
    about = describe_committee(content, report)
    figures = content.observations_from(report.committee_key)
    sheet = Sheet(figures.name, str(about[0].text), figures.fields, figures.rows, about)
    in_words = put_in_words(sheet, content.names)
    return {
        addresses.committee_download(report, XLSX.ending): _format_one(
            content, in_words, "Alla siffror", ABOUT_FILE, content.created
        ),
        addresses.committee_download(report, CSV.ending): OBSERVATIONS.format_contract(sheet).encode(),
    }


def _collect_services(content: OfferedData) -> dict[str, bytes]:
    """All figures of each service as JSON-stat, and the list of these files."""
    cubes = build_service_cubes(content)
    files = {addresses.service_download(service): format_json_stat(cube).encode() for service, cube in cubes.items()}
    title, address = f"{project.NAME}: alla siffror, verksamhet för verksamhet", content.absolute(addresses.SERVICES)
    items = list_services(content, cubes)
    listed = format_collection(title, address if content.base else "", content.corpus.renewed, items)
    return files | {addresses.SERVICES: listed.encode()}


def _format_one(content: OfferedData, sheet: Sheet, name: str, about_title: str, created: str) -> bytes:
    return content.keep(
        format_workbook, [Sheet(name, sheet.title, sheet.fields, sheet.rows)], sheet.about, about_title, created
    )


def _collect_report(content: OfferedData, report: Report) -> dict[str, bytes]:
    about = describe_report(content, report)
    figures = content.observations_of("report", report.id)
    sheet = Sheet(figures.name, report.title, figures.fields, figures.rows, about)
    printed: list[Sheet] = []
    folder = addresses.package_download(report)
    files = {f"{folder}{name}": file for name, file in content.packages[report.id].items()}
    for table in report.tables:
        shown, made = _collect_table(content, report, table)
        printed.append(shown)
        files |= made
    findings = put_in_words(FINDINGS.build_sheet(content.findings_of(report)), content.names)
    sheets = [*printed, Sheet("Granskning", findings.title, findings.fields, findings.rows)]
    in_words = put_in_words(sheet, content.names)
    return files | {
        addresses.report_download(report, XLSX.ending): content.keep(
            format_workbook, sheets, about, ABOUT_REPORT, report.created
        ),
        addresses.report_download(report, EXCEL_CSV.ending): content.keep(format_excel_csv, in_words).encode(),
        addresses.report_download(report, CSV.ending): OBSERVATIONS.format_contract(sheet).encode(),
        addresses.report_download(report, JSON.ending): content.keep(format_sheet_json, sheet).encode(),
        addresses.report_download(report, JSON_STAT.ending): _format_report_cubes(content, report).encode(),
        addresses.report_download(report, ZIP.ending): format_zip(build_package_files(content, report)),
    }


def _format_report_cubes(content: OfferedData, report: Report) -> str:
    """Every table of a report as JSON-stat, in one collection."""
    address = content.absolute(addresses.report_download(report, JSON_STAT.ending)) if content.base else ""
    cubes = [build_table_cube(content, report, table) for table in report.tables]
    return format_cubes(report.title, address, report.created, cubes)


def _collect_table(content: OfferedData, report: Report, table: Table) -> tuple[Sheet, dict[str, bytes]]:
    """A table's workbook, and the table as its page shows it; its canonical CSV is the package's own."""
    shown = build_shown_table(table, content.corpus.codes, content.findings)
    sheet = build_printed_sheet(shown, describe_table(content, report, table, shown))
    workbook = _format_one(content, sheet, table.id, ABOUT_TABLE, report.created)
    return sheet, {addresses.table_download(report, table, XLSX.ending): workbook}


def _collect_comparison(content: OfferedData, comparison: Comparison) -> dict[str, bytes]:
    about = describe_comparison(content, comparison)
    sheet = build_compared_sheet(content, comparison, about)
    tidy = COMPARISONS.build_sheet(list_values([comparison]))
    spec = comparison.spec
    return {
        addresses.comparison_download(spec, XLSX.ending): _format_one(
            content, sheet, "Jämförelse", ABOUT_COMPARISON, content.created
        ),
        addresses.comparison_download(spec, CSV.ending): COMPARISONS.format_contract(tidy).encode(),
        addresses.comparison_download(spec, JSON_STAT.ending): format_json_stat(
            build_comparison_cube(content, comparison)
        ).encode(),
    }
