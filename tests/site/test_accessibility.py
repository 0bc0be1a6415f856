"""axe finds nothing against WCAG 2.2 AA or good practice, on any kind of page, in either colour scheme."""

import pytest
from playwright.sync_api import expect

from tests.site.conftest import Open
from tests.site.kinds import DEVIATION, KINDS, LOOKS, SITE
from tests.site.looks import Screens, violations_of


@pytest.mark.parametrize(("kind", "width", "scheme"), LOOKS)
def test_page_has_no_violations(kind: str, width: int, scheme: str, screens: Screens) -> None:
    look = screens.look(kind, width, scheme)
    if kind in SITE:
        assert look.scheme == {"dark": "slate", "light": "default"}[scheme]
    assert look.violations == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("words", ["placerade barn", "asdfqwer"])
def test_search_has_no_violations(words: str, width: int, scheme: str, open_page: Open) -> None:
    visit = open_page(f"sok/?q={words}", color_scheme=scheme, viewport={"width": width, "height": 800})
    expect(visit.page.locator(".ou-search-status")).to_contain_text(f"«{words}»")
    assert violations_of(visit.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_highlighted_row_has_no_violations(scheme: str, open_page: Open) -> None:
    visit = open_page(DEVIATION, color_scheme=scheme)
    visit.page.locator(".ou-lines a").first.click()
    visit.page.locator("tr:target").wait_for()
    assert violations_of(visit.page) == []


def test_links_in_running_text_are_underlined(open_page: Open) -> None:
    visit = open_page("om/")
    lines = visit.page.locator(".md-content p a, .md-content li a").evaluate_all(
        "links => links.map(link => getComputedStyle(link).textDecorationLine)"
    )
    assert lines
    assert set(lines) == {"underline"}


@pytest.mark.parametrize("kind", ["tabell-deviation", "om", "sok", "saknas"])
def test_the_first_stop_leads_past_the_menu(kind: str, open_page: Open) -> None:
    page = open_page(KINDS[kind], viewport={"width": 1440, "height": 800}).page
    page.evaluate("document.activeElement.blur()")  # the search page begins in its field
    first = page.locator("body :is(a[href], button, [tabindex='0']):visible").first
    expect(first).to_have_text("Hoppa till innehållet")
    first.focus()
    expect(first).to_be_in_viewport()
    expect(first).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"


@pytest.mark.parametrize("kind", ["tabell-deviation", "om"])
def test_nothing_in_the_closed_menu_is_reached(kind: str, open_page: Open) -> None:
    page = open_page(KINDS[kind], viewport={"width": 360, "height": 800}).page
    reached = page.evaluate(
        """() => [...document.querySelectorAll(".md-sidebar--primary :is(a, label, button)")].filter(one => {
          one.focus();
          return document.activeElement === one;
        }).map(one => one.outerHTML)"""
    )
    assert reached == []


@pytest.mark.parametrize("key", ["Enter", " "])
def test_menu_is_opened_left_and_closed_by_keyboard(key: str, open_page: Open) -> None:
    page = open_page(DEVIATION, viewport={"width": 360, "height": 800}).page
    button = page.get_by_role("button", name="Meny")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press(key)
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary a:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    button.press(key)
    page.locator("main h1").evaluate("one => { one.tabIndex = -1; one.focus(); }")
    expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("kind", ["start", "tabell-deviation", "om", "metod", "data"])
def test_focus_in_the_opened_menu_is_on_a_link_that_is_seen(kind: str, open_page: Open) -> None:
    """On a page in a section the section's panel lies over the rest of the menu."""
    page = open_page(KINDS[kind], viewport={"width": 360, "height": 800}, reduced_motion="reduce").page
    page.get_by_role("button", name="Meny").press("Enter")
    focused = page.locator(".md-sidebar--primary a:focus")
    expect(focused).to_be_in_viewport(ratio=1)
    focused.click(trial=True)  # refused where something else lies over it


@pytest.mark.parametrize("kind", ["guide", "api"])
def test_code_has_a_name_and_is_in_the_order_of_the_keyboard_where_it_scrolls(kind: str, open_page: Open) -> None:
    """Material's script takes what doesn't scroll out of the order again."""
    blocks = open_page(KINDS[kind], viewport={"width": 360, "height": 800}).page.locator("pre > code")
    names = blocks.evaluate_all("all => all.map(one => [one.role, one.ariaLabel])")
    assert len(names) > 3
    assert names == [["region", f"Kod {number + 1}"] for number in range(len(names))]
    stops = blocks.evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.getAttribute('tabindex'))"
    )
    assert stops or kind == "api"  # where lines are broken rather than scrolled
    assert set(stops) <= {"0"}
