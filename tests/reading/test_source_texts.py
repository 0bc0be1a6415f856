"""The reports' texts are read by report."""

import os
from pathlib import Path

import pytest

from build_site.problems import DataError
from build_site.reading.source_texts import read_sources
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy


def test_sources_are_read_by_report(toy: Toy) -> None:
    assert list(read_sources(toy.sources).texts) == [BOTKYRKA, ESKILSTUNA]
    assert read_sources(toy.sources).texts[ESKILSTUNA].startswith("LEKSAKSRAPPORT")
    assert read_sources(toy.datasets).texts == {}


def test_every_text_that_is_not_utf8_is_told(toy: Toy) -> None:
    for name in ("a.txt", "b.txt"):
        (toy.sources / name).write_bytes("nämnd".encode("latin-1"))
    with pytest.raises(DataError) as caught:
        read_sources(toy.sources)
    assert [str(problem) for problem in caught.value.problems] == [
        f"{name}, rad 1: Filen är inte sparad som UTF-8: efter «n» står ett tecken i ANSI (Windows-1252). "
        "Spara om den: i Excel som «CSV UTF-8», i en textredigerare med teckenkodningen UTF-8."
        for name in ("a.txt", "b.txt")
    ]


def test_a_source_that_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").mkdir()
    (tmp_path / "c.txt").symlink_to("nowhere")
    with (tmp_path / "d.txt").open("wb") as file:
        file.truncate(1_000_000_000)
    with pytest.raises(DataError) as caught:
        read_sources(tmp_path)
    assert [problem.path for problem in caught.value.problems] == ["a.txt", "b.txt", "c.txt", "d.txt"]
