"""The calendar: who is due, on the toy."""

from dataclasses import replace

from build_site.pages.calendar_page import build_calendar_page
from build_site.pages.site import Site
from tests.pages.reading import read_page, render_at


def test_next_and_late_reports_stand_first(toy_site: Site) -> None:
    page = build_calendar_page(toy_site)
    assert [one.id for one in page.next] == ["botkyrka-avun-2026-verksamhetsberattelse"]
    assert [one.id for one in page.late] == ["botkyrka-avun-2026-delar-1"]
    text = read_page(render_at("kalender/", toy_site)).text
    assert "Läget den 2026-11-22" in text
    assert "verksamhetsberättelse 2026, väntas i februari 2027" in text
    assert "delårsrapport 1 2026, väntades senast 2026-05-20" in text


def test_each_committee_lists_its_years_the_latest_first_with_the_state_of_each_report(toy_site: Site) -> None:
    (committee,) = build_calendar_page(toy_site).committees
    assert committee.headings == ("Delårsrapport 1", "Verksamhetsberättelse")
    assert [(year, [one and str(one.state) for one in reports]) for year, reports in committee.years] == [
        (2027, ["later", None]),
        (2026, ["late", "next"]),
        (2019, ["published", "missing"]),
    ]
    read = read_page(render_at("kalender/", toy_site))
    assert read.link("Finns här : delårsrapport 1 2019") == "../kommuner/botkyrka/avun/2019-delar-1/"
    assert "2027 Längre fram senast 2027-05-20 * –" in read.text
    assert "2026 Sen senast 2026-05-20 * Härnäst i februari 2027" in read.text


def test_each_month_of_a_kind_that_repeats_has_a_column_of_its_own(toy_site: Site) -> None:
    first = replace(toy_site.corpus.rhythms[0], kind="manad", last_year=2019)
    rhythms = (replace(first, through=10), replace(first, through=2))
    (committee,) = build_calendar_page(replace(toy_site, corpus=replace(toy_site.corpus, rhythms=rhythms))).committees
    assert committee.headings == ("Månadsrapport februari", "Månadsrapport oktober")
    assert [year for year, _ in committee.years] == [2019]


def test_what_is_known_leads_to_where_it_is_said(toy_site: Site) -> None:
    (committee,) = build_calendar_page(toy_site).committees
    assert [(told.what, told.place.lines) for told in committee.sources] == [
        (("Delårsrapport 1", "Verksamhetsberättelse"), "1"),
        (("när delårsrapport 1 kommer",), "2"),
        (("när delårsrapport 1 kommer",), ""),
        (("Verksamhetsberättelse", "när verksamhetsberättelsen kommer"), ""),
    ]
    read = read_page(render_at("kalender/", toy_site))
    assert "«rapporten är påhittat» ( Delårsrapport 1 2019, AVUN Botkyrka , källrad 2)" in read.text
    assert read.link("https://example.org/plan") == "https://example.org/plan"


def test_the_feeds_are_offered_together(toy_site: Site) -> None:
    read = read_page(render_at("kalender/", toy_site))
    assert read.link("Kalender med alla rapporter") == "../data/calendar.ics"
    assert read.link("Flöde med ändrade siffror") == "../utgavor/andringar.xml"
    assert 'href="../data/committees/botkyrka-avun.ics"' in read.body


def test_a_committee_that_nothing_is_known_of_is_named(toy_site: Site) -> None:
    text = read_page(render_at("kalender/", toy_site)).text
    assert "inte sett i någon källa: Arbetsmarknads- och vuxenutbildningsnämnden i Eskilstuna." in text


def test_with_nothing_expected_nothing_is_offered(toy_site: Site) -> None:
    site = replace(toy_site, corpus=replace(toy_site.corpus, rhythms=()))
    read = read_page(render_at("kalender/", site))
    assert "calendar.ics" not in read.body
    assert "Prenumerera" not in read.text
    assert "calendar.ics" not in read_page(render_at("", site)).body
    assert "Nästa rapport" not in read_page(render_at("kommuner/botkyrka/avun/", site)).text


def test_start_page_says_what_comes_next_and_how_to_subscribe(toy_site: Site) -> None:
    read = read_page(render_at("", toy_site))
    assert (
        "Verksamhetsberättelse 2026 från arbetsmarknads- och vuxenutbildningsnämnden i Botkyrka väntas i" in read.text
    )
    assert read.link("Nästa rapport") == "kalender/"
    assert read.link("Prenumerera") == "data/calendar.ics"


def test_committees_page_says_what_is_late_and_what_comes_next(toy_site: Site) -> None:
    read = read_page(render_at("kommuner/botkyrka/avun/", toy_site))
    assert "Delårsrapport 1 2026: väntades senast 2026-05-20 och var sen den 2026-11-22" in read.text
    assert "Verksamhetsberättelse 2026: väntas i februari 2027" in read.text
    assert read.link("Alla väntade rapporter") == "../../../kalender/#botkyrka-avun"
    assert read.link("Prenumerera") == "../../../data/committees/botkyrka-avun.ics"
