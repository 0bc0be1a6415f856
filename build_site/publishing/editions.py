"""Published editions of the data: how they are frozen, read back and told from what the data are now."""

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from build_site import project
from build_site.problems import Problem
from build_site.published.zip_files import format_zip
from build_site.publishing.changes import (
    PackageState,
    TableState,
    compare_lists,
    compare_packages,
    parse_rows,
)
from build_site.publishing.versions import FIRST, Kind, Version
from build_site.reading.packages import LoadedDatasets, LoadedPackage

FOLDER = "editions"
MANIFEST = "manifest.json"
OBSERVATIONS = "observations.csv"
# The files made from the packages. A row that comes or goes is counted where it is keyed; only comparisons, which
# belong to no package, are counted here, each by its name.
_DERIVED = {
    OBSERVATIONS: "",
    "reports.csv": "",
    "tables.csv": "",
    "goals.csv": "",
    "findings.csv": "",
    "comparisons.csv": "comparison",
}
_PACKAGE_FACTS = ("name", "version", "created", "sha256")
_SAFE_NAME = re.compile(r"(?:[a-z0-9_-]+/)*[a-z0-9_-]+\.(?:csv|json)")
# What a damaged zip file or manifest makes Python say.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    LookupError,
    TypeError,
    ValueError,
)
_RESTORE = "En publicerad utgåva ändras aldrig. Hämta tillbaka filen ur versionshanteringen och rätta i paketen."


@dataclass(frozen=True)
class Edition:
    """A published edition, exactly as it was frozen.

    Attributes:
        files: content by name, the manifest included.
        archive: the zip file that holds them.
    """

    version: Version
    files: Mapping[str, bytes]
    archive: bytes

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the edition says of itself: date, previous edition, packages with versions, files with hashes."""
        content: dict[str, Any] = json.loads(self.files[MANIFEST])
        return content

    @property
    def date(self) -> str:
        """The latest date of its packages (`2026-11-22`)."""
        return str(self.manifest["date"])

    @cached_property
    def packages(self) -> Mapping[str, PackageState]:
        """The edition's packages by name."""
        return {one["name"]: self._read_package(one) for one in self.manifest["packages"]}

    def _read_package(self, described: Mapping[str, Any]) -> PackageState:
        tables = {
            table["name"]: TableState(
                tuple((name, kind) for name, kind in table["fields"]),
                tuple(table["key"]),
                parse_rows(self.files[f"{described['name']}/{table['path']}"]),
            )
            for table in described["tables"]
        }
        return PackageState(**{name: described[name] for name in _PACKAGE_FACTS}, tables=tables)


@dataclass(frozen=True)
class CurrentEdition:
    """The data as they are now, beside what has been published.

    Attributes:
        published: the published editions, the first one first.
        version: that of the last edition when nothing has changed, else that of the next.
        is_draft: whether the data differ from every published edition.
        files: what the edition holds, without the manifest.
        packages: the packages as they are now.
    """

    published: tuple[Edition, ...]
    version: Version
    is_draft: bool
    files: Mapping[str, bytes]
    packages: tuple[PackageState, ...]

    @property
    def last(self) -> Edition | None:
        """The last published edition."""
        return self.published[-1] if self.published else None

    @property
    def date(self) -> str:
        """The latest date of the packages, and never before the last edition's."""
        return max([package.created[:10] for package in self.packages] + [one.date for one in self.published])


def read_packages(loaded: LoadedDatasets) -> tuple[PackageState, ...]:
    """The state of all packages: code lists, reference data and reports."""
    return tuple(_read_state(package) for package in list_packages(loaded))


def list_packages(loaded: LoadedDatasets) -> tuple[LoadedPackage, ...]:
    """All packages that an edition holds."""
    return (loaded.code_lists, loaded.reference, *loaded.reports)


def _read_state(package: LoadedPackage) -> PackageState:
    descriptor = package.descriptor
    tables = {
        resource["name"]: TableState(
            tuple((field["name"], field["type"]) for field in resource["schema"]["fields"]),
            tuple(resource["schema"]["primaryKey"]),
            [row.cells for row in package.tables[resource["name"]]],
        )
        for resource in descriptor["resources"]
    }
    version, created = str(descriptor.get("version", "")), str(descriptor.get("created", ""))
    return PackageState(descriptor["name"], version, created, _digest(package), tables)


