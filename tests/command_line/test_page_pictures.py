"""Beside a table from a PDF, proof-reading shows the row as it is printed; only on one's own computer."""

import io
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from build_site.command_line.page_pictures import draw_page
from build_site.command_line.proof_pages import ProofPages
from build_site.pipeline import check_datasets
from build_site.problems import DataError
from tests.paper import key_from_pdf, print_pdf
from tests.toy import ESKILSTUNA, Toy

A4 = (1190, 1684)  # two dots a point


@pytest.fixture
def proofs(toy: Toy) -> ProofPages:
    key_from_pdf(toy)
    return ProofPages(toy.datasets, toy.sources, partial(check_datasets, toy.datasets, toy.sources))


def test_each_row_stands_beside_its_part_of_the_page(toy: Toy, proofs: ProofPages) -> None:
    page = proofs.answer(f"/korrektur/{ESKILSTUNA}/operating_result/").body.decode()
    boxes = [
        line.rpartition(",")[2] for line in toy.path("operating_result.csv", ESKILSTUNA).read_text().splitlines()[1:]
    ]
    for box in boxes:
        left, top, right, bottom = map(int, box.split())
        assert f'viewBox="{left - 6} {top - 6} {right - left + 12} {bottom - top + 12}"' in page
    assert page.count(f'href="/korrektur/{ESKILSTUNA}/sida-2.png" transform') == len(boxes) == 3
    assert page.index("Lekstuga") < page.index("Dockteater")


def test_a_page_is_a_picture_of_two_dots_a_point(proofs: ProofPages) -> None:
    answer = proofs.answer(f"/korrektur/{ESKILSTUNA}/sida-2.png")
    assert (answer.status, answer.media_type) == (200, "image/png")
    picture = Image.open(io.BytesIO(answer.body))
    assert all(abs(one - other) <= 2 for one, other in zip(picture.size, A4, strict=True))
    assert min(picture.convert("L").crop((138, 348, 744, 370)).getdata()) < 100  # the row is there


@pytest.mark.parametrize("page", ["sida-3.png", "sida-0.png", "sida-99999.png"])
def test_a_page_that_is_not_there_is_not_found(proofs: ProofPages, page: str) -> None:
    assert proofs.answer(f"/korrektur/{ESKILSTUNA}/{page}").status == 404


def test_without_the_pdf_the_page_says_how_to_get_it(toy: Toy, proofs: ProofPages) -> None:
    (toy.sources / f"{ESKILSTUNA}.pdf").unlink()
    page = proofs.answer(f"/korrektur/{ESKILSTUNA}/operating_result/").body.decode()
    assert f"{ESKILSTUNA}.pdf" in page
    assert "<image" not in page
    assert proofs.answer(f"/korrektur/{ESKILSTUNA}/sida-2.png").status == 404


def test_a_page_printed_sideways_is_turned_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    print_pdf("<p style='writing-mode: vertical-rl'>Lekstuga och dockteater</p>", path)
    drawn = draw_page(path, 1)
    assert drawn
    size = Image.open(io.BytesIO(drawn)).size
    assert all(abs(one - other) <= 2 for one, other in zip(size, A4[::-1], strict=True))
    path.write_bytes(b"nothing")
    with pytest.raises(DataError):
        draw_page(path, 1)
