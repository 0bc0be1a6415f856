"""Where everything is on the site: addresses relative to the site's root, without a leading slash."""

import posixpath

from build_site.model import ComparisonSpec, Figure, Report, Table, Topic

START = ""
MUNICIPALITIES = "kommuner/"
COMPARISONS = "jamfor/"
TOPICS = "amnen/"
GOALS = "mal/"
FINDINGS = "granskning/"
DATA = "data/"
SEARCH = "sok/"
API_PAGE = "data/api/"
API = "api/"
EVERYTHING = "data/oppen-uppfoljning"


def municipality_address(slug: str) -> str:
    """The page of a municipality."""
    return f"{MUNICIPALITIES}{slug}/"


def committee_address(report: Report) -> str:
    """The page of the committee that a report is about."""
    return f"{MUNICIPALITIES}{'/'.join(report.folder.split('/')[1:3])}/"


def report_address(report: Report) -> str:
    """The page of a report."""
    return f"{MUNICIPALITIES}{'/'.join(report.folder.split('/')[1:])}/"


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
    """The row of a figure on its table's page."""
    return f"{table_address(report, figure.table)}{row_anchor(figure.row.id)}"


def row_anchor(row: str) -> str:
    """The address of a row within its table's page."""
    return f"#rad-{row}"


def comparison_address(spec: ComparisonSpec) -> str:
    """The page of a comparison."""
    return f"{COMPARISONS}{spec.id}/"


def comparison_download(spec: ComparisonSpec, ending: str = ".csv") -> str:
    """A file with a comparison's figures: `.csv`, `-excel-sv.csv`, `.xlsx` or `.json`."""
    return f"{DATA}comparisons/{spec.id}{ending}"


def table_download(report: Report, table: Table, ending: str) -> str:
    """A file with a table's content: `.csv`, `-excel-sv.csv`, `.xlsx` or `.json`."""
    return f"{DATA}{report.id}/{table.id}{ending}"


def report_download(report: Report, ending: str) -> str:
    """A file with all figures of a report; its name says what it is when it has been saved somewhere else."""
    return f"{DATA}{report.id}/{report.id}{ending}"


def committee_download(report: Report, ending: str) -> str:
    """A file with all figures of the committee that a report is about."""
    return f"{DATA}committees/{'-'.join(report.folder.split('/')[1:3])}{ending}"


def package_download(report: Report) -> str:
    """The folder with a report's data package."""
    return f"{DATA}{report.id}/"


def relative_link(here: str, target: str) -> str:
    """A link from one address to another, so that the site works under any path.

    Args:
        here: the page that the link stands on, ending with `/` (or empty for the start page).
        target: an address relative to the site's root; a fragment is kept.
    """
    path, _, fragment = target.partition("#")
    suffix = f"#{fragment}" if fragment else ""
    if path == here and suffix:
        return suffix
    link = posixpath.relpath(path or ".", here or ".")
    if link == ".":
        return f"./{suffix}"
    return f"{link}/{suffix}" if path.endswith("/") or not path else f"{link}{suffix}"
