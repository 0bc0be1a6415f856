"""A table on its way to being told: its figures as values, and what they are called."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from build_site.codes import CodeLists, Unit
from build_site.model import ChartSpec, Column, Figure, Report, Row, Table
from build_site.naming import name_rows
from build_site.saying.budget import find_total
from build_site.saying.choosing import Pair
from build_site.saying.claims import Scope
from build_site.saying.nouns import name_members
from build_site.saying.scopes import scope_of_table
from build_site.saying.values import Value, make_value
from build_site.vocabularies import Flow, Sex, TableRole, UnitKind


@dataclass(frozen=True)
class ToldTable:
    """A table with what its sentences need.

    Attributes:
        doubted: identities of the figures that a finding says are wrong.
    """

    report: Report
    table: Table
    chart: ChartSpec
    codes: CodeLists
    doubted: frozenset[int] = field(default_factory=frozenset)

    @cached_property
    def unit(self) -> Unit | None:
        """The unit that the chart is drawn in, where it isn't the printed one."""
        return self.codes.units[self.chart.unit] if self.chart.unit else None

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the chart."""
        found = (self.table.column(name) for name in self.chart.columns)
        return tuple(column for column in found if column is not None)

    @cached_property
    def figures(self) -> list[Figure]:
        """Every number in the chart's columns, of all rows."""
        return [
            figure
            for row in self.table.rows
            for column in self.columns
            if (figure := self.table.figure(row.id, column.name)) is not None and figure.value is not None
        ]

    @cached_property
    def parts(self) -> list[Figure]:
        """The figures of rows that are neither the sum of others nor a part of one that is there too."""
        divided = self._find_divided()
        return [
            figure
            for figure in self._of_all
            if figure.row.id not in divided
            and not self._is_counted_elsewhere(figure.row, divided)
            and not find_total([figure], self.table)
        ]

    def _find_divided(self) -> set[str]:
        """The rows whose parts are told instead: in every column where the whole has a figure, some part has one."""
        columns: dict[str, set[str]] = {}
        of_parts: dict[str, set[str]] = {}
        for figure in self._of_all:
            columns.setdefault(figure.row.id, set()).add(figure.column.name)
            of_parts.setdefault(figure.row.parent, set()).add(figure.column.name)
        return {row for row, names in of_parts.items() if columns.get(row, set()) <= names}

    @cached_property
    def _of_all(self) -> list[Figure]:
        """The figures of both sexes together, where there are any; else all."""
        return [figure for figure in self.figures if figure.sex == Sex.TOTAL] or self.figures

    @cached_property
    def _has_gross(self) -> bool:
        """Whether income or costs are told, so that a net would count them twice."""
        return any(figure.row.flow in (Flow.INCOME, Flow.COST) for figure in self.figures)

    def _is_counted_elsewhere(self, row: Row, divided: Collection[str]) -> bool:
        """Whether a row is a part of another that is told as a whole, or the net of others."""
        part = row.parent and row.parent not in divided
        return bool(row.of_which or part) or (row.flow == Flow.NET and self._has_gross)

    @cached_property
    def samples(self) -> list[Figure]:
        """One figure of each column whose figures are all of one measure and time: it says what the column is."""
        found = []
        for column in self.columns:
            figures = [figure for figure in self.parts if figure.column is column]
            if len({(figure.measure, figure.period) for figure in figures}) == 1:
                found.append(figures[0])
        return found

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each row is called, by its id: told from the others of its unit, which the sentence says."""
        figures = self.parts or self.figures
        names: dict[str, str] = {}
        for unit in {figure.unit.code for figure in figures}:
            names |= name_rows(self.table, [one for one in figures if one.unit.code == unit], self.codes)
        return names

    def value(self, figure: Figure, name: str | None = None) -> Value:
        """A figure as a sentence says it."""
        said = self.names[figure.row.id] if name is None else name
        value = make_value(figure, said, self.unit, cost=self.is_cost(figure))
        return replace(value, is_group=self._is_group(figure))

    def _is_group(self, figure: Figure) -> bool:
        """Whether a row is a group of people or a service: its name says nothing of what is measured of it."""
        by_kind = figure.sex != Sex.TOTAL or bool(figure.age) or self.table.role is TableRole.SICK_LEAVE
        return by_kind or self._is_of_service(figure) or any(self._is_sibling(one, figure) for one in self.figures)

    def _is_of_service(self, figure: Figure) -> bool:
        """Whether rows tell services apart, of which anything but money is measured: places, staff, unit costs."""
        if self.table.goal or figure.unit.kind is UnitKind.MONEY:
            return False
        return bool(figure.service) and len({one.service for one in self.figures}) > 1

    @staticmethod
    def _is_sibling(one: Figure, all_of_it: Figure) -> bool:
        """Whether a figure is of one sex beside that of all, under the same heading: all are a group, too, then."""
        beside = one.row.heading == all_of_it.row.heading and one.row.parent != all_of_it.row.id
        return beside and one.sex != Sex.TOTAL and not one.indicator and not all_of_it.indicator

    def is_cost(self, figure: Figure) -> bool:
        """Whether the table says that a figure is a cost: by what the row is a part of, or because it is invested."""
        if self.table.role and self.table.role.is_investment:
            return True
        row: Row | None = figure.row
        while row is not None and row.flow == "":
            row = self.table.row(row.parent) if row.parent else None
        return row is not None and row.flow == Flow.COST

    def is_sound(self, figures: Iterable[Figure]) -> bool:
        """Whether none of the figures is doubted."""
        return not any(figure.uncertain or id(figure) in self.doubted for figure in figures)

    def scope(self, values: Sequence[Value], size: int) -> Scope:
        """The set of some values of the table."""
        noun = name_members(self.table, values) if size > 1 else ""
        return scope_of_table(self.table, (value.figure for value in values), size, noun)

    def column_values(self, column: Column) -> list[Value]:
        """The values of a column's parts; [] where one of them is doubted."""
        figures = [figure for figure in self.parts if figure.column is column]
        return [self.value(figure) for figure in figures] if self.is_sound(figures) else []

    def net_values(self, column: Column) -> list[Value]:
        """The nets of the services, where several are printed; [] otherwise, or where one is doubted."""
        nets = self._leave_out_parents([one for one in self.figures if one.column is column and self._is_net(one)])
        if len(nets) < 2 or not self.is_sound(nets):  # noqa: PLR2004 # one is no set
            return []
        names = name_rows(self.table, nets, self.codes)
        return [self.value(one, names[one.row.id]) for one in nets]

    def _is_net(self, figure: Figure) -> bool:
        """Whether a figure is the net of a service, and not of the whole committee."""
        return figure.flow == Flow.NET and not figure.row.of_which and not find_total([figure], self.table)

    def _leave_out_parents(self, figures: Sequence[Figure]) -> list[Figure]:
        """The figures whose rows are no parents of the others' rows."""
        rows = {figure.row.id for figure in figures}
        parents = {row.parent for row in self.table.rows if row.id in rows}
        return [figure for figure in figures if figure.row.id not in parents]

    def pairs(self, before: Column, after: Column) -> list[Pair]:
        """The rows that have a number in both columns; [] where one of them is doubted."""
        rows = dict.fromkeys(figure.row.id for figure in self.parts)
        found = [(self._number(row, after), self._number(row, before)) for row in rows]
        pairs = [(one, other) for one, other in found if one and other]
        if not self.is_sound(figure for pair in pairs for figure in pair):
            return []
        return [Pair(self.value(one), self.value(other)) for one, other in pairs]

    def _number(self, row: str, column: Column) -> Figure | None:
        """The figure of a row in a column, where it is a number."""
        figure = self.table.figure(row, column.name)
        return None if figure is None or figure.value is None else figure
