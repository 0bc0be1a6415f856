"""What drafts are made with, from the toy datasets."""

from pathlib import Path

import pytest

from build_site.drafting.draft_source import Drafting, prepare_drafting
from build_site.drafting.heading_words import Vocabulary
from tests.toy import Toy


@pytest.fixture(scope="session")
def drafting(tmp_path_factory: pytest.TempPathFactory) -> Drafting:
    """The toy's lists and rows, for a report of January to August 2023."""
    toy = Toy.copy_to(tmp_path_factory.mktemp("drafting") / "toy")
    return prepare_drafting(Path(toy.datasets), "", "2023-01/2023-08")


@pytest.fixture(scope="session")
def vocabulary(drafting: Drafting) -> Vocabulary:
    """The words of headings."""
    return drafting.vocabulary
