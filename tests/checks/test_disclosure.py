"""No small count of ours is shown, and no hidden count can be worked out."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from build_site.checks.arithmetic import find_table_relations
from build_site.checks.disclosure import SMALL_COUNTS
from build_site.checks.hierarchy import SUPPRESSED
from build_site.model import Figure, Report, Table
from tests.toy import Toy

SMALL = (
    "så få att enskilda kan kännas igen. Lämna cellen tom och skriv suppressed i status, liksom för det minsta av de "
    "andra antalen i samma summa."
)
COMPUTABLE = (
    "Det skyddade antalet går att räkna ut ur summan. Skydda också det minsta av de andra antalen i samma summa."
)


def with_count(figure: Figure, count: int | None) -> Figure:
    """The figure with another number; None hides it."""
    value, status = (None, SUPPRESSED) if count is None else (Decimal(count), "")
    return replace(figure, value=value, status=status)


def counted(report: Report, *counts: int | None, own_count: bool = True) -> Report:
    """The report with one table: a row with women, men and their total, counted by us."""
    (table,) = (one for one in report.tables if one.id == "staff")
    figures = [figure for figure in table.figures if figure.row is table.rows[0]]
    told = tuple(with_count(figure, count) for figure, count in zip(figures, counts, strict=True))
    made = replace(table, rows=table.rows[:1], figures=told, own_count=own_count)
    return replace(report, tables=(made,), findings=())


def said(toy: Toy, report: Report) -> list[str]:
    """What the rule says of the report, without file and row."""
    corpus = replace(toy.read(), reports=(report,))
    return [text.removeprefix("staff.csv, rad 2, kolumn ") for text in toy.broken(SMALL_COUNTS, corpus=corpus)]


@pytest.mark.parametrize(
    ("counts", "problems"),
    [
        ((5, 12, 17), []),
        ((0, 12, 12), []),  # zero says nothing about anyone
        ((4, 12, 16), [f"women_2019_04: Vi har själva räknat fram 4: {SMALL}"]),
        ((12, 1, 13), [f"men_2019_04: Vi har själva räknat fram 1: {SMALL}"]),
        ((0, 3, 3), [f"{name}_2019_04: Vi har själva räknat fram 3: {SMALL}" for name in ("men", "total")]),
        ((None, 12, 16), [f"women_2019_04: {COMPUTABLE}"]),
        ((12, None, 16), [f"men_2019_04: {COMPUTABLE}"]),
        ((None, None, 16), []),
        ((None, 12, None), []),  # without the sum nothing can be computed
        ((None, None, 6), []),
        ((None, None, None), []),
    ],
)
def test_a_count_of_ours_is_hidden_when_it_is_small_and_cannot_be_computed(
    toy: Toy, counts: Sequence[int | None], problems: list[str]
) -> None:
    assert said(toy, counted(toy.report(), *counts)) == problems


def test_a_count_that_a_report_has_printed_stays(toy: Toy) -> None:
    assert said(toy, counted(toy.report(), 4, 12, 16, own_count=False)) == []
    assert toy.broken(SMALL_COUNTS) == []


def with_parts(toy: Toy, whole: int | None, parts: Sequence[int | None]) -> Table:
    """A table where a row is the sum of others, counted by us."""
    table = toy.table("staff")
    column = table.columns[0]
    figure = next(one for one in table.figures if one.column is column)
    names = [f"del-{number}" for number in range(len(parts))]
    rows = [replace(table.rows[0], id=name, parent="summa", file_line=3) for name in names]
    top = replace(table.rows[0], id="summa", file_line=2)
    figures = [
        with_count(replace(figure, row=row), count) for row, count in zip((top, *rows), (whole, *parts), strict=True)
    ]
    return replace(table, columns=(column,), rows=(top, *rows), figures=tuple(figures), own_count=True)


@pytest.mark.parametrize(
    ("whole", "parts", "computable"),
    [
        (30, [None, 20], True),
        (30, [None, None, 20], False),
        (22, [None, None, 20], True),  # two hidden that add up to two are one each
        (25, [None, None, 20], True),
        (26, [None, None, 20], False),
        (3, [None, None], False),  # nothing else can protect
        (3, [None, None, 0], False),
        (None, [None, 20], False),
        (20, [20, 0], False),
    ],
)
def test_parts_of_a_row_are_protected_too(
    toy: Toy, whole: int | None, parts: list[int | None], computable: bool
) -> None:
    table = with_parts(toy, whole, parts)
    corpus = replace(toy.read(), reports=(replace(toy.report(), tables=(table,)),))
    problems = [text for text in toy.broken(SMALL_COUNTS, corpus=corpus) if "räkna ut" in text]
    assert problems == ([f"staff.csv, rad 3, kolumn women_2019_04: {COMPUTABLE}"] if computable else [])


def test_a_sum_with_a_hidden_part_is_no_slip(toy: Toy) -> None:
    assert list(find_table_relations(counted(toy.report(), None, 12, 16))) == []
    report = replace(toy.report(), tables=(with_parts(toy, 30, [None, 20]),), parts=())
    assert [relation for relation in find_table_relations(report) if relation.name == "sum"] == []


def test_units_that_are_no_individuals_are_not_counts(toy: Toy) -> None:
    report = counted(toy.report(), 4, 12, 16)
    (table,) = report.tables
    unit = replace(table.figures[0].unit, whole=False)
    figures = tuple(replace(figure, unit=unit) for figure in table.figures)
    assert said(toy, replace(report, tables=(replace(table, figures=figures),))) == []


def test_a_table_of_ours_says_so_in_its_description(toy: Toy) -> None:
    assert not toy.table("staff").own_count
    toy.edit("datapackage.yaml", "    uppf:role: staff\n", "    uppf:role: staff\n    uppf:own_count: true\n")
    assert toy.table("staff").own_count
    assert [text.split(":")[0] for text in toy.broken(SMALL_COUNTS)] == [
        "staff.csv, rad 2, kolumn men_2019_04",
        "staff.csv, rad 2, kolumn women_2019_04",
        "staff.csv, rad 3, kolumn men_2019_04",
    ]
