"""The calendar: which reports are expected, late or missing, committee by committee, and where that is said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from build_site import addresses
from build_site.comparing.expected_reports import ExpectedReport, expect_reports, find_day, find_next
from build_site.downloads import Offer, offer_tidy
from build_site.model import Committee, Municipality, ReportState, SourcePlace
from build_site.pages.page import Page
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site
from build_site.published.calendar_file import CALENDAR


@dataclass(frozen=True, slots=True)
class ToldSource:
    """Where it is said that a committee makes some reports, or when they come.

    Attributes:
        what: what is said there: names of kinds of reports, each with «, när den kommer» where it is that.
        title: what the source is called.
        address: the page of the report, or the source's own address.
    """

    what: tuple[str, ...]
    place: SourcePlace
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class CommitteeCalendar:
    """A committee's reports, year by year, the latest first.

    Attributes:
        headings: what the reports of a year are called, in the order in which they come.
        years: each year, with its report under each heading; None where none is expected.
        anchor: its place on the page.
        page: the address of the committee's own page, or "" when none of its reports is here.
        feed: the address of its feed.
    """

    municipality: Municipality
    committee: Committee
    anchor: str
    page: str
    feed: str
    headings: tuple[str, ...]
    years: tuple[tuple[int, tuple[ExpectedReport | None, ...]], ...]
    sources: tuple[ToldSource, ...]


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """What the page says.

    Attributes:
        as_of: the day when it holds.
        feed: the address of the feed with all reports, or "" when nothing is expected.
        unknown: committees with reports here, but with nothing said of when they report.
    """

    as_of: date
    next: tuple[ExpectedReport, ...]
    late: tuple[ExpectedReport, ...]
    committees: tuple[CommitteeCalendar, ...]
    unknown: tuple[tuple[Municipality, Committee], ...]
    feed: str
    offers: tuple[Offer, ...]


def build_calendar_page(site: Site) -> CalendarPage:
    """Gather who is due."""
    corpus, expected = site.corpus, expect_reports(site.corpus)
    known, codes = {one.committee.key for one in expected}, corpus.codes
    unknown = sorted({report.committee_key for report in corpus.reports} - known)
    return CalendarPage(
        as_of=find_day(corpus),
        next=find_next(expected),
        late=tuple(one for one in expected if one.state is ReportState.LATE),
        committees=tuple(
            _build_committee(tuple(found), site) for _, found in groupby(expected, lambda one: one.committee.key)
        ),
        unknown=tuple((codes.municipalities[key[0]], codes.committees[key]) for key in unknown),
        feed=addresses.CALENDAR_FEED if expected else "",
        offers=site.list_made(offer_tidy(CALENDAR.name)),
    )


def _build_committee(expected: tuple[ExpectedReport, ...], site: Site) -> CommitteeCalendar:
    municipality, committee = expected[0].municipality, expected[0].committee
    own = [report for report in site.corpus.reports if report.committee_key == committee.key]
    headings = dict.fromkeys(
        _name_yearly(one) for one in sorted(expected, key=lambda one: (one.rhythm.through, one.kind.code))
    )
    found = {(one.period.year, _name_yearly(one)): one for one in expected}
    return CommitteeCalendar(
        municipality=municipality,
        committee=committee,
        anchor=addresses.calendar_anchor(municipality, committee).removeprefix("#"),
        page=addresses.committee_address(own[0]) if own else "",
        feed=addresses.committee_feed(municipality, committee),
        headings=tuple(headings),
        years=tuple(
            (year, tuple(found.get((year, heading)) for heading in headings))
            for year in sorted({one.period.year for one in expected}, reverse=True)
        ),
        sources=tuple(_tell_sources(expected, site)),
    )


def _name_yearly(one: ExpectedReport) -> str:
    """What the report is called whatever the year: «Delårsrapport 2», «Månadsrapport februari»."""
    return one.name.removesuffix(f" {one.period.year}")


def _tell_sources(expected: Iterable[ExpectedReport], site: Site) -> Iterator[ToldSource]:
    """Each place where something is said of the committee's reports, once."""
    told: dict[SourcePlace, dict[str, None]] = {}
    for one in expected:
        rhythm, title = one.rhythm, one.kind.title
        told.setdefault(rhythm.place, {})[title] = None
        if rhythm.due_place:
            told.setdefault(rhythm.due_place, {})[f"när {one.kind.definite} kommer"] = None
    for place, what in told.items():
        report = site.corpus.report(place.source)
        title = site.name_source(report) if report else place.source
        yield ToldSource(tuple(what), place, title, addresses.report_address(report) if report else place.source)


def build_pages(site: Site) -> Iterator[Page]:
    """The calendar's page."""
    yield Page(
        address=addresses.CALENDAR,
        template="calendar",
        title="Kalender",
        description="När nämndernas rapporter väntas, vilka som är sena och vilka som saknas. Att prenumerera på.",
        search=SearchListing(words=("nästa rapport", "försenade rapporter", "prenumerera"), level=1),
        content=build_calendar_page(site),
    )
