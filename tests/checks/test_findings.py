"""Slips must be explained, and explanations must be true."""

import pytest

from build_site.checks.findings import Finding
from tests.toy import BOTKYRKA, Toy

SLIP = "staff,sagolasare,total_2019_04,column_sum,sum,1,"

STALE = "Ta bort raden, eller rätta table, row, column eller relation om den gäller ett annat fel."


def test_the_toys_findings_explain_all_its_slips(toy: Toy) -> None:
    assert toy.checking_problems() == []


def test_a_finding_is_completed_with_what_can_be_computed(toy: Toy) -> None:
    slip, reading = toy.check().findings
    assert slip == Finding(
        report=BOTKYRKA,
        table="staff",
        row="sagolasare",
        column="total_2019_04",
        lines="47",
        kind="sum",
        relation="«Totalt april 2019» = «Kvinnor april 2019» + «Män april 2019»",
        printed="7",
        expected="6",
        difference="1",
        unit="employees",
        explanation="Fem kvinnor och en man blir sex sagoläsare, men summan är tryckt som sju.",
        cause="sagolasare",
    )
    assert reading == Finding(
        report=BOTKYRKA,
        table="operating_result",
        row="",
        column="deviation_2019",
        lines="13",
        kind="heading",
        relation="Rubrik eller text mot tabell",
        printed="Budget - prognos",
        expected="Prognos - budget",
        difference="",
        unit="tkr",
        explanation="Rubriken säger budget minus prognos, men siffrorna är prognos minus budget.",
        cause="rubrikens-ordning",
    )


def test_an_expected_value_has_the_decimals_of_the_difference(toy: Toy) -> None:
    toy.edit("findings.csv", "column_sum,sum,1,", "column_sum,sum,1.0,")
    assert toy.check().findings[0].expected == "6.0"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "column_sum,sum,1,",
            "column_sum,sum,-1,",
            "rad 2, kolumn difference: Skillnaden är 1, inte -1. "
            "Läs om raderna i källan; rätta siffran i tabellen, eller skillnaden här.",
        ),
        (
            "column_sum,sum,1,",
            "column_sum,sum,,",
            "rad 2, kolumn difference: Skillnaden är 1, inte tom. "
            "Läs om raderna i källan; rätta siffran i tabellen, eller skillnaden här.",
        ),
        (
            f"{SLIP},",
            f"staff,leksaksmakare,total_2019_04,column_sum,sum,1,,,,,Makarna.,makarna\n{SLIP},",
            "rad 2, kolumn relation: Sambandet «column_sum» gäller för staff, leksaksmakare, total_2019_04, så det "
            f"finns inget fel att förklara. {STALE}",
        ),
        (
            f"{SLIP},",
            f"{SLIP},,,,Redan sagt.,sagolasare\n{SLIP},",
            "rad 3, kolumn relation: Sambandet «column_sum» förklaras redan på en tidigare rad. Ta bort den ena raden.",
        ),
        (
            "operating_result,,deviation_2019,reading",
            "driften,,deviation_2019,reading",
            "rad 3, kolumn table: Tabellen «driften» finns inte. Skriv ett tabellnamn ur datapackage.yaml.",
        ),
        (
            "operating_result,,deviation_2019,reading",
            "operating_result,summa,deviation_2019,reading",
            "rad 3, kolumn row: Raden «summa» finns inte i operating_result. Skriv ett rad-id ur tabellen.",
        ),
        (
            "operating_result,,deviation_2019,reading",
            "operating_result,,avvikelse,reading",
            "rad 3, kolumn column: Kolumnen «avvikelse» finns inte i operating_result. "
            "Skriv ett kolumnnamn ur tabellen.",
        ),
        (
            "heading,,13,Budget - prognos",
            "heading,,,Budget - prognos",
            "rad 3: En iakttagelse som inte kan räknas fram saknar källrader, tryckt eller väntat. "
            "Fyll i lines, printed och expected.",
        ),
        (
            "heading,,13,Budget - prognos,",
            "heading,,13,,",
            "rad 3: En iakttagelse som inte kan räknas fram saknar källrader, tryckt eller väntat. "
            "Fyll i lines, printed och expected.",
        ),
        (
            "Prognos - budget,tkr",
            ",tkr",
            "rad 3: En iakttagelse som inte kan räknas fram saknar källrader, tryckt eller väntat. "
            "Fyll i lines, printed och expected.",
        ),
    ],
)
def test_a_finding_that_is_not_true_is_refused(toy: Toy, old: str, new: str, problem: str) -> None:
    toy.edit("findings.csv", old, new)
    assert toy.checking_problems() == [f"findings.csv, {problem}"]


def test_a_slip_without_a_finding_is_refused(toy: Toy) -> None:
    toy.edit("findings.csv", "staff,sagolasare,total_2019_04,column_sum", "staff,sagolasare,total_2019_04,reading")
    assert [text.split(". ")[0] for text in toy.checking_problems(sources=None)] == [
        "findings.csv, rad 2: En iakttagelse som inte kan räknas fram saknar källrader, tryckt eller väntat",
        "staff.csv, rad 3, kolumn total_2019_04: Sambandet «kolumner och deras summa» gäller inte: "
        "«Totalt april 2019» = «Kvinnor april 2019» + «Män april 2019»",
    ]


def test_a_finding_whose_slip_has_been_mended_is_refused(toy: Toy) -> None:
    toy.edit("staff.csv", "5,1,7,47", "5,1,6,47")
    toy.edit_source("Sagoläsare                 5      1        7", "Sagoläsare                 5      1        6")
    assert toy.checking_problems() == [
        "findings.csv, rad 2, kolumn relation: Sambandet «column_sum» gäller för staff, sagolasare, total_2019_04, så "
        f"det finns inget fel att förklara. {STALE}"
    ]


def test_several_things_may_be_read_about_one_cell(toy: Toy) -> None:
    toy.edit(
        "findings.csv",
        "operating_result,,deviation_2019,reading,heading,,13,",
        "operating_result,,deviation_2019,reading,text,,12,tkr,mnkr,,Ännu en sak.,rubrikens-enhet\n"
        "operating_result,,deviation_2019,reading,heading,,13,",
    )
    assert toy.checking_problems() == []
    assert [finding.kind for finding in toy.check().findings] == ["sum", "text", "heading"]


def test_several_errors_are_all_reported(toy: Toy) -> None:
    toy.edit("findings.csv", "column_sum,sum,1,", "column_sum,sum,2,")
    toy.edit("findings.csv", "operating_result,,deviation_2019,reading", "driften,,deviation_2019,reading")
    toy.edit("summary.csv", "-6.0,10", "-6.3,10")
    assert [text.split(":")[0] for text in toy.checking_problems()] == [
        "findings.csv, rad 2, kolumn difference",
        "findings.csv, rad 3, kolumn table",
        "summary.csv, rad 5, kolumn budget_2019",  # the source; what the figure is held against follows from it
    ]
