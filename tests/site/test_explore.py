"""The page where a reader chooses what to put beside each other, in a browser."""

import io
import re
import zipfile
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.site.conftest import Open

STATUS = ".ou-explore-status"
SICK = "whole_committee--sick_leave"
PAY = "<img src=x onerror=alert(1)>"


def shows(page: Page, text: str) -> None:
    expect(page.locator(STATUS)).to_contain_text(text, timeout=15_000)


def test_a_choice_in_the_address_is_shown_with_verdict_chart_and_table(open_page: Open) -> None:
    visit = open_page(f"utforska/?vad={SICK}&kon=women&kon=men")
    shows(visit.page, "Visar 10 siffror. Jämförbart med förbehåll.")
    expect(visit.page.locator(".ou-explore-result .ou-verdict")).to_have_text("Jämförbart med förbehåll")
    assert visit.page.locator(".ou-reasons dt").all_inner_texts() == ["Period", "Definition", "Organisation"]
    assert visit.page.locator(".ou-explore-chart svg[role=img]").count() == 1
    rows = visit.page.locator(".ou-explore-result tbody th").all_inner_texts()
    assert len(rows) == 4
    assert {row.rpartition(", ")[2] for row in rows} == {"kvinnor", "män"}
    assert visit.errors == []


def test_every_figure_leads_to_its_cell(open_page: Open) -> None:
    visit = open_page(f"utforska/?vad={SICK}")
    shows(visit.page, "Visar")
    link = visit.page.locator(".ou-explore-result tbody a").first
    shown = link.inner_text()
    link.click()
    visit.page.wait_for_url("**/kommuner/**")
    place = visit.page.evaluate("() => decodeURIComponent(location.hash.slice(1))")
    assert shown in visit.page.locator(f'[id="{place}"]').inner_text()


def test_what_cannot_be_compared_is_never_in_one_chart(open_page: Open) -> None:
    visit = open_page(f"utforska/?vad=whole_committee--net&vad={SICK}")
    shows(visit.page, "Inte jämförbart.")
    captions = visit.page.locator(".ou-explore-chart figcaption").all_inner_texts()
    assert len(captions) > 1
    assert all("kan inte jämföras med de andra" in caption for caption in captions)
    assert "Enhet" in visit.page.locator(".ou-reasons dt").all_inner_texts()


def test_the_choice_is_the_address_and_history_works(open_page: Open) -> None:
    page = open_page("utforska/").page
    shows(page, "Välj en siffra i listan")
    page.get_by_label("Siffra", exact=True).select_option(SICK)
    shows(page, "Visar")
    assert page.url.endswith(f"?vad={SICK}")
    before = page.locator(STATUS).inner_text()
    page.get_by_role("group", name="Kön").get_by_label("Kvinnor").check()
    expect(page.locator(STATUS)).not_to_have_text(before)
    assert "kon=women" in page.url
    page.go_back()
    expect(page.locator(STATUS)).to_have_text(before)
    expect(page.get_by_role("group", name="Kön").get_by_label("Kvinnor")).not_to_be_checked()
    page.go_back()
    shows(page, "Välj en siffra i listan")


def test_it_is_chosen_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(f"utforska/?vad={SICK}").page
    shows(page, "Visar")
    box = page.get_by_role("group", name="Kön").get_by_label("Män")
    box.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("group", name="Kön").get_by_label("Män")).to_be_checked()
    assert page.evaluate("() => document.activeElement.value") == "men"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (f"?vad={PAY}", "som inte finns. Välj en siffra i listan."),
        (f"?vad={SICK}&kon={PAY}&period=9999", "Adressen har val som inte finns här"),
        (f"?vad={SICK}&vad={SICK}&per=invanare&matt=", "Visar"),
        ("?vad=../../../om&%E0%A4%A", "som inte finns"),
    ],
)
def test_nonsense_in_the_address_is_told_and_runs_nothing(open_page: Open, query: str, said: str) -> None:
    visit = open_page(f"utforska/{query}")
    shows(visit.page, said)
    assert visit.page.locator(".ou-explore img").count() == 0
    assert visit.errors == []


