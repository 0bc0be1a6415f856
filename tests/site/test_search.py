"""Search in Swedish, as people type it. Nothing of it is fetched by those who don't search."""

import gzip
import re
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.site.conftest import Open, QuietHandler
from tests.site.kinds import KINDS
from tests.site.looks import SHIFT, Screens

STATUS = ".ou-search-status"
HITS = ".ou-hit"
FIRST = 5
STILL = 0.1  # what Chromium calls a page that doesn't jump
HEAVIEST_SCRIPT = 4_000  # bytes, compressed
HEAVIEST_SEARCH = 200_000  # bytes that the first search fetches beside the page, as they are on the disk

# What citizens and journalists type, and a page that should be among the first five; chosen before the ranking was.
QUERIES = {
    "socialnämnden": ["kommuner/botkyrka/sn/"],
    "nämnden i Eskilstuna": ["kommuner/eskilstuna/avn/"],
    "eskilstuna": ["kommuner/eskilstuna/"],
    "försörjningsstöd": ["amnen/ekonomiskt-bistand/"],
    "socialbidrag": ["amnen/ekonomiskt-bistand/"],
    "sfi": ["amnen/vuxenutbildning/", "jamfor/kommuner-sfi/"],
    "svenska för invandrare": ["jamfor/kommuner-sfi/", "jamfor/sfi-volymer/"],
    "placerade barn": ["jamfor/placerade-barn-kostnad-per-arsplats/"],
    "komvux": ["jamfor/komvux-arsplatser/"],
    "sjukfrånvaro": ["jamfor/kommuner-sjukfranvaro/"],
    "sjukskrivna": ["amnen/personal/"],
    "feriepraktik": ["jamfor/feriepraktik-antal/", "jamfor/kommuner-feriepraktik/"],
    "sommarjobb": ["amnen/arbetsmarknad/"],
    "arbetslösheten": ["jamfor/kommuner-arbetsloshet/"],
    "daglig verksamhet lss": ["amnen/daglig-verksamhet/"],
    "underskott": ["amnen/ekonomi/", "jamfor/namnder-budgetavvikelse/", "om/ordlista/"],
    "internkontroll": ["amnen/intern-kontroll/"],
    "mkr": ["om/ordlista/"],
    "vad är årsplats": ["om/ordlista/"],
    "räknat fel": ["granskning/"],
    "familjehem": ["jamfor/familjehem-arsplatser/"],
    "excel": ["data/"],
    "dagis": ["amnen/barn-och-unga/"],
    "lvu": ["jamfor/barn-pa-institution/", "amnen/barn-och-unga/"],
    "socialnämnden 2022": ["kommuner/botkyrka/sn/2022-verksamhetsberattelse/"],
    "botkyrka delårsrapport 2023": ["kommuner/botkyrka/avun/2023-delar-2/"],
    "vad kostar vuxenutbildningen": ["jamfor/vuxenutbildning-nettokostnad/"],
    "nämndens budget": ["jamfor/namnder-budgetavvikelse/", "amnen/ekonomi/"],
    "personalomsättning": ["jamfor/personalomsattning-socialnamnden/"],
}


def is_search_file(url: str) -> bool:
    return "/pagefind/" in url or url.endswith("search.js")


def search(page: Page, words: str) -> str:
    """Type words in the field of the search page, and read what it says when it has answered."""
    page.get_by_label("Sökord").fill(words)
    return answer(page, words)


def answer(page: Page, words: str) -> str:
    status = page.locator(STATUS)
    expect(status).to_contain_text(f"«{words}»", timeout=15_000)
    return status.inner_text()


def addresses(page: Page) -> list[str]:
    links = page.locator(f"{HITS} h2 a").evaluate_all("links => links.map(link => link.href)")
    return [urlsplit(link).path.removeprefix("/") for link in links]


@pytest.fixture
def search_page(open_page: Open) -> Page:
    return open_page("sok/").page


def test_what_people_type_leads_to_the_right_page_among_the_first_hits(open_page: Open) -> None:
    page = open_page("sok/").page
    missed = {}
    for words, expected in QUERIES.items():
        page.goto(f"{page.url.split('?')[0]}?q={quote(words)}")
        answer(page, words)
        expect(page.locator(HITS).first).to_be_visible()
        if not set(addresses(page)[:FIRST]) & set(expected):
            missed[words] = addresses(page)[:FIRST]
    assert missed == {}


