"""What a rule is, and what it may look at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from build_site.checks.agreement import find_relations_between, find_relations_within
from build_site.checks.arithmetic import Relation, find_table_relations
from build_site.checks.unit_faults import TableKey, UnitFault, find_unit_faults
from build_site.model import Corpus, Figure, Place, Report, Table
from build_site.problems import Message, Problem
from build_site.reading.packages import LoadedDatasets
from build_site.reading.source_texts import SourcePdf

# A row that is missing, new or under another heading changes what the rows of its table add up to.
_WHOLE_TABLE = ("", "row", "heading", "parent", "flow")


@dataclass(frozen=True, slots=True)
class SinceEdition:
    """What has happened to a package since the last edition.

    Attributes:
        edition: the edition's version.
        change: `corrected`, `added`, `withdrawn` (columns changed, or something gone), or "" when it is the same.
        created: the package's time in the edition.
        version: the version that the package should have now.
    """

    edition: str
    change: str
    created: str
    version: str


@dataclass(frozen=True)
class Context:
    """Everything that rules may look at. Frozen: a rule adds nothing and changes nothing.

    Attributes:
        corpus: what the site is to be built from.
        loaded: the packages that the corpus was read from.
        sources: the reports' texts by report id, of PDFs a line for each page; None leaves the source to the recorded
            digests.
        pdfs: the reports' PDFs by report id, of those whose source is a PDF.
        only: id of the one report to compare with its text; "" means all.
        complete: whether everything could be read; else what refers to something missing may be right.
        recorded: whether every cell must have been recorded as compared with the source.
        since_edition: what has happened to each package, by name; None asks for no versions. A package that the
            last edition doesn't have is missing.
        gone: what the last edition has and the data no longer have, with nothing to say where it went; of what lies in
            something gone, only that.
        known_as: the ids that each report has had before, or seems to have had, by its id now.
        doubted: file, row and column of what is not as the source says; row 0 when it is about the whole table, column
            "" when it is about the whole row.
    """

    corpus: Corpus
    loaded: LoadedDatasets
    sources: Mapping[str, str] | None = None
    only: str = ""
    complete: bool = True
    recorded: bool = False
    since_edition: Mapping[str, SinceEdition] | None = None
    gone: tuple[Place, ...] = ()
    known_as: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pdfs: Mapping[str, SourcePdf] = field(default_factory=dict)
    doubted: frozenset[tuple[str, int, str]] = frozenset()

    def is_doubted(self, *figures: Figure) -> bool:
        """Whether one of some figures, or a row of its table, is known not to be as the source says."""
        return any(self._is_doubted(figure) for figure in figures)

    def _is_doubted(self, figure: Figure) -> bool:
        report = self.corpus.report(figure.report)
        table = report.table(figure.table) if report else None
        if table is None or not self.doubted:
            return False
        cell = (table.path, figure.row.file_line, figure.column.name)
        return self.is_doubted_table(table) or cell in self.doubted or self._is_doubted_column(figure, report)

    def _is_doubted_column(self, figure: Figure, report: Report | None) -> bool:
        """Whether a figure's column or table is known to be described as something else than it is."""
        description = f"{report.folder if report else ''}/datapackage.yaml"
        places = [place.split(" → ") for path, _, place in self.doubted if path == description]
        return any(
            names[0] == figure.table and (names[1:2] in ([], [figure.column.name]) or names[1].startswith("uppf:"))
            for names in places
        )

    def is_doubted_table(self, table: Table) -> bool:
        """Whether a table is known to have other rows than in the source, or rows under other headings."""
        return any(path == table.path and column in _WHOLE_TABLE for path, _, column in self.doubted)

    def has_other_unit(self, *figures: Figure) -> bool:
        """Whether some figures stand in two tables of which one has a unit that it should not have."""
        tables = {(figure.report, figure.table) for figure in figures}
        return any(pair <= tables for pair in self.unit_faults)

    @cached_property
    def unit_faults(self) -> Mapping[frozenset[TableKey], UnitFault]:
        """Tables whose unit is wrong, by the pair of tables that disagree for that reason."""
        return find_unit_faults(self.corpus, self.relations)

    @cached_property
    def relations(self) -> Mapping[str, tuple[Relation, ...]]:
        """Every arithmetic relation that has been tried, by report id."""
        between = find_relations_between(self.corpus.reports)
        return {
            report.id: (*find_table_relations(report), *find_relations_within(report), *between.get(report.id, ()))
            for report in self.corpus.reports
        }


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. A module of this folder that holds a Rule is found by the registry; nothing else has to know it.

    Attributes:
        id: unique, words with hyphens; the ids of its messages begin with it.
        title: what must hold, in Swedish.
        messages: all that it can say.
        find: finds every place where the rule is broken.
        judges_cells: whether it says which cells are not what the source says. Such rules are tried first: what other
            rules would say of those cells follows from it.
    """

    id: str
    title: str
    messages: tuple[Message, ...]
    find: Callable[[Context], Iterable[Problem]]
    judges_cells: bool = False
