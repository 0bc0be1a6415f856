import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from build_site.reading.limits import COLUMNS, PRINTED_BYTES, ROWS, SHARED_ROWS
from build_site.reading.table_files import check_table_file, refuse_table_file

PRINTED = {
    "name": "prov",
    "uppf:section": "Ekonomi",
    "schema": {"fields": [{"name": "row", "type": "string"}, {"name": "value", "type": "number"}]},
}
SHARED = {"name": "prov", "schema": PRINTED["schema"]}
HAND = "Ta bort det; skriv texten för hand i stället för att klistra in den."
COMMA = "Spara filen som CSV med komma mellan cellerna och utan raden sep=."
QUOTES = "prov.csv, rad {}: Raden går inte att dela upp i celler. {}"
UNQUOTED = "Kontrollera citattecknen; ett citattecken inne i en text skrivs dubbelt."


def check(folder: Path, content: bytes, resource: Mapping[str, Any] = PRINTED) -> list[str]:
    (folder / "prov.csv").write_bytes(content)
    path, name = folder / "prov.csv", "prov.csv"
    refused = refuse_table_file(path, name, resource=resource, datasets=folder)
    return [str(problem) for problem in refused or check_table_file(path, name, resource=resource).problems]


@pytest.mark.parametrize(
    "content",
    [
        b"row,value\na,1\n",
        b"\xef\xbb\xbfrow,value\na,1\n",
        b"row,value\r\na,1\r\n",
        b"row,value\ra,1\r",
        b'row,value\n"a, b ""c""",-123456789012.345\n',
        b"",
    ],
)
def test_what_spreadsheets_write_is_no_fault_here(tmp_path: Path, content: bytes) -> None:
    assert check(tmp_path, content) == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            " row,value\na,1\n",
            "prov.csv, rad 1: Texten börjar eller slutar med mellanslag. Ta bort dem.",
        ),
        (
            "row,value\na ,1\n",
            "prov.csv, rad 2, kolumn row: Texten börjar eller slutar med mellanslag. Ta bort dem.",
        ),
        (
            "row,value\na\x02b,1\n",
            f"prov.csv, rad 2, kolumn row: Texten har ett styrtecken (U+0002) efter «a». {HAND}",
        ),
        (
            "row,value\na\x00b,1\n",
            f"prov.csv, rad 2, kolumn row: Texten har ett styrtecken (U+0000) efter «a». {HAND}",
        ),
        (
            'row,value\n"a\nb",1\n',
            "prov.csv, rad 2: Cellen som börjar med «a» går över flera rader. "
            "Sätt ett rakt citattecken efter texten om det fattas, eller ta bort radbrytningen i den.",
        ),
        (
            f"row,value\na,{'9' * 40}\n",
            "prov.csv, rad 2, kolumn value: Talet har 40 siffror. Skriv högst 15; fler bevaras inte i kalkylprogram.",
        ),
        (
            "row,value\na,1234567890.123456\n",
            "prov.csv, rad 2, kolumn value: Talet har 16 siffror. Skriv högst 15; fler bevaras inte i kalkylprogram.",
        ),
        ('row,value\n"a"b,1\n', QUOTES.format(2, UNQUOTED)),
        ('row,value\n"a,1\n', QUOTES.format(2, UNQUOTED)),
        (
            "row,value\n" + "x" * 70_000 + ",1\n",
            "prov.csv, rad 2, kolumn row: Texten har 70000 tecken. Skriv högst 5000.",
        ),
        (
            "row,value\na," + "x" * 70_000 + "\n",
            "prov.csv, rad 2, kolumn value: Texten har 70000 tecken. Skriv högst 5000.",
        ),
        ("row;value\na;1\n", f"prov.csv, rad 1: Cellerna är åtskilda med semikolon, inte komma. {COMMA}"),
        ("row\tvalue\na\t1\n", f"prov.csv, rad 1: Cellerna är åtskilda med tabb, inte komma. {COMMA}"),
        ("row|value\na|1\n", f"prov.csv, rad 1: Cellerna är åtskilda med lodstreck, inte komma. {COMMA}"),
        (
            "sep=;\nrow;value\na;1\n",
            f"prov.csv, rad 1: Cellerna är åtskilda med det som raden sep= säger, inte komma. {COMMA}",
        ),
        ("," * COLUMNS + "\n", "prov.csv, rad 1: Raden har 101 celler. Högst 100 får plats."),
    ],
)
def test_what_would_be_published_unseen_or_changed_is_refused(tmp_path: Path, content: str, problem: str) -> None:
    assert check(tmp_path, content.encode()) == [problem]


@pytest.mark.parametrize(("resource", "most"), [(PRINTED, ROWS), (SHARED, SHARED_ROWS)])
def test_a_table_has_a_limit_of_rows(tmp_path: Path, resource: Mapping[str, Any], most: int) -> None:
    rows = b"row,value\n" + b"a,1\n" * most
    assert check(tmp_path, rows, resource) == []
    assert check(tmp_path, rows + b"a,1\n", resource) == [
        f"prov.csv, rad {most + 2}: Tabellen har fler än {most} rader. Dela upp den i flera tabeller."
    ]


def test_a_million_rows_are_refused_by_their_size(tmp_path: Path) -> None:
    rows = b"row,value\n" + b"a,1000\n" * 1_000_000
    told = "prov.csv: Filen är 7,0 MB stor. Den får vara högst {}. Dela upp den."
    assert check(tmp_path, rows) == [told.format("80 kB")]
    assert check(tmp_path, rows, SHARED) == [told.format("5,0 MB")]


def test_a_printed_table_makes_a_page_that_is_not_too_heavy(tmp_path: Path) -> None:
    rows = b"row,value\n" + (b"a" * 995 + b",100\n") * 80
    assert check(tmp_path, rows[: rows.rindex(b"\n", 0, PRINTED_BYTES)]) == []
    assert check(tmp_path, rows) == ["prov.csv: Filen är 81 kB stor. Den får vara högst 80 kB. Dela upp den."]


def test_a_file_that_is_bad_all_through_is_explained_a_hundred_times_and_no_more(tmp_path: Path) -> None:
    assert len(check(tmp_path, b"row,value\n" + b"a\x02,1\n" * ROWS)) == 100


@pytest.mark.parametrize(
    "spoil",
    [Path.mkdir, lambda path: path.symlink_to("x"), os.mkfifo, lambda path: path.symlink_to("/etc/hostname")],
    ids=["folder", "dangling", "pipe", "out"],
)
def test_what_is_no_file_is_refused_before_it_is_read(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    spoil(tmp_path / "prov.csv")
    found = refuse_table_file(tmp_path / "prov.csv", "prov.csv", resource=PRINTED, datasets=tmp_path)
    assert len(found) == 1


def test_a_cell_of_a_megabyte_in_a_shared_table_is_refused_for_its_length(tmp_path: Path) -> None:
    content = b"row,value\n" + b"a@" * 500_000 + b",1\n"
    assert check(tmp_path, content, SHARED) == [
        "prov.csv, rad 2, kolumn row: Texten har 1000000 tecken. Skriv högst 5000."
    ]
