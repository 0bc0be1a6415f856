"""Pictures of a PDF's pages, for proof-reading on one's own computer: reports hold names, so the site has none."""

import io
from pathlib import Path

from build_site.problems import DataError
from build_site.reading.files import check_file
from build_site.reading.limits import PDF_BYTES
from build_site.reading.pdf_words import open_pdf
from build_site.reading.turned_text import make_upright

_RESOLUTION = 144  # dots an inch: two for each point, which the template counts on


def draw_page(path: Path, number: int) -> bytes | None:
    """A page as PNG, two dots for each point, turned as its words are read; None where there is no such page.

    Raises:
        DataError: the file can't be read.
    """
    if found := check_file(path, path.name, inside=path.parent, limit=PDF_BYTES):
        raise DataError(found)
    if not path.is_file():
        return None
    with open_pdf(path.read_bytes(), path.name) as document:
        if not 1 <= number <= len(document.pages):
            return None
        page = document.pages[number - 1]
        picture, before = page.to_image(resolution=_RESOLUTION).original, page.rotation
        turn = (make_upright(page).rotation - before) % 360
        content = io.BytesIO()
        (picture.rotate(-turn, expand=True) if turn else picture).save(content, "PNG")
    return content.getvalue()
