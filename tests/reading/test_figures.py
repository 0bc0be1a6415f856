from decimal import Decimal

import pytest

from build_site.model import Figure
from build_site.periods import Period
from tests.toy import Toy

PERIOD = 'Skriv 2022, 2023-01/2023-08, 2022-08 eller 2023-03-31, eller "" för summan av ett flerårigt projekt.'


def test_a_figure_carries_everything_that_says_what_it_means(toy: Toy) -> None:
    figure = toy.figure("operating_result", "verkstad-kostnader", "budget_2019")
    assert (figure.value, figure.unit.code, figure.measure) == (Decimal(-3300), "tkr", "budget")
    assert (figure.period, figure.line) == (Period.parse("2019"), "16")
    assert (figure.municipality, figure.service, figure.sex, figure.age) == ("0127", "labour_market", "total", "")
    assert figure.row.full_label == "Leksaksverkstad > Kostnader"
    assert (figure.uncertain, figure.status, figure.note, figure.is_empty) == (False, "", "", False)


def test_the_flow_is_the_indicator_of_a_row_without_one(toy: Toy) -> None:
    assert toy.figure("operating_result", "verkstad-kostnader", "budget_2019").indicator == "cost"
    assert toy.figure("summary", "kostnader", "budget_2019").indicator == "cost"


def test_a_value_keeps_its_decimals_and_has_a_base_value(toy: Toy) -> None:
    figure = toy.figure("summary", "netto", "outcome_2019_04")
    assert str(figure.value) == "-3.0"
    assert figure.base_value == Decimal(-3_000_000)
    assert (figure.rounding, figure.base_rounding) == (Decimal("0.05"), Decimal(50_000))


@pytest.mark.parametrize(
    ("table", "row", "column", "attribute", "expected"),
    [
        ("volumes", "deltagare", "target_2019", "measure", "budget"),  # exception before column
        ("volumes", "nojda", "target_2019", "measure", "target"),  # column
        ("key_figures", "andel-nallar", "value", "measure", "outcome"),  # row
        ("volumes", "trasiga", "outcome_2018", "unit.code", "percent"),  # row
        ("grades", "alla", "grades_2019_04", "unit.code", "grades"),  # column before table
        ("grades", "alla", "pass_rate_2019_04", "unit.code", "percent"),  # table
        ("grades", "kvinnor", "grades_2019_04", "sex", "women"),  # row
        ("staff", "sagolasare", "men_2019_04", "sex", "men"),  # column
        ("staff", "sagolasare", "men_2019_04", "period.text", "2019-04"),  # table
        ("key_figures", "lagade-gungdjur", "value", "period.text", "2019-04"),  # row
        ("volumes", "deltagare", "outcome_2018", "period.text", "2018"),  # column
        ("investments", "gunghast", "budget_total", "period", None),  # a whole project
        ("grades", "alla", "grades_2019_04", "indicator", "adult_education_grades_set"),  # column
    ],
)
def test_the_exception_goes_before_column_row_and_table(  # a table's columns
    toy: Toy, table: str, row: str, column: str, attribute: str, expected: object
) -> None:
    found: object = toy.figure(table, row, column)
    for name in attribute.split("."):
        found = getattr(found, name)
    assert found == expected


def test_a_column_can_be_about_another_area_and_an_age(toy: Toy) -> None:
    toy.edit(
        "datapackage.yaml",
        "title: Utfall 2018, ",
        'title: Utfall 2018, uppf:area: "00", uppf:age: 6–9 år, uppf:service: sfi, ',
    )
    figure = toy.figure("volumes", "deltagare", "outcome_2018")
    assert (figure.municipality, figure.age, figure.service) == ("00", "6–9 år", "sfi")


def test_a_column_that_names_no_period_does_not_take_the_tables_when_it_says_a_whole_project(toy: Toy) -> None:
    toy.edit("datapackage.yaml", 'uppf:lines: "54"\n', 'uppf:lines: "54"\n    uppf:period: 2019\n')
    assert toy.figure("investments", "gunghast", "budget_total").period is None


