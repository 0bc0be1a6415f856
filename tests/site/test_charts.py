"""Charts that answer: tooltips, switches and pages for embedding, by mouse, finger and keyboard."""

import gzip
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Open
from tests.site.kinds import BARS, CHARTS, DEVIATION, DUMBBELL
from tests.site.looks import violations_of as violations

SCRIPT_LIMIT = 5_000
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
SERIES = "jamfor/placerade-barn-kostnad-per-arsplats/"
EMBED = "diagram/botkyrka-avun-2023-delar-2/operating_result/"


def mark(page: Page, number: int) -> tuple[float, float]:
    """The middle of a mark on the screen."""
    found = page.locator(f".ou-plot:visible svg [data-mark='{number}']:not(text)").first
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def words(page: Page, number: int) -> str:
    """What the page says of a mark."""
    return page.locator(".ou-marks li").nth(number).inner_text()


@pytest.mark.parametrize("kind", CHARTS)
def test_mouse_shows_what_a_mark_is_also_from_beside_it_and_leads_to_its_row(kind: str, open_page: Open) -> None:
    visit = open_page(CHARTS[kind], viewport=DESKTOP)
    page = visit.page
    tip = page.locator(".ou-tip")
    expect(tip).to_be_hidden()
    x, y = mark(page, 0)
    page.mouse.move(x, y)
    expect(tip).to_contain_text(words(page, 0).split(":")[-1].strip())
    page.mouse.move(5, 5)
    expect(tip).to_be_hidden()
    page.mouse.move(x, y - 12)
    expect(tip).to_be_visible()
    page.mouse.move(x, y)
    target = page.locator(".ou-marks li").first.get_attribute("data-to")
    assert target
    page.mouse.click(x, y)
    expect(page).to_have_url(re.compile(re.escape(target) + "$"))
    expect(page.locator(":target")).to_be_in_viewport()
    assert visit.errors == []


@pytest.mark.parametrize("kind", CHARTS)
def test_tap_shows_a_mark_and_the_link_in_it_leads_to_the_row(kind: str, open_page: Open) -> None:
    visit = open_page(CHARTS[kind], viewport=PHONE, has_touch=True, is_mobile=True)
    page, tip = visit.page, visit.page.locator(".ou-tip")
    x, y = mark(page, 1)
    page.touchscreen.tap(x, y)
    expect(tip).to_contain_text(words(page, 1).split(":")[-1].strip())
    expect(page.locator(".ou-chart [aria-live]")).to_have_text(words(page, 1))
    box = tip.bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= box["x"] + box["width"] <= 360
    assert "#" not in page.url
    page.locator("h1").tap()
    expect(tip).to_be_hidden()
    page.touchscreen.tap(*mark(page, 1))
    tip.get_by_role("link", name="Till raden").tap()
    expect(page).to_have_url(re.compile("#rad-"))
    assert visit.errors == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_keyboard_moves_between_marks_announces_them_and_follows_them(
    viewport: dict[str, int], open_page: Open
) -> None:
    visit = open_page(DEVIATION, viewport=viewport)
    page, tip = visit.page, visit.page.locator(".ou-tip")
    plot, live = page.locator(".ou-plot:visible"), page.locator(".ou-chart [aria-live=polite]")
    last = page.locator(".ou-marks li").count() - 1
    page.locator(".ou-chart").evaluate("chart => { chart.tabIndex = -1; chart.focus(); }")
    page.keyboard.press("Tab")
    expect(plot).to_be_focused()
    assert plot.evaluate("plot => getComputedStyle(plot).outlineStyle") == "solid"
    assert plot.get_attribute("role") == "application"
    hint = plot.get_attribute("aria-describedby")
    expect(page.locator(f"#{hint}")).to_contain_text("Piltangenterna")
    for key, number in (
        ("ArrowRight", 0),
        ("ArrowDown", 1),
        ("ArrowLeft", 0),
        ("ArrowUp", last),
        ("Home", 0),
        ("End", last),
    ):
        page.keyboard.press(key)
        expect(live).to_have_text(words(page, number))
        expect(tip).to_be_visible()
        assert page.locator(".ou-plot:visible .ou-on").first.get_attribute("data-mark") == str(number)
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(plot).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    target = page.locator(".ou-marks li").first.get_attribute("data-to")
    expect(page).to_have_url(re.compile(f"{target}$"))
    assert visit.errors == []


