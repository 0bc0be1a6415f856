"""What a reader sees and does: on phones, without JavaScript, in the dark, with a keyboard, on paper."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.site.conftest import Open
from tests.site.kinds import BARS, CHARTS, DEVIATION, KINDS, RELATED_CHARTS
from tests.site.looks import Screens

ALL_CHARTS = CHARTS | RELATED_CHARTS


STILL = 0.001  # a hundredth of what counts as good: a pixel when the browser rounds is no movement that anyone sees


@pytest.mark.parametrize("kind", KINDS)
def test_page_loads_without_errors_and_without_any_other_host(kind: str, screens: Screens) -> None:
    for look in screens.looks(kind):
        assert look.errors == ()
        assert {urlsplit(url).netloc for url in look.requests} == {urlsplit(screens.address).netloc}


@pytest.mark.parametrize("kind", KINDS)
def test_page_fits_every_screen_and_no_heading_is_cut_off(kind: str, screens: Screens) -> None:
    for look in screens.looks(kind):
        assert {width: out for width, out in look.outside.items() if out} == {}
        assert {width: cut for width, cut in look.cut.items() if cut} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_while_a_page_loads(kind: str, screens: Screens) -> None:
    shifts = [look.shift for look in screens.looks(kind)]
    assert shifts
    assert max(shifts) < STILL


OF_SCRIPTS = ("Välj en siffra i listan, så visas den här.",)  # how to use what only scripts can do


def test_page_says_the_same_without_javascript(screens: Screens) -> None:
    """Every line that can be read with scripts can be read without them, in every kind of page."""
    missing = {}
    for kind in KINDS:
        without = set(screens.read(kind, javascript=False))
        lines = [line for line in screens.read(kind, javascript=True) if line not in {*without, *OF_SCRIPTS}]
        if lines:
            missing[kind] = lines
    assert missing == {}


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("kind", ALL_CHARTS)
def test_everything_is_there_without_javascript(kind: str, width: int, open_page: Open) -> None:
    page = open_page(ALL_CHARTS[kind], java_script_enabled=False, viewport={"width": width, "height": 800}).page
    expect(page.locator(".ou-answer")).to_be_visible()
    expect(page.locator(".ou-chart svg:visible")).to_have_count(1)
    expect(page.locator("table.ou-table")).to_be_visible()
    assert page.locator("table.ou-table tbody tr").count() > 1
    for ending in (".xlsx", ".csv"):
        expect(page.locator(f".ou-downloads a[href$='{ending}']").first).to_be_visible()
    expect(page.locator("#kalla")).to_be_visible()


def test_start_page_answers_without_javascript(open_page: Open) -> None:
    page = open_page("", java_script_enabled=False).page
    answers = page.locator(".ou-answer")
    assert answers.count() >= 2
    for number in range(answers.count()):
        expect(answers.nth(number)).to_be_visible()
    assert re.search(r"(överskott|underskott|budgeten)", answers.first.inner_text())


def brightness(colour: str) -> float:
    red, green, blue = (int(part) for part in re.findall(r"\d+", colour)[:3])
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


@pytest.mark.parametrize("kind", ALL_CHARTS)
def test_texts_of_charts_are_light_in_the_dark_and_dark_in_the_light(kind: str, open_page: Open) -> None:
    for scheme in ("dark", "light"):
        page = open_page(ALL_CHARTS[kind], color_scheme=scheme).page
        fills = page.locator(".ou-chart svg:visible text").evaluate_all(
            "texts => texts.map(text => getComputedStyle(text).fill)"
        )
        ground = page.locator(".ou-chart").evaluate("chart => getComputedStyle(chart).backgroundColor")
        assert len(fills) > 5
        if scheme == "dark":
            assert brightness(ground) < 0.2
            assert min(map(brightness, fills)) > 0.6
        else:
            assert brightness(ground) > 0.9
            assert max(map(brightness, fills)) < 0.4


def test_figure_in_an_answer_leads_to_its_highlighted_row_with_its_source_line(open_page: Open) -> None:
    visit = open_page("")
    figure = visit.page.locator(".ou-answer a.ou-figure").first
    text = figure.inner_text()
    assert re.match(r"\d", text)
    figure.click()
    visit.page.wait_for_url(re.compile(r"#rad-"))
    row = visit.page.locator("tr:has(> td:target)")
    expect(row).to_be_in_viewport()
    cell = row.locator("td:target")
    other = visit.page.locator("table.ou-table tbody tr:not(:has(:target)) td.ou-num").first
    colour = "cell => getComputedStyle(cell).backgroundColor"
    assert cell.evaluate(colour) != other.evaluate(colour)
    expect(row.locator(".ou-lines a")).to_have_text(re.compile(r"^\d+"))


def test_chart_is_named_for_screen_readers_in_swedish(open_page: Open) -> None:
    page = open_page(DEVIATION, java_script_enabled=False).page
    image = page.get_by_role("img", name=re.compile(r"^Diagram\. "))
    expect(image.locator("visible=true").first).to_be_visible()
    figures = page.get_by_role("list", name="Siffrorna i diagrammet").get_by_role("listitem")
    assert figures.count() == page.locator(".ou-wide svg path[data-mark]").count() > 3
    expect(figures.first).to_have_text(re.compile(r"^.{5,}: [+−]?\d.*mnkr$"))


def test_one_chart_is_shown_to_each_width(open_page: Open) -> None:
    page = open_page(BARS).page
    for width, shown in ((360, ".ou-narrow"), (1440, ".ou-wide")):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(".ou-chart svg:visible")).to_have_count(1)
        expect(page.locator(f"{shown} svg")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1440])
def test_texts_of_charts_are_not_cut_off(width: int, open_page: Open) -> None:
    for address in ALL_CHARTS.values():
        page = open_page(address, viewport={"width": width, "height": 800}).page
        outside = page.evaluate(
            """() => {
              const chart = document.querySelector('.ou-chart').getBoundingClientRect();
              return [...document.querySelectorAll('.ou-chart svg text')]
                .map(text => [text.textContent, text.getBoundingClientRect()])
                .filter(([_, box]) => box.width && (box.left < chart.left - 1 || box.right > chart.right + 1))
                .map(([text]) => text);
            }"""
        )
        assert outside == [], address


def test_table_can_be_reached_and_scrolled_with_the_keyboard(open_page: Open) -> None:
    page = open_page(DEVIATION, viewport={"width": 360, "height": 800}).page
    region = page.get_by_role("region", name=re.compile(r"^Tabell: "))
    for _ in range(80):
        page.keyboard.press("Tab")
        if region.evaluate("region => region === document.activeElement"):
            break
    expect(region).to_be_focused()
    assert region.evaluate("region => region.scrollWidth > region.clientWidth")
    assert region.evaluate("region => parseFloat(getComputedStyle(region).outlineWidth)") >= 2
    page.keyboard.press("ArrowRight")
    # Waits for the scroll itself: the policy lets no test evaluate a string over and over either.
    scrolled = "region => new Promise(done => region.scrollLeft > 0 ? done(true) : region.onscroll = () => done(true))"
    assert region.evaluate(scrolled)


def test_focus_is_visible_on_links(open_page: Open) -> None:
    page = open_page("").page
    figure = page.locator(".ou-answer a.ou-figure").first
    figure.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(figure).to_be_focused()
    assert figure.evaluate("link => parseFloat(getComputedStyle(link).outlineWidth)") >= 2


def test_navigation_is_not_printed_but_the_answer_the_chart_and_the_table_are(open_page: Open) -> None:
    page = open_page(DEVIATION).page
    page.emulate_media(media="print")
    for hidden in (".md-header", ".md-tabs", ".md-footer", ".ou-crumbs", ".ou-neighbours", ".ou-downloads"):
        for number in range(page.locator(hidden).count()):
            expect(page.locator(hidden).nth(number)).to_be_hidden()
    for shown in (".ou-answer", ".ou-chart svg:visible", "table.ou-table", "#kalla"):
        expect(page.locator(shown).first).to_be_visible()


def test_downloads_are_files_and_no_pages(open_page: Open) -> None:
    page = open_page(DEVIATION).page
    for link in page.locator(".ou-downloads a").all():
        with page.expect_download() as download:
            link.click()
        assert download.value.path().stat().st_size > 300
        name = str(link.get_attribute("href")).rpartition("/")[2]
        assert download.value.suggested_filename == name


def test_every_page_can_be_reached_from_the_start_page_in_four_clicks(open_page: Open) -> None:
    """From start to a table: municipality, committee, report, table."""
    visit = open_page("")
    page = visit.page
    page.get_by_role("link", name="Kommuner").first.click()
    page.locator("main").get_by_role("link", name="Botkyrka", exact=True).click()
    page.locator("main .ou-card h2 a").first.click()
    page.locator("main .ou-card h3 a").first.click()
    page.locator("main .ou-tables a").first.click()
    expect(page.locator("table.ou-table")).to_be_visible()
