"""Goals: what the committees set out to reach, and whether they do, by rules that stand beside the result."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_site import addresses
from build_site.charts.chart import Chart
from build_site.charts.from_goals import build_goals_chart
from build_site.charts.studio import Drawing
from build_site.comparing.goal_results import (
    AssessedGoal,
    RatedIndicator,
    find_goals,
    has_results,
    rate_indicators,
)
from build_site.model import Report
from build_site.pages.page import Page
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site
from build_site.saying.ledger import ANSWER


@dataclass(frozen=True, slots=True)
class GoalsPage:
    """What a report's page of goals says.

    Attributes:
        page, group: where the ledger has what is said of the goals.
        has_results: whether anything is said of how far the goals are reached.
    """

    report: Report
    page: str
    group: str
    goals: tuple[AssessedGoal, ...]
    indicators: tuple[RatedIndicator, ...]
    drawing: Drawing | None
    has_results: bool

    @property
    def missed_goals(self) -> tuple[AssessedGoal, ...]:
        """The goals that the committee itself says are not reached, or only in part; those that aren't come first."""
        return tuple(sorted((goal for goal in self.goals if goal.is_missed), key=lambda goal: not goal.is_unreached))

    @property
    def is_expected(self) -> bool:
        """Whether the committee's assessments are about a time that isn't over."""
        return any(goal.is_expected for goal in self.goals)


def build_goals_page(site: Site, report: Report, *, overview: bool = False) -> GoalsPage:
    """Gather a report's goals and indicators with targets, for its own page or for the overview."""
    goals = find_goals(report)
    indicators = rate_indicators(report, site.corpus.codes)
    title = site.ledger.title(addresses.goals_address(report), "diagram")
    chart = build_goals_chart(report, indicators, site.corpus.codes, title)
    return GoalsPage(
        report=report,
        page=addresses.GOALS if overview else addresses.goals_address(report),
        group=report.id if overview else ANSWER,
        goals=goals,
        indicators=indicators,
        drawing=site.draw(_publish(chart, site, report), "diagram") if chart else None,
        has_results=has_results(goals, indicators),
    )


def _publish(chart: Chart, site: Site, report: Report) -> Chart:
    return replace(
        chart,
        id=f"{report.id}/mal",
        source=f"Källa: {site.describe_source(report)}.",
        page=addresses.goals_address(report),
    )


def has_goals(page: GoalsPage) -> bool:
    """Whether there is anything to show."""
    return bool(page.goals or page.indicators)


def build_goal_overview(site: Site) -> tuple[GoalsPage, ...]:
    """The goals of every report that has any, the newest report first; those without any result come last."""
    reports = sorted(site.corpus.reports, key=lambda report: report.period.end, reverse=True)
    pages = [page for report in reports if has_goals(page := build_goals_page(site, report, overview=True))]
    return tuple(sorted(pages, key=lambda page: not page.has_results))


def build_pages(site: Site) -> Iterator[Page]:
    """The overview of goals, and a page for each report that has any."""
    overview = build_goal_overview(site)
    yield Page(
        address=addresses.GOALS,
        template="goal_overview",
        title="Mål",
        description="Når nämnderna sina mål? Bedömningar och mått ur alla rapporter, med regeln utskriven.",
        search=SearchListing(),
        content=overview,
    )
    for said in overview:
        yield present_goals(build_goals_page(site, said.report), site)


def present_goals(said: GoalsPage, site: Site) -> Page:
    """A report's page of goals from what it says."""
    source = site.name_source(said.report)
    return Page(
        address=addresses.goals_address(said.report),
        template="goals",
        title=f"Mål och mått – {source}",
        description=site.ledger.text(said.page) or f"Mål och mått ur {source}.",
        search=site.describe_for_search(said.report, "Mål", level=3),
        content=said,
    )
