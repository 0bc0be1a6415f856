"""What is installed is what was chosen: every lock has a digest for each file, and none names where it came from."""

import json
import re

import pytest

from tests.toy import PROJECT

PYTHON = sorted([*PROJECT.glob("*.lock"), *PROJECT.glob("tools/*.lock")])
NODE = sorted(PROJECT.glob("tools/*/package-lock.json"))


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.name)
def test_python_packages_are_pinned_with_digests(path: object) -> None:
    text = (PROJECT / str(path)).read_text(encoding="utf-8")
    packages = re.split(r"(?m)^(?=\S)", text)[1:]
    assert packages
    for package in packages:
        assert re.match(r"[\w.\[\],-]+==\S+", package), package
        assert "--hash=sha256:" in package, package
    assert "://" not in text
    assert "index" not in re.sub(r"(?m)^[\w.-]+==.*", "", text)


@pytest.mark.parametrize("path", NODE, ids=lambda path: path.parent.name)
def test_node_packages_are_pinned_with_digests(path: object) -> None:
    lock = json.loads((PROJECT / str(path)).read_text(encoding="utf-8"))
    asked = json.loads((PROJECT / str(path)).with_name("package.json").read_text(encoding="utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert len(packages) > 10
    for name, one in packages.items():
        assert one["integrity"].startswith("sha512-"), name
        assert "resolved" not in one, name
    for name, version in asked["dependencies"].items():
        assert packages[f"node_modules/{name}"]["version"] == version
    settings = (PROJECT / str(path)).with_name(".npmrc").read_text(encoding="utf-8")
    assert "omit-lockfile-registry-resolved=true" in settings.splitlines()
