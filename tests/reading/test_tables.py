from decimal import Decimal

import pytest

from build_site.reading.tables import KEY_COLUMNS
from tests.toy import Toy

PERIOD = 'Skriv 2022, 2023-01/2023-08, 2022-08 eller 2023-03-31, eller "" för summan av ett flerårigt projekt.'


def test_a_column_that_drops_final_zeros_is_as_exact_as_it_says(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "uppf:printed: Kvinnor, ", "uppf:printed: Kvinnor, uppf:decimals: 2, ")
    assert toy.figure("staff", "sagolasare", "women_2019_04").rounding == Decimal("0.005")
    assert toy.figure("staff", "sagolasare", "men_2019_04").rounding == Decimal("0.5")


def test_a_table_of_counts_of_our_own_says_so(toy: Toy) -> None:
    assert not toy.table("operating_result").own_count
    toy.edit("datapackage.yaml", "uppf:cells: 36\n", "uppf:cells: 36\n    uppf:own_count: true\n")
    assert toy.table("operating_result").own_count


def test_a_text_column_without_figures_belongs_to_the_row(toy: Toy) -> None:
    table = toy.table("assessments")
    assert table.text_columns == {"comment": "Kommentar"}
    assert table.rows[0].extra == {"comment": "Hyllorna är fulla"}
    assert [column.name for column in table.columns] == ["assessment_2019_04"]


def test_a_table_keeps_the_order_of_its_files_columns(toy: Toy) -> None:
    columns = toy.table("grades").keyed_columns
    header = toy.path("grades.csv").read_text(encoding="utf-8").split("\n", 1)[0]
    assert ",".join(column.name for column in columns) == header
    assert [column.name for column in columns if column.numeric] == ["pass_rate_2019_04", "grades_2019_04"]
    assert [column.title for column in columns if column.title] == [
        column.title for column in toy.table("grades").columns
    ]


def test_a_table_says_where_it_stands_and_what_its_chart_shows(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "uppf:lines: 6-10", 'uppf:lines: "6-8;9;10"')
    table = toy.table("summary")
    assert table.lines == ((6, 8), (9, 9), (10, 10))
    assert table.explained_lines == {7: "sidfot"}
    assert table.chart is not None
    assert (table.chart.kind, table.chart.rows, table.chart.unit) == ("bars", ("intakter", "kostnader"), "")
    assert toy.table("staff").chart is None
    assert toy.table("key_figures").running_text
    assert (toy.table("grades").goal_area, toy.table("grades").goal) == ("Lek", "Alla ska kunna rida gunghäst")


def test_the_key_columns_are_those_of_the_code_list(toy: Toy) -> None:
    rows = toy.load_trusting().code_lists.tables["key_columns"]
    assert {row.cells["column"] for row in rows} == KEY_COLUMNS


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "datapackage.yaml",
            "uppf:unit: grades",
            "uppf:unit: stjarnor",
            "datapackage.yaml, grades → grades_2019_04 → uppf:unit: «stjarnor» finns inte i kodlistan. "
            "Välj en kod ur codelists/units.csv eller lägg till den där.",
        ),
        (
            "datapackage.yaml",
            "uppf:indicator: adult_education_grades_set",
            "uppf:indicator: stjarnor",
            "datapackage.yaml, grades → grades_2019_04 → uppf:indicator: «stjarnor» finns inte i kodlistan. "
            "Välj en kod ur codelists/indicators.csv eller lägg till den där.",
        ),
        (
            "datapackage.yaml",
            'uppf:printed: "2018", uppf:measure: outcome',
            'uppf:printed: "2018", uppf:measure: utfall',
            "datapackage.yaml, volumes → outcome_2018 → uppf:measure: «utfall» finns inte i kodlistan. "
            "Menade du «outcome»? Välj en kod ur codelists/measures.csv eller lägg till den där.",
        ),
        (
            "datapackage.yaml",
            "title: Utfall 2018, ",
            "title: Utfall 2018, uppf:service: lek, ",
            "datapackage.yaml, volumes → outcome_2018 → uppf:service: «lek» finns inte i kodlistan. "
            "Välj en kod ur codelists/services.csv eller lägg till den där.",
        ),
        (
            "datapackage.yaml",
            "title: Utfall 2018, ",
            'title: Utfall 2018, uppf:area: "99", ',
            "datapackage.yaml, volumes → outcome_2018 → uppf:area: «99» finns inte i kodlistan. "
            "Välj en kod ur codelists/municipalities.csv eller lägg till den där.",
        ),
        (
            "datapackage.yaml",
            "uppf:unit: employees",
            "uppf:unit: leksaker",
            "datapackage.yaml, staff → uppf:unit: «leksaker» finns inte i kodlistan. "
            "Välj en kod ur codelists/units.csv eller lägg till den där.",
        ),
        (
            "datapackage.yaml",
            "unit: mnkr}",
            "unit: guldpengar}",
            "datapackage.yaml, operating_result → uppf:chart: «guldpengar» finns inte i kodlistan. "
            "Välj en kod ur codelists/units.csv eller lägg till den där.",
        ),
        (
            "datapackage.yaml",
            "measure: budget, note",
            "status: bortglomd, note",
            "datapackage.yaml, volumes → uppf:exceptions: «bortglomd» finns inte i kodlistan. "
            "Välj en kod ur codelists/statuses.csv eller lägg till den där.",
        ),
        (
            "datapackage.yaml",
            "measure: budget, note",
            "unit: leksaker, note",
            "datapackage.yaml, volumes → uppf:exceptions: «leksaker» finns inte i kodlistan. "
            "Välj en kod ur codelists/units.csv eller lägg till den där.",
        ),
        (
            "datapackage.yaml",
            "uppf:period: 2018}",
            "uppf:period: i fjol}",
            f"datapackage.yaml, volumes → outcome_2018 → uppf:period: «i fjol» är ingen period. {PERIOD}",
        ),
    ],
)
def test_a_code_or_a_period_that_a_description_gets_wrong_is_a_problem(  # a table's columns
    toy: Toy, file: str, old: str, new: str, problem: str
) -> None:
    toy.edit(file, old, new)
    assert toy.reading_problems() == problem.split("\n")
