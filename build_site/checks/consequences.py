"""Leaves out what follows from a mistake that is told anyway: one cause, one message."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from build_site.problems import Problem

_ROW = re.compile("«([^«»]+)»")
# A row that is gone or has got another id is told where the record of it is; what refers to it by its id follows.
_LACKED = ("meaning-unit", "meaning-period", "meaning-measure", "signs-no-flow", "signs-cost")
# What a row lacks shows in each of its cells.
_OF_ROWS = ("quantities-contradiction",)
_LOST_ROWS = ("verified-gone", "verified-renamed")
_NOWHERE = ("source-empty-box", "source-past-end", "lines-no-box")
_RELATIONS = ("findings-slip", "findings-shared")
_RECORDED = ("verified-other", "verified-gone", "verified-new")  # others say more of the same cell

_Cell = tuple[str, int, str]


def leave_out_consequences(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those that will be gone when another one is mended; all of them have ids."""
    listed = list(_tell_once(problems))
    causes = _gather_causes(listed)
    return [one for one in listed if not causes.explain(one)]


@dataclass(frozen=True, slots=True)
class _Causes:
    """What else is told.

    Attributes:
        lost: folder and id of each row that is gone or has another id.
        told: the cells of which more is said than that they are not as recorded.
        slips: the cells whose relations fail.
        unsigned: the files of tables with amounts of which nothing says what kind of money they are.
        forgotten: the files of tables of which something is left out.
        misplaced: file and row of each row that stands nowhere in its source.
        listed: all problems.
    """

    lost: frozenset[tuple[str, str]]
    told: frozenset[_Cell]
    slips: frozenset[_Cell]
    unsigned: frozenset[str]
    forgotten: frozenset[str]
    misplaced: frozenset[tuple[str, int]]
    listed: tuple[Problem, ...]

    def explain(self, one: Problem) -> bool:
        """Whether a problem follows from another."""
        tried: Mapping[str, Callable[[], bool]] = {
            "row-unknown": lambda: _follows_from_lost_row(one, self.lost),
            "verified-other": lambda: _cell(one) in self.told,
            "verified-gone": lambda: one.path in self.forgotten,
            "verified-meaning": lambda: any(_is_beside(one, other) for other in self.listed),
            "quantities-contradiction": lambda: _cell(one) in self.slips or one.path in self.unsigned,
            "lines-order": lambda: one.path in dict(self.misplaced),
            "source-left-out": lambda: one.path in dict(self.misplaced),
            "words-left": lambda: one.path in self.forgotten | set(dict(self.misplaced)),
            "labels-not-there": lambda: (one.path, one.line) in self.misplaced,
        }
        return one.id in tried and tried[one.id]()


def _gather_causes(listed: Sequence[Problem]) -> _Causes:
    by_id: dict[str, list[Problem]] = defaultdict(list)
    for problem in listed:
        by_id[problem.id].append(problem)
    return _Causes(
        lost=_gather_lost(listed),
        told=frozenset(_cell(one) for one in listed if one.id not in _RECORDED),
        slips=frozenset(_cell(one) for name in _RELATIONS for one in by_id[name]),
        unsigned=frozenset(one.path for one in by_id["signs-no-flow"]),
        forgotten=frozenset(one.path for one in by_id["source-left-out"]),
        misplaced=frozenset((one.path, one.line) for name in _NOWHERE for one in by_id[name]),
        listed=tuple(listed),
    )


def _gather_lost(listed: Iterable[Problem]) -> frozenset[tuple[str, str]]:
    return frozenset((_folder(one), name) for one in listed for name in _name_lost(one))


def _cell(problem: Problem) -> _Cell:
    return problem.path, problem.line, problem.column


def _name_lost(problem: Problem) -> list[str]:
    """The rows that a problem says are lost."""
    return _ROW.findall(problem.message) if problem.id in _LOST_ROWS else []


def _tell_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """What a whole table or row lacks, at its first cell and not at each of them."""
    lacking: dict[tuple[str, str, int], list[Problem]] = defaultdict(list)
    for problem in sorted(problems):
        if problem.id in (*_LACKED, *_OF_ROWS):
            lacking[problem.path, problem.id, problem.line if problem.id in _OF_ROWS else 0].append(problem)
        else:
            yield problem
    for first, *others in lacking.values():
        count = "en cell" if len(others) == 1 else f"{len(others)} celler"
        where = "på raden" if first.id in _OF_ROWS else "i filen"
        more = f" Detsamma gäller {count} till {where}." if others else ""
        yield replace(first, advice=f"{first.advice}{more}")


def _follows_from_lost_row(problem: Problem, lost: Set[tuple[str, str]]) -> bool:
    names = _ROW.findall(problem.message)
    return bool(names) and (_folder(problem), names[0]) in lost


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
