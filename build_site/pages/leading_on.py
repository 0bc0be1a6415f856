"""Where a table leads on: to the comparisons that use its figures, and to what its figures can be put beside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_site import addresses
from build_site.comparing.comparison import Comparison
from build_site.comparing.found_comparisons import COMMITTEES, MUNICIPALITIES, YEARS, FoundComparison
from build_site.comparing.subjects import name_subject
from build_site.comparing.topic_tables import belongs_to
from build_site.model import Figure, Report, Table, Topic

MOST = 6  # ways on from one page: more than a reader chooses between
_FIRST = (MUNICIPALITIES, COMMITTEES, YEARS)


@dataclass(frozen=True, slots=True)
class WayOn:
    """A link from a table to the page for exploring, with a choice made."""

    title: str
    address: str


def list_uses(comparisons: Iterable[Comparison], report: Report, table: Table) -> tuple[Comparison, ...]:
    """The comparisons that some figure of a table is in, in their own order."""
    place = (report.id, table.id)
    return tuple(one for one in comparisons if any((p.report.id, p.figure.table) == place for p in one.points))


def list_neighbours(comparison: Comparison, comparisons: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """The comparisons nearest to one: of most of the same topics, then of the same sort; none of another subject."""
    spec = comparison.spec

    def closeness(other: Comparison) -> tuple[int, bool]:
        return len({*spec.topics} & {*other.spec.topics}), other.spec.group == spec.group

    near = [one for one in comparisons if one is not comparison and (closeness(one)[0] or not spec.topics)]
    if not spec.topics:
        near = [one for one in near if one.spec.group == spec.group and not one.spec.topics] or near
    return tuple(sorted(near, key=closeness, reverse=True)[:MOST])


def list_ways_on(figures: Iterable[Figure], found: Mapping[str, FoundComparison]) -> tuple[WayOn, ...]:
    """What some figures can be put beside, other municipalities first, then other committees, then other years.

    Args:
        found: the widest comparison of each subject, by its code.
    """
    subjects = dict.fromkeys(name_subject(figure) for figure in figures if figure.number is not None)
    ways = sorted((found[code] for code in subjects if code in found), key=_rank)
    return tuple(WayOn(one.subject.title, addresses.explore_address(vad=one.subject.code)) for one in ways[:MOST])


def choose_widest(found: Iterable[FoundComparison]) -> dict[str, FoundComparison]:
    """Of the comparisons of each subject the one between the most, by the subject's code."""
    widest: dict[str, FoundComparison] = {}
    for one in sorted(found, key=_rank, reverse=True):
        widest[one.subject.code] = one
    return widest


def _rank(one: FoundComparison) -> int:
    return min(_FIRST.index(kind) for kind in one.kinds)


def list_topics(table: Table, topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """The topics that a table belongs to."""
    return tuple(topic for topic in topics if belongs_to(table, topic))
