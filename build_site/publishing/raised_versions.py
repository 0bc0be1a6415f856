"""A package whose content has changed since the last edition has a version that says how much."""

import re
from collections.abc import Iterator, Sequence

from build_site.problems import Problem
from build_site.publishing.changes import PackageState, compare_packages
from build_site.publishing.editions import Edition, list_packages, read_packages
from build_site.publishing.versions import Kind, Version
from build_site.reading.packages import LoadedDatasets

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_WHAT = {
    Kind.PATCH: "har rättats",
    Kind.MINOR: "har fått nya rader eller tabeller",
    Kind.MAJOR: "har fått andra kolumner eller förlorat rader eller tabeller",
}


def check_versions_raised(loaded: LoadedDatasets, editions: Sequence[Edition]) -> Iterator[Problem]:
    """Every package has the version, and a date, that its changes since the last edition call for.

    Args:
        loaded: the packages as they are now.
        editions: the published editions, the first one first; without one, any version will do.
    """
    last = editions[-1] if editions else None
    for package, state in zip(list_packages(loaded), read_packages(loaded), strict=True):
        path = f"{package.folder}/datapackage.yaml"
        wrong = list(_check_form(state, path))
        before = last.packages.get(state.name) if last else None
        if last and before and not wrong:
            wrong = list(_check_package(before, state, path, str(last.version)))
        yield from wrong


def _check_form(now: PackageState, path: str) -> Iterator[Problem]:
    """The reports' descriptions have a schema; those of the code lists and the reference data have none."""
    try:
        Version.parse(now.version)
    except ValueError:
        yield Problem(path, 0, "version", f"«{now.version}» är ingen version.", "Skriv tre tal, som 1.0.0.")
    if not _TIME.fullmatch(now.created):
        advice = 'Skriv datum och tid inom citattecken, som "2026-11-22T00:00:00Z".'
        yield Problem(path, 0, "created", f"«{now.created}» är ingen tidpunkt.", advice)


def _check_package(before: PackageState, now: PackageState, path: str, edition: str) -> Iterator[Problem]:
    kind = compare_packages(before, now)
    right = str(Version.parse(before.version).raised(kind))
    if now.version != right:
        since = (
            f"är oförändrat sedan utgåva {edition}" if kind is Kind.NONE else f"{_WHAT[kind]} sedan utgåva {edition}"
        )
        message = f"Paketet {since}, men versionen är {now.version}."
        yield Problem(path, 0, "version", message, f"Skriv version: {right}.")
    if kind is not Kind.NONE and now.created <= before.created:
        message = f"Paketet har ändrats sedan utgåva {edition}, men tidpunkten är inte senare än då."
        yield Problem(path, 0, "created", message, f"Skriv när du ändrade det, senare än {before.created}.")
    if kind is Kind.NONE and now.created != before.created:
        message = f"Paketet är oförändrat sedan utgåva {edition}, men tidpunkten är en annan."
        yield Problem(path, 0, "created", message, f'Skriv created: "{before.created}".')
