"""The published site is replaced whole or not at all."""

from pathlib import Path

import pytest

from build_site.site_folder import replace_site
from tests.folders import make_site


def test_published_site_comes_back_when_the_new_one_cannot_take_its_place(tmp_path: Path) -> None:
    published = make_site(tmp_path / "published")
    with pytest.raises(OSError, match="fresh"):
        replace_site(tmp_path / "fresh", published)
    assert (published / "index.html").read_text(encoding="utf-8") == "som den var"
