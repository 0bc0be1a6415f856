"""Which cells have been compared with the source, so that a change is noticed where the source text is absent.

`build-site verify --record` writes a digest of each cell once everything has passed against the source texts. The
digest of a cell is bound to its package, table, row and column.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator

from build_site.problems import Problem
from build_site.reading.packages import LoadedDatasets, LoadedPackage, LoadedRow

COLUMNS = ("table", "row", "column", "digest")
_DIGEST_LENGTH = 16
_KEYED_FINDING_COLUMNS = ("difference", "lines", "printed", "expected")


def record_cells(package: LoadedPackage) -> list[tuple[str, str, str, str]]:
    """The digests of a package's figures and source lines, as rows of `verified.csv` in file order."""
    return [
        (table, row_id, column, _digest(package, table, row_id, column, row.cells[column]))
        for table, row_id, column, row in _recorded_cells(package)
    ]


def check_verified_cells(loaded: LoadedDatasets) -> list[Problem]:
    """Every figure and source line is the one that was compared with the source."""
    packages = (loaded.reference, *loaded.reports)
    return [problem for package in packages for problem in _check_package(package)]


def _check_package(package: LoadedPackage) -> Iterator[Problem]:
    recorded = {
        (row.cells["table"], row.cells["row"], row.cells["column"]): row.cells["digest"]
        for row in package.tables.get("verified", ())
    }
    advice = "Läs om raden i källan. Stämmer den nya siffran: kör build-site verify --sources MAPP --record."
    if not recorded:
        message = "Paketet är inte kontrollerat mot källan."
        yield Problem(
            f"{package.folder}/verified.csv", 0, "", message, "Kör build-site verify --sources MAPP --record."
        )
        return
    for table, row_id, column, row in _recorded_cells(package):
        digest = recorded.pop((table, row_id, column), None)
        path = f"{package.folder}/{table}.csv"
        shown = row.cells[column] or "tomt"
        if digest is None:
            message = f"Sambandet «källan» är inte kontrollerat: {shown} är nytt sedan tabellen jämfördes med källan."
            yield Problem(path, row.file_line, column, message, advice)
        elif digest != _digest(package, table, row_id, column, row.cells[column]):
            message = (
                f"Sambandet «källan» gäller inte: {shown} är inte det som stod här när tabellen jämfördes med källan."
            )
            yield Problem(path, row.file_line, column, message, advice)
    for table, row_id, column in recorded:
        message = f"Cellen fanns när tabellen jämfördes med källan men saknas nu (rad-id {row_id})."
        yield Problem(f"{package.folder}/{table}.csv", 0, column, message, advice)


def _recorded_cells(package: LoadedPackage) -> Iterator[tuple[str, str, str, LoadedRow]]:
    """The cells that hold figures or source lines: table, row id, column and row, in file order."""
    for resource in package.descriptor.get("resources", ()):
        fields = resource["schema"]["fields"]
        keys = resource["schema"]["primaryKey"]
        names = [
            field["name"]
            for field in fields
            if "uppf:measure" in field or field["name"] == "line" or field["type"] in ("number", "integer")
        ]
        for row in package.tables.get(resource["name"], ()):
            row_id = " ".join(row.cells[key] for key in keys)
            for name in names:
                yield resource["name"], row_id, name, row
    seen: Counter[str] = Counter()
    for row in package.tables.get("findings", ()):
        row_id = " ".join(filter(None, (row.cells[name] for name in ("table", "row", "column", "relation"))))
        seen[row_id] += 1
        if seen[row_id] > 1:  # several things may be read about one cell
            row_id += f" {seen[row_id]}"
        for name in _KEYED_FINDING_COLUMNS:
            yield "findings", row_id, name, row


def _digest(package: LoadedPackage, table: str, row_id: str, column: str, cell: str) -> str:
    bound = "\x1f".join((package.descriptor["name"], table, row_id, column, cell))
    return hashlib.sha256(bound.encode()).hexdigest()[:_DIGEST_LENGTH]
