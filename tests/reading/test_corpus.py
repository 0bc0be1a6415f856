from decimal import Decimal

import pytest

from build_site.model import Break, Figure, Selector
from build_site.periods import Period
from build_site.reading.corpus import KEY_COLUMNS, read_corpus
from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy, replace_once, show

BREAK = "breaks → period: "
PERIOD = "Skriv 2022, 2023-01/2023-08, 2022-08 eller 2023-03-31."


def test_the_toy_is_read_without_problems(toy: Toy) -> None:
    corpus, problems = read_corpus(toy.load_trusting())
    assert problems == []
    assert [report.id for report in corpus.reports] == [BOTKYRKA, ESKILSTUNA]
    assert corpus.population == {("0127", 2018): 1000, ("0484", 2018): 2000}
    assert [comparison.id for comparison in corpus.comparisons] == ["leksaker", "leksaksdeltagare"]


def test_a_report_says_who_and_when(toy: Toy) -> None:
    report = toy.report()
    assert (report.municipality, report.committee, report.year, report.kind) == ("0127", "avun", 2019, "delar-1")
    assert report.period == Period.parse("2019-01/2019-04")
    assert (report.source.title, report.source.date) == ("Leksaksrapport 1 2019", "2019-05-15")
    assert report.source.diary_number == "LEK/2019:1"
    assert len(report.figures) == sum(len(table.figures) for table in report.tables)


def test_a_comparison_points_out_its_figures(toy: Toy) -> None:
    comparison = toy.read().comparisons[0]
    assert [(series.name, [(one.report, one.row) for one in series.points]) for series in comparison.series] == [
        ("", [(BOTKYRKA, "totalt-netto")]),
        ("", [(ESKILSTUNA, "totalt")]),
    ]
    assert (comparison.group, comparison.topics, comparison.breaks) == ("municipalities", (), ())
    assert (comparison.cost, comparison.bases) == (True, ("total", "per_inhabitant"))
    assert [reason.kind for reason in comparison.reasons] == ["organisation"]


def test_a_comparison_has_named_series_targets_topics_and_breaks(toy: Toy) -> None:
    comparison = toy.read().comparisons[1]
    figures, budget = comparison.series
    assert (figures.name, figures.target, len(figures.points)) == ("Deltagare", False, 2)
    assert figures.points[1] == Selector(
        report=BOTKYRKA,
        column="outcome_2019_04",
        indicator="participants_special_adult_education",
        sex="total",
    )
    assert (budget.name, budget.target) == ("Budget", True)
    assert budget.points[0].period == "2019"  # a number in the file
    assert (comparison.group, comparison.topics, comparison.cost) == ("years", ("vuxenutbildning",), False)
    assert comparison.breaks == (Break(Period.parse("2019"), "Från 2019 räknas även den som bara tittar på."),)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "topics: [vuxenutbildning]",
            "topics: [vuxenutbildning, lek]",
            "topics: «lek» finns inte i kodlistan. Välj en kod ur codelists/topics.csv eller lägg till den där.",
        ),
        ("{period: 2019, text: Från", "{period: våren, text: Från", f"{BREAK}«våren» är ingen period. {PERIOD}"),
        ("{period: 2019, text: Från", '{period: "", text: Från', f"{BREAK}«» är ingen period. {PERIOD}"),
    ],
)
def test_a_topic_or_a_break_that_is_not_understood_is_reported(toy: Toy, old: str, new: str, problem: str) -> None:
    file = "comparisons/leksaksdeltagare.yaml"
    replace_once(toy.datasets / file, old, new)
    assert toy.reading_problems() == [f"{file}, {problem}"]


def test_topics_name_groups_and_services(toy: Toy) -> None:
    topics = toy.read().codes.topics
    assert topics["ekonomi"].groups == {"economy"}
    assert topics["ekonomi"].services == set()
    assert {"socialbidrag", "försörjningsstöd"} <= set(topics["ekonomiskt-bistand"].words)
    assert "adult_education" in topics["vuxenutbildning"].services
    assert topics["vuxenutbildning"].groups == set()


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


