"""The fast half leaves further cases to the whole, and nothing of what it should have tried."""

import re
from collections.abc import Sequence

import pytest

from tests.halves import SAMPLE, leave_cases_to_the_whole
from tests.toy import PROJECT

# The model's frozen facts have no tests of their own: every other room's tests are about them.
ROOMS = sorted({path.parent.name for path in (PROJECT / "build_site").glob("*/__init__.py")} - {"model"})


class Case(pytest.Item):
    """A case of a test, marked or not."""

    def runtest(self) -> None:
        raise AssertionError("it is only sorted")


@pytest.fixture
def cases(request: pytest.FixtureRequest) -> list[pytest.Item]:
    """Four cases of a test that is marked, four of one that is not, and one without cases that is marked."""
    names = [*(f"test_a[{number}]" for number in range(4)), *(f"test_b[{number}]" for number in range(4)), "test_c"]
    made: list[pytest.Item] = [Case.from_parent(request.session, name=name) for name in names]
    for item in made:
        if not item.name.startswith("test_b"):
            item.add_marker("sampled")
    return made


def names(items: Sequence[pytest.Item]) -> list[str]:
    return [item.name for item in items]


def test_only_further_cases_of_marked_tests_are_left(cases: list[pytest.Item]) -> None:
    kept, left = leave_cases_to_the_whole(cases)
    assert names(left) == [f"test_a[{number}]" for number in range(SAMPLE, 4)]
    assert names(kept) == [name for name in names(cases) if name not in names(left)]


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_tests_in_the_fast_half(room: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (PROJECT / "tests" / room).glob("test_*.py")]
    assert [text for text in texts if not re.search(r"^leave_to_the_whole", text, re.MULTILINE)]
