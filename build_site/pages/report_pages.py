"""A report's page: the answer, what each table says, what the report got wrong, and the downloads."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_site import addresses
from build_site.charts.chart import Chart
from build_site.charts.from_tables import build_table_chart
from build_site.charts.studio import Drawing
from build_site.checks.causes import gather_causes
from build_site.comparing.goal_results import find_goals, has_results, rate_indicators
from build_site.downloads import Offer, offer_report
from build_site.model import Report, Table, TableRole
from build_site.pages.page import Page
from build_site.pages.preview_pictures import Preview
from build_site.pages.site import Site
from build_site.published import vocabulary
from build_site.saying.ledger import Placed

TABLE_GROUPS = vocabulary.TABLE_GROUPS.titles


@dataclass(frozen=True, slots=True)
class TableCard:
    """A table in the report's list, with its answer."""

    table: Table
    answer: tuple[Placed, ...]
    figures: int


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What a report's page says; its tables by what they are about.

    Attributes:
        causes: how many errors have been found in the report, however many places they are seen at.
        has_goals, has_results: whether there are goals, and whether anything is said of how far they are reached.
    """

    report: Report
    answer: tuple[Placed, ...]
    drawing: Drawing | None
    groups: tuple[tuple[str, tuple[TableCard, ...]], ...]
    causes: int
    has_goals: bool
    has_results: bool
    offers: tuple[Offer, ...]


def build_report_page(site: Site, report: Report) -> ReportPage:
    """Gather what a report says."""
    codes, page = site.corpus.codes, addresses.report_address(report)
    result = report.table_for(TableRole.OPERATING_RESULT)
    title = site.ledger.title(page, "diagram")
    chart = build_table_chart(report, result, codes, "Avvikelse mot budget per verksamhet", title) if result else None
    cards = tuple(
        TableCard(table, site.ledger.at(page, table.id), sum(not figure.is_empty for figure in table.figures))
        for table in report.tables
    )
    goals, indicators = find_goals(report), rate_indicators(report, codes)
    return ReportPage(
        report=report,
        answer=site.ledger.at(page),
        drawing=site.draw(_publish(chart, site, report), "diagram") if chart else None,
        groups=tuple(
            (title, group)
            for code, title in TABLE_GROUPS.items()
            if (group := tuple(card for card in cards if card.table.group == code))
        ),
        causes=len(gather_causes(site.findings_of(report))),
        has_goals=bool(goals or indicators),
        has_results=has_results(goals, indicators),
        offers=offer_report(report),
    )


def _publish(chart: Chart, site: Site, report: Report) -> Chart:
    source = f"Källa: {site.describe_source(report)}."
    return replace(chart, id=report.id, source=source, page=addresses.report_address(report))


def build_pages(site: Site) -> Iterator[Page]:
    """A page for each report."""
    for report in site.corpus.reports:
        yield present_report(build_report_page(site, report), site)


def present_report(said: ReportPage, site: Site) -> Page:
    """A report's page from what it says."""
    report = said.report
    return Page(
        address=addresses.report_address(report),
        template="report",
        title=site.name_source(report),
        description=report.description,
        search=site.describe_for_search(report, "Rapport", level=2),
        preview=_preview_report(said, site),
        content=said,
    )


def _preview_report(said: ReportPage, site: Site) -> Preview:
    """The answer to whether the committee keeps its budget, or the committee's name where the report doesn't say."""
    municipality, committee = site.municipality(said.report).name, site.committee(said.report).name
    name = site.name_report(said.report)
    if not said.answer:
        return Preview(f"{municipality} · {name}", committee)
    return Preview(f"{committee}, {municipality} · {name}", site.ledger.text(addresses.report_address(said.report)))
