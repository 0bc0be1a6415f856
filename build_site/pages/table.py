"""A table's page: the answer, the chart, the table as printed, the downloads, the reservations and the source."""

from dataclasses import dataclass

from build_site import addresses
from build_site.answers import Answer, answer_table
from build_site.charts.data import build_chart
from build_site.charts.studio import Drawing
from build_site.downloads import Offer, offer_table
from build_site.model import Report, Table
from build_site.pages.rendering import render_page
from build_site.pages.site import KINDS, Site
from build_site.tables import ShownTable, build_shown_table


@dataclass(frozen=True, slots=True)
class TablePage:
    """What a table's page says.

    Attributes:
        uncertain: whether any figure's column was lost in the text extraction.
        previous, following: the neighbouring tables in the report.
    """

    report: Report
    table: Table
    answer: Answer | None
    drawing: Drawing | None
    shown: ShownTable
    uncertain: bool
    notes: tuple[str, ...]
    previous: Table | None
    following: Table | None
    offers: tuple[Offer, ...]


def build_table_page(site: Site, report: Report, table: Table) -> TablePage:
    """Gather what a table says."""
    chart = build_chart(report, table, site.corpus.codes, table.title)
    place = report.tables.index(table)
    notes = dict.fromkeys((*table.notes, *(figure.note for figure in table.figures if figure.note)))
    return TablePage(
        report=report,
        table=table,
        answer=answer_table(report, table, site.corpus.codes),
        drawing=site.draw(chart, "diagram") if chart else None,
        shown=build_shown_table(table, site.corpus.codes, site.findings),
        uncertain=any(figure.uncertain for figure in table.figures),
        notes=tuple(notes),
        previous=report.tables[place - 1] if place else None,
        following=report.tables[place + 1] if place + 1 < len(report.tables) else None,
        offers=offer_table(report, table),
    )


def render_table_page(page: TablePage, site: Site) -> str:
    """A table's page as Markdown with HTML."""
    report, table = page.report, page.table
    municipality, committee = site.municipality(report), site.committee(report)
    source = f"{KINDS[report.kind]} {report.year}, {committee.short_name} {municipality.name}"
    description = page.answer.text if page.answer else f"{table.title} ur {source}."
    return render_page(
        "table",
        page,
        site,
        title=f"{table.title} – {source}",
        description=description,
        address=addresses.table_address(report, table.id),
    )
