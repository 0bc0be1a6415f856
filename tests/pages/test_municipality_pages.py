"""The way down: all municipalities, one municipality, one committee."""

from dataclasses import replace

from build_site.model import Report
from build_site.pages.municipality_pages import (
    build_committee_page,
    build_municipalities_page,
    build_municipality_page,
    build_pages,
    present_committee,
    present_municipality,
)
from build_site.pages.rendering import render_page
from build_site.pages.site import Site
from build_site.periods import Period
from tests.pages.reading import read_page


def with_later_report(site: Site, report: Report) -> Site:
    later = replace(
        report,
        id="botkyrka-avun-2019-delar-2",
        kind="delar-2",
        folder="reports/botkyrka/avun/2019-delar-2",
        period=Period.parse("2019-01/2019-08"),
    )
    return replace(site, corpus=replace(site.corpus, reports=(*site.corpus.reports, later)))


def test_every_municipality_with_reports_is_listed_once(toy_site: Site, botkyrka: Report) -> None:
    page = build_municipalities_page(with_later_report(toy_site, botkyrka))
    assert [one.municipality.name for one in page.municipalities] == ["Botkyrka", "Eskilstuna"]
    assert [one.address for one in page.municipalities] == ["kommuner/botkyrka/", "kommuner/eskilstuna/"]


def test_reports_are_counted_in_swedish(toy_site: Site, botkyrka: Report) -> None:
    one = read_page(render_page(next(build_pages(toy_site)), toy_site))
    assert one.text.count("1 rapport") == 2
    site = with_later_report(toy_site, botkyrka)
    two = read_page(render_page(next(build_pages(site)), site))
    assert two.text.count("2 rapporter") == 1


def test_municipality_shows_its_committees_with_their_answers(toy_site: Site) -> None:
    page = build_municipality_page(toy_site, "0484")
    assert [committee.committee.code for committee in page.committees] == ["avn"]
    read = read_page(render_page(present_municipality(page), toy_site))
    assert read.headings[0][2] == "Eskilstuna"
    assert "0,5 mnkr i överskott för 2019" in read.text
    assert read.link("0,5 mnkr") == "avn/2019-delar-1/operating_result/#rad-totalt--deviation_2019"


def test_committee_shows_its_reports_with_the_newest_first(toy_site: Site, botkyrka: Report) -> None:
    page = build_committee_page(with_later_report(toy_site, botkyrka), ("0127", "avun"))
    assert [card.report.id for card in page.reports] == ["botkyrka-avun-2019-delar-2", botkyrka.id]
    assert page.address == "kommuner/botkyrka/avun/"


def test_committee_tells_how_much_each_report_holds(toy_site: Site, botkyrka: Report) -> None:
    page = build_committee_page(toy_site, ("0127", "avun"))
    assert [card.findings for card in page.reports] == [2]
    read = read_page(render_page(present_committee(page), toy_site))
    assert (
        f"Januari–april 2019. {len(botkyrka.tables)} tabeller, {toy_site.figure_count(botkyrka)} siffror" in read.text
    )
    assert "2 fel i rapporten" in read.text
    assert read.link("Delårsrapport 1 2019") == "2019-delar-1/"


def test_committee_without_findings_does_not_mention_them(toy_site: Site) -> None:
    read = read_page(render_page(present_committee(build_committee_page(toy_site, ("0484", "avn"))), toy_site))
    assert "fel i rapporten" not in read.text


def test_crumbs_lead_up(toy_site: Site) -> None:
    read = read_page(render_page(present_committee(build_committee_page(toy_site, ("0484", "avn"))), toy_site))
    assert read.link("Kommuner") == "../../"
    assert read.link("Eskilstuna") == "../"
    assert 'aria-current="page"' in read.body
