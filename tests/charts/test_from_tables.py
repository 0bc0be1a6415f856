"""What a chart shows: the figures of its table, and no others."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.charts.chart import Chart
from build_site.charts.from_tables import build_table_chart
from build_site.formatting import format_quantity
from build_site.model import ChartSpec, Corpus, Table
from tests.built import REAL, change_figure, check, get_report, get_table
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy

SENTENCE = "Sagostund går back"  # what the ledger says; the heading then stands in the subtitle


@pytest.fixture(scope="module")
def corpus(checked_toy: Toy) -> Corpus:
    return check(checked_toy.datasets).corpus


def table(corpus: Corpus, name: str, report: str = BOTKYRKA) -> Table:
    return get_table(get_report(corpus, report), name)


def chart(table: Table, corpus: Corpus) -> Chart:
    built = build_table_chart(get_report(corpus, table.report), table, corpus.codes, table.title, SENTENCE)
    assert built is not None
    return built


def test_deviations_are_named_by_heading_signed_and_in_the_chart_s_unit(corpus: Corpus) -> None:
    built = chart(table(corpus, "operating_result"), corpus)
    assert (built.kind, built.title, built.unit and built.unit.code) == (
        "deviation",
        SENTENCE,
        "mnkr",
    )
    assert [(mark.category, mark.value, mark.label) for mark in built.marks] == [
        ("Leksaksverkstad", Decimal("0.1"), "+0,1"),
        ("Sagostund", Decimal("-0.2"), "−0,2"),
        ("Totalt", Decimal("-0.1"), "−0,1"),
    ]
    assert built.categories == ("Leksaksverkstad", "Sagostund", "Totalt")
    assert built.subtitle == "Driftuppföljning. Miljoner kronor. Avvikelse 2019 (prognos minus budget)."
    assert built.description == (
        "Miljoner kronor, avvikelse 2019 (prognos minus budget). Leksaksverkstad: +0,1. Sagostund: −0,2. Totalt: −0,1."
    )


def test_bars_have_a_series_for_each_column(corpus: Corpus) -> None:
    built = chart(table(corpus, "operating_result", ESKILSTUNA), corpus)
    assert built.kind == "bars"
    assert built.series == ("Budget 2019", "Prognos 2019")
    assert built.categories == ("Lekstuga", "Dockteater")
    assert [(mark.category, mark.series, mark.label) for mark in built.marks] == [
        ("Lekstuga", "Budget 2019", "−16,0"),
        ("Lekstuga", "Prognos 2019", "−15,5"),
        ("Dockteater", "Budget 2019", "−8,0"),
        ("Dockteater", "Prognos 2019", "−8,0"),
    ]
    assert built.subtitle == "Driftuppföljning. Miljoner kronor."


def test_bars_of_one_row_have_a_category_for_each_column(corpus: Corpus) -> None:
    spec = ChartSpec("bars", ("women_2019_04", "men_2019_04"), ("sagolasare",))
    built = chart(replace(table(corpus, "staff"), chart=spec), corpus)
    assert built.series == ("",)
    assert [(mark.category, mark.label) for mark in built.marks] == [
        ("Kvinnor april 2019", "5"),
        ("Män april 2019", "1"),
    ]


def test_dumbbell_has_women_and_men_of_the_same_thing_in_one_category(corpus: Corpus) -> None:
    built = chart(table(corpus, "grades"), corpus)
    assert built.series == ("Kvinnor", "Män")
    assert built.categories == ("januari–april 2019",)
    assert [(mark.series, mark.label) for mark in built.marks] == [("Kvinnor", "80,0"), ("Män", "50,0")]


def test_dumbbells_are_told_apart_by_heading_and_by_period(corpus: Corpus) -> None:
    grades = table(corpus, "grades")
    figures = tuple(
        replace(figure, row=replace(figure.row, heading=heading))
        for heading in ("Gunghäst", "Käpphäst")
        for figure in grades.figures
        if figure.sex != "total" and figure.column.name == "pass_rate_2019_04"
    )
    rows = tuple(replace(figure.row, id=f"rad-{number}") for number, figure in enumerate(figures))
    figures = tuple(replace(figure, row=row) for figure, row in zip(figures, rows, strict=True))
    spec = ChartSpec("dumbbell", ("pass_rate_2019_04",))
    built = chart(replace(grades, rows=rows, figures=figures, chart=spec), corpus)
    assert built.categories == ("Gunghäst", "Käpphäst")
    both = chart(
        replace(
            grades,
            rows=rows,
            figures=(*figures[:2], *(replace(one, period=None) for one in figures[2:])),
            chart=spec,
        ),
        corpus,
    )
    assert both.categories == ("Gunghäst, januari–april 2019", "Käpphäst, hela projektet")


def test_women_men_and_all_always_come_in_that_order(corpus: Corpus) -> None:
    grades = table(corpus, "grades")
    spec = ChartSpec("dumbbell", ("pass_rate_2019_04",), ("man", "alla", "kvinnor"))
    assert chart(replace(grades, chart=spec), corpus).series == ("Kvinnor", "Män", "Alla")


def test_panels_have_one_panel_for_each_row_with_its_unit(corpus: Corpus) -> None:
    built = chart(table(corpus, "volumes"), corpus)
    assert built.subtitle == "Volymer. Olika enheter."
    assert [(mark.panel, mark.category, mark.label) for mark in built.marks] == [
        ("Deltagare (kursdeltagare)", "Utfall 2018", "30"),
        ("Deltagare (kursdeltagare)", "Utfall januari–april 2019", "32"),
        ("Trasiga leksaker, procent (%)", "Utfall 2018", "7,5"),
        ("Trasiga leksaker, procent (%)", "Utfall januari–april 2019", "6,0"),
    ]


def test_table_without_a_chart_or_without_numbers_has_none(corpus: Corpus) -> None:
    assert build_table_chart(get_report(corpus, BOTKYRKA), table(corpus, "staff"), corpus.codes, "x") is None
    spec = ChartSpec("bars", ("assessment_2019_04",))
    assert (
        build_table_chart(
            get_report(corpus, BOTKYRKA), replace(table(corpus, "assessments"), chart=spec), corpus.codes, "x"
        )
        is None
    )


def test_empty_cells_and_text_are_not_drawn(corpus: Corpus) -> None:
    volumes = table(corpus, "volumes")
    spec = ChartSpec("bars", ("outcome_2018", "target_2019"), ("deltagare", "trasiga", "nojda"))
    built = chart(replace(volumes, chart=spec), corpus)
    assert [(mark.category, mark.series) for mark in built.marks] == [
        ("Deltagare", "Utfall 2018"),
        ("Deltagare", "Mål 2019"),
        ("Trasiga leksaker, procent", "Utfall 2018"),
    ]
    emptied = change_figure(table(corpus, "operating_result"), "sagostund-netto", "deviation_2019", {"value": None})
    assert chart(emptied, corpus).categories == ("Leksaksverkstad", "Totalt")


def test_all_rows_are_drawn_when_none_are_named(corpus: Corpus) -> None:
    spec = ChartSpec("bars", ("budget_2019",))
    built = chart(replace(table(corpus, "operating_result", ESKILSTUNA), chart=spec), corpus)
    assert built.categories == ("Lekstuga", "Dockteater", "Totalt")


def test_chart_s_figures_are_those_of_the_table_and_no_others() -> None:
    """With the sign that the report prints, except that a deviation is a surplus when it is positive."""
    corpus = check(REAL).corpus
    drawn = 0
    for report in corpus.reports:
        for one in report.tables:
            built = build_table_chart(report, one, corpus.codes, one.title)
            if built is None:
                assert one.chart_figures == ()
                continue
            assert one.chart is not None
            unit = corpus.codes.units[one.chart.unit] if one.chart.unit else None
            expected = [
                figure.value
                * figure.unit.factor
                * (figure.sign if figure.meaning.is_budget_deviation else 1)
                / (unit or figure.unit).factor
                for figure in one.chart_figures
                if figure.value is not None
            ]
            assert sorted(mark.value for mark in built.marks) == sorted(expected)
            drawn += len(expected)
    assert drawn > 100


def test_no_two_marks_of_a_real_chart_are_drawn_on_top_of_each_other() -> None:
    """Two rows of the same name would share a place on the axis."""
    corpus = check(REAL).corpus
    built = [(one.id, chart(one, corpus)) for report in corpus.reports for one in report.tables if one.chart_figures]
    assert built
    for name, one in built:
        places = Counter((mark.panel, mark.category, mark.series) for mark in one.marks)
        assert max(places.values()) == 1, (name, places.most_common(1))


def test_real_charts_have_at_most_four_series_and_a_description_of_every_mark() -> None:
    corpus = check(REAL).corpus
    for report in corpus.reports:
        for one in report.tables:
            if one.chart_figures:
                built = chart(one, corpus)
                assert len(built.series) <= 4 or built.kind == "slope", one.id  # whose lines are named at their ends
                assert all(mark.label in built.description for mark in built.marks)
                assert all(mark.category for mark in built.marks)


def test_every_real_dumbbell_has_both_ends() -> None:
    corpus = check(REAL).corpus
    dumbbells = [
        chart(one, corpus)
        for report in corpus.reports
        for one in report.tables
        if one.chart and one.chart.kind == "dumbbell"
    ]
    assert dumbbells
    for built in dumbbells:
        for category in built.categories:
            assert {"Kvinnor", "Män"} <= {mark.series for mark in built.marks if mark.category == category}


def test_only_panels_and_targets_show_different_units() -> None:
    corpus = check(REAL).corpus
    mixed = [
        (report.id, one.id)
        for report in corpus.reports
        for one in report.tables
        if one.chart
        and one.chart.kind not in ("panels", "targets")
        and len({figure.unit.code for figure in one.chart_figures}) > 1
    ]
    assert mixed == []


def test_labels_say_what_the_answer_says(corpus: Corpus) -> None:
    """The same figure is not rounded in two ways on one page."""
    built = chart(table(corpus, "grades"), corpus)
    percent = corpus.codes.units["percent"]
    assert [format_quantity(mark.value, percent) for mark in built.marks] == [
        f"{mark.label}\u00a0%" for mark in built.marks
    ]
