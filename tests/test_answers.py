"""Answers in plain Swedish: golden sentences, and that every reference leads to the figure it shows."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.answers import (
    Answer,
    Reference,
    answer_bars,
    answer_budget,
    answer_change,
    answer_deviations,
    answer_gap,
    answer_parts,
    answer_places,
    answer_table,
    find_budget_result,
)
from build_site.formatting import MINUS, NBSP
from build_site.model import ChartSpec, CodeLists, Corpus, Figure, Flow, Measure, MeasureKind, Report
from build_site.periods import Period
from tests.built import REAL, change_figure, change_table, check, get_figure, get_report, get_table
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy

RESULT = "operating_result"


@pytest.fixture(scope="module")
def corpus(checked_toy: Toy) -> Corpus:
    return check(checked_toy.datasets).corpus


@pytest.fixture(scope="module")
def codes(corpus: Corpus) -> CodeLists:
    return corpus.codes


@pytest.fixture(scope="module")
def botkyrka(corpus: Corpus) -> Report:
    return get_report(corpus, BOTKYRKA)


@pytest.fixture(scope="module")
def eskilstuna(corpus: Corpus) -> Report:
    return get_report(corpus, ESKILSTUNA)


def say(answer: Answer | None) -> str:
    assert answer is not None
    return answer.text.replace(NBSP, " ")


def with_total(report: Report, **changes: object) -> Report:
    """Botkyrka's report with another deviation for the whole committee."""
    table = change_figure(get_table(report, RESULT), "totalt-netto", "deviation_2019", changes)
    return change_table(report, table)


# The budget


def test_deficit(botkyrka: Report, codes: CodeLists) -> None:
    assert (
        say(answer_budget(botkyrka, codes)) == "Nämnden räknar med 0,1 mnkr i underskott 2019, 1,1 procent av budgeten."
    )


def test_surplus(eskilstuna: Report, codes: CodeLists) -> None:
    assert (
        say(answer_budget(eskilstuna, codes))
        == "Nämnden räknar med 0,5 mnkr i överskott 2019, 2,1 procent av budgeten."
    )


def test_exactly_on_budget(botkyrka: Report, codes: CodeLists) -> None:
    report = with_total(botkyrka, value=Decimal(0))
    assert say(answer_budget(report, codes)) == "Nämnden räknar med att hålla budgeten 2019."


def test_outcome_instead_of_forecast(botkyrka: Report, codes: CodeLists) -> None:
    report = with_total(botkyrka, value=Decimal(1500), meaning=codes.measures["deviation_outcome"])
    assert (
        say(answer_budget(report, codes)) == "Nämnden slutade med 1,5 mnkr i överskott 2019, 16,7 procent av budgeten."
    )


def test_outcome_exactly_on_budget(botkyrka: Report, codes: CodeLists) -> None:
    report = with_total(botkyrka, value=Decimal("0.0"), meaning=codes.measures["deviation_outcome"])
    assert say(answer_budget(report, codes)) == "Nämnden höll budgeten 2019."


def test_figures_of_the_budget_answer(botkyrka: Report, codes: CodeLists) -> None:
    table = get_table(botkyrka, RESULT)
    answer = answer_budget(botkyrka, codes)
    assert answer is not None
    assert [part for part in answer.parts if isinstance(part, Reference)] == [
        Reference("0,1\u00a0mnkr", get_figure(table, "totalt-netto", "deviation_2019")),
        Reference("1,1 procent", get_figure(table, "totalt-netto", "budget_2019")),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"value": None},
        {"period": Period.parse("2018")},
        {"period": Period.parse("2019-01/2019-04")},
        {"period": None},
        {"is_whole": False},
        {"flow": Flow.COST},
        {"meaning": Measure("change", "Förändring", "", MeasureKind.CHANGE)},
    ],
    ids=str,
)
def test_no_answer_without_the_whole_committee_s_full_year(
    botkyrka: Report, codes: CodeLists, changes: dict[str, object]
) -> None:
    report = with_total(botkyrka, **changes)
    assert find_budget_result(report) is None
    assert answer_budget(report, codes) is None


def test_no_answer_without_the_table_or_with_an_empty_budget(botkyrka: Report, codes: CodeLists) -> None:
    assert answer_budget(replace(botkyrka, tables=()), codes) is None
    table = change_figure(get_table(botkyrka, RESULT), "totalt-netto", "budget_2019", {"value": Decimal(0)})
    assert answer_budget(change_table(botkyrka, table), codes) is None


# Tables


