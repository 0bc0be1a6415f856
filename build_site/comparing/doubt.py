"""Figures that nothing may rest on, because someone has read the report and found that they can't be right."""

from collections.abc import Iterable

from build_site.model import DeclaredFinding, Figure, Report, Table
from build_site.vocabularies import Sex

_TEXT, _SHARE = "text", "ratio"  # kinds of findings


def find_doubted(report: Report) -> tuple[Figure, ...]:
    """The cells of a report that its findings say are wrong by themselves.

    What doesn't add up is none: any of its parts may be right. Neither is a figure that a sentence elsewhere in the
    report contradicts. Shares of women and men that can't be right together are both doubted.
    """
    return tuple(
        figure
        for finding in report.findings
        for table in report.tables
        if _speaks_against(finding, table)
        for figure in table.figures
        if _is_doubted(figure, finding)
    )


def is_doubted(report: Report, figure: Figure) -> bool:
    """Whether the figure is one of those that `find_doubted` finds."""
    table = report.table(figure.table)
    return table is not None and any(
        _speaks_against(finding, table) and _is_doubted(figure, finding) for finding in report.findings
    )


def _speaks_against(finding: DeclaredFinding, table: Table) -> bool:
    """Whether the finding may say of the table's cells that they are wrong by themselves."""
    is_read = finding.is_read and bool(finding.row) and finding.kind in (_TEXT, _SHARE)
    return is_read and table.id == finding.table and not _is_about_a_sentence(finding, table)


def _is_doubted(figure: Figure, finding: DeclaredFinding) -> bool:
    if finding.column and figure.column.name != finding.column:
        return False
    if figure.row.id == finding.row and finding.kind == _TEXT:
        return True
    return figure.sex != Sex.TOTAL and bool(_lines(figure.line) & _lines(finding.lines))


def _is_about_a_sentence(finding: DeclaredFinding, table: Table) -> bool:
    """Whether the finding holds a sentence outside the table against it."""
    inside = {line for first, last in table.lines for line in range(first, last + 1)}
    return finding.kind == _TEXT and not _lines(finding.lines) <= inside


def _lines(text: str) -> set[int]:
    return {line for part in text.split(";") if part for line in _range(part)}


def _range(part: str) -> Iterable[int]:
    first, _, last = part.partition("-")
    return range(int(first), int(last or first) + 1)