def test_a_column_that_drops_final_zeros_is_as_exact_as_it_says(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "uppf:printed: Kvinnor, ", "uppf:printed: Kvinnor, uppf:decimals: 2, ")
    assert toy.figure("staff", "sagolasare", "women_2019_04").rounding == Decimal("0.005")
    assert toy.figure("staff", "sagolasare", "men_2019_04").rounding == Decimal("0.5")


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


def test_a_text_column_without_figures_belongs_to_the_row(toy: Toy) -> None:
    table = toy.table("assessments")
    assert table.text_columns == {"comment": "Kommentar"}
    assert table.rows[0].extra == {"comment": "Hyllorna är fulla"}
    assert [column.name for column in table.columns] == ["assessment_2019_04"]


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


def test_what_does_not_exist_is_not_found(toy: Toy) -> None:
    corpus = toy.read()
    report = toy.report()
    table = toy.table("grades")
    assert (corpus.report("x"), report.table("x"), table.row("x"), table.column("x")) == (None, None, None, None)
    assert table.figure("alla", "x") is None


def test_a_finding_is_read_with_its_difference(toy: Toy) -> None:
    slip, reading = toy.report().findings
    assert (slip.row, slip.relation, slip.difference) == ("sagolasare", "column_sum", Decimal(1))
    assert (reading.relation, reading.difference, reading.lines, reading.file_line) == ("reading", None, "13", 3)


def test_the_key_columns_are_those_of_the_code_list(toy: Toy) -> None:
    rows = toy.load_trusting().code_lists.tables["key_columns"]
    assert {row.cells["column"] for row in rows} == KEY_COLUMNS


