"""A chart shows the figures of its table, and its download holds them: mark, cell of the page and cell of the CSV."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

import pytest

from build_site.addresses import figure_address
from build_site.charts.chart import Chart, Mark
from build_site.formatting import format_number
from build_site.model import Figure
from tests.built import REAL, check, collect_data, parse_csv
from tests.charts.drawn import PlacedMark, place_marks, place_zeros, read_svg
from tests.charts.real import RealChart, real_charts, real_pictures

NEAR = 0.52  # px; Vega draws axes half a pixel beside their place, and coordinates are rounded
SLIP = Decimal("0.005")  # the file rounds what is computed to two decimals
BARS = ("bars", "parts", "deviation", "panels", "bullet")
PLACE = re.compile(r"#rad-(.+?)--(\w+)$")


def test_every_mark_is_a_cell_of_its_tables_csv() -> None:
    """By the row and the column that the mark leads to; the drawn label says the mark's value."""
    checked = 0
    for one in _of_tables():
        report, table = one.name.split("/")
        cells = {row["row"]: row for row in parse_csv(collect_data(REAL)[f"data/{report}/{table}.csv"])}
        for mark in one.chart.marks:
            row, column = _find_place(mark)
            figure = _figures()[mark.point.address]
            printed = Decimal(cells[row][column])
            assert printed * figure.unit.factor == mark.value * _factor(one.chart, figure), (one.name, mark)
            if figure.unit.factor == _factor(one.chart, figure):
                assert mark.label.lstrip("+") == format_number(printed), (one.name, mark)
            checked += 1
    assert checked > 600


def test_a_chart_leaves_none_of_its_tables_figures_out_and_draws_none_twice() -> None:
    for one in _of_tables():
        targets = [mark.point.address for mark in one.chart.marks]
        drawn = {_find_place(mark) for mark in one.chart.marks}
        assert len(drawn) == len(targets), one.name
        report, table = one.name.split("/")
        declared = next(
            each
            for report_ in check(REAL).corpus.reports
            if report_.id == report
            for each in report_.tables
            if each.id == table
        )
        assert drawn == {(figure.row.id, figure.column.name) for figure in declared.chart_figures}, one.name


def test_every_mark_of_a_comparison_is_a_row_of_its_csv() -> None:
    """All marks of a chart are values of one and the same base: as printed, by inhabitant, as index …"""
    checked = 0
    for one in _of_comparisons():
        rows = parse_csv(collect_data(REAL)[f"data/comparisons/{one.name}.csv"])
        bases = {row["base"] for row in rows}
        told = [base for base in bases if all(_find_rows(rows, base, mark, one.chart) for mark in one.chart.marks)]
        assert told, (one.name, one.chart.title)
        checked += len(one.chart.marks)
    assert checked > 200


def test_every_drawn_mark_says_its_figure() -> None:
    """In both drawings each figure has one mark and one label, which ends with the figure as the table writes it."""
    for one, *drawings in real_pictures():
        for svg in drawings:
            labels = read_svg(svg).labels
            assert sorted(mark.number for mark in place_marks(svg)) == list(range(len(one.chart.marks))), one.name
            assert {number: text for number, text in labels.items() if not text.endswith(_said(one, number))} == {}
            assert len(labels) == len(one.chart.marks)


@pytest.mark.parametrize("place", [1, 2])
def test_bars_begin_at_zero_of_their_axis(place: int) -> None:
    checked = 0
    for drawn in real_pictures():
        one, svg = drawn[0], drawn[place]
        if one.chart.kind not in BARS:
            continue
        assert isinstance(svg, str)
        zeros = place_zeros(svg)
        panels = list(dict.fromkeys(mark.panel for mark in one.chart.marks))
        assert len(zeros) == len(panels), one.name
        for mark in place_marks(svg):
            figure = one.chart.marks[mark.number]
            if one.chart.kind == "bullet" and figure.is_plan:
                continue
            zero = zeros[panels.index(figure.panel)]
            assert min(abs(end - zero) for end in _ends(mark)) < NEAR, (one.name, figure.name, zero, mark)
            checked += 1
    assert checked > 300


def _ends(mark: PlacedMark) -> tuple[float, float]:
    return mark.left, mark.left + mark.width


def _said(one: RealChart, number: int) -> str:
    return one.chart.marks[number].sure_label


def _of_tables() -> Iterator[RealChart]:
    return (one for one in real_charts() if "/" in one.name and not one.name.endswith("/mål"))


def _of_comparisons() -> Iterator[RealChart]:
    return (one for one in real_charts() if "/" not in one.name)


def _find_place(mark: Mark) -> tuple[str, str]:
    found = PLACE.search(mark.point.address)
    assert found is not None, mark.point.address
    return found[1], found[2]


def _factor(chart: Chart, figure: Figure) -> Decimal:
    """What a value of the chart is worth in its base unit; without a unit of its own it is in that of each figure."""
    return (chart.unit or figure.unit).factor


@cache
def _figures() -> Mapping[str, Figure]:
    """Every figure by the address of its cell."""
    return {
        figure_address(report, figure): figure
        for report in check(REAL).corpus.reports
        for table in report.tables
        for figure in table.figures
    }


def _find_rows(rows: list[dict[str, str]], base: str, mark: Mark, chart: Chart) -> bool:
    """Whether the file has a row of the mark's figure with the mark's value, in the base unit or in the chart's."""
    figure = _figures()[mark.point.address]
    for row in rows:
        same = (row["base"], row["table"], row["row"], row["measure"]) == (
            base,
            figure.table,
            figure.row.id,
            figure.measure,
        )
        if same and row["value"] and row["period"] == str(figure.period or ""):
            value = Decimal(row["value"])
            if abs(value - mark.value) <= SLIP or value == mark.value * _factor(chart, figure):
                return True
    return False
