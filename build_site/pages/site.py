"""What all pages share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from build_site import words
from build_site.charts.data import Chart
from build_site.charts.studio import Drawing
from build_site.checks.arithmetic import Relation
from build_site.checks.findings import Finding
from build_site.comparing import Comparison
from build_site.downloads import Downloads
from build_site.formatting import format_size
from build_site.model import Committee, Corpus, Municipality, Report

KINDS = words.KINDS
Draw = Callable[[Chart, str], Drawing]


@dataclass(frozen=True)
class Site:
    """The checked corpus and what has been computed from it once for all pages.

    Attributes:
        relations: the arithmetic relations that were tried, by report id.
        draw: draws a chart; the second argument makes its ids unique on the page.
        downloads: every file that the pages offer.
    """

    corpus: Corpus
    findings: tuple[Finding, ...]
    relations: Mapping[str, tuple[Relation, ...]]
    comparisons: tuple[Comparison, ...]
    draw: Draw
    downloads: Downloads

    def municipality(self, report: Report) -> Municipality:
        """The municipality that a report is from."""
        return self.corpus.codes.municipalities[report.municipality]

    def committee(self, report: Report) -> Committee:
        """The committee that a report is from."""
        return self.corpus.codes.committees[report.committee]

    def name_report(self, report: Report) -> str:
        """«Delårsrapport 2 2023»."""
        return f"{KINDS[report.kind]} {report.year}"

    def findings_of(self, report: Report) -> tuple[Finding, ...]:
        """The findings in a report."""
        return tuple(finding for finding in self.findings if finding.report == report.id)

    def size(self, address: str) -> str:
        """How large a file to download is, for people."""
        return format_size(len(self.downloads.files[address]))

    def figure_count(self, report: Report) -> int:
        """How many figures a report has."""
        return sum(not figure.is_empty for figure in report.figures)
