"""The list of what the site is built with is that of the lock."""

import json
import re

from tests.toy import PROJECT


def test_sbom_lists_what_the_lock_pins_and_all_that_the_project_asks_for() -> None:
    bom = json.loads((PROJECT / "sbom.cdx.json").read_text(encoding="utf-8"))
    listed = {f"{_plain(one['name'])}=={one['version']}" for one in bom["components"]}
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {f"{_plain(name)}=={version}" for name, version in re.findall(r"(?m)^([\w.-]+)==([\w.]+)", lock)}
    wanted = re.search(r"(?ms)^dependencies = \[(.*?)^\]", (PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert wanted is not None
    assert bom["bomFormat"] == "CycloneDX"
    assert listed <= pinned
    assert {_plain(name) for name in re.findall(r'"([\w.-]+)', wanted[1])} <= {one.split("==")[0] for one in listed}
    assert not re.search(r"file:|[\s'\"]/[a-z]+/", str(bom))


def _plain(name: str) -> str:
    """A package's name as indexes compare them."""
    return re.sub(r"[-_.]+", "-", name).lower()
