"""What compared values look like: signs, units and decimals."""

from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.comparing.comparison import Comparison, build_comparison
from build_site.comparing.shown_values import ShownValue, build_shown_values
from build_site.formatting import NBSP
from build_site.model import Corpus, Selector, SeriesSpec
from tests.built import check
from tests.toy import BOTKYRKA, Toy


@pytest.fixture(scope="module")
def corpus(checked_toy: Toy) -> Corpus:
    return check(checked_toy.datasets).corpus


def show(
    corpus: Corpus, column: str, bases: tuple[str, ...] = ("total",), row: str = "totalt-netto"
) -> list[ShownValue]:
    """One figure of Botkyrka's operating result on some bases."""
    first = corpus.comparisons[0]
    selector: Selector = replace(first.series[0].points[0], report=BOTKYRKA, row=row, column=column)
    spec = replace(first, series=(SeriesSpec("", (selector,)),), bases=bases, cost=False)
    comparison: Comparison = build_comparison(spec, corpus)
    return list(build_shown_values(comparison, corpus.codes))


def text(shown: ShownValue) -> str:
    return f"{shown.text} {shown.unit.abbreviation}".replace(NBSP, " ")


@pytest.mark.parametrize(
    ("row", "said"), [("totalt-netto", "−0,1 mnkr"), ("verkstad-netto", "+0,1 mnkr"), ("sagostund-netto", "−0,2 mnkr")]
)
def test_a_deviation_has_its_sign_so_that_plus_is_surplus(corpus: Corpus, row: str, said: str) -> None:
    assert text(show(corpus, "deviation_2019", row=row)[0]) == said


def test_what_is_no_deviation_has_no_plus(corpus: Corpus) -> None:
    assert text(show(corpus, "budget_2019", row="totalt-intakter")[0]) == "0,4 mnkr"
    assert text(show(corpus, "budget_2019")[0]) == "−9,0 mnkr"


def test_a_share_of_the_budget_keeps_the_deviation_s_sign(corpus: Corpus) -> None:
    first = corpus.comparisons[0]
    point = replace(
        first.series[0].points[0],
        report=BOTKYRKA,
        row="totalt-netto",
        column="deviation_2019",
        budget_column="budget_2019",
    )
    spec = replace(first, series=(SeriesSpec("", (point,)),), bases=("percent_of_budget",))
    (shown,) = build_shown_values(build_comparison(spec, corpus), corpus.codes)
    assert shown.text == "−1,1"
    assert shown.amount is not None
    assert round(shown.amount, 3) == Decimal("-1.111")
    assert shown.shown_amount == Decimal("-1.1")


def test_per_inhabitant_is_whole_kronor(corpus: Corpus) -> None:
    (shown,) = show(corpus, "budget_2019", ("per_inhabitant",))
    assert text(shown) == "−9 000 kr/invånare"


def test_a_value_that_cannot_be_put_on_the_base_is_said_to_be_missing(corpus: Corpus) -> None:
    (shown,) = show(replace(corpus, population={}), "budget_2019", ("per_inhabitant",))
    assert (shown.amount, shown.shown_amount, shown.text) == (None, None, "uppgift saknas")


def test_values_come_base_by_base(corpus: Corpus) -> None:
    assert [one.value.base for one in show(corpus, "budget_2019", ("total", "per_inhabitant"))] == [
        "total",
        "per_inhabitant",
    ]


def test_a_value_leads_to_its_cell_and_is_named_by_place_measure_and_period(corpus: Corpus) -> None:
    (shown,) = show(corpus, "budget_2019")
    assert shown.address == "kommuner/botkyrka/avun/2019-delar-1/operating_result/#rad-totalt-netto--budget_2019"
    assert shown.name == "Botkyrka, budget 2019"
