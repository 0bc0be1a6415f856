"""What the search knows of each page."""

import pytest

from build_site import addresses
from build_site.pages.gathering import gather_pages
from build_site.pages.search_listing import PAGE_KINDS, SearchListing, mark_choice
from build_site.pages.site import Site
from tests.built import REAL, make_site

REPORT = "kommuner/botkyrka/sn/2022-verksamhetsberattelse/"


@pytest.fixture(scope="module")
def site() -> Site:
    return make_site(REAL)


@pytest.fixture(scope="module")
def found(site: Site) -> dict[str, SearchListing]:
    return {page.address: page.search for page in gather_pages(site) if page.search}


@pytest.mark.parametrize(
    ("address", "kind", "level", "place"),
    [
        ("", "Översikt", 3, ()),
        (addresses.TOPICS, "Översikt", 3, ()),
        (addresses.MUNICIPALITIES, "Översikt", 3, ()),
        ("amnen/personal/", "Ämne", 1, ()),
        ("kommuner/botkyrka/", "Kommun", 1, ()),
        ("kommuner/botkyrka/sn/", "Nämnd", 1, ("Botkyrka",)),
        (REPORT, "Rapport", 2, ("Botkyrka", "Socialnämnden", "Verksamhetsberättelse 2022")),
        (f"{REPORT}mal/", "Mål", 3, ("Botkyrka", "Socialnämnden", "Verksamhetsberättelse 2022")),
        (f"{REPORT}volumes/", "Tabell", 4, ("Botkyrka", "Socialnämnden", "Verksamhetsberättelse 2022")),
        ("jamfor/barn-pa-institution/", "Jämförelse", 3, ("Botkyrka", "2019–2022")),
        ("jamfor/kommuner-sfi/", "Jämförelse", 3, ("Botkyrka och Eskilstuna", "2022")),
    ],
)
def test_page_is_described_by_what_it_is(
    address: str, kind: str, level: int, place: tuple[str, ...], found: dict[str, SearchListing]
) -> None:
    facts = found[address]
    assert (facts.kind, facts.level, facts.place) == (kind, level, place)
    assert facts.kind in PAGE_KINDS


def test_every_page_but_the_search_page_is_found(site: Site, found: dict[str, SearchListing]) -> None:
    assert {page.address for page in gather_pages(site)} - found.keys() == {addresses.SEARCH}


def test_topic_is_found_by_other_words_and_a_committee_by_its_abbreviation(found: dict[str, SearchListing]) -> None:
    assert "socialbidrag" in found["amnen/ekonomiskt-bistand/"].words
    assert found["kommuner/botkyrka/sn/"].words == ("SN",)


def test_page_has_the_marks_of_the_choices_that_it_belongs_to(found: dict[str, SearchListing]) -> None:
    table = found[f"{REPORT}volumes/"]
    report = mark_choice("rapport", "botkyrka-sn-2022-verksamhetsberattelse")
    assert table.marks == ("zzsidatabellzz", "zzkommunbotkyrkazz", report)
    both = found["jamfor/kommuner-sfi/"]
    assert both.marks == ("zzsidajamforelsezz", "zzkommunbotkyrkazz", "zzkommuneskilstunazz")


def test_no_mark_begins_another_because_the_search_would_take_both(site: Site) -> None:
    marks = {mark_choice("sida", kind) for kind in PAGE_KINDS}
    marks |= {mark_choice("rapport", report.id) for report in site.corpus.reports}
    marks |= {mark_choice("kommun", one.name) for one in site.corpus.codes.municipalities.values()}
    assert len(marks) == len(PAGE_KINDS) + len(site.corpus.reports) + len(site.corpus.codes.municipalities)
    assert [(one, other) for one in marks for other in marks if one != other and other.startswith(one)] == []
    assert all(mark.isascii() and mark.isalnum() for mark in marks)
