"""The page about the API."""

from dataclasses import replace

import pytest

from build_site.pages.api_page import build_api_page
from build_site.pages.site import Site
from build_site.project import UNKNOWN_SITE
from tests.pages.reading import read_page, render_at


def test_every_answer_of_the_api_is_linked(toy_site: Site) -> None:
    page = read_page(render_at("data/api/", toy_site))
    links = {address for _, address in page.links}
    expected = {f"../../{address}" for endpoint in toy_site.downloads.endpoints for address in endpoint.addresses}
    assert len(expected) > 5
    assert expected <= links


@pytest.mark.parametrize("base", ["", "https://exempel.se/"])
def test_examples_use_the_site_s_own_address_and_tell_the_reader_when_it_is_not_known(
    toy_site: Site, base: str
) -> None:
    site = replace(toy_site, downloads=replace(toy_site.downloads, base=base))
    assert build_api_page(site).is_known is bool(base)
    page = read_page(render_at("data/api/", site))
    assert f'read_csv("{base or UNKNOWN_SITE}data/observations.csv"' in page.text.replace("“", '"')
    assert ("Byt ut" in page.text) is not bool(base)
