"""Whole pages of the toy site, as they were when someone last read them.

After a change that is meant, write them anew and read the difference in Git:

    UPDATE_GOLDEN=1 .venv/bin/pytest tests/pages/test_golden.py

Charts stand as a placeholder with their kind and their number of marks.
"""

import os

import pytest

from build_site.pages.site import Site
from tests.pages.reading import render_at
from tests.toy import PROJECT

GOLDEN = PROJECT / "tests" / "golden"


REPORT = "kommuner/botkyrka/avun/2019-delar-1/"
PAGES = {
    "start": "",
    "kommuner": "kommuner/",
    "kommun": "kommuner/botkyrka/",
    "namnd": "kommuner/botkyrka/avun/",
    "rapport": REPORT,
    "tabell-operating_result": f"{REPORT}operating_result/",
    "tabell-volumes": f"{REPORT}volumes/",
    "tabell-grades": f"{REPORT}grades/",
    "tabell-assessments": f"{REPORT}assessments/",
    "tabell-staff": f"{REPORT}staff/",
    "jamfor": "jamfor/",
    "jamforelse": "jamfor/leksaker/",
    "jamforelse-over-tid": "jamfor/leksaksdeltagare/",
    "granskning": "granskning/",
    "kalender": "kalender/",
    "data": "data/",
}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page_is_as_it_was_last_read(name: str, toy_site: Site) -> None:
    path = GOLDEN / f"{name}.md"
    rendered = render_at(PAGES[name], toy_site)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(rendered, encoding="utf-8")
    assert path.is_file(), f"{path} is missing; see the top of this file"
    assert rendered == path.read_text(encoding="utf-8")


def test_no_golden_page_is_left_over() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*")) == sorted(PAGES)
