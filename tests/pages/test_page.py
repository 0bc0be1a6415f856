"""What holds for every page as a value, before it is rendered."""

import pytest

from build_site.pages.gathering import gather_pages
from build_site.pages.page import Page
from build_site.pages.search_listing import PAGE_KINDS
from build_site.pages.site import Site


@pytest.fixture(scope="module")
def pages(toy_site: Site) -> tuple[Page, ...]:
    return gather_pages(toy_site)


def test_addresses_are_folders_below_the_site(pages: tuple[Page, ...]) -> None:
    assert [page.address for page in pages if not page.address.endswith("/")] == [""]
    assert [page.address for page in pages if page.address.startswith("/") or "//" in page.address] == []


def test_titles_differ_and_descriptions_are_sentences(pages: tuple[Page, ...]) -> None:
    titles = [page.title for page in pages]
    assert sorted(titles) == sorted(set(titles))
    assert [page.address for page in pages if not page.description.endswith((".", "?"))] == []


def test_the_search_knows_every_page_by_a_kind_that_readers_can_choose(pages: tuple[Page, ...]) -> None:
    assert {page.search.kind for page in pages if page.search} < set(PAGE_KINDS)
    assert {page.search.level for page in pages if page.search} == {1, 2, 3, 4}