def test_one_chart_is_one_tab_stop_and_the_arrows_do_not_scroll(open_page: Open) -> None:
    page = open_page(BARS, viewport=DESKTOP).page
    assert page.locator(".ou-plot:visible [tabindex], .ou-plot:visible a, .ou-plot:visible button").count() == 0
    page.locator(".ou-plot:visible").focus()
    before = page.evaluate("scrollY")
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("scrollY") == before


def test_pointing_at_a_name_lights_up_its_series_and_a_press_keeps_it(open_page: Open) -> None:
    page = open_page(SERIES, viewport=DESKTOP).page
    chart = page.locator(".ou-chart:visible")
    dim = chart.locator(".ou-plot:visible .ou-dim[data-mark]")
    name = chart.locator(".ou-plot:visible svg text[data-series='0']").first
    name.scroll_into_view_if_needed()
    box = name.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    expect(dim.first).to_be_attached()
    dimmed = {int(number) for number in dim.evaluate_all("all => all.map(one => one.dataset.mark)")}
    series = chart.locator(".ou-marks li").evaluate_all("all => all.map(one => one.dataset.series)")
    assert dimmed == {number for number, one in enumerate(series) if one != "0"}
    assert chart.locator(".ou-plot:visible .ou-dim[data-line]").count() == len(set(series)) - 1
    page.mouse.click(box["x"] + 5, box["y"] + 5)
    page.mouse.move(5, 5)
    expect(dim.first).to_be_attached()
    page.keyboard.press("Escape")
    expect(dim).to_have_count(0)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_women_and_men_can_be_shown_and_hidden(viewport: dict[str, int], open_page: Open) -> None:
    page = open_page(DUMBBELL, viewport=viewport).page
    women, men = (page.get_by_role("button", name=name) for name in ("Kvinnor", "Män"))
    drawn = page.locator(".ou-plot:visible svg [data-mark]:visible")
    everything = drawn.count()
    men.click()
    expect(men).to_have_attribute("aria-pressed", "false")
    expect(women).to_have_attribute("aria-pressed", "true")
    expect(drawn).to_have_count(everything // 2)
    page.locator(".ou-plot:visible").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".ou-tip")).to_contain_text("Kvinnor")
    women.click()
    expect(drawn).to_have_count(0)
    page.locator(".ou-plot:visible").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".ou-tip")).to_be_hidden()
    men.click()
    women.click()
    expect(drawn).to_have_count(everything)


def test_one_of_several_drawings_is_shown_and_the_choice_stands_in_the_address(open_page: Open) -> None:
    visit = open_page(SERIES, viewport=DESKTOP)
    page = visit.page
    charts, switch = page.locator(".ou-chart:visible"), page.get_by_role("group", name="Visa siffrorna som")
    expect(charts).to_have_count(1)
    expect(charts).to_contain_text("Tusen kronor")
    switch.get_by_role("button", name="Index").click()
    expect(charts).to_have_count(1)
    expect(charts).to_contain_text("Index")
    expect(switch.get_by_role("button", name="Totalt")).to_have_attribute("aria-pressed", "false")
    assert page.url.endswith("#diagram-2")
    page.reload()
    expect(charts).to_contain_text("Index")
    page.emulate_media(media="print")
    expect(charts).to_have_count(2)


def test_all_drawings_and_pictures_are_there_without_javascript(open_page: Open) -> None:
    page = open_page(SERIES, viewport=DESKTOP, java_script_enabled=False).page
    expect(page.locator(".ou-chart:visible")).to_have_count(2)
    expect(page.get_by_role("button", name="Index")).to_have_count(0)
    page.locator(".ou-save summary").first.click()
    expect(page.get_by_role("link", name="PNG").first).to_be_visible()
    expect(page.get_by_label("Bädda in").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", [DEVIATION, SERIES, EMBED])
def test_open_tooltip_and_fold_have_no_violations(place: str, scheme: str, open_page: Open) -> None:
    page = open_page(place, color_scheme=scheme).page
    page.locator(".ou-plot:visible").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".ou-tip:visible")).to_have_count(1)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(page) == []


def test_nothing_moves_when_the_script_runs(open_page: Open) -> None:
    page = open_page(DUMBBELL, viewport=PHONE).page
    page.locator(".ou-plot:visible").focus()
    page.keyboard.press("ArrowRight")
    moved = page.evaluate(
        """() => new Promise(done => {
          let sum = 0;
          new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
            .observe({type: 'layout-shift', buffered: true});
          setTimeout(() => done(sum), 300);
        })"""
    )
    assert moved < 0.01


