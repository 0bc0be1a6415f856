"""What one file may hold, and the parts that are made beyond that."""

import io
import sqlite3

import pyarrow.parquet as pq
import pytest

from build_site.downloads import parted_files
from build_site.downloads.all_downloads import build_tidy_sheets, collect_downloads
from tests.built import REAL, make_content


def test_everything_is_whole_where_it_has_room() -> None:
    files = collect_downloads(make_content(REAL)).files
    assert {"data/observations.json", "data/oppen-uppfoljning.xlsx", "data/oppen-uppfoljning.sqlite"} <= files.keys()
    assert not [path for path in files if path.startswith(("data/observations/", "data/municipalities/"))]


def test_beyond_that_the_parts_hold_each_figure_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parted_files, "MOST_ROWS", 1000)
    content = make_content(REAL)
    files = collect_downloads(content).files
    gone = {"data/observations.json", "data/observations-excel-sv.csv", "data/oppen-uppfoljning.xlsx"}
    assert not gone & files.keys()
    assert "data/reports.json" in files  # what is small is whole
    assert {"data/observations.csv", "data/observations.parquet"} <= files.keys()  # these have no limit
    whole = pq.read_table(io.BytesIO(files["data/observations.parquet"])).to_pylist()
    parts = {path: one for path, one in files.items() if path.startswith("data/observations/")}
    assert sorted(parts) == [
        "data/observations/municipality=0127/year=2020/observations.parquet",
        "data/observations/municipality=0127/year=2022/observations.parquet",
        "data/observations/municipality=0127/year=2023/observations.parquet",
        "data/observations/municipality=0484/year=2022/observations.parquet",
    ]
    read = [row for one in parts.values() for row in pq.read_table(io.BytesIO(one)).to_pylist()]
    assert sorted(map(repr, read)) == sorted(map(repr, whole))
    figures = []
    for code in ("0127", "0484"):
        connection = sqlite3.connect(":memory:")
        connection.deserialize(files[f"data/municipalities/{code}.sqlite"])
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        figures += connection.execute('select report, "table", row, "column" from observations').fetchall()
    assert sorted(figures) == sorted((row["report"], row["table"], row["row"], row["column"]) for row in whole)


def test_a_sheet_of_exactly_the_limit_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = build_tidy_sheets(make_content(REAL))["observations"]
    monkeypatch.setattr(parted_files, "MOST_ROWS", len(sheet.rows))
    assert parted_files.is_small(sheet)
    monkeypatch.setattr(parted_files, "MOST_ROWS", len(sheet.rows) - 1)
    assert not parted_files.is_small(sheet)
