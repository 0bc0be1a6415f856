"""The start page: does the municipality keep its budget, and what can be found here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_site import addresses, project
from build_site.comparing.comparison import Comparison
from build_site.comparing.expected_reports import ExpectedReport, expect_reports, find_first_due
from build_site.model import Municipality, Report
from build_site.pages.comparison_pages import PlacedHead, list_heads
from build_site.pages.page import Page
from build_site.pages.preview_pictures import Preview
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site
from build_site.saying.ledger import Placed
from build_site.saying.site_claims import HEADS, find_featured, find_latest

_PREVIEW = Preview("Öppna data ur nämndernas egna rapporter", "Håller nämnderna budgeten? Når de sina mål?")


@dataclass(frozen=True, slots=True)
class StartCard:
    """What the start page says of one committee's latest report, and of its next one."""

    municipality: Municipality
    report: Report
    answer: tuple[Placed, ...]
    next: ExpectedReport | None


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A committee's latest report in three short answers; () where it says nothing."""

    report: Report
    budget: tuple[Placed, ...]
    goals: tuple[Placed, ...]
    change: tuple[Placed, ...]


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
    heads: tuple[PlacedHead, ...]
    next: ExpectedReport | None


def build_start_page(site: Site) -> StartPage:
    """Gather the latest report of each committee that answers the question, and what has been checked."""
    expected = expect_reports(site.corpus)
    cards = tuple(_build_card(site, report, expected) for report in find_latest(site.corpus))
    return StartPage(
        overviews=_build_overviews(site, cards),
        cards=cards,
        comparison=find_featured(site.comparisons),
        heads=list_heads(addresses.START, HEADS, site),
        next=find_first_due(expected),
    )


def _build_card(site: Site, report: Report, expected: Sequence[ExpectedReport]) -> StartCard:
    own = [one for one in expected if one.committee.key == report.committee_key]
    answer = site.ledger.at(addresses.START, f"{report.id}-svar")
    return StartCard(site.municipality(report), report, answer, find_first_due(own))


def _build_overviews(site: Site, cards: tuple[StartCard, ...]) -> tuple[Overview, ...]:
    """The questions that every reader has, answered for each municipality by its committees' latest reports."""
    codes = site.corpus.codes
    by_municipality = groupby((card.report for card in cards), key=lambda report: report.municipality)
    return tuple(
        Overview(
            codes.municipalities[code],
            tuple(
                OverviewRow(
                    report,
                    *(site.ledger.at(addresses.START, f"{report.id}-{cell}") for cell in ("budget", "mal", "kostnad")),
                )
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
