"""The budget for how much a page may weigh."""

import gzip
import random
from pathlib import Path

import pytest

from build_site.output.weights import HEAVIEST_PAGE, find_heavy_pages


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "kommuner" / "ett").mkdir(parents=True)
    (tmp_path / "index.html").write_bytes(b"<p>Hej</p>" * 100_000)
    return tmp_path


def fill(path: Path, size: int) -> bytes:
    """A page that can't be compressed."""
    content = random.Random(1).randbytes(size)  # noqa: S311 # the same bytes each time
    path.write_bytes(content)
    return content


def test_a_long_page_that_compresses_well_is_light(site: Path) -> None:
    assert (site / "index.html").stat().st_size > 10 * HEAVIEST_PAGE
    assert find_heavy_pages(site) == []


def test_heavy_pages_are_named_with_their_weight_the_heaviest_first(site: Path) -> None:
    fill(site / "404.html", HEAVIEST_PAGE + 500)
    fill(site / "kommuner" / "ett" / "index.html", HEAVIEST_PAGE + 5000)
    found = find_heavy_pages(site)
    assert [line.split(":")[0] for line in found] == ["kommuner/ett/index.html", "404.html"]
    assert all(line.endswith(" byte") and "\u00a0" in line for line in found)


def test_the_limit_is_the_heaviest_that_is_allowed(site: Path) -> None:
    content = fill(site / "404.html", 1000)
    weight = len(gzip.compress(content, compresslevel=6, mtime=0))
    assert find_heavy_pages(site, limit=max(weight, 5000)) == []
    fill(site / "404.html", 6000)
    assert len(find_heavy_pages(site, limit=5000)) == 1


def test_only_pages_are_weighed(site: Path) -> None:
    fill(site / "bild.png", 2 * HEAVIEST_PAGE)
    assert find_heavy_pages(site) == []
