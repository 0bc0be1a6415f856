"""Which cells have been compared with the source, so that a change is noticed where the source text is absent.

`build-site verify --record` writes a digest of each cell once everything has passed against the source texts. The
digest of a cell is bound to its package, table, row and column.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from build_site.checks.context import Context, Rule
from build_site.problems import Message, Problem, Section
from build_site.reading.packages import LoadedPackage
from build_site.reading.rows import LoadedRow

COLUMNS = ("table", "row", "column", "digest")
_DIGEST_LENGTH = 16
_NOWHERE = ("", "")
_KEYED_FINDING_COLUMNS = ("difference", "lines", "printed", "expected")
_REREAD = "Läs om raden i källan. Stämmer den nya siffran: kör build-site verify --sources MAPP --record."

NEVER = Message(
    "verified-never",
    Section.SOURCE,
    "Paketet är inte kontrollerat mot källan.",
    "Kör build-site verify --sources MAPP --record.",
    "Kör `verify --sources MAPP --record`.",
)
OTHER = Message(
    "verified-other",
    Section.SOURCE,
    "Sambandet «källan» gäller inte: {cell} är inte det som stod här när tabellen jämfördes med källan.",
    _REREAD,
    "Någon har ändrat cellen. Läs om källan och kör `verify --record` om ändringen är rätt.",
)
NEW = Message(
    "verified-new",
    Section.SOURCE,
    "Sambandet «källan» är inte kontrollerat: {cell} är nytt sedan tabellen jämfördes med källan.",
    _REREAD,
    "Kör `verify --record`.",
)
GONE = Message(
    "verified-gone",
    Section.SOURCE,
    "Cellen fanns när tabellen jämfördes med källan men saknas nu (rad-id {row}).",
    _REREAD,
    "Lägg tillbaka raden, eller kör `verify --record` om den ska bort.",
)


def record_cells(package: LoadedPackage) -> list[tuple[str, str, str, str]]:
    """The digests of a package's figures and source lines, as rows of `verified.csv` in file order."""
    return [
        (table, row_id, column, _digest(package.descriptor["name"], table, row_id, column, row.cells[column]))
        for table, row_id, column, row in _recorded_cells(package)
    ]


def _check_verified_cells(context: Context) -> Iterator[Problem]:
    """Every figure and source line is the one that was compared with the source."""
    for package in (context.loaded.reference, *context.loaded.reports) if context.recorded else ():
        if _is_itself(package):
            yield from _check_package(package, context)


def _is_itself(package: LoadedPackage) -> bool:
    """Whether a package's name is that of its folder: else reading has said so, and every digest is another's."""
    places = package.folder.split("/")
    return len(places) == 1 or "-".join(places[1:]) == package.descriptor["name"]


def _check_package(package: LoadedPackage, context: Context) -> Iterator[Problem]:
    recorded = _read_recorded(package, context)
    if not recorded:
        yield NEVER.at(f"{package.folder}/verified.csv")
        return
    names = (package.descriptor["name"], *context.known_as.get(package.descriptor["name"], ()))
    for table, row_id, column, row in _recorded_cells(package):
        former, digest = recorded.pop((table, row_id, column), (_NOWHERE, None))
        place = (f"{package.folder}/{table}.csv", row.file_line, column)
        shown = row.cells[column] or "tomt"
        if digest is None:
            yield NEW.at(*place, cell=shown)
        elif digest not in [_digest(name, *former, column, row.cells[column]) for name in names]:
            yield OTHER.at(*place, cell=shown)
    for table, row_id, column in recorded:
        yield GONE.at(f"{package.folder}/{table}.csv", 0, column, row=row_id)


def _read_recorded(package: LoadedPackage, context: Context) -> dict[tuple[str, str, str], tuple[tuple[str, str], str]]:
    """The record of each cell, by table, row and column as they are called now: table and row then, digest."""
    home, register = tuple(package.folder.split("/")[1:]), context.corpus.register
    found = {}
    for recorded in package.tables.get("verified", ()):
        table, row, column, digest = (recorded.cells[name] for name in COLUMNS)
        now = register.follow((*home, table, row)) if home else ()
        names = (now[0][-2], now[0][-1]) if len(now) == 1 else (table, row)
        found[*names, column] = ((table, row), digest)
    return found


def _recorded_cells(package: LoadedPackage) -> Iterator[tuple[str, str, str, LoadedRow]]:
    """The cells that hold figures or source lines: table, row id, column and row, in file order."""
    for resource in package.descriptor.get("resources", ()):
        keys = resource["schema"]["primaryKey"]
        names = [
            field["name"]
            for field in resource["schema"]["fields"]
            if "uppf:measure" in field or field["name"] == "line" or field["type"] in ("number", "integer")
        ]
        for row in package.tables.get(resource["name"], ()):
            row_id = " ".join(row.cells[key] for key in keys)
            for name in names:
                yield resource["name"], row_id, name, row
    yield from _recorded_findings(package.tables.get("findings", ()))


def _recorded_findings(rows: Iterable[LoadedRow]) -> Iterator[tuple[str, str, str, LoadedRow]]:
    seen: Counter[str] = Counter()
    for row in rows:
        row_id = " ".join(filter(None, (row.cells[name] for name in ("table", "row", "column", "relation"))))
        seen[row_id] += 1
        if seen[row_id] > 1:  # several things may be read about one cell
            row_id += f" {seen[row_id]}"
        for name in _KEYED_FINDING_COLUMNS:
            yield "findings", row_id, name, row


def _digest(package: str, table: str, row_id: str, column: str, cell: str) -> str:
    bound = "\x1f".join((package, table, row_id, column, cell))
    return hashlib.sha256(bound.encode()).hexdigest()[:_DIGEST_LENGTH]


RULE = Rule(
    "verified",
    "Varje siffra och källrad är den som jämfördes med källan",
    (NEVER, OTHER, NEW, GONE),
    _check_verified_cells,
)
