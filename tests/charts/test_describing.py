"""What tooltips and screen readers say of each mark."""

from dataclasses import replace

from build_site.charts.describing import SpokenMark, say_marks
from build_site.formatting import NBSP
from tests.charts.drawn import make_chart


def test_each_mark_is_named_with_its_unit_and_its_row() -> None:
    chart = make_chart("bars", {("Sagor", "Budget"): "1200", ("Sagor", "Utfall"): "-3"})
    assert say_marks(chart) == (
        SpokenMark("Sagor, Budget", f"1{NBSP}200{NBSP}tkr", 0, "tabell/#rad-1"),
        SpokenMark("Sagor, Utfall", f"−3{NBSP}tkr", 1, "tabell/#rad-2"),
    )


def test_pieces_of_a_line_are_not_named() -> None:
    chart = make_chart("lines", {("2018", "Sagor/1"): "30", ("2021", "Sagor/2"): "40"})
    assert [mark.name for mark in say_marks(chart)] == ["Sagor, 2018", "Sagor, 2021"]
    assert {mark.series for mark in say_marks(chart)} == {0}


def test_panels_name_their_unit_only_once() -> None:
    chart = make_chart("panels", {("Sagor (st)", "2018"): "30"})
    assert [(mark.name, mark.value) for mark in say_marks(chart)] == [("Sagor (st), 2018", "30")]


def test_a_chart_without_unit_says_the_bare_value() -> None:
    chart = replace(make_chart("bars", {("Sagor", ""): "30"}), unit=None)
    assert [mark.value for mark in say_marks(chart)] == ["30"]
