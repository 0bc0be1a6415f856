"""Reads what has happened to things that were published: the register, and what packages say of their own names."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from build_site.model import ComparisonSpec, Event, Fate, Place, Register, Selector
from build_site.model.life import TABLE_DEPTH, find_place, name_report
from build_site.reading.packages import LoadedDatasets, LoadedPackage

EVENTS = "events"


def read_register(loaded: LoadedDatasets) -> Register:
    """All events: those of the register, then those that packages declare beside what has a new name."""
    own = (event for package in loaded.reports for event in _read_package(package))
    return Register((*_read_events(loaded.reference), *own))


def _read_events(reference: LoadedPackage) -> Iterator[Event]:
    for row in reference.tables.get(EVENTS, ()):
        cells = row.cells
        yield Event(
            fate=Fate(cells["fate"]),
            old=_split(cells["old"]),
            new=tuple(map(_split, cells["new"].split())),
            date=cells["date"],
            reason=cells["reason"],
            path=f"{reference.folder}/{EVENTS}.csv",
            line=row.file_line,
        )


def _split(place: str) -> Place:
    return tuple(place.split("/"))


def _read_package(package: LoadedPackage) -> Iterator[Event]:
    """What a package and its tables and rows were called before."""
    path, home = f"{package.folder}/datapackage.yaml", tuple(package.folder.split("/")[1:])
    for former in package.descriptor.get("uppf:formerly", ()):
        yield _rename(former, _split(former["name"]), home, path)
    for resource in package.descriptor["resources"]:
        for former in resource.get("uppf:formerly", ()):
            within = (*home, resource["name"]) if "row" in former else home
            new = (*within, former.get("row", resource["name"]))
            name = _split(former["name"])
            # A name alone is within the same report and table; with what it lies in it says all by itself.
            yield _rename(former, name if len(name) > 1 else (*within, *name), new, path)


def _rename(former: Mapping[str, Any], old: Place, new: Place, path: str) -> Event:
    return Event(Fate.RENAMED, old, (new,), former["date"], former["reason"], path)


def follow_comparison(spec: ComparisonSpec, register: Register) -> ComparisonSpec:
    """The comparison with what its selectors name under the names that it has now."""
    series = tuple(
        replace(one, points=tuple(_follow_selector(point, register) for point in one.points)) for one in spec.series
    )
    return replace(spec, series=series)


def _follow_selector(selector: Selector, register: Register) -> Selector:
    """A selector that names something withdrawn, or split, stays as it is: the checks say that it fits nothing."""
    inside = [selector.table] if selector.table else []
    inside += [selector.row] if selector.table and selector.row else []
    place = find_place(selector.report, *inside)
    found = register.follow(place) if place else ()
    if len(found) != 1:
        return selector
    names = dict(zip(("table", "row"), found[0][TABLE_DEPTH - 1 :], strict=False))
    return replace(selector, report=name_report(found[0]), **names)
