"""How what is wrong is told: to people, to other programs, and on the lines of a change at GitHub."""

import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from build_site import project
from build_site.guide import list_addresses, list_messages
from build_site.problems import Problem, Section

_GUIDE = "om/lagg-till-rapport/"
# What is told first: who a report is, whether its files can be read, how they are built, codes, and then figures.
_FIRST = "identity"
_MOST_TOLD = 1_000  # problems; who reads on? Programs are told all
_ORDER = (Section.FILES, Section.DESCRIPTION, Section.CELLS, Section.SOURCE, Section.ARITHMETIC)


class Form(StrEnum):
    """How problems are told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def sort_for_reading(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by package, and within it first things first, then by file and row."""
    sections = {message.id: message.section for message in list_messages()}

    def find_stage(problem: Problem) -> int:
        section = sections.get(problem.id)
        if problem.id.startswith(_FIRST):
            return 0
        return _ORDER.index(section) + 1 if section in _ORDER else len(_ORDER) + 1

    return sorted(problems, key=lambda one: (one.path.rpartition("/")[0], find_stage(one), one))


def tell_problems(problems: Sequence[Problem], datasets: Path, form: Form) -> str:
    """All problems in a form, without a line feed last.

    Args:
        problems: sorted.
        datasets: the datasets folder as the command was given it; files are told relative to where it was run.
    """
    match form:
        case Form.JSON:
            told = {"errors": [_describe(one, datasets) for one in problems]}
            return json.dumps(told, ensure_ascii=False, indent=2)
        case Form.GITHUB:
            return "\n".join(_annotate(one, datasets) for one in problems)
        case Form.SARIF:
            return json.dumps(_make_sarif(problems, datasets), ensure_ascii=False, indent=2)
        case _:
            return _tell_people(problems)


def _tell_people(problems: Sequence[Problem]) -> str:
    addresses = [f"  {address}" for address in list_addresses(problems)]
    listed = [str(problem) for problem in problems[:_MOST_TOLD]]
    if len(problems) > _MOST_TOLD:
        listed.append(f"… och {len(problems) - _MOST_TOLD} fel till. Rätta de här först, eller läs alla med --json.")
    return "\n".join([*listed, "", "Mer om felen på webbplatsen:", *addresses])


def _describe(problem: Problem, datasets: Path) -> dict[str, Any]:
    """A problem for programs; row, column and position are null where it has none."""
    return {
        "file": (datasets / problem.path).as_posix(),
        "row": problem.line or None,
        "column": problem.column or None,
        "position": problem.position or None,
        "message": problem.message,
        "advice": problem.advice,
        "id": problem.id or None,
        "guide": f"{_GUIDE}#{problem.anchor}",
    }


def _annotate(problem: Problem, datasets: Path) -> str:
    """A workflow command of GitHub Actions, shown on the row in the change."""
    places = {
        "file": (datasets / problem.path).as_posix(),
        "line": str(problem.line) if problem.line else "",
        "col": str(problem.position) if problem.position else "",
        "title": problem.column or problem.id,
    }
    told = ",".join(f"{name}={_escape(value, property_too=True)}" for name, value in places.items() if value)
    return f"::error {told}::{_escape(f'{problem.message} {problem.advice}'.strip())}"


def _escape(text: str, *, property_too: bool = False) -> str:
    """As GitHub asks for it; nothing in a text can end the command or begin another."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if property_too else escaped


def _make_sarif(problems: Sequence[Problem], datasets: Path) -> dict[str, Any]:
    """https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"""
    driver = {"name": "build-site", "rules": _list_rules(problems)}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "properties": {"project": project.NAME},
                "results": [_make_result(one, datasets) for one in problems],
            }
        ],
    }


def _list_rules(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    texts = {message.id: message.text for message in list_messages()}
    ids = sorted({one.id for one in problems if one.id})
    return [{"id": one, "shortDescription": {"text": texts.get(one, one)}} for one in ids]


def _make_result(problem: Problem, datasets: Path) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": (datasets / problem.path).as_posix()}}
    if problem.line:
        place["region"] = {"startLine": problem.line}
        if problem.position:
            place["region"]["startColumn"] = problem.position
    return {
        "ruleId": problem.id or "felmeddelanden",
        "level": "error",
        "message": {"text": f"{problem.message} {problem.advice}".strip()},
        "locations": [{"physicalLocation": place}],
    }
