"""Tables that go on on the next page are one; others beside or below each other are not joined."""

from decimal import Decimal

import pytest

from build_site.drafting.continued_grids import join_grids
from build_site.drafting.numbers import Number
from build_site.drafting.placed_columns import Cell, Grid, GridRow
from build_site.drafting.printed_words import Band, Line
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
    (grid,) = join_grids([make_grid(1, 700), make_grid(2, 80, headings)])
    assert [row.line.page for row in grid.rows] == [1, 2]
    assert grid.headings == HEADINGS


def test_columns_without_figures_on_the_next_page_stay_empty() -> None:
    (grid,) = join_grids([make_grid(1, 700), make_grid(2, 80, ((),), BANDS[1:])])
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
    assert len(join_grids([make_grid(1, 700), other])) == 2


def test_a_table_that_ends_high_on_its_page_is_whole() -> None:
    assert len(join_grids([make_grid(1, 200), make_grid(2, 80)])) == 2
