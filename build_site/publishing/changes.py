"""What differs between two states of the data: values in the tidy database, and packages as they are keyed."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from build_site.model import Event, Place, Register
from build_site.model.life import find_place, name_report
from build_site.publishing.versions import ChangeSize

TextRow = Mapping[str, str]

# What a figure is; the rest of its columns is what is said about it. The check of the structure keeps it unique.
OBSERVATION_KEY = "report table row municipality service indicator account measure period as_of sex age unit".split()
# A figure whose key is corrected is still the same figure when it stands in the same row and reads the same.
_SAME_FIGURE = "report table row value value_text".split()
ADDED, CORRECTED, WITHDRAWN, DESCRIBED = "added", "corrected", "withdrawn", "described"
_PRINTED = frozenset({"value", "value_text"})
# What may change without the figure itself being another or meaning something else.
_DESCRIBING = frozenset(
    {"label", "line", "page", "box", "uncertain", "status", "note", "preferred", "same_as", "population"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is new, corrected or gone.

    Attributes:
        kind: `added`, `withdrawn`, `corrected` (its value or its meaning) or `described` (only its label, its place
            in the source or a remark).
        row: the figure's row in `observations.csv`, as it is after the change (before, when it is withdrawn).
        columns: for a corrected or described figure, each changed column with what stood there and what stands there
            now.
    """

    kind: str
    row: TextRow
    columns: tuple[tuple[str, str, str], ...] = ()

    @property
    def is_of_value(self) -> bool:
        """Whether the printed number or words have changed, and not only what they are about."""
        return any(name in _PRINTED for name, _, _ in self.columns)


def parse_rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by column."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def parse_columns(content: bytes) -> tuple[str, ...]:
    """The header of a CSV file."""
    return tuple(next(csv.reader(io.StringIO(content.decode("utf-8"), newline="")), ()))


def compare_observations(old: bytes, new: bytes, register: Register | None = None) -> tuple[Change, ...]:
    """Find every figure that differs between two versions of `observations.csv`, sorted as the file is.

    Columns that only one of the two has are left out: they are a change of the file, not of its figures. A figure whose
    report, table or row has another name now is the same figure, by the register.
    """
    columns = [name for name in parse_columns(new) if name in parse_columns(old)]
    key = [name for name in OBSERVATION_KEY if name in columns]
    before = [rename_row(row, register or Register()) for row in parse_rows(old)]
    pairs, gone, fresh = _match(_index(before, key), _index(parse_rows(new), key))
    changes = [
        *(Change(ADDED, row) for row in fresh),
        *(Change(WITHDRAWN, row) for row in gone),
        *_list_differences(pairs, columns),
    ]
    return tuple(sorted(changes, key=lambda change: ([change.row[name] for name in columns], change.kind)))


def _list_differences(pairs: Iterable[tuple[TextRow, TextRow]], columns: Sequence[str]) -> Iterator[Change]:
    """How the rows that both versions have differ."""
    for one, two in pairs:
        if found := _compare_rows(one, two, columns):
            yield _describe_change(two, found)


def rename_row(row: TextRow, register: Register) -> TextRow:
    """A row of an older edition under the names that its report, table and row have now, where each has one."""
    place = find_place(row["report"], row["table"], row["row"])
    found = register.follow(place)
    if len(found) != 1 or found[0] == place or len(found[0]) != len(place):
        return row
    _, committee, _, table, name = found[0]
    return {**row, "committee": committee, "report": name_report(found[0]), "table": table, "row": name}


def find_events(old: bytes, new: bytes, register: Register) -> tuple[Event, ...]:
    """What has happened between two versions of `observations.csv` to what the older one has."""
    places, after = (_list_places(parse_rows(content)) for content in (old, new))
    order = {event: number for number, event in enumerate(register.events)}
    found: dict[Event, None] = {}
    ahead = places - after
    while fresh := {event for place in ahead if (event := register.find(place)) and event.old == place} - found.keys():
        found |= dict.fromkeys(sorted(fresh, key=order.__getitem__))
        came = {
            there
            for event in fresh
            for place in places
            if place[: len(event.old)] == event.old
            for there in event.move(place)
        }
        places |= came  # a table may have got its new name after its report did
        ahead = came - after
    return tuple(found)


def _list_places(rows: Iterable[TextRow]) -> set[Place]:
    """Everything that has figures, and what each lies in."""
    whole = {find_place(row["report"], row["table"], row["row"]) for row in rows}
    return {place[:length] for place in whole for length in range(1, len(place) + 1)}


