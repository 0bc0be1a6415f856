"""One colour for each meaning, in whatever chart and order it comes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from build_site.charts import theme
from build_site.charts.chart import Chart, Mark
from build_site.charts.colours import colour_marks, colour_series, colour_traits
from build_site.vocabularies import MeasureKind, Sex
from tests.charts.test_drawing import CHARTS

SOME = CHARTS["bars"].marks[0]


def make_mark(series: str, *, sex: str = "", place: str = "0127", kind: MeasureKind = MeasureKind.ACTUAL) -> Mark:
    figure = SOME.figure
    figure = replace(figure, sex=sex, municipality=place, meaning=replace(figure.meaning, kind=kind))
    return replace(SOME, series=series, point=replace(SOME.point, figure=figure))


def make_chart(marks: Sequence[Mark]) -> Chart:
    return replace(CHARTS["bars"], marks=tuple(marks), series=tuple(dict.fromkeys(mark.series for mark in marks)))


def test_women_and_men_have_their_colours_in_any_order_and_company() -> None:
    women, men, everyone = (theme.SEX_COLOURS[sex] for sex in (Sex.WOMEN, Sex.MEN, Sex.TOTAL))
    marks = [make_mark("Kvinnor", sex="women"), make_mark("Män", sex="men"), make_mark("Alla", sex="total")]
    assert colour_series(make_chart(marks)) == (women, men, everyone)
    assert colour_series(make_chart(marks[::-1])) == (everyone, men, women)
    assert colour_series(make_chart(marks[1:])) == (men, everyone)


def test_a_municipality_has_the_same_colour_beside_any_other() -> None:
    places = ["0127", "0484", "0183", "1481"]  # of colours that no other here has
    colours = {
        place: colour_series(make_chart([make_mark(place, place=place), make_mark("x", place="2584")]))[0]
        for place in places
    }
    for place, colour in colours.items():
        assert colour_series(make_chart([make_mark("y", place="00"), make_mark(place, place=place)]))[1] == colour
    assert colours["0127"] != colours["0484"]
    assert set(colours.values()) <= set(theme.PLACE_COLOURS)


def test_municipalities_with_the_same_colour_by_code_differ_in_one_chart() -> None:
    assert len(set(colour_traits(["0001", "0006", "0011"]))) == 3
    assert len(colour_traits([f"{number:04}" for number in range(9)])) == 9


@pytest.mark.parametrize("kind", [MeasureKind.PLANNED, MeasureKind.EXPECTED, MeasureKind.AIMED])
def test_budget_forecast_and_target_keep_their_colours_beside_several_outcomes(kind: MeasureKind) -> None:
    marks = [make_mark("A"), make_mark("Plan", kind=kind), make_mark("B"), make_mark("C")]
    colours = colour_series(make_chart(marks))
    assert colours[1] == theme.KIND_COLOURS[kind]
    assert len(set(colours)) == 4


def test_bars_of_one_series_are_coloured_by_municipality_or_kind_and_otherwise_alike() -> None:
    two = [make_mark("", place="0127"), make_mark("", place="0484"), make_mark("", place="0127")]
    first, second, third = colour_marks(make_chart(two))
    assert first == third != second
    kinds = [make_mark(""), make_mark("", kind=MeasureKind.PLANNED), make_mark("", kind=MeasureKind.EXPECTED)]
    assert colour_marks(make_chart(kinds)) == tuple(theme.KIND_COLOURS[mark.measure_kind] for mark in kinds)
    assert set(colour_marks(make_chart([make_mark(""), make_mark("")]))) == {theme.SERIES[0]}


def test_no_two_meanings_share_a_colour() -> None:
    every = [*theme.KIND_COLOURS.values(), *theme.SEX_COLOURS.values(), *theme.PLACE_COLOURS]
    assert len(every) == len(set(every))
