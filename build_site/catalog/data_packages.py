"""The data packages: each report's, and the one with all data, as Data Package v2 with sizes and hashes."""

import hashlib
import json
import uuid
from collections.abc import Mapping
from typing import Any

from build_site import project
from build_site.catalog.release import Release
from build_site.published.columns import DataColumn, DataFile
from build_site.published.dictionary import Dictionary

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_DIALECT = {"header": True, "delimiter": ",", "quoteChar": '"', "doubleQuote": True}
_LICENCE = {"name": project.LICENCE_ID, "path": project.LICENCE_ADDRESS, "title": project.LICENCE_NAME}


def build_data_package(descriptor: Mapping[str, Any], files: Mapping[str, bytes]) -> str:
    """The `datapackage.json` of a report.

    Args:
        descriptor: the complete descriptor, with every key column described.
        files: the package's files by path, as they are published.

    Raises:
        KeyError: a resource's file is not among the files.
    """
    package = _identify(descriptor)
    package["resources"] = [_describe(resource, files[resource["path"]]) for resource in descriptor["resources"]]
    return _format(package)


def build_whole_package(dictionary: Dictionary, files: Mapping[str, bytes], release: Release) -> str:
    """The `datapackage.json` of all data: the shared files, the code lists and the population, with their keys.

    Args:
        dictionary: all published files.
        files: the published files by path below the data folder.
        release: title, version and time of the data.

    Raises:
        KeyError: a file that is described is not published.
    """
    shared = dictionary.shared
    package = {
        "$schema": PROFILE,
        "name": project.SLUG,
        "title": release.title,
        "description": "Alla siffror ur nämndernas rapporter i en fil, med rapporter, tabeller, mål, granskning, "
        "jämförelser, folkmängd och de kodlistor som filerna använder.",
        "version": release.version,
        "created": release.created,
        "licenses": [_LICENCE],
        "contributors": [{"title": project.NAME, "roles": ["creator", "dataCurator"]}],
        "sources": [{"title": source} for source in dictionary.sources],
        "keywords": ["kommun", "nämnd", "uppföljning", "budget", "utfall", "prognos", "måluppfyllelse"],
    }
    package = _identify(package)
    package["resources"] = [
        _describe(build_resource(file, shared), files[file.path], keep_references=True) for file in shared.values()
    ]
    return _format(package)


def build_resource(file: DataFile, shared: Mapping[str, DataFile]) -> dict[str, Any]:
    """A file as a resource of a data package.

    Args:
        file: the file.
        shared: the files that it may refer to, by name.
    """
    schema: dict[str, Any] = {"fields": [_build_field(column) for column in file.columns], "missingValues": [""]}
    if file.key:
        schema["primaryKey"] = list(file.key)
    keys = [
        {
            "fields": list(one.columns),
            "reference": {"resource": "" if one.file == file.name else one.file, "fields": list(shared[one.file].key)},
        }
        for one in file.all_references
    ]
    if keys:
        schema["foreignKeys"] = keys
    resource: dict[str, Any] = {"name": file.name, "type": "table", "path": file.path, "title": file.title}
    if file.description:
        resource["description"] = file.description
    if file.source:
        resource["sources"] = [{"title": file.source}]
    return {**resource, "schema": schema}


def _build_field(column: DataColumn) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "title": column.title}
    if column.description:
        field["description"] = column.description
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.pattern:
        limits["pattern"] = column.pattern
    if limits:
        field["constraints"] = limits
    # Data Package has no words for these, so they stand in the project's own namespace.
    own = {"uppf:codes": column.codes, "uppf:separator": column.separator, "uppf:unit_title": column.unit}
    return field | {name: value for name, value in own.items() if value}


def _identify(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """Give a package an id that is the same wherever it is published, unless it has one."""
    package = dict(descriptor)
    name = f"{project.SLUG}/{package['name']}"
    identity = {"id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, name)}"}
    first = {key: package.pop(key) for key in ("$schema", "name") if key in package}
    return first | identity | package


def _describe(resource: Mapping[str, Any], content: bytes, *, keep_references: bool = False) -> dict[str, Any]:
    described = {key: value for key, value in resource.items() if key != "schema"}
    described |= {
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": resource["schema"] if keep_references else _drop_foreign_keys(resource["schema"]),
    }
    return described


def _drop_foreign_keys(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The code lists are a package of their own, which a published package can't point into."""
    return {key: value for key, value in schema.items() if key != "foreignKeys"}


def _format(package: Mapping[str, Any]) -> str:
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"
