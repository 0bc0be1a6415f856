"""The registry of kinds: what names them elsewhere names them all."""

import re

from build_site.charts.kinds import KINDS
from build_site.reading.descriptors import read_schema
from build_site.saying.table_claims import _TELLERS
from tests.charts.test_drawing import CHARTS
from tests.toy import PROJECT

GUIDE = PROJECT / "docs" / "om" / "lagg-till-rapport.md"


def test_packages_may_declare_every_kind_and_no_other() -> None:
    schema = read_schema("report_package")
    assert set(schema["$defs"]["chart"]["properties"]["kind"]["enum"]) == set(KINDS)


def test_the_guide_says_of_every_kind_what_it_suits_and_what_is_drawn() -> None:
    table = GUIDE.read_text(encoding="utf-8").partition("| `kind` | Passar för |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \|$", table, re.MULTILINE)
    assert {code: (suits, draws) for code, suits, draws in rows} == {code: kind.guide for code, kind in KINDS.items()}


def test_every_kind_has_its_own_name_and_is_drawn_in_the_tests() -> None:
    assert all(code == kind.code for code, kind in KINDS.items())
    assert set(CHARTS) == set(KINDS)


def test_of_a_table_with_any_kind_something_may_be_claimed() -> None:
    assert set(_TELLERS) == set(KINDS)
