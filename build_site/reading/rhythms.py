"""Reads when the committees report."""

from collections.abc import Iterator, Mapping

from build_site.model import Rhythm, SourcePlace
from build_site.reading.packages import LoadedPackage

RHYTHMS = "rhythms"


def read_rhythms(reference: LoadedPackage) -> Iterator[Rhythm]:
    """Each kind of report that a committee is declared to make every year."""
    for row in reference.tables.get(RHYTHMS, ()):
        cells = row.cells
        yield Rhythm(
            municipality=cells["municipality"],
            committee=cells["committee"],
            kind=cells["kind"],
            through=int(cells["through"]),
            first_year=int(cells["first_year"]),
            last_year=int(cells["last_year"]) if cells["last_year"] else None,
            due=cells["due"],
            place=_read_place(cells, ""),
            due_place=_read_place(cells, "due_") if cells["due_source"] else None,
            path=f"{reference.folder}/{RHYTHMS}.csv",
            line=row.file_line,
        )


def _read_place(cells: Mapping[str, str], prefix: str) -> SourcePlace:
    return SourcePlace(cells[f"{prefix}source"], cells[f"{prefix}lines"], cells[f"{prefix}quote"])
