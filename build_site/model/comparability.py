"""What decides how well figures can be compared: what they count, where series break, and the rules. As read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

from build_site.codes import Code

Condition = tuple[str, tuple[str, ...]]
"""A fact and the values that it may have."""


@dataclass(frozen=True, slots=True)
class ComparabilityRule:
    """A rule that holds two figures against each other by their facts.

    Attributes:
        reason: what kind of reason it gives, a code of `reasons`.
        verdict: the least that it gives: `reservations` or `not_comparable`.
        differs: facts that must all differ; () for a rule about one figure.
        known: facts that both must have.
        same: facts that must be the same.
        either: what at least one of the two must be, or None.
        unless: what neither may be, or None.
        chosen: whether it is silent between series that an editor has chosen and named: there the difference is meant.
        text: what a reader is told, in Swedish.
    """

    id: str
    reason: str
    verdict: str
    differs: tuple[str, ...]
    known: tuple[str, ...]
    same: tuple[str, ...]
    either: Condition | None
    unless: Condition | None
    chosen: bool
    text: str
    file_line: int = 0

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact that the rule goes by."""
        return tuple(chain.from_iterable(self.facts_by_column.values()))

    @property
    def facts_by_column(self) -> Mapping[str, tuple[str, ...]]:
        """The facts that the rule goes by, by the column that names them."""
        conditions = {"either": self.either, "unless": self.unless}
        return {
            "differs": self.differs,
            "known": self.known,
            "same": self.same,
            **{column: (condition[0],) for column, condition in conditions.items() if condition},
        }


@dataclass(frozen=True, slots=True)
class FigureScope:
    """Which figures something holds for: "" holds for all.

    Attributes:
        body: municipality and code of the committee whose reports print them.
        start, end: the first and the last month (year, month) that their periods may end in, or None.
    """

    body: tuple[str, str]
    service: str = ""
    indicator: str = ""
    account: str = ""
    measure: str = ""
    start: tuple[int, int] | None = None
    end: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """What a committee's figures count, as its report says.

    Attributes:
        way: code of the way of counting, or "" where the report doesn't say it.
        over_time: `sum`, `average` or `state`, or "".
        covers: name of those who are counted; figures of the same name cover the same. "" where nothing is said.
        counts: what is counted, in Swedish.
        report, lines: where it is said.
    """

    id: str
    scope: FigureScope
    way: str
    over_time: str
    covers: str
    counts: str
    report: str
    lines: str
    file_line: int = 0


@dataclass(frozen=True, slots=True)
class DeclaredBreak:
    """From the start of its scope on, a committee's figures mean something else than before."""

    id: str
    scope: FigureScope
    text: str
    report: str
    lines: str
    file_line: int = 0


@dataclass(frozen=True)
class Comparability:
    """All that decides how well figures can be compared.

    Attributes:
        ways: the ways of counting, by their codes.
        scales: unit → the unit that it is only another scale of.
        version: the version of the package that says it.
    """

    rules: tuple[ComparabilityRule, ...] = ()
    definitions: tuple[Definition, ...] = ()
    breaks: tuple[DeclaredBreak, ...] = ()
    ways: Mapping[str, Code] = field(default_factory=dict)
    scales: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
