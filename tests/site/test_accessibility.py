"""axe finds nothing against WCAG 2.2 AA or good practice, on any kind of page, in either colour scheme."""

import pytest
from playwright.sync_api import expect

from tests.site.conftest import Open
from tests.site.kinds import DEVIATION, LOOKS, SITE
from tests.site.looks import Screens, violations_of


@pytest.mark.parametrize(("kind", "width", "scheme"), LOOKS)
def test_page_has_no_violations(kind: str, width: int, scheme: str, screens: Screens) -> None:
    look = screens.look(kind, width, scheme)
    if kind in SITE:
        assert look.scheme == {"dark": "slate", "light": "default"}[scheme]
    assert look.violations == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("words", ["placerade barn", "asdfqwer"])
def test_search_has_no_violations(words: str, width: int, scheme: str, open_page: Open) -> None:
    visit = open_page(f"sok/?q={words}", color_scheme=scheme, viewport={"width": width, "height": 800})
    expect(visit.page.locator(".ou-search-status")).to_contain_text(f"«{words}»")
    assert violations_of(visit.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_highlighted_row_has_no_violations(scheme: str, open_page: Open) -> None:
    visit = open_page(DEVIATION, color_scheme=scheme)
    visit.page.locator(".ou-lines a").first.click()
    visit.page.locator("tr:target").wait_for()
    assert violations_of(visit.page) == []


def test_links_in_running_text_are_underlined(open_page: Open) -> None:
    visit = open_page("om/")
    lines = visit.page.locator(".md-content p a, .md-content li a").evaluate_all(
        "links => links.map(link => getComputedStyle(link).textDecorationLine)"
    )
    assert lines
    assert set(lines) == {"underline"}
