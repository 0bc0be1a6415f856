"""Keeps the pages light: a page that weighs more than the budget stops the build."""

import gzip
from pathlib import Path

from build_site.formatting import format_number

HEAVIEST_PAGE = 60_000  # bytes of HTML with its charts, compressed as a web server does


def find_heavy_pages(site: Path, limit: int = HEAVIEST_PAGE) -> list[str]:
    """Weigh every page of the built site.

    Args:
        site: the folder with the built site.
        limit: how many bytes a page may weigh, compressed.

    Returns:
        «page: 61 234 byte» for each page that is too heavy, the heaviest first.
    """
    weights = {path.relative_to(site).as_posix(): _weigh(path.read_bytes()) for path in site.rglob("*.html")}
    heavy = sorted((-weight, name) for name, weight in weights.items() if weight > limit)
    return [f"{name}: {format_number(-weight)} byte" for weight, name in heavy]


def _weigh(content: bytes) -> int:
    return len(gzip.compress(content, compresslevel=6, mtime=0))
