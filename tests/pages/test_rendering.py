"""What holds for every page: front matter, well-formed HTML, headings, links that lead to rows, no stray English."""

import html
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from build_site import addresses
from build_site.pages import rendering
from build_site.pages.page import Page
from build_site.pages.rendering import FINDING_KINDS, REASONS, VERDICTS, render_page
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site
from build_site.saying.claims import Basis, Scope
from build_site.saying.ledger import place_claims
from build_site.saying.level import Level
from build_site.saying.values import make_value
from tests.built import REAL, collect, get_figure, get_table, make_site
from tests.pages.reading import ReadPage, find_page, read_page
from tests.toy import Toy

NAMED_HOSTS = (
    "https://creativecommons.org/",  # the licence
    "https://duckdb.org/",  # what runs the questions in SQL
    "https://example.org/plan",  # where the toy says that it is said when a committee reports
)


@pytest.fixture(scope="module", params=["toy", "real"])
def rendered(request: pytest.FixtureRequest, checked_toy: Toy) -> dict[str, ReadPage]:
    files = collect(checked_toy.datasets if request.param == "toy" else REAL)
    return {
        name.removesuffix("index.md"): read_page(content.decode())
        for name, content in files.items()
        if name.endswith("index.md")
    }


def test_every_page_has_a_title_and_a_description_of_its_own(rendered: dict[str, ReadPage]) -> None:
    titles = [page.front["title"] for page in rendered.values()]
    assert len(set(titles)) == len(titles) > 10
    in_heads = [page.front["head_title"] for page in rendered.values()]
    assert len(set(in_heads)) == len(in_heads)
    assert [title for title in in_heads if len(html.unescape(title)) >= 70] == []  # more is cut off in tabs and hits
    for address, page in rendered.items():
        assert list(page.front)[:4] == ["title", "description", "hide", "search"], address
        assert len(page.front["description"]) > 20, address


def test_every_page_has_one_main_heading_and_skips_no_level(rendered: dict[str, ReadPage]) -> None:
    for address, page in rendered.items():
        levels = [int(level[1]) for level, _, _ in page.headings]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(after - before <= 1 for before, after in pairwise(levels)), address
        assert all(identity and text for _, identity, text in page.headings), address


def test_ids_are_unique_on_each_page(rendered: dict[str, ReadPage]) -> None:
    for address, page in rendered.items():
        assert sorted(page.ids) == sorted(set(page.ids)), address


def test_markdown_cannot_take_the_html_for_code_or_split_it(rendered: dict[str, ReadPage]) -> None:
    for address, page in rendered.items():
        assert page.body.strip().startswith("<div"), address
        assert "\n\n" not in page.body.strip(), address
        assert not re.search(r"^\s+\S", page.body.strip(), re.MULTILINE), address


def test_links_are_relative_or_lead_to_named_hosts(rendered: dict[str, ReadPage]) -> None:
    for address, page in rendered.items():
        for text, link in page.links:
            assert text or "aria-label" in page.body, (address, link)
            assert not link.startswith("/"), (address, link)
            if "://" in link:
                assert link.startswith(NAMED_HOSTS), (address, link)


def test_nothing_of_the_program_shows_through(rendered: dict[str, ReadPage]) -> None:
    for address, page in rendered.items():
        assert not re.search(r"\bNone\b|\bDecimal\b|\{\{|\}\}|Undefined|Traceback", page.text), address


def test_negative_numbers_in_tables_have_the_swedish_minus(rendered: dict[str, ReadPage]) -> None:
    cells = [cell for page in rendered.values() for cell in re.findall(r'<td[^>]* class="ou-num">([^<]*)', page.body)]
    assert len(cells) > 50
    assert [cell for cell in cells if re.search(r"^-|\d \d|\d\.\d", cell)] == []


def test_every_figure_on_a_page_that_is_not_its_own_leads_to_its_cell(
    rendered: dict[str, ReadPage],
) -> None:
    followed = 0
    for address, page in rendered.items():
        for _, link in page.links:
            if "#rad-" not in link or link.startswith("#"):
                continue
            path, _, fragment = link.partition("#")
            target = follow(address, path)
            assert fragment in rendered[target].ids, (address, link)
            # Only an error can be about a whole row, and a change of a row that has become another.
            assert "--" in fragment or address in ("granskning/", "utgavor/andringar/"), (address, link)
            followed += 1
    assert followed > 20


def follow(address: str, path: str) -> str:
    parts = address.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    return "".join(f"{part}/" for part in parts)


def test_codes_have_swedish_names() -> None:
    site = make_site(REAL)
    assert {spec.verdict for spec in site.corpus.comparisons} <= VERDICTS.keys()
    assert {reason.kind for spec in site.corpus.comparisons for reason in spec.reasons} <= REASONS.keys()
    assert {report.kind for report in site.corpus.reports} <= site.corpus.codes.report_kinds.keys()
    assert {finding.kind for finding in site.findings} <= FINDING_KINDS.keys()
    assert FINDING_KINDS.keys() == {
        "sum", "difference", "ratio", "across_tables", "across_reports", "sign", "heading", "text",
    }  # fmt: skip


def test_claim_is_rendered_at_its_place_with_links_and_escaped(toy_site: Site) -> None:
    report = toy_site.corpus.reports[0]
    figure = get_figure(get_table(report, "grades"), "kvinnor", "pass_rate_2019_04")
    say = rendering._claim_renderer(toy_site.corpus, lambda target: addresses.relative_link("", target))
    claim = Level(Scope("report = 'a'"), Basis.NONE, (make_value(figure, "<a & b>"),))
    assert say(place_claims("", "svar", [claim])) == (
        '<span id="svar-1">&lt;a &amp; b&gt;: '
        '<a class="ou-figure" href="kommuner/botkyrka/avun/2019-delar-1/grades/#rad-kvinnor--pass_rate_2019_04">'
        "80,0\u00a0procent</a> januari–april 2019.</span>"
    )
    assert say(()) == ""


def test_template_that_asks_for_what_is_not_there_fails(toy_site: Site) -> None:
    with pytest.raises(Exception, match="no attribute"):
        render_page(
            Page(address="", template="start", title="", description="", search=None, content=object()), toy_site
        )


def test_front_matter_is_html_already_because_themes_print_it_as_it_stands(toy_site: Site) -> None:
    page = replace(find_page(addresses.SEARCH, toy_site), title='Ett "ord" <b>', description="å & 'ä' </script>")
    front = read_page(render_page(page, toy_site)).front
    assert front["title"] == "Ett &#34;ord&#34; &lt;b&gt;"
    assert front["description"] == "å &amp; &#39;ä&#39; &lt;/script&gt;"


def test_everything_the_search_keeps_of_a_page_is_html_already(toy_site: Site) -> None:
    facts = SearchListing(kind="<i>", place=('"a"', "b"), words=("<c>",), level=2)
    page = replace(find_page(addresses.SEARCH, toy_site), search=facts)
    found = read_page(render_page(page, toy_site)).front["search"]
    assert (found["kind"], found["place"], found["words"]) == ("&lt;i&gt;", ["&#34;a&#34;", "b"], ["&lt;c&gt;"])
