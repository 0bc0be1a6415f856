"""A toy that is quick to load."""

import pytest

from tests.toy import BOTKYRKA, FOLDERS, Toy


@pytest.fixture
def small(toy: Toy) -> Toy:
    """The toy with only the report that has one table: quicker to load."""
    folder = toy.datasets / FOLDERS[BOTKYRKA]
    folder.rename(toy.datasets.parent / "botkyrka")
    return toy
