"""The fast half of the tests (`make check`, `pytest --fast`) and the whole (`make test`).

What is slow says so where it begins, so that no list of slow tests can fall behind: real data (`tests.built`), a whole
site (the fixtures that build one), the browser and the spreadsheet program. In the fast half it is skipped there.
"""

import pytest

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
