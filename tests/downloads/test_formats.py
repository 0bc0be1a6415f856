"""Every format of «everything» is the same table to pandas, DuckDB and sqlite3, to the last cell."""

import json
import re
import sqlite3
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from build_site.downloads.all_downloads import build_tidy_sheets
from build_site.published.delimited import TEXT_MARK, guard
from build_site.published.sheets import DATE, INTEGER, NUMBER, TEXT, Field, Sheet
from build_site.published.tidy import TIDY_BY_NAME
from tests.built import REAL, collect_offered, make_content
from tests.downloads.reading import Row, plain

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
Read = Callable[[Path, Sheet], list[Row]]


@pytest.fixture(scope="module")
def sheets() -> dict[str, Sheet]:
    return build_tidy_sheets(make_content(REAL))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files on disk, as after a download."""
    folder = tmp_path_factory.mktemp("everything")
    for address, content in collect_offered(REAL).files.items():
        if address.count("/") == 1 and address.startswith("data/"):
            (folder / Path(address).name).write_bytes(content)
    return folder


def contract(sheet: Sheet) -> list[Field]:
    return [field for field in sheet.fields if field.name in TIDY_BY_NAME[sheet.name].header]


def pandas_csv(folder: Path, sheet: Sheet) -> list[Row]:
    types = {field.name: str for field in sheet.fields if field.kind not in (NUMBER, INTEGER)}
    empty = {field.name: [""] for field in sheet.fields}
    frame = pd.read_csv(folder / f"{sheet.name}.csv", dtype=types, keep_default_na=False, na_values=empty)
    assert list(frame.columns) == [field.name for field in contract(sheet)]
    return plain(frame.astype(object).to_dict("records"), contract(sheet))


def pandas_excel_csv(folder: Path, sheet: Sheet) -> list[Row]:
    numbers = {field.title for field in sheet.fields if field.kind in (NUMBER, INTEGER)}
    numeric = {*numbers, *(f"{title}{TEXT_MARK}" for title in numbers)}
    path = folder / f"{sheet.name}-excel-sv.csv"
    titles = list(pd.read_csv(path, sep=";", encoding="utf-8-sig", nrows=0).columns)
    types = {title: str for title in titles if title not in numeric}
    frame = pd.read_csv(path, sep=";", decimal=",", encoding="utf-8-sig", dtype=types, keep_default_na=False,
                        na_values={title: [""] for title in titles})  # fmt: skip
    frame.columns = [title.removesuffix(TEXT_MARK) for title in titles]
    texts = frame.select_dtypes(exclude="number").columns
    frame[texts] = frame[texts].apply(lambda column: column.str.removesuffix(TEXT_MARK))
    return codes_of(frame, sheet)


def pandas_xlsx(folder: Path, sheet: Sheet) -> list[Row]:
    frame = pd.read_excel(folder / "oppen-uppfoljning.xlsx", sheet_name=sheet.title, dtype=object)
    return codes_of(frame, sheet)


def codes_of(frame: pd.DataFrame, sheet: Sheet) -> list[Row]:
    """The contract's columns out of a file in words, which has its codes last."""
    headings = {field.name: f"{field.title} (kod)" if field.codes else field.title for field in contract(sheet)}
    rows = [
        {name: record[heading] for name, heading in headings.items()}
        for record in frame.astype(object).to_dict("records")
    ]
    for row in rows:
        if "created" in row:  # a day for people
            row["created"] = str(row["created"])[:10]
    return plain(_show_amounts(rows, sheet), contract(sheet))


def _show_amounts(rows: list[Row], sheet: Sheet) -> list[Row]:
    """Rows whose texts that are plain numbers are written in one way: a spreadsheet has them as numbers."""
    names = {field.name for field in sheet.fields if field.may_be_number}
    return [row | {name: _show_amount(row[name]) for name in names & row.keys()} for row in rows]


def _show_amount(value: object) -> object:
    text = str(value).replace(",", ".")
    return f"{Decimal(text).normalize():f}" if _NUMBER.fullmatch(text) else value


def json_pandas(folder: Path, sheet: Sheet) -> list[Row]:
    document = json.loads((folder / f"{sheet.name}.json").read_bytes())
    assert [one["name"] for one in document["fields"]] == list(sheet.names)
    return plain(pd.DataFrame(document["records"], dtype=object).to_dict("records"), sheet.fields)


