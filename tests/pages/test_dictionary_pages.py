"""The data dictionary: every column and every code has its address, and says where it is used."""

import pytest

from build_site import addresses
from build_site.pages.dictionary_pages import DictionaryEntry, build_dictionary_entries, find_examples, present_entry
from build_site.pages.rendering import render_page
from build_site.pages.site import Site
from build_site.published.columns import DataColumn, DataFile
from build_site.published.dictionary import Dictionary
from tests.built import REAL, make_site
from tests.pages.reading import read_page, render_at
from tests.toy import BOTKYRKA, Toy


@pytest.fixture(scope="module", params=["toy", "real"])
def built(request: pytest.FixtureRequest, checked_toy: Toy) -> tuple[Dictionary, Site, dict[str, DictionaryEntry]]:
    """A dictionary, its site and its pages by name."""
    datasets = checked_toy.datasets if request.param == "toy" else REAL
    site = make_site(datasets)
    return site.dictionary, site, {entry.name: entry for entry in build_dictionary_entries(site)}


Built = tuple[Dictionary, Site, dict[str, DictionaryEntry]]


def test_every_column_of_every_file_has_an_address_and_nothing_else_has(built: Built) -> None:
    dictionary, site, entries = built
    for name, entry in entries.items():
        read = read_page(render_page(present_entry(entry), site))
        columns = {one for one in read.ids if one.startswith("kolumn-")}
        if name in dictionary.packages:
            expected = {
                f"kolumn-{file.name}-{column.name}" for file in dictionary.packages[name] for column in file.columns
            }
        else:
            expected = {f"kolumn-{column.name}" for column in dictionary.shared[name].columns}
        assert columns == expected, name
    assert entries.keys() == dictionary.shared.keys() | dictionary.packages.keys()


def test_every_code_of_every_list_has_an_address_and_nothing_else_has(built: Built) -> None:
    dictionary, site, entries = built
    for listed in dictionary.lists:
        read = read_page(render_page(present_entry(entries[listed.file.name]), site))
        assert {one for one in read.ids if one.startswith("kod-")} == {f"kod-{code}" for code in listed.codes}
        assert all(shown.title for shown in entries[listed.file.name].codes)


def test_the_first_page_leads_to_every_page_and_description(built: Built) -> None:
    _, site, entries = built
    read = read_page(render_at("data/ordbok/", site))
    links = {target for _, target in read.links}
    assert {f"{name}/" for name in entries} <= links
    assert {"../datapackage.json", "../csv-metadata.json", "../dcat.rdf"} <= links


def test_a_code_that_nothing_uses_says_so(checked_toy: Toy) -> None:
    site = make_site(checked_toy.datasets)
    entries = build_dictionary_entries(site)
    units = next(entry for entry in entries if entry.name == "units")
    unused = [code.code for code in units.codes if code.usage is None]
    assert "visits" in unused
    assert "Används inte än" in read_page(render_page(present_entry(units), site)).text


def test_a_unit_says_what_it_is_worth(checked_toy: Toy) -> None:
    site = make_site(checked_toy.datasets)
    entries = build_dictionary_entries(site)
    units = next(entry for entry in entries if entry.name == "units")
    (tkr,) = [code for code in units.codes if code.code == "tkr"]
    assert tkr.title == "tusen kronor"
    assert ("Värde i basenheten", "1000", "") in tkr.facts
    assert ("Basenhet", "kr", f"{addresses.dictionary_address('base_units')}#kod-kr") in tkr.facts
    assert ("Kan summeras", "ja", "") in tkr.facts


def test_examples_are_short_different_and_never_codes() -> None:
    file = DataFile("a", "A", "", (DataColumn("value", "V"), DataColumn("unit", "E", codes="units")))
    content = b"value,unit\r\n1,kr\r\n1,kr\r\n2,kr\r\n,kr\r\n" + b"x" * 61 + b",kr\r\n3,kr\r\n4,kr\r\n"
    assert find_examples(file, content) == {"value": ("1", "2", "3"), "unit": ()}


def test_columns_of_a_report_lead_to_the_key_columns(checked_toy: Toy) -> None:
    site = make_site(checked_toy.datasets)
    entries = build_dictionary_entries(site)
    report = next(entry for entry in entries if entry.name == BOTKYRKA)
    read = read_page(render_page(present_entry(report), site))
    assert "../key_columns/#kod-label" in {target for _, target in read.links}
    assert "I rapporten: «Budget - prognos»" in read.text
