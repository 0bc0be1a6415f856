"""A table's page: the answer, the chart, the table as printed, the downloads, the reservations and the source."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_site import addresses
from build_site.charts.chart import Chart
from build_site.charts.from_tables import build_table_chart
from build_site.charts.studio import Drawing
from build_site.comparing.comparison import Comparison
from build_site.downloads import Offer, offer_table
from build_site.model import CodeLists, Event, Report, Table, Topic
from build_site.pages.leading_on import WayOn, list_topics, list_uses, list_ways_on
from build_site.pages.old_anchors import OldAnchor, lead_row, leave_row
from build_site.pages.page import Page
from build_site.pages.row_sources import RowSource, build_row_source
from build_site.pages.site import Site
from build_site.published.shown_tables import ShownTable, build_shown_table
from build_site.saying.ledger import Placed

# Figures from running text have no table that keeps them together: more rows than this are folded by service.
FOLDED_ROWS = 30
NO_SERVICE = "Övrigt"


@dataclass(frozen=True, slots=True)
class TablePart:
    """Rows that are shown together, each with its place in the report; a table without folds is one part.

    Attributes:
        title: what the rows are about, or "" when the table is not folded.
    """

    title: str
    rows: tuple[RowSource, ...]


@dataclass(frozen=True, slots=True)
class FormerRow:
    """A row under the name that it had.

    Attributes:
        now: the rows that it is now, each leading to its place; none when it is withdrawn.
        cells: its cells, which lead to those of the first of them.
    """

    old: OldAnchor
    now: tuple[OldAnchor, ...]
    cells: tuple[OldAnchor, ...]
    event: Event


@dataclass(frozen=True, slots=True)
class TablePage:
    """What a table's page says.

    Attributes:
        uncertain: whether any figure's column was lost in the text extraction.
        previous, following: the neighbouring tables in the report.
        uses: the comparisons that some of its figures are in.
        ways_on: what its figures can be put beside.
        topics: what it is about.
    """

    report: Report
    table: Table
    answer: tuple[Placed, ...]
    drawing: Drawing | None
    shown: ShownTable
    parts: tuple[TablePart, ...]
    uncertain: bool
    notes: tuple[str, ...]
    previous: Table | None
    following: Table | None
    offers: tuple[Offer, ...]
    former: tuple[FormerRow, ...] = ()
    uses: tuple[Comparison, ...] = ()
    ways_on: tuple[WayOn, ...] = ()
    topics: tuple[Topic, ...] = ()


def build_table_page(site: Site, report: Report, table: Table) -> TablePage:
    """Gather what a table says."""
    address = addresses.table_address(report, table.id)
    title = site.ledger.title(address, "diagram")
    chart = build_table_chart(report, table, site.corpus.codes, table.plain_title, title)
    shown = build_shown_table(table, site.corpus.codes, site.findings)
    place = report.tables.index(table)
    notes = dict.fromkeys((*table.notes, *(figure.note for figure in table.figures if figure.note)))
    return TablePage(
        report=report,
        table=table,
        answer=site.ledger.at(address),
        drawing=site.draw(_publish(chart, site, report, table), "diagram") if chart else None,
        shown=shown,
        parts=split_rows(shown, site.corpus.codes),
        uncertain=any(figure.uncertain for figure in table.figures),
        notes=tuple(notes),
        previous=report.tables[place - 1] if place else None,
        following=report.tables[place + 1] if place + 1 < len(report.tables) else None,
        offers=offer_table(report, table),
        former=_list_former_rows(site, report, table),
        uses=list_uses(site.comparisons, report, table),
        ways_on=list_ways_on(table.figures, site.found),
        topics=list_topics(table, site.corpus.codes.topics.values()),
    )


def _list_former_rows(site: Site, report: Report, table: Table) -> tuple[FormerRow, ...]:
    """The rows that have had other names in the table, or are withdrawn from it: somebody may have cited them."""
    here, register = (*report.folder.split("/")[1:], table.id), site.corpus.register
    events = (one for one in register.events if register.follow(one.old[:-1]) == (here,) and len(one.old) > len(here))
    return tuple(_present_former_row(site, table, one) for one in events)


def _present_former_row(site: Site, table: Table, event: Event) -> FormerRow:
    old = event.old[-1]
    gone = leave_row(old, old, [(column.name, column.title) for column in table.columns])
    now = [lead_row(site, old, new, table.columns) for new in site.corpus.register.follow(event.old)]
    return FormerRow(gone.row, tuple(one.row for one in now), (now[0] if now else gone).cells, event)


def split_rows(shown: ShownTable, codes: CodeLists) -> tuple[TablePart, ...]:
    """The rows in one part; many figures from running text in a part for each service, in the order of the report."""
    rows = [build_row_source(shown, row) for row in shown.rows]
    if not shown.table.running_text or len(rows) <= FOLDED_ROWS:
        return (TablePart("", tuple(rows)),)
    parts: dict[str, list[RowSource]] = {}
    for one in rows:
        service = codes.services.get(one.shown.cells[0].figure.service)
        parts.setdefault(service.title if service else NO_SERVICE, []).append(one)
    titles = sorted(parts, key=lambda title: title == NO_SERVICE)
    return tuple(TablePart(title, tuple(parts[title])) for title in titles)


def _publish(chart: Chart, site: Site, report: Report, table: Table) -> Chart:
    source = f"Källa: {site.describe_source(report)}, avsnitt {table.section}."
    return replace(chart, id=f"{report.id}/{table.id}", source=source, page=addresses.table_address(report, table.id))


def build_pages(site: Site) -> Iterator[Page]:
    """A page for each table of each report."""
    for report in site.corpus.reports:
        for table in report.tables:
            yield present_table(build_table_page(site, report, table), site)


def present_table(said: TablePage, site: Site) -> Page:
    """A table's page from what it says."""
    report, table = said.report, said.table
    source, address = site.name_source(report), addresses.table_address(report, table.id)
    return Page(
        address=address,
        template="table",
        title=f"{table.plain_title} – {source}",
        description=site.ledger.text(address) or f"{table.plain_title} ur {source}.",
        search=site.describe_for_search(report, "Tabell", level=4),
        content=said,
        brief=f"{table.plain_title} – {site.name_source_briefly(report)}",
    )
