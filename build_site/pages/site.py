"""What all pages share."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from build_site import addresses
from build_site.charts.chart import Chart
from build_site.charts.studio import Drawing
from build_site.checks.arithmetic import Relation
from build_site.checks.findings import Finding
from build_site.comparing.comparison import Comparison
from build_site.comparing.found_comparisons import FoundComparison, find_comparisons
from build_site.comparing.subjects import gather_subjects
from build_site.downloads import Downloads, Offer
from build_site.formatting import format_size
from build_site.model import Committee, Corpus, Municipality, Report
from build_site.pages.leading_on import choose_widest
from build_site.pages.search_listing import SearchListing
from build_site.published.dictionary import Dictionary
from build_site.published.whole_ledger import Tried, build_whole_ledger
from build_site.publishing.citing import Citation, EditionName, build_citation, describe_source
from build_site.publishing.editions import CurrentEdition
from build_site.publishing.history import Step, name_edition
from build_site.saying.ledger import Ledger

Draw = Callable[[Chart, str], Drawing]


@dataclass(frozen=True)
class Site:
    """The checked corpus and what has been computed from it once for all pages.

    Attributes:
        relations: the arithmetic relations that were tried, by report id.
        draw: draws a chart; the second argument makes its ids unique on the page.
        downloads: every file that the pages offer.
        dictionary: what every column and code means.
        data: the files with data from all reports, by address, for what pages quote of them.
        current: the data as they are now, beside the published editions.
        history: what changed from edition to edition, the latest first.
        address: the site's absolute address ending with `/`, or "" when it is not known.
        described: what search engines read of a page that shows data (JSON-LD), by the page's address.
    """

    corpus: Corpus
    findings: tuple[Finding, ...]
    relations: Mapping[str, tuple[Relation, ...]]
    comparisons: tuple[Comparison, ...]
    draw: Draw
    downloads: Downloads
    dictionary: Dictionary
    data: Mapping[str, bytes]
    current: CurrentEdition
    history: tuple[Step, ...]
    address: str = ""
    described: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def ledger(self) -> Ledger:
        """Every sentence with a figure that the pages may say, by address and place."""
        relations = tuple(relation for found in self.relations.values() for relation in found)
        return build_whole_ledger(Tried(self.corpus, self.comparisons, self.findings, relations))

    @cached_property
    def found(self) -> Mapping[str, FoundComparison]:
        """What the data allow to be compared without a line written, by the code of its subject."""
        return choose_widest(find_comparisons(gather_subjects(self.corpus), self.corpus.comparability.rules))

    @property
    def edition(self) -> EditionName:
        """Which edition of the data the pages show."""
        return name_edition(self.current)

    def municipality(self, report: Report) -> Municipality:
        """The municipality that a report is from."""
        return self.corpus.codes.municipalities[report.municipality]

    def committee(self, report: Report) -> Committee:
        """The committee that a report is from."""
        return self.corpus.codes.committees[report.committee_key]

    def name_report(self, report: Report) -> str:
        """«Delårsrapport 2 2023», «Sammanträdeshandlingar juni 2023»."""
        return self.corpus.codes.report_kinds[report.kind].name(report.period)

    def name_source(self, report: Report) -> str:
        """«Delårsrapport 2 2023, SN Botkyrka»."""
        return f"{self.name_report(report)}, {self.committee(report).short_name} {self.municipality(report).name}"

    def name_source_briefly(self, report: Report) -> str:
        """«SN Botkyrka 2023», where there is no room for more."""
        return f"{self.committee(report).short_name} {self.municipality(report).name} {report.year}"

    def updated(self, page: str) -> str:
        """The day of the newest data of the reports that a page belongs to or stands above, else of all."""
        homes = {addresses.report_address(report): report.created for report in self.corpus.reports}
        near = [created for home, created in homes.items() if page.startswith(home) or home.startswith(page)]
        return max(near or homes.values(), default="")[: len("2023-06-13")]

    def describe_for_search(self, report: Report, kind: str, *, level: int) -> SearchListing:
        """What the search knows of a page that belongs to a report."""
        place = (self.municipality(report).name, self.committee(report).name, self.name_report(report))
        return SearchListing(kind, place, place[:1], report.id, (self.committee(report).short_name,), level)

    def findings_of(self, report: Report) -> tuple[Finding, ...]:
        """The findings in a report."""
        return tuple(finding for finding in self.findings if finding.report == report.id)

    def size(self, address: str) -> str:
        """How large a file to download is, for people."""
        return format_size(len(self.downloads.files[address]))

    def list_made(self, offers: Iterable[Offer]) -> tuple[Offer, ...]:
        """The offered files that there are: not all are made when there is much, or nothing, to hold."""
        return tuple(one for one in offers if one.address in self.downloads.files)

    def figure_count(self, report: Report) -> int:
        """How many figures a report has."""
        return sum(not figure.is_empty for figure in report.figures)

    def cite(self, title: str, page: str, file: str, reports: Iterable[Report]) -> Citation:
        """How to cite a page.

        Args:
            title: what the page is.
            page: its address.
            file: name of the file of the edition that holds its figures; "" means the edition as a whole.
            reports: the reports that the figures come from.
        """
        sources = [describe_source(report, self.corpus.codes) for report in reports]
        frozen = f"{addresses.edition_address(self.edition.version)}{file}"
        return build_citation(title, page, frozen, self.edition, sources)

    def describe_source(self, report: Report) -> str:
        """A report as a source below a chart: title, municipality, year and diary number."""
        parts = [report.source.title, self.municipality(report).name]
        if str(report.year) not in report.source.title:
            parts.append(str(report.year))
        if report.source.diary_number:
            parts.append(f"diarienummer {report.source.diary_number}")
        return ", ".join(parts)
