"""The design in a browser: tables that sort and stay in sight, nothing that moves or sticks out, paper, and weight."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.conftest import Open
from tests.site.kinds import COMPARISON, DEVIATION, DUMBBELL, KINDS

FIRST_VISIT = 200_000  # bytes, compressed


@pytest.fixture(scope="module")
def sortable(built_site: Path) -> str:
    """The address of a table that can be sorted and has empty cells."""
    return find_table(built_site, "ou-sortable", 'class="ou-missing"')


@pytest.fixture(scope="module")
def padded(built_site: Path) -> str:
    """The address of a table with different numbers of decimals in one column, and marks at its figures."""
    return find_table(built_site, "data-pad", 'class="ou-value"', 'href="#anm-1"')


def find_table(built_site: Path, *signs: str) -> str:
    for path in sorted(built_site.glob("kommuner/*/*/*/*/index.html")):
        html = path.read_text(encoding="utf-8")
        if all(sign in html for sign in signs):
            return f"{path.parent.relative_to(built_site).as_posix()}/"
    raise AssertionError(f"no table has {signs}")


def column(page: Page, number: int) -> list[str]:
    """The texts of a column, without marks, in the order of the page."""
    rows = page.locator(".ou-sortable tbody tr:not(.ou-source-row)")
    texts: list[str] = rows.evaluate_all(
        """(rows, number) => rows.map(row => {
          const under = [...row.cells].flatMap(cell => Array(cell.colSpan).fill(cell));
          const copy = under[number].cloneNode(true);
          copy.querySelectorAll("sup, abbr, .ou-mark, .ou-detail").forEach(one => one.remove());
          return copy.textContent.trim();
        })""",
        number,
    )
    return texts


def numeric_column(page: Page) -> int:
    """The first column with three different figures and a cell that is empty."""
    for number in range(1, page.locator(".ou-sortable thead th").count()):
        texts = column(page, number)
        figures = {text for text in texts if re.fullmatch(r"[+−]?[\d\u00a0]+(,\d+)?", text)}
        if len(figures) > 2 and len(texts) > len([text for text in texts if text in figures]):
            return number
    raise AssertionError("no column to sort by")


def value(text: str) -> float | None:
    plain = text.replace("\u00a0", "").replace("−", "-").replace(",", ".")
    return float(plain) if re.fullmatch(r"[+-]?[\d.]+", plain) else None


def test_click_sorts_by_value_up_and_down_and_then_as_printed(sortable: str, open_page: Open) -> None:
    page = open_page(sortable).page
    number = numeric_column(page)
    printed = column(page, 0), column(page, number)
    heading = page.locator(".ou-sortable thead th").nth(number)
    button = heading.get_by_role("button")
    for direction, reverse in (("ascending", False), ("descending", True)):
        button.click()
        expect(heading).to_have_attribute("aria-sort", direction)
        values = [value(text) for text in column(page, number)]
        figures = [one for one in values if one is not None]
        assert figures == sorted(figures, reverse=reverse)
        assert len(set(figures)) > 2
        assert values[-1] is None, "empty cells come last in both directions"
        assert sorted(column(page, 0)) == sorted(printed[0])
    button.click()
    assert heading.get_attribute("aria-sort") is None
    assert (column(page, 0), column(page, number)) == printed


def test_keyboard_sorts_by_swedish_letters_and_keeps_the_focus(sortable: str, open_page: Open) -> None:
    page = open_page(sortable).page
    button = page.locator(".ou-sortable thead th").first.get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_be_focused()
    labels = column(page, 0)
    assert labels == page.evaluate(
        "labels => [...labels].sort(new Intl.Collator('sv', {numeric: true}).compare)", labels
    )
    page.keyboard.press("Space")
    assert column(page, 0)[0] == labels[-1]
    assert page.locator("[aria-sort]").count() == 1


def test_headings_do_nothing_without_javascript_and_say_nothing_else(sortable: str, open_page: Open) -> None:
    page = open_page(sortable, java_script_enabled=False).page
    assert page.locator(".ou-sortable thead button").count() == 0
    with_script = open_page(sortable).page
    names = with_script.locator(".ou-sortable thead th").all_inner_texts()
    assert names == page.locator(".ou-sortable thead th").all_inner_texts()


def test_rows_of_groups_and_sums_cannot_be_sorted(open_page: Open) -> None:
    page = open_page(DEVIATION).page
    assert page.locator(".ou-group").count() > 0
    assert page.locator("table.ou-table thead button").count() == 0


def test_decimal_commas_stand_under_each_other(padded: str, open_page: Open) -> None:
    page = open_page(padded).page
    places = page.evaluate(
        """() => [...document.querySelectorAll('.ou-table tbody tr:not(.ou-sum)')].flatMap(row =>
          [...row.cells].flatMap(cell => Array(cell.colSpan).fill(cell))
          .map((cell, number) => [number, cell]).filter(([, cell]) => cell.matches('.ou-num'))
          .map(([number, cell]) => {
            const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
            const text = walker.nextNode();
            const whole = text.textContent.split(',')[0].length;
            const range = document.createRange();
            range.setStart(text, whole - 1);
            range.setEnd(text, whole);
            return [number, range.getBoundingClientRect().right];
          }))"""
    )
    columns: dict[int, list[float]] = {}
    for number, right in places:
        columns.setdefault(number, []).append(right)
    assert sum(len(rights) for rights in columns.values()) > 5
    for number, rights in columns.items():
        assert max(rights) - min(rights) < 1, (number, rights)


def test_padding_is_neither_read_nor_copied(padded: str, open_page: Open) -> None:
    page = open_page(padded).page
    figure = page.locator(".ou-value[data-pad]").first
    shown = figure.text_content() or ""
    page.evaluate(
        "cell => getSelection().selectAllChildren(cell)", page.locator("td:has(> .ou-value)").first.element_handle()
    )
    assert page.evaluate("getSelection().toString().trim()").startswith(shown)
    assert (figure.get_attribute("data-pad") or "") not in page.evaluate("getSelection().toString()")
    assert shown in page.locator("td:has(> .ou-value)").first.aria_snapshot()


def top(one: Locator) -> float:
    return float(one.evaluate("one => one.getBoundingClientRect().top"))


def test_headings_stay_below_the_site_s_header_on_a_desk(open_page: Open) -> None:
    """The table is no box of its own to scroll in: it is as long as it is, and the page scrolls."""
    page = open_page(DEVIATION, viewport={"width": 1440, "height": 500}).page
    box, heading = page.locator(".ou-scroll.ou-fits"), page.locator(".ou-table thead th").first
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight")
    page.locator(".ou-table tbody tr[id]").nth(9).evaluate("row => row.scrollIntoView({ block: 'center' })")
    expect(heading).to_be_in_viewport()
    below = page.locator(".md-header").evaluate("one => one.getBoundingClientRect().bottom")
    assert abs(top(heading) - below) <= 2


def test_headings_and_labels_stay_in_sight_on_a_phone(open_page: Open) -> None:
    page = open_page(DEVIATION, viewport={"width": 360, "height": 700}).page
    box = page.locator(".ou-scroll")
    heading, label = page.locator(".ou-table thead th").first, page.locator(".ou-table tbody th[scope=row]").nth(5)
    box.scroll_into_view_if_needed()
    box.evaluate("box => box.scrollTo(0, 150)")
    assert abs(top(heading) - top(box)) <= 2
    assert box.evaluate("box => box.getBoundingClientRect().height <= innerHeight")
    left = label.evaluate("one => one.getBoundingClientRect().left")
    box.evaluate("box => box.scrollBy(200, 0)")
    assert box.evaluate("box => box.scrollLeft") > 100
    assert abs(label.evaluate("one => one.getBoundingClientRect().left") - left) <= 1


# A phone on its side, and a page at 400 % on a screen of 1280 × 1024.
@pytest.mark.parametrize(("width", "height"), [(844, 390), (320, 256)])
def test_headings_leave_the_data_in_sight_where_the_screen_is_low(width: int, height: int, open_page: Open) -> None:
    page = open_page(DEVIATION, viewport={"width": width, "height": height}).page
    assert page.locator(".ou-scroll").evaluate("box => getComputedStyle(box).maxHeight") == "none"
    row = page.locator(".ou-table tbody tr[id]").nth(9)
    row.evaluate("row => row.scrollIntoView({ block: 'start' })")
    heading = page.locator(".ou-table thead th").first.bounding_box()
    assert heading is not None
    assert heading["y"] + heading["height"] <= 0
    assert page.locator(".md-header").evaluate("one => one.getBoundingClientRect().bottom") <= 0


def test_table_opens_on_a_phone_where_its_answer_is(open_page: Open) -> None:
    page = open_page(DEVIATION, viewport={"width": 360, "height": 700}).page
    answer, label = page.locator(".ou-table thead .ou-first"), page.locator(".ou-table thead th").first
    expect(answer).to_contain_text("Avvikelse")
    edges = "one => [one.getBoundingClientRect().left, one.getBoundingClientRect().right]"
    (left, right), (_, end) = answer.evaluate(edges), label.evaluate(edges)
    assert end - 1 <= left
    assert right <= 360


def test_link_to_a_cell_on_a_desk_shows_its_heading(open_page: Open) -> None:
    page = open_page(f"{DEVIATION}#rad-total-kostnader--deviation_2023", viewport={"width": 1440, "height": 700}).page
    expect(page.locator("#kolumn-deviation_2023")).to_be_in_viewport(ratio=1)
    expect(page.locator("td:target")).to_be_in_viewport(ratio=1)


def test_only_what_scrolls_is_a_stop_for_the_keyboard(open_page: Open) -> None:
    page = open_page("", viewport={"width": 1440, "height": 900}).page
    box = page.locator(".ou-scroll")
    expect(box).not_to_have_attribute("tabindex", "0")
    page = open_page(DEVIATION, viewport={"width": 360, "height": 740}).page
    expect(page.locator(".ou-scroll")).to_have_attribute("tabindex", "0")
    expect(page.locator(".ou-scroll")).to_have_attribute("role", "region")


def test_start_page_s_table_needs_no_scrolling_on_the_narrowest_phone(open_page: Open) -> None:
    box = open_page("", viewport={"width": 320, "height": 700}).page.locator(".ou-scroll")
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") <= 0


def test_paper_says_where_the_page_is_from_and_unfolds_what_is_folded(open_page: Open) -> None:
    page = open_page(KINDS["rapport"], color_scheme="dark").page
    expect(page.locator(".ou-print")).to_be_hidden()
    folds, unfolded = page.locator("details").count(), page.locator("details[open]").count()
    assert unfolded < folds
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".ou-print")).to_be_visible()
    expect(page.locator(".ou-print")).to_contain_text(page.url)
    expect(page.locator(".ou-print")).to_contain_text("CC0")
    assert page.locator("details[open]").count() == folds
    expect(page.locator(".ou-chart svg:visible")).to_have_count(1)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == unfolded
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("kind", ["start", "tabell-deviation", "jamforelse-tva-baser"])
def test_nothing_is_cut_off_on_paper(kind: str, open_page: Open) -> None:
    page = open_page(KINDS[kind], viewport={"width": 680, "height": 1000}).page  # A4 within its margins
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("base", ["", "en/annan/plats/"])
def test_missing_page_finds_the_site_from_any_depth(base: str, built_site: Path, open_page: Open) -> None:
    """A server shows 404.html under the address that was asked for, and the site may lie below another's root."""
    visit = open_page("404.html")
    page = visit.page
    html = (built_site / "404.html").read_text(encoding="utf-8")

    def answer(route: object) -> None:
        path = urlsplit(route.request.url).path.lstrip("/")  # type: ignore[attr-defined]
        inside = built_site / path.removeprefix(base)
        file = inside / "index.html" if inside.is_dir() else inside
        if path.startswith(base) and file.is_file():
            route.fulfill(path=file)  # type: ignore[attr-defined]
        else:
            route.fulfill(status=404, body=html, content_type="text/html")  # type: ignore[attr-defined]

    page.route("**/*", answer)
    page.goto(f"{visit.address}{base}kommuner/botkyrka/avun/2099/finns-inte/")
    nearest = page.locator("#narmast a")
    expect(nearest).to_be_visible()
    expect(nearest).to_have_attribute("href", f"/{base}kommuner/botkyrka/avun/")
    paper = "getComputedStyle(document.querySelector('.md-header')).borderBottomWidth"
    page.wait_for_function(f"{paper} !== '0px'")
    page.locator("main .ou-tables a", has_text="Kommuner").click()
    expect(page.locator("h1")).to_have_text("Kommuner")


