"""The same thing at two times."""

from dataclasses import replace

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
    assert read(claim.render()) == "Lek: 10 personer både 2021 och 2022."
    assert read_titles(claim) == ("Lek: 10 personer både 2021 och 2022",)


def test_shares_change_in_points_and_what_began_at_nothing_without_per_cent() -> None:
    assert "(−2 procentenheter)" in read(change("50", "48", "percent", Basis.ABSOLUTE).render())
    assert read(change("0", "4").render()) == "Lek ökade från 0 till 4 personer mellan 2021 och 2022."


def test_a_group_does_not_rise_itself() -> None:
    pair = make_value("43", unit="percent", name="kvinnor"), make_value("42", period="2021", unit="percent")
    claim = Trend(Scope(""), Basis.ABSOLUTE, tuple(replace(value, is_group=True) for value in pair))
    assert read(claim.render()).startswith("Kvinnor: en ökning från 42 till 43 procent (+1 procentenhet) mellan")
    assert read_titles(claim)[0] == "Kvinnor: en ökning från 42 till 43 procent, 2021–2022"


def test_an_index_says_that_it_is_one_once() -> None:
    claim = change("67", "78", "index", Basis.ABSOLUTE)
    assert read(claim.render()) == "Lek ökade från index 67 till 78 (+11) mellan 2021 och 2022."


def test_forecasts_are_called_so_also_in_titles() -> None:
    pair = make_value("12", "forecast", name="lek"), make_value("10", "forecast", "2021", name="lek")
    claim = Trend(Scope(""), Basis.PERCENT, pair)
    assert read(claim.render()).endswith("(+20,0 %) mellan prognosen för 2021 och prognosen för 2022.")
    assert read_titles(claim) == ("Lek ökade från 10 till 12 personer, prognosen för 2021 till prognosen för 2022",)
