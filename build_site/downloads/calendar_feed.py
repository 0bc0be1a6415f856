"""The calendar as a feed to subscribe to: iCalendar (RFC 5545, with the names of RFC 7986).

The same data give the same bytes: an event's UID is the id that the report has or would have, and DTSTAMP is when the
data were made, not when the site was built.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from build_site import addresses, project
from build_site.comparing.expected_reports import ExpectedReport, expect_reports
from build_site.downloads.offered_data import OfferedData
from build_site.formatting import lower_first
from build_site.model import CommitteeKey, Ground, ReportState
from build_site.periods import format_period
from build_site.published.vocabulary import REPORT_STATES

_FOLD = 75  # octets in a line, as RFC 5545 recommends at most
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_WAITED = "Väntas"  # what a calendar says of a report whose time has not come
_CERTAIN = {Ground.STATED: "CONFIRMED", Ground.ASSUMED: "TENTATIVE"}


def build_calendar_feeds(content: OfferedData) -> dict[str, bytes]:
    """A feed with all expected reports, and one for each committee; none where nothing is expected.

    An iCalendar file without events is not valid.
    """
    expected = expect_reports(content.corpus)
    committees: dict[CommitteeKey, list[ExpectedReport]] = {}
    for one in expected:
        committees.setdefault(one.committee.key, []).append(one)
    files = {}
    if expected:
        title = f"{project.NAME}: nämndernas rapporter"
        files[addresses.CALENDAR_FEED] = _format_feed(title, addresses.CALENDAR_FEED, expected, content)
    for found in committees.values():
        address = addresses.committee_feed(found[0].municipality, found[0].committee)
        title = f"{found[0].committee.name} i {found[0].municipality.name}: rapporter"
        files[address] = _format_feed(title, address, found, content)
    return files


def _format_feed(title: str, address: str, expected: Iterable[ExpectedReport], content: OfferedData) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{project.NAME}//Kalender//SV",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(f"{name}:{_escape(title)}" for name in ("NAME", "X-WR-CALNAME")),
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *([f"SOURCE;VALUE=URI:{content.base}{address}"] if content.base else []),
    ]
    stamp = datetime.fromisoformat(content.corpus.renewed).strftime("%Y%m%dT%H%M%SZ")
    for one in expected:
        lines += _write_event(one, stamp, content)
    return "".join(f"{fold_line(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def _write_event(one: ExpectedReport, stamp: str, content: OfferedData) -> Iterator[str]:
    state = _WAITED if one.is_waited_for else REPORT_STATES.titles[one.state]
    summary = f"{state}: {lower_first(one.name)}, {one.committee.short_name} {one.municipality.name}"
    yield "BEGIN:VEVENT"
    yield f"UID:{one.id}@{project.SLUG}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
    yield f"SUMMARY:{_escape(summary)}"
    yield f"DESCRIPTION:{_escape(' '.join(_describe(one)))}"
    yield f"CATEGORIES:{_escape(one.municipality.name)},{_escape(one.committee.name)}"
    yield f"STATUS:{_CERTAIN[one.due_ground or Ground.ASSUMED]}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy that day
    if content.base:
        yield f"URL:{content.base}{_find_page(one)}"
    yield "END:VEVENT"


def _describe(one: ExpectedReport) -> Iterator[str]:
    """What a calendar tells of the report, sentence by sentence."""
    yield f"{one.committee.name} i {one.municipality.name}, {format_period(one.period)}."
    if one.due is None:
        yield "Ingen källa säger när rapporten kommer. Dagen är den då tiden som den följer upp tar slut."
    else:
        yield f"{_WAITED if one.is_waited_for else 'Väntades'} {one.due_text}."
    if not one.is_waited_for:
        yield f"{REPORT_STATES.titles[one.state]} ({one.as_of.isoformat()})."
    if one.state in (ReportState.LATE, ReportState.MISSING):
        yield "Rapporten är inte inläst här; den kan ändå vara skriven."


def _find_page(one: ExpectedReport) -> str:
    """The page that says more: the report's own when it is here, else its committee's place in the calendar."""
    if one.report:
        return addresses.report_address(one.report)
    return f"{addresses.CALENDAR}{addresses.calendar_anchor(one.municipality, one.committee)}"


def fold_line(line: str) -> str:
    """A content line in pieces of at most 75 octets, none of which ends inside a character (RFC 5545, 3.1)."""
    pieces, room = [""], _FOLD
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append("")
            room = _FOLD - 1  # the space that says that the line goes on
        pieces[-1] += character
        room -= size
    return "\r\n ".join(pieces)


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)
