"""Granskning: where the reports count wrong or contradict themselves."""

from dataclasses import replace

import pytest

from build_site.model import Report
from build_site.pages import build_findings_page, render_findings_page
from build_site.pages.findings import show_findings
from build_site.pages.site import Site
from tests.pages.reading import read_page
from tests.toy import BOTKYRKA


def test_findings_stand_under_their_report_with_printed_names(toy_site: Site) -> None:
    page = build_findings_page(toy_site)
    shown = {report.id: findings for report, findings in page.reports}
    assert [(one.table.title, one.row_label, one.column_title) for one in shown[BOTKYRKA]] == [
        ("Personal", "Sagoläsare", "Totalt april 2019"),
        ("Driftuppföljning", "", "Avvikelse 2019 (prognos minus budget)"),
    ]


def test_relations_are_counted_and_those_that_fail(toy_site: Site) -> None:
    page = build_findings_page(toy_site)
    assert page.relations == sum(map(len, toy_site.relations.values()))
    assert page.failed == 1


def test_page_shows_printed_expected_and_difference_in_swedish(toy_site: Site) -> None:
    read = read_page(render_findings_page(build_findings_page(toy_site), toy_site))
    assert "I rapporten 7 Väntat 6 Skillnad 1 anställda Källrad 47" in read.text
    assert "I rapporten Budget - prognos Väntat Prognos - budget Källrad 13" in read.text


def test_findings_lead_to_the_row_or_to_the_table(toy_site: Site) -> None:
    read = read_page(render_findings_page(build_findings_page(toy_site), toy_site))
    report = "../kommuner/botkyrka/avun/2019-delar-1/"
    assert read.link("Personal: Sagoläsare") == f"{report}staff/#rad-sagolasare"
    assert read.link("Driftuppföljning") == f"{report}operating_result/"


def test_finding_about_a_table_that_is_gone_is_refused(toy_site: Site, botkyrka: Report) -> None:
    finding = replace(toy_site.findings[0], table="borta")
    with pytest.raises(LookupError, match="borta"):
        show_findings(botkyrka, (finding,))


def test_report_can_be_linked_to(toy_site: Site) -> None:
    read = read_page(render_findings_page(build_findings_page(toy_site), toy_site))
    assert BOTKYRKA in read.ids
