"""The data page: everything that can be downloaded."""

import re

from build_site.pages.data_page import build_data_page
from build_site.pages.site import Site
from tests.built import collect
from tests.pages.reading import read_page, render_at
from tests.pages.test_rendering import follow
from tests.toy import Toy


def find_files(address: str, content: str) -> set[str]:
    """The files that a page links to, relative to the site's root."""
    return {
        f"{follow(address, link.rpartition('/')[0])}{link.rpartition('/')[2]}"
        for _, link in read_page(content).links
        if not link.endswith("/") and "#" not in link and "://" not in link
    }


def test_every_generated_file_can_be_reached_from_a_page(toy_site: Site, checked_toy: Toy) -> None:
    files = collect(checked_toy.datasets)
    generated = {name for name in files if name.startswith(("data/", "api/")) and not name.endswith(".md")}
    linked = find_files("data/", render_at("data/", toy_site))
    linked |= find_files("data/api/", render_at("data/api/", toy_site))
    for name, content in files.items():
        if name.startswith(("data/ordbok/", "kommuner/")):
            linked |= find_files(name.removesuffix("index.md"), content.decode())
    assert {name for name in linked if name.startswith(("data/", "api/"))} == generated


def test_every_report_and_table_is_listed(toy_site: Site) -> None:
    page = build_data_page(toy_site)
    assert tuple(report for report, _ in page.reports) == toy_site.corpus.reports
    read = read_page(render_at("data/", toy_site))
    for report in toy_site.corpus.reports:
        assert report.id in read.ids
        assert f"{len(report.tables)} tabeller" in read.text


def test_links_of_many_files_say_which_comparison_they_are_for(toy_site: Site) -> None:
    read = read_page(render_at("data/", toy_site))
    for title in ("Excel", "CSV för program", "JSON"):
        # The name begins with what is seen: the size.
        assert re.search(rf'aria-label="[\d,\u00a0]+[kM]?B: Leksaker per invånare, {title}"', read.body), title
