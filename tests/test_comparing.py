"""Figures side by side, on a common base."""

from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.comparing import ComparedValue, build_comparison
from build_site.model import ComparisonSpec, Corpus
from tests.toy import Toy


@pytest.fixture
def corpus(toy: Toy) -> Corpus:
    return toy.read()


@pytest.fixture
def spec(corpus: Corpus) -> ComparisonSpec:
    return corpus.comparisons[0]


def values_of(spec: ComparisonSpec, corpus: Corpus) -> list[tuple[ComparedValue, ...]]:
    return [series.values for series in build_comparison(spec, corpus).series]


def test_costs_are_turned_and_put_in_kronor_whatever_unit_they_are_printed_in(
    spec: ComparisonSpec, corpus: Corpus
) -> None:
    """Botkyrka prints tkr and Eskilstuna mnkr."""
    totals = [values[0] for values in values_of(spec, corpus)]
    assert totals == [ComparedValue("total", Decimal(9_000_000)), ComparedValue("total", Decimal(24_000_000))]


def test_per_inhabitant_divides_by_the_population_at_the_end_of_the_year_before(
    spec: ComparisonSpec, corpus: Corpus
) -> None:
    per_inhabitant = [values[1] for values in values_of(spec, corpus)]
    assert per_inhabitant == [
        ComparedValue("per_inhabitant", Decimal(9000), 1000, 2018),
        ComparedValue("per_inhabitant", Decimal(12000), 2000, 2018),
    ]


def test_what_is_not_a_cost_keeps_its_sign(spec: ComparisonSpec, corpus: Corpus) -> None:
    first = values_of(replace(spec, cost=False), corpus)[0]
    assert first[0].value == Decimal(-9_000_000)


def test_population_that_is_not_known_leaves_the_value_open(spec: ComparisonSpec, corpus: Corpus) -> None:
    without = replace(corpus, population={("0484", 2018): 2000})
    first, second = values_of(spec, without)
    assert first[1] == ComparedValue("per_inhabitant", None, None, 2018)
    assert first[0].value == Decimal(9_000_000)
    assert second[1].value == Decimal(12000)


@pytest.mark.parametrize(
    "change",
    [{"report": "x"}, {"table": "x"}, {"row": "x"}, {"column": "x"}],
)
def test_selector_that_leads_nowhere_is_refused(spec: ComparisonSpec, corpus: Corpus, change: dict[str, str]) -> None:
    broken = replace(spec, selectors=(replace(spec.selectors[0], **change),))
    with pytest.raises(LookupError, match="leksaker"):
        build_comparison(broken, corpus)


def test_figure_without_a_number_or_a_period_has_no_value(spec: ComparisonSpec, corpus: Corpus) -> None:
    selector = replace(spec.selectors[0], table="volumes", row="deltagare-kvinnor", column="target_2019")
    missing = values_of(replace(spec, selectors=(selector,)), corpus)[0]
    selector = replace(spec.selectors[0], table="investments", row="gunghast", column="budget_total")
    timeless = values_of(replace(spec, selectors=(selector,)), corpus)[0]
    assert [value.value for value in (*missing, *timeless)] == [None] * 4


def test_series_come_in_the_declared_order_and_keep_figure_and_report(spec: ComparisonSpec, corpus: Corpus) -> None:
    series = build_comparison(spec, corpus).series
    assert [one.report.id for one in series] == [selector.report for selector in spec.selectors]
    assert [one.figure.report for one in series] == [selector.report for selector in spec.selectors]