PERIOD = 'Skriv 2022, 2023-01/2023-08, 2022-08 eller 2023-03-31, eller "" för summan av ett flerårigt projekt.'


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        # Codes and periods
        (
            "datapackage.yaml",
            'uppf:municipality: "0127"',
            'uppf:municipality: "0128"',
            "datapackage.yaml, uppf:municipality: «0128» finns inte i kodlistan. "
            "Välj en kod ur codelists/municipalities.csv eller lägg till den där.",
        ),
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
        # A meaning given twice or not at all
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
            "key_figures.csv, rad 2, kolumn value: Enheten saknas. Ange unit på raden, kolumnen eller tabellen.",
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
            "volumes.csv, rad 4, kolumn outcome_2018: Enheten saknas. Ange unit på raden, kolumnen eller tabellen.\n"
            "volumes.csv, rad 4, kolumn outcome_2019_04: Enheten saknas. Ange unit på raden, kolumnen eller tabellen.\n"
            "volumes.csv, rad 4, kolumn target_2019: Enheten saknas. Ange unit på raden, kolumnen eller tabellen.",
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
            "operating_result.csv",
            "totalt-netto,net,labour_market",
            "totalt-netto,cost,labour_market",
            "operating_result.csv, rad 4, kolumn flow: Under samma rubrik finns redan en rad med flow «cost». "
            "Låt bara summan ha flow.",
        ),
        # Names that lead nowhere
        (
            "grades.csv",
            "Kvinnor,alla,",
            "Kvinnor,samtliga,",
            "grades.csv, rad 3, kolumn parent: Raden «samtliga» finns inte i tabellen. Skriv ett rad-id.",
        ),
        (
            "summary.csv",
            "Sagostund,netto,",
            "Sagostund,nettot,",
            "summary.csv, rad 5, kolumn of_which: Raden «nettot» finns inte i tabellen. Skriv ett rad-id.",
        ),
        (
            "volumes.csv",
            ",31,outcome_2019_04,",
            ",31,outcome_2019_04 outcome_2017,",
            "volumes.csv, rad 5, kolumn uncertain: Kolumnen «outcome_2017» finns inte i tabellen. "
            "Skriv namn på sifferkolumner, med mellanslag mellan.",
        ),
        (
            "datapackage.yaml",
            "[outcome_total, budget_total]",
            "[outcome_total, budget]",
            "datapackage.yaml, investments → deviation_total: Kolumnen «budget» finns inte i tabellen. "
            "Sifferkolumner är budget_total, outcome_total, deviation_total.",
        ),
        (
            "datapackage.yaml",
            "uppf:sum_of: [women_2019_04, men_2019_04]",
            "uppf:sum_of: [women_2019_04, label]",
            "datapackage.yaml, staff → total_2019_04: Kolumnen «label» finns inte i tabellen. "
            "Sifferkolumner är women_2019_04, men_2019_04, total_2019_04.",
        ),
        (
            "datapackage.yaml",
            "uppf:weighted_by: grades_2019_04",
            "uppf:weighted_by: grades",
            "datapackage.yaml, grades → pass_rate_2019_04: Kolumnen «grades» finns inte i tabellen. "
            "Sifferkolumner är pass_rate_2019_04, grades_2019_04.",
        ),
        (
            "datapackage.yaml",
            "{row: deltagare, column: target_2019,",
            "{row: deltagarna, column: target_2019,",
            "datapackage.yaml, volumes → uppf:exceptions: Raden «deltagarna» finns inte i tabellen. Skriv ett rad-id.",
        ),
        (
            "datapackage.yaml",
            "{row: deltagare, column: target_2019,",
            "{row: deltagare, column: target,",
            "datapackage.yaml, volumes → uppf:exceptions: Kolumnen «target» finns inte i tabellen. "
            "Sifferkolumner är outcome_2018, outcome_2019_04, target_2019.",
        ),
        (
            "datapackage.yaml",
            "rows: [kvinnor, man]",
            "rows: [kvinnor, barn]",
            "datapackage.yaml, grades → uppf:chart: Raden «barn» finns inte i tabellen. Skriv ett rad-id.",
        ),
        (
            "datapackage.yaml",
            "columns: [pass_rate_2019_04]",
            "columns: [pass_rate]",
            "datapackage.yaml, grades → uppf:chart: Kolumnen «pass_rate» finns inte i tabellen. "
            "Sifferkolumner är pass_rate_2019_04, grades_2019_04.",
        ),
        # Relations between tables
        (
            "datapackage.yaml",
            "  - name: summary-costs # the summary prints costs without a minus\n    left: summary\n",
            "  - name: summary-costs\n    left: sammanfattning\n",
            "datapackage.yaml, uppf:relations → summary-costs: Tabellen «sammanfattning» finns inte i paketet. "
            "Skriv ett tabellnamn.",
        ),
        (
            "datapackage.yaml",
            "rows: {kostnader: totalt-kostnader}",
            "rows: {kostnader: kostnader}",
            "datapackage.yaml, uppf:relations → summary-costs: Raden «kostnader» finns inte i tabellen "
            "operating_result. Skriv ett rad-id.",
        ),
        (
            "datapackage.yaml",
            "budget_2019: budget_2019}\n    sign: -1",
            "budget_2018: budget_2019}\n    sign: -1",
            "datapackage.yaml, uppf:relations → summary-costs: Kolumnen «budget_2018» finns inte i tabellen summary. "
            "Sifferkolumner är outcome_2019_04, budget_2019.",
        ),
        (
            "datapackage.yaml",
            "name: summary-costs",
            "name: summary-operating-result",
            "datapackage.yaml, uppf:relations → summary-operating-result: Namnet «summary-operating-result» är "
            "upptaget. Ge varje samband ett eget namn.",
        ),
        (
            "datapackage.yaml",
            "uppf:relations:",
            "uppf:parts:\n  - {name: halves, table: volymer, rows: [a, b], whole: 100}\nuppf:relations:",
            "datapackage.yaml, uppf:parts → halves: Tabellen «volymer» finns inte i paketet. Skriv ett tabellnamn.",
        ),
        (
            "datapackage.yaml",
            "uppf:relations:",
            "uppf:parts:\n  - {name: halves, table: grades, rows: [man, pojkar], whole_row: allt}\nuppf:relations:",
            "datapackage.yaml, uppf:parts → halves: Raden «allt» finns inte i tabellen grades. Skriv ett rad-id.\n"
            "datapackage.yaml, uppf:parts → halves: Raden «pojkar» finns inte i tabellen grades. Skriv ett rad-id.",
        ),
        (
            "datapackage.yaml",
            "uppf:relations:",
            "uppf:parts:\n  - {name: summary-costs, table: grades, rows: [man, kvinnor], whole: 100}\nuppf:relations:",
            "datapackage.yaml, uppf:relations → summary-costs: Namnet «summary-costs» är upptaget. "
            "Ge varje samband ett eget namn.",
        ),
        (
            "datapackage.yaml",
            "uppf:difference_of: [outcome_total, budget_total]",
            "uppf:ratio_of: [outcome_total, budget]",
            "datapackage.yaml, investments → deviation_total: Kolumnen «budget» finns inte i tabellen. "
            "Sifferkolumner är budget_total, outcome_total, deviation_total.",
        ),
        (
            "datapackage.yaml",
            "name: summary-costs",
            "name: sum",
            "datapackage.yaml, uppf:relations → sum: Namnet «sum» är upptaget. Ge varje samband ett eget namn.",
        ),
    ],
)
def test_what_cannot_be_understood_is_a_problem_and_never_a_guess(  # a table's columns
    toy: Toy, file: str, old: str, new: str, problem: str
) -> None:
    toy.edit(file, old, new)
    assert toy.reading_problems() == problem.split("\n")


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        (
            "uppf:committee: avun",
            "uppf:committee: avn",
            [
                "uppf:committee: Mappen heter «avun» men nämnden «avn». Rätta det ena.",
                "uppf:committee: Nämnden «avn» hör till kommunen 0484, inte 0127. Rätta det ena.",
            ],
        ),
        (
            'uppf:municipality: "0127"',
            'uppf:municipality: "0484"',
            [
                "uppf:committee: Nämnden «avun» hör till kommunen 0127, inte 0484. Rätta det ena.",
                "uppf:municipality: Mappen heter «botkyrka» men kommunen «eskilstuna». Rätta det ena.",
            ],
        ),
        (
            "uppf:committee: avun",
            "uppf:committee: lek",
            [
                "uppf:committee: Mappen heter «avun» men nämnden «lek». Rätta det ena.",
                "uppf:committee: «lek» finns inte i kodlistan. "
                "Välj en kod ur codelists/committees.csv eller lägg till den där.",
            ],
        ),
        (
            "name: botkyrka-avun-2019-delar-1",
            "name: botkyrka-avun-2019",
            ["name: Namnet «botkyrka-avun-2019» följer inte mappen. Skriv «botkyrka-avun-2019-delar-1»."],
        ),
        (
            "uppf:period: 2019-01/2019-04\nuppf:rel",
            "uppf:period: våren\nuppf:rel",
            [f"uppf:period: «våren» är ingen period. {PERIOD}"],
        ),
    ],
)
def test_folder_name_and_properties_of_a_package_must_agree(toy: Toy, old: str, new: str, problems: list[str]) -> None:
    toy.edit("datapackage.yaml", old, new)
    assert toy.reading_problems() == [f"datapackage.yaml, {problem}" for problem in problems]


