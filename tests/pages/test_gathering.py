"""All pages: each kind takes part by itself, and no two pages stand on the same address."""

import re
from collections.abc import Iterator

import pytest

from build_site import addresses
from build_site.pages import gathering
from build_site.pages.gathering import find_kinds, gather_pages
from build_site.pages.page import Page
from build_site.pages.preview_pictures import Preview, build_preview_svg
from build_site.pages.site import Site
from tests.built import REAL, collect, make_site
from tests.third import add_third, publish_third, rename_report
from tests.toy import PROJECT, Toy

TEMPLATES = PROJECT / "build_site" / "pages" / "templates"


def previews_of(site: Site) -> dict[str, Preview]:
    return {page.address: page.preview for page in gather_pages(site) if page.preview}


def test_a_module_that_builds_pages_takes_part_without_being_listed(
    toy_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {page.address for page in gather_pages(toy_site)}
    page = Page(address="lek/", template="api", title="", description="", search=None, content=None)

    def build_pages(_: Site) -> Iterator[Page]:
        yield page

    monkeypatch.setattr("build_site.pages.preview_pictures.build_pages", build_pages, raising=False)
    assert "preview_pictures" in find_kinds()
    assert {page.address for page in gather_pages(toy_site)} == before | {"lek/"}


def test_two_pages_on_the_same_address_are_refused(toy_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = find_kinds()
    monkeypatch.setattr(gathering, "find_kinds", lambda: {**kinds, "another": kinds["start_page"]})
    with pytest.raises(ValueError, match="another builds a second page on the address «»"):
        gather_pages(toy_site)


def test_every_template_is_used_and_every_page_has_one(toy: Toy) -> None:
    rename_report(publish_third(add_third(toy)))  # nothing of the real data has another name than it had
    pages = [*gather_pages(make_site(REAL)), *gather_pages(make_site(toy.datasets))]
    used = {page.template for page in pages} | {"embed"}  # no page of the site's own
    texts = {path.stem: path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html")}
    helpers = {name for text in texts.values() for name in re.findall(r'"(\w+)\.html"', text)}
    assert used | helpers == texts.keys()


def test_site_each_report_and_each_comparison_have_a_picture(toy_site: Site) -> None:
    pages = ["", *map(addresses.report_address, toy_site.corpus.reports)]
    pages += [addresses.comparison_address(one.spec) for one in toy_site.comparisons]
    assert sorted(previews_of(toy_site)) == sorted(pages)


def test_pages_name_the_pictures_that_there_are_and_no_others(checked_toy: Toy, toy_site: Site) -> None:
    files = collect(checked_toy.datasets)
    named = {
        match[1]
        for path, content in files.items()
        if path.endswith(".md") and (match := re.search(r"^preview: (\S+)$", content.decode(), re.MULTILINE))
    }
    assert named == set(map(addresses.preview_address, previews_of(toy_site)))


def test_no_real_text_in_a_picture_is_cut_off() -> None:
    for address, preview in previews_of(make_site(REAL)).items():
        cut = [line for line in re.findall(r">([^<]+)</text>", build_preview_svg(preview)) if line.endswith("…")]
        assert cut == [], address
