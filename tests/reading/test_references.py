import pytest

from tests.toy import Toy


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "operating_result.csv",
            "totalt-netto,net,labour_market",
            "totalt-netto,cost,labour_market",
            "operating_result.csv, rad 4, kolumn flow: Under samma rubrik finns redan en rad med flow «cost». "
            "Låt bara summan ha flow.",
        ),
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
            "summary.csv, rad 5, kolumn of_which: Raden «nettot» finns inte i tabellen. "
            "Menade du «netto»? Skriv ett rad-id.",
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
            "datapackage.yaml, volumes → uppf:exceptions: Raden «deltagarna» finns inte i tabellen. "
            "Menade du «deltagare»? Skriv ett rad-id.",
        ),
        (
            "datapackage.yaml",
            "{row: deltagare, column: target_2019,",
            "{row: deltagare, column: target,",
            "datapackage.yaml, volumes → uppf:exceptions: Kolumnen «target» finns inte i tabellen. "
            "Menade du «target_2019»? Sifferkolumner är outcome_2018, outcome_2019_04, target_2019.",
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
            "operating_result. Menade du «totalt-kostnader»? Skriv ett rad-id.",
        ),
        (
            "datapackage.yaml",
            "budget_2019: budget_2019}\n    sign: -1",
            "budget_2018: budget_2019}\n    sign: -1",
            "datapackage.yaml, uppf:relations → summary-costs: Kolumnen «budget_2018» finns inte i tabellen summary. "
            "Menade du «budget_2019»? Sifferkolumner är outcome_2019_04, budget_2019.",
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
            "datapackage.yaml, uppf:parts → halves: Tabellen «volymer» finns inte i paketet. "
            "Menade du «volumes»? Skriv ett tabellnamn.",
        ),
        (
            "datapackage.yaml",
            "uppf:relations:",
            "uppf:parts:\n  - {name: halves, table: grades, rows: [man, pojkar], whole_row: allt}\nuppf:relations:",
            "datapackage.yaml, uppf:parts → halves: Raden «allt» finns inte i tabellen grades. "
            "Menade du «alla»? Skriv ett rad-id.\n"
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
            "uppf:role: investments",
            "uppf:role: operating_result",
            "datapackage.yaml, investments → uppf:role: Tabellen «operating_result» har redan rollen operating_result. "
            "Ge den tabell som svaren inte ska räknas ur en annan roll.",
        ),
        (
            "datapackage.yaml",
            "name: summary-costs",
            "name: sum",
            "datapackage.yaml, uppf:relations → sum: Namnet «sum» är upptaget. Ge varje samband ett eget namn.",
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_a_problem(  # a table's columns
    toy: Toy, file: str, old: str, new: str, problem: str
) -> None:
    toy.edit(file, old, new)
    assert toy.reading_problems() == problem.split("\n")
