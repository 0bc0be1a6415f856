"""Findings of one cause must be able to have one."""

from dataclasses import replace

import pytest

from build_site.checks.causes import SIGN_KIND, gather_causes
from tests.built import REAL, check
from tests.toy import Toy

READ = "operating_result,,deviation_2019,reading,heading,,13,"


def test_findings_of_one_cause_are_gathered_in_the_order_of_their_causes(toy: Toy) -> None:
    slip, reading = toy.check().findings
    again = replace(slip, column="women_2019_04")
    elsewhere = replace(slip, report="eskilstuna-avn-2019-delar-1")
    assert gather_causes((slip, reading, again, elsewhere)) == ((slip, again), (reading,), (elsewhere,))


@pytest.mark.parametrize("cause", ["", "Minus", "ett minus", "-minus", "minus_tecken"])
def test_a_cause_is_required_and_has_one_form(toy: Toy, cause: str) -> None:
    toy.edit("findings.csv", ",sagolasare\n", f",{cause}\n")
    (problem,) = toy.loading_problems()
    assert problem.startswith("findings.csv, rad 2, kolumn cause: ")


@pytest.mark.parametrize("second", ["operating_result,,", "summary,,budget_2019"])  # the same table, the same column
def test_findings_of_one_cause_hang_together_by_table_or_column(toy: Toy, second: str) -> None:
    places = ("operating_result,,budget_2019", second)
    rows = "".join(f"{place},reading,text,,12,tkr,mnkr,,En sak till.,budgeten\n" for place in places)
    toy.edit("findings.csv", READ, rows + READ)
    assert toy.checking_problems() == []
    assert [len(found) for found in gather_causes(toy.check().findings)] == [1, 2, 1]


def test_findings_without_anything_in_common_have_no_cause_in_common(toy: Toy) -> None:
    toy.edit("findings.csv", ",rubrikens-ordning", ",sagolasare")
    assert toy.checking_problems() == [
        "findings.csv, rad 3, kolumn cause: Orsaken «sagolasare» är given också för staff, total_2019_04, men de två "
        "raderna har varken tabell eller kolumn gemensam. "
        "Ge raden en egen orsak, eller skriv också upp stället som förenar dem."
    ]


def test_two_findings_are_joined_by_a_third(toy: Toy) -> None:
    toy.edit("findings.csv", ",rubrikens-ordning", ",sagolasare")
    bridge = "operating_result,,,reading,text,,12,tkr,mnkr,,Bron.,sagolasare"
    toy.edit("findings.csv", READ, f"{bridge}\n{READ}")
    assert len(toy.checking_problems()) == 2  # the bridge has but one end
    toy.edit("findings.csv", "operating_result,,,reading", "operating_result,,total_2019_04,reading")
    assert [text for text in toy.checking_problems() if "Orsaken" in text] == []


def test_a_lost_sign_is_a_sign_at_all_its_places(toy: Toy) -> None:
    toy.edit(
        "findings.csv", READ, f"operating_result,,,reading,sign,,12,5,-5,mnkr,Minus fattas.,rubrikens-ordning\n{READ}"
    )
    assert toy.checking_problems() == [
        "findings.csv, rad 4, kolumn cause: Orsaken «rubrikens-ordning» är ett tappat tecken på ett ställe men har "
        "slaget «heading» här. Skriv sign på alla rader som har samma orsak, eller ge raden en egen orsak."
    ]


@pytest.mark.parametrize(
    ("report", "lines", "printed"),
    [
        ("botkyrka-avun-2020-delar-2", "1599", "april"),  # 676 is the outcome of January to August
        ("botkyrka-sn-2022-verksamhetsberattelse", "3177;3185", "91 och 12"),  # shares above 100 beyond rounding
        ("botkyrka-sn-2022-verksamhetsberattelse", "3224", "98,2, 0,9 och 1,6"),
        ("botkyrka-avun-2023-delar-2", "1832-1833", "-293 400 och -50 330"),  # 477 too little in the budget
        ("eskilstuna-avn-2022-delar-1", "419;509", "22"),
        ("botkyrka-sn-2022-verksamhetsberattelse", "2516", "23,6"),
        ("botkyrka-avun-2023-delar-2", "1739", "högre för alla utom gymnasial vuxenutbildning"),
    ],
)
def test_what_an_audit_found_is_told(report: str, lines: str, printed: str) -> None:
    found = [one for one in check(REAL).checked.findings if one.report == report and lines in one.lines]
    assert printed in [one.printed for one in found]


def test_one_lost_minus_is_one_error_and_a_subtraction_as_heading_is_none() -> None:
    """A lost minus disturbs three relations; that a column says budget minus forecast is how it counts."""
    findings = check(REAL).checked.findings
    lost = [one for one in findings if one.kind == SIGN_KIND and one.row == "netto"]
    assert (len(lost), len(gather_causes(lost))) == (3, 1)
    assert not [one for one in findings if "budget - prognos" in one.printed.lower()]
