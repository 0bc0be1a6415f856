"""Findings of one cause must be able to have one."""

from dataclasses import replace

import pytest

from build_site.checks.causes import gather_causes
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
