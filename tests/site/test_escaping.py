"""What somebody has written in a dataset is text to a reader, whatever it looks like, on every page, in every file."""

import json
import re
import shutil
import threading
import xml.dom.minidom
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from build_site.pipeline import build_site
from tests.site.poison import Field, fill_empty_tables, list_kinds, publish_poisoned
from tests.toy import PROJECT, Toy

# Kinds of fields that take any text. The others are codes, names, numbers, dates and the like, which `check` refuses
# when there is anything more in them.
TEXTS = frozenset(
    f"{sort}.{name}"
    for sort, names in {
        "codelists": "title description licenses.title contributors.title resources.title resources.description"
        " resources.schema.fields.title resources.schema.fields.description",
        "reference": "title description licenses.title contributors.title resources.title resources.description"
        " resources.schema.fields.title sources.title",
        "reference events": "reason",
        "comparisons": "title question summary reasons.text series.name breaks.text",
        "reports": "title description keywords licenses.title contributors.title sources.title"
        " sources.uppf:diary_number resources.title resources.uppf:plain_title resources.uppf:section"
        " resources.uppf:explained_lines.7 resources.uppf:omitted_lines.53"
        " resources.uppf:reworded.reason resources.uppf:notes resources.uppf:exceptions.note"
        " resources.uppf:goal_area resources.uppf:goal resources.schema.fields.title"
        " resources.schema.fields.uppf:printed",
        "definitions": "title description licenses.title contributors.title resources.title resources.description"
        " resources.schema.fields.title resources.schema.fields.description",
        "definitions breaks": "text",
        "definitions definitions": "counts",
        "definitions rules": "text",
        "definitions ways": "title description",
        "reference rhythms": "quote due_quote",
        "codelists accounts": "title description",
        "codelists report_kinds": "title description plural definite also",
        "codelists committees": "name short_name responsibility",
        "codelists indicators": "title",
        "codelists key_columns": "title description",
        "codelists measures": "title description definite versus",
        "codelists municipalities": "name genitive",
        "codelists services": "title",
        "codelists statuses": "title description",
        "codelists topics": "title description words",
        "codelists units": "title abbreviation singular",
        "reports assessments": "label assessment_2019_04 comment",
        "reports findings": "explanation printed expected",
        "reports grades": "label",
        "reports investments": "label project",
        "reports key_figures": "label",
        "reports operating_result": "heading label",
        "reports staff": "label",
        "reports summary": "label",
        "reports volumes": "label note",
    }.items()
    for name in names.split()
)
# Those of them that no page shows; files have them.
IN_FILES = frozenset(
    "codelists.title codelists.description codelists.licenses.title codelists.contributors.title reference.title"
    " reference.resources.description reference.sources.title"
    " reference.licenses.title reference.contributors.title reports.description reports.keywords reports.licenses.title"
    " reports.contributors.title reports.resources.uppf:omitted_lines.53 reports.resources.uppf:reworded.reason"
    " reports.resources.uppf:explained_lines.7 reports.resources.uppf:goal"
    " reports.resources.uppf:goal_area".split()
) | {
    "reports investments.project",
    "codelists report_kinds.also",
    *(kind for kind in TEXTS if kind.startswith("definitions")),
}
# Codes, names, numbers, dates, lines and places, by the last part of the kind.
_CODES = re.compile(
    r""".*[. ](\$schema|name|type|path|version|created|roles|primaryKey|pattern|enum|fields|resource|group|verdict|bases
    |report|table|row|column|kind|topics|indicator|sex|measure|uppf:\w+|uppf:reworded\.(label|printed)|columns.*|rows.*|unit|left|right)
    |codelists\ \w+\.(account|standard|earliest|latest|repeats|accumulates|committee|municipality|service
    |direction|obs_status|type|required|code_list|slug|parent|status|topic|groups
    |services|themes|place|base_unit|factor|additive|whole|of|against|signed|better|flow|role)
    |definitions\ (rules\.(rule|reason|differs|known|same|either|unless|chosen)|ways\.way|scales\..*
    |(breaks|definitions)\.(break|definition|municipality|committee|service|account|from|to|way|over_time|covers|lines))
    |reference\ rhythms\.(municipality|committee|through|first_year|last_year|due|source|lines|due_source|due_lines)
    |reference\ population\..*
    |reference\ events\.(date|fate|old|new)
    |statements\.sentences\.\w+
    |reports\ \w+\.(turned|line|lines|cause|relation|difference|parent|flow|service|period|value
    |of_which|status|uncertain|\w+_20\w+|\w+_total)""",
    re.VERBOSE,
)
_SCRIPTS = """() => ({
  ran: window.ran ?? [],
  elements: [...document.querySelectorAll("[onerror], [onclick], [onload], b[class], i:not([class])")]
    .map(one => one.outerHTML).filter(html => /pwned|fet|<i>/.test(html)),
  scripts: [...document.scripts].filter(one => /pwned/.test(one.text) && one.type !== "application/ld+json").length,
  links: [...document.querySelectorAll("[href], [src], [action], [data-to]")]
    .flatMap(one => ["href", "src", "action", "data-to"].map(name => one.getAttribute(name)))
    .filter(address => /^\\s*(javascript|data|vbscript):/i.test(address ?? "")),
  text: [...document.querySelectorAll("body, svg")].map(one => {
    const copy = one.cloneNode(true); // without code to embed, which is HTML and meant to be read as such
    copy.querySelectorAll("script, textarea").forEach(each => each.remove());
    return copy.textContent;
  }).join(" "),
  head: [document.title, ...[...document.querySelectorAll("meta[content]")].map(one => one.content)],
  attributes: [...document.querySelectorAll("*")].flatMap(one => [...one.attributes].map(each => each.value)),
})"""


