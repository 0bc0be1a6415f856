import pytest

from build_site.periods import Period
from build_site.reading.complaints import Complaints


def test_a_period_that_is_none_is_complained_about_and_reading_goes_on() -> None:
    complain = Complaints("a.yaml")
    assert complain.period("2019-04", "uppf:period") == Period.parse("2019-04")
    assert complain.period("", "uppf:period") is None
    assert complain.problems == []
    assert complain.period("våren", "period", path="a.csv", line=3) is None
    assert [(one.path, one.line, one.column) for one in complain.problems] == [("a.csv", 3, "period")]


def test_a_code_that_is_not_in_its_list_is_complained_about() -> None:
    complain = Complaints("a.yaml")
    complain.known("tkr", {"tkr": 1}, "units", "uppf:unit")
    complain.known("", {}, "units", "uppf:unit")
    assert complain.problems == []
    complain.known("kr", {"tkr": 1}, "units", "uppf:unit")
    assert [(one.path, one.column) for one in complain.problems] == [("a.yaml", "uppf:unit")]
    assert "codelists/units.csv" in complain.problems[0].advice


@pytest.mark.parametrize(
    "text", ["0000", "0000-01", "0001-01-01", "1899", "2200", "9999-12", "2019-01/2200-01", 0, 99999]
)
def test_a_period_of_another_age_is_complained_about(text: str | int) -> None:
    complain = Complaints("a.yaml")
    assert complain.period(text, "uppf:period") is None
    assert [one.message for one in complain.problems] == [f"«{text}» är ingen period."]
