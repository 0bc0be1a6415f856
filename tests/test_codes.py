"""What entries of the code lists mean, from the project's own lists."""

import pytest

from build_site.codes import CodeLists
from build_site.vocabularies import MeasureKind, UnitRole
from tests.toy import Toy


@pytest.fixture
def codes(toy: Toy) -> CodeLists:
    return toy.read().codes


def test_only_a_difference_from_a_plan_is_a_surplus(codes: CodeLists) -> None:
    found = {code for code, measure in codes.measures.items() if measure.is_budget_deviation}
    plain, reversed_ = {"deviation_forecast", "deviation_outcome"}, {"budget_minus_forecast", "budget_minus_outcome"}
    assert found == plain | reversed_
    assert {code for code in found if codes.measures[code].is_reversed} == reversed_
    assert {codes.measures[code].plan for code in found} == {"budget"}
    assert {code for code, measure in codes.measures.items() if measure.is_expected} == {
        "forecast", "deviation_forecast", "budget_minus_forecast",
    }  # fmt: skip
    assert not codes.measures["change"].is_difference


def test_plans_are_what_others_are_held_against(codes: CodeLists) -> None:
    assert {code for code, measure in codes.measures.items() if measure.is_plan} == {"budget", "target"}
    assert codes.measures["forecast"].kind is MeasureKind.EXPECTED


def test_relative_units_are_those_that_do_not_grow_over_the_year(codes: CodeLists) -> None:
    relative = {code for code, unit in codes.units.items() if unit.is_relative}
    assert {"percent", "percentage_points", "index", "text"} <= relative
    assert not {"mnkr", "kr_per_place", "persons", "persons_per_manager", "weeks"} & relative


def test_units_without_a_name_are_indices_and_words(codes: CodeLists) -> None:
    unnamed = {code for code, unit in codes.units.items() if not unit.is_named}
    assert unnamed == {"index", "index_percent", "risk_points", "text", "assessment"}


def test_the_unit_of_a_role(codes: CodeLists) -> None:
    assert {role: codes.unit_for(role).code for role in UnitRole} == {
        UnitRole.SUM: "mnkr",
        UnitRole.PER_INHABITANT: "kr_per_inhabitant",
        UnitRole.OF_BUDGET: "percent_of_budget",
        UnitRole.OF_FIRST: "index",
        UnitRole.SHARE: "percent",
    }


def test_a_role_that_no_unit_has_is_an_error() -> None:
    lists = CodeLists({}, {}, {}, {}, {}, {}, {}, {}, {}, {})
    with pytest.raises(LookupError):
        lists.unit_for(UnitRole.SUM)


def test_the_country_is_written_with_a_small_letter_in_sentences(codes: CodeLists) -> None:
    assert [codes.municipalities[code].name_in_text for code in ("00", "0127")] == ["riket", "Botkyrka"]
