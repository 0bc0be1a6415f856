"""Whoever goes through the menu by keyboard meets only what is seen, at every level, on a phone and on a desk."""

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Open
from tests.site.kinds import KINDS
from tests.site.looks import violations_of

PHONE, TABLET, DESK = 360, 1000, 1440
TOP = [
    "Öppen uppföljning",
    "Start",
    "Kommuner",
    "Visa Kommuner",
    "Mål",
    "Ämnen",
    "Jämför",
    "Visa Jämför",
    "Granskning",
    "Data",
    "Visa Data",
    "Om",
    "Visa Om",
]
ABOUT = "Metod", "Ordlista", "Lägg till en rapport", "Tillgänglighet", "Integritet", "Licenser", "Ändringar"
# Where the focus is: its name, whether it is in the menu, and what of it can't be seen.
_FOCUS = """async () => {
  await Promise.all(document.getAnimations().map(one => one.finished.catch(() => {})));
  const one = document.activeElement;
  const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const fault = !box.width || !box.height ? "has no size"
    : box.top < 0 || box.bottom > innerHeight || box.left < 0 || box.right > innerWidth ? "is out of the window"
    : !top || !one.contains(top) ? `is covered by ${top?.outerHTML.slice(0, 100)}`
    : getComputedStyle(one).outlineStyle === "none" ? "isn't shown to have the focus" : "";
  return {
    name: (one.ariaLabel ?? one.textContent).trim().replace(/\\s+/g, " "),
    menu: !!one.closest(".md-sidebar--primary"),
    fault,
  };
}"""


def walk(page: Page, key: str = "Tab") -> list[str]:
    """The names of all that is reached from where the focus is until it leaves the menu; each must be seen."""
    names = []
    focus = page.evaluate(_FOCUS)
    while focus["menu"]:
        assert focus["fault"] == "", focus
        names.append(focus["name"])
        page.keyboard.press(key)
        focus = page.evaluate(_FOCUS)
    return names


def open_menu(page: Page) -> None:
    """Open it by keyboard."""
    button = page.get_by_role("button", name="Meny", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")


def list_reached(page: Page, *presses: str) -> list[str]:
    """All that is reached, in its order, when the menu is opened and buttons in it are pressed."""
    reached = []
    for key in ("Shift+Tab", "Tab"):
        page.reload(wait_until="load")
        open_menu(page)
        for button in presses:
            page.get_by_role("button", name=button, exact=True).press("Enter")
        reached.append(walk(page, key))
    before, after = reached
    assert before[0] == after[0]
    return [*reversed(before), *after[1:]]


@pytest.mark.parametrize(
    ("kind", "width"), [("start", PHONE), ("om", PHONE), ("metod", PHONE), ("metod", TABLET), ("data", PHONE)]
)
def test_every_level_of_the_drawer_holds_what_is_seen_there(kind: str, width: int, open_page: Open) -> None:
    visit = open_page(KINDS[kind], viewport={"width": width, "height": 800}, reduced_motion="reduce")
    section = {"om": "Om", "metod": "Om", "data": "Data"}.get(kind)
    about, data = ["Tillbaka från Om", *ABOUT], ["Tillbaka från Data", "Utgåvor", "Ändrade siffror"]
    if kind == "metod" and width == PHONE:  # the page's own link is in its place on a wider screen, without contents
        about[1] = "Visa Innehållsförteckning"
    own = {"Om": about, "Data": data}
    if section:
        assert list_reached(visit.page) == own[section]
    back = [f"Tillbaka från {section}"] if section else []
    assert list_reached(visit.page, *back) == TOP
    assert list_reached(visit.page, *back, "Visa Data") == data
    assert list_reached(visit.page, *back, "Visa Om") == about
    if kind == "metod" and width == PHONE:
        contents = list_reached(visit.page, "Visa Innehållsförteckning")
        assert contents[:3] == ["Tillbaka från Innehållsförteckning", "Från rapport till data", "Kontroller"]
        assert len(contents) > 10
    assert visit.errors == []


def test_the_way_back_leaves_the_focus_at_the_way_in(open_page: Open) -> None:
    page = open_page(KINDS["om"], viewport={"width": PHONE, "height": 800}, reduced_motion="reduce").page
    open_menu(page)
    page.get_by_role("button", name="Tillbaka från Om").press(" ")
    way_in = page.get_by_role("button", name="Visa Om")
    expect(way_in).to_be_focused()
    expect(way_in).to_have_attribute("aria-expanded", "false")
    way_in.press(" ")
    expect(page.get_by_role("link", name="Metod").first).to_be_focused()


def test_the_drawer_works_by_pointer(open_page: Open) -> None:
    page = open_page(KINDS["om"], viewport={"width": PHONE, "height": 800}, reduced_motion="reduce").page
    page.get_by_role("button", name="Meny", exact=True).click()
    page.locator(".md-nav__title[for='__nav_8']").click()
    page.locator("label.md-nav__link[for='__nav_7']").click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Utgåvor").click()
    page.wait_for_url("**/utgavor/")


@pytest.mark.parametrize("kind", ["start", "metod"])
def test_opened_menu_has_no_violations_at_any_level(kind: str, open_page: Open) -> None:
    page = open_page(KINDS[kind], viewport={"width": PHONE, "height": 800}, reduced_motion="reduce").page
    open_menu(page)
    page.evaluate(_FOCUS)  # waits for what moves
    assert violations_of(page) == []
    if kind != "start":
        page.get_by_role("button", name="Tillbaka från").press("Enter")
        page.evaluate(_FOCUS)
        assert violations_of(page) == []


def test_nothing_is_left_out_of_reach_when_the_window_grows(open_page: Open) -> None:
    page = open_page(KINDS["metod"], viewport={"width": PHONE, "height": 800}, reduced_motion="reduce").page
    assert page.locator(".md-sidebar--primary [inert]").count() > 0
    page.set_viewport_size({"width": DESK, "height": 800})
    expect(page.locator("[inert]")).to_have_count(0)
    page.set_viewport_size({"width": PHONE, "height": 800})
    assert list_reached(page)[0] == "Tillbaka från Om"


@pytest.mark.parametrize("kind", ["start", "om", "metod"])
def test_menu_on_a_desk_holds_what_is_seen_there(kind: str, open_page: Open) -> None:
    page = open_page(KINDS[kind], viewport={"width": DESK, "height": 800}, reduced_motion="reduce").page
    links = page.locator(".md-sidebar--primary a:visible")
    seen = [" ".join(text.split()) for text in links.all_text_contents()]
    names = []
    if seen:
        links.first.focus()
        names = walk(page)
    assert names == seen
    assert names == {
        "om": ["Om", *ABOUT],
        "metod": ["Om", *ABOUT],
    }.get(kind, [])


@pytest.mark.parametrize("kind", ["start", "metod"])
def test_menu_works_without_script(kind: str, open_page: Open) -> None:
    page = open_page(KINDS[kind], java_script_enabled=False, viewport={"width": PHONE, "height": 800}).page
    page.locator(".md-header__button[for='__drawer']").click()
    if kind == "metod":
        page.locator(".md-nav__title[for='__nav_8']").click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Jämför", exact=True).click()
    page.wait_for_url("**/jamfor/")
