"""Goals: what the committees set out to reach, and whether they do, by rules that stand beside the result."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_site import addresses
from build_site.answers import Answer, Reference
from build_site.charts.chart import Chart
from build_site.charts.from_goals import build_goals_chart
from build_site.charts.studio import Drawing
from build_site.comparing.goal_results import (
    NOT_REACHED,
    REACHED,
    AssessedGoal,
    RatedIndicator,
    count_results,
    find_goals,
    has_results,
    rate_indicators,
)
from build_site.model import Report
from build_site.pages.page import Page
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site
from build_site.published.shown_tables import LEVELS


@dataclass(frozen=True, slots=True)
class GoalsPage:
    """What a report's page of goals says.

    Attributes:
        levels: how many goals the committee assesses at each level, by the level's Swedish name.
        results: how many indicators have each result.
        has_results: whether anything is said of how far the goals are reached.
    """

    report: Report
    answer: Answer | None
    goals: tuple[AssessedGoal, ...]
    levels: dict[str, int]
    indicators: tuple[RatedIndicator, ...]
    drawing: Drawing | None
    results: dict[str, int]
    has_results: bool


def build_goals_page(site: Site, report: Report) -> GoalsPage:
    """Gather a report's goals and indicators with targets."""
    goals = find_goals(report)
    indicators = rate_indicators(report, site.corpus.codes)
    chart = build_goals_chart(report, indicators, site.corpus.codes)
    counted = Counter(goal.row.level for goal in goals)
    return GoalsPage(
        report=report,
        answer=answer_goals(goals, indicators),
        goals=goals,
        levels={title: counted[level] for level, title in LEVELS.items() if counted[level]},
        indicators=indicators,
        drawing=site.draw(_publish(chart, site, report), "diagram") if chart else None,
        results=count_results(indicators),
        has_results=has_results(goals, indicators),
    )


def _publish(chart: Chart, site: Site, report: Report) -> Chart:
    return replace(
        chart,
        id=f"{report.id}/mal",
        source=f"Källa: {site.describe_source(report)}.",
        page=addresses.goals_address(report),
    )


def answer_goals(goals: tuple[AssessedGoal, ...], indicators: tuple[RatedIndicator, ...]) -> Answer | None:
    """«Nämnden bedömer att 10 av 18 mål nås i god utsträckning. 8 av 30 mått som går att bedöma når sina mål.»"""
    parts: list[str | Reference] = []
    if goals:
        good = sum(goal.row.level == "good" for goal in goals)
        first = next((goal.words for goal in goals if goal.words), None)
        share = f"{good} av {len(goals)} mål"
        parts += ["Nämnden bedömer att ", Reference(share, first) if first else share, " nås i god utsträckning."]
    results = count_results(indicators)
    rated = results[REACHED] + results[NOT_REACHED]
    if rated:
        parts.append(f"{' ' if parts else ''}{results[REACHED]} av {rated} mått som går att bedöma når sina målvärden.")
    return Answer(tuple(parts)) if parts else None


def has_goals(page: GoalsPage) -> bool:
    """Whether there is anything to show."""
    return bool(page.goals or page.indicators)


def build_goal_overview(site: Site) -> tuple[GoalsPage, ...]:
    """The goals of every report that has any, the newest report first; those without any result come last."""
    reports = sorted(site.corpus.reports, key=lambda report: report.period.end, reverse=True)
    pages = [page for report in reports if has_goals(page := build_goals_page(site, report))]
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
        yield present_goals(said, site)


def present_goals(said: GoalsPage, site: Site) -> Page:
    """A report's page of goals from what it says."""
    source = site.name_source(said.report)
    return Page(
        address=addresses.goals_address(said.report),
        template="goals",
        title=f"Mål och mått – {source}",
        description=said.answer.text if said.answer else f"Mål och mått ur {source}.",
        search=site.describe_for_search(said.report, "Mål", level=3),
        content=said,
    )
