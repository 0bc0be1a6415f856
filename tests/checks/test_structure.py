"""Counts, and that every figure, title and report can be told apart."""

from dataclasses import replace
from typing import Any

import pytest

from build_site.checks.structure import FIGURES, REPORTS, STATUSES
from build_site.periods import Period
from tests.toy import BOTKYRKA, FOLDERS, Toy, replace_once

COMPARISON = "comparisons/leksaker.yaml"
TELL_APART = "Skilj dem åt med uppf:measure, uppf:period, uppf:sex, uppf:unit eller uppf:indicator."


@pytest.mark.parametrize("said", [35, 37])
def test_a_table_with_another_number_of_figures_than_described_is_reported(toy: Toy, said: int) -> None:
    toy.edit("datapackage.yaml", "uppf:cells: 36", f"uppf:cells: {said}")
    assert toy.checking_problems() == [
        f"operating_result.csv: Tabellen har 36 siffror men uppf:cells säger {said}. "
        "Räkna siffrorna i rapporten; fyll i det som saknas eller rätta uppf:cells."
    ]


def test_empty_cells_are_not_counted(toy: Toy) -> None:
    table = toy.table("volumes")
    assert (table.cells, len(table.figures)) == (12, 15)


@pytest.mark.parametrize("status", ["printed_dash", "suppressed"])
def test_an_empty_cell_that_stands_for_something_is_counted(toy: Toy, status: str) -> None:
    toy.edit("volumes.csv", "women,participants,18,20,,not_reported", f"women,participants,18,20,,{status}")
    assert toy.checking_problems() == [
        "volumes.csv: Tabellen har 13 siffror men uppf:cells säger 12. "
        "Räkna siffrorna i rapporten; fyll i det som saknas eller rätta uppf:cells."
    ]


PLAIN = "uppf:plain_title: Leksakernas ekonomi i korthet (mnkr)"


def test_a_plain_title_with_the_years_of_its_figures_is_fine(toy: Toy) -> None:
    toy.edit("datapackage.yaml", PLAIN, "uppf:plain_title: Leksaker 2019")
    assert toy.checking_problems() == []


@pytest.mark.parametrize("title", ["Personal", "personal"])
def test_a_plain_title_that_another_table_has_is_reported(toy: Toy, title: str) -> None:
    toy.edit("datapackage.yaml", PLAIN, f"uppf:plain_title: {title}")
    assert toy.checking_problems() == [
        f"datapackage.yaml, summary → uppf:plain_title: En annan tabell i rapporten heter också «{title}». "
        "Skriv det som skiljer dem åt."
    ]


def test_years_in_a_plain_title_that_no_figure_is_about_are_reported(toy: Toy) -> None:
    toy.edit("datapackage.yaml", PLAIN, "uppf:plain_title: Leksaker 2019, 2031 och 1987")
    assert toy.checking_problems() == [
        f"datapackage.yaml, summary → uppf:plain_title: «Leksaker 2019, 2031 och 1987» nämner {year}, "
        "men inga av tabellens siffror gäller det året. Rätta året eller ta bort det."
        for year in (1987, 2031)
    ]


@pytest.mark.parametrize(
    ("old", "new", "lines", "column", "other"),
    [
        (
            'title: Utfall 2018, uppf:printed: "2018", uppf:measure: outcome, uppf:period: 2018}',
            'title: Utfall, uppf:printed: "2018", uppf:measure: outcome, uppf:period: 2019-01/2019-04}',
            [2, 3, 4, 5, 6],
            "outcome_2019_04",
            "outcome_2018",
        ),
        (
            "uppf:measure: outcome, uppf:sex: men}",
            "uppf:measure: outcome, uppf:sex: women}",
            [2, 3],
            "men_2019_04",
            "women_2019_04",
        ),
    ],
)
def test_figures_that_mean_the_same_are_reported(  # a table's columns
    toy: Toy, old: str, new: str, lines: list[int], column: str, other: str
) -> None:
    toy.edit("datapackage.yaml", old, new)
    table = "staff" if column == "men_2019_04" else "volumes"
    assert toy.broken(FIGURES) == [
        f"{table}.csv, rad {lines[0]}, kolumn {column}: Siffran kan inte skiljas från den i kolumnen {other}: "
        f"samma mått, period och enhet. {TELL_APART} Detsamma gäller kolumnens andra rader."
    ]


