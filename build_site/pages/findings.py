"""Granskning: where the reports count wrong or contradict themselves."""

from dataclasses import dataclass

from build_site import addresses
from build_site.checks.findings import Finding
from build_site.model import Report, Table
from build_site.pages.rendering import render_page
from build_site.pages.site import Site


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with the table that it is about."""

    finding: Finding
    table: Table
    row_label: str
    column_title: str


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """What the page says: the findings of each report."""

    reports: tuple[tuple[Report, tuple[ShownFinding, ...]], ...]
    relations: int
    failed: int


def show_findings(report: Report, findings: tuple[Finding, ...]) -> tuple[ShownFinding, ...]:
    """Add the printed names of table, row and column to findings."""
    shown = []
    for finding in findings:
        table = report.table(finding.table)
        if table is None:
            raise LookupError(f"{finding.report}: {finding.table}")
        row, column = table.row(finding.row), table.column(finding.column)
        shown.append(ShownFinding(finding, table, row.full_label if row else "", column.title if column else ""))
    return tuple(shown)


def build_findings_page(site: Site) -> FindingsPage:
    """Gather all findings by report."""
    relations = [relation for found in site.relations.values() for relation in found]
    return FindingsPage(
        reports=tuple((report, show_findings(report, site.findings_of(report))) for report in site.corpus.reports),
        relations=len(relations),
        failed=sum(not relation.holds for relation in relations),
    )


def render_findings_page(page: FindingsPage, site: Site) -> str:
    """The page as Markdown with HTML."""
    description = "Så räknade rapporterna fel: summor, skillnader och rubriker som inte går ihop, med källrad."
    return render_page("findings", page, site, title="Granskning", description=description, address=addresses.FINDINGS)
