"""The pages for proof-reading: source and cells side by side, each fault at its cell, and nothing in the site."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from build_site.command_line.proof_pages import ProofPages
from build_site.command_line.proofs import list_packages, read_proof
from build_site.command_line.serving import ProofHandler, _listen
from build_site.pipeline import check_datasets
from tests.toy import BOTKYRKA, Toy


@pytest.fixture
def proofs(toy: Toy) -> ProofPages:
    """The pages of the toy, with its reports' texts."""
    return ProofPages(toy.datasets, toy.sources, partial(check_datasets, toy.datasets, toy.sources))


def read(proofs: ProofPages, path: str) -> str:
    return proofs.answer(path).body.decode()


def folder(toy: Toy) -> Path:
    """Where the report's package lies."""
    package = next(one for one in list_packages(toy.datasets) if one.name == BOTKYRKA)
    return toy.datasets / package.folder


def first_table(proofs: ProofPages) -> str:
    return str(next(one for one in list_packages(proofs.datasets) if one.name == BOTKYRKA).tables[0]["name"])


def test_a_tables_rows_stand_beside_their_lines(proofs: ProofPages) -> None:
    package = next(one for one in list_packages(proofs.datasets) if one.name == BOTKYRKA)
    proof = read_proof(proofs.datasets, proofs.sources, package, package.tables[0], ())
    assert proof.has_source
    for row in proof.rows:
        if row.cells:
            (line,) = (cell.text for cell in row.cells if cell.column == "line")
            assert str(row.lines[0][0]) == line.split(";")[0].split("-")[0]
            assert row.lines[0][1]
    assert (proof.wrong, proof.unverified) == (0, 0)


def test_a_changed_figure_is_marked_with_its_message(toy: Toy, proofs: ProofPages) -> None:
    table = first_table(proofs)
    path = folder(toy) / f"{table}.csv"
    header, first, *rest = path.read_text(encoding="utf-8").splitlines()
    place = next(place for place, cell in enumerate(first.split(",")) if "." in cell)
    cells = first.split(",")
    cells[place] += "7"
    path.write_text("\n".join((header, ",".join(cells), *rest)) + "\n", encoding="utf-8")
    page = read(proofs, f"/korrektur/{BOTKYRKA}/{table}/")
    assert 'class="wrong"' in page or 'class="unverified"' in page
    assert "Fel: " in page
    assert "gäller inte" in page


def test_without_texts_the_page_says_how_to_get_them(proofs: ProofPages) -> None:
    bare = ProofPages(proofs.datasets, None, lambda: None)
    page = read(bare, f"/korrektur/{BOTKYRKA}/{first_table(proofs)}/")
    assert "build-site serve --sources MAPP" in page


def test_the_list_leads_to_every_table(proofs: ProofPages) -> None:
    page = read(proofs, "/korrektur/")
    for package in list_packages(proofs.datasets):
        for table in package.tables:
            assert f'href="/korrektur/{package.name}/{table["name"]}/"' in page


def test_what_is_not_there_or_can_not_be_read_is_said(toy: Toy, proofs: ProofPages) -> None:
    assert proofs.answer("/korrektur/finns/inte/").status == 404
    path = folder(toy) / f"{first_table(proofs)}.csv"
    path.write_bytes(b"\xe5")
    assert "inte sparad som UTF-8" in read(proofs, f"/korrektur/{BOTKYRKA}/{first_table(proofs)}/")
    (folder(toy) / "datapackage.yaml").write_text("name: [", encoding="utf-8")
    assert BOTKYRKA not in [one.name for one in list_packages(proofs.datasets)]


def test_text_of_the_source_is_never_taken_for_html(toy: Toy, proofs: ProofPages) -> None:
    source = toy.sources / f"{BOTKYRKA}.txt"
    text = source.read_text(encoding="utf-8").split("\n")
    source.write_text("\n".join(f"{line} <script>" for line in text), encoding="utf-8")
    page = read(proofs, f"/korrektur/{BOTKYRKA}/{first_table(proofs)}/")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.fixture
def address(tmp_path: Path, proofs: ProofPages) -> Iterator[str]:
    """A server of an empty site with the pages for proof-reading."""
    (tmp_path / "site").mkdir()
    with _listen(0, partial(ProofHandler, directory=str(tmp_path / "site"), proofs=proofs)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


def test_serve_answers_and_writes_nothing(address: str, tmp_path: Path) -> None:
    with urlopen(f"{address}/korrektur/") as answer:  # noqa: S310 -- our own server
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.headers["Cache-Control"] == "no-store"
    with urlopen(f"{address}/korrektur/korrektur.css") as answer:  # noqa: S310 -- our own server
        assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{address}/annat/")  # noqa: S310 -- our own server
    assert list((tmp_path / "site").iterdir()) == []
