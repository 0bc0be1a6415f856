"""The figures of a comparison as tables: series down, periods across, the unit once."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from build_site.comparing.shown_values import ShownValue
from build_site.pages.compared_tables import ComparedTable, build_compared_tables
from build_site.pages.comparison_pages import show_values
from build_site.pages.site import Site
from build_site.periods import Period


@pytest.fixture
def value(toy_site: Site) -> ShownValue:
    """Some value, to make others from."""
    return show_values(toy_site.comparisons[0], toy_site)[0]


def change(value: ShownValue, number: str, period: str | None, *, sex: str = "", **changes: Any) -> ShownValue:
    time = Period.parse(period) if period else None
    figure = replace(value.point.figure, period=time, sex=sex)
    return replace(value, point=replace(value.point, figure=figure), text=number, amount=Decimal(1), **changes)


def read(table: ComparedTable) -> list[tuple[str, ...]]:
    return [(row.name, *(cell.shown.text if cell else "–" for cell in row.cells)) for row in table.rows]


def test_series_are_rows_and_periods_columns_in_time(value: ShownValue) -> None:
    (table,) = build_compared_tables(
        [
            change(value, "2", "2021", series="A"),
            change(value, "1", "2019", series="A"),
            change(value, "3", "2020-01/2020-08", series="B"),
        ]
    )
    assert table.columns == ("2019", "januari–augusti 2020", "2021")
    assert read(table) == [("A", "1", "–", "2"), ("B", "–", "3", "–")]
    assert not table.says_periods


def test_series_of_one_time_each_have_it_on_their_row(value: ShownValue) -> None:
    """Otherwise the table would be empty but for its diagonal."""
    (table,) = build_compared_tables(
        [change(value, "1", "2021", series="A"), change(value, "2", "2021-12", series="B")]
    )
    assert table.columns == ("Värde",)
    assert [(row.name, row.period and row.period.text) for row in table.rows] == [("A", "2021"), ("B", "2021-12")]


def test_each_base_and_unit_has_a_table(toy_site: Site) -> None:
    tables = build_compared_tables(show_values(toy_site.comparisons[0], toy_site))
    assert [table.unit for table in tables] == ["miljoner kronor", "kronor per invånare"]
    assert [table.has_population for table in tables] == [False, True]
    assert [table.measure for table in tables] == ["budget", "budget"]


def test_two_values_of_one_series_and_time_are_two_rows(value: ShownValue) -> None:
    (table,) = build_compared_tables(
        [
            change(value, "1", "2021", series="A", measure="budget"),
            change(value, "2", "2021", series="A", measure="utfall"),
            change(value, "3", "2021", series="A", measure="utfall"),
        ]
    )
    assert read(table) == [("A", "1"), ("A", "2"), ("A", "3")]
    assert [row.measure for row in table.rows] == ["budget", "utfall", "utfall"]
    assert table.measure == ""


def test_no_value_is_lost(toy_site: Site) -> None:
    for comparison in toy_site.comparisons:
        values = show_values(comparison, toy_site)
        tables = build_compared_tables(values)
        shown = [cell.shown for table in tables for row in table.rows for cell in row.cells if cell]
        assert sorted(map(id, shown)) == sorted(map(id, values))


def test_women_men_and_all_are_grouped_where_there_are_several_things(value: ShownValue) -> None:
    values = [
        change(value, str(number), "2021", sex=sex, series=f"{name}, {word}")
        for number, (name, sex, word) in enumerate(
            [("A", "total", "alla"), ("A", "women", "kvinnor"), ("B", "total", "alla"), ("B", "women", "kvinnor")]
        )
    ]
    (table,) = build_compared_tables(values)
    groups = [(group, [row.name for row in rows]) for group, rows in table.groups]
    assert groups == [("Alla", ["A", "B"]), ("Kvinnor", ["A", "B"])]
    assert not table.is_sortable
    (alone,) = build_compared_tables(values[:2])
    assert [group for group, _ in alone.groups] == [""]


def test_commas_stand_under_each_other_in_a_column(value: ShownValue) -> None:
    (table,) = build_compared_tables(
        [change(value, "9\u00a0000", "2021", series="A"), change(value, "1,5", "2021", series="B")]
    )
    assert [row.cells[0].pad for row in table.rows if row.cells[0]] == [",0", ""]
