"""Figures as series: what belongs together over time, with its points."""

from collections.abc import Mapping

from build_site.published.observation_file import OBSERVATIONS
from build_site.published.sheets import Cell, Field, Sheet, build_schema

# What all points of a series share. Rows without a harmonised indicator are told apart by their printed label.
_SHARED = ("municipality", "committee", "service", "indicator", "measure", "sex", "age", "unit", "unit_base")
_FIELDS = OBSERVATIONS.fields
_SHARED_FIELDS = tuple(field for field in _FIELDS if field.name in _SHARED)
_POINT_FIELDS = tuple(field for field in _FIELDS if field.name not in _SHARED)
_ID = Field("series", "Serie", description="Seriens namn: det som alla punkter har gemensamt, med / mellan.")
_POINTS = {"type": "array", "items": build_schema(_POINT_FIELDS), "minItems": 1}


def _build_schema() -> Mapping[str, object]:
    schema = build_schema((_ID, *_SHARED_FIELDS))
    properties, required = schema["properties"], schema["required"]
    if not isinstance(properties, dict) or not isinstance(required, list):
        raise TypeError(schema)
    return schema | {"properties": properties | {"points": _POINTS}, "required": [*required, "points"]}


SERIES_SCHEMA = _build_schema()


def build_series(observations: Sheet) -> list[dict[str, object]]:
    """Group observations in series, each with its points in the order of time.

    Args:
        observations: figures in the form of the tidy database.
    """
    groups: dict[tuple[str, ...], list[dict[str, Cell]]] = {}
    for record in observations.records():
        key = tuple(str(record[name] or "") for name in _SHARED)
        label = "" if record["indicator"] else str(record["label"])
        groups.setdefault((*key, label, *_tell_home(record)), []).append(record)
    return [_build_one(key, records) for key, records in sorted(groups.items())]


def _tell_home(record: Mapping[str, Cell]) -> tuple[str, ...]:
    """Whose committee it is, where the figure is about another area: every municipality may have an `sn`."""
    home = str(record["report_municipality"])
    return () if home == record["municipality"] else (home,)


def _build_one(key: tuple[str, ...], records: list[dict[str, Cell]]) -> dict[str, object]:
    records.sort(
        key=lambda record: [str(record[name] or "") for name in ("period_end", "period", "report", "table", "row")]
    )
    shared: dict[str, object] = {field.name: records[0][field.name] for field in _SHARED_FIELDS}
    points = [{field.name: record[field.name] for field in _POINT_FIELDS} for record in records]
    return {_ID.name: "/".join(key), **shared, "points": points}
