"""JSON-stat 2.0 (https://json-stat.org/full/), as SCB's PxWeb writes it: figures as a cube with named dimensions.

`role` says which dimension is time, place and content; units stand at the categories of the content; what PxWeb says of
a table stands under `extension.px`. A value's `status` is a code of SDMX's CL_OBS_STATUS, left out where it is normal.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import prod

from build_site import project
from build_site.downloads.json_files import format_document
from build_site.published.vocabulary import OBSERVATION_STATUSES
from build_site.vocabularies import ObservationStatus

TIME, PLACE, CONTENT = "time", "geo", "metric"
_MOSTLY = 2  # a cube with more than this many cells for each value is written by index


@dataclass(frozen=True, slots=True)
class CubeUnit:
    """What the numbers of a category are: the unit's name, and how many decimals they have at most."""

    name: str
    decimals: int


@dataclass(frozen=True)
class Dimension:
    """A dimension of a cube.

    Attributes:
        role: `time`, `geo`, `metric` or "".
        categories: label by code, in order.
        units: the units of categories, by code.
    """

    code: str
    label: str
    categories: Mapping[str, str]
    role: str = ""
    units: Mapping[str, CubeUnit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CubeCell:
    """A cell of a cube: a number, or a text where words are printed, and its status."""

    value: Decimal | None
    status: ObservationStatus
    text: str = ""


@dataclass(frozen=True)
class Cube:
    """A dataset.

    Attributes:
        code: what the table is called by programs.
        address: where it is published, or "" where the site's own address is not known.
        updated: when its data were made.
        notes: what a reader must know.
        cells: by the codes of their categories, in the order of the dimensions; cells that are not there are empty.
        more: further properties of the dataset's `extension`.
    """

    code: str
    label: str
    address: str
    source: str
    updated: str
    dimensions: Sequence[Dimension]
    cells: Mapping[tuple[str, ...], CubeCell]
    notes: tuple[str, ...] = ()
    more: Mapping[str, object] = field(default_factory=dict)


def format_json_stat(cube: Cube) -> str:
    """A cube as a JSON-stat dataset."""
    return format_document(build_dataset(cube))


def format_collection(label: str, address: str, updated: str, items: Mapping[str, str]) -> str:
    """A JSON-stat collection: the list of some datasets, label by address."""
    return _collect(label, address, updated, [_DATASET | {"href": href, "label": one} for href, one in items.items()])


def format_cubes(label: str, address: str, updated: str, cubes: Iterable[Cube]) -> str:
    """A JSON-stat collection that holds its datasets whole."""
    return _collect(label, address, updated, [build_dataset(cube) for cube in cubes])


_DATASET: dict[str, object] = {"class": "dataset"}


def _collect(label: str, address: str, updated: str, items: list[dict[str, object]]) -> str:
    collection = {
        "version": "2.0",
        "class": "collection",
        "href": address,
        "label": label,
        "updated": updated,
        "link": {"item": items},
    }
    return format_document({name: value for name, value in collection.items() if value})


def build_dataset(cube: Cube) -> dict[str, object]:
    """A cube as the object that JSON-stat calls a dataset.

    Raises:
        KeyError: a cell lies outside the dimensions.
    """
    sizes = {dimension.code: len(dimension.categories) for dimension in cube.dimensions}
    found = {_find_index(place, cube.dimensions): cell for place, cell in cube.cells.items()}
    dataset: dict[str, object] = {
        "version": "2.0",
        "class": "dataset",
        "href": cube.address,
        "label": cube.label,
        "source": cube.source,
        "updated": cube.updated,
        "note": list(cube.notes),
        "id": list(sizes),
        "size": list(sizes.values()),
        "role": _write_roles(cube.dimensions),
        "dimension": {dimension.code: _write_dimension(dimension) for dimension in cube.dimensions},
        "value": _write_values(found, prod(sizes.values())),
        "status": {str(at): str(one.status) for at, one in sorted(found.items()) if one.status is not _NORMAL},
        "extension": _extend(cube, found),
    }
    return {name: value for name, value in dataset.items() if value or name == "value"}


_NORMAL = ObservationStatus.NORMAL


def _find_index(place: tuple[str, ...], dimensions: Sequence[Dimension]) -> int:
    """The number of a cell: the last dimension goes fastest."""
    index = 0
    for code, dimension in zip(place, dimensions, strict=True):
        index = index * len(dimension.categories) + list(dimension.categories).index(code)
    return index


def _write_roles(dimensions: Sequence[Dimension]) -> dict[str, list[str]]:
    """The dimensions of each role that any of them has."""
    roles = {role: [one.code for one in dimensions if one.role == role] for role in (TIME, PLACE, CONTENT)}
    return {role: codes for role, codes in roles.items() if codes}


def _write_dimension(dimension: Dimension) -> dict[str, object]:
    category: dict[str, object] = {
        "index": list(dimension.categories),
        "label": dict(dimension.categories),
    }
    if dimension.units:
        category["unit"] = {
            code: {"base": unit.name, "label": unit.name, "decimals": unit.decimals}
            for code, unit in dimension.units.items()
        }
    return {"label": dimension.label, "category": category}


def _write_values(found: Mapping[int, CubeCell], size: int) -> list[Decimal | None] | dict[str, Decimal]:
    """All values in order, or by their numbers where few cells have any; programs take an empty object for no cube."""
    values = {at: cell.value for at, cell in sorted(found.items()) if cell.value is not None}
    if values and size > _MOSTLY * len(values):
        return {str(at): value for at, value in values.items()}
    return [values.get(at) for at in range(size)]


def _name_statuses(cells: Iterable[CubeCell]) -> dict[str, dict[str, str]]:
    """What the statuses are called that cells have, but for the normal one."""
    used = {cell.status for cell in cells} - {_NORMAL}
    titles = {str(one): title for one, title in OBSERVATION_STATUSES.titles.items() if one in used}
    return {"label": titles} if titles else {}


def _extend(cube: Cube, found: Mapping[int, CubeCell]) -> dict[str, object]:
    """What JSON-stat leaves to the publisher: PxWeb's own words, the statuses' names, and words instead of numbers."""
    decimals = [unit.decimals for dimension in cube.dimensions for unit in dimension.units.values()]
    codes = [dimension.code for dimension in cube.dimensions]
    extension: dict[str, object] = {
        "px": {
            "tableid": cube.code,
            "contents": cube.label,
            "language": "sv",
            "decimals": max(decimals, default=0),
            "official-statistics": "NO",
            "stub": codes[:-1],
            "heading": codes[-1:],
        },
        "license": project.LICENCE_ADDRESS,
        "status": _name_statuses(found.values()),
        "texts": {str(at): cell.text for at, cell in sorted(found.items()) if cell.text and cell.value is None},
        **cube.more,
    }
    return {name: value for name, value in extension.items() if value}
