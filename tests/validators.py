"""Validators that others have written for JavaScript (`tools/validators`). One that is not there is a failure."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.halves import leave_to_the_whole
from tests.toy import PROJECT

TOOLS = PROJECT / "tools" / "validators"


def run_validator(program: str, *arguments: Path | str) -> Any:
    """What a program says, as JSON.

    Args:
        program: a script in `tools/validators`, or one that a package there has brought.
        arguments: files and settings for it.
    """
    leave_to_the_whole("validators in JavaScript")
    assert (TOOLS / "node_modules").is_dir(), "The validators are not installed. Run: make validators"
    command = ["node", str(TOOLS / program), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 # our own arguments
    assert done.stdout, (command, done.stderr)
    return json.loads(done.stdout)


def find_html_faults(pages: Iterable[Path]) -> set[tuple[str, str]]:
    """What html-validate says against HTML's standard: the rule and the message, each once."""
    said = run_validator("html.js", *pages)
    return {(rule, message) for faults in said.values() for rule, message in faults}


def find_sitemap_faults(sitemap: Path) -> list[str]:
    """What the XML Schema of sitemaps.org says."""
    faults: list[str] = run_validator("sitemap.js", sitemap)
    return faults


def read_json_stat(files: Iterable[Path]) -> dict[str, Any]:
    """What the JSON-stat toolkit reads in each file, by path."""
    found: dict[str, Any] = run_validator("json-stat.js", *files)
    return found
