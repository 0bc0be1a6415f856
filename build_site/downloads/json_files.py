"""JSON: numbers as numbers with their printed decimals, one record on each line."""

from collections.abc import Mapping
from datetime import date

import simplejson

from build_site.downloads.descriptions import to_mapping
from build_site.published.sheets import Sheet


def format_sheet_json(sheet: Sheet) -> str:
    """A sheet as an object with `title`, `about`, `fields` (name, title and type of each column) and `records`.

    A record has every column; an empty cell is `null`.
    """
    fields = [
        {"name": field.name, "title": field.title, "type": field.kind}
        | ({"description": field.description} if field.description else {})
        for field in sheet.fields
    ]
    document = {
        "title": sheet.title,
        "about": to_mapping(sheet.about),
        "fields": fields,
        "records": sheet.records(),
    }
    return format_document(document)


def format_document(document: Mapping[str, object]) -> str:
    """An object as JSON; lists of records have a line for each."""
    members = [f"{_format(name)}: {_format_member(value)}" for name, value in document.items()]
    return "{\n" + ",\n".join(members) + "\n}\n"


def _format_member(value: object) -> str:
    if isinstance(value, list) and value and all(isinstance(one, Mapping) for one in value):
        return "[\n" + ",\n".join(_format(one) for one in value) + "\n]"
    return _format(value)


def _format(value: object) -> str:
    # As the standard library's, but for decimals: 93.30 keeps its zero.
    return simplejson.dumps(value, ensure_ascii=False, use_decimal=True, default=_format_day)


def _format_day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
