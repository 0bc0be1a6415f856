"""Where everything is on the site: addresses relative to the site's root, without a leading slash."""

import posixpath
from urllib.parse import urlencode

from build_site import project
from build_site.model import Committee, ComparisonSpec, Figure, Municipality, Place, Report, Table, Topic
from build_site.model.life import TABLE_DEPTH

START = ""
MUNICIPALITIES = "kommuner/"
COMPARISONS = "jamfor/"
TOPICS = "amnen/"
GOALS = "mal/"
FINDINGS = "granskning/"
CALENDAR = "kalender/"
DATA = "data/"
CALENDAR_FEED = f"{DATA}calendar.ics"
SERVICES = f"{DATA}services.jsonstat.json"
CODE_LISTS = f"{DATA}codelists/"
DICTIONARY = f"{DATA}ordbok/"
CATALOGUE = f"{DATA}dcat.rdf"
SEARCH = "sok/"
EXPLORE = "utforska/"
EDITIONS = "utgavor/"
CHANGES = f"{EDITIONS}andringar/"
CHANGES_FILE = f"{EDITIONS}andringar.csv"
CHANGES_FEED = f"{EDITIONS}andringar.xml"
PICTURES = "diagram/"
API_PAGE = "data/api/"
API = "api/"
EVERYTHING = f"{DATA}{project.SLUG}"


def municipality_address(slug: str) -> str:
    """The page of a municipality."""
    return f"{MUNICIPALITIES}{slug}/"


def committee_address(report: Report) -> str:
    """The page of the committee that a report is about."""
    return f"{MUNICIPALITIES}{'/'.join(report.folder.split('/')[1:3])}/"


def report_address(report: Report) -> str:
    """The page of a report."""
    return f"{MUNICIPALITIES}{'/'.join(report.folder.split('/')[1:])}/"


def place_address(place: Place) -> str:
    """The page of a municipality, a committee, a report or a table by its place; of a row, its anchor there."""
    within = "".join(place_anchor(row, "") for row in place[TABLE_DEPTH:])
    return f"{MUNICIPALITIES}{'/'.join(place[:TABLE_DEPTH])}/{within}"


def goals_address(report: Report) -> str:
    """The page of a report's goals."""
    return f"{report_address(report)}mal/"


def topic_address(topic: Topic) -> str:
    """The page of a topic."""
    return f"{TOPICS}{topic.code}/"


def table_address(report: Report, table: str) -> str:
    """The page of a table."""
    return f"{report_address(report)}{table}/"


def figure_address(report: Report, figure: Figure) -> str:
    """The cell of a figure on its table's page."""
    return f"{table_address(report, figure.table)}{place_anchor(figure.row.id, figure.column.name)}"


def place_anchor(row: str, column: str) -> str:
    """The address of a cell, a row (without column) or a column (without row) within its table's page; else "".

    A row's id never holds two hyphens in a row and a column's name never holds one, so no two places share an address.
    """
    if row:
        return f"#rad-{row}--{column}" if column else f"#rad-{row}"
    return f"#kolumn-{column}" if column else ""


def explore_address(**chosen: str) -> str:
    """The page where a reader chooses what to compare, with a choice made."""
    return f"{EXPLORE}?{urlencode(chosen)}" if chosen else EXPLORE


def comparison_address(spec: ComparisonSpec) -> str:
    """The page of a comparison."""
    return f"{COMPARISONS}{spec.id}/"


def comparison_download(spec: ComparisonSpec, ending: str = ".csv") -> str:
    """A file with a comparison's figures: `.csv`, `.xlsx` or `.jsonstat.json`."""
    return f"{DATA}comparisons/{spec.id}{ending}"


def table_download(report: Report, table: Table, ending: str) -> str:
    """A file with a table's content: `.csv` or `.xlsx`."""
    return f"{DATA}{report.id}/{table.id}{ending}"


