"""Long lists on a phone: folded, with what matters most in sight, and opened by links and on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.site.conftest import Open
from tests.site.kinds import BOTKYRKA

LONGEST = 8000  # px at 360 px: ten screens
SOCIAL = "kommuner/botkyrka/sn/2022-verksamhetsberattelse/"
LISTS = (
    "granskning/",
    "jamfor/",
    "amnen/",
    "amnen/ekonomi/",
    "amnen/personal/",
    "mal/",
    SOCIAL,
    f"{SOCIAL}key_figures/",
    f"{SOCIAL}mal/",
    f"{BOTKYRKA}key_figures/",
    f"{BOTKYRKA}mal/",
)
REPORT = "botkyrka-sn-2022-verksamhetsberattelse"


@pytest.mark.parametrize("path", LISTS)
def test_list_is_no_longer_than_ten_screens_of_a_phone(path: str, open_page: Open) -> None:
    page = open_page(path, viewport={"width": 360, "height": 800}).page
    assert page.evaluate("document.documentElement.scrollHeight") <= LONGEST


def test_first_screen_of_the_errors_says_where_they_are_and_how_many(open_page: Open) -> None:
    page = open_page("granskning/", viewport={"width": 360, "height": 800}).page
    summary = page.locator("details.ou-fold > summary").first
    expect(summary).to_be_in_viewport()
    assert re.search(r"\d+ fel: .*\d", summary.inner_text())


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("path", [f"granskning/#{REPORT}", "jamfor/#forecasts", f"{SOCIAL}#staff"])
def test_link_into_a_fold_opens_it(path: str, javascript: bool, open_page: Open) -> None:
    page = open_page(path, java_script_enabled=javascript, viewport={"width": 360, "height": 800}).page
    target = page.locator(f"[id='{path.partition('#')[2]}']")
    expect(target).to_be_in_viewport()
    assert target.locator("xpath=..").get_attribute("open") is not None


def test_figure_in_a_closed_fold_of_a_table_is_opened_by_its_link(open_page: Open) -> None:
    visit = open_page(f"{SOCIAL}key_figures/", java_script_enabled=False, viewport={"width": 360, "height": 800})
    cell = visit.page.locator("td[id*='--']").last
    expect(cell).to_be_hidden()
    visit.go(f"{SOCIAL}key_figures/?#{cell.get_attribute('id')}")
    expect(visit.page.locator("td:target")).to_be_in_viewport()


def test_folds_are_open_on_paper(open_page: Open) -> None:
    page = open_page("granskning/").page
    finding = page.locator(".ou-finding").first
    expect(finding).to_be_hidden()
    page.emulate_media(media="print")
    expect(finding).to_be_visible()


def test_list_of_comparisons_can_be_narrowed_and_the_choice_sent_to_someone(open_page: Open) -> None:
    visit = open_page("jamfor/")
    page = visit.page
    rows = page.locator(".ou-compared")
    everything = rows.count()
    page.get_by_label("Omdöme").select_option("not_comparable")
    page.get_by_role("combobox", name="Kommun", exact=True).select_option("0484")
    shown = page.locator(".ou-compared:visible")
    left = shown.count()
    assert 0 < left < everything
    expect(page.get_by_role("status").filter(has_text="visas")).to_have_text(
        f"{left} av {everything} jämförelser visas."
    )
    assert {row.get_attribute("data-verdict") for row in shown.all()} == {"not_comparable"}
    assert all("0484" in (row.get_attribute("data-municipality") or "") for row in shown.all())
    assert "verdict=not_comparable" in page.url
    page.reload()
    expect(page.locator(".ou-compared:visible")).to_have_count(left)
    page.get_by_label("Omdöme").select_option("")
    page.get_by_role("combobox", name="Kommun", exact=True).select_option("")
    assert page.url.endswith("jamfor/")
    assert page.locator(".ou-compared:not([hidden])").count() == everything


def test_list_of_comparisons_offers_nothing_that_needs_javascript_without_it(open_page: Open) -> None:
    page = open_page("jamfor/", java_script_enabled=False).page
    expect(page.locator(".ou-narrowing")).to_be_hidden()
    for summary in page.locator("details.ou-fold > summary").all():
        expect(summary).to_be_visible()
    page.locator("details.ou-fold > summary").nth(1).click()
    expect(page.locator("details.ou-fold").nth(1).locator(".ou-compared").first).to_be_visible()


def test_goals_come_with_the_newest_first_and_those_without_outcome_last(open_page: Open) -> None:
    page = open_page("mal/").page
    cards = page.locator("main .ou-card")
    kickers = [card.locator(".ou-kicker").inner_text() for card in cards.all()]
    without = ["inget utfall" in card.inner_text() for card in cards.all()]
    assert without == sorted(without)
    years = [
        int(found[0])
        for text, late in zip(kickers, without, strict=True)
        if not late and (found := re.search(r"20\d\d", text))
    ]
    assert years == sorted(years, reverse=True)