@pytest.mark.parametrize(("typed", "other"), [("skola", "skolor"), ("nämndens", "nämnd"), ("kommunerna", "kommuns")])
def test_forms_of_a_word_find_the_same_pages(typed: str, other: str, search_page: Page) -> None:
    search(search_page, typed)
    expect(search_page.locator(HITS).first).to_be_visible()
    found = set(addresses(search_page))
    search(search_page, other)
    expect(search_page.locator(HITS).first).to_be_visible()
    assert set(addresses(search_page)) & found


def test_word_in_a_row_leads_straight_to_the_row(search_page: Page) -> None:
    search(search_page, "placerade barn")
    search_page.locator(".ou-hit-places a", has_text="placerade barn").first.click()
    search_page.wait_for_url(re.compile("#rad-"))
    expect(search_page.locator("tr:target")).to_contain_text("placerade barn")


def test_hit_of_a_table_shows_municipality_committee_report_and_a_plain_excerpt(open_page: Open) -> None:
    page = open_page("sok/?q=sjukfr%C3%A5nvaro&sida=Tabell").page
    answer(page, "sjukfrånvaro")
    hit = page.locator(HITS).first
    expect(hit.locator(".ou-meta")).to_have_text(re.compile(r"^Tabell · (Botkyrka|Eskilstuna) · \S.+ · \S.+ 20\d\d$"))
    assert page.locator(".ou-hit-text, .ou-hit-places").count() >= page.locator(HITS).count()
    assert "Källrad" not in page.locator(".ou-hits").inner_text()


def test_choices_narrow_the_hits_and_stand_in_the_address(open_page: Open) -> None:
    page = open_page("sok/").page
    everything = count(search(page, "utbildning"))
    page.get_by_role("combobox", name="Kommun", exact=True).select_option("Eskilstuna")
    expect(page.locator(STATUS)).not_to_contain_text(f"{everything} träffar")
    narrowed = count(answer(page, "utbildning"))
    assert 0 < narrowed < everything
    places = page.locator(f"{HITS} .ou-meta").all_inner_texts()
    assert [place for place in places if "Botkyrka" in place and "Eskilstuna" not in place] == []
    assert "kommun=Eskilstuna" in page.url
    page.get_by_label("Sidor").select_option("Kommun")
    expect(page.locator(STATUS)).to_contain_text(re.compile("med det urvalet|^1 träff"))
    page.get_by_label("Sidor").select_option("Tabell")
    expect(page.locator(HITS).first).to_contain_text("Tabell · Eskilstuna")
    page.reload()
    answer(page, "utbildning")
    expect(page.get_by_role("combobox", name="Kommun", exact=True)).to_have_value("Eskilstuna")
    assert all(place.startswith("Tabell · Eskilstuna") for place in page.locator(f"{HITS} .ou-meta").all_inner_texts())


def count(status: str) -> int:
    found = re.match(r"(\d+) träff", status)
    assert found, status
    return int(found[1])


def test_unknown_word_says_so_and_leads_on(search_page: Page) -> None:
    assert search(search_page, "asdfqwer").startswith("Inga träffar på «asdfqwer».")
    expect(search_page.locator(HITS)).to_have_count(0)
    for name in ("Ämnen", "Ordlista"):
        expect(search_page.locator(".ou-search-help").get_by_role("link", name=name)).to_be_visible()
    search_page.get_by_label("Sökord").fill("budget qwertyuiop")
    expect(search_page.locator(STATUS)).to_contain_text(re.compile("Ingen sida har ordet «qwertyuiop». Närmast kommer"))
    expect(search_page.locator(HITS).first).to_be_visible()


@pytest.mark.parametrize("words", ["placerade barn", "asdfqwer"])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1440, 900)])
def test_nothing_jumps_when_the_hits_of_an_address_come(width: int, height: int, words: str, open_page: Open) -> None:
    page = open_page(f"sok/?q={quote(words)}", viewport={"width": width, "height": height}).page
    answer(page, words)
    expect(page.locator(".ou-search-help")).to_be_visible()
    assert page.evaluate(SHIFT) < STILL


