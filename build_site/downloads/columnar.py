"""Parquet: typed columns for pandas, DuckDB, R and the like."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from build_site import project
from build_site.lazy import import_when_used
from build_site.published.sheets import DATE, INTEGER, NUMBER, TEXT, Cell, Sheet

if TYPE_CHECKING:
    import pyarrow as pa
else:
    pa = import_when_used("pyarrow")


def _list_types() -> dict[str, Any]:
    """Numbers are doubles, which read the same everywhere; the printed decimals are in the column `value_printed`."""
    return {TEXT: pa.string(), INTEGER: pa.int64(), NUMBER: pa.float64(), DATE: pa.date32()}


def format_parquet(sheet: Sheet) -> bytes:
    """A sheet as Parquet. Title and licence are in the file's metadata, the headings in the columns'."""
    from pyarrow import parquet  # noqa: PLC0415 # it takes a third of a second to import

    types = _list_types()
    schema = pa.schema(
        [
            pa.field(field.name, types[field.kind], metadata={"title": field.title, "description": field.description})
            for field in sheet.fields
        ],
        metadata={"title": sheet.title, "license": project.LICENCE_ID},
    )
    columns: list[Any] = [
        pa.array([_convert(row[place], field.kind) for row in sheet.rows], types[field.kind])
        for place, field in enumerate(sheet.fields)
    ]
    target = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_arrays(columns, schema=schema), target, compression="snappy")
    content: bytes = target.getvalue().to_pybytes()
    return content


def _convert(cell: Cell, kind: str) -> object:
    convert: Callable[[Any], object] = float if kind == NUMBER and isinstance(cell, Decimal) else lambda one: one
    return None if cell is None else convert(cell)
