"""What the search knows of each page, by its address."""

import pytest

from build_site import addresses
from build_site.pages.search_facts import KINDS, SearchFacts, describe_for_search, mark_choice
from build_site.pages.site import Site
from tests.built import REAL, make_site

REPORT = "kommuner/botkyrka/sn/2022-verksamhetsberattelse/"


@pytest.fixture(scope="module")
def site() -> Site:
    return make_site(REAL)


def describe(address: str, site: Site) -> SearchFacts:
    facts = describe_for_search(address, site)
    assert facts is not None, address
    return facts


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
def test_page_is_described_by_its_address(
    address: str, kind: str, level: int, place: tuple[str, ...], site: Site
) -> None:
    facts = describe(address, site)
    assert (facts.kind, facts.level, facts.place) == (kind, level, place)
    assert facts.kind in KINDS


def test_search_page_itself_is_not_found(site: Site) -> None:
    assert describe_for_search(addresses.SEARCH, site) is None


def test_topic_is_found_by_other_words_and_a_committee_by_its_abbreviation(site: Site) -> None:
    assert "socialbidrag" in describe("amnen/ekonomiskt-bistand/", site).words
    assert describe("kommuner/botkyrka/sn/", site).words == ("SN",)


def test_page_has_the_marks_of_the_choices_that_it_belongs_to(site: Site) -> None:
    table = describe(f"{REPORT}volumes/", site)
    report = mark_choice("rapport", "botkyrka-sn-2022-verksamhetsberattelse")
    assert table.marks == ("zzsidatabellzz", "zzkommunbotkyrkazz", report)
    both = describe("jamfor/kommuner-sfi/", site)
    assert both.marks == ("zzsidajamforelsezz", "zzkommunbotkyrkazz", "zzkommuneskilstunazz")


def test_no_mark_begins_another_because_the_search_would_take_both(site: Site) -> None:
    marks = {mark_choice("sida", kind) for kind in KINDS}
    marks |= {mark_choice("rapport", report.id) for report in site.corpus.reports}
    marks |= {mark_choice("kommun", one.name) for one in site.corpus.codes.municipalities.values()}
    assert len(marks) == len(KINDS) + len(site.corpus.reports) + len(site.corpus.codes.municipalities)
    assert [(one, other) for one in marks for other in marks if one != other and other.startswith(one)] == []
    assert all(mark.isascii() and mark.isalnum() for mark in marks)
