"""A declared comparison's verdict is computed, and its editor's words only add."""

from dataclasses import replace

import pytest

from build_site.comparing.comparison import build_comparison
from build_site.comparing.settled_verdict import judge_declared
from build_site.model import Base, ComparisonSpec, Corpus, Reason, Selector, SeriesSpec
from tests.built import REAL, check
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy

WORST = ("comparable", "reservations", "not_comparable")


@pytest.fixture
def corpus(toy: Toy) -> Corpus:
    """The toy."""
    return toy.read()


def spec_of(corpus: Corpus, name: str = "leksaker") -> ComparisonSpec:
    return next(spec for spec in corpus.comparisons if spec.id == name)


def test_two_municipalities_get_their_reasons_without_a_line_written(corpus: Corpus) -> None:
    bare = replace(spec_of(corpus), verdict="comparable", reasons=(), bases=(Base.TOTAL,))
    found = build_comparison(bare, corpus).spec
    assert found.verdict == "reservations"
    assert {"definition", "population"} <= {reason.kind for reason in found.reasons}
    per_head = build_comparison(replace(bare, bases=(Base.PER_INHABITANT,)), corpus).spec
    assert "population" not in {reason.kind for reason in per_head.reasons}


def test_an_editor_makes_it_worse_and_never_better(corpus: Corpus) -> None:
    for declared, held in (("comparable", "reservations"), ("not_comparable", "not_comparable")):
        assert build_comparison(replace(spec_of(corpus), verdict=declared), corpus).spec.verdict == held


def test_an_editors_words_stand_first_and_in_place_of_the_general_ones(corpus: Corpus) -> None:
    own = Reason("definition", "Den ena räknar dockor.")
    found = build_comparison(replace(spec_of(corpus), reasons=(own,)), corpus).spec.reasons
    assert found[0] == own
    assert [reason.kind for reason in found].count("definition") == 1


def point(report: str, table: str, row: str, column: str) -> Selector:
    return Selector(report=report, table=table, row=row, column=column)


def test_series_that_are_named_may_be_different_things_but_not_in_different_units(corpus: Corpus) -> None:
    figures = [
        (report, figure)
        for report in corpus.reports
        if report.id == BOTKYRKA
        for figure in report.figures
        if figure.value is not None and figure.indicator
    ]
    (report, one) = figures[0]
    other = next(figure for _, figure in figures if figure.indicator != one.indicator and figure.unit == one.unit)
    alien = next(figure for _, figure in figures if figure.unit.kind != one.unit.kind)
    series = tuple(
        SeriesSpec(name, (point(BOTKYRKA, figure.table, figure.row.id, figure.column.name),))
        for name, figure in (("A", one), ("B", other))
    )
    spec = replace(spec_of(corpus), group="committees", series=series)
    same = replace(other, period=one.period, meaning=one.meaning, as_of=one.as_of)
    assert "subject" not in [
        rule.id for rule in judge_declared(spec, [[(report, one)], [(report, same)]], corpus).rules
    ]
    within = replace(spec, series=(replace(series[0], points=series[0].points * 2),))
    assert "subject" in [rule.id for rule in judge_declared(within, [[(report, one), (report, same)]], corpus).rules]
    assert "unit" in [rule.id for rule in judge_declared(spec, [[(report, one)], [(report, alien)]], corpus).rules]


def test_forecasts_are_meant_to_differ_from_outcomes(corpus: Corpus) -> None:
    spec = spec_of(corpus)
    report = corpus.report(ESKILSTUNA)
    assert report is not None
    figures = [figure for figure in report.figures if figure.value is not None]
    actual = replace(figures[0], meaning=corpus.codes.measures["outcome"])
    expected = replace(figures[0], meaning=corpus.codes.measures["forecast"])
    pair = [[(report, actual)], [(report, expected)]]
    for group, reasons in (("municipalities", {"measure"}), ("forecasts", set())):
        found = judge_declared(replace(spec, group=group), pair, corpus)
        assert {rule.reason for rule in found.rules} == reasons


def test_all_that_were_declared_come_out_as_their_editors_judged_them() -> None:
    result = check(REAL)
    assert len(result.corpus.comparisons) > 50
    for spec in result.corpus.comparisons:
        found = build_comparison(spec, result.corpus).spec
        assert WORST.index(found.verdict) >= WORST.index(spec.verdict), spec.id
        assert found.reasons[: len(spec.reasons)] == spec.reasons
        assert found.reasons or found.breaks or found.verdict == "comparable", spec.id
