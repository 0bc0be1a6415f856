"""The rows of a package's tables, read by frictionless while it validates them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from frictionless import Package, Row

from build_site.problems import Problem
from build_site.reading.broken_tables import CodeList, list_titles, validate_table
from build_site.reading.rows import LoadedRow


class TableRows:
    """A package whose tables can be read, each once.

    Args:
        descriptor: the package's description, complete.
        folder: where its files lie.
        shared: the folder and the description of the code lists that its tables refer to, or None.
        lists: the rows of the code lists, to find what a misspelt code meant.
    """

    def __init__(
        self,
        descriptor: Mapping[str, Any],
        folder: Path,
        shared: tuple[Path, Mapping[str, Any]] | None,
        lists: Mapping[str, Sequence[LoadedRow]],
    ) -> None:
        self._folder, self._lists, self._shared = folder, lists, shared
        self._package = Package.from_descriptor(dict(descriptor), basepath=str(folder))
        if shared:
            _add_code_lists(self._package, *shared)

    def read(self, name: str, shown: str) -> tuple[tuple[LoadedRow, ...], list[Problem]]:
        """A table's rows, and what is wrong with them.

        Args:
            name: the table.
            shown: its file, as an editor knows it.
        """
        rows: list[LoadedRow] = []
        table = self._package.get_table_resource(name)
        problems = validate_table(
            table,
            shown,
            lambda row: rows.append(_read_row(row)),
            find_list=lambda reference: self._find_list(reference or name),
        )
        return tuple(rows), problems

    def _find_list(self, name: str) -> CodeList:
        """A shared list, or a table of the package itself, which is read again only when a code isn't in it."""
        shared = self._shared[0] if self._shared and name in self._lists else None
        rows = self._lists[name] if shared else map(_read_row, self._package.get_table_resource(name).read_rows())
        return CodeList(f"{(shared or self._folder).name}/{name}.csv", list_titles(rows))


def _add_code_lists(package: Package, folder: Path, descriptor: Mapping[str, Any]) -> None:
    """Put the shared lists inside the package: frictionless has no foreign keys between packages."""
    for resource in Package.from_descriptor(dict(descriptor), basepath=str(folder)).resources:
        resource.basepath = str(folder)
        package.add_resource(resource)


def _read_row(row: Row) -> LoadedRow:
    """A row as frictionless comes by it while it validates; to open a file again takes as long as to validate it.

    A row with too many cells or too few is a problem of its own, and nothing that is read here is used then.
    """
    cells = ["" if cell is None else str(cell) for cell in row.cells]
    return LoadedRow(row.row_number, dict(zip(row.field_names, cells, strict=False)))
