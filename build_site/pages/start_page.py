"""The start page: does the municipality keep its budget, and what can be found here."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from build_site import addresses, project
from build_site.answers import Answer, answer_budget
from build_site.comparing.comparison import Comparison
from build_site.comparing.shown_values import ShownValue
from build_site.headlines import headline_budget, headline_change, headline_goals
from build_site.model import Municipality, Report
from build_site.pages.comparison_pages import choose_heads, show_values
from build_site.pages.page import Page
from build_site.pages.preview_pictures import Preview
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site

_PREVIEW = Preview("Öppna data ur nämndernas egna rapporter", "Håller nämnderna budgeten? Når de sina mål?")


@dataclass(frozen=True, slots=True)
class StartCard:
    """What the start page says of one committee's latest report."""

    municipality: Municipality
    report: Report
    answer: Answer


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A committee's latest report in three short answers; None where it says nothing."""

    report: Report
    budget: Answer | None
    goals: Answer | None
    change: Answer | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the top of the start page says of one municipality."""

    municipality: Municipality
    rows: tuple[OverviewRow, ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """What the start page says."""

    overviews: tuple[Overview, ...]
    cards: tuple[StartCard, ...]
    comparison: Comparison | None
    values: tuple[ShownValue, ...]
    figures: int
    relations: int


def build_start_page(site: Site) -> StartPage:
    """Gather the latest report of each committee that answers the question, and what has been checked."""
    latest: dict[tuple[str, str], StartCard] = {}
    for report in sorted(site.corpus.reports, key=lambda report: report.period.end):
        if answer := answer_budget(report, site.corpus.codes):
            card = StartCard(site.municipality(report), report, answer)
            latest[report.municipality, report.committee] = card
    cards = tuple(card for _, card in sorted(latest.items()))
    featured = [comparison for comparison in site.comparisons if comparison.spec.featured]
    comparison = next(iter(featured or site.comparisons), None)
    return StartPage(
        overviews=_build_overviews(site, cards),
        cards=cards,
        comparison=comparison,
        values=choose_heads(comparison, show_values(comparison, site)) if comparison else (),
        figures=sum(site.figure_count(report) for report in site.corpus.reports),
        relations=sum(len(relations) for relations in site.relations.values()),
    )


def _build_overviews(site: Site, cards: tuple[StartCard, ...]) -> tuple[Overview, ...]:
    """The questions that every reader has, answered for each municipality by its committees' latest reports."""
    codes = site.corpus.codes
    by_municipality = groupby((card.report for card in cards), key=lambda report: report.municipality)
    return tuple(
        Overview(
            codes.municipalities[code],
            tuple(
                OverviewRow(report, headline_budget(report, codes), headline_goals(report), headline_change(report))
                for report in reports
            ),
        )
        for code, reports in by_municipality
    )


def build_pages(site: Site) -> Iterator[Page]:
    """The start page, whose picture is the site's own."""
    yield Page(
        address=addresses.START,
        template="start",
        title=project.NAME,
        description="Håller nämnderna budgeten? Svar i klartext, med varje siffra spårbar till raden i rapporten.",
        search=SearchListing(),
        preview=_PREVIEW,
        content=build_start_page(site),
    )
