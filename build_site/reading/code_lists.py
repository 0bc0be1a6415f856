"""Reads the shared code lists."""

from collections.abc import Mapping
from decimal import Decimal

from build_site.model import Code, CodeLists, Committee, Municipality, Topic, Unit
from build_site.reading.packages import LoadedPackage


def read_code_lists(package: LoadedPackage) -> CodeLists:
    """Build the code lists from their package."""

    def codes(table: str, key: str, description: str = "", parent: str = "") -> dict[str, Code]:
        return {
            cells[key]: Code(
                cells[key],
                cells["title"],
                cells.get(description, ""),
                cells.get(parent, ""),
                cells.get("direction", ""),
            )
            for cells in list_cells(package, table)
        }

    return CodeLists(
        municipalities={
            cells["municipality"]: Municipality(cells["municipality"], cells["name"], cells["genitive"], cells["slug"])
            for cells in list_cells(package, "municipalities")
        },
        committees={
            cells["committee"]: Committee(
                cells["committee"],
                cells["municipality"],
                cells["name"],
                cells["short_name"],
                cells["responsibility"],
            )
            for cells in list_cells(package, "committees")
        },
        services=codes("services", "service", parent="parent"),
        measures=codes("measures", "measure", "description"),
        units={
            cells["unit"]: Unit(
                cells["unit"],
                cells["title"],
                cells["abbreviation"],
                cells["base_unit"],
                Decimal(cells["factor"]),
                cells["additive"] == "true",
                cells["whole"] == "true",
            )
            for cells in list_cells(package, "units")
        },
        indicators=codes("indicators", "indicator", parent="service"),
        statuses=codes("statuses", "status", "description"),
        topics={
            cells["topic"]: Topic(
                cells["topic"],
                cells["title"],
                cells["description"],
                frozenset(cells["groups"].split()),
                frozenset(cells["services"].split()),
                tuple(word for word in (part.strip() for part in cells["words"].split(";")) if word),
            )
            for cells in list_cells(package, "topics")
        },
    )


def list_cells(package: LoadedPackage, table: str) -> list[Mapping[str, str]]:
    """The rows of a table of a package, or none where it lacks the table."""
    return [row.cells for row in package.tables.get(table, ())]
