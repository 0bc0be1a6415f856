"""Figures side by side, on a common base."""

from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.comparing.comparison import ComparedValue, build_comparison
from build_site.model import ComparisonSpec, Corpus, Selector, SeriesSpec
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy


@pytest.fixture
def corpus(toy: Toy) -> Corpus:
    return toy.read()


@pytest.fixture
def spec(corpus: Corpus) -> ComparisonSpec:
    """Single figures."""
    return corpus.comparisons[0]


@pytest.fixture
def over_time(corpus: Corpus) -> ComparisonSpec:
    """A series of two figures, and a target."""
    return corpus.comparisons[1]


def values_of(spec: ComparisonSpec, corpus: Corpus) -> list[tuple[ComparedValue, ...]]:
    return [point.values for point in build_comparison(spec, corpus).points]


def with_figure(spec: ComparisonSpec, **changes: str) -> ComparisonSpec:
    """The comparison with only its first figure, pointed out in another way."""
    return replace(spec, series=(SeriesSpec("", (replace(spec.series[0].points[0], **changes),)),))


def on_budget(spec: ComparisonSpec, selector: Selector) -> ComparisonSpec:
    return replace(spec, series=(SeriesSpec("", (selector,)),), bases=("percent_of_budget",))


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
    ("change", "count"),
    [
        ({"report": "x"}, 0),
        ({"table": "x"}, 0),
        ({"row": "x"}, 0),
        ({"column": "x"}, 0),
        ({"period": "2018"}, 0),
        ({"row": ""}, 9),
        ({"column": ""}, 4),
        ({"row": "", "service": "whole_committee"}, 3),
    ],
    ids=str,
)
def test_selector_that_fits_no_figure_or_several_is_refused(
    spec: ComparisonSpec, corpus: Corpus, change: dict[str, str], count: int
) -> None:
    with pytest.raises(LookupError, match=f"leksaker: report .* fits {count} figures"):
        build_comparison(with_figure(spec, **change), corpus)


@pytest.mark.parametrize(
    "selector",
    [
        {"table": "operating_result", "row": "totalt-netto", "measure": "budget"},
        {"table": "operating_result", "service": "whole_committee", "indicator": "net", "column": "budget_2019"},
        {"table": "grades", "sex": "women", "unit": "grades"},
        {"indicator": "adult_education_pass_rate", "sex": "men", "period": "2019-01/2019-04"},
        {"table": "investments", "measure": "budget"},
    ],
    ids=str,
)
def test_selector_asks_for_anything_that_the_tidy_database_says(corpus: Corpus, selector: dict[str, str]) -> None:
    (figure,) = corpus.select(Selector(report=BOTKYRKA, **selector))
    said = {
        "table": figure.table,
        "row": figure.row.id,
        "column": figure.column.name,
        "service": figure.service,
        "indicator": figure.indicator,
        "measure": figure.measure,
        "period": str(figure.period or ""),
        "sex": figure.sex,
        "unit": figure.unit.code,
    }
    assert selector.items() <= said.items()


def test_empty_selector_fits_nothing(corpus: Corpus) -> None:
    assert list(corpus.select(Selector())) == []


def test_selector_says_what_it_asks_for() -> None:
    assert Selector(report="a", row="b", period="2019").describe() == "report a, row b, period 2019"


def test_figure_without_a_number_or_a_period_has_no_value(spec: ComparisonSpec, corpus: Corpus) -> None:
    missing = values_of(with_figure(spec, table="volumes", row="deltagare-kvinnor", column="target_2019"), corpus)[0]
    timeless = values_of(with_figure(spec, table="investments", row="gunghast", column="budget_total"), corpus)[0]
    assert [value.value for value in (*missing, *timeless)] == [None] * 4


def test_figures_come_in_the_declared_order_and_keep_figure_and_report(spec: ComparisonSpec, corpus: Corpus) -> None:
    points = build_comparison(spec, corpus).points
    assert [one.report.id for one in points] == [BOTKYRKA, ESKILSTUNA]
    assert [one.figure.report for one in points] == [BOTKYRKA, ESKILSTUNA]


# Series


def test_series_keep_their_names_their_targets_and_the_order_of_their_figures(
    over_time: ComparisonSpec, corpus: Corpus
) -> None:
    series = build_comparison(over_time, corpus).series
    assert [(one.spec.name, one.spec.target) for one in series] == [("Deltagare", False), ("Budget", True)]
    assert [[str(point.figure.period) for point in one.points] for one in series] == [
        ["2018", "2019-01/2019-04"],
        ["2019"],
    ]
    assert [point.figure.value for point in series[0].points] == [30, 32]


def test_only_a_series_of_several_periods_is_over_time(
    spec: ComparisonSpec, over_time: ComparisonSpec, corpus: Corpus
) -> None:
    assert build_comparison(over_time, corpus).over_time
    assert not build_comparison(spec, corpus).over_time
    same_period = SeriesSpec("Kommuner", tuple(series.points[0] for series in spec.series))
    assert not build_comparison(replace(spec, series=(same_period,)), corpus).over_time


def test_index_puts_the_first_figure_of_each_series_at_a_hundred(over_time: ComparisonSpec, corpus: Corpus) -> None:
    indexed = [values[1] for values in values_of(over_time, corpus)]
    assert [value.base for value in indexed] == ["index"] * 3
    assert indexed[0].value == indexed[2].value == 100
    assert indexed[1].value == Decimal(32) * 100 / 30


@pytest.mark.parametrize(
    ("row", "column"), [("deltagare-kvinnor", "target_2019"), ("nojda", "outcome_2018")], ids=["empty", "empty too"]
)
def test_index_from_nothing_is_left_open(over_time: ComparisonSpec, corpus: Corpus, row: str, column: str) -> None:
    first, second = over_time.series[0].points
    nothing = Selector(report=BOTKYRKA, table="volumes", row=row, column=column)
    for points, expected in (((nothing, second), [None, None]), ((second, nothing), [100, None])):
        changed = replace(over_time, series=(SeriesSpec("Deltagare", points),), bases=("index",))
        assert [values[0].value for values in values_of(changed, corpus)] == expected
    zero = Selector(report=BOTKYRKA, table="operating_result", row="verkstad-intakter", column="deviation_2019")
    changed = replace(over_time, series=(SeriesSpec("Noll", (zero, first)),), bases=("index",))
    assert [values[0].value for values in values_of(changed, corpus)] == [None, None]


def test_percent_of_budget_divides_by_the_rows_budget_and_keeps_the_sign(spec: ComparisonSpec, corpus: Corpus) -> None:
    deviation = Selector(
        report=BOTKYRKA,
        table="operating_result",
        row="totalt-netto",
        column="deviation_2019",
        budget_column="budget_2019",
    )
    assert values_of(on_budget(spec, deviation), corpus) == [
        (ComparedValue("percent_of_budget", Decimal(-100) * 100 / 9000),)
    ]
    surplus = replace(deviation, row="verkstad-netto")
    assert values_of(on_budget(spec, surplus), corpus)[0][0].value == Decimal(100) * 100 / 3000


@pytest.mark.parametrize("budget_column", ["", "finns_inte", "deviation_2019"], ids=["none", "unknown", "zero"])
def test_percent_of_a_budget_that_is_not_there_is_left_open(
    spec: ComparisonSpec, corpus: Corpus, budget_column: str
) -> None:
    figure = Selector(
        report=BOTKYRKA,
        table="operating_result",
        row="verkstad-intakter",
        column="budget_2019",
        budget_column=budget_column,
    )
    assert values_of(on_budget(spec, figure), corpus) == [(ComparedValue("percent_of_budget", None),)]
