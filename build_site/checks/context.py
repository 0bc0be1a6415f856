"""What a rule is, and what it may look at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from build_site.checks.agreement import find_relations_between, find_relations_within
from build_site.checks.arithmetic import Relation, find_table_relations
from build_site.model import Corpus, Place
from build_site.problems import Message, Problem
from build_site.reading.packages import LoadedDatasets


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
        sources: the reports' texts by report id; None leaves the source to the recorded digests.
        only: id of the one report to compare with its text; "" means all.
        complete: whether everything could be read; else what refers to something missing may be right.
        recorded: whether every cell must have been recorded as compared with the source.
        since_edition: what has happened to each package, by name; None asks for no versions. A package that the
            last edition doesn't have is missing.
        gone: what the last edition has and the data no longer have, with nothing to say where it went; of what lies in
            something gone, only that.
        known_as: the ids that each report has had before, or seems to have had, by its id now.
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
    """

    id: str
    title: str
    messages: tuple[Message, ...]
    find: Callable[[Context], Iterable[Problem]]
