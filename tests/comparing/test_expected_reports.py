"""Who is due: expected reports held against those that are here, on the toy and on days of our own."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.comparing.expected_reports import ExpectedReport, expect_reports, find_day, find_first_due, find_next
from build_site.model import Corpus, Event, Fate, Ground, Register, ReportState, Rhythm, SourcePlace
from build_site.periods import Period
from tests.toy import BOTKYRKA, Toy

PLAN = SourcePlace("https://example.org/plan", "", "Rapporten lämnas")
YEAR = Rhythm("0127", "avun", "verksamhetsberattelse", 12, 2025, None, "02", PLAN, PLAN, "reference/rhythms.csv", 2)
SPRING = replace(YEAR, kind="delar-1", through=4, due="05-20")
AUTUMN = replace(YEAR, kind="delar-2", through=8, due="", due_place=None)


@pytest.fixture(scope="session")
def corpus(checked_toy: Toy) -> Corpus:
    """The toy without rhythms: its one report of the committee is of the spring of 2019."""
    return replace(checked_toy.read(), rhythms=())


def on(day: str, corpus: Corpus, *rhythms: Rhythm) -> Corpus:
    """The corpus as it is on a day: nothing in it is newer."""
    reports = tuple(replace(report, created=f"{day}T00:00:00Z") for report in corpus.reports)
    return replace(corpus, reports=reports, referred=f"{day}T00:00:00Z", rhythms=rhythms)


def states(corpus: Corpus) -> dict[str, str]:
    return {one.id.removeprefix("botkyrka-avun-"): str(one.state) for one in expect_reports(corpus)}


def find(corpus: Corpus, name: str) -> ExpectedReport:
    return next(one for one in expect_reports(corpus) if one.id.endswith(name))


def test_the_toy_has_one_report_in_each_state(checked_toy: Toy) -> None:
    assert states(checked_toy.read()) == {
        "2019-delar-1": "published",
        "2019-verksamhetsberattelse": "missing",
        "2026-delar-1": "late",
        "2026-verksamhetsberattelse": "next",
        "2027-delar-1": "later",
    }


@pytest.mark.parametrize(
    ("day", "spring", "year"),
    [
        ("2025-01-01", "next", "later"),
        ("2025-05-20", "next", "later"),  # on its day it is not late
        ("2025-05-21", "late", "next"),
        ("2025-12-31", "late", "next"),
        ("2026-01-01", "missing", "next"),  # the next one's turn has come
        ("2026-02-28", "missing", "next"),
        ("2026-03-01", "missing", "late"),  # a month has passed when it is over
        ("2026-05-01", "missing", "missing"),
    ],
)
def test_a_report_is_late_after_its_day_and_missing_when_the_next_ones_turn_has_come(
    corpus: Corpus, day: str, spring: str, year: str
) -> None:
    found = states(on(day, corpus, SPRING, YEAR))
    assert (found["2025-delar-1"], found["2025-verksamhetsberattelse"]) == (spring, year)


def test_a_report_without_a_known_day_is_never_late_but_missing_when_another_has_its_turn(corpus: Corpus) -> None:
    assert states(on("2025-12-31", corpus, AUTUMN))["2025-delar-2"] == "next"
    assert states(on("2026-01-01", corpus, AUTUMN, YEAR))["2025-delar-2"] == "missing"
    assert states(on("2027-01-01", corpus, AUTUMN))["2025-delar-2"] == "missing"  # a year has gone


def test_a_later_report_that_is_here_makes_an_earlier_one_missing(corpus: Corpus) -> None:
    rhythms = (replace(YEAR, first_year=2018, last_year=2018), replace(SPRING, first_year=2019, last_year=2019))
    assert states(on("2019-05-01", corpus, *rhythms)) == {
        "2018-verksamhetsberattelse": "missing",
        "2019-delar-1": "published",
    }


def test_a_report_that_is_here_is_the_expected_one_by_kind_and_time_and_keeps_its_id(corpus: Corpus) -> None:
    one = find(on("2019-06-01", corpus, replace(SPRING, first_year=2019)), "2019-delar-1")
    assert one.report is not None
    assert one.id == one.report.id == BOTKYRKA
    other = find(on("2019-06-01", corpus, replace(SPRING, first_year=2019, through=5)), "2019-delar-1")
    assert other.report is None


def test_a_withdrawn_report_is_not_missing(corpus: Corpus) -> None:
    event = Event(Fate.WITHDRAWN, ("botkyrka", "avun", "2025-delar-1"), (), "2025-09-01", "Fel fil", "x")
    register = Register((event,))
    day = replace(on("2026-01-01", corpus, SPRING, YEAR), register=register)
    assert states(day)["2025-delar-1"] == "withdrawn"


@pytest.mark.parametrize(
    ("through", "due", "expected"),
    [
        (4, "05", "2025-05"),
        (3, "04-27", "2025-04-27"),
        (12, "02", "2026-02"),
        (12, "12", "2026-12"),  # the first after the period, not in it
        (8, "08-31", "2026-08-31"),
        (8, "09-01", "2025-09-01"),
    ],
)
def test_the_day_is_the_first_after_the_period(corpus: Corpus, through: int, due: str, expected: str) -> None:
    rhythm = replace(SPRING, kind="manad", through=through, due=due, last_year=2025)
    (one,) = expect_reports(on("2027-01-01", corpus, rhythm))
    assert one.due == Period.parse(expected)


def test_when_is_said_in_swedish(corpus: Corpus) -> None:
    day = on("2025-12-01", corpus, SPRING, AUTUMN, YEAR)
    said = {one.id.split("2025-")[-1]: one.due_text for one in expect_reports(day) if "-2025-" in one.id}
    assert said == {"delar-1": "senast 2025-05-20", "delar-2": "", "verksamhetsberattelse": "i februari 2026"}
    assert find(day, "2025-delar-1").name == "Delårsrapport 1 2025"


def test_a_source_speaks_of_its_own_year(corpus: Corpus) -> None:
    report = SourcePlace(BOTKYRKA, "1", "x")
    rhythm = replace(SPRING, first_year=2018, place=report, due_place=PLAN)
    found = {one.period.year: (one.ground, one.due_ground) for one in expect_reports(on("2019-12-01", corpus, rhythm))}
    assert found[2018] == (Ground.ASSUMED, Ground.STATED)
    assert found[2019] == (Ground.STATED, Ground.ASSUMED)
    assert found[2020] == (Ground.ASSUMED, Ground.ASSUMED)


def test_reports_of_the_year_to_come_are_there_and_none_after(corpus: Corpus) -> None:
    found = [one.id for one in expect_reports(on("2025-06-01", corpus, SPRING, YEAR))]
    assert [one.removeprefix("botkyrka-avun-") for one in found] == [
        "2025-delar-1",
        "2025-verksamhetsberattelse",
        "2026-delar-1",
    ]


def test_a_rhythm_that_has_ended_expects_nothing_more(corpus: Corpus) -> None:
    assert len(expect_reports(on("2030-01-01", corpus, replace(SPRING, last_year=2026)))) == 2


def test_each_committee_has_one_next_report_and_the_first_of_known_time_where_nobody_knows_when(corpus: Corpus) -> None:
    other = replace(SPRING, municipality="0484", committee="avn", due="05-02")
    expected = expect_reports(on("2025-09-15", corpus, SPRING, AUTUMN, YEAR, other))
    assert [one.id for one in find_next(expected)] == [
        "botkyrka-avun-2025-delar-2",  # its period has ended, but nobody knows when it comes
        "botkyrka-avun-2025-verksamhetsberattelse",
        "eskilstuna-avn-2026-delar-1",
    ]
    first = find_first_due(expected)
    assert first is not None
    assert first.id == "botkyrka-avun-2025-verksamhetsberattelse"
    assert find_first_due(expect_reports(on("2025-09-15", corpus, AUTUMN))) is None


def test_every_month_of_a_kind_that_repeats_is_a_report_of_its_own(corpus: Corpus) -> None:
    rhythms = [replace(SPRING, kind="manad", through=month, due="", due_place=None) for month in (1, 2)]
    found = expect_reports(on("2025-02-01", corpus, *rhythms))
    assert [(one.id, one.period.text) for one in found][:2] == [
        ("botkyrka-avun-2025-manad-januari", "2025-01"),
        ("botkyrka-avun-2025-manad-februari", "2025-02"),
    ]


def test_the_day_is_that_of_the_newest_data(corpus: Corpus) -> None:
    assert find_day(replace(corpus, referred="2030-03-04T05:06:07Z")).isoformat() == "2030-03-04"
    assert find_day(replace(corpus, referred="1999-01-01T00:00:00Z")).isoformat() == "2026-11-22"


@given(
    st.dates(min_value=Period.parse("2020").first_day, max_value=Period.parse("2030").last_day),
    st.lists(
        st.tuples(st.sampled_from([4, 8, 12]), st.sampled_from(["", "01", "05-20", "09-30"])),
        min_size=1,
        unique_by=lambda one: one[0],
    ),
)
def test_at_most_one_is_next_and_nothing_due_later_is_late(corpus: Corpus, day, drawn) -> None:  # type: ignore[no-untyped-def]
    rhythms = [replace(SPRING, kind="manad", through=through, due=due, first_year=2021) for through, due in drawn]
    found = expect_reports(on(day.isoformat(), corpus, *rhythms))
    assert sum(one.state is ReportState.NEXT for one in found) <= 1
    for one in found:
        passed = one.state in (ReportState.LATE, ReportState.MISSING)
        assert passed <= (one.day < day)
        assert (one.state is ReportState.LATE) <= (one.due is not None)
    waited = [one.day for one in found if one.is_waited_for]
    assert all(one.day == min(waited) for one in found if one.state is ReportState.NEXT)
