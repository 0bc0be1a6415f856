"""Checks that the names of rows, columns and tables lead somewhere, and that no name is given twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from build_site.model import Report, Table, TableRole
from build_site.reading.complaints import Complaints
from build_site.reading.suggestions import suggest

# What arithmetic calls its own relations; see checks/arithmetic.py.
_TAKEN_NAMES = frozenset("sum flow difference column_sum ratio weighted_mean reports reading".split())


def check_names(table: Table, resource: Mapping[str, Any], complain: Complaints) -> None:
    """Every name of a row or a column must lead somewhere."""
    names = TableNames(table, complain)
    for row in table.rows:
        names.check_rows((row.parent,), "parent", path=table.path, line=row.file_line)
        names.check_rows((row.of_which,), "of_which", path=table.path, line=row.file_line)
        if row.id in (row.parent, row.of_which):
            message = "Raden ingår i sig själv."
            complain.add("parent", message, "Skriv summans rad-id.", path=table.path, line=row.file_line)
    for column in table.columns:
        place = f"{table.id} → {column.name}"
        names.check_columns(
            (*(column.difference_of or ()), *(column.ratio_of or ()), *column.sum_of, column.weighted_by), place
        )
    for exception in resource.get("uppf:exceptions", ()):
        names.check_rows((exception["row"],), f"{table.id} → uppf:exceptions")
        names.check_columns((exception["column"],), f"{table.id} → uppf:exceptions")
    if table.chart:
        names.check_rows(table.chart.rows, f"{table.id} → uppf:chart")
        names.check_columns(table.chart.columns, f"{table.id} → uppf:chart")


@dataclass(frozen=True)
class TableNames:
    """The names of a table's rows and figure columns, and complaints about those that it doesn't have."""

    table: Table
    complain: Complaints
    where: str = "tabellen"

    def check_rows(self, names: tuple[str, ...], place: str, *, path: str = "", line: int = 0) -> None:
        """Complain about every name that no row has; "" names nothing."""
        for name in names:
            if name and self.table.row(name) is None:
                message = f"Raden «{name}» finns inte i {self.where}."
                advice = suggest(name, [row.id for row in self.table.rows], self._labels) + "Skriv ett rad-id."
                self.complain.add(place, message, advice, path=path, line=line)

    def check_columns(self, names: tuple[str, ...], place: str) -> None:
        """Complain about every name that no figure column has; "" names nothing."""
        for name in names:
            if name and self.table.column(name) is None:
                advice = f"Sifferkolumner är {', '.join(column.name for column in self.table.columns)}."
                hint = suggest(name, [column.name for column in self.table.columns], self._titles)
                self.complain.add(place, f"Kolumnen «{name}» finns inte i {self.where}.", hint + advice)

    @property
    def _labels(self) -> dict[str, str]:
        return {row.id: row.label for row in self.table.rows}

    @property
    def _titles(self) -> dict[str, str]:
        return {column.name: column.title for column in self.table.columns}


def check_flows(table: Table, complain: Complaints) -> None:
    """Under one heading there is at most one row of each flow, or arithmetic could not tell which one to add up."""
    seen: set[tuple[str, str]] = set()
    for row in table.rows:
        if row.flow and (row.heading, row.flow) in seen:
            message = f"Under samma rubrik finns redan en rad med flow «{row.flow}»."
            complain.add("flow", message, "Låt bara summan ha flow.", path=table.path, line=row.file_line)
        seen.add((row.heading, row.flow))


def check_roles(report: Report, complain: Complaints) -> None:
    """What is said of the whole committee is computed from one table of each of these roles, not from the first."""
    for role in (TableRole.OPERATING_RESULT, TableRole.INCOME_STATEMENT):
        names = [table.id for table in report.tables if table.role is role]
        for name in names[1:]:
            message = f"Tabellen «{names[0]}» har redan rollen {role}."
            advice = "Ge den tabell som svaren inte ska räknas ur en annan roll."
            complain.add(f"{name} → uppf:role", message, advice)


def check_relations(report: Report, complain: Complaints) -> None:
    """Every declared relation has a name of its own, and every table, row and column that it names is there."""
    taken = set(_TAKEN_NAMES)
    for parts in report.parts:
        place = f"uppf:parts → {parts.name}"
        _check_name(parts.name, taken, place, complain)
        if table := _find_table(report, parts.table, place, complain):
            TableNames(table, complain, f"tabellen {table.id}").check_rows((*parts.rows, parts.whole_row), place)
    for relation in report.relations:
        place = f"uppf:relations → {relation.name}"
        _check_name(relation.name, taken, place, complain)
        for side, name in enumerate((relation.left, relation.right)):
            if table := _find_table(report, name, place, complain):
                names = TableNames(table, complain, f"tabellen {table.id}")
                names.check_rows(tuple(pair[side] for pair in relation.rows), place)
                names.check_columns(tuple(pair[side] for pair in relation.columns), place)


def _check_name(name: str, taken: set[str], place: str, complain: Complaints) -> None:
    if name in taken:
        complain.add(place, f"Namnet «{name}» är upptaget.", "Ge varje samband ett eget namn.")
    taken.add(name)


def _find_table(report: Report, name: str, place: str, complain: Complaints) -> Table | None:
    table = report.table(name)
    if table is None:
        advice = suggest(name, [one.id for one in report.tables]) + "Skriv ett tabellnamn."
        complain.add(place, f"Tabellen «{name}» finns inte i paketet.", advice)
    return table