def test_choices_with_an_unknown_word_find_nothing(open_page: Open) -> None:
    page = open_page("sok/?q=asdfqwer&kommun=Botkyrka").page
    assert answer(page, "asdfqwer").startswith("Inga träffar")
    expect(page.locator(HITS)).to_have_count(0)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_fetched_for_the_search_before_someone_searches(kind: str, screens: Screens) -> None:
    expected = ["search.js"] if kind == "sok" else []
    for look in screens.looks(kind):
        assert [url.rsplit("/", 1)[1] for url in look.requests if is_search_file(url)] == expected


def test_first_search_fetches_little(built_site: Path, open_page: Open) -> None:
    visit = open_page("sok/")
    before = len(visit.requests)
    search(visit.page, "försörjningsstöd")
    visit.page.wait_for_load_state("networkidle")
    paths = {urlsplit(url).path.lstrip("/") for url in visit.requests[before:]}
    assert any(path.endswith("pagefind.js") for path in paths)
    weights = {path: (built_site / path).stat().st_size for path in paths}
    assert sum(weights.values()) < HEAVIEST_SEARCH, weights


def test_script_is_small(built_site: Path) -> None:
    assert len(gzip.compress((built_site / "assets" / "search.js").read_bytes())) <= HEAVIEST_SCRIPT


def test_keyboard_alone_searches_from_any_page_and_opens_a_hit(open_page: Open) -> None:
    visit = open_page("om/metod/")
    page = visit.page
    field = page.locator("#ou-find")
    for _ in range(40):
        if field.evaluate("field => field === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("vuxenutbildning")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/sok/\?q=vuxenutbildning"))
    answer(page, "vuxenutbildning")
    expect(page.locator(HITS)).to_have_count(10)
    more = page.get_by_role("button", name="Visa fler träffar")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(HITS).nth(10).locator("a").first).to_be_focused()
    page.locator(f"{HITS} a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^(?!.*/sok/)"))
    expect(page.locator("main")).to_contain_text("vuxenutbildning", ignore_case=True)
    assert visit.errors == []


def test_search_on_a_phone_by_touch_in_the_dark(open_page: Open) -> None:
    phone: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    visit = open_page("", color_scheme="dark", **phone)
    page = visit.page
    page.get_by_role("link", name="Sök på webbplatsen").tap()
    page.wait_for_url(re.compile("/sok/$"))
    field = page.get_by_label("Sökord")
    expect(field).to_be_focused()
    field.fill("sfi")
    page.get_by_role("button", name="Sök", exact=True).tap()
    answer(page, "sfi")
    expect(field).not_to_be_focused()  # or the keyboard on the screen would cover the hits
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.locator(f"{HITS} a").first.tap()
    page.wait_for_url(re.compile(r"^(?!.*/sok/)"))
    assert visit.errors == []


def test_only_one_way_to_the_search_is_seen(open_page: Open) -> None:
    page = open_page("").page
    for width, field, link in ((1440, 1, 0), (360, 0, 1)):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(".ou-find:visible")).to_have_count(field)
        expect(page.locator(".ou-find-link:visible")).to_have_count(link)


def test_without_javascript_the_page_says_so_and_leads_on(open_page: Open) -> None:
    page = open_page("sok/", java_script_enabled=False).page
    expect(page.get_by_text("Sökningen behöver JavaScript")).to_be_visible()
    expect(page.get_by_label("Sökord")).to_be_hidden()
    expect(page.locator(".ou-search-help").get_by_role("link", name="Ämnen")).to_be_visible()


def test_missing_index_is_told_in_swedish(open_page: Open) -> None:
    """As after `mkdocs build` alone, which makes no index."""
    page = open_page("sok/").page
    page.route("**/pagefind/**", lambda route: route.abort())
    page.get_by_label("Sökord").fill("budget")
    expect(page.locator(STATUS)).to_contain_text("Sökregistret gick inte att hämta.")
    page.unroute("**/pagefind/**")


def test_search_works_under_any_path_and_a_strict_policy(built_site: Path, tmp_path: Path, open_page: Open) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").symlink_to(built_site)
    policy = (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'"
    )

    def restrict(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = open_page("om/").page
        page.route("**/sok/*", restrict)
        page.goto(f"http://127.0.0.1:{server.server_port}/a/b/sok/?q=komvux")
        answer(page, "komvux")
        assert all(address.startswith("a/b/") for address in addresses(page))
        page.locator(f"{HITS} a").first.click()
        page.wait_for_url(re.compile("/a/b/(amnen|jamfor|om|kommuner)/"))
        expect(page.locator("main")).to_contain_text("komvux", ignore_case=True)
        server.shutdown()
