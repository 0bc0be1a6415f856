"""Where a row comes from: its place in the report, how sure it is, and the errors that touch it."""

from dataclasses import dataclass

from build_site.checks.findings import Finding
from build_site.published.shown_tables import ShownRow, ShownTable


@dataclass(frozen=True, slots=True)
class RowSource:
    """What is known of a row's place in its report.

    Attributes:
        shown: the row.
        uncertain: titles of the columns whose place the text extraction has lost.
        notes: how places were decided, and what else is remarked about the row.
        findings: the errors that touch the row or one of its columns, by their numbers on the page.
    """

    shown: ShownRow
    uncertain: tuple[str, ...]
    notes: tuple[str, ...]
    findings: tuple[tuple[int, Finding], ...]


def build_row_source(table: ShownTable, shown: ShownRow) -> RowSource:
    """Gather what is known of a row's place.

    A finding touches the row when it is about the row, about one of its columns as a whole, or about the whole table.
    """
    row = shown.row
    notes = dict.fromkeys(cell.figure.note for cell in shown.cells if cell.figure.note)
    return RowSource(
        shown=shown,
        uncertain=tuple(cell.figure.column.title for cell in shown.cells if cell.uncertain),
        notes=tuple(notes),
        findings=tuple(
            (number, finding) for number, finding in enumerate(table.findings, start=1) if finding.row in ("", row.id)
        ),
    )
