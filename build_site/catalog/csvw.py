"""CSV on the Web: what every column of the CSV files holds, where the standard has programs look for it.

That is `<file>.csv-metadata.json` beside a file, or `csv-metadata.json` once for all files of a folder.
"""

import json
import posixpath
from collections.abc import Iterable, Mapping
from typing import Any

from build_site import project
from build_site.published.columns import DataColumn, DataFile
from build_site.published.dictionary import Dictionary

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "sv"}]
GROUP = "csv-metadata.json"
_DATATYPES = {
    "string": "string",
    "integer": "integer",
    "number": "decimal",
    "boolean": "boolean",
    "date": "date",
    "datetime": "dateTime",
}


def build_csv_metadata(file: DataFile) -> str:
    """The description of one file, to be published beside it."""
    return _format({"@context": CONTEXT, **_build_table(file, posixpath.basename(file.path))})


def build_csv_group(dictionary: Dictionary) -> str:
    """The description of all shared files together, with how they refer to each other.

    A reference leads to a file of the same group, so only the group can have them. CSVW knows no empty references: a
    column that may be empty has none here, but in the data package.
    """
    shared = dictionary.shared
    tables = []
    for file in shared.values():
        table = _build_table(file, file.path)
        required = {column.name for column in file.columns if column.required}
        always = [one for one in file.all_references if required.issuperset(one.columns)]
        if keys := [_build_reference(one.columns, shared[one.file]) for one in always]:
            table["tableSchema"]["foreignKeys"] = keys
        tables.append(table)
    return _format({"@context": CONTEXT, "@type": "TableGroup", "tables": tables})


def build_folder_group(files: Iterable[DataFile]) -> str:
    """The description of the files of one folder, to be published in it."""
    tables = [_build_table(file, posixpath.basename(file.path)) for file in files]
    return _format({"@context": CONTEXT, "@type": "TableGroup", "tables": tables})


def _build_reference(columns: tuple[str, ...], target: DataFile) -> dict[str, Any]:
    return {
        "columnReference": list(columns),
        "reference": {"resource": target.path, "columnReference": list(target.key)},
    }


def _build_table(file: DataFile, url: str) -> dict[str, Any]:
    table: dict[str, Any] = {"@type": "Table", "url": url, "dc:title": file.title}
    if file.description:
        table["dc:description"] = file.description
    table |= {"dc:license": {"@id": project.LICENCE_ADDRESS}, "dc:publisher": project.NAME}
    if file.source:
        table["dc:source"] = file.source
    schema: dict[str, Any] = {"columns": [_build_column(column) for column in file.columns]}
    if file.key:
        schema["primaryKey"] = list(file.key)
    return {**table, "tableSchema": schema}


def _build_column(column: DataColumn) -> dict[str, Any]:
    # A program that checks the file against its description compares titles with the header, so that is a title too.
    built: dict[str, Any] = {"name": column.name, "titles": {"und": column.name, "sv": column.title}}
    if column.description:
        built["dc:description"] = column.description
    built["datatype"] = _build_datatype(column)
    if column.required:
        built["required"] = True
    if column.separator:
        built["separator"] = column.separator
    return built


def _build_datatype(column: DataColumn) -> Mapping[str, str] | str:
    base = _DATATYPES[column.type]
    return {"base": base, "format": column.pattern} if column.pattern and not column.separator else base


def _format(metadata: Mapping[str, Any]) -> str:
    return json.dumps(metadata, ensure_ascii=False, indent=1) + "\n"
