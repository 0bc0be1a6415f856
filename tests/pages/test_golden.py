"""Whole pages of the toy site, as they were when someone last read them.

After a change that is meant, write them anew and read the difference in Git:

    UPDATE_GOLDEN=1 .venv/bin/pytest tests/pages/test_golden.py

Charts stand as a placeholder with their kind and their number of marks.
"""

import os
from collections.abc import Callable

import pytest

from build_site import pages
from build_site.pages.site import Site
from tests.built import get_report, get_table
from tests.toy import BOTKYRKA, PROJECT

GOLDEN = PROJECT / "tests" / "golden"


def _render_table(site: Site, table: str) -> str:
    report = get_report(site.corpus, BOTKYRKA)
    return pages.render_table_page(pages.build_table_page(site, report, get_table(report, table)), site)


PAGES: dict[str, Callable[[Site], str]] = {
    "start": lambda site: pages.render_start_page(pages.build_start_page(site), site),
    "kommuner": lambda site: pages.render_municipalities_page(pages.build_municipalities_page(site), site),
    "kommun": lambda site: pages.render_municipality_page(pages.build_municipality_page(site, "0127"), site),
    "namnd": lambda site: pages.render_committee_page(pages.build_committee_page(site, "0127", "avun"), site),
    "rapport": lambda site: pages.render_report_page(
        pages.build_report_page(site, get_report(site.corpus, BOTKYRKA)), site
    ),
    "tabell-operating_result": lambda site: _render_table(site, "operating_result"),
    "tabell-volumes": lambda site: _render_table(site, "volumes"),
    "tabell-grades": lambda site: _render_table(site, "grades"),
    "tabell-assessments": lambda site: _render_table(site, "assessments"),
    "tabell-staff": lambda site: _render_table(site, "staff"),
    "jamfor": lambda site: pages.render_comparisons_page(pages.build_comparisons_page(site), site),
    "jamforelse": lambda site: pages.render_comparison_page(
        pages.build_comparison_page(site, site.comparisons[0]), site
    ),
    "jamforelse-over-tid": lambda site: pages.render_comparison_page(
        pages.build_comparison_page(site, site.comparisons[1]), site
    ),
    "granskning": lambda site: pages.render_findings_page(pages.build_findings_page(site), site),
    "data": lambda site: pages.render_data_page(pages.build_data_page(site), site),
}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page_is_as_it_was_last_read(name: str, toy_site: Site) -> None:
    path = GOLDEN / f"{name}.md"
    rendered = PAGES[name](toy_site)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(rendered, encoding="utf-8")
    assert path.is_file(), f"{path} is missing; see the top of this file"
    assert rendered == path.read_text(encoding="utf-8")


def test_no_golden_page_is_left_over() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*")) == sorted(PAGES)
