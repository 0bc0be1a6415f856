"""Granskning: where the reports count wrong or contradict themselves."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from build_site import addresses
from build_site.checks.findings import Finding
from build_site.model import CodeLists, Figure, Report
from build_site.pages.page import Page
from build_site.pages.rendering import FINDING_KINDS
from build_site.pages.search_listing import SearchListing
from build_site.pages.shown_causes import EFFECTS, ShownCause, ShownFinding, show_causes
from build_site.pages.site import Site


@dataclass(frozen=True, slots=True)
class ReportFindings:
    """The errors of a report.

    Attributes:
        causes: each error, the one that changes most for a reader first.
        effects: how many errors change what, by the effect's Swedish name, the weightiest first.
        largest: the place with the largest difference in kronor, or None when no difference is in kronor; a wrong
            sign is no such difference, though it doubles the amount.
    """

    report: Report
    causes: tuple[ShownCause, ...]
    effects: dict[str, int]
    largest: ShownFinding | None


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """What the page says: the errors of each report, the newest first.

    Attributes:
        offered: what the list can be narrowed by: effects and kinds of error by code, municipalities by code.
    """

    reports: tuple[ReportFindings, ...]
    offered: dict[str, dict[str, str]]
    uncertain: tuple[Figure, ...]


def sum_up_findings(report: Report, findings: tuple[Finding, ...], codes: CodeLists) -> ReportFindings:
    """Gather a report's errors and what can be said of them in one line."""
    causes = show_causes(report, findings, codes)
    counted = Counter(cause.effect for cause in causes)
    worst = max(causes, key=lambda cause: cause.kronor, default=None)
    return ReportFindings(
        report=report,
        causes=causes,
        effects={name: counted[effect] for effect, name in EFFECTS.items() if counted[effect]},
        largest=worst.places[0] if worst and worst.kronor else None,
    )


def build_findings_page(site: Site) -> FindingsPage:
    """Gather all errors by report."""
    newest_first = sorted(site.corpus.reports, key=lambda report: report.period.end, reverse=True)
    reports = tuple(sum_up_findings(one, site.findings_of(one), site.corpus.codes) for one in newest_first)
    return FindingsPage(
        reports=reports,
        offered=_offer_narrowing(reports, site.corpus.codes),
        uncertain=tuple(figure for report in site.corpus.reports for figure in report.figures if figure.uncertain),
    )


def _offer_narrowing(reports: tuple[ReportFindings, ...], codes: CodeLists) -> dict[str, dict[str, str]]:
    """The choices that leave something in the list, in the order of their code lists."""
    causes = [cause for one in reports for cause in one.causes]
    municipalities = {code: one.name for code, one in codes.municipalities.items()}
    return {
        "effect": _keep_found(EFFECTS, {cause.effect for cause in causes}),
        "kind": _keep_found(FINDING_KINDS, {shown.finding.kind for cause in causes for shown in cause.places}),
        "municipality": _keep_found(municipalities, {one.report.municipality for one in reports if one.causes}),
    }


def _keep_found(names: Mapping[str, str], found: Collection[str]) -> dict[str, str]:
    """The names of the codes that were found."""
    return {code: name for code, name in names.items() if code in found}


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