def csv_description(path: str) -> str:
    """Where programs read what a CSV file below `data/` holds: beside it, or once for all files of its folder."""
    folder = posixpath.dirname(path)
    return f"{DATA}{folder}/csv-metadata.json" if folder else f"{DATA}{path}-metadata.json"


def dictionary_address(name: str) -> str:
    """The page that describes a published file, a code list or (by its id) the tables of a report."""
    return f"{DICTIONARY}{name}/"


def column_anchor(column: str, table: str = "") -> str:
    """The address of a column within a page of the dictionary; a report's page has one for each table."""
    return f"#kolumn-{table}-{column}" if table else f"#kolumn-{column}"


def code_anchor(code: str) -> str:
    """The address of a code within its list's page."""
    return f"#kod-{code}"


def embed_address(chart: str) -> str:
    """A chart's page for embedding, by the chart's id."""
    return f"{PICTURES}{chart}/"


def picture_download(chart: str, ending: str) -> str:
    """A picture of a chart: `.svg`, `.png` or `.vl.json`."""
    return f"{embed_address(chart)}{chart.replace('/', '-')}{ending}"


def report_download(report: Report, ending: str) -> str:
    """A file with all figures of a report; its name says what it is when it has been saved somewhere else."""
    return f"{DATA}{report.id}/{report.id}{ending}"


def committee_download(report: Report, ending: str) -> str:
    """A file with all figures of the committee that a report is about."""
    return f"{DATA}committees/{'-'.join(report.folder.split('/')[1:3])}{ending}"


def municipality_download(municipality: str, ending: str) -> str:
    """A file with all figures of a municipality's reports, by its code."""
    return f"{DATA}municipalities/{municipality}{ending}"


def observations_part(municipality: str, year: int, ending: str) -> str:
    """The figures of the reports that a municipality made for a year, in folders that programs read as two columns."""
    return f"{DATA}observations/municipality={municipality}/year={year}/observations{ending}"


def committee_feed(municipality: Municipality, committee: Committee) -> str:
    """The calendar of a committee's reports, to subscribe to."""
    return f"{DATA}committees/{municipality.slug}-{committee.code}.ics"


def service_download(service: str) -> str:
    """The file with all figures of a service as JSON-stat; `SERVICES` is the list of them."""
    return f"{DATA}services/{service}.jsonstat.json"


def calendar_anchor(municipality: Municipality, committee: Committee) -> str:
    """The place of a committee on the calendar's page."""
    return f"#{municipality.slug}-{committee.code}"


def package_download(report: Report) -> str:
    """The folder with a report's data package."""
    return f"{DATA}{report.id}/"


def edition_address(version: object) -> str:
    """The page of an edition, and the folder with its frozen files."""
    return f"{EDITIONS}{version}/"


def edition_archive(version: object) -> str:
    """The zip file with everything in an edition."""
    return f"{EDITIONS}{version}.zip"


def preview_address(page: str) -> str:
    """The picture that is shown where somebody shares a link to a page."""
    return f"{page}forhandsvisning.png"


def relative_link(here: str, target: str) -> str:
    """A link from one address to another, so that the site works under any path.

    Args:
        here: the page that the link stands on, ending with `/` (or empty for the start page).
        target: an address relative to the site's root; a fragment is kept.

    Returns:
        A relative reference whatever the target is: one that looks like `javascript:…` leads to a page of that name.
    """
    path, _, fragment = target.partition("#")
    suffix = f"#{fragment}" if fragment else ""
    if path == here and suffix:
        return suffix
    link = posixpath.relpath(path or ".", here or ".")
    if ":" in link.split("/", maxsplit=1)[0]:  # RFC 3986, 4.2: it would be taken for a scheme
        link = f"./{link}"
    if link == ".":
        return f"./{suffix}"
    return f"{link}/{suffix}" if path.endswith("/") or not path else f"{link}{suffix}"
