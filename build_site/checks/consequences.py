"""Leaves out what follows from a mistake that is told anyway: one cause, one message."""

import re
from collections.abc import Iterable

from build_site.problems import Problem

_ROW = re.compile("«([^«»]+)»")
# A row that is gone or has got another id is told where the record of it is; what refers to it by its id follows.
_LOST_ROWS = ("verified-gone", "verified-renamed")
_LOST_NAMES = "row-unknown"
_RELATIONS, _SAME_QUANTITY = ("findings-slip", "findings-shared"), "quantities-contradiction"
_RECORDED = ("verified-other", "verified-gone", "verified-new")  # others say more of the same cell


def leave_out_consequences(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those that will be gone when another one is mended; all of them have ids."""
    listed = list(problems)
    lost = {(_folder(one), name) for one in listed if one.id in _LOST_ROWS for name in _ROW.findall(one.message)}
    told = {(one.path, one.line, one.column) for one in listed if one.id not in _RECORDED}
    slips = {(one.path, one.line, one.column) for one in listed if one.id in _RELATIONS}
    forgotten = {one.path for one in listed if one.id == "source-left-out"}
    return [
        one
        for one in listed
        if not _follows_from_lost_row(one, lost)
        and not (one.id == "verified-other" and (one.path, one.line, one.column) in told)
        and not (one.id == "verified-gone" and one.path in forgotten)
        and not (one.id == "verified-meaning" and any(_is_beside(one, other) for other in listed))
        and not (one.id == _SAME_QUANTITY and (one.path, one.line, one.column) in slips)
    ]


def _follows_from_lost_row(problem: Problem, lost: set[tuple[str, str]]) -> bool:
    names = _ROW.findall(problem.message)
    return problem.id == _LOST_NAMES and bool(names) and (_folder(problem), names[0]) in lost


def _is_beside(meaning: Problem, other: Problem) -> bool:
    """Whether another problem says more of what a row, a column or a table is said to mean."""
    if other.path != meaning.path or other.id.startswith("verified"):
        return False
    if meaning.path.endswith(".csv"):
        return other.line == meaning.line
    places = (f"{meaning.column} → ", f"{other.column} → ")
    return places[0].startswith(places[1]) or places[1].startswith(places[0])


def _folder(problem: Problem) -> str:
    return problem.path.rpartition("/")[0]
