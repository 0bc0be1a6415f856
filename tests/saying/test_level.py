"""One figure, or several of the same thing."""

from build_site.saying.claims import Basis, Scope
from build_site.saying.level import Level
from tests.saying.making import make_value, read, read_titles


def test_one_figure_has_its_name_before_a_colon() -> None:
    claim = Level(Scope(""), Basis.NONE, (make_value("93", name="frisknärvaro", unit="percent"),))
    assert read(claim.render()) == "Frisknärvaro: 93 procent år 2022."
    assert read_titles(claim) == ("Frisknärvaro: 93 procent år 2022",)


def test_things_with_names_of_their_own_are_listed_each_with_its_name() -> None:
    claim = Level(Scope(""), Basis.NONE, (make_value("5", name="lek"), make_value("-3", name="saga", unit="mnkr")))
    assert read(claim.render()) == "Lek: 5 personer år 2022; Saga: −3 mnkr år 2022."


def test_only_what_has_a_sign_is_said_with_one() -> None:
    plan = make_value("7", "deviation_outcome", unit="mnkr")
    assert "+7 mnkr" in read(Level(Scope(""), Basis.NONE, (plan,)).render())
    assert "+" not in read(Level(Scope(""), Basis.NONE, (make_value("7", unit="mnkr"),)).render())
