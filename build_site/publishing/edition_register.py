"""The register of published editions: one row each, kept in version control beside the zip files that it vouches for.

A zip file can be packed anew, and a manifest rewritten with the files that it describes. The register says what each of
them was when it was published, so that such a change shows in the history of one small text file, or is refused.
"""

import csv
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from build_site.delimiting import format_csv
from build_site.problems import Problem
from build_site.publishing.versions import Version

REGISTER = "register.csv"
_LONGEST = 1_000_000  # characters; ten thousand editions
_FORMS = {
    "version": re.compile(r"[0-9.]+"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "bytes": re.compile(r"[0-9]+"),
    "sha256": re.compile(r"[0-9a-f]{64}"),
    "manifest_sha256": re.compile(r"[0-9a-f]{64}"),
}
_RESTORE = "Hämta tillbaka filen ur versionshanteringen. Registret skrivs bara av «build-site publish»."
_UNREGISTERED = (
    "Avbröts en publicering tar du bort zip-filen och kör «build-site publish» igen. Annars hämtar du tillbaka "
    "register.csv ur versionshanteringen."
)


@dataclass(frozen=True, slots=True)
class Registered:
    """An edition as it was published.

    Attributes:
        version, date: of the edition.
        bytes, sha256: the zip file's size and hash.
        manifest_sha256: the hash of the manifest in it.
    """

    version: str
    date: str
    bytes: str
    sha256: str
    manifest_sha256: str


COLUMNS = tuple(field.name for field in fields(Registered))


def register_edition(version: str, date: str, archive: bytes, manifest: bytes) -> Registered:
    """What the register says of an edition."""
    return Registered(version, date, str(len(archive)), _hash(archive), _hash(manifest))


def format_register(editions: Iterable[Registered]) -> str:
    """The register as it stands in version control."""
    return format_csv(COLUMNS, (astuple(one) for one in editions), line_end="\n")


def read_register(folder: Path, shown: str) -> tuple[dict[str, Registered], list[Problem]]:
    """Read the register of a folder with editions.

    Args:
        folder: where the editions are.
        shown: what to call the register.

    Returns:
        What is registered, by version, and what is wrong with the register.
    """
    path = folder / REGISTER
    if not path.exists() and not path.is_symlink():
        return {}, []
    if path.is_symlink() or not path.is_file():
        return {}, [Problem(shown, 0, "", "Registret är ingen vanlig fil.", _RESTORE)]
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file.read(_LONGEST).splitlines(), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error):
        return {}, [Problem(shown, 0, "", "Registret går inte att läsa.", _RESTORE)]
    if not rows or tuple(rows[0]) != COLUMNS:
        return {}, [Problem(shown, 1, "", f"Rubrikraden ska vara {','.join(COLUMNS)}.", _RESTORE)]
    return _read_rows(rows[1:], shown)


def _read_rows(rows: Iterable[list[str]], shown: str) -> tuple[dict[str, Registered], list[Problem]]:
    found: dict[str, Registered] = {}
    problems = []
    for line, row in enumerate(rows, start=2):
        if not _is_right(row):
            problems.append(Problem(shown, line, "", "Raden är ingen utgåva.", _RESTORE))
        elif row[0] in found:
            problems.append(Problem(shown, line, "version", f"Utgåva {row[0]} står två gånger.", _RESTORE))
        else:
            found[row[0]] = Registered(*row)
    return found, problems


def _is_right(row: list[str]) -> bool:
    if len(row) != len(COLUMNS) or not all(
        _FORMS[name].fullmatch(cell) for name, cell in zip(COLUMNS, row, strict=True)
    ):
        return False
    try:
        Version.parse(row[0])
    except ValueError:
        return False
    return True


def find_unregistered(registered: Mapping[str, Registered], found: Iterable[str], folder: str) -> list[Problem]:
    """Editions without a row, and rows without an edition.

    Args:
        registered: the register, by version.
        found: the versions whose zip files are there.
        folder: what to call the folder of the editions.
    """
    versions = set(found)
    problems = [
        Problem(f"{folder}/{version}.zip", 0, "", "Utgåvan står inte i register.csv.", _UNREGISTERED)
        for version in sorted(versions - registered.keys())
    ]
    advice = "Hämta tillbaka zip-filen ur versionshanteringen."
    return problems + [
        Problem(f"{folder}/{REGISTER}", 0, "", f"Utgåva {version} saknas i mappen.", advice)
        for version in sorted(registered.keys() - versions)
    ]


def find_differences(registered: Registered, found: Registered) -> list[tuple[str, str]]:
    """What is no longer as it was published: a file in the edition, or "" for all of it, and what is wrong."""
    faults = []
    if (found.bytes, found.sha256) != (registered.bytes, registered.sha256):
        faults.append(("", "Zip-filen är en annan än den som publicerades."))
    if found.manifest_sha256 != registered.manifest_sha256:
        faults.append(("manifest.json", "Beskrivningen är en annan än den som publicerades."))
    if found.date != registered.date:
        faults.append(("manifest.json", f"Datumet är {found.date}, men {registered.date} i register.csv."))
    return faults


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