def test_deviations_name_the_furthest_above_and_below_but_not_the_total(botkyrka: Report, codes: CodeLists) -> None:
    answer = answer_table(botkyrka, get_table(botkyrka, RESULT), codes)
    assert say(answer) == (
        "Nämnden räknar med 0,1 mnkr i underskott 2019, 1,1 procent av budgeten. "
        "Störst överskott mot budget: leksaksverkstad, +0,1 mnkr. Störst underskott: sagostund, −0,2 mnkr."
    )


def test_deviations_on_one_side_of_zero_make_one_sentence(botkyrka: Report, codes: CodeLists) -> None:
    table = get_table(botkyrka, RESULT)
    above = get_figure(table, "verkstad-netto", "deviation_2019")
    below = get_figure(table, "sagostund-netto", "deviation_2019")
    nothing = get_figure(table, "verkstad-intakter", "deviation_2019")
    tkr = codes.units["tkr"]
    assert say(answer_deviations([above, nothing], tkr)) == (
        "Störst överskott mot budget: leksaksverkstad, +100,0 tkr."
    )
    assert say(answer_deviations([below], tkr)) == "Störst underskott: sagostund, −200,0 tkr."
    assert answer_deviations([nothing], tkr) is None
    assert answer_deviations([], tkr) is None


def test_bars_of_budget_and_forecast_compare_those(eskilstuna: Report, codes: CodeLists) -> None:
    answer = answer_table(eskilstuna, get_table(eskilstuna, RESULT), codes)
    assert say(answer) == ("Lekstuga skiljer sig mest: 15,5 mnkr i prognos 2019 mot 16,0 mnkr i budget 2019 (−3,1 %).")


def test_bars_without_a_difference_or_without_numbers_say_nothing(eskilstuna: Report) -> None:
    table = get_table(eskilstuna, RESULT)
    assert answer_bars(table, "budget_2019", "forecast_2019", ["dockteater"]) is None
    assert answer_bars(table, "budget_2019", "forecast_2019", []) is None
    empty = change_figure(table, "lekstuga", "forecast_2019", {"value": None})
    assert answer_bars(empty, "budget_2019", "forecast_2019", ["lekstuga"]) is None


def test_gap_between_women_and_men(botkyrka: Report, codes: CodeLists) -> None:
    answer = answer_table(botkyrka, get_table(botkyrka, "grades"), codes)
    assert say(answer) == (
        "Skillnad mellan könen: andel med minst godkänt betyg, januari–april 2019, kvinnor 80,0 % och män 50,0 %, "
        "en skillnad på 30,0 procentenheter."
    )


def test_widest_gap_is_told_with_its_heading(botkyrka: Report) -> None:
    table = get_table(botkyrka, "grades")
    women, men = (get_figure(table, row, "pass_rate_2019_04") for row in ("kvinnor", "man"))
    closer = [
        replace(figure, row=replace(figure.row, heading="Käpphäst"), value=value)
        for figure, value in ((women, Decimal("55.0")), (men, Decimal("59.5")))
    ]
    wider = [replace(figure, row=replace(figure.row, heading="Gunghäst")) for figure in (women, men)]
    assert say(answer_gap([*closer, *wider])) == (
        "Störst skillnad mellan könen: gunghäst, januari–april 2019, kvinnor 80,0 % och män 50,0 %, "
        "en skillnad på 30,0 procentenheter."
    )


def test_no_gap_without_both_sexes(botkyrka: Report) -> None:
    table = get_table(botkyrka, "grades")
    women, men = (get_figure(table, row, "pass_rate_2019_04") for row in ("kvinnor", "man"))
    assert answer_gap([women]) is None
    assert answer_gap([women, replace(men, value=None)]) is None


def test_panels_tell_each_row_s_change(botkyrka: Report, codes: CodeLists) -> None:
    answer = answer_table(botkyrka, get_table(botkyrka, "volumes"), codes)
    indicator = codes.indicators["participants_special_adult_education"].title
    assert say(answer) == (
        f"{indicator} ökade från 30 till 32 kursdeltagare (+6,7 %) mellan 2018 och januari–april 2019. "
        "Trasiga leksaker, procent minskade från 7,5 till 6,0 % (−1,5 procentenheter) "
        "mellan 2018 och januari–april 2019."
    )


