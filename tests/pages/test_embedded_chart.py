"""A chart's page for embedding."""

import re
from dataclasses import replace

import pytest

from build_site.pages.embedded_chart import render_embed_page
from build_site.pages.site import Site
from tests.pages.embedding import draw_embedded


def test_page_stands_alone_and_loads_only_what_charts_need(toy_site: Site) -> None:
    html = render_embed_page(draw_embedded(), toy_site)
    assert html.startswith('<!doctype html>\n<html lang="sv">')
    assert html.count("<h1 ") == 1
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
    html = render_embed_page(draw_embedded(), replace(toy_site, address=address))
    assert f'<link rel="canonical" href="{canonical}">' in html
