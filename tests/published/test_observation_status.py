"""How good a figure is, in SDMX's words."""

from dataclasses import replace

import pytest

from build_site.published.observation_status import find_observation_status
from build_site.reading.code_lists import read_code_lists
from build_site.vocabularies import ObservationStatus
from tests.toy import Toy


@pytest.mark.parametrize(
    ("column", "change", "expected"),
    [
        ("budget_2019", {}, "A"),
        ("forecast_2019", {}, "F"),
        ("budget_2019", {"uncertain": True}, "U"),
        ("forecast_2019", {"uncertain": True}, "U"),  # doubt goes before what the figure is
        ("budget_2019", {"value": None, "text": "Ökar"}, "A"),  # words are no missing figure
        ("budget_2019", {"value": None, "status": ""}, "O"),
        ("budget_2019", {"value": None, "status": "not_reported"}, "O"),
        ("budget_2019", {"value": None, "status": "printed_dash"}, "O"),
        ("budget_2019", {"value": None, "status": "measured_later"}, "O"),
        ("budget_2019", {"value": None, "status": "not_applicable"}, "M"),
        ("budget_2019", {"value": None, "status": "discontinued"}, "M"),
        ("forecast_2019", {"value": None, "status": "suppressed", "uncertain": True}, "Q"),  # and missing before doubt
    ],
)
def test_a_figure_has_one_status(toy: Toy, column: str, change: dict[str, object], expected: str) -> None:
    codes, _ = read_code_lists(toy.load_trusting().code_lists)
    found = replace(toy.figure("operating_result", "totalt-netto", column), **change)  # type: ignore[arg-type]
    assert find_observation_status(found, codes) == expected


def test_every_reason_for_an_empty_cell_has_a_status_of_sdmx(toy: Toy) -> None:
    codes, _ = read_code_lists(toy.load_trusting().code_lists)
    assert {ObservationStatus(one.obs_status) for one in codes.statuses.values()} <= set(ObservationStatus)
