"""The way down: all municipalities, one municipality, one committee."""

from dataclasses import dataclass

from build_site import addresses
from build_site.answers import Answer, answer_budget
from build_site.downloads import Offer, offer_committee
from build_site.model import Committee, Municipality, Report
from build_site.pages.rendering import render_page
from build_site.pages.site import Site


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A report in a list, with its answer."""

    report: Report
    answer: Answer | None
    findings: int


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """What a committee's page says; the newest report comes first."""

    municipality: Municipality
    committee: Committee
    address: str
    reports: tuple[ReportCard, ...]
    offers: tuple[Offer, ...]


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


def build_committee_page(site: Site, municipality: str, committee: str) -> CommitteePage:
    """Gather a committee's reports."""
    reports = [
        report for report in site.corpus.reports if (report.municipality, report.committee) == (municipality, committee)
    ]
    reports.sort(key=lambda report: report.period.end, reverse=True)
    cards = tuple(
        ReportCard(report, answer_budget(report, site.corpus.codes), len(site.findings_of(report)))
        for report in reports
    )
    codes = site.corpus.codes
    return CommitteePage(
        codes.municipalities[municipality],
        codes.committees[committee],
        addresses.committee_address(reports[0]),
        cards,
        offer_committee(reports[0]),
    )


def build_municipality_page(site: Site, municipality: str) -> MunicipalityPage:
    """Gather a municipality's committees."""
    found = sorted({report.committee for report in site.corpus.reports if report.municipality == municipality})
    pages = tuple(build_committee_page(site, municipality, committee) for committee in found)
    described = site.corpus.codes.municipalities[municipality]
    return MunicipalityPage(described, pages, addresses.municipality_address(described.slug))


def build_municipalities_page(site: Site) -> MunicipalitiesPage:
    """Gather all municipalities that have reports."""
    found = sorted({report.municipality for report in site.corpus.reports})
    return MunicipalitiesPage(tuple(build_municipality_page(site, municipality) for municipality in found))


def render_committee_page(page: CommitteePage, site: Site) -> str:
    """A committee's page as Markdown with HTML."""
    title = f"{page.committee.name} i {page.municipality.name}"
    description = f"{page.committee.responsibility}. Alla rapporter som är inlästa."
    return render_page("committee", page, site, title=title, description=description, address=page.address)


def render_municipality_page(page: MunicipalityPage, site: Site) -> str:
    """A municipality's page as Markdown with HTML."""
    description = f"Nämnderna i {page.municipality.name}: budget, utfall, prognos och verksamhet."
    return render_page(
        "municipality",
        page,
        site,
        title=page.municipality.name,
        description=description,
        address=page.address,
    )


def render_municipalities_page(page: MunicipalitiesPage, site: Site) -> str:
    """The page of all municipalities as Markdown with HTML."""
    description = "Kommuner vars nämnder kan följas här."
    return render_page(
        "municipalities",
        page,
        site,
        title="Kommuner",
        description=description,
        address=addresses.MUNICIPALITIES,
    )
