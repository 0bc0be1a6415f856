"""Granskning: where the reports count wrong or contradict themselves."""

from dataclasses import dataclass

from build_site import addresses
from build_site.checks.findings import Finding
from build_site.model import Committee, Figure, Municipality, Report, Table
from build_site.pages.rendering import render_page
from build_site.pages.site import Site

EXPECTED_KINDS = ("delar-1", "delar-2", "verksamhetsberattelse")


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with the table that it is about."""

    finding: Finding
    table: Table
    row_label: str
    column_title: str


@dataclass(frozen=True, slots=True)
class CommitteeYear:
    """Which of a year's three reports from a committee have been read in, by kind; None for one that is missing."""

    municipality: Municipality
    committee: Committee
    year: int
    reports: tuple[Report | None, ...]


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """What the page says: the findings of each report."""

    reports: tuple[tuple[Report, tuple[ShownFinding, ...]], ...]
    relations: int
    failed: int
    calendar: tuple[CommitteeYear, ...]
    uncertain: tuple[Figure, ...]


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


def build_calendar(site: Site) -> tuple[CommitteeYear, ...]:
    """The reports that committees make each year, from the first year that has one to the last."""
    found: dict[tuple[str, str], dict[tuple[int, str], Report]] = {}
    for report in site.corpus.reports:
        found.setdefault((report.municipality, report.committee), {})[report.year, report.kind] = report
    codes = site.corpus.codes
    return tuple(
        CommitteeYear(
            codes.municipalities[municipality],
            codes.committees[committee],
            year,
            tuple(reports.get((year, kind)) for kind in EXPECTED_KINDS),
        )
        for (municipality, committee), reports in sorted(found.items())
        for year in range(min(year for year, _ in reports), max(year for year, _ in reports) + 1)
    )


def build_findings_page(site: Site) -> FindingsPage:
    """Gather all findings by report."""
    relations = [relation for found in site.relations.values() for relation in found]
    return FindingsPage(
        reports=tuple((report, show_findings(report, site.findings_of(report))) for report in site.corpus.reports),
        relations=len(relations),
        failed=sum(not relation.holds for relation in relations),
        calendar=build_calendar(site),
        uncertain=tuple(figure for report in site.corpus.reports for figure in report.figures if figure.uncertain),
    )


def render_findings_page(page: FindingsPage, site: Site) -> str:
    """The page as Markdown with HTML."""
    description = "Så räknade rapporterna fel: summor, skillnader och rubriker som inte går ihop, med källrad."
    return render_page("findings", page, site, title="Granskning", description=description, address=addresses.FINDINGS)
