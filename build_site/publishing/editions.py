"""Published editions of the data: how they are frozen, read back and told from what the data are now."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from build_site import project
from build_site.published.tidy import TIDY_FILES
from build_site.published.zip_files import format_zip
from build_site.publishing.changes import (
    PackageState,
    TableState,
    compare_lists,
    compare_packages,
    parse_rows,
)
from build_site.publishing.versions import FIRST, ChangeSize, Version
from build_site.reading.packages import LoadedDatasets, LoadedPackage

FOLDER = "editions"
MANIFEST = "manifest.json"
OBSERVATIONS = "observations.csv"
_PACKAGE_FACTS = ("name", "version", "created", "sha256")


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

    def name_columns(self, package: str, table: str) -> dict[str, str]:
        """The columns with figures in a table of a report's package: title by name, in print order."""
        description = json.loads(self.files[f"{package}/datapackage.json"])
        fields = next(one["schema"]["fields"] for one in description["resources"] if one["name"] == table)
        return {one["name"]: one["title"] for one in fields if "uppf:measure" in one}

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
    return tuple(read_state(package) for package in list_packages(loaded))


def list_packages(loaded: LoadedDatasets) -> tuple[LoadedPackage, ...]:
    """All packages that an edition holds."""
    return (loaded.code_lists, loaded.reference, *loaded.reports)


def read_state(package: LoadedPackage) -> PackageState:
    """The state of a package."""
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
    return CurrentEdition(tuple(published), version, kind is not ChangeSize.NONE, files, tuple(packages))


def _measure_change(last: Edition, files: Mapping[str, bytes], packages: Iterable[PackageState]) -> ChangeSize:
    current = {package.name: package for package in packages}
    kinds = [
        compare_lists(last.files[one.file.path], files[one.file.path], one.counted)
        if one.file.path in last.files
        else ChangeSize.MINOR
        for one in TIDY_FILES
        if one.is_frozen
    ]
    kinds += [
        compare_packages(old, current[name]) if name in current else ChangeSize.MAJOR
        for name, old in last.packages.items()
    ]
    kinds += [ChangeSize.MINOR for name in current if name not in last.packages]
    return max(kinds)


def freeze_edition(current: CurrentEdition) -> bytes:
    """Make the zip file of the next edition: the same data give the same bytes."""
    manifest = {
        "title": project.NAME,
        "edition": str(current.version),
        "date": current.date,
        "license": project.LICENCE_ADDRESS,
        "previous": name_previous(current.last),
        "packages": [
            {**{name: getattr(one, name) for name in _PACKAGE_FACTS}, "tables": _describe_tables(one)}
            for one in current.packages
        ],
        "files": [describe_file(name, current.files[name]) for name in sorted(current.files)],
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    files = {**current.files, MANIFEST: text.encode()}
    return format_zip(files)


def describe_file(name: str, content: bytes) -> dict[str, Any]:
    """What the manifest says of a file."""
    return {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _describe_tables(package: PackageState) -> list[dict[str, Any]]:
    return [
        {"name": name, "path": f"{name}.csv", "key": list(table.key), "fields": [list(field) for field in table.fields]}
        for name, table in package.tables.items()
    ]


def name_previous(edition: Edition | None) -> dict[str, str] | None:
    """Point out the edition before, with the hash of its manifest: who changes an old one must change all."""
    if edition is None:
        return None
    return {"edition": str(edition.version), "sha256": hashlib.sha256(edition.files[MANIFEST]).hexdigest()}
