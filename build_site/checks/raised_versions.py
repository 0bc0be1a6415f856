"""A package whose content has changed since the last edition has a version that says how much."""

import re
from collections.abc import Iterator

from build_site.checks.context import Context, Rule, SinceEdition
from build_site.problems import Message, Problem, Section
from build_site.reading.packages import LoadedPackage

_VERSION = re.compile(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_AS_BEFORE = "Skriv det som stod förut."
_RAISE = "Skriv den version som meddelandet nämner. Är ändringen ett misstag: ta tillbaka den."

NO_VERSION = Message(
    "version-form",
    Section.VERSIONS,
    "«{version}» är ingen version.",
    "Skriv tre tal, som 1.0.0.",
)
NO_TIME = Message(
    "version-time-form",
    Section.VERSIONS,
    "«{created}» är ingen tidpunkt.",
    'Skriv datum och tid inom citattecken, som "2026-11-22T00:00:00Z".',
)
_DIFFERS = ", men versionen är {version}."
WRONG = {
    "corrected": Message(
        "version-corrected",
        Section.VERSIONS,
        "Paketet har rättats sedan utgåva {edition}" + _DIFFERS,
        "Skriv version: {right}.",
        _RAISE,
    ),
    "added": Message(
        "version-added",
        Section.VERSIONS,
        "Paketet har fått nya rader eller tabeller sedan utgåva {edition}" + _DIFFERS,
        "Skriv version: {right}.",
        _RAISE,
    ),
    "withdrawn": Message(
        "version-withdrawn",
        Section.VERSIONS,
        "Paketet har fått andra kolumner eller förlorat rader eller tabeller sedan utgåva {edition}" + _DIFFERS,
        "Skriv version: {right}.",
        _RAISE,
    ),
    "": Message(
        "version-unchanged",
        Section.VERSIONS,
        "Paketet är oförändrat sedan utgåva {edition}" + _DIFFERS,
        "Skriv version: {right}.",
        _AS_BEFORE,
    ),
}
TOO_EARLY = Message(
    "version-too-early",
    Section.VERSIONS,
    "Paketet har ändrats sedan utgåva {edition}, men tidpunkten är inte senare än då.",
    "Skriv när du ändrade det, senare än {created}.",
    "Skriv i `created` när du ändrade.",
)
OTHER_TIME = Message(
    "version-other-time",
    Section.VERSIONS,
    "Paketet är oförändrat sedan utgåva {edition}, men tidpunkten är en annan.",
    'Skriv created: "{created}".',
    _AS_BEFORE,
)


def _check_versions(context: Context) -> Iterator[Problem]:
    """Every package has the version, and a date, that its changes since the last edition call for."""
    if context.since_edition is None:
        return
    loaded = context.loaded
    for package in (loaded.code_lists, loaded.reference, *loaded.reports):
        wrong = list(_check_form(package))
        since = context.since_edition.get(package.descriptor["name"])
        yield from wrong or (_check_raised(package, since) if since else ())


def _path(package: LoadedPackage) -> str:
    return f"{package.folder}/datapackage.yaml"


def _named(package: LoadedPackage) -> tuple[str, str]:
    return str(package.descriptor.get("version", "")), str(package.descriptor.get("created", ""))


def _check_form(package: LoadedPackage) -> Iterator[Problem]:
    """The reports' descriptions have a schema; those of the code lists and the reference data have none."""
    version, created = _named(package)
    if not _VERSION.fullmatch(version):
        yield NO_VERSION.at(_path(package), 0, "version", version=version)
    if not _TIME.fullmatch(created):
        yield NO_TIME.at(_path(package), 0, "created", created=created)


def _check_raised(package: LoadedPackage, since: SinceEdition) -> Iterator[Problem]:
    version, created = _named(package)
    path, edition = _path(package), since.edition
    if version != since.version:
        yield WRONG[since.change].at(path, 0, "version", edition=edition, version=version, right=since.version)
    if since.change and created <= since.created:
        yield TOO_EARLY.at(path, 0, "created", edition=edition, created=since.created)
    if not since.change and created != since.created:
        yield OTHER_TIME.at(path, 0, "created", edition=edition, created=since.created)


RULE = Rule(
    "version",
    "Ett ändrat paket har höjt sin version",
    (NO_VERSION, NO_TIME, *WRONG.values(), TOO_EARLY, OTHER_TIME),
    _check_versions,
)