def test_the_note_of_an_exception_and_of_the_row_stand_together(toy: Toy) -> None:
    toy.edit("volumes.csv", "40,,28,,", "40,,28,,Radens anmärkning.")
    assert toy.figure("volumes", "deltagare", "target_2019").note == (
        "Fotnoten * säger att 40 är vad budgeten räcker till. Radens anmärkning."
    )
    assert toy.figure("volumes", "deltagare", "outcome_2018").note == "Radens anmärkning."


def test_a_text_that_begins_with_its_grade_is_the_grade_as_a_number_where_the_column_says_so(toy: Toy) -> None:
    toy.edit("assessments.csv", "Leksaksverkstad,God,", "Leksaksverkstad,3. God,")
    plain = toy.figure("assessments", "verkstad", "assessment_2019_04")
    assert (plain.text, plain.grade, plain.number) == ("3. God", None, None)
    toy.edit("datapackage.yaml", "uppf:measure: status,", "uppf:measure: status, uppf:grades: true,")
    graded = toy.figure("assessments", "verkstad", "assessment_2019_04")
    assert (graded.text, graded.value, graded.grade, graded.number) == ("3. God", None, Decimal(3), Decimal(3))
    assert toy.figure("assessments", "sagostund", "assessment_2019_04").number is None  # «Svag» has no grade


def shown(figure: Figure) -> tuple[Decimal | None, str, str]:
    return figure.value, figure.text, figure.status


def test_a_text_column_holds_numbers_words_and_gaps(toy: Toy) -> None:
    target = {
        figure.row.id: shown(figure) for figure in toy.table("volumes").figures if figure.column.name == "target_2019"
    }
    assert target == {
        "deltagare": (Decimal(40), "", ""),
        "deltagare-kvinnor": (None, "", "not_reported"),
        "deltagare-man": (None, "", "not_reported"),
        "nojda": (None, "Ökar", ""),
        "trasiga": (None, "5-15%", ""),
    }


def test_only_the_empty_cells_of_a_row_have_its_status(toy: Toy) -> None:
    row = [shown(figure) for figure in toy.table("volumes").figures if figure.row.id == "nojda"]
    assert row == [(None, "", "measured_later"), (Decimal(80), "", ""), (None, "Ökar", "")]


def test_an_exception_may_say_why_one_cell_is_empty(toy: Toy) -> None:
    toy.edit("volumes.csv", "30,32,40,", "30,32,,")
    toy.edit("datapackage.yaml", "measure: budget, note", "status: discontinued, note")
    assert toy.figure("volumes", "deltagare", "target_2019").status == "discontinued"


def test_only_the_named_columns_of_a_row_are_uncertain(toy: Toy) -> None:
    uncertain = [(figure.row.id, figure.column.name) for figure in toy.report().figures if figure.uncertain]
    assert uncertain == [("nojda", "outcome_2019_04")]


def test_each_figure_can_stand_on_a_line_of_its_own(toy: Toy) -> None:
    lines = [figure.line for figure in toy.table("grades").figures if figure.row.id == "kvinnor"]
    assert lines == ["39", "40"]


