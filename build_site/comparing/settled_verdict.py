"""The verdict of a declared comparison: computed from its figures, and never better than its editor says. Pure.

An editor has chosen what stands in each series and named it. So what is tried is each series by itself, and series
against each other where the comparison puts them so: at the same time in a comparison of years, at all times in others.
Between series those rules are silent that would only say that the series are different things.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, combinations_with_replacement, product

from build_site.comparing.comparability_facts import NO, YES, Facts, find_facts
from build_site.comparing.doubt import is_doubted
from build_site.comparing.judging import Judgement, judge_pairs, worst_of
from build_site.model import Base, ComparisonSpec, Corpus, Figure, Reason, Report
from build_site.model.comparability import ComparabilityRule

_PER = {Base.PER_INHABITANT: "inhabitant", Base.PERCENT_OF_BUDGET: "budget", Base.INDEX: "first"}
_YEARS = "years"  # the group of comparisons of years
_BREAK = "break"
_ASKED = (("forecasts", "stage"), ("sexes", "sex"))  # groups, and what their series are meant to differ in
Placed = tuple[Report, Figure]
Pair = tuple[Facts, Facts]


def settle_spec(spec: ComparisonSpec, figures: Sequence[Sequence[Placed]], corpus: Corpus) -> ComparisonSpec:
    """The comparison with the verdict that holds, and with the computed reasons of kinds that its editor doesn't name.

    Args:
        figures: of each of its series, in their order.
    """
    found = judge_declared(spec, figures, corpus)
    said = {reason.kind for reason in spec.reasons} | ({_BREAK} if spec.breaks else set())
    added = {rule.reason: Reason(rule.reason, rule.text) for rule in reversed(found.rules) if rule.reason not in said}
    reasons = (*spec.reasons, *reversed(added.values()))
    return replace(spec, verdict=worst_of((spec.verdict, found.verdict)), reasons=reasons)


def judge_declared(spec: ComparisonSpec, figures: Sequence[Sequence[Placed]], corpus: Corpus) -> Judgement:
    """What the figures by themselves say of how well they can be compared."""
    series = [_find_series_facts(spec, number, one, corpus) for number, one in enumerate(figures)]
    rules = corpus.comparability.rules
    within = judge_pairs(_pair_within(series), rules)
    between = judge_pairs(_pair_between(series, spec), _choose_rules(spec, rules))
    found = tuple(rule for rule in rules if rule in within.rules or rule in between.rules)
    return Judgement(worst_of(rule.verdict for rule in found), found)


def _choose_rules(spec: ComparisonSpec, rules: Iterable[ComparabilityRule]) -> list[ComparabilityRule]:
    """The rules that series are held to: not those about the very difference that the comparison is of."""
    asked = {fact for group, fact in _ASKED if group == spec.group}
    return [rule for rule in rules if not rule.chosen and asked.isdisjoint(rule.differs)]


def _find_series_facts(spec: ComparisonSpec, number: int, placed: Sequence[Placed], corpus: Corpus) -> list[Facts]:
    declared = spec.series[number]
    per = next((_PER[Base(base)] for base in spec.bases if Base(base) in _PER), "")
    found = []
    for selector, (report, figure) in zip(declared.points, placed, strict=True):
        doubted = bool(selector.doubted) or is_doubted(report, figure)
        facts = find_facts(report, figure, corpus.codes, corpus.comparability, doubted=doubted)
        found.append(facts._replace(per=per, against=YES if declared.target else NO))
    return found


def _pair_within(series: Sequence[Sequence[Facts]]) -> Iterator[Pair]:
    return (pair for one in series for pair in combinations_with_replacement(one, 2))


def _pair_between(series: Sequence[Sequence[Facts]], spec: ComparisonSpec) -> Iterator[Pair]:
    pairs = (pair for one, other in combinations(series, 2) for pair in product(one, other))
    return (pair for pair in pairs if spec.group != _YEARS or pair[0].period == pair[1].period)
