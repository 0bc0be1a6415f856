"""What has happened to each package since the last edition: what its version must say, and what has gone from it."""

from collections.abc import Iterator, Sequence

from build_site.checks.context import SinceEdition
from build_site.model import Corpus, Place, Register
from build_site.model.life import find_place, name_report
from build_site.publishing.changes import PackageState, compare_packages
from build_site.publishing.editions import Edition, read_packages, read_state
from build_site.publishing.versions import ChangeSize, Version
from build_site.reading.packages import LoadedDatasets

_CHANGES = {
    ChangeSize.NONE: "",
    ChangeSize.PATCH: "corrected",
    ChangeSize.MINOR: "added",
    ChangeSize.MAJOR: "withdrawn",
}


def compare_with_edition(
    loaded: LoadedDatasets, editions: Sequence[Edition], register: Register | None = None
) -> dict[str, SinceEdition]:
    """Compare every package with what it was in the last edition, by its name.

    Args:
        loaded: the packages as they are now.
        editions: the published editions, the first one first.
        register: what packages were called before; one whose new name nobody has declared is not judged.

    Returns:
        One entry for each package that the last edition has.
    """
    found: dict[str, SinceEdition] = {}
    for state in read_packages(loaded) if editions else ():
        home = find_place(state.name)
        names = (state.name, *(register.former_names(home) if register and home else ()))
        before = next((editions[-1].packages[name] for name in names if name in editions[-1].packages), None)
        if before:
            kind = compare_packages(before, state)
            right = str(Version.parse(before.version).raised(kind))
            found[state.name] = SinceEdition(str(editions[-1].version), _CHANGES[kind], before.created, right)
    return found


def find_gone(corpus: Corpus, editions: Sequence[Edition]) -> tuple[Place, ...]:
    """What the last edition has that the data don't have, and whose fate nothing tells; the outermost only."""
    now = frozenset(corpus.places)
    gone = [
        place
        for place in (_list_published(editions[-1]) if editions else ())
        if place not in now and corpus.register.find(place) is None
    ]
    return tuple(place for place in gone if not any(place[: len(one)] == one for one in gone if one != place))


def _list_published(edition: Edition) -> Iterator[Place]:
    """Reports, tables and rows."""
    for name, state in edition.packages.items():
        if home := find_place(name):
            yield home
            for table, content in state.tables.items():
                yield (*home, table)
                yield from ((*home, table, *key) for key in sorted(content.keys))


def list_known_names(loaded: LoadedDatasets, corpus: Corpus, editions: Sequence[Edition]) -> dict[str, tuple[str, ...]]:
    """The ids that each report has had: by the register, and one that it seems to have had when it has none there.

    A report seems to be one that is gone when it has all its tables, each with the same rows. That can be told only
    when all could be read; else give no editions.
    """
    gone = {name_report(place) for place in find_gone(corpus, editions) if find_place(name_report(place)) == place}
    last = editions[-1].packages if editions else {}
    found: dict[str, tuple[str, ...]] = {}
    for package in loaded.reports:
        state = read_state(package)
        home = find_place(state.name)
        declared = corpus.register.former_names(home) if home else ()
        alike = tuple(name for name in gone if state.name not in last and _are_alike(last[name], state))
        found[state.name] = declared or alike
    return found


def _are_alike(old: PackageState, new: PackageState) -> bool:
    same = old.tables.keys() == new.tables.keys()
    return same and all(table.keys == new.tables[name].keys for name, table in old.tables.items())
