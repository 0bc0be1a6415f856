"""Granskning: where the reports count wrong or contradict themselves."""

from dataclasses import replace

from build_site.model import Report
from build_site.pages.findings_page import build_findings_page, sum_up_findings
from build_site.pages.site import Site
from tests.pages.reading import read_page, render_at
from tests.toy import BOTKYRKA


def test_findings_stand_under_their_report_with_printed_names(toy_site: Site) -> None:
    page = build_findings_page(toy_site)
    shown = {one.report.id: [place for cause in one.causes for place in cause.places] for one in page.reports}
    assert [(one.table.title, one.row_label, one.column_title) for one in shown[BOTKYRKA]] == [
        ("Driftuppföljning", "", "Avvikelse 2019 (prognos minus budget)"),
        ("Personal", "Sagoläsare", "Totalt april 2019"),
    ]


def test_relations_are_counted_and_those_that_fail(toy_site: Site) -> None:
    tried = [relation for found in toy_site.relations.values() for relation in found]
    assert sum(not relation.holds for relation in tried) == 1
    text = read_page(render_at("granskning/", toy_site)).text
    assert f"{len(tried)} samband är kontrollräknade" in text
    assert "1 av dem går inte ihop" in text


def test_page_shows_printed_expected_and_difference_in_swedish(toy_site: Site) -> None:
    read = read_page(render_at("granskning/", toy_site))
    assert "I rapporten 7 · väntat 6 · skillnad 1 anställd · källrad 47" in read.text
    assert "I rapporten Budget - prognos · väntat Prognos - budget · källrad 13" in read.text


def test_findings_lead_to_the_cell_or_to_the_column(toy_site: Site) -> None:
    read = read_page(render_at("granskning/", toy_site))
    report = "../kommuner/botkyrka/avun/2019-delar-1/"
    assert read.link("Personal: Sagoläsare") == f"{report}staff/#rad-sagolasare--total_2019_04"
    assert read.link("Driftuppföljning") == f"{report}operating_result/#kolumn-deviation_2019"


def test_reports_are_folded_with_the_newest_first_and_their_number_of_errors(toy_site: Site) -> None:
    page = build_findings_page(toy_site)
    assert [one.report.period.end for one in page.reports] == sorted(
        (report.period.end for report in toy_site.corpus.reports), reverse=True
    )
    read = read_page(render_at("granskning/", toy_site))
    assert read.body.count("<details") == len(toy_site.corpus.reports)
    assert "2 fel : namn och rubriker 1, sista siffran 1." in read.text
    assert "Inga fel eller motsägelser hittade." in read.text
    # A link opens a fold only when what it leads to lies inside it, not in its summary.
    assert read.body.index("</summary>") < read.body.index(f'<div id="{page.reports[0].report.id}">')


def test_largest_difference_is_counted_in_kronor_whatever_the_unit(toy_site: Site, botkyrka: Report) -> None:
    first = replace(toy_site.findings[0], kind="sum", table="operating_result", row="", column="", printed="100.5")
    found = (
        replace(first, difference="-0.9", unit="mnkr", cause="a"),
        replace(first, difference="400", unit="tkr", cause="b"),
        replace(first, difference="99999", unit="employees", cause="c"),
        replace(first, difference="5", unit="mnkr", kind="sign", cause="d"),
        replace(first, difference="", unit="", cause="e"),
    )
    summed = sum_up_findings(botkyrka, found, toy_site.corpus.codes)
    assert summed.largest is not None
    assert summed.largest.finding == found[0]
    assert summed.effects == {"Slutsats eller tecken": 1, "Belopp": 2, "Andel eller antal": 2}
    assert sum_up_findings(botkyrka, found[2:], toy_site.corpus.codes).largest is None


def test_places_of_one_cause_are_counted_as_one_error(toy_site: Site) -> None:
    first, second = toy_site.findings
    site = replace(toy_site, findings=(first, second, replace(first, row="leksaksmakare")))
    text = read_page(render_at("granskning/", site)).text
    assert "2 fel och motsägelser är förklarade här. De märks på 3 ställen" in text
    assert "Samma fel märks på 1 ställe till:" in text
    assert "Samma fel" not in read_page(render_at("granskning/", toy_site)).text


def test_list_can_be_narrowed_by_what_is_in_it(toy_site: Site) -> None:
    offered = build_findings_page(toy_site).offered
    assert offered["effect"] == {"heading": "Namn och rubriker", "rounding": "Sista siffran"}
    assert list(offered["kind"]) == ["sum", "heading"]
    assert offered["municipality"] == {"0127": "Botkyrka"}
    body = read_page(render_at("granskning/", toy_site)).body
    assert 'data-effect="heading" data-kind="heading" data-municipality="0127"' in body


def test_report_can_be_linked_to(toy_site: Site) -> None:
    read = read_page(render_at("granskning/", toy_site))
    assert BOTKYRKA in read.ids


def test_reports_that_are_missing_stand_in_the_calendar(toy_site: Site) -> None:
    assert read_page(render_at("granskning/", toy_site)).link("Kalendern") == "../kalender/"
