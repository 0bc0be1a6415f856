"""The figures of a comparison as tables: series down, periods across, and the unit in the caption."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from build_site.charts.chart import SEX_NAMES
from build_site.comparing.shown_values import ShownValue
from build_site.model import Sex
from build_site.periods import Period, format_period
from build_site.published.shown_tables import SORTABLE_ROWS, align_decimals


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A value in its place, and what it lacks for its comma to stand under the others' in its column."""

    shown: ShownValue
    pad: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A series.

    Attributes:
        group: «Alla», «Kvinnor» or «Män» where the series of a table differ in that, otherwise "".
        name: what the series is called; under such a heading without it.
        measure: «utfall», «budget» …; "" when the name says it.
        period: when its figure is of, where the columns don't say it.
        cells: one for each column; None where the series has no figure.
    """

    group: str
    name: str
    measure: str
    period: Period | None
    cells: tuple[ComparedCell | None, ...]


@dataclass(frozen=True, slots=True)
class ComparedTable:
    """Values on one base and in one unit.

    Attributes:
        unit: title of the unit of all its values.
        columns: what stands above the values: periods, or one word where each series has a time of its own.
        says_periods: whether each row says its period in a column of its own.
        measure: what all its values are: «utfall», «budget» …; "" where they differ.
        has_population: whether its values are divided by how many live in the municipality.
    """

    unit: str
    measure: str
    columns: tuple[str, ...]
    says_periods: bool
    has_population: bool
    rows: tuple[ComparedRow, ...]

    @property
    def is_sortable(self) -> bool:
        """Whether another order of the rows may say more than theirs."""
        return len(self.rows) >= SORTABLE_ROWS and not any(row.group for row in self.rows)

    @property
    def groups(self) -> list[tuple[str, list[ComparedRow]]]:
        """The rows under the headings that they share."""
        return [(group, list(run)) for group, run in groupby(self.rows, key=lambda row: row.group)]


def build_compared_tables(values: Sequence[ShownValue]) -> tuple[ComparedTable, ...]:
    """Lay out the values of a comparison, a table for each base and unit, in their order."""
    tables: dict[tuple[str, str], list[ShownValue]] = {}
    for one in values:
        tables.setdefault((one.value.base, one.unit.title), []).append(one)
    return tuple(_build_table(own) for own in tables.values())


def _build_table(values: Sequence[ShownValue]) -> ComparedTable:
    lines = _split_lines(values)
    times = sorted({_find_time(one) for one in values}, key=_order_times)
    is_matrix = len(times) == 1 or any(len(line) > 1 for line in lines)
    places = _place_in_columns(lines, times) if is_matrix else [line[:1] for line in lines]
    return ComparedTable(
        unit=values[0].unit.title,
        measure=values[0].measure if len({one.measure for one in values}) == 1 else "",
        columns=tuple(map(format_period, times)) if is_matrix else ("Värde",),
        says_periods=not is_matrix,
        has_population=any(one.value.population_year for one in values),
        rows=tuple(_build_rows(lines, places, is_matrix=is_matrix)),
    )


def _split_lines(values: Sequence[ShownValue]) -> list[list[ShownValue]]:
    """The values of each row: of one series and measure, and no two of the same time."""
    lines: dict[tuple[str, str, int], list[ShownValue]] = {}
    seen: dict[tuple[str, str, Period | None], int] = {}
    for one in values:
        name = (_name_series(one), one.measure)
        place = (*name, _find_time(one))
        seen[place] = seen.get(place, 0) + 1
        lines.setdefault((*name, seen[place]), []).append(one)
    return list(lines.values())


def _name_series(one: ShownValue) -> str:
    return one.series or one.municipality


def _find_time(one: ShownValue) -> Period | None:
    return one.point.figure.period


def _order_times(period: Period | None) -> tuple[tuple[int, int], tuple[int, int]]:
    """In time; a whole project, which has no period, comes last."""
    return (period.end, period.start) if period else ((9999, 0), (0, 0))


def _place_in_columns(
    lines: Iterable[Sequence[ShownValue]], times: Iterable[Period | None]
) -> list[list[ShownValue | None]]:
    columns = list(times)
    found = [{_find_time(one): one for one in line} for line in lines]
    return [[line.get(time) for time in columns] for line in found]


def _build_rows(
    lines: Sequence[Sequence[ShownValue]], places: Sequence[Sequence[ShownValue | None]], *, is_matrix: bool
) -> list[ComparedRow]:
    pads = zip(*(_align(column) for column in zip(*places, strict=True)), strict=True)
    groups = _name_groups([line[0] for line in lines])
    rows = [
        _build_row(
            line[0], group, tuple(ComparedCell(one, pad) if one else None for one, pad in zip(*own, strict=True))
        )
        for line, group, own in zip(lines, groups, zip(places, pads, strict=True), strict=True)
    ]
    if not is_matrix:
        rows = [replace(row, period=_find_time(line[0])) for row, line in zip(rows, lines, strict=True)]
    return sorted(rows, key=lambda row: groups.index(row.group))


def _build_row(first: ShownValue, group: str, cells: tuple[ComparedCell | None, ...]) -> ComparedRow:
    name = _name_series(first)
    return ComparedRow(
        group=group,
        name=name.removesuffix(f", {group.lower()}") if group else name,
        measure="" if first.measure in name.lower() else first.measure,
        period=None,
        cells=cells,
    )


def _align(column: Sequence[ShownValue | None]) -> tuple[str, ...]:
    return align_decimals([one.text if one else "" for one in column])


def _name_groups(firsts: Sequence[ShownValue]) -> list[str]:
    """Whom each row is about, where rows of women and men, or all, stand beside each other for several things."""
    sexes = [Sex(one.point.figure.sex) if one.point.figure.sex else None for one in firsts]
    groups = [SEX_NAMES[sex] if sex else "" for sex in sexes]
    names = [_name_series(one) for one in firsts]
    named = all(group and name.endswith(f", {group.lower()}") for name, group in zip(names, groups, strict=True))
    several = 1 < len(set(groups)) < len(groups)
    return groups if named and several else [""] * len(firsts)
