"""The machine-readable description of a report's data package, as Data Package v2 with sizes and hashes."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def build_data_package(descriptor: Mapping[str, Any], files: Mapping[str, bytes]) -> str:
    """The `datapackage.json` of a report.

    Args:
        descriptor: the complete descriptor, with every key column described.
        files: the package's files by path, as they are published.

    Raises:
        KeyError: a resource's file is not among the files.
    """
    package = dict(descriptor)
    package["resources"] = [_describe(resource, files[resource["path"]]) for resource in descriptor["resources"]]
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _describe(resource: Mapping[str, Any], content: bytes) -> dict[str, Any]:
    described = {key: value for key, value in resource.items() if key != "schema"}
    described |= {
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _drop_foreign_keys(resource["schema"]),
    }
    return described


def _drop_foreign_keys(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The code lists are a package of their own, which a published package can't point into."""
    return {key: value for key, value in schema.items() if key != "foreignKeys"}
