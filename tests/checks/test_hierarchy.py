"""Rings of parts, found whatever they are made of."""

from dataclasses import replace

import pytest

from build_site.checks.hierarchy import find_rings
from build_site.model import Row, Table
from tests.toy import Toy


def with_rows(table: Table, *rows: tuple[str, str, str]) -> Table:
    """The table with rows of these ids, parents and wholes (`of_which`)."""
    made = (
        Row(name, line, name, ("1",), parent=parent, of_which=whole)
        for line, (name, parent, whole) in enumerate(rows, start=2)
    )
    return replace(table, rows=tuple(made))


@pytest.mark.parametrize(
    ("rows", "rings"),
    [
        ([], []),
        ([("a", "", "")], []),
        ([("a", "b", ""), ("b", "c", ""), ("c", "", "")], []),
        ([("a", "c", ""), ("b", "c", "a"), ("c", "", "")], []),  # two ways to one whole
        ([("a", "b", ""), ("b", "a", "")], ["a b"]),
        ([("a", "a", "")], ["a"]),
        ([("x", "b", ""), ("a", "b", ""), ("b", "c", ""), ("c", "a", "")], ["a b c"]),
        ([("a", "b", ""), ("b", "", "a")], ["a b"]),  # through of_which
        ([("a", "b", ""), ("b", "a", ""), ("c", "d", ""), ("d", "c", "")], ["a b", "c d"]),
        ([("a", "borta", "")], []),  # reading refuses it
    ],
)
def test_every_ring_is_found_from_its_first_row(toy: Toy, rows: list[tuple[str, str, str]], rings: list[str]) -> None:
    table = with_rows(toy.table("staff"), *rows)
    assert sorted(" ".join(row.id for row in ring) for ring in find_rings(table)) == rings


def test_a_ring_of_many_rows_is_found(toy: Toy) -> None:
    names = [f"r{number}" for number in range(5000)]
    rows = [(name, names[number - 1], "") for number, name in enumerate(names)]
    (ring,) = find_rings(with_rows(toy.table("staff"), *rows))
    assert len(ring) == 5000
    assert (ring[0].id, ring[1].id) == ("r0", "r4999")
