"""Granskning: where the reports count wrong or contradict themselves."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from build_site import addresses
from build_site.checks.findings import Finding
from build_site.model import CodeLists, Committee, Figure, Municipality, Report, Table
from build_site.pages.page import Page
from build_site.pages.rendering import FINDING_KINDS
from build_site.pages.search_listing import SearchListing
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
class ReportFindings:
    """The findings of a report.

    Attributes:
        kinds: how many there are of each kind, by the kind's Swedish name, the most frequent first.
        largest: the finding with the largest difference in kronor, or None when no difference is in kronor; a lost
            sign is no such difference, though it doubles the amount.
    """

    report: Report
    findings: tuple[ShownFinding, ...]
    kinds: dict[str, int]
    largest: ShownFinding | None


@dataclass(frozen=True, slots=True)
class CommitteeYear:
    """Which of a year's three reports from a committee have been read in, by kind; None for one that is missing."""

    municipality: Municipality
    committee: Committee
    year: int
    reports: tuple[Report | None, ...]


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """What the page says: the findings of each report, the newest first."""

    reports: tuple[ReportFindings, ...]
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


def sum_up_findings(report: Report, findings: tuple[Finding, ...], codes: CodeLists) -> ReportFindings:
    """Gather a report's findings and what can be said of them in one line."""
    shown = show_findings(report, findings)
    counted = Counter(FINDING_KINDS[finding.kind] for finding in findings)
    in_kronor = [one for one in shown if _kronor(one.finding, codes)]
    return ReportFindings(
        report=report,
        findings=shown,
        kinds=dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))),
        largest=max(in_kronor, key=lambda one: _kronor(one.finding, codes), default=None),
    )


def _kronor(finding: Finding, codes: CodeLists) -> Decimal:
    """The size of the difference in kronor; 0 when it is in another unit or no number."""
    unit = codes.units.get(finding.unit)
    if finding.kind == "sign" or not finding.difference or unit is None or not unit.is_money:
        return Decimal(0)
    return abs(Decimal(finding.difference)) * unit.factor


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
        reports=tuple(
            sum_up_findings(report, site.findings_of(report), site.corpus.codes)
            for report in sorted(site.corpus.reports, key=lambda report: report.period.end, reverse=True)
        ),
        relations=len(relations),
        failed=sum(not relation.holds for relation in relations),
        calendar=build_calendar(site),
        uncertain=tuple(figure for report in site.corpus.reports for figure in report.figures if figure.uncertain),
    )


def build_pages(site: Site) -> Iterator[Page]:
    """The page of all findings."""
    yield Page(
        address=addresses.FINDINGS,
        template="findings",
        title="Granskning",
        description="Så räknade rapporterna fel: summor, skillnader och rubriker som inte går ihop, med källrad.",
        search=SearchListing(),
        content=build_findings_page(site),
    )
