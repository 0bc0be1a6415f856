"""The start page."""

from dataclasses import replace

from build_site.model import Report
from build_site.pages.site import Site
from build_site.pages.start_page import build_start_page
from build_site.periods import Period
from tests.pages.reading import read_page, render_at


def test_each_committee_has_a_card_with_its_answer(toy_site: Site) -> None:
    page = build_start_page(toy_site)
    assert [card.municipality.name for card in page.cards] == ["Botkyrka", "Eskilstuna"]
    answers = [" ".join(one.text for one in card.answer) for card in page.cards]
    assert answers[0].startswith("I april 2019 räknade nämnden med 0,1\u00a0mnkr i underskott för 2019")
    assert answers[1].startswith("I april 2019 räknade nämnden med 0,5\u00a0mnkr i överskott för 2019")


def test_only_the_latest_report_of_a_committee_is_shown(toy_site: Site, botkyrka: Report) -> None:
    later = replace(botkyrka, id="botkyrka-avun-2019-delar-2", period=Period.parse("2019-01/2019-08"))
    earlier = replace(botkyrka, id="botkyrka-avun-2018-delar-2", period=Period.parse("2018-01/2018-08"))
    corpus = replace(toy_site.corpus, reports=(later, botkyrka, earlier))
    page = build_start_page(replace(toy_site, corpus=corpus))
    assert [card.report.id for card in page.cards] == ["botkyrka-avun-2019-delar-2"]


def test_what_has_been_checked_is_counted(toy_site: Site) -> None:
    figures = sum(not figure.is_empty for report in toy_site.corpus.reports for figure in report.figures)
    relations = sum(map(len, toy_site.relations.values()))
    assert relations > 10
    text = read_page(render_at("", toy_site)).text
    assert f"Vi har kontrollerat {figures} siffror och {relations} samband mellan dem. 2 gånger räknar" in text


def test_page_shows_the_first_comparison_with_its_verdict(toy_site: Site) -> None:
    page = read_page(render_at("", toy_site))
    assert "Vad kostar leksakerna?" in page.text
    assert "Jämförbart med förbehåll" in page.text
    assert page.link("9,0").endswith("avun/2019-delar-1/operating_result/#rad-totalt-netto--budget_2019")
    assert page.link("24,0").endswith("avn/2019-delar-1/operating_result/#rad-totalt--budget_2019")


def test_page_without_comparisons_says_nothing_of_them(toy_site: Site) -> None:
    site = replace(toy_site, comparisons=())
    page = build_start_page(site)
    assert page.comparison is None
    assert "Jämförbart" not in read_page(render_at("", site)).text


def test_figures_of_the_answers_lead_to_their_rows(toy_site: Site) -> None:
    page = read_page(render_at("", toy_site))
    row = "kommuner/botkyrka/avun/2019-delar-1/operating_result/#rad-totalt-netto--deviation_2019"
    assert page.link("0,1 mnkr") == row
    assert page.link("1,1 procent") == row.replace("deviation_2019", "budget_2019")  # what it is a share of