def test_no_chart_is_animated_for_those_who_do_not_want_it(open_page: Open) -> None:
    for motion, duration in (("reduce", "0s"), ("no-preference", "0.15s")):
        page = open_page(DEVIATION, reduced_motion=motion).page
        first = page.locator(".ou-plot:visible svg [data-mark]").first
        assert first.evaluate("one => getComputedStyle(one).transitionDuration") == duration


def test_script_weighs_at_most_5_kb_compressed_and_pages_hold_no_handlers(built_site: Path) -> None:
    script = (built_site / "assets" / "charts.js").read_bytes()
    assert 1_000 < len(gzip.compress(script, 9)) <= SCRIPT_LIMIT
    for address in (DEVIATION, SERIES, EMBED):
        html = (built_site / address / "index.html").read_text(encoding="utf-8")
        assert not re.search(r"<[^>]* on\w+=", html), address


# Pictures and pages for embedding


def test_each_chart_has_its_pictures_and_a_light_page_of_its_own(built_site: Path) -> None:
    pages = sorted((built_site / "diagram").rglob("index.html"))
    assert len(pages) > 100
    for page in pages:
        assert len(gzip.compress(page.read_bytes())) < 15_000, page
        assert sorted(path.name.partition(".")[2] for path in page.parent.iterdir() if path.is_file()) == [
            "html", "png", "svg", "vl.json",
        ]  # fmt: skip


def test_pictures_are_linked_where_the_chart_stands(open_page: Open) -> None:
    page = open_page(DEVIATION).page
    page.locator(".ou-save summary").click()
    for name, kind in (("PNG", "image/png"), ("SVG", "image/svg+xml"), ("Vega-Lite", "application/json")):
        href = page.get_by_role("link", name=name, exact=True).evaluate("link => link.href")
        response = page.request.get(href)
        assert response.ok
        assert response.headers["content-type"].startswith(kind)


class _Host(SimpleHTTPRequestHandler):
    """Another site, whose only page embeds a chart."""

    page = ""

    def do_GET(self) -> None:
        """Answer every address with the page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.page.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class's name
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[tuple[str, type[_Host]]]:
    """Another site on another port, which is another origin."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", _Host
        server.shutdown()


@pytest.mark.parametrize("width", [340, 760])
@pytest.mark.parametrize("place", [DEVIATION, BARS, DUMBBELL, SERIES])
def test_chart_works_and_fits_in_the_frame_of_another_site(
    place: str, width: int, host: tuple[str, type[_Host]], open_page: Open
) -> None:
    visit = open_page(place)
    code = visit.page.locator(".ou-save textarea").first.input_value()
    code = re.sub(r'src="https://[^/]+/', f'src="{visit.address}', code)
    other, handler = host
    handler.page = f'<!doctype html><title>Värd</title><body style="margin:0;width:{width}px">{code}'
    visit.requests.clear()
    visit.page.set_viewport_size({"width": 800, "height": 1200})
    visit.page.goto(other)
    frame = visit.page.frame_locator("iframe")
    plot = frame.locator(".ou-plot:visible")
    plot.focus()
    visit.page.keyboard.press("ArrowRight")
    expect(frame.locator(".ou-tip")).to_be_visible()
    scrolls = plot.evaluate(
        "() => [document.documentElement.scrollHeight, innerHeight, document.documentElement.scrollWidth, innerWidth]"
    )
    assert scrolls[0] <= scrolls[1]
    assert scrolls[2] <= scrolls[3]
    with visit.page.context.expect_page() as opened:
        visit.page.keyboard.press("Enter")
    opened.value.wait_for_url(re.compile("#rad-"))
    asked = {urlsplit(url).netloc for url in visit.requests}
    assert asked <= {urlsplit(visit.address).netloc, urlsplit(other).netloc}
    assert [error for error in visit.errors if "favicon" not in error] == []


def test_page_for_embedding_is_complete_without_javascript(open_page: Open) -> None:
    page = open_page(EMBED, java_script_enabled=False, viewport=PHONE).page
    expect(page.locator("svg:visible")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Källa:")).to_be_visible()
    expect(page.get_by_role("link", name="CC0")).to_be_visible()
    ground = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") != ground
