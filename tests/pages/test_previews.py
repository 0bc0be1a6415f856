"""Which pages have a picture for shared links, and what it says."""

import re

from build_site import addresses
from build_site.pages import build_previews
from build_site.pages.preview_pictures import build_preview_svg
from build_site.pages.site import Site
from tests.built import REAL, collect, make_site
from tests.toy import BOTKYRKA, Toy


def test_site_each_report_and_each_comparison_have_a_picture(toy_site: Site) -> None:
    pages = ["", *map(addresses.report_address, toy_site.corpus.reports)]
    pages += [addresses.comparison_address(one.spec) for one in toy_site.comparisons]
    assert sorted(build_previews(toy_site)) == sorted(map(addresses.preview_address, pages))


def test_pages_name_the_pictures_that_there_are_and_no_others(checked_toy: Toy, toy_site: Site) -> None:
    files = collect(checked_toy.datasets)
    named = {
        match[1]
        for path, content in files.items()
        if path.endswith(".md") and (match := re.search(r"^preview: (\S+)$", content.decode(), re.MULTILINE))
    }
    assert named == build_previews(toy_site).keys() - {addresses.preview_address("")}


def test_report_s_picture_holds_the_answer(toy_site: Site) -> None:
    report = toy_site.corpus.report(BOTKYRKA)
    assert report is not None
    preview = build_previews(toy_site)[addresses.preview_address(addresses.report_address(report))]
    assert "mnkr" in preview.title
    assert "Botkyrka" in preview.kicker


def test_what_cannot_be_compared_stands_without_figures() -> None:
    site = make_site(REAL)
    found = build_previews(site)
    verdicts = set()
    for comparison in site.comparisons:
        preview = found[addresses.preview_address(addresses.comparison_address(comparison.spec))]
        verdicts.add(comparison.spec.verdict)
        assert bool(preview.numbers) == (comparison.spec.verdict != "not_comparable"), comparison.spec.id
    assert verdicts == {"comparable", "reservations", "not_comparable"}


def test_no_real_text_is_cut_off() -> None:
    for path, preview in build_previews(make_site(REAL)).items():
        cut = [line for line in re.findall(r">([^<]+)</text>", build_preview_svg(preview)) if line.endswith("…")]
        assert cut == [], path
