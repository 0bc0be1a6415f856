"""The way down: all municipalities, one municipality, one committee."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_site import addresses
from build_site.checks.causes import gather_causes
from build_site.comparing.expected_reports import ExpectedReport, expect_reports, find_next
from build_site.comparing.topic_tables import belongs_to
from build_site.downloads import Offer, offer_committee
from build_site.model import Committee, CommitteeKey, Municipality, Report, ReportState, Topic
from build_site.pages.comparison_pages import FORECASTS, ListedComparison, list_comparison
from build_site.pages.page import Page
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site
from build_site.saying.site_claims import find_own


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A report in a list; its answer stands in the ledger under its id."""

    report: Report
    findings: int


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """What a committee's page says; the newest report comes first.

    Attributes:
        waited: the report that is late, if any, and what comes next.
        forecasts: how its forecasts held.
        trends: what can be followed over the years.
        topics: what its reports are about.
        feed: the address of the calendar of its reports, or "" when nothing is known of when they come.
    """

    municipality: Municipality
    committee: Committee
    address: str
    reports: tuple[ReportCard, ...]
    offers: tuple[Offer, ...]
    waited: tuple[ExpectedReport, ...]
    feed: str
    forecasts: tuple[ListedComparison, ...]
    trends: tuple[ListedComparison, ...]
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class MunicipalityPage:
    """What a municipality's page says."""

    municipality: Municipality
    committees: tuple[CommitteePage, ...]
    address: str


@dataclass(frozen=True, slots=True)
class MunicipalitiesPage:
    """What the page of all municipalities says."""

    municipalities: tuple[MunicipalityPage, ...]


def build_committee_page(site: Site, key: CommitteeKey) -> CommitteePage:
    """Gather a committee's reports."""
    reports = [report for report in site.corpus.reports if report.committee_key == key]
    reports.sort(key=lambda report: report.period.end, reverse=True)
    cards = tuple(ReportCard(report, len(gather_causes(site.findings_of(report)))) for report in reports)
    codes = site.corpus.codes
    expected = [one for one in expect_reports(site.corpus) if one.committee.key == key]
    page = addresses.committee_address(reports[0])
    own = [list_comparison(one, page, site) for one in find_own(key, site.comparisons)]
    tables = [table for report in reports for table in report.tables]
    return CommitteePage(
        codes.municipalities[reports[0].municipality],
        codes.committees[key],
        page,
        cards,
        offer_committee(reports[0]),
        (*(one for one in expected if one.state is ReportState.LATE), *find_next(expected)),
        addresses.committee_feed(expected[0].municipality, expected[0].committee) if expected else "",
        tuple(one for one in own if one.comparison.spec.group == FORECASTS),
        tuple(one for one in own if one.comparison.over_time and one.comparison.spec.group != FORECASTS),
        tuple(topic for topic in codes.topics.values() if any(belongs_to(table, topic) for table in tables)),
    )


def build_municipality_page(site: Site, municipality: str) -> MunicipalityPage:
    """Gather a municipality's committees."""
    found = sorted({report.committee_key for report in site.corpus.reports if report.municipality == municipality})
    pages = tuple(build_committee_page(site, key) for key in found)
    described = site.corpus.codes.municipalities[municipality]
    return MunicipalityPage(described, pages, addresses.municipality_address(described.slug))


def build_municipalities_page(site: Site) -> MunicipalitiesPage:
    """Gather all municipalities that have reports."""
    found = sorted({report.municipality for report in site.corpus.reports})
    return MunicipalitiesPage(tuple(build_municipality_page(site, municipality) for municipality in found))


def build_pages(site: Site) -> Iterator[Page]:
    """The list of municipalities, a page for each, and one for each of their committees."""
    said = build_municipalities_page(site)
    yield Page(
        address=addresses.MUNICIPALITIES,
        template="municipalities",
        title="Kommuner",
        description="Kommuner vars nämnder kan följas här.",
        search=SearchListing(),
        content=said,
    )
    for municipality in said.municipalities:
        yield present_municipality(municipality)
        for committee in municipality.committees:
            yield present_committee(committee)


def present_municipality(said: MunicipalityPage) -> Page:
    """A municipality's page from what it says."""
    name = said.municipality.name
    return Page(
        address=said.address,
        template="municipality",
        title=name,
        description=f"Nämnderna i {name}: budget, utfall, prognos och verksamhet.",
        search=SearchListing("Kommun", municipalities=(name,), level=1),
        content=said,
    )


def present_committee(said: CommitteePage) -> Page:
    """A committee's page from what it says."""
    place, committee = (said.municipality.name,), said.committee
    return Page(
        address=said.address,
        template="committee",
        title=f"{committee.name} i {said.municipality.name}",
        description=f"{committee.responsibility}. Alla rapporter som är inlästa.",
        search=SearchListing("Nämnd", place, place, words=(committee.short_name,), level=1),
        content=said,
    )
