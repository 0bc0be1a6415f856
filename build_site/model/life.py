"""What has happened to things that were published: renamed, merged, split or withdrawn, and where they are now.

A place is what leads to a thing, from the outside in: municipality, committee, period, table, row. The first three are
the folder of a report, and with hyphens between them the report's id.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from build_site.vocabularies import Depth, Fate

Place = tuple[str, ...]
_REPORT = re.compile(r"(.+?)-([a-z0-9_]+)-([0-9]{4}(?:-.+)?)")
REPORT_DEPTH, TABLE_DEPTH = 3, 4
_MOST_RINGS = 20  # told at a time


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was published and is no longer what it was.

    Attributes:
        old: where it stood.
        new: where what it has become stands; several when it was split, none when it was withdrawn.
        date: the day it happened (`2026-11-22`).
        reason: why, in Swedish, for those who come to the old address.
        path, line: where the event is declared.
    """

    fate: Fate
    old: Place
    new: tuple[Place, ...]
    date: str
    reason: str
    path: str
    line: int = 0

    @property
    def level(self) -> Depth:
        """What kind of thing it happened to."""
        return tuple(Depth)[len(self.old) - 1]

    def move(self, place: Place) -> tuple[Place, ...]:
        """Where what stood at a place in the old one came. Nothing comes to another level, which the checks refuse."""
        depth = len(self.old)
        return tuple((*new, *place[depth:]) for new in self.new if len(new) == depth)


def find_place(report: str, *inside: str) -> Place:
    """The place of a report by its id, and of a table and a row in it; () when the id is none."""
    found = _REPORT.fullmatch(report)
    return (*found.groups(), *inside) if found else ()


def name_report(place: Place) -> str:
    """The id of the report at a place, or that the place lies in."""
    return "-".join(place[:REPORT_DEPTH])


@dataclass(frozen=True)
class Register:
    """All that has happened, whatever file says it."""

    events: tuple[Event, ...] = ()

    @cached_property
    def _by_old(self) -> Mapping[Place, Event]:
        return {event.old: event for event in self.events}

    @cached_property
    def _by_new(self) -> Mapping[Place, Sequence[Event]]:
        found: dict[Place, list[Event]] = {}
        for event in self.events:
            for new in event.new:
                found.setdefault(new, []).append(event)
        return found

    def former_names(self, report: Place) -> tuple[str, ...]:
        """The ids that a report has had before."""
        return tuple(name_report(old) for old, now in self.list_former([report]).items() if report in now)

    def find(self, place: Place) -> Event | None:
        """The event that took a place away, or took away what it lay in."""
        lengths = range(len(place), 0, -1)
        return next((self._by_old[place[:length]] for length in lengths if place[:length] in self._by_old), None)

    def follow(self, place: Place) -> tuple[Place, ...]:
        """Where what stood at a place stands now: itself when nothing has happened, nothing when it is withdrawn."""
        found: dict[Place, None] = {}
        passed: set[Place] = set()
        ahead, withdrawn = [place], False
        while ahead:
            here = ahead.pop()
            if here in passed:
                continue
            passed.add(here)
            event = self.find(here)
            after = event.move(here) if event else (here,)
            if event is None or here in after:  # a part of what is split may keep the name
                found[here] = None
            ahead += reversed(after)
            withdrawn |= not after
        # A ring leads nowhere. It is refused by the checks; here it must only come to an end.
        return tuple(found) if found or withdrawn else (place,)

    def list_former(self, places: Iterable[Place]) -> dict[Place, tuple[Place, ...]]:
        """Every place where one of these has stood before, with where it stands now; what is withdrawn is not there."""
        known: dict[Place, tuple[Place, ...]] = {place: (place,) for place in places}
        former: dict[Place, tuple[Place, ...]] = {}
        ahead = deque(known)
        while ahead:
            place = ahead.popleft()
            for old in self._list_before(place):
                now = tuple(dict.fromkeys((*former.get(old, ()), *known[place])))
                if now != former.get(old):
                    former[old] = known[old] = now
                    ahead.append(old)
        return former

    def _list_before(self, place: Place) -> Iterator[Place]:
        """Where what stands at a place stood before the last thing that happened to it, or to what it lies in."""
        for depth in range(1, len(place) + 1):
            for event in self._by_new.get(place[:depth], ()):
                if len(event.old) == depth:
                    yield (*event.old, *place[depth:])

    def list_rings(self) -> Iterator[tuple[Place, ...]]:
        """Places that lead to each other round and round, so that what stood there is nowhere; a few of the rings."""
        leads: dict[Place, set[Place]] = {}
        ahead = [event.old for event in self.events]
        while ahead:
            place = ahead.pop()
            if place not in leads:
                event = self.find(place)
                leads[place] = {*event.move(place)} - {place} if event else set()
                ahead += leads[place]
        for _ in range(_MOST_RINGS):
            try:
                TopologicalSorter(leads).prepare()
            except CycleError as ring:
                yield tuple(reversed(ring.args[1]))
                leads = {old: led - {*ring.args[1]} for old, led in leads.items() if old not in ring.args[1]}
            else:
                return
