"""The fast half of the tests (`make check`, `pytest --fast`) and the whole (`make test`).

What is slow says so where it begins, so that no list of slow tests can fall behind: real data (`tests.built`), a whole
site (the fixtures that build one), the browser and the spreadsheet program. In the fast half it is skipped there.
Modules whose every case reads packages or draws charts are marked `sampled`: the fast half tries the first cases only.
"""

from collections import Counter
from collections.abc import Iterable

import pytest

SAMPLE = 2  # cases of each test that the fast half tries in a module that is marked `sampled`

_state = {"fast": False}


def choose_half(*, fast: bool) -> None:
    """Say which half is run."""
    _state["fast"] = fast


def leave_to_the_whole(what: str) -> None:
    """Skip the test, or the module while it is imported, in the fast half.

    Args:
        what: what takes time.
    """
    if _state["fast"]:
        pytest.skip(f"left to `make test`: {what}", allow_module_level=True)


def leave_cases_to_the_whole(items: Iterable[pytest.Item]) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """Part the tests into those of the fast half and the further cases of tests that are marked `sampled`."""
    seen: Counter[str] = Counter()
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        test = item.nodeid.partition("[")[0]
        seen[test] += 1
        (left if seen[test] > SAMPLE and item.get_closest_marker("sampled") else kept).append(item)
    return kept, left
