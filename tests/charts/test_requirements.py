"""What kinds of charts ask of the tables that declare them."""

from dataclasses import replace

import pytest

from build_site.charts.kinds import KINDS
from build_site.charts.requirements import COLUMNS, HAVE_TIMES, PLAN, SEXES, TWICE, UNITS
from build_site.model import ChartSpec, Corpus
from tests.built import REAL, change_figure, check, get_report, get_table
from tests.toy import BOTKYRKA, Toy


@pytest.fixture(scope="module")
def corpus(checked_toy: Toy) -> Corpus:
    return check(checked_toy.datasets).corpus


def find_faults(corpus: Corpus, table: str, spec: ChartSpec) -> list[tuple[str, dict[str, str]]]:
    """The messages that a chart of a toy table would meet, with what varies in them."""
    changed = replace(get_table(get_report(corpus, BOTKYRKA), table), chart=spec)
    return [
        (requirement.message.id, dict(values))
        for requirement in KINDS[spec.kind].requirements
        for values in requirement.find(changed, corpus.codes)
    ]


def test_every_chart_of_the_real_reports_has_what_its_kind_asks() -> None:
    corpus = check(REAL).corpus
    tables = [table for report in corpus.reports for table in report.tables if table.chart and table.chart_figures]
    assert len(tables) > 50
    for table in tables:
        assert table.chart is not None
        for requirement in KINDS[table.chart.kind].requirements:
            assert list(requirement.find(table, corpus.codes)) == [], (table.id, table.chart.kind)


def test_a_slope_has_two_or_three_columns(corpus: Corpus) -> None:
    found = find_faults(corpus, "operating_result", ChartSpec("slope", ("deviation_2019",)))
    assert found == [(COLUMNS.id, {"needed": "två till tre kolumner", "found": "en kolumn"})]
    two = ChartSpec("slope", ("budget_2019", "forecast_2019"))
    assert find_faults(corpus, "operating_result", two) == []


def test_deviations_have_one_column_unless_there_is_one_row(corpus: Corpus) -> None:
    columns = ("budget_2019", "forecast_2019")
    found = find_faults(corpus, "operating_result", ChartSpec("deviation", columns))
    assert found == [(COLUMNS.id, {"needed": "en kolumn", "found": "två kolumner"})]
    assert find_faults(corpus, "operating_result", ChartSpec("deviation", columns, ("totalt-netto",))) == []


def test_a_dumbbell_has_women_and_men(corpus: Corpus) -> None:
    spec = ChartSpec("dumbbell", ("pass_rate_2019_04",), ("kvinnor",))
    assert find_faults(corpus, "grades", spec) == [(SEXES.id, {"missing": "män"})]
    assert find_faults(corpus, "grades", replace(spec, rows=("alla",)))[0][1] == {"missing": "kvinnor och män"}
    assert find_faults(corpus, "grades", replace(spec, rows=("kvinnor", "man"))) == []


@pytest.mark.parametrize("kind", ["bullet", "targets"])
def test_what_is_held_against_a_plan_has_both(kind: str, corpus: Corpus) -> None:
    both = ChartSpec(kind, ("outcome_2018", "target_2019"), ("deltagare",))  # whose target is a budget
    held = [message for message, _ in find_faults(corpus, "volumes", both)]
    assert held == ([PLAN.id] if kind == "targets" else [])
    none = find_faults(corpus, "volumes", replace(both, columns=("outcome_2018", "outcome_2019_04")))
    assert [(message, values["found"]) for message, values in none] == [(PLAN.id, "ingen siffra har det måttet")]


def test_a_plan_alone_is_held_against_nothing(corpus: Corpus) -> None:
    spec = ChartSpec("bullet", ("target_2019", "outcome_2018"), ("deltagare",))
    table = get_table(get_report(corpus, BOTKYRKA), "volumes")
    empty = change_figure(table, "deltagare", "outcome_2018", {"value": None})
    found = [list(one.find(replace(empty, chart=spec), corpus.codes)) for one in KINDS["bullet"].requirements]
    assert [{"plan": "en budget eller ett mål", "found": "ingen siffra har något annat mått"}] in found


def test_one_scale_holds_units_of_one_kind(corpus: Corpus) -> None:
    spec = ChartSpec("bars", ("outcome_2018",), ("deltagare", "trasiga"))
    assert find_faults(corpus, "volumes", spec) == [
        (UNITS.id, {"unit": "kursdeltagare", "found": "kursdeltagare, procent"})
    ]
    assert find_faults(corpus, "volumes", replace(spec, kind="panels")) == []
    millions = ChartSpec("bars", ("outcome_2018",), ("deltagare",), unit="mnkr")
    assert [message for message, _ in find_faults(corpus, "volumes", millions)] == [UNITS.id]


def test_nothing_is_drawn_twice(corpus: Corpus) -> None:
    spec = ChartSpec("bars", ("budget_2019", "budget_2019"))
    assert find_faults(corpus, "operating_result", spec) == [(TWICE.id, {"name": "budget_2019"})]


def test_lines_are_of_figures_that_belong_to_a_time(corpus: Corpus) -> None:
    spec = ChartSpec("lines", ("outcome_2018", "outcome_2019_04"), ("deltagare",))
    assert find_faults(corpus, "volumes", spec) == []
    table = get_table(get_report(corpus, BOTKYRKA), "volumes")
    timeless = tuple(replace(figure, period=None) for figure in table.figures)
    found = [list(one.find(replace(table, figures=timeless, chart=spec), corpus.codes)) for one in (HAVE_TIMES,)]
    assert found == [[{}]]
