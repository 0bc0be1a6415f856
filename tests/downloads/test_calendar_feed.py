"""The calendar as calendar programs read it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from build_site import addresses
from build_site.comparing.expected_reports import expect_reports
from build_site.downloads.calendar_feed import build_calendar_feeds, fold_line
from build_site.downloads.offered_data import OfferedData
from build_site.releasing import build_content
from tests.built import check
from tests.toy import Toy

COMMITTEE = "data/committees/botkyrka-avun.ics"


@pytest.fixture(scope="module")
def content(checked_toy: Toy) -> OfferedData:
    return build_content(check(checked_toy.datasets), "https://example.org/")


def read(content: OfferedData, address: str = addresses.CALENDAR_FEED) -> dict[str, Any]:
    calendar = Calendar.from_ical(build_calendar_feeds(content)[address].decode())
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_every_expected_report_is_an_event_on_its_day(content: OfferedData) -> None:
    events = read(content)
    expected = {f"{one.id}@oppen-uppfoljning": one.day for one in expect_reports(content.corpus)}
    assert {uid: event.decoded("DTSTART") for uid, event in events.items()} == expected
    assert len(expected) == 5


def test_an_event_says_what_is_expected_when_and_how_sure_it_is(content: OfferedData) -> None:
    events = read(content)
    late = events["botkyrka-avun-2026-delar-1@oppen-uppfoljning"]
    assert str(late["SUMMARY"]) == "Sen: delårsrapport 1 2026, AVUN Botkyrka"
    assert str(late["DESCRIPTION"]) == (
        "Arbetsmarknads- och vuxenutbildningsnämnden i Botkyrka, januari–april 2026. Väntades senast 2026-05-20. "
        "Sen (2026-11-22). Rapporten är inte inläst här; den kan ändå vara skriven."
    )
    assert late["STATUS"] == "CONFIRMED"
    assert events["botkyrka-avun-2027-delar-1@oppen-uppfoljning"]["STATUS"] == "TENTATIVE"
    following = events["botkyrka-avun-2026-verksamhetsberattelse@oppen-uppfoljning"]
    assert str(following["SUMMARY"]) == "Väntas: verksamhetsberättelse 2026, AVUN Botkyrka"
    assert following.decoded("DTSTART") == date(2027, 2, 28)
    unknown = events["botkyrka-avun-2019-verksamhetsberattelse@oppen-uppfoljning"]
    assert "Ingen källa säger när rapporten kommer." in str(unknown["DESCRIPTION"])


def test_an_event_leads_to_the_report_or_to_its_place_in_the_calendar(content: OfferedData) -> None:
    events = read(content)
    here = events["botkyrka-avun-2019-delar-1@oppen-uppfoljning"]
    assert str(here["URL"]) == "https://example.org/kommuner/botkyrka/avun/2019-delar-1/"
    late = events["botkyrka-avun-2026-delar-1@oppen-uppfoljning"]
    assert str(late["URL"]) == "https://example.org/kalender/#botkyrka-avun"
    assert "URL" not in read(replace(content, base=""))["botkyrka-avun-2026-delar-1@oppen-uppfoljning"]


def test_time_is_that_of_the_data_and_the_same_data_give_the_same_bytes(content: OfferedData) -> None:
    stamps = {event.decoded("DTSTAMP") for event in read(content).values()}
    assert stamps == {datetime(2026, 11, 22, tzinfo=UTC)}
    assert build_calendar_feeds(content) == build_calendar_feeds(content)


def test_lines_end_and_fold_as_the_standard_says(content: OfferedData) -> None:
    text = build_calendar_feeds(content)[addresses.CALENDAR_FEED]
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert text.count(b"\n") == text.count(b"\r\n") == text.count(b"\r")
    assert max(map(len, text.split(b"\r\n"))) <= 75
    assert b"\r\n " in text


def test_each_committee_with_expected_reports_has_a_feed_of_its_own(content: OfferedData) -> None:
    assert list(build_calendar_feeds(content)) == [addresses.CALENDAR_FEED, COMMITTEE]
    assert read(content, COMMITTEE).keys() == read(content).keys()
    head = Calendar.from_ical(build_calendar_feeds(content)[COMMITTEE].decode())
    assert str(head["NAME"]) == "Arbetsmarknads- och vuxenutbildningsnämnden i Botkyrka: rapporter"
    assert str(head["SOURCE"]) == f"https://example.org/{COMMITTEE}"


def test_nothing_expected_makes_no_feed(content: OfferedData) -> None:
    assert build_calendar_feeds(replace(content, corpus=replace(content.corpus, rhythms=()))) == {}


def test_names_with_commas_semicolons_and_backslashes_are_read_back(content: OfferedData) -> None:
    codes = content.corpus.codes
    name = "Nämnden för a, b; c\\d"
    committees = {key: replace(one, name=name) for key, one in codes.committees.items()}
    corpus = replace(content.corpus, codes=replace(codes, committees=committees))
    for event in read(replace(content, corpus=corpus)).values():
        assert str(event["DESCRIPTION"]).startswith(f"{name} i Botkyrka")
        assert [str(one) for one in event["CATEGORIES"].cats] == ["Botkyrka", name]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=400))
def test_a_folded_line_unfolds_to_itself_in_whole_characters(text: str) -> None:
    folded = fold_line(text)
    assert folded.replace("\r\n ", "") == text
    for piece in folded.split("\r\n"):
        assert len(piece.encode()) <= 75