class _PlainHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 # the base class's name
        """Say nothing."""


@dataclass
class Poisoned:
    """The toy site with markup in every text, and what a browser has seen of it.

    Attributes:
        site: the built site.
        fields: the texts that hold markup.
        seen: what the browser found on each page, by address.
    """

    site: Path
    fields: list[Field]
    seen: dict[str, dict[str, Any]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Poisoned]:
    """Built once, and every page of it opened once."""
    project = tmp_path_factory.mktemp("poisoned") / "project"
    toy = Toy.copy_to(project)
    fields = publish_poisoned(toy, TEXTS.__contains__)
    shutil.copytree(PROJECT / "docs", project / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", project)
    build_site(project, project / "site")
    found = Poisoned(project / "site", fields)
    # Without the site's headers: its policy would stop what these tests look for.
    handler = partial(_PlainHandler, directory=str(found.site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        page = browser.new_page(locale="sv-SE")
        page.add_init_script("window.pwned = key => (window.ran ??= []).push(key)")
        for path in [*found.site.rglob("*.html"), *found.site.rglob("*.svg")]:
            name = path.relative_to(found.site).as_posix()
            page.goto(address + name, wait_until="load")
            found.seen[name] = page.evaluate(_SCRIPTS)
        page.goto(f"{address}sok/?q=kursiv")
        page.locator(".ou-hit").first.wait_for()
        found.seen["sok/?q=kursiv"] = page.evaluate(_SCRIPTS)
        for subject in sorted(path.stem for path in (found.site / "api/v1/explore").glob("*.json")):
            page.goto(f"{address}utforska/?vad={subject}")
            page.locator("main table tbody tr").first.wait_for()
            found.seen[f"utforska/?vad={subject}"] = page.evaluate(_SCRIPTS)
        page.close()
        yield found
        server.shutdown()


def test_no_script_runs_and_no_element_appears(poisoned: Poisoned) -> None:
    for address, seen in poisoned.seen.items():
        assert seen["ran"] == [], address
        assert seen["elements"] == [], address
        assert seen["scripts"] == 0, address
        assert seen["links"] == [], address


def test_nothing_is_escaped_twice(poisoned: Poisoned) -> None:
    for address, seen in poisoned.seen.items():
        for text in (seen["text"], *seen["head"], *seen["attributes"]):
            assert not re.search("&amp;(amp|lt|gt|quot|#)|&#3[49];|&quot;", text), (address, text[:2000])


def test_every_text_is_shown_as_it_was_written(poisoned: Poisoned) -> None:
    shown = " ".join(seen["text"] for seen in poisoned.seen.values())
    found = {one.kind for one in poisoned.fields if one.payload in shown}
    assert TEXTS - found <= IN_FILES


def test_every_kind_of_text_is_tried_or_known_to_be_a_code(poisoned: Poisoned, tmp_path: Path) -> None:
    """A new property or column must be put among one or the other."""
    toy = Toy.copy_to(tmp_path / "toy")
    fill_empty_tables(toy)
    kinds = set(list_kinds(toy.datasets))
    assert {one.kind for one in poisoned.fields} == TEXTS <= kinds
    assert {kind for kind in kinds - TEXTS if not _CODES.fullmatch(kind)} == set()


def test_feed_and_structured_data_hold_texts(poisoned: Poisoned) -> None:
    for name in ("utgavor/andringar.xml", "data/dcat.rdf"):
        xml.dom.minidom.parse(str(poisoned.site / name))  # noqa: S318 # our own file
    for path in poisoned.site.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