def heaviest(built_site: Path, pattern: str) -> str:
    found = max(built_site.glob(pattern), key=lambda path: len(gzip.compress(path.read_bytes())))
    return f"{found.parent.relative_to(built_site).as_posix()}/"


@pytest.mark.parametrize(
    "pattern", ["index.html", "kommuner/*/*/*/*/index.html", "jamfor/*/index.html", "granskning/index.html"]
)
def test_first_visit_loads_at_most_200_kb(pattern: str, built_site: Path, open_page: Open) -> None:
    address = heaviest(built_site, pattern)
    visit = open_page("" if address == "./" else address)
    visit.page.wait_for_load_state("networkidle")
    weights = {}
    for url in dict.fromkeys(visit.requests):
        path = built_site / urlsplit(url).path.lstrip("/")
        content = (path / "index.html" if path.is_dir() else path).read_bytes()
        weights[url] = len(gzip.compress(content))
    assert len(weights) > 4
    assert sum(weights.values()) <= FIRST_VISIT, weights


def test_page_for_a_shared_link_says_what_it_is_about(open_page: Open) -> None:
    page = open_page(COMPARISON).page
    content = {
        one.get_attribute("property") or one.get_attribute("name"): one.get_attribute("content")
        for one in page.locator("meta[property^='og:'], meta[name^='twitter:']").all()
    }
    assert content["og:locale"] == "sv_SE"
    assert content["og:site_name"] == "Öppen uppföljning"
    assert content["og:title"]
    assert len(content["og:description"] or "") > 20
    assert content["twitter:card"] == "summary"
    assert "og:image" not in content, "a picture needs the site's absolute address"


def test_arrow_of_the_sorting_takes_no_room(sortable: str, open_page: Open) -> None:
    widths = [
        open_page(sortable, java_script_enabled=script)
        .page.locator(".ou-table thead th")
        .evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
        for script in (True, False)
    ]
    assert widths[0] == pytest.approx(widths[1], abs=0.5)


def test_dumbbell_table_is_named_by_its_caption(open_page: Open) -> None:
    page = open_page(DUMBBELL).page
    expect(page.locator(".ou-table caption")).not_to_be_empty()
