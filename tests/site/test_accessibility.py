"""axe finds nothing against WCAG 2.2 AA, on any kind of page, in either colour scheme."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.site.conftest import Open
from tests.site.kinds import DEVIATION, KINDS

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}


def violations(page: Any) -> list[str]:
    """Each violation with the elements that it is about."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:200]} {node['failureSummary'][:300]}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_page_has_no_violations(kind: str, scheme: str, open_page: Open) -> None:
    visit = open_page(KINDS[kind], color_scheme=scheme)
    expected = "slate" if scheme == "dark" else "default"
    assert visit.page.locator("body").get_attribute("data-md-color-scheme") == expected
    assert violations(visit.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["start", "tabell-deviation", "guide"])
def test_page_on_a_phone_has_no_violations(kind: str, scheme: str, open_page: Open) -> None:
    visit = open_page(KINDS[kind], color_scheme=scheme, viewport={"width": 360, "height": 740})
    assert violations(visit.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("words", ["placerade barn", "asdfqwer"])
def test_search_has_no_violations(words: str, width: int, scheme: str, open_page: Open) -> None:
    visit = open_page(f"sok/?q={words}", color_scheme=scheme, viewport={"width": width, "height": 800})
    expect(visit.page.locator(".ou-search-status")).to_contain_text(f"«{words}»")
    assert violations(visit.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_highlighted_row_has_no_violations(scheme: str, open_page: Open) -> None:
    visit = open_page(DEVIATION, color_scheme=scheme)
    visit.page.locator(".ou-lines a").first.click()
    visit.page.locator("tr:target").wait_for()
    assert violations(visit.page) == []


def test_links_in_running_text_are_underlined(open_page: Open) -> None:
    visit = open_page("om/")
    lines = visit.page.locator(".md-content p a, .md-content li a").evaluate_all(
        "links => links.map(link => getComputedStyle(link).textDecorationLine)"
    )
    assert lines
    assert set(lines) == {"underline"}
