"""The reports' texts are read by report."""

import pytest

from build_site.problems import DataError
from build_site.reading.source_texts import read_sources
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy


def test_sources_are_read_by_report(toy: Toy) -> None:
    assert list(read_sources(toy.sources)) == [BOTKYRKA, ESKILSTUNA]
    assert read_sources(toy.sources)[ESKILSTUNA].startswith("LEKSAKSRAPPORT")
    assert read_sources(toy.datasets) == {}


def test_every_text_that_is_not_utf8_is_told(toy: Toy) -> None:
    for name in ("a.txt", "b.txt"):
        (toy.sources / name).write_bytes("nämnd".encode("latin-1"))
    with pytest.raises(DataError) as caught:
        read_sources(toy.sources)
    assert [str(problem) for problem in caught.value.problems] == [
        f"{name}: Filen är inte sparad som UTF-8. Spara den med teckenkodning UTF-8." for name in ("a.txt", "b.txt")
    ]
