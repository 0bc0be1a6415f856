"""The code that embeds a chart in another site's page."""

import re
from dataclasses import replace
from html import unescape

from build_site.pages.comparison_pages import build_comparison_page, present_comparison
from build_site.pages.embed_code import estimate_height, format_embed_code
from build_site.pages.rendering import render_page
from build_site.pages.site import Site
from build_site.project import UNKNOWN_SITE
from tests.pages.embedding import draw_embedded


def test_code_is_absolute_where_the_site_knows_its_address(toy_site: Site) -> None:
    code = format_embed_code(draw_embedded(), replace(toy_site, address="https://exempel.se/"))
    assert 'src="https://exempel.se/diagram/lek/sagor/"' in code
    assert 'title="«Sagor» &amp; lek"' in code
    assert f'src="{UNKNOWN_SITE}diagram/lek/sagor/"' in format_embed_code(draw_embedded(), toy_site)


def test_reader_is_told_to_put_in_the_address_only_where_it_is_missing(toy_site: Site) -> None:
    comparison = toy_site.comparisons[0]
    for address in ("", "https://exempel.se/"):
        site = replace(toy_site, address=address)
        html = render_page(present_comparison(build_comparison_page(site, comparison), site), site)
        assert ("Skriv först webbplatsens adress" in html) is not bool(address)
        code = unescape(re.findall(r"<textarea[^>]*>(.*?)</textarea>", html)[0])
        assert code.startswith(f'<iframe src="{address or UNKNOWN_SITE}diagram/jamfor/')


def test_frame_grows_with_the_chart_and_its_texts() -> None:
    assert estimate_height(draw_embedded(400)) == estimate_height(draw_embedded(300)) + 100
    assert estimate_height(draw_embedded(title="Lek " * 60)) > estimate_height(draw_embedded())