def _index(rows: Iterable[TextRow], key: Sequence[str]) -> dict[tuple[str, ...], TextRow]:
    """Rows by key; should a key of an older edition stand twice, the rows are told apart by their order."""
    found: dict[tuple[str, ...], TextRow] = {}
    times: dict[tuple[str, ...], int] = defaultdict(int)
    for row in rows:
        one = tuple(row[name] for name in key)
        times[one] += 1
        found[(*one, str(times[one]))] = row
    return found


def _match(
    before: Mapping[tuple[str, ...], TextRow], after: Mapping[tuple[str, ...], TextRow]
) -> tuple[list[tuple[TextRow, TextRow]], list[TextRow], list[TextRow]]:
    """The figures that both have, in pairs; those that only the older one has; those that only the newer one has."""
    gone = [row for key, row in before.items() if key not in after]
    fresh = [row for key, row in after.items() if key not in before]
    recoded = list(_pair_recoded(gone, fresh))
    pairs = [*((before[key], after[key]) for key in before.keys() & after.keys()), *recoded]
    return pairs, _without(gone, [old for old, _ in recoded]), _without(fresh, [new for _, new in recoded])


def _without(rows: Iterable[TextRow], taken: Sequence[TextRow]) -> list[TextRow]:
    return [row for row in rows if not any(row is one for one in taken)]


def _pair_recoded(gone: Iterable[TextRow], fresh: Iterable[TextRow]) -> Iterator[tuple[TextRow, TextRow]]:
    """Pair figures that have got another key, such as a corrected period, where there is no doubt which is which."""
    candidates: dict[tuple[str, ...], tuple[list[TextRow], list[TextRow]]] = defaultdict(lambda: ([], []))
    for place, rows in enumerate((gone, fresh)):
        for row in rows:
            candidates[tuple(row.get(name, "") for name in _SAME_FIGURE)][place].append(row)
    for old, new in candidates.values():
        if len(old) == len(new) == 1:
            yield old[0], new[0]


def _compare_rows(old: TextRow, new: TextRow, columns: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, old[name], new[name]) for name in columns if old[name] != new[name])


def _describe_change(row: TextRow, columns: tuple[tuple[str, str, str], ...]) -> Change:
    return Change(DESCRIBED if {name for name, _, _ in columns} <= _DESCRIBING else CORRECTED, row, columns)


@dataclass(frozen=True)
class TableState:
    """A table of a package at some time.

    Attributes:
        fields: name and type of each column.
        key: names of the columns that tell the rows apart.
        rows: the rows as keyed, in their order.
    """

    fields: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    rows: Sequence[TextRow]

    @cached_property
    def keys(self) -> frozenset[tuple[str, ...]]:
        """The rows' keys."""
        return frozenset(tuple(row[name] for name in self.key) for row in self.rows)


@dataclass(frozen=True, slots=True)
class PackageState:
    """A package at some time.

    Attributes:
        sha256: of the description, without version and date, and of the explained findings.
    """

    name: str
    version: str
    created: str
    sha256: str
    tables: Mapping[str, TableState]


def compare_packages(old: PackageState, new: PackageState) -> ChangeSize:
    """How large the change of a package is, whatever its version says."""
    kinds = [ChangeSize.NONE if old.sha256 == new.sha256 else ChangeSize.PATCH]
    for name in old.tables.keys() | new.tables.keys():
        if name not in new.tables:
            kinds.append(ChangeSize.MAJOR)
        elif name not in old.tables:
            kinds.append(ChangeSize.MINOR)
        else:
            kinds.append(_compare_tables(old.tables[name], new.tables[name]))
    return max(kinds)


def _compare_tables(old: TableState, new: TableState) -> ChangeSize:
    if (old.fields, old.key) != (new.fields, new.key) or old.keys - new.keys:
        return ChangeSize.MAJOR
    if new.keys - old.keys:
        return ChangeSize.MINOR
    return ChangeSize.NONE if list(old.rows) == list(new.rows) else ChangeSize.PATCH


def compare_lists(old: bytes, new: bytes, key: str = "") -> ChangeSize:
    """How large the change of a CSV file is that is made from the packages.

    Args:
        old, new: the file's content.
        key: the column whose values may not go (a larger change) and may be added; "" leaves rows to the packages,
            so that a finding that goes with a corrected figure does not count for more than the correction.
    """
    if parse_columns(old) != parse_columns(new):
        return ChangeSize.MAJOR
    before, after = parse_rows(old), parse_rows(new)
    if before == after:
        return ChangeSize.NONE
    return _compare_keys({row[key] for row in before}, {row[key] for row in after}) if key else ChangeSize.PATCH


def _compare_keys(old: Set[str], new: Set[str]) -> ChangeSize:
    if old - new:
        return ChangeSize.MAJOR
    return ChangeSize.MINOR if new - old else ChangeSize.PATCH
