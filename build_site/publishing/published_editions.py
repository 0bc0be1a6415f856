"""Reads the published editions, and refuses every one that is not exactly as it was published."""

import csv
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from build_site.problems import Problem
from build_site.publishing.edition_archives import LARGEST_FILE, Fault, read_archive
from build_site.publishing.edition_register import (
    REGISTER,
    Registered,
    find_differences,
    find_unregistered,
    read_register,
    register_edition,
)
from build_site.publishing.editions import FOLDER, MANIFEST, Edition, describe_file, name_previous
from build_site.publishing.versions import Version

# What a damaged zip file or manifest makes Python say; RuntimeError is also that of a manifest nested without end.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    csv.Error,
    EOFError,
    OSError,
    RuntimeError,
    LookupError,
    TypeError,
    ValueError,
)
_MOVE = "Flytta den. Här ligger bara utgåvor, som 1.0.0.zip, och register.csv; «build-site publish» skriver dem."
_RESTORE = "En publicerad utgåva ändras aldrig. Hämta tillbaka filen ur versionshanteringen och rätta i paketen."


def load_editions(datasets: Path) -> tuple[tuple[Edition, ...], list[Problem]]:
    """Read the published editions, the first one first.

    Returns:
        The editions that are as they were published, and what is wrong with the others and with their register.
    """
    folder = datasets / FOLDER
    registered, problems = read_register(folder, f"{FOLDER}/{REGISTER}")
    paths, strangers = _find_files(folder)
    problems += [Problem(f"{FOLDER}/{path.name}", 0, "", "Filen är ingen utgåva.", _MOVE) for path in strangers]
    if not problems:
        problems += find_unregistered(registered, paths, FOLDER)
    editions = []
    for path in paths.values():
        edition, faults = _load_edition(path, Version.parse(path.stem), registered)
        problems += [Problem(f"{FOLDER}/{path.name}", 0, name, message, _RESTORE) for name, message in faults]
        if edition and not faults:
            editions.append(edition)
    editions.sort(key=lambda edition: edition.version)
    return tuple(editions), problems or _check_chain(editions)


def _find_files(folder: Path) -> tuple[dict[str, Path], list[Path]]:
    """The files of editions by version, and those that are neither an edition nor the register."""
    editions, strangers = {}, []
    for path in sorted(folder.glob("*")):
        if version := _read_version(path):
            editions[str(version)] = path
        elif path.name != REGISTER:
            strangers.append(path)
    return editions, strangers


def register(editions: Sequence[Edition]) -> list[Registered]:
    """The rows of the register for editions."""
    return [
        register_edition(str(one.version), one.date, one.archive, one.files[MANIFEST])
        for one in sorted(editions, key=lambda edition: edition.version)
    ]


def read_edition(version: Version, archive: bytes) -> Edition:
    """An edition that has just been frozen, as it will be read."""
    return Edition(version, read_archive(archive)[0], archive)


def _read_version(path: Path) -> Version | None:
    """The version of the edition in a file, or None unless it is an ordinary file with an edition's name."""
    if path.suffix != ".zip" or path.is_symlink() or not path.is_file():
        return None
    try:
        return Version.parse(path.stem)
    except ValueError:
        return None


def _load_edition(
    path: Path, version: Version, registered: Mapping[str, Registered]
) -> tuple[Edition | None, list[Fault]]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            return None, [("", f"Zip-filen är större än {LARGEST_FILE // 1_000_000} MB.")]
        content = path.read_bytes()
        files, faults = read_archive(content)
        if not files:
            return None, faults or [("", "Zip-filen är tom.")]
        edition = Edition(version, files, content)
        faults += _compare_with_manifest(edition)
        if row := registered.get(str(version)):
            faults += find_differences(row, register([edition])[0])
        if not faults:
            list(edition.packages)  # a manifest that can't be read is found here, not in the build
    except _UNREADABLE:
        return None, [("", "Utgåvan går inte att läsa.")]
    return edition, faults


def _compare_with_manifest(edition: Edition) -> list[Fault]:
    """What doesn't agree with the manifest: name of the file, and what is wrong."""
    described = {one["name"]: one for one in edition.manifest["files"]}
    wrong = []
    if edition.manifest["edition"] != str(edition.version):
        wrong.append((MANIFEST, f"Filen säger att den är utgåva {edition.manifest['edition']}."))
    for name in sorted(described.keys() | edition.files.keys() - {MANIFEST}):
        if name not in edition.files:
            wrong.append((name, "Filen saknas i utgåvan."))
        elif name not in described:
            wrong.append((name, "Filen hör inte till utgåvan."))
        elif described[name] != describe_file(name, edition.files[name]):
            wrong.append((name, "Innehållet är ett annat än det som publicerades."))
    return wrong


def _check_chain(editions: Sequence[Edition]) -> list[Problem]:
    """Every edition names the one before it, and its manifest as it was."""
    message = "Utgåvan före saknas eller är en annan än den som publicerades."
    return [
        Problem(f"{FOLDER}/{edition.version}.zip", 0, MANIFEST, message, _RESTORE)
        for previous, edition in zip([None, *editions], editions, strict=False)
        if edition.manifest["previous"] != name_previous(previous)
    ]
