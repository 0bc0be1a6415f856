"""What all pages share."""

from build_site.model import Report
from build_site.pages.site import Site


def test_municipality_and_committee_of_a_report(toy_site: Site, botkyrka: Report) -> None:
    assert toy_site.municipality(botkyrka).name == "Botkyrka"
    assert toy_site.committee(botkyrka).code == "avun"


def test_findings_of_a_report_are_its_own(toy_site: Site, botkyrka: Report, eskilstuna: Report) -> None:
    assert {finding.report for finding in toy_site.findings_of(botkyrka)} == {botkyrka.id}
    assert toy_site.findings_of(eskilstuna) == ()


def test_empty_cells_are_not_counted_as_figures(toy_site: Site, botkyrka: Report) -> None:
    empty = sum(figure.is_empty for figure in botkyrka.figures)
    assert empty == 3
    assert toy_site.figure_count(botkyrka) == len(botkyrka.figures) - empty
