"""Rows that somebody has cited under names that they, or their tables, no longer have."""

from dataclasses import replace
from urllib.parse import urljoin

import pytest

from build_site.model import Event, Fate, Place, Register
from build_site.pages.site import Site
from tests.pages.reading import ReadPage, read_page, render_at

REPORT = ("botkyrka", "avun", "2019-delar-1")
VOLUMES, GRADES = (*REPORT, "volumes"), (*REPORT, "grades")
PAGE, OTHER = "kommuner/botkyrka/avun/2019-delar-1/volumes/", "kommuner/botkyrka/avun/2019-delar-1/grades/"
FORMER = "kommuner/botkyrka/avun/2019-delar-1/volymer/"


def rename(site: Site, *events: tuple[Place, tuple[Place, ...]]) -> Site:
    """The site after some things have got new names, as the register says."""
    told = (Event(Fate.RENAMED if new else Fate.WITHDRAWN, old, new, "2026-12-01", "Skäl", "") for old, new in events)
    return replace(site, corpus=replace(site.corpus, register=Register(tuple(told))))


def lead(page: ReadPage, address: str, anchor: str) -> str:
    """Where the element with an id, or the first link in it, leads from the site's root."""
    assert anchor in page.ids
    link = page.body.partition(f'id="{anchor}"')[2].partition('href="')[2].partition('"')[0]
    return urljoin(address, link)


@pytest.mark.parametrize(("table", "page"), [(VOLUMES, PAGE), (GRADES, OTHER)])
def test_a_row_under_its_former_name_leads_to_its_place_in_whatever_table(
    toy_site: Site, table: Place, page: str
) -> None:
    row = "man" if table == GRADES else "deltagare-man"
    site = rename(toy_site, ((*VOLUMES, "pojkar"), ((*table, row),)))
    shown = read_page(render_at(PAGE, site))
    assert lead(shown, PAGE, "rad-pojkar") == f"{page}#rad-{row}"
    assert f"rad-{row}" in read_page(render_at(page, site)).ids
    assert "rad-pojkar--outcome_2018" in shown.ids
    cell = shown.body.partition('id="rad-pojkar--outcome_2018"')[2].partition(">")[0]
    assert ("href" in cell) == (table == VOLUMES)  # the other table has no such column


def test_a_withdrawn_row_leads_nowhere_and_is_told(toy_site: Site) -> None:
    shown = read_page(render_at(PAGE, rename(toy_site, ((*VOLUMES, "pojkar"), ()))))
    assert "«pojkar» är återtagen: Skäl (2026-12-01)." in shown.text
    assert {"rad-pojkar", "rad-pojkar--outcome_2018"} <= set(shown.ids)


def test_a_table_with_a_new_name_still_answers_for_rows_that_got_theirs_later(toy_site: Site) -> None:
    site = rename(toy_site, ((*REPORT, "volymer"), (VOLUMES,)), ((*VOLUMES, "pojkar"), ((*VOLUMES, "deltagare-man"),)))
    shown = read_page(render_at(FORMER, site))
    assert lead(shown, FORMER, "rad-pojkar") == f"{PAGE}#rad-deltagare-man"
    assert lead(shown, FORMER, "rad-deltagare-man--outcome_2018") == f"{PAGE}#rad-deltagare-man--outcome_2018"
    assert lead(shown, FORMER, "kolumn-outcome_2018") == f"{PAGE}#kolumn-outcome_2018"


def test_rows_stand_in_the_order_of_the_table(toy_site: Site) -> None:
    shown = read_page(render_at(FORMER, rename(toy_site, ((*REPORT, "volymer"), (VOLUMES,)))))
    rows = [one for one in shown.ids if one.startswith("rad-") and one.count("--") == 0]
    assert rows == ["rad-deltagare", "rad-deltagare-kvinnor", "rad-deltagare-man", "rad-nojda", "rad-trasiga"]
