"""What has happened to things that were published: renamed, merged, split or withdrawn, and where they are now.

A place is what leads to a thing, from the outside in: municipality, committee, period, table, row. The first three are
the folder of a report, and with hyphens between them the report's id.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from build_site.vocabularies import Depth, Fate

Place = tuple[str, ...]
_REPORT = re.compile(r"(.+?)-([a-z0-9_]+)-([0-9]{4}(?:-.+)?)")
REPORT_DEPTH, TABLE_DEPTH = 3, 4


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

    def former_names(self, report: Place) -> tuple[str, ...]:
        """The ids that a report has had before."""
        return tuple(name_report(old) for old, now in self.list_former([report]).items() if report in now)

    def find(self, place: Place) -> Event | None:
        """The event that took a place away, or took away what it lay in."""
        lengths = range(len(place), 0, -1)
        return next((self._by_old[place[:length]] for length in lengths if place[:length] in self._by_old), None)

    def follow(self, place: Place) -> tuple[Place, ...]:
        """Where what stood at a place stands now: itself when nothing has happened, nothing when it is withdrawn."""
        return tuple(dict.fromkeys(self._follow(place, frozenset())))

    def _follow(self, place: Place, passed: frozenset[Event]) -> Iterable[Place]:
        event = self.find(place)
        if event is None or event in passed:  # a ring is refused by the checks; here it must only come to an end
            return (place,)
        after = (self._follow((*new, *place[len(event.old) :]), passed | {event}) for new in event.new)
        return (found for places in after for found in places)

    def list_former(self, places: Iterable[Place]) -> dict[Place, tuple[Place, ...]]:
        """Every place where one of these has stood before, with where it stands now; what is withdrawn is not there."""
        known: dict[Place, tuple[Place, ...]] = {place: (place,) for place in places}
        grown = -1
        former: dict[Place, tuple[Place, ...]] = {}
        while grown != len(former):
            grown = len(former)
            for event in self.events:
                inside = [place for new in event.new for place in known if place[: len(new)] == new]
                for place in inside:
                    new = next(one for one in event.new if place[: len(one)] == one)
                    old = (*event.old, *place[len(new) :])
                    former[old] = tuple(dict.fromkeys((*former.get(old, ()), *known[place])))
            known |= former
        return former
