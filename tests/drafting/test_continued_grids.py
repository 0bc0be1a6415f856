"""Tables that go on on the next page are one; others beside or below each other are not joined."""

from decimal import Decimal

import pytest

from build_site.drafting.continued_grids import find_texts, join_grids
from build_site.drafting.numbers import Number
from build_site.drafting.placed_columns import Cell, Grid, GridRow
from build_site.drafting.printed_words import Band, Layout, Line, Word
from build_site.drafting.row_names import NamedRow

HEIGHT = 842
HEADINGS = (("Utfall 2022",), ("Budget 2023",))
BANDS = (Band(200, 240), Band(300, 340))


def make_grid(
    page: int, top: float, headings: tuple[tuple[str, ...], ...] = HEADINGS, bands: tuple[Band, ...] = BANDS
) -> Grid:
    line = Line(1, (), page, top, top + 10)
    cells = tuple(Cell(str(page), Number(Decimal(page), str(page))) for _ in bands)
    return Grid(headings, "", (GridRow(NamedRow("Skola"), cells, line),), bands, False, HEIGHT)


@pytest.mark.parametrize("headings", [HEADINGS, ((), ())], ids=["repeated", "none"])
def test_a_table_goes_on_at_the_top_of_the_next_page(headings: tuple[tuple[str, ...], ...]) -> None:
    (grid,) = join_grids([make_grid(1, 700), make_grid(2, 80, headings)], {})
    assert [row.line.page for row in grid.rows] == [1, 2]
    assert grid.headings == HEADINGS


def test_columns_without_figures_on_the_next_page_stay_empty() -> None:
    (grid,) = join_grids([make_grid(1, 700), make_grid(2, 80, ((),), BANDS[1:])], {})
    assert [cell.text if cell else None for cell in grid.rows[1].cells] == [None, "2"]


@pytest.mark.parametrize(
    "other",
    [
        make_grid(2, 80, (("Utfall 2021",), ("Budget 2022",))),  # other headings
        make_grid(2, 600),  # far down on the page
        make_grid(3, 80),  # a page between
        make_grid(2, 80, ((), ()), (Band(100, 140), Band(300, 340))),  # a column elsewhere
        make_grid(2, 80, ((), (), ()), (*BANDS, Band(400, 440))),  # one column more
    ],
)
def test_another_table_is_not_joined(other: Grid) -> None:
    assert len(join_grids([make_grid(1, 700), other], {})) == 2


def test_a_table_that_ends_high_on_its_page_is_whole() -> None:
    assert len(join_grids([make_grid(1, 200), make_grid(2, 80)], {})) == 2


def test_a_table_goes_on_in_the_next_column_of_text_under_the_headings_that_it_repeats() -> None:
    right = (Band(440, 480),)
    (grid,) = join_grids([make_grid(1, 700), make_grid(1, 80, HEADINGS[1:], right)], {})
    assert [cell.text if cell else None for cell in grid.rows[1].cells] == [None, "1"]
    assert len(join_grids([make_grid(1, 700), make_grid(1, 80, (("Utfall 2021",),), right)], {})) == 2
    assert len(join_grids([make_grid(1, 700), make_grid(1, 80, ((),), right)], {})) == 2


@pytest.mark.parametrize(("page", "top", "tables"), [(1, 750, 2), (2, 30, 2), (1, 300, 1), (2, 400, 1), (3, 30, 1)])
def test_tables_with_running_text_between_them_are_two(page: int, top: float, tables: int) -> None:
    words = tuple(Word(text, 60.0 * place, 60.0 * place + 50) for place, text in enumerate("ett par ord i " * 3))
    texts = find_texts([Layout((Line(1, words, page, top, top + 10),), placed=True, height=HEIGHT)])
    assert texts == {page: [top]}
    assert len(join_grids([make_grid(1, 700), make_grid(2, 80)], texts)) == tables


def test_a_running_head_is_no_running_text() -> None:
    words = tuple(Word(text, 0, 1) for text in "Botkyrka kommun Delårsrapport sida 14".split())
    assert find_texts([Layout((Line(1, words, 1, 30, 40),), placed=True, height=HEIGHT)]) == {}