def test_a_report_with_problems_is_left_out_and_every_problem_is_reported(toy: Toy) -> None:
    toy.edit("grades.csv", "39;40", "39;40;41")
    toy.edit("summary.csv", "Sagostund,netto,", "Sagostund,nettot,")
    toy.edit("operating_result.csv", "Lekstuga,totalt,", "Lekstuga,summa,", ESKILSTUNA)
    corpus, problems = read_corpus(toy.load_trusting())
    assert corpus.reports == ()
    assert [text.split(":")[0] for text in show(problems)] == [
        "grades.csv, rad 3, kolumn line",
        "summary.csv, rad 5, kolumn of_which",
        "operating_result.csv, rad 2, kolumn parent",
    ]


def test_a_problem_names_the_file_from_the_datasets_folder(toy: Toy) -> None:
    toy.edit("grades.csv", "Kvinnor,alla,", "Kvinnor,samtliga,")
    (problem,) = read_corpus(toy.load_trusting())[1]
    assert (problem.path, problem.line, problem.column) == (f"{FOLDERS[BOTKYRKA]}/grades.csv", 3, "parent")


def test_the_code_lists_say_how_units_add_up(toy: Toy) -> None:
    replace_once(
        toy.datasets / "codelists" / "units.csv", "index,index,index,index,1,false,false", "index,i,i,index,1,true,true"
    )
    units = toy.read().codes.units
    assert (units["tkr"].factor, units["tkr"].additive, units["tkr"].whole) == (Decimal(1000), True, False)
    assert (units["persons"].additive, units["persons"].whole) == (True, True)
    assert (units["index"].additive, units["index"].whole) == (True, True)
