"""Comparisons that the data allow: the same quantity in several places, committees or years. Pure.

Nobody has written them, so all figures are put beside each other, and the verdict holds for all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_site.comparing.judging import Judgement, judge_set
from build_site.comparing.subjects import Observation, Subject
from build_site.model.comparability import ComparabilityRule

MUNICIPALITIES, COMMITTEES, YEARS = "municipalities", "committees", "years"


@dataclass(frozen=True, slots=True)
class FoundComparison:
    """Figures of one quantity that can be put beside each other.

    Attributes:
        kinds: between what: `municipalities`, `committees`, `years`.
    """

    subject: Subject
    observations: tuple[Observation, ...]
    kinds: tuple[str, ...]
    judgement: Judgement

    @property
    def id(self) -> str:
        """What tells it from others: the subject, and what its figures have in common."""
        first = self.observations[0]
        parts = (self.subject.code, first.figure.measure, first.facts.thing, first.facts.length, first.facts.sex)
        return "--".join((*parts, first.facts.age) if first.facts.age else parts)


def find_comparisons(subjects: Iterable[Subject], rules: Sequence[ComparabilityRule]) -> Iterator[FoundComparison]:
    """All of them, subject by subject. Only figures for periods of one length are of one quantity."""
    for subject in subjects:
        groups: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
        for one in subject.observations:
            facts = one.facts
            groups[one.figure.measure, facts.thing, facts.length, facts.sex, facts.age].append(one)
        for found in groups.values():
            if kinds := _find_kinds(found):
                yield FoundComparison(subject, tuple(found), kinds, judge_set([one.facts for one in found], rules))


def _find_kinds(found: Sequence[Observation]) -> tuple[str, ...]:
    """Between what the figures can be compared."""
    asked: dict[str, set[str] | set[int]] = {
        MUNICIPALITIES: {one.facts.municipality for one in found},
        COMMITTEES: {one.facts.body for one in found},
        YEARS: {one.figure.period.year for one in found if one.figure.period},
    }
    return tuple(kind for kind, different in asked.items() if len(different) > 1)
