"""Search in Swedish, whose index is fetched by those who search and by nobody else."""

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Open
from tests.site.kinds import KINDS

QUERY = "[data-md-component=search-query]"
HITS = ".md-search-result__item"


def is_index(url: str) -> bool:
    return "search" in url and (url.endswith(".json") or "worker" in url or "pagefind" in url)


def search(page: Page, words: str) -> None:
    page.locator(QUERY).click()
    page.locator(QUERY).press_sequentially(words)


def test_word_gives_hits_that_lead_to_pages_with_it(open_page: Open) -> None:
    visit = open_page("")
    search(visit.page, "vuxenutbildning")
    expect(visit.page.locator(HITS).first).to_be_visible(timeout=15_000)
    link = visit.page.locator(f"{HITS} a").first
    expect(link).to_contain_text("utbildning", ignore_case=True)
    link.click()
    visit.page.wait_for_load_state()
    assert visit.errors == []
    expect(visit.page.locator("main")).to_contain_text("vuxenutbildning", ignore_case=True)


@pytest.mark.parametrize("kind", ["start", "rapport", "data"])
def test_index_is_fetched_only_by_those_who_search(kind: str, open_page: Open) -> None:
    visit = open_page(KINDS[kind])
    visit.page.wait_for_load_state("networkidle")
    assert [url for url in visit.requests if url.endswith("search_index.json")] == []
    search(visit.page, "budget")
    expect(visit.page.locator(HITS).first).to_be_visible(timeout=15_000)
    assert [url for url in visit.requests if is_index(url)]


def test_figures_of_tables_do_not_fill_the_hits(open_page: Open) -> None:
    """Tables are left out of the index; their pages are found by title and answer."""
    visit = open_page("")
    search(visit.page, "vuxenutbildning")
    expect(visit.page.locator(HITS).first).to_be_visible(timeout=15_000)
    assert "Källrad" not in visit.page.locator(".md-search-result__list").inner_text()
