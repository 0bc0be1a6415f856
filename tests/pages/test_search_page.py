"""The search page: a form that works as an address, choices from the data, and other ways in."""

import re

from build_site.pages.search_listing import PAGE_KINDS
from build_site.pages.search_page import build_search_page
from build_site.pages.site import Site
from tests.pages.reading import read_page, render_at


def test_choices_are_the_municipalities_their_reports_and_the_kinds_of_pages(toy_site: Site) -> None:
    page = build_search_page(toy_site)
    assert [name for name, _ in page.municipalities] == ["Botkyrka", "Eskilstuna"]
    assert {report.id for _, reports in page.municipalities for report in reports} == {
        report.id for report in toy_site.corpus.reports
    }
    assert page.kinds == PAGE_KINDS


def test_form_has_a_label_for_every_field_and_a_mark_for_every_choice(toy_site: Site) -> None:
    body = render_at("sok/", toy_site)
    fields = re.findall(r'<(?:input|select) id="([^"]+)" name="([^"]+)"', body)
    assert [name for _, name in fields] == ["q", "kommun", "rapport", "sida"]
    assert re.findall(r'<label for="([^"]+)">', body) == [name for name, _ in fields]
    options = re.findall(r"<option[^>]*>", body)
    assert len([one for one in options if "data-mark" in one]) == len(options) - 3  # three choices of everything


def test_page_leads_on_when_nothing_is_found(toy_site: Site) -> None:
    page = read_page(render_at("sok/", toy_site))
    assert {"../amnen/", "../om/ordlista/", "../kommuner/", "../jamfor/"} <= {link for _, link in page.links}
    assert "Sökningen behöver JavaScript" in page.text
