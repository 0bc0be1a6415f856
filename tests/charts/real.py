"""All charts of the real site, drawn once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from build_site import addresses
from build_site.charts.chart import Chart
from build_site.charts.from_tables import build_table_chart
from build_site.charts.studio import Drawing, Pictures, Studio
from build_site.output.drawing_store import read_drawings
from build_site.pages.comparison_pages import build_comparison_page
from build_site.pages.goal_pages import build_goals_page
from build_site.pages.site import Site
from build_site.saying.ledger import Placed, title_place
from tests.built import DRAWINGS, REAL, make_site


@dataclass(frozen=True)
class RealChart:
    """A chart and where it stands, and the claim that its title makes."""

    name: str
    chart: Chart
    titles: tuple[Placed, ...] = ()


@cache
def real_charts() -> tuple[RealChart, ...]:
    """Every chart of tables, pages of goals and comparisons."""
    found: list[RealChart] = []
    site = make_site(REAL)
    for report in site.corpus.reports:
        for table in report.tables:
            titles = site.ledger.at(addresses.table_address(report, table.id), title_place("diagram"))
            title = titles[0].title if titles else ""
            chart = build_table_chart(report, table, site.corpus.codes, table.plain_title, title)
            if chart:
                found.append(RealChart(f"{report.id}/{table.id}", chart, titles))
    found += [RealChart(name, drawing.chart) for name, drawing in _page_drawings(site)]
    return tuple(found)


def _draw_nothing() -> Pictures:
    raise AssertionError("only the chart is asked for")


def _page_drawings(site: Site) -> Iterator[tuple[str, Drawing]]:
    drawn = replace(site, draw=lambda chart, identity: Drawing(chart, identity, _draw_nothing))
    for report in site.corpus.reports:
        page = build_goals_page(drawn, report)
        if page.drawing:
            yield f"{report.id}/mål", page.drawing
    for comparison in drawn.comparisons:
        for drawing in build_comparison_page(drawn, comparison).drawings:
            yield comparison.spec.id, drawing


@cache
def real_pictures() -> tuple[tuple[RealChart, str, str], ...]:
    """Every chart with its wide and its narrow drawing; what an earlier build has left isn't drawn again."""
    with Studio(read_drawings(DRAWINGS)) as studio:
        drawings = [(one, studio.draw(one.chart, "d")) for one in real_charts()]
        return tuple((one, drawing.wide, drawing.narrow) for one, drawing in drawings)
