"""A chart's page for embedding, and the code that embeds it."""

import re
from dataclasses import replace
from html import unescape

import pytest

from build_site.charts.studio import Drawing, Pictures
from build_site.pages.comparison_pages import build_comparison_page, present_comparison
from build_site.pages.embed_code import UNKNOWN_SITE, estimate_height, format_embed_code
from build_site.pages.embedded_chart import render_embed_page
from build_site.pages.rendering import render_page
from build_site.pages.site import Site
from tests.charts.drawn import make_chart

CHART = replace(
    make_chart("bars", {("Sagor", "Budget"): "1", ("Sagor", "Utfall"): "2"}, title="«Sagor» & lek"),
    id="lek/sagor",
    source="Källa: Leknämnden 2023.",
    page="kommuner/lek/",
)


def draw(height: int = 300, title: str = CHART.title) -> Drawing:
    svg = f'<svg viewBox="0 0 720 {height}"></svg>'
    return Drawing(replace(CHART, title=title), "diagram", lambda: Pictures(svg, svg, svg, b"", "{}"))


def test_page_stands_alone_and_loads_only_what_charts_need(toy_site: Site) -> None:
    html = render_embed_page(draw(), toy_site)
    assert html.startswith('<!doctype html>\n<html lang="sv">')
    assert html.count("<h1>") == 1
    assert html.count("<svg ") == 2
    assert '<meta name="robots" content="noindex">' in html
    assert "data-pagefind-ignore" in html
    loaded = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert set(loaded) == {
        "../../../kommuner/lek/",
        "../../../assets/favicon.svg",
        "../../../assets/charts.css",
        "../../../assets/charts-dark.css",
        "../../../assets/charts.js",
        "https://creativecommons.org/publicdomain/zero/1.0/deed.sv",
    }
    assert "Källa: Leknämnden 2023." in html
    assert "«Sagor» &amp; lek" in html
    assert re.search(r"<li[^>]*><span>Sagor, Utfall</span>: <b>2\u00a0tkr</b></li>", html)


@pytest.mark.parametrize(
    ("address", "canonical"),
    [("", "../../../kommuner/lek/"), ("https://exempel.se/", "https://exempel.se/kommuner/lek/")],
)
def test_canonical_address_is_the_page_that_the_chart_stands_on(address: str, canonical: str, toy_site: Site) -> None:
    html = render_embed_page(draw(), replace(toy_site, address=address))
    assert f'<link rel="canonical" href="{canonical}">' in html


def test_code_is_absolute_where_the_site_knows_its_address(toy_site: Site) -> None:
    code = format_embed_code(draw(), replace(toy_site, address="https://exempel.se/"))
    assert 'src="https://exempel.se/diagram/lek/sagor/"' in code
    assert 'title="«Sagor» &amp; lek"' in code
    assert f'src="{UNKNOWN_SITE}diagram/lek/sagor/"' in format_embed_code(draw(), toy_site)


def test_reader_is_told_to_put_in_the_address_only_where_it_is_missing(toy_site: Site) -> None:
    comparison = toy_site.comparisons[0]
    for address in ("", "https://exempel.se/"):
        site = replace(toy_site, address=address)
        html = render_page(present_comparison(build_comparison_page(site, comparison), site), site)
        assert ("Skriv först webbplatsens adress" in html) is not bool(address)
        code = unescape(re.findall(r"<textarea[^>]*>(.*?)</textarea>", html)[0])
        assert code.startswith(f'<iframe src="{address or UNKNOWN_SITE}diagram/jamfor/')


def test_frame_grows_with_the_chart_and_its_texts() -> None:
    assert estimate_height(draw(400)) == estimate_height(draw(300)) + 100
    assert estimate_height(draw(title="Lek " * 60)) > estimate_height(draw())