def test_lines_are_given_to_the_printed_figures_only(toy: Toy) -> None:
    toy.edit("volumes.csv", "80,Ökar,measured_later,31", "80,Ökar,measured_later,31;32")
    figures = [(figure.is_empty, figure.line) for figure in toy.table("volumes").figures if figure.row.id == "nojda"]
    assert figures[1:] == [(False, "31"), (False, "32")]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "datapackage.yaml",
            "measure: budget, note",
            "period: våren, note",
            f"volumes.csv, rad 2, kolumn target_2019: «våren» är ingen period. {PERIOD}",
        ),
        (
            "key_figures.csv",
            "outcome,2019-04,3",
            "outcome,april,3",
            f"key_figures.csv, rad 2, kolumn period: «april» är ingen period. {PERIOD}",
        ),
        (
            "volumes.csv",
            "32,40,,28",
            "32,,,28",
            "volumes.csv, rad 2, kolumn target_2019: Cellen är tom utan förklaring. Skriv varför i kolumnen status.",
        ),
        (
            "key_figures.csv",
            "index,outcome,",
            "index,,",
            "key_figures.csv, rad 2, kolumn value: Måttet saknas. Ange measure på raden.",
        ),
        (
            "key_figures.csv",
            ",index,outcome,",
            ",,outcome,",
            "key_figures.csv, rad 2, kolumn value: Enheten saknas. "
            "Ange uppf:unit på tabellen eller kolumnen, eller unit på raden.",
        ),
        (
            "datapackage.yaml",
            ", uppf:measure: status, uppf:period: 2019-04}",
            ", uppf:measure: status}",
            "assessments.csv, rad 2, kolumn assessment_2019_04: Perioden saknas. "
            "Ange uppf:period på kolumnen eller tabellen, eller period på raden.\n"
            "assessments.csv, rad 3, kolumn assessment_2019_04: Perioden saknas. "
            "Ange uppf:period på kolumnen eller tabellen, eller period på raden.",
        ),
        (
            "volumes.csv",
            "deltagare-man,Män,deltagare,participants_special_adult_education,men,participants,12,12,,not_reported,30",
            "deltagare-man,Män,deltagare,participants_special_adult_education,men,,12,12,,not_reported,30",
            "volumes.csv, rad 4, kolumn outcome_2018: Enheten saknas. "
            "Ange uppf:unit på tabellen eller kolumnen, eller unit på raden.\n"
            "volumes.csv, rad 4, kolumn outcome_2019_04: Enheten saknas. "
            "Ange uppf:unit på tabellen eller kolumnen, eller unit på raden.\n"
            "volumes.csv, rad 4, kolumn target_2019: Enheten saknas. "
            "Ange uppf:unit på tabellen eller kolumnen, eller unit på raden.",
        ),
        (
            "datapackage.yaml",
            "title: Värde, uppf:measure: per_row",
            "title: Värde, uppf:measure: per_row, uppf:unit: index",
            "key_figures.csv, rad 3, kolumn value: «unit» står både på raden (percent) och på kolumnen (index). "
            "Ta bort det ena.\n"
            "key_figures.csv, rad 4, kolumn value: «unit» står både på raden (participants) och på kolumnen (index). "
            "Ta bort det ena.",
        ),
        (
            "datapackage.yaml",
            "title: Värde, uppf:measure: per_row",
            "title: Värde, uppf:measure: per_row, uppf:period: 2019-04",
            "key_figures.csv, rad 3, kolumn value: «period» står både på raden (2019-01/2019-04) och på kolumnen "
            "(2019-04). Ta bort det ena.\n"
            "key_figures.csv, rad 4, kolumn value: «period» står både på raden (2019-01/2019-04) och på kolumnen "
            "(2019-04). Ta bort det ena.",
        ),
        (
            "grades.csv",
            "39;40",
            "39;40;41",
            "grades.csv, rad 3, kolumn line: Raden har 2 siffror men 3 källrader. "
            "Ange en källrad för hela raden, eller en för varje siffra.",
        ),
        (
            "volumes.csv",
            ",31,outcome_2019_04,",
            ",31,outcome_2019_04 outcome_2017,",
            "volumes.csv, rad 5, kolumn uncertain: Kolumnen «outcome_2017» finns inte i tabellen. "
            "Skriv namn på sifferkolumner, med mellanslag mellan.",
        ),
    ],
)
def test_a_cell_whose_meaning_is_missing_or_given_twice_is_a_problem(  # a table's columns
    toy: Toy, file: str, old: str, new: str, problem: str
) -> None:
    toy.edit(file, old, new)
    assert toy.reading_problems() == problem.split("\n")


@pytest.mark.parametrize("line", ["1" * 7, "1" * 4900, "1-1000000", "7;8;1000000"])
def test_a_source_line_too_large_to_be_any_is_a_problem(toy: Toy, line: str) -> None:
    toy.edit("investments.csv", ",54\n", f",{line}\n")
    assert (
        "investments.csv, rad 2, kolumn line: Ett radnummer har fler än 6 siffror. Skriv radnumret i källtexten."
        in (toy.reading_problems())
    )