def test_change_that_is_none_and_change_from_nothing(botkyrka: Report, codes: CodeLists) -> None:
    table = get_table(botkyrka, "volumes")
    columns = ("outcome_2018", "outcome_2019_04")
    same = change_figure(table, "trasiga", "outcome_2019_04", {"value": Decimal("7.5")})
    assert say(answer_change(same, "trasiga", *columns, codes)) == (
        "Trasiga leksaker, procent var oförändrat, 7,5 %, mellan 2018 och januari–april 2019."
    )
    same_period = change_figure(same, "trasiga", "outcome_2019_04", {"period": Period.parse("2018")})
    assert say(answer_change(same_period, "trasiga", *columns, codes)) == (
        "Trasiga leksaker, procent var oförändrat, 7,5 %."
    )
    assert answer_change(table, "nojda", *columns, codes) is None
    assert answer_change(table, "finns-inte", *columns, codes) is None
    zero = change_figure(table, "trasiga", "outcome_2018", {"value": Decimal(0)})
    assert answer_change(zero, "trasiga", *columns, codes) is None


def test_costs_that_grow_are_said_to_grow_although_they_are_negative(botkyrka: Report, codes: CodeLists) -> None:
    table = get_table(botkyrka, RESULT)
    answer = answer_change(table, "sagostund-netto", "budget_2019", "forecast_2019", codes)
    assert say(answer) == "Netto ökade från 6 000 till 6 200 tkr (+3,3 %)."


def test_places_are_compared_on_the_first_row(botkyrka: Report, codes: CodeLists) -> None:
    figures = [get_figure(get_table(botkyrka, "grades"), row, "pass_rate_2019_04") for row in ("alla", "kvinnor")]
    figures = [
        replace(figure, municipality=municipality) for figure in figures for municipality in ("0127", "0484", "00")
    ]
    assert say(answer_places(figures, codes)) == ("Alla: 60,0 % i Botkyrka mot 60,0 % i Eskilstuna mot 60,0 % i riket.")


def test_parts_of_a_total_come_with_the_largest_first(botkyrka: Report) -> None:
    table = get_table(botkyrka, "staff")
    figures = [get_figure(table, "leksaksmakare", column) for column in ("women_2019_04", "men_2019_04")]
    assert say(answer_parts(table, figures)) == ("Av 7 anställda: 4 män april 2019, 3 kvinnor april 2019.")


def test_parts_without_a_total_stand_alone(botkyrka: Report) -> None:
    table = get_table(botkyrka, "staff")
    figures = [get_figure(table, "leksaksmakare", column) for column in ("women_2019_04", "men_2019_04")]
    without = change_figure(table, "leksaksmakare", "total_2019_04", {"value": None})
    assert say(answer_parts(without, figures)) == "4 män april 2019, 3 kvinnor april 2019."


def test_chart_of_one_row_is_answered_by_its_parts(botkyrka: Report, codes: CodeLists) -> None:
    table = replace(
        get_table(botkyrka, "staff"),
        chart=ChartSpec("bars", ("women_2019_04", "men_2019_04"), ("sagolasare",)),
    )
    assert say(answer_table(botkyrka, table, codes)) == ("Av 7 anställda: 5 kvinnor april 2019, 1 män april 2019.")


def test_one_row_over_time_is_told_with_its_target(botkyrka: Report, codes: CodeLists) -> None:
    columns = ("outcome_2018", "outcome_2019_04", "target_2019")
    table = replace(get_table(botkyrka, "volumes"), goal="", chart=ChartSpec("bars", columns, ("deltagare",)))
    assert say(answer_table(botkyrka, table, codes)) == (
        "Deltagare: 32 kursdeltagare januari–april 2019 mot 30 kursdeltagare 2018. Mål 2019: 40 kursdeltagare."
    )


def test_figures_of_unequally_long_periods_are_not_compared(botkyrka: Report, codes: CodeLists) -> None:
    table = get_table(botkyrka, "summary")
    assert table.chart == ChartSpec("bars", ("outcome_2019_04", "budget_2019"), ("intakter", "kostnader"))
    answer = say(answer_table(botkyrka, table, codes))
    assert " mot " not in answer
    assert answer == "Störst i budget 2019: kostnader, 9,4 mnkr."


def test_one_column_is_answered_by_its_largest_part(botkyrka: Report, eskilstuna: Report, codes: CodeLists) -> None:
    result = replace(get_table(eskilstuna, RESULT), chart=ChartSpec("bars", ("budget_2019",)))
    assert say(answer_table(eskilstuna, result, codes)) == "Störst: lekstuga, 16,0 mnkr av totalt 24,0 mnkr."
    shares = replace(get_table(botkyrka, "grades"), goal="", chart=ChartSpec("bars", ("pass_rate_2019_04",)))
    assert say(answer_table(botkyrka, shares, codes)) == "Högst: kvinnor, 80,0 %. Lägst: män, 50,0 %."


