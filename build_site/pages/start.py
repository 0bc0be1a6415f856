"""The start page: does the municipality keep its budget, and what can be found here."""

from dataclasses import dataclass

from build_site import addresses
from build_site.answers import Answer, answer_budget
from build_site.comparing import Comparison
from build_site.model import Municipality, Report
from build_site.pages.comparisons import ShownValue, choose_heads, show_values
from build_site.pages.rendering import render_page
from build_site.pages.site import Site


@dataclass(frozen=True, slots=True)
class StartCard:
    """What the start page says of one committee's latest report."""

    municipality: Municipality
    report: Report
    answer: Answer


@dataclass(frozen=True, slots=True)
class StartPage:
    """What the start page says."""

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
    comparison = next(iter(site.comparisons), None)
    return StartPage(
        cards=cards,
        comparison=comparison,
        values=choose_heads(comparison, show_values(comparison, site)) if comparison else (),
        figures=sum(site.figure_count(report) for report in site.corpus.reports),
        relations=sum(len(relations) for relations in site.relations.values()),
    )


def render_start_page(page: StartPage, site: Site) -> str:
    """The start page as Markdown with HTML."""
    description = "Håller nämnderna budgeten? Svar i klartext, med varje siffra spårbar till raden i rapporten."
    return render_page("start", page, site, title="Öppen uppföljning", description=description, address=addresses.START)
