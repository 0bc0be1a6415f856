"""All that the site is built from, in one value."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from build_site.codes import CodeLists
from build_site.model.asked_question import AskedQuestion
from build_site.model.committee_report import Report
from build_site.model.comparability import Comparability
from build_site.model.declared_comparison import ComparisonSpec, Selector
from build_site.model.life import Place, Register
from build_site.model.printed_figure import Figure
from build_site.model.reporting_rhythm import Rhythm
from build_site.model.stated_sentence import StatedSentence

# What a selector may ask of a figure.
_TOLD: Mapping[str, Callable[[Figure], str]] = {
    "row": lambda figure: figure.row.id,
    "column": lambda figure: figure.column.name,
    "service": lambda figure: figure.service,
    "indicator": lambda figure: figure.indicator,
    "measure": lambda figure: figure.measure,
    "period": lambda figure: str(figure.period or ""),
    "sex": lambda figure: figure.sex,
    "age": lambda figure: figure.age,
    "unit": lambda figure: figure.unit.code,
}


@dataclass(frozen=True)
class Corpus:
    """All that the site is built from.

    Attributes:
        population: inhabitants on 31 December, by municipality and year.
        questions: what the data page shows how to ask.
        stated: the sentences with figures that editors have written, and where their numbers come from.
        register: what was published under other names, or is withdrawn.
        rhythms: which reports the committees make each year.
        referred: when the project's own reference data were last changed, such as `2026-11-27T21:30:00Z`.
        comparability: what decides how well figures can be compared.
    """

    codes: CodeLists
    population: Mapping[tuple[str, int], int]
    reports: tuple[Report, ...]
    comparisons: tuple[ComparisonSpec, ...]
    questions: tuple[AskedQuestion, ...] = ()
    stated: tuple[StatedSentence, ...] = ()
    register: Register = field(default_factory=Register)
    rhythms: tuple[Rhythm, ...] = ()
    referred: str = ""
    comparability: Comparability = field(default_factory=Comparability)

    @property
    def renewed(self) -> str:
        """When the newest of the data were made: what is said of late and missing reports holds at that time."""
        return max((self.referred, *(report.created for report in self.reports)))

    @property
    def places(self) -> tuple[Place, ...]:
        """Where everything that has an address stands: municipalities, committees, reports, tables and rows."""
        found: dict[Place, None] = {}
        for report in self.reports:
            home = tuple(report.folder.split("/")[1:])
            found |= dict.fromkeys((home[:1], home[:2], home))
            for table in report.tables:
                found |= dict.fromkeys(((*home, table.id), *((*home, table.id, row.id) for row in table.rows)))
        return tuple(found)

    def report(self, report: str) -> Report | None:
        """The report with this id, or None."""
        return next((candidate for candidate in self.reports if candidate.id == report), None)

    def stated_in(self, report: str, sentence: str) -> StatedSentence | None:
        """What was declared of a sentence in a report's texts: for that report, or for any; None when nothing was."""
        return self._stated_by_key.get((report, sentence)) or self._stated_by_key.get(("", sentence))

    @cached_property
    def _stated_by_key(self) -> Mapping[tuple[str, str], StatedSentence]:
        return {one.key: one for one in reversed(self.stated)}  # the first of two that are the same

    def select(self, selector: Selector) -> Iterator[Figure]:
        """All figures that fit a selector."""
        report = self.report(selector.report)
        if report is None:
            return
        table = report.table(selector.table) if selector.table else report
        asked = [(read, value) for name, read in _TOLD.items() if (value := getattr(selector, name))]
        for figure in table.figures if table else ():
            if all(read(figure) == value for read, value in asked):
                yield figure