def test_rows_that_differ_as_much_are_not_set_before_each_other(eskilstuna: Report) -> None:
    table = change_figure(get_table(eskilstuna, RESULT), "dockteater", "forecast_2019", {"value": Decimal("-7.5")})
    assert say(answer_bars(table, "budget_2019", "forecast_2019", ["lekstuga", "dockteater"])) == (
        "Lekstuga hör till det som skiljer sig mest: 15,5 mnkr i prognos 2019 mot 16,0 mnkr i budget 2019 (−3,1 %)."
    )


def test_changes_and_other_deviations_than_a_net_s_are_no_surplus(botkyrka: Report, codes: CodeLists) -> None:
    above = get_figure(get_table(botkyrka, RESULT), "verkstad-netto", "deviation_2019")
    tkr = codes.units["tkr"]
    assert say(answer_deviations([replace(above, flow=Flow.INCOME)], tkr)) == (
        "Störst positiv avvikelse mot budget: leksaksverkstad, +100,0 tkr."
    )
    assert say(answer_deviations([replace(above, meaning=codes.measures["change"])], tkr)) == (
        "Störst positiv förändring: leksaksverkstad, +100,0 tkr."
    )


@pytest.mark.parametrize("table", ["staff", "assessments", "key_figures"])
def test_table_without_a_chart_has_no_answer(botkyrka: Report, codes: CodeLists, table: str) -> None:
    assert answer_table(botkyrka, get_table(botkyrka, table), codes) is None


def test_chart_without_numbers_has_no_answer(botkyrka: Report, codes: CodeLists) -> None:
    table = replace(get_table(botkyrka, "assessments"), chart=ChartSpec("bars", ("assessment_2019_04",)))
    assert answer_table(botkyrka, table, codes) is None


# References


def references(corpus: Corpus) -> Iterator[tuple[Report, Reference]]:
    for report in corpus.reports:
        answers = [answer_budget(report, corpus.codes)]
        answers += [answer_table(report, table, corpus.codes) for table in report.tables]
        for answer in answers:
            for part in answer.parts if answer else ():
                if isinstance(part, Reference):
                    yield report, part


def shown_number(text: str) -> Decimal:
    found = re.match(rf"[+{MINUS}]?[\d{NBSP}]+(,\d+)?", text)
    assert found, text
    return Decimal(re.sub(rf"[+{MINUS}{NBSP}]", "", found[0]).replace(",", "."))


def is_shown_in(figure: Figure, text: str, codes: CodeLists) -> bool:
    """Whether the text is the figure's value, in its own unit or in millions."""
    assert figure.value is not None
    assert figure.base_value is not None
    number = shown_number(text)
    unit = text.rsplit(NBSP, maxsplit=1)[-1]
    if unit == "mnkr" and figure.unit.code != "mnkr":
        in_millions = abs(figure.base_value) / codes.units["mnkr"].factor
        return abs(in_millions - number) <= Decimal("0.05")
    return number == abs(figure.value)


@pytest.mark.parametrize("datasets", ["toy", "real"])
def test_each_reference_leads_to_the_figure_whose_value_it_shows(datasets: str, checked_toy: Toy) -> None:
    corpus = check(checked_toy.datasets if datasets == "toy" else REAL).corpus
    found = list(references(corpus))
    assert len(found) > 10
    for report, reference in found:
        assert any(reference.figure is figure for figure in report.figures)
        if reference.text.endswith(" procent"):  # a share of the budget leads to the budget
            result = find_budget_result(report)
            assert result is not None
            assert result.deviation.base_value is not None
            assert reference.figure is result.budget
            assert reference.figure.base_value
            share = abs(result.deviation.base_value / reference.figure.base_value) * 100
            assert abs(share - shown_number(reference.text)) <= Decimal("0.05")
        elif reference.text == "budgeten":
            assert reference.figure.value == 0
        else:
            assert is_shown_in(reference.figure, reference.text, corpus.codes), reference


def test_every_table_of_the_real_reports_with_a_chart_has_an_answer() -> None:
    corpus = check(REAL).corpus
    silent = [
        (report.id, table.id)
        for report in corpus.reports
        for table in report.tables
        if table.chart_figures and answer_table(report, table, corpus.codes) is None
    ]
    assert silent == []


def test_answers_have_neither_ascii_minus_before_a_digit_nor_double_spaces() -> None:
    corpus = check(REAL).corpus
    texts = [
        answer.text
        for report in corpus.reports
        for table in report.tables
        if (answer := answer_table(report, table, corpus.codes))
    ]
    assert texts
    assert [text for text in texts if re.search(r"-\d|  | \.|\.\.|None", text)] == []