def test_a_network_that_fails_is_told_and_may_be_tried_again(open_page: Open) -> None:
    page = open_page("utforska/").page
    shows(page, "Välj en siffra")

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/api/v1/explore/**", refuse)
    page.get_by_label("Siffra", exact=True).select_option(SICK)
    shows(page, "Siffrorna gick inte att hämta")
    page.unroute("**/api/v1/explore/**", refuse)
    page.get_by_role("button", name="Försök igen").click()
    shows(page, "Visar")


def save(page: Page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as coming:
        page.get_by_role("button", name=name, exact=True).click()
    return coming.value.suggested_filename, coming.value.path().read_bytes()


def test_what_is_shown_can_be_saved_in_three_formats(open_page: Open) -> None:
    page = open_page(f"utforska/?vad={SICK}&kon=women&kon=men").page
    shows(page, "Visar 10 siffror")
    name, plain = save(page, "CSV")
    lines = plain.decode("utf-8").splitlines()
    assert (name, len(lines)) == (f"{SICK}.csv", 11)
    assert lines[0].startswith("Siffra,Kommun,Nämnd,Mått,Period,Kön")
    _, swedish = save(page, "CSV för svenska Excel")
    assert swedish.startswith(b"\xef\xbb\xbfSiffra;Kommun")
    assert re.search(r";\d+,\d;%;", swedish.decode("utf-8-sig"))
    name, workbook = save(page, "Excel (xlsx)")
    read = read_workbook(workbook)
    assert name.endswith(".xlsx")
    assert len(read["Siffror"]) == 11
    assert "Jämförbart med förbehåll" in read["Om siffrorna"][1]
    assert {row[7] for row in read["Siffror"][1:]} == {float(line.rsplit(",", 5)[1]) for line in lines[1:]}


def read_workbook(content: bytes) -> dict[str, list[list[Any]]]:
    """The sheets of a workbook, as another program reads them."""
    from openpyxl import load_workbook  # noqa: PLC0415 # only here

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def test_it_can_be_cited_and_embedded(open_page: Open) -> None:
    page = open_page(f"utforska/?vad={SICK}").page
    shows(page, "Visar")
    page.get_by_text("Citera", exact=True).click()
    assert "Sjukfrånvaro" in page.get_by_label("Citera").input_value()
    page.get_by_text("Bädda in", exact=True).click()
    code = page.get_by_label("Bädda in").input_value()
    (address,) = re.findall(r'src="([^"]+)"', code)
    page.goto(address.replace("&amp;", "&"))
    expect(page.locator(".ou-explore-result .ou-verdict")).to_be_visible(timeout=15_000)
    expect(page.locator(".ou-explore-source")).to_be_visible()
    for hidden in (".md-header", ".md-footer", ".ou-explore form", ".ou-explore-ready"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_without_a_script_it_leads_on(open_page: Open) -> None:
    page = open_page("utforska/", java_script_enabled=False).page
    expect(page.locator("form:has(#utforska-vad)")).to_be_hidden()
    expect(page.get_by_role("link", name="Färdiga jämförelser", exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
def test_it_is_accessible_and_fits(open_page: Open, width: int, scheme: Any) -> None:
    page = open_page(
        f"utforska/?vad=whole_committee--net&vad={SICK}&kon=total&kon=women",
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True,
    ).page  # fmt: skip
    shows(page, "Visar")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:2]) for one in found] == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_question_fetches_little(open_page: Open) -> None:
    visit = open_page(f"utforska/?vad={SICK}")
    shows(visit.page, "Visar")
    asked = [url for url in visit.requests if "/api/" in url]
    assert sorted(url.rpartition("/api/v1/")[2] for url in asked) == [
        "comparability.json", "explore.json", f"explore/{SICK}.json",
    ]  # fmt: skip
