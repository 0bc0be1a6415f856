"""What lies outside the repository, because it is not ours to publish: the reports' texts, shapes of vocabularies."""

import os
from pathlib import Path

import pytest

from tests.toy import PROJECT

SHARED = Path(os.environ.get("UPPF_SHARED", PROJECT.parent / "shared"))
INVENTORY = SHARED / "inventory.csv"
SOURCES = SHARED / "sources"
SHAPES = SHARED / "shapes"


def need(path: Path, what: str) -> None:
    """Skip the test, and say so, where something of this is not at hand.

    Args:
        path: the file or folder that the test reads.
        what: what it holds, for whoever reads why the test was skipped.
    """
    if not path.exists():
        pytest.skip(f"no {what} at {path}; set UPPF_SHARED to the folder that holds them")
