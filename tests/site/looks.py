"""What is seen of each kind of page, looked at once on each screen for all the tests that ask about it."""

from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.site.kinds import KINDS, LOOKS

PHONE, DESK = 360, 1440
WIDTHS = {PHONE: (360, 320), DESK: (1440, 768)}  # a screen, and the other widths that the page is squeezed to there
RULES = {
    "runOnly": {"type": "tag", "values": "wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice".split()},
    "rules": {"label-content-name-mismatch": {"enabled": True}},  # a name that begins with what is seen; WCAG 2.5.3
    "resultTypes": ["violations"],
}
# What moves while a page is shown, and for a while after it: the sum of its layout shifts.
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 100);
})"""
# What makes the page wider than the screen: elements in sight that stick out, or the page's width where none does.
_OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const out = [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > wide + 1 && !one.closest(".ou-scroll, .md-nav--primary"))
    .map(one => one.outerHTML.slice(0, 120));
  return out.length ? out : [`${document.documentElement.scrollWidth} px`];
}"""
# Headings, and the name of the site, whose words don't get room.
_CUT = """() => [...document.querySelectorAll("h1, h2, h3, .md-header__topic:first-child .md-ellipsis")]
  .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth && !one.closest(".ou-hidden"))
  .map(one => one.textContent)"""
# Opens so many of the page's folds; all of a page are alike.
_UNFOLD = """most => {
  const folds = [...document.querySelectorAll("main details:not([open])")];
  for (const fold of folds.slice(0, most)) fold.open = true;
}"""
FOLDS, ALL = 4, 1000
_WITHOUT_CONTROLS = """() => document.querySelectorAll("form, .ou-switch, .ou-copy").forEach(one => one.remove())"""


@dataclass(frozen=True)
class Look:
    """A page on a screen of a width, in a colour scheme.

    Attributes:
        scheme: the scheme that the page says it is shown in, or "" where it leaves that to the browser.
        requests: what the browser has asked for, the page first.
        errors: what it says in the console, and errors of scripts.
        shift: how much moved while the page loaded; 0 is nothing.
        outside: what sticks out to the side of the screen, by its width, with all folds open.
        cut: headings whose words are cut off, likewise.
        violations: what axe finds against WCAG 2.2 AA; on a desk with folds open, on a phone as it comes.
    """

    scheme: str
    requests: tuple[str, ...]
    errors: tuple[str, ...]
    shift: float
    outside: dict[int, list[str]]
    cut: dict[int, list[str]]
    violations: list[str]


class _Window:
    """A window, and what has happened in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))


@dataclass
class Screens:
    """One window for each screen and scheme, in which the pages are opened one after another."""

    browser: Browser
    address: str
    windows: dict[tuple[int, str, bool], _Window] = field(default_factory=dict)
    seen: dict[tuple[str, int, str], Look] = field(default_factory=dict)

    def look(self, kind: str, width: int, scheme: str) -> Look:
        """What is seen of a kind of page; it is opened the first time that somebody asks."""
        key = (kind, width, scheme)
        if key not in self.seen:
            self.seen[key] = self._look(*key)
        return self.seen[key]

    def looks(self, kind: str) -> list[Look]:
        """The looks of a kind of page on every screen that it is looked at on."""
        return [self.look(*one) for one in LOOKS if one[0] == kind]

    def read(self, kind: str, *, javascript: bool) -> list[str]:
        """The lines of text in the page's main part, as they are shown on a desk; not what scripts offer to do."""
        window = self._window(1440, "light", javascript=javascript)
        window.page.goto(f"{self.address}{KINDS[kind]}", wait_until="load")
        if javascript:
            window.page.evaluate(_WITHOUT_CONTROLS)
        return [line.strip() for line in window.page.locator("main").inner_text().splitlines() if line.strip()]

    def close(self) -> None:
        """Close every window."""
        for window in self.windows.values():
            window.page.context.close()

    def _look(self, kind: str, width: int, scheme: str) -> Look:
        window = self._window(width, scheme)
        page = window.page
        window.requests.clear()
        window.errors.clear()
        page.goto(f"{self.address}{KINDS[kind]}", wait_until="load")
        shift = page.evaluate(SHIFT)
        if width == DESK:
            page.evaluate(_UNFOLD, FOLDS)
        violations = violations_of(page)
        page.evaluate(_UNFOLD, ALL)
        outside, cut = {}, {}
        for narrower in WIDTHS[width]:
            page.set_viewport_size({"width": narrower, "height": 800})
            outside[narrower] = page.evaluate(_OVERFLOW)
            cut[narrower] = page.evaluate(_CUT)
        page.set_viewport_size({"width": width, "height": 800})
        shown = page.locator("body").get_attribute("data-md-color-scheme") or ""
        return Look(shown, tuple(window.requests), tuple(window.errors), shift, outside, cut, violations)

    def _window(self, width: int, scheme: str, *, javascript: bool = True) -> _Window:
        key = (width, scheme, javascript)
        if key not in self.windows:
            settings: dict[str, Any] = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
            context = self.browser.new_context(locale="sv-SE", java_script_enabled=javascript, **settings)
            self.windows[key] = _Window(context.new_page())
        return self.windows[key]


def violations_of(page: Page) -> list[str]:
    """Each violation with the elements that it is about."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:200]} {node['failureSummary'][:300]}"
        for one in found
        for node in one["nodes"]
    ]
