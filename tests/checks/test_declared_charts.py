"""A chart that can't be drawn is refused with its place in the package, not when the site is built."""

import pytest

from build_site.problems import DataError
from tests.built import check
from tests.toy import Toy


def test_a_slope_with_one_column_is_refused_where_it_is_declared(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "uppf:chart: {kind: deviation", "uppf:chart: {kind: slope")
    with pytest.raises(DataError) as caught:
        check(toy.datasets)
    (problem,) = (one for one in caught.value.problems if one.id == "chart-columns")
    assert problem.path.endswith("datapackage.yaml")
    assert str(problem).endswith(
        "operating_result → uppf:chart: Ett diagram med kind: slope har två till tre kolumner, men här står en kolumn. "
        "Ändra columns, eller välj en annan kind i guidens tabell över diagram."
    )


def test_a_kind_of_chart_that_does_not_exist_is_refused_with_those_that_do(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "uppf:chart: {kind: deviation", "uppf:chart: {kind: pie")
    with pytest.raises(DataError) as caught:
        check(toy.datasets)
    (problem,) = (one for one in caught.value.problems if one.id == "chart-kind")
    assert "operating_result → uppf:chart → kind: «pie» är inget slags diagram. Skriv ett av dessa: bars, " in str(
        problem
    )
    assert problem.line