def _digest(package: LoadedPackage) -> str:
    """A hash of what an editor writes beside the tables, whatever order or comments the file has."""
    described = {name: value for name, value in package.descriptor.items() if name not in ("version", "created")}
    findings = [row.cells for row in package.tables.get("findings", ())]
    content = json.dumps([described, findings], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def compute_current(
    published: Sequence[Edition], files: Mapping[str, bytes], packages: Sequence[PackageState]
) -> CurrentEdition:
    """Find out which edition the data are, or will be when they are published.

    Args:
        published: the published editions, the first one first.
        files: what an edition of today holds, without the manifest.
        packages: the packages as they are now.
    """
    if not published:
        return CurrentEdition((), FIRST, True, files, tuple(packages))
    last = published[-1]
    kind = _measure_change(last, files, packages)
    version = last.version.raised(kind)
    return CurrentEdition(tuple(published), version, kind is not Kind.NONE, files, tuple(packages))


def _measure_change(last: Edition, files: Mapping[str, bytes], packages: Iterable[PackageState]) -> Kind:
    current = {package.name: package for package in packages}
    kinds = [compare_lists(last.files[name], files[name], key) for name, key in _DERIVED.items()]
    kinds += [
        compare_packages(old, current[name]) if name in current else Kind.MAJOR for name, old in last.packages.items()
    ]
    kinds += [Kind.MINOR for name in current if name not in last.packages]
    return max(kinds)


def freeze_edition(current: CurrentEdition) -> bytes:
    """Make the zip file of the next edition: the same data give the same bytes."""
    manifest = {
        "title": project.NAME,
        "edition": str(current.version),
        "date": current.date,
        "license": project.LICENCE_ADDRESS,
        "previous": _name_previous(current.last),
        "packages": [
            {**{name: getattr(one, name) for name in _PACKAGE_FACTS}, "tables": _describe_tables(one)}
            for one in current.packages
        ],
        "files": [_describe(name, current.files[name]) for name in sorted(current.files)],
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    files = {**current.files, MANIFEST: text.encode()}
    return format_zip(files)


def _describe(name: str, content: bytes) -> dict[str, Any]:
    return {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _describe_tables(package: PackageState) -> list[dict[str, Any]]:
    return [
        {"name": name, "path": f"{name}.csv", "key": list(table.key), "fields": [list(field) for field in table.fields]}
        for name, table in package.tables.items()
    ]


def _name_previous(edition: Edition | None) -> dict[str, str] | None:
    """Point out the edition before, with the hash of its manifest: who changes an old one must change all."""
    if edition is None:
        return None
    return {"edition": str(edition.version), "sha256": hashlib.sha256(edition.files[MANIFEST]).hexdigest()}


def load_editions(datasets: Path) -> tuple[tuple[Edition, ...], list[Problem]]:
    """Read the published editions, the first one first.

    Returns:
        The editions that are as they were published, and what is wrong with the others.
    """
    editions: list[Edition] = []
    problems: list[Problem] = []
    for path in sorted((datasets / FOLDER).glob("*")):
        shown = path.relative_to(datasets).as_posix()
        edition, found = _load_edition(path, shown)
        problems += found
        if edition is not None:
            editions.append(edition)
    editions.sort(key=lambda edition: edition.version)
    return tuple(editions), problems or _check_chain(editions)


def _load_edition(path: Path, shown: str) -> tuple[Edition | None, list[Problem]]:
    try:
        version = Version.parse(path.name.removesuffix(".zip") if path.suffix == ".zip" else "")
    except ValueError:
        advice = "Flytta den. Här ligger bara utgåvor, som 1.0.0.zip; «build-site publish» skriver dem."
        return None, [Problem(shown, 0, "", "Filen är ingen utgåva.", advice)]
    content = path.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        edition = Edition(version, files, content)
        wrong = _compare_with_manifest(edition)
        list(edition.packages if not wrong else ())  # a manifest that can't be read is found here, not in the build
    except _UNREADABLE:
        return None, [Problem(shown, 0, "", "Utgåvan går inte att läsa.", _RESTORE)]
    if wrong:
        return None, [Problem(shown, 0, name, message, _RESTORE) for name, message in wrong]
    return edition, []


def _compare_with_manifest(edition: Edition) -> list[tuple[str, str]]:
    """What doesn't agree with the manifest: name of the file, and what is wrong."""
    described = {one["name"]: one for one in edition.manifest["files"]}
    wrong = []
    if edition.manifest["edition"] != str(edition.version):
        wrong.append((MANIFEST, f"Filen säger att den är utgåva {edition.manifest['edition']}."))
    for name in sorted(described.keys() | edition.files.keys() - {MANIFEST}):
        if name not in edition.files:
            wrong.append((name, "Filen saknas i utgåvan."))
        elif name not in described or not _SAFE_NAME.fullmatch(name):
            wrong.append((name, "Filen hör inte till utgåvan."))
        elif described[name] != _describe(name, edition.files[name]):
            wrong.append((name, "Innehållet är ett annat än det som publicerades."))
    return wrong


def _check_chain(editions: Sequence[Edition]) -> list[Problem]:
    """Every edition names the one before it, and its manifest as it was."""
    return [
        Problem(
            f"{FOLDER}/{edition.version}.zip",
            0,
            MANIFEST,
            "Utgåvan före saknas eller är en annan än den som publicerades.",
            _RESTORE,
        )
        for previous, edition in zip([None, *editions], editions, strict=False)
        if edition.manifest["previous"] != _name_previous(previous)
    ]
