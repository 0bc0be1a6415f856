"""What the files are made from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import ParamSpec, TypeVar

from build_site.checks.arithmetic import Relation
from build_site.checks.findings import Finding
from build_site.comparing.comparison import Comparison
from build_site.downloads.codes_in_words import CodeNames, build_names
from build_site.model import CommitteeKey, Corpus, Report
from build_site.published.dictionary import Dictionary
from build_site.published.observation_file import OBSERVATIONS
from build_site.published.sheets import Cell, Sheet
from build_site.published.tidy_file import TidySource
from build_site.reading.packages import LoadedPackage
from build_site.steps import Recall, make_anew

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class OfferedData:
    """Everything that is offered for download, before it has a format.

    Attributes:
        dictionary: the description of all files, with the code lists themselves.
        population: the package with the population.
        packages: the published data package of each report: its files by name, by report id.
        base: the site's absolute address, ending with `/`, or "" when it isn't known.
        recall: gives files that an earlier build made from the same.
        relations: every relation between figures that the checks have tried.
    """

    corpus: Corpus
    findings: tuple[Finding, ...]
    comparisons: tuple[Comparison, ...]
    dictionary: Dictionary
    population: LoadedPackage
    packages: Mapping[str, Mapping[str, bytes]]
    base: str = ""
    recall: Recall = make_anew
    relations: tuple[Relation, ...] = ()

    def keep(self, make: Callable[P, T], /, *made_from: P.args, **settings: P.kwargs) -> T:
        """What a pure function makes of values that tell all of themselves, or what it made of the same before."""
        return self.recall(make.__qualname__, (repr((made_from, settings)),), lambda: make(*made_from, **settings))

    @cached_property
    def names(self) -> CodeNames:
        """What codes are called."""
        return build_names(self.corpus)

    @cached_property
    def source(self) -> TidySource:
        """What the tidy database is computed from."""
        return TidySource(self.corpus, self.findings, self.comparisons, self.relations)

    @cached_property
    def observations(self) -> Sheet:
        """All figures."""
        return OBSERVATIONS.build_whole(self.source)

    @cached_property
    def created(self) -> str:
        """When the newest of the packages was made, such as `2026-11-22`: data know their own time."""
        packages = [str(self.population.descriptor["created"]), *(report.created for report in self.corpus.reports)]
        return max(packages if len(packages) == 1 else packages[1:])[:10]

    def observations_of(self, column: str, value: str) -> Sheet:
        """The figures that have a value in a column."""
        return replace(self.observations, rows=tuple(self._rows_by(column).get(value, ())))

    @cached_property
    def _rows_by(self) -> Callable[[str], Mapping[Cell, Sequence[tuple[Cell, ...]]]]:
        """The observations in groups, by a column and what stands in it."""

        @cache
        def group(column: str) -> Mapping[Cell, Sequence[tuple[Cell, ...]]]:
            place = self.observations.names.index(column)
            groups: dict[Cell, list[tuple[Cell, ...]]] = {}
            for row in self.observations.rows:
                groups.setdefault(row[place], []).append(row)
            return groups

        return group

    def observations_from(self, committee: CommitteeKey) -> Sheet:
        """The figures that a committee's reports print, whatever area each is about."""
        place = self.observations.names.index("report")
        reports = {report.id for report in self.corpus.reports if report.committee_key == committee}
        rows = tuple(row for row in self.observations.rows if row[place] in reports)
        return replace(self.observations, rows=rows)

    def findings_of(self, report: Report) -> tuple[Finding, ...]:
        """The findings in a report."""
        return tuple(finding for finding in self.findings if finding.report == report.id)

    def absolute(self, address: str) -> str:
        """An address on the site, absolute where the site's own is known."""
        return f"{self.base}{address}"
