"""The registry of kinds: a module with a KIND is found, and what names kinds elsewhere names them all."""

import re
from pathlib import Path

from build_site.charts import kinds
from build_site.charts.kinds import KINDS
from build_site.guide import PATH, fill_guide
from build_site.saying.table_claims import _TELLERS
from tests.charts.test_drawing import CHARTS
from tests.toy import PROJECT

FOLDER = Path(kinds.__path__[0])


def test_every_module_with_a_kind_is_found_under_its_code() -> None:
    declaring = [path for path in FOLDER.glob("*.py") if re.search("^KIND = ", path.read_text(), re.MULTILINE)]
    assert len(declaring) == len(KINDS) > 8
    assert all(code == kind.code for code, kind in KINDS.items())


def test_the_guide_says_of_every_kind_what_it_suits_and_what_is_drawn() -> None:
    guide = fill_guide((PROJECT / "docs" / PATH).read_text(encoding="utf-8"))
    table = guide.partition("| `kind` | Passar för |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \|$", table, re.MULTILINE)
    assert {code: (suits, draws) for code, suits, draws in rows} == {code: kind.guide for code, kind in KINDS.items()}
    assert all(suits.endswith(".") and draws.endswith(".") and "|" not in suits + draws for _, suits, draws in rows)


def test_every_kind_is_drawn_in_the_tests() -> None:
    assert set(CHARTS) == set(KINDS)


def test_what_is_told_in_a_way_of_its_own_is_a_kind() -> None:
    assert set(_TELLERS) < set(KINDS)
