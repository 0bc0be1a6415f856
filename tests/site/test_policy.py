"""The site under the headers that it is published with, and in a browser that keeps nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Open
from tests.site.kinds import COMPARISON, DEVIATION, KINDS

_WATCH = """addEventListener("securitypolicyviolation", event =>
  (window.violations ??= []).push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`))"""
_BLOCKED = "{ get() { throw new DOMException('blocked', 'SecurityError'); } }"
_NO_STORAGE = "".join(
    f"Object.defineProperty(window, '{name}', {_BLOCKED});" for name in ("localStorage", "sessionStorage")
)


@pytest.fixture(scope="module")
def watched(browser: Browser) -> Iterator[Page]:
    """A page that notes what the policy has stopped."""
    page = browser.new_page(locale="sv-SE")
    page.add_init_script(_WATCH)
    yield page
    page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_policy_stops_nothing_of_ours(kind: str, watched: Page, address: str) -> None:
    response = watched.goto(f"{address}{KINDS[kind]}", wait_until="load")
    assert response is not None
    assert "script-src 'self'" in response.headers["content-security-policy"]
    assert watched.evaluate("window.violations ?? []") == []


def test_policy_lets_search_charts_and_colours_work(watched: Page, address: str) -> None:
    watched.goto(f"{address}sok/?q=ekonomiskt", wait_until="load")
    expect(watched.locator(".ou-hit").first).to_be_visible()
    assert watched.evaluate("window.violations ?? []") == []
    watched.goto(f"{address}{DEVIATION}", wait_until="load")
    _use_chart(watched)
    _change_colours(watched)
    assert watched.evaluate("window.violations ?? []") == []


def test_policy_stops_a_script_in_a_page(watched: Page, address: str) -> None:
    watched.goto(address, wait_until="load")
    watched.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.pwned = true";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", "<img src=x: onerror='window.pwned = true'>");
    }""")
    watched.wait_for_function("window.violations?.length >= 3")  # the script, the picture's address and its onerror
    assert watched.evaluate("window.pwned") is None


@pytest.mark.parametrize("kind", ["start", "tabell-deviation", "jamforelse-tva-baser", "jamfor", "sok", "saknas"])
def test_pages_work_where_the_browser_keeps_nothing(kind: str, browser: Browser, address: str) -> None:
    page = browser.new_page(locale="sv-SE")
    page.add_init_script(_NO_STORAGE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}{KINDS[kind]}", wait_until="load")
    _change_colours(page)
    if kind == "tabell-deviation":
        _use_chart(page)
    page.close()
    assert errors == []


def test_choice_of_colours_is_kept_from_page_to_page(open_page: Open) -> None:
    visit = open_page("")
    _change_colours(visit.page)
    chosen = visit.page.evaluate("document.body.dataset.mdColorScheme")
    visit.go(COMPARISON)
    assert visit.page.evaluate("document.body.dataset.mdColorScheme") == chosen
    assert visit.errors == []


def _use_chart(page: Page) -> None:
    """Reach the first mark of the chart by the keyboard."""
    page.locator(".ou-plot:visible").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".ou-tip").first).to_be_visible()


def _change_colours(page: Page) -> None:
    """Press the header's button for light or dark."""
    before = page.evaluate("document.body.dataset.mdColorScheme")
    page.locator("[data-md-component=palette] label:visible").click()
    page.wait_for_function("before => document.body.dataset.mdColorScheme !== before", arg=before)