@pytest.mark.parametrize(
    "property_of_column",
    [
        "uppf:measure: budget",
        "uppf:age: 0–6 år",
        'uppf:area: "00"',
        "uppf:service: sfi",
        "uppf:period: 2019-03/2019-04",
    ],
)
def test_any_one_property_is_enough_to_tell_figures_apart(toy: Toy, property_of_column: str) -> None:
    """The columns for women and men are both made to be about women, then told apart by something else."""
    name, _, _ = property_of_column.partition(": ")
    measure = "" if name == "uppf:measure" else "uppf:measure: outcome, "
    toy.edit(
        "datapackage.yaml", "uppf:measure: outcome, uppf:sex: men}", f"{measure}{property_of_column}, uppf:sex: women}}"
    )
    assert toy.checking_problems() == []


def test_the_indicator_is_enough_to_tell_figures_apart(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "          uppf:unit: grades\n", "")
    assert toy.checking_problems() == []


def test_two_reports_on_the_same_period_are_reported(toy: Toy) -> None:
    corpus = toy.read()
    twins = [replace(corpus.reports[0], folder=f"reports/botkyrka/avun/2019-igen-{number}") for number in (1, 2)]
    assert toy.broken(REPORTS, corpus=replace(corpus, reports=(*corpus.reports, *twins))) == [
        f"{twin.folder}/datapackage.yaml, uppf:kind: Paketet {FOLDERS[BOTKYRKA]} gäller samma nämnd, år och slag av "
        "rapport. Rätta uppf:year eller uppf:kind, eller ta bort det ena paketet."
        for twin in twins
    ]


@pytest.mark.parametrize(
    "difference",
    [{"municipality": "0484"}, {"committee": "sn"}, {"year": 2020}, {"kind": "delar-2"}],
    ids="".join,
)
def test_reports_that_differ_in_one_thing_are_not_the_same(toy: Toy, difference: dict[str, Any]) -> None:
    corpus = toy.read()
    other = replace(corpus.reports[0], **difference)
    assert toy.broken(REPORTS, corpus=replace(corpus, reports=(*corpus.reports, other))) == []


def test_a_committee_may_have_several_reports_of_a_kind_that_repeats(toy: Toy) -> None:
    corpus = toy.read()
    april = replace(corpus.reports[0], kind="handlingar")
    june = replace(april, period=Period.parse("2019-06"), folder="reports/botkyrka/avun/2019-juni")
    assert toy.broken(REPORTS, corpus=replace(corpus, reports=(april, june))) == []
    assert len(toy.broken(REPORTS, corpus=replace(corpus, reports=(april, april)))) == 1


def test_several_errors_are_all_reported(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "uppf:cells: 36", "uppf:cells: 35")
    toy.edit("datapackage.yaml", "uppf:cells: 12", "uppf:cells: 13")
    replace_once(toy.datasets / COMPARISON, "row: totalt,", "row: summa,")
    replace_once(toy.datasets / COMPARISON, "row: totalt-netto,", "row: netto,")
    assert [text.split(":")[0] for text in toy.checking_problems()] == [
        f"{COMPARISON}, series → 1 → row",
        f"{COMPARISON}, series → 2 → row",
        "operating_result.csv",
        "volumes.csv",
    ]


def test_a_status_on_a_row_with_nothing_empty_is_reported(toy: Toy) -> None:
    toy.edit("volumes.csv", ",30,32,40,,28", ",30,32,40,not_reported,28")
    assert toy.broken(STATUSES) == [
        "volumes.csv, rad 2, kolumn status: Raden har status «not_reported», men alla dess celler är ifyllda. "
        "Ta bort statusen, eller töm den cell som rapporten lämnar tom."
    ]
