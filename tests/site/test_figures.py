"""Where a figure's link leads: to its cell, in sight on a phone, with the row's source, without any script."""

import random
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Open

PHONE = {"width": 360, "height": 800}
UNCERTAIN = "kommuner/botkyrka/avun/2020-delar-2/investments_annual/"
LINKS = "links => links.map(link => link.href).filter(href => href.includes('#rad-'))"
# How much of the cell can be seen: what lies at its four corners and its middle is the cell itself or stands in it.
IN_SIGHT = """cell => {
  const box = cell.getBoundingClientRect();
  const points = [[4, 4], [box.width - 4, 4], [4, box.height - 4], [box.width - 4, box.height - 4],
    [box.width / 2, box.height / 2]];
  return points.every(([x, y]) => cell.contains(document.elementFromPoint(box.left + x, box.top + y)));
}"""


def figure_links(page: Page) -> list[str]:
    found: list[str] = page.locator("main a[href*='#rad-']").evaluate_all(LINKS)
    return found


def test_figures_lead_to_cells_that_are_in_sight_on_a_phone(open_page: Open) -> None:
    visit = open_page("", viewport=PHONE)
    pages = ["", "jamfor/", "amnen/personal/", "amnen/ekonomi/", "jamfor/socialforvaltningen-sjukfranvaro/", "mal/"]
    links = sorted({link for address in pages for link in figure_links(visit.go(address))})
    assert len(links) > 100
    for link in random.Random(20261122).sample(links, 20):  # noqa: S311 # a sample, no secret
        visit.page.goto("about:blank")  # else only the fragment would change
        visit.page.goto(link, wait_until="load")
        cell = visit.page.locator("td:target")
        expect(cell).to_be_visible()
        visit.page.wait_for_function(f"() => ({IN_SIGHT})(document.querySelector('td:target'))", timeout=5000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cell_stands_out_from_its_row_and_the_row_from_the_table(scheme: str, open_page: Open) -> None:
    page = open_page(f"{UNCERTAIN}#rad-kvallsvagen-inventarier--budget_2020", color_scheme=scheme).page
    colour = "one => getComputedStyle(one).backgroundColor"
    cell, row = page.locator("td:target"), page.locator("tr:has(> td:target)")
    colours = [
        cell.evaluate(colour),
        row.locator("td:not(:target)").first.evaluate(colour),
        page.locator("tbody tr:not(:has(:target)) td.ou-num").last.evaluate(colour),
    ]
    assert len(set(colours)) == 3
    assert cell.evaluate("cell => parseFloat(getComputedStyle(cell).outlineWidth)") >= 2
    assert row.locator("th").evaluate(colour) == colours[1]  # the label that stays in sight belongs to the row


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("column", ["", "--budget_2020"])
def test_source_of_the_row_opens_without_javascript(column: str, width: int, open_page: Open) -> None:
    page = open_page(
        f"{UNCERTAIN}#rad-kvallsvagen-inventarier{column}",
        java_script_enabled=False,
        viewport={"width": width, "height": 800},
    ).page
    shown = page.locator(".ou-source-row:visible")
    expect(shown).to_have_count(1)
    text = shown.inner_text()
    for said in ("AVUX/2020:37", "Investeringsuppföljning", "1605", "Osäker i Budget 2020", "Inga som rör raden"):
        assert said in text
    box = shown.locator("dl").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    shown.get_by_role("link", name="Stäng").click()
    expect(page.locator(".ou-source-row:visible")).to_have_count(0)


def test_source_of_a_cell_says_its_column_and_figure_in_words_and_no_other_cell_s(open_page: Open) -> None:
    page = open_page(f"{UNCERTAIN}#rad-kvallsvagen-inventarier--budget_2020", java_script_enabled=False).page
    told = page.locator(".ou-source-row:visible .ou-told > li:visible")
    expect(told).to_have_count(1)
    shown = page.locator("td:target").evaluate(
        "cell => cell.querySelector('.ou-value')?.textContent ?? cell.firstChild.textContent"
    )
    expect(told).to_contain_text(f"Budget 2020: {shown.strip()}")
    expect(told).to_contain_text("kronor")
    page = open_page(f"{UNCERTAIN}#rad-kvallsvagen-inventarier", java_script_enabled=False).page
    expect(page.locator(".ou-source-row:visible .ou-told > li:visible").nth(1)).to_be_visible()  # of a row, all


def test_no_row_has_more_cells_than_the_stylesheet_can_tell_apart(built_site: Path) -> None:
    css = (built_site / "assets" / "tables.css").read_text(encoding="utf-8")
    known = len(re.findall(r"\+ tr \.ou-told > :nth-last-child", css))
    told = [
        told.count("<li>")
        for page in built_site.glob("kommuner/*/*/*/*/index.html")
        for told in re.findall(r'<ul class="ou-told">(.*?)</ul>', page.read_text(encoding="utf-8"))
    ]
    assert 4 < max(told) <= known


def test_address_of_a_cell_can_be_copied_from_its_source(open_page: Open) -> None:
    place = f"{UNCERTAIN}#rad-kvallsvagen-inventarier--budget_2020"
    page = open_page(place, permissions=["clipboard-read", "clipboard-write"]).page
    page.get_by_role("button", name="Kopiera länken hit").click()
    expect(page.get_by_text("Kopierad", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/{place}")


def test_source_of_a_row_is_one_click_from_the_row(open_page: Open) -> None:
    page = open_page(UNCERTAIN).page
    expect(page.locator(".ou-source-row:visible")).to_have_count(0)
    page.locator("td.ou-lines a").nth(2).click()
    expect(page.locator("tr:target + .ou-source-row")).to_be_visible()
    expect(page.locator(".ou-source-row:visible")).to_have_count(1)


def test_uncertain_figure_says_so_in_words(open_page: Open) -> None:
    page = open_page(UNCERTAIN).page
    expect(page.locator("td", has_text="osäker kolumn").first).to_be_visible()


def test_figure_with_an_error_leads_to_its_explanation_and_back(open_page: Open) -> None:
    page = open_page("granskning/").page
    page.locator("details summary").first.click()
    page.locator(".ou-finding-head a[href*='--']").first.click()
    page.wait_for_url(re.compile(r"#rad-.*--"))
    there = page.url
    page.locator("td:target a.ou-mark").first.click()
    explained = page.locator("li:target")
    expect(explained).to_be_in_viewport()
    explained.get_by_role("link", name="Till siffran").click()
    assert page.url == there
