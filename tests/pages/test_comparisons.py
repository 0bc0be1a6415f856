"""Comparisons: what may be compared, how well, and why not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.comparing import Comparison, build_comparison
from build_site.pages import (
    build_comparison_page,
    build_comparisons_page,
    render_comparison_page,
    render_comparisons_page,
)
from build_site.pages.comparisons import show_values
from build_site.pages.site import Site
from tests.pages.reading import read_page


@pytest.fixture
def comparison(toy_site: Site) -> Comparison:
    return toy_site.comparisons[0]


def change_spec(site: Site, **changes: object) -> Comparison:
    spec = replace(site.corpus.comparisons[0], **changes)  # type: ignore[arg-type] # fields of the specification
    return build_comparison(spec, site.corpus)


def test_values_are_in_millions_and_in_kronor_per_inhabitant(toy_site: Site, comparison: Comparison) -> None:
    shown = show_values(comparison, toy_site)
    assert [(one.value.base, one.municipality, one.text, one.unit.abbreviation) for one in shown] == [
        ("total", "Botkyrka", "9,0", "mnkr"),
        ("total", "Eskilstuna", "24,0", "mnkr"),
        ("per_inhabitant", "Botkyrka", "9\u00a0000", "kr/invånare"),
        ("per_inhabitant", "Eskilstuna", "12\u00a0000", "kr/invånare"),
    ]
    assert shown[0].name == "Botkyrka, budget 2019"
    assert shown[0].amount == Decimal(9)


def test_population_that_is_not_known_is_said_to_be_missing(toy_site: Site) -> None:
    site = replace(toy_site, corpus=replace(toy_site.corpus, population={}))
    comparison = change_spec(site)
    shown = show_values(comparison, site)
    assert [one.text for one in shown[2:]] == ["uppgift saknas"] * 2
    page = build_comparison_page(site, comparison)
    assert [len(drawing.chart.marks) for drawing in page.drawings] == [2]
    assert "uppgift saknas" in read_page(render_comparison_page(page, site)).text


def test_figures_that_are_not_kronor_keep_their_unit(toy_site: Site) -> None:
    selectors = toy_site.corpus.comparisons[0].selectors
    grades = replace(selectors[0], table="grades", row="kvinnor", column="pass_rate_2019_04")
    comparison = change_spec(toy_site, selectors=(grades,), bases=("total",), cost=False)
    assert [(one.text, one.unit.abbreviation) for one in show_values(comparison, toy_site)] == [("80", "%")]


def test_each_base_has_its_own_chart(toy_site: Site, comparison: Comparison) -> None:
    page = build_comparison_page(toy_site, comparison)
    assert [drawing.id for drawing in page.drawings] == ["diagram-1", "diagram-2"]
    assert [drawing.chart.subtitle for drawing in page.drawings] == [
        "Miljoner kronor.",
        "Kronor per invånare.",
    ]
    assert page.drawings[0].chart.description == (
        "Botkyrka, budget 2019: 9,0 mnkr. Eskilstuna, budget 2019: 24,0 mnkr."
    )


def test_what_is_not_comparable_stands_side_by_side_but_never_in_one_chart(toy_site: Site) -> None:
    comparison = change_spec(toy_site, verdict="not_comparable")
    page = build_comparison_page(toy_site, comparison)
    assert page.drawings == ()
    read = read_page(render_comparison_page(page, toy_site))
    assert "Inte jämförbart" in read.text
    assert "Därför går de inte att jämföra" in read.text
    assert "<svg" not in read.body
    assert read.link("9,0").endswith("#rad-totalt-netto")
    assert read.link("24,0").endswith("#rad-totalt")


def test_verdict_reservations_and_sources_are_named(toy_site: Site, comparison: Comparison) -> None:
    read = read_page(render_comparison_page(build_comparison_page(toy_site, comparison), toy_site))
    assert "Jämförbart med förbehåll" in read.text
    assert "Organisation Eskilstuna har en dockteater och Botkyrka har en sagostund." in read.text
    assert "1 000 (2018-12-31)" in read.text
    assert "«Totalt > Netto», budget 2019, källrad 25" in read.text


def test_list_shows_each_comparison_on_its_first_base_without_a_chart(toy_site: Site) -> None:
    pages = build_comparisons_page(toy_site)
    assert [page.drawings for page in pages] == [()]
    read = read_page(render_comparisons_page(pages, toy_site))
    assert read.link("Vad kostar leksakerna?") == "leksaker/"
    assert "24,0" in read.text
    assert "12 000" not in read.text
