"""A table beside the lines of its report's text: which texts are printed, and where each may stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from build_site.checks.source import expand_places
from build_site.model import Report, Row, Table

PART = " > "  # between the parts of a label, from the outermost to the innermost
_ABOVE_FIRST = 60  # lines between a table's first label and its first figures; prose may stand between them
_BELOW_LAST = 10  # lines that the label of the last row may go on over


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text that a package says is printed.

    Attributes:
        text: as it is keyed.
        path, file_line, column: where it is keyed.
        lines: the lines on which it may stand, as told to an editor.
        inside: what stands there.
    """

    text: str
    path: str
    file_line: int
    column: str
    lines: str
    inside: str


@dataclass(frozen=True)
class TableInText:
    """A printed table and the text of its report.

    Attributes:
        text: the lines of the report, cleaned.
        begins: the first line after the table before it.
        description: the file that describes the table.
    """

    table: Table
    text: Sequence[str]
    begins: int
    description: str

    @cached_property
    def own_lines(self) -> dict[str, list[int]]:
        """The lines on which each row's figures stand, by its id; not of rows with lines that no text has."""
        found = {row.id: expand_places(row.places, len(self.text)) for row in self.table.rows}
        return {row: lines for row, lines in found.items() if lines}

    @property
    def first(self) -> int:
        """The table's first line."""
        return self.table.lines[0][0]

    @property
    def last(self) -> int:
        """The last line that a label of the table may stand on."""
        return min(max(last for _, last in self.table.lines) + _BELOW_LAST, len(self.text))

    def join(self, first: int, last: int) -> str:
        """The text of some lines, numbered from 1."""
        return "\n".join(self.text[max(0, first - 1) : max(0, last)])

    def list_texts(self) -> Iterator[PrintedText]:
        """Every text that the table says is printed."""
        for place, text in (("title", self.table.title), ("uppf:goal", self.table.goal)):
            yield from self._whole(place, text)
        yield from self._whole("uppf:goal_area", self.table.goal_area)
        for column in self.table.columns:
            for part in column.printed.split(PART):
                at = f"{self.table.id} → {column.name} → uppf:printed"
                yield self._among(part, self.description, 0, at, self.begins, self.last)
        for row in self.table.rows:
            if row.id in self.own_lines:
                yield from self._list_row_texts(row)

    def _whole(self, place: str, text: str) -> Iterator[PrintedText]:
        """A heading that may stand anywhere in the report."""
        for part in text.split(PART) if text else ():
            at = f"{self.table.id} → {place}"
            yield self._among(part, self.description, 0, at, 1, len(self.text))

    def _list_row_texts(self, row: Row) -> Iterator[PrintedText]:
        for name, text in (("label", row.label), ("quantity", row.quantity), *row.extra.items()):
            for part in text.split(PART) if text else ():
                yield self._among(part, self.table.path, row.file_line, name, *self._find_window(row, part))
        _, last = self._find_window(row, "")
        for part in row.heading.split(PART) if row.heading else ():
            yield self._among(part, self.table.path, row.file_line, "heading", self.begins, last)

    def _among(self, text: str, path: str, file_line: int, column: str, first: int, last: int) -> PrintedText:
        return PrintedText(text, path, file_line, column, f"{first}-{last}", self.join(first, last))

    def _find_window(self, row: Row, part: str) -> tuple[int, int]:
        """The lines between the rows before and after.

        Rows that stand in a stack under one label share what stands above the first of them.
        """
        own = self.own_lines[row.id]
        apart = [self.own_lines.get(one.id, ()) for one in self.table.rows if part not in one.full_label.split(PART)]
        before = [line for line in chain.from_iterable(apart) if line < min(own)]
        after = [line for line in chain.from_iterable(self.own_lines.values()) if line > max(own)]
        first = max(before) + 1 if before else max(self.begins, self.first - _ABOVE_FIRST)
        return first, min(after) - 1 if after else self.last


def list_tables_in_text(report: Report, text: Sequence[str]) -> Iterator[TableInText]:
    """The printed tables of a report; what stands in sentences, or is counted by us, has no printed labels."""
    printed = [table for table in report.tables if not (table.running_text or table.own_count)]
    ends = [last for table in printed for _, last in table.lines]
    for table in printed:
        begins = max((end for end in ends if end < table.lines[0][0]), default=0) + 1
        yield TableInText(table, text, begins, f"{report.folder}/datapackage.yaml")
