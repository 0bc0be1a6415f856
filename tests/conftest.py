"""Fixtures that several tests use. No test writes in the working tree."""

import signal
from pathlib import Path

import pytest
from hypothesis import settings

from build_site.pipeline import verify_datasets
from tests.halves import choose_half, leave_cases_to_the_whole, leave_to_the_whole
from tests.publishing.editor import Editor
from tests.toy import Toy

BROWSER_TESTS = Path(__file__).parent / "site"

# Random examples are the same in every run, and none is saved in the working tree.
settings.register_profile("project", derandomize=True, database=None, deadline=None)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fast", action="store_true", help="only what needs no browser, no real data and no whole site")


def pytest_configure(config: pytest.Config) -> None:
    # Ctrl-C must reach the programs that tests start, also where the tests run behind a shell that ignores it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    config.addinivalue_line("markers", "sampled: the fast half tries only the first cases of each test")
    choose_half(fast=config.getoption("--fast"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The fast half tries only the first cases where every case takes time."""
    if config.getoption("--fast"):
        items[:], left = leave_cases_to_the_whole(items)
        config.hook.pytest_deselected(items=left)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The browser's tests are no part of the fast half."""
    return True if config.getoption("--fast") and collection_path == BROWSER_TESTS else None


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    """A copy of the toy datasets, whose cells have not been recorded as compared with the source."""
    return Toy.copy_to(tmp_path / "toy")


@pytest.fixture(scope="session")
def checked_toy(tmp_path_factory: pytest.TempPathFactory) -> Toy:
    """The toy datasets as they are published: every cell compared with the source. Not to be changed by tests."""
    toy = Toy.copy_to(tmp_path_factory.mktemp("checked") / "toy")
    verify_datasets(toy.datasets, toy.sources, record=True)
    return toy


@pytest.fixture(scope="session")
def four_editions(checked_toy: Toy, tmp_path_factory: pytest.TempPathFactory) -> Toy:
    """The toy datasets with editions 1.0.0, 1.0.1, 1.1.0 and 2.0.0 published. Not to be changed by tests."""
    leave_to_the_whole("four editions")
    toy = checked_toy.copy_again(tmp_path_factory.mktemp("editions") / "toy")
    Editor(toy).publish_four()
    return toy


@pytest.fixture
def recorded_toy(checked_toy: Toy, tmp_path: Path) -> Toy:
    """A copy of the toy datasets whose cells have been recorded as compared with the source."""
    return checked_toy.copy_again(tmp_path / "recorded")
