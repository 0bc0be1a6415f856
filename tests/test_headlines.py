"""The shortest answers: signs, shares and thresholds, each of which would mislead if it were turned round."""

from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.answers import Answer
from build_site.formatting import NBSP
from build_site.headlines import headline_budget, headline_change, headline_goals
from build_site.model import Corpus, Figure, Report
from build_site.periods import Period
from tests.built import change_figure, change_table, check, get_figure, get_report, get_table
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy

RESULT = "operating_result"


@pytest.fixture(scope="module")
def corpus(checked_toy: Toy) -> Corpus:
    return check(checked_toy.datasets).corpus


@pytest.fixture(scope="module")
def botkyrka(corpus: Corpus) -> Report:
    return get_report(corpus, BOTKYRKA)


def say(answer: Answer | None) -> str:
    assert answer is not None
    return answer.text.replace(NBSP, " ")


# Mot budget


def test_a_deficit_has_a_minus_and_a_surplus_a_plus(corpus: Corpus) -> None:
    """Botkyrka prints −100 of −9 000 tkr, Eskilstuna 0.5 of −24.0 mnkr."""
    said = {report.id: say(headline_budget(report, corpus.codes)) for report in corpus.reports}
    assert said == {BOTKYRKA: "−0,1 mnkr, 1,1 %", ESKILSTUNA: "+0,5 mnkr, 2,1 %"}


def test_the_sum_leads_to_the_deviation(corpus: Corpus, botkyrka: Report) -> None:
    answer = headline_budget(botkyrka, corpus.codes)
    assert answer is not None
    (reference,) = [part for part in answer.parts if not isinstance(part, str)]
    assert reference.figure is get_figure(get_table(botkyrka, RESULT), "totalt-netto", "deviation_2019")


@pytest.mark.parametrize("column", ["deviation_2019", "budget_2019"])
def test_nothing_is_said_of_a_budget_that_is_not_printed(corpus: Corpus, botkyrka: Report, column: str) -> None:
    table = change_figure(get_table(botkyrka, RESULT), "totalt-netto", column, {"value": None})
    assert headline_budget(change_table(botkyrka, table), corpus.codes) is None


# Mål nås


def with_levels(report: Report, *levels: str) -> Report:
    """Botkyrka's report with its assessments as goals of these levels."""
    table = get_table(report, "assessments")
    rows = tuple(replace(row, level=level) for row, level in zip(table.rows, levels, strict=True))
    by_id = {row.id: row for row in rows}
    figures = tuple(replace(figure, row=by_id[figure.row.id]) for figure in table.figures)
    return change_table(report, replace(table, rows=rows, figures=figures))


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (("good", "good"), "2 av 2"),
        (("good", "not_acceptable"), "1 av 2"),
        (("good", "acceptable"), "1 av 2"),
        (("acceptable", "not_acceptable"), "0 av 2"),
        (("", "good"), "1 av 1"),
    ],
)
def test_only_goals_that_are_well_reached_count_and_only_assessed_ones(
    botkyrka: Report, levels: tuple[str, ...], said: str
) -> None:
    assert say(headline_goals(with_levels(botkyrka, *levels))) == said


def test_a_report_that_assesses_no_goals_says_nothing_of_them(botkyrka: Report) -> None:
    assert headline_goals(with_levels(botkyrka, "", "")) is None


# Kostnader


def with_year_before(
    report: Report, value: str, period: str = "2018-01/2018-04", row: str = "totalt-kostnader"
) -> Report:
    """Botkyrka's report with an outcome of another period in the budget's place."""
    table = get_table(report, RESULT)
    now = get_figure(table, row, "outcome_2019_04")
    old = get_figure(table, row, "budget_2019")
    earlier = replace(now, column=old.column, period=Period.parse(period), value=Decimal(value))
    figures: tuple[Figure, ...] = tuple(earlier if figure is old else figure for figure in table.figures)
    return change_table(report, replace(table, figures=figures))


@pytest.mark.parametrize(
    ("before", "said"), [("-3000", "+4,0 %"), ("-3120", "0,0 %"), ("-3250", "−4,0 %"), ("-1560", "+100,0 %")]
)
def test_costs_that_grow_have_a_plus(botkyrka: Report, before: str, said: str) -> None:
    """The costs are printed as negative, −3 120 tkr now."""
    assert say(headline_change(with_year_before(botkyrka, before))) == said


@pytest.mark.parametrize(
    "period", ["2017-01/2017-04", "2018-01/2018-05", "2018-02/2018-04", "2019-01/2019-04", "2020-01/2020-04", "2018"]
)
def test_costs_are_held_against_the_same_months_a_year_before_and_nothing_else(botkyrka: Report, period: str) -> None:
    answer = headline_change(with_year_before(botkyrka, "-3000", period))
    # A year later the printed outcome is itself the year before.
    assert (say(answer) if answer else "") == ("−3,8 %" if period == "2020-01/2020-04" else "")


def test_neither_income_nor_net_nor_a_part_is_taken_for_the_costs(botkyrka: Report) -> None:
    for row in ("totalt-intakter", "totalt-netto"):
        assert headline_change(with_year_before(botkyrka, "-3000", row=row)) is None
    both = with_year_before(with_year_before(botkyrka, "-3000"), "-100", row="sagostund-kostnader")
    assert say(headline_change(both)) == "+4,0 %"
