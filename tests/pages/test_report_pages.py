"""A report's page."""

from dataclasses import replace

from build_site.addresses import report_address
from build_site.model import Report
from build_site.pages.rendering import render_page
from build_site.pages.report_pages import TABLE_GROUPS, build_report_page, present_report
from build_site.pages.site import Site
from tests.pages.reading import read_page, render_at


def test_every_table_has_a_card_under_what_it_is_about(toy_site: Site, botkyrka: Report) -> None:
    page = build_report_page(toy_site, botkyrka)
    cards = [card for _, group in page.groups for card in group]
    assert sorted(card.table.id for card in cards) == sorted(table.id for table in botkyrka.tables)
    assert [title for title, _ in page.groups] == [
        title for code, title in TABLE_GROUPS.items() if code in {table.group for table in botkyrka.tables}
    ]
    assert all(TABLE_GROUPS[card.table.group] == title for title, group in page.groups for card in group)


def test_card_tells_the_table_s_answer_and_its_size(toy_site: Site, botkyrka: Report) -> None:
    page = build_report_page(toy_site, botkyrka)
    by_table = {card.table.id: card for _, group in page.groups for card in group}
    assert by_table["staff"].answer == ()
    assert by_table["grades"].answer == ()  # of ten women no share is told
    assert by_table["volumes"].answer
    assert by_table["grades"].figures == 6
    assert by_table["volumes"].figures == 12


def test_groups_that_no_table_is_about_are_left_out(toy_site: Site, eskilstuna: Report) -> None:
    page = build_report_page(toy_site, eskilstuna)
    assert [(title, len(cards)) for title, cards in page.groups] == [("Ekonomi", 1)]


def test_answer_and_chart_are_those_of_the_operating_result(toy_site: Site, botkyrka: Report) -> None:
    page = build_report_page(toy_site, botkyrka)
    (answer,) = page.answer
    assert answer.text.startswith("I april 2019 räknade nämnden med ")
    assert page.drawing is not None
    assert page.drawing.chart.title == "I april 2019 räknade nämnden med 0,1\u00a0mnkr i underskott för 2019"
    assert len(page.drawing.chart.marks) == 3


def test_findings_and_relations_are_the_report_s_own(toy_site: Site, botkyrka: Report, eskilstuna: Report) -> None:
    again = replace(toy_site, findings=(*toy_site.findings, toy_site.findings[0]))
    assert build_report_page(again, botkyrka).causes == 2  # two errors, seen at three places
    assert build_report_page(toy_site, eskilstuna).causes == 0
    text = read_page(render_at(report_address(eskilstuna), toy_site)).text
    assert (
        f"{len(toy_site.relations[eskilstuna.id])} samband mellan siffrorna är kontrollräknade. Alla stämmer." in text
    )
    found = read_page(render_at(report_address(botkyrka), again)).text
    assert "2 fel eller motsägelser är förklarade på sidan Granskning. Se granskningen" in found


def test_report_without_an_operating_result_has_neither_answer_nor_chart(toy_site: Site, botkyrka: Report) -> None:
    without = replace(botkyrka, tables=tuple(one for one in botkyrka.tables if one.id != "operating_result"))
    site = replace(toy_site, corpus=replace(toy_site.corpus, reports=(without,)))
    page = build_report_page(site, without)
    assert page.answer == ()
    assert page.drawing is None
    read = read_page(render_page(present_report(page, site), site))
    assert read.headings[0][2] == "Delårsrapport 1 2019"


def test_page_links_to_tables_downloads_and_findings(toy_site: Site, botkyrka: Report) -> None:
    page = read_page(render_page(present_report(build_report_page(toy_site, botkyrka), toy_site), toy_site))
    assert page.link("Personal") == "staff/"
    assert page.link("datapackage.json") == f"../../../../data/{botkyrka.id}/datapackage.json"
    assert page.link("staff.csv") == f"../../../../data/{botkyrka.id}/staff.csv"
    assert page.link("Se granskningen av rapporten") == f"../../../../granskning/#{botkyrka.id}"
    assert "2 fel eller motsägelser är förklarade" in page.text


def test_page_names_its_source(toy_site: Site, botkyrka: Report, eskilstuna: Report) -> None:
    page = read_page(render_page(present_report(build_report_page(toy_site, botkyrka), toy_site), toy_site))
    assert "Diarienummer LEK/2019:1" in page.text
    assert "Datum 2019-05-15" in page.text
    assert "version 1.0.0" in page.text
    plain = read_page(render_page(present_report(build_report_page(toy_site, eskilstuna), toy_site), toy_site))
    assert "Diarienummer" not in plain.text
    assert "Alla stämmer." in plain.text


def test_picture_beside_a_shared_link_holds_the_answer(toy_site: Site, botkyrka: Report) -> None:
    preview = present_report(build_report_page(toy_site, botkyrka), toy_site).preview
    assert preview is not None
    assert "mnkr" in preview.title
    assert preview.kicker.endswith(", Botkyrka · Delårsrapport 1 2019")