def json_duckdb(folder: Path, sheet: Sheet) -> list[Row]:
    path = folder / f"{sheet.name}.json"
    kinds = {NUMBER: "DOUBLE", INTEGER: "BIGINT", DATE: "DATE"}
    record = ", ".join(f'"{field.name}" {kinds.get(field.kind, "VARCHAR")}' for field in sheet.fields)
    columns = f"columns = {{records: 'STRUCT({record})[]'}}"
    relation = duckdb.sql(f"select r.* from (select unnest(records) as r from read_json('{path}', {columns}))")
    return plain(_dictionaries(relation), sheet.fields)


def parquet_pandas(folder: Path, sheet: Sheet) -> list[Row]:
    frame = pd.read_parquet(folder / f"{sheet.name}.parquet")
    return plain(frame.astype(object).to_dict("records"), sheet.fields)


def parquet_duckdb(folder: Path, sheet: Sheet) -> list[Row]:
    return plain(_dictionaries(duckdb.sql(f"select * from '{folder / sheet.name}.parquet'")), sheet.fields)


def csv_duckdb(folder: Path, sheet: Sheet) -> list[Row]:
    types = {field.name: {NUMBER: "DOUBLE", INTEGER: "BIGINT"}.get(field.kind, "VARCHAR") for field in contract(sheet)}
    relation = duckdb.sql(f"select * from read_csv('{folder / sheet.name}.csv', columns = {types}, header = true)")
    return plain(_dictionaries(relation), contract(sheet))


def _dictionaries(relation: duckdb.DuckDBPyRelation | None) -> list[Row]:
    assert relation is not None
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def sqlite_rows(folder: Path, sheet: Sheet) -> list[Row]:
    with sqlite3.connect(folder / "oppen-uppfoljning.sqlite") as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute(f'select * from "{sheet.name}" order by rowid')]
    return plain(rows, sheet.fields)


def sqlite_pandas(folder: Path, sheet: Sheet) -> list[Row]:
    with sqlite3.connect(folder / "oppen-uppfoljning.sqlite") as connection:
        frame = pd.read_sql(f'select * from "{sheet.name}" order by rowid', connection)
    return plain(frame.astype(object).to_dict("records"), sheet.fields)


READERS: dict[str, Read] = {
    reader.__name__: reader
    for reader in (
        pandas_csv, csv_duckdb, pandas_excel_csv, pandas_xlsx, json_pandas, json_duckdb, parquet_pandas, parquet_duckdb,
        sqlite_rows, sqlite_pandas,
    )
}  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", list(TIDY_BY_NAME))
def test_every_format_is_the_same_table(name: str, reader: str, sheets: dict[str, Sheet], folder: Path) -> None:
    sheet = sheets[name]
    read = READERS[reader](folder, sheet)
    columns = list(read[0])
    assert set(columns) >= {field.name for field in contract(sheet)}
    expected = plain(sheet.pick(columns).records(), sheet.pick(columns).fields)
    if reader in ("pandas_excel_csv", "pandas_xlsx"):
        expected = _show_amounts(expected, sheet)
        expected = [row | {"created": row["created"][:10]} if "created" in row else row for row in expected]
    if reader == "pandas_excel_csv":  # guarded texts read the same to people
        texts = [field.name for field in contract(sheet) if field.kind == TEXT]
        for row in expected:
            row |= {
                column: guard(row[column])
                for column in texts
                if row[column] is not None and not _NUMBER.fullmatch(row[column])
            }
    assert len(read) == len(expected) > 0
    assert read == expected


def test_printed_decimals_survive_in_every_format_that_has_them(sheets: dict[str, Sheet], folder: Path) -> None:
    printed = [str(row["value"]) for row in sheets["observations"].records() if row["value"] is not None]
    assert sum(one.endswith("0") and "." in one for one in printed) > 50
    document = json.loads((folder / "observations.json").read_bytes(), parse_float=Decimal)
    assert [str(row["value"]) for row in document["records"] if row["value"] is not None] == printed
    assert [row["value_printed"] for row in document["records"] if row["value_printed"]] == printed
    frame = pd.read_parquet(folder / "observations.parquet")
    assert [one for one in frame["value_printed"] if isinstance(one, str)] == printed
    # … and the doubles are those of the printed text.
    assert [float(one) for one in frame["value"].dropna()] == [float(one) for one in printed]
