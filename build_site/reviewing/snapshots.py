"""Reads a state of the data as it is written, however wrong it may be: a folder, a git revision or an edition."""

import csv
import io
import json
import subprocess
import zipfile
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from build_site.problems import DataError, Problem
from build_site.reading.plain_yaml import PlainLoader

_DESCRIPTIONS = ("datapackage.yaml", "datapackage.json")
_LARGEST = 50_000_000  # bytes that a file of the data may have when it is unpacked
_KEYS = ("row",)
_FINDING = ["table", "row", "column", "relation"]
_OURS = "verified"  # digests, which no reviewer reads

Rows = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class WrittenTable:
    """A table: what is said of it, of its columns by name, and its rows by key."""

    properties: Mapping[str, str]
    columns: Mapping[str, Mapping[str, str]]
    rows: Rows


@dataclass(frozen=True)
class WrittenPackage:
    """A package: what is said of it, and its tables by name."""

    properties: Mapping[str, str]
    tables: Mapping[str, WrittenTable]


@dataclass(frozen=True)
class Snapshot:
    """A state of the data.

    Attributes:
        packages: by name.
        texts: what YAML files beside the packages say, by file and place in it.
        unread: files that could not be read.
        is_edition: whether it holds only what editions keep: reports, code lists and population.
    """

    packages: Mapping[str, WrittenPackage]
    texts: Mapping[str, Mapping[str, str]]
    unread: tuple[str, ...]
    is_edition: bool = False


def read_snapshot(place: str, datasets: Path) -> Snapshot:
    """Read a state of the data.

    Args:
        place: a folder with data, the number of an edition, or a git revision.
        datasets: the datasets folder, whose editions and history are meant.

    Raises:
        DataError: in Swedish: there is no such folder, edition or revision.
    """
    folder = Path(place)
    if folder.is_dir():
        inner = folder / "datasets"
        return _read_files(_list_folder(inner if inner.is_dir() else folder))
    edition = datasets / "editions" / f"{place}.zip"
    if edition.is_file():
        return _read_files(_unpack(edition.read_bytes()), is_edition=True)
    return _read_files(_list_revision(place, datasets))


def _list_folder(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    wanted = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in wanted.items() if _is_data(name)}


def _is_data(name: str) -> bool:
    return not name.startswith("editions/") and name.endswith((".csv", ".yaml", ".json", ".sql"))


def _unpack(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        wanted = [one for one in archive.infolist() if not one.is_dir() and one.file_size <= _LARGEST]
        return {
            one.filename: archive.read(one)
            for one in wanted
            if one.filename.endswith((".csv", ".yaml", ".json", ".sql"))
        }


def _list_revision(revision: str, datasets: Path) -> dict[str, bytes]:
    """The data of a git revision, without touching the working tree."""
    folder = datasets.absolute()
    # The revision is no option, whatever it begins with: git is told where options end.
    command = ["git", "-C", str(folder), "archive", "--format=zip", "--end-of-options", revision, "."]
    try:
        packed = subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603 # our own arguments
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        advice = "Ange en mapp med data, en utgåva som 1.0.0 eller en git-revision som main."
        raise DataError([Problem(revision, 0, "", "Här finns inga data att jämföra med.", advice)]) from error
    return {name: content for name, content in _unpack(packed).items() if _is_data(name)}


def _read_files(files: Mapping[str, bytes], *, is_edition: bool = False) -> Snapshot:
    packages: dict[str, WrittenPackage] = {}
    texts: dict[str, Mapping[str, str]] = {}
    unread: list[str] = []
    for name, content in files.items():
        path = PurePosixPath(name)
        try:
            if path.name in _DESCRIPTIONS:
                described = _read_description(content)
                packages[str(described.get("name") or path.parent)] = _read_package(
                    path.parent, described, files, unread
                )
            elif path.suffix == ".yaml":
                texts[name] = dict(_flatten(_read_description(content), ""))
            elif path.suffix == ".sql":
                texts[name] = {"": content.decode("utf-8")}
        except (ValueError, yaml.YAMLError, RecursionError):
            unread.append(name)
    return Snapshot(packages, texts, tuple(unread), is_edition)


def _read_description(content: bytes) -> dict[str, Any]:
    text = content.decode("utf-8-sig")
    described = json.loads(text) if text.lstrip().startswith("{") else yaml.load(text, Loader=PlainLoader)  # noqa: S506
    if not isinstance(described, dict):
        raise ValueError("a description is a mapping")
    return described


def _read_package(
    folder: PurePosixPath, described: Mapping[str, Any], files: Mapping[str, bytes], unread: list[str]
) -> WrittenPackage:
    tables = {
        str(resource.get("name")): _read_table(folder, resource, files, unread)
        for resource in _list_mappings(described.get("resources"))
    }
    findings = (folder / "findings.csv").as_posix()
    if findings in files:
        tables["findings"] = WrittenTable({}, {}, _read_rows(findings, _FINDING, files, unread))
    tables.pop(_OURS, None)
    return WrittenPackage(_tell(described), tables)


def _read_table(
    folder: PurePosixPath, resource: Mapping[str, Any], files: Mapping[str, bytes], unread: list[str]
) -> WrittenTable:
    schema = next(_list_mappings([resource.get("schema")]), {})
    columns = {str(one.get("name")): _tell(one) for one in _list_mappings(schema.get("fields"))}
    rows = _read_rows((folder / str(resource.get("path"))).as_posix(), schema.get("primaryKey"), files, unread)
    return WrittenTable(_tell(resource), columns, rows)


def _list_mappings(content: object) -> Iterator[Mapping[str, Any]]:
    """The mappings of what should be a list of them, whatever it is."""
    if isinstance(content, list):
        yield from (one for one in content if isinstance(one, dict))


def _tell(described: Mapping[str, Any]) -> dict[str, str]:
    """What is said of a package, a table or a column, by property: what a person has written of it."""
    own = {
        key: value
        for key, value in described.items()
        if key in ("title", "description", "version") or str(key).startswith("uppf:")
    }
    return dict(_flatten(own, ""))


def _read_rows(path: str, key: object, files: Mapping[str, bytes], unread: list[str]) -> dict[str, dict[str, str]]:
    """A table's rows by their keys; a key that stands twice is numbered."""
    keys = [str(one) for one in key] if isinstance(key, list) and key else list(_KEYS)
    try:
        read = list(csv.DictReader(io.StringIO(files[path].decode("utf-8-sig"), newline="")))
    except (KeyError, UnicodeDecodeError, csv.Error):
        unread.append(path)
        return {}
    rows: dict[str, dict[str, str]] = {}
    for row in read:
        cells = {str(name): str(value or "") for name, value in row.items() if name is not None}
        rows[_number(" ".join(cells.get(one, "") for one in keys), rows)] = cells
    return rows


def _number(name: str, taken: Container[str]) -> str:
    """A key, with a number when an earlier row has it."""
    numbered = (name if number == 1 else f"{name} ({number})" for number in count(1))
    return next(one for one in numbered if one not in taken)


def _flatten(content: object, place: str) -> Iterator[tuple[str, str]]:
    """Every value of a YAML file with its place: «series → 2 → row»."""
    if isinstance(content, dict):
        for name, value in content.items():
            yield from _flatten(value, f"{place} → {name}" if place else str(name))
    elif isinstance(content, list):
        for number, value in enumerate(content, start=1):
            name = value.get("name") if isinstance(value, dict) else None
            yield from _flatten(value, f"{place} → {name or number}")
    else:
        yield place, "" if content is None else str(content)
