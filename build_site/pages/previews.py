"""Which pages have a picture for shared links, and what it says."""

from collections.abc import Iterator

from build_site import addresses
from build_site.answers import answer_budget
from build_site.comparing.comparison import Comparison
from build_site.model import Report
from build_site.pages.comparisons import choose_heads, show_values
from build_site.pages.preview_pictures import LargeNumber, Preview
from build_site.pages.rendering import VERDICTS
from build_site.pages.site import KINDS, Site

_SITE = Preview("Öppna data ur nämndernas egna rapporter", "Håller nämnderna budgeten? Når de sina mål?")


def build_previews(site: Site) -> dict[str, Preview]:
    """The pictures by the file they are to be: the site's own, one per report and one per comparison."""
    pages = {addresses.START: _SITE, **dict(_preview_reports(site)), **dict(_preview_comparisons(site))}
    return {addresses.preview_address(page): preview for page, preview in pages.items()}


def _preview_reports(site: Site) -> Iterator[tuple[str, Preview]]:
    for report in site.corpus.reports:
        yield addresses.report_address(report), _preview_report(site, report)


def _preview_report(site: Site, report: Report) -> Preview:
    """The answer to whether the committee keeps its budget, or the committee's name where the report doesn't say."""
    answer = answer_budget(report, site.corpus.codes)
    committee = site.committee(report)
    kind = f"{KINDS[report.kind]} {report.year}"
    if not answer:
        return Preview(f"{site.municipality(report).name} · {kind}", committee.name)
    return Preview(f"{committee.name}, {site.municipality(report).name} · {kind}", answer.text)


def _preview_comparisons(site: Site) -> Iterator[tuple[str, Preview]]:
    for comparison in site.comparisons:
        yield addresses.comparison_address(comparison.spec), _preview_comparison(site, comparison)


def _preview_comparison(site: Site, comparison: Comparison) -> Preview:
    """The question and the verdict, and the figures if they may be compared: pictures are read without their page."""
    verdict = VERDICTS[comparison.spec.verdict]
    if comparison.spec.verdict == "not_comparable":
        return Preview(verdict, comparison.spec.question)
    heads = choose_heads(comparison, show_values(comparison, site))
    numbers = tuple(LargeNumber(one.text, one.unit.abbreviation, one.name) for one in heads if one.amount is not None)
    return Preview(verdict, comparison.spec.question, numbers[:2])
