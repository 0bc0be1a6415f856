"""Reads the population."""

from build_site.reading.code_lists import list_cells
from build_site.reading.packages import LoadedPackage


def read_population(package: LoadedPackage) -> dict[tuple[str, int], int]:
    """Inhabitants on 31 December, by municipality and year."""
    return {
        (cells["municipality"], int(cells["date"][:4])): int(cells["population"])
        for cells in list_cells(package, "population")
    }
