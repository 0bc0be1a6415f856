"""Where everything is on the site."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site import addresses
from tests.toy import ESKILSTUNA, Toy

parts = st.lists(st.sampled_from(["kommuner", "botkyrka", "avun", "2019-delar-1", "data"]), max_size=4)
pages = parts.map(lambda names: "".join(f"{name}/" for name in names))


@pytest.mark.parametrize(
    ("here", "target", "link"),
    [
        ("", "", "./"),
        ("", "data/", "data/"),
        ("data/", "", "../"),
        ("data/", "data/", "./"),
        ("kommuner/botkyrka/", "kommuner/", "../"),
        ("kommuner/", "kommuner/botkyrka/avun/", "botkyrka/avun/"),
        ("kommuner/botkyrka/", "data/observations.csv", "../../data/observations.csv"),
        ("", "data/observations.csv", "data/observations.csv"),
        ("jamfor/", "kommuner/a/#rad-x", "../kommuner/a/#rad-x"),
        ("kommuner/a/", "kommuner/a/#rad-x", "#rad-x"),
        ("granskning/", "#start", "../#start"),
        ("", "javascript:alert(1)", "./javascript:alert(1)"),
        ("", "data:text/html,x/", "./data:text/html,x/"),
        ("kommuner/", "kommuner/vbscript:x", "./vbscript:x"),
    ],
)
def test_relative_link(here: str, target: str, link: str) -> None:
    assert addresses.relative_link(here, target) == link


@given(pages, pages, st.sampled_from(["", "fil.csv"]), st.sampled_from(["", "#rad-x"]))
def test_relative_link_followed_from_its_page_leads_to_its_target(
    here: str, folder: str, file: str, fragment: str
) -> None:
    link = addresses.relative_link(here, f"{folder}{file}{fragment}")
    assert not link.startswith("/")
    path, _, found = link.partition("#")
    landed = posixpath.normpath(posixpath.join("/", here, path)).lstrip("/")
    assert landed == f"{folder}{file}".rstrip("/")
    assert (f"#{found}" if found else "") == fragment
    assert not path or file or path.endswith("/")


def test_addresses_follow_the_folders(toy: Toy) -> None:
    report = toy.report(ESKILSTUNA)
    table = toy.table("operating_result", ESKILSTUNA)
    figure = toy.figure("operating_result", "totalt", "budget_2019", ESKILSTUNA)
    assert addresses.municipality_address("eskilstuna") == "kommuner/eskilstuna/"
    assert addresses.committee_address(report) == "kommuner/eskilstuna/avn/"
    assert addresses.report_address(report) == "kommuner/eskilstuna/avn/2019-delar-1/"
    assert addresses.table_address(report, table.id) == "kommuner/eskilstuna/avn/2019-delar-1/operating_result/"
    assert (
        addresses.figure_address(report, figure)
        == "kommuner/eskilstuna/avn/2019-delar-1/operating_result/#rad-totalt--budget_2019"
    )
    assert addresses.package_download(report) == f"data/{ESKILSTUNA}/"
    assert addresses.table_download(report, table, ".csv") == f"data/{ESKILSTUNA}/operating_result.csv"
    assert addresses.table_download(report, table, ".xlsx") == f"data/{ESKILSTUNA}/operating_result.xlsx"


def test_comparison_has_its_own_page(toy: Toy) -> None:
    assert addresses.comparison_address(toy.read().comparisons[0]) == "jamfor/leksaker/"


@pytest.mark.parametrize(
    ("row", "column", "anchor"),
    [
        ("totalt-netto", "budget_2019", "#rad-totalt-netto--budget_2019"),
        ("totalt-netto", "", "#rad-totalt-netto"),
        ("", "budget_2019", "#kolumn-budget_2019"),
        ("", "", ""),
    ],
)
def test_place_in_a_table_is_a_cell_a_row_a_column_or_the_table(row: str, column: str, anchor: str) -> None:
    assert addresses.place_anchor(row, column) == anchor


slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
names = st.from_regex(r"[a-z][a-z0-9_]*", fullmatch=True)
places = st.tuples(slugs | st.just(""), names | st.just(""))


@given(places, places)
def test_no_two_places_share_an_address(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert (addresses.place_anchor(*one) == addresses.place_anchor(*other)) == (one == other)
