"""What a schema can't say: sums and differences, the place in the source, codes that must tell figures apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from build_site.checks.agreement import find_relations_between, find_relations_within
from build_site.checks.arithmetic import Relation, find_table_relations
from build_site.checks.disclosure import check_disclosure_personal_data
from build_site.checks.findings import Finding, check_findings_explain_slips, find_findings
from build_site.checks.source import check_source_figures, check_source_texts
from build_site.checks.structure import (
    check_structure_cell_counts,
    check_structure_comparisons,
    check_structure_plain_titles,
    check_structure_unique_figures,
    check_structure_unique_reports,
)
from build_site.checks.verified import check_verified_cells
from build_site.model import Corpus
from build_site.problems import Problem
from build_site.reading.packages import LoadedDatasets

__all__ = ["Checked", "check_corpus", "check_verified_cells"]


@dataclass(frozen=True)
class Checked:
    """The result of all checks.

    Attributes:
        relations: every arithmetic relation that was tried, by report id.
        findings: the slips in the reports, explained.
        problems: what must be mended before the site can be built.
    """

    relations: Mapping[str, tuple[Relation, ...]]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def check_corpus(
    corpus: Corpus, loaded: LoadedDatasets, sources: Mapping[str, str] | None = None, only: str = ""
) -> Checked:
    """Run every check but those of the recorded digests and of the versions, which have functions of their own.

    Args:
        corpus: what the site is to be built from.
        loaded: the packages that the corpus was read from.
        sources: the reports' texts by report id; None leaves the source check to the recorded digests.
        only: id of the one report to compare with its text; "" means all.
    """
    between = find_relations_between(corpus.reports)
    relations = {
        report.id: (*find_table_relations(report), *find_relations_within(report), *between[report.id])
        for report in corpus.reports
    }
    problems = [
        *check_structure_unique_reports(corpus),
        *check_structure_comparisons(corpus),
        *check_disclosure_personal_data(loaded),
    ]
    for report in corpus.reports:
        problems += check_structure_cell_counts(report)
        problems += check_structure_unique_figures(report)
        problems += check_structure_plain_titles(report)
        problems += check_findings_explain_slips(report, relations[report.id])
        if sources is not None and only in ("", report.id):
            problems += check_source_texts(report, sources)
            problems += check_source_figures(report, sources)
    findings = tuple(finding for report in corpus.reports for finding in find_findings(report, relations[report.id]))
    return Checked(relations, findings, tuple(problems))
