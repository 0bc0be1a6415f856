"""Headings stand over the columns that they belong to, also where a column has no figures on the page."""

from build_site.drafting.column_headings import are_doubtful, assign_headings
from build_site.drafting.printed_words import Band, Line, Word

# Headings begin at their columns' left edges, figures end at the right ones.
YEARS = Line(
    1, tuple(Word(text, left, left + 16) for text, left in (("2021", 186), ("2022", 213), ("2023", 240), ("2024", 264)))
)


def test_a_heading_that_ends_before_its_figures_begin_is_no_heading_of_the_next_column() -> None:
    bands = [Band(230, 234), Band(281, 284)]
    assert assign_headings([YEARS], bands, 52, cells=False) == (("2022",), ("2024",))
    assert are_doubtful([YEARS], bands, 52)


def test_headings_over_figures_that_end_where_they_do_are_certain() -> None:
    bands = [Band(215, 229), Band(270, 280)]
    assert assign_headings([YEARS], bands, 52, cells=False) == (("2022",), ("2024",))
    assert not are_doubtful([YEARS], bands, 52)


def test_as_many_headings_as_columns_are_certain() -> None:
    bands = [Band(left + 12, left + 20) for left in (186, 213, 240, 264)]
    assert assign_headings([YEARS], bands, 52, cells=False) == (("2021",), ("2022",), ("2023",), ("2024",))
    assert not are_doubtful([YEARS], bands, 52)


def test_words_far_apart_over_one_column_are_one_heading() -> None:
    line = Line(1, (Word("Budget", 200, 230), Word("helår", 240, 260)))
    assert assign_headings([line], [Band(205, 258)], 52, cells=False) == (("Budget helår",),)


def test_a_heading_over_the_names_is_no_column_s() -> None:
    line = Line(1, (Word("Verksamhet", 52, 100), Word("Budget", 200, 230)))
    assert assign_headings([line], [Band(205, 230)], 52, cells=False) == (("Budget",),)
