"""The same thing at two times."""

from build_site.saying.claims import Basis, Scope
from build_site.saying.trend import Trend
from tests.saying.making import make_value, read, read_titles


def change(first: str, last: str, unit: str = "persons", basis: Basis = Basis.PERCENT) -> Trend:
    pair = make_value(last, unit=unit, name="lek"), make_value(first, period="2021", unit=unit, name="lek")
    return Trend(Scope(""), basis, pair)


def test_up_is_up_and_down_is_down() -> None:
    assert read(change("10", "15").render()) == "Lek ökade från 10 till 15 personer (+50,0 %) mellan 2021 och 2022."
    assert read(change("10", "5").render()) == "Lek minskade från 10 till 5 personer (−50,0 %) mellan 2021 och 2022."
    assert read_titles(change("10", "5")) == (
        "Lek minskade från 10 till 5 personer, 2021–2022",
        "Lek minskade från 10 till 5 personer",
        "Lek minskade till 5 personer",
    )


def test_no_change_is_said_as_none() -> None:
    claim = change("10", "10")
    assert read(claim.render()) == "Lek var oförändrat, 10 personer, mellan 2021 och 2022."
    assert read_titles(claim) == ("Lek var oförändrat, 10 personer, 2021–2022",)


def test_shares_change_in_points_and_what_began_at_nothing_without_per_cent() -> None:
    assert "(−2 procentenheter)" in read(change("50", "48", "percent", Basis.ABSOLUTE).render())
    assert read(change("0", "4").render()) == "Lek ökade från 0 till 4 personer mellan 2021 och 2022."
