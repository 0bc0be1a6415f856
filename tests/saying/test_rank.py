"""A whole set in order."""

from build_site.saying.claims import Basis, Scope
from build_site.saying.rank import Rank
from tests.saying.making import make_value, read, read_titles


def rank(*things: tuple[str, str], unit: str = "percent", measure: str = "outcome", years: str = "") -> Rank:
    values = [
        make_value(amount, measure, year, name=name, unit=unit)
        for (name, amount), year in zip(things, (years or "2022 2022 2022").split(), strict=False)
    ]
    return Rank(Scope("", len(values)), Basis.ABSOLUTE, tuple(values))


def test_the_first_is_the_highest_and_the_last_the_lowest() -> None:
    claim = rank(("lek", "9"), ("saga", "5"), ("dans", "-2"))
    assert read(claim.render()) == (
        "Högst år 2022: Lek, 9 procent. Därefter: Saga, 5 procent. Lägst: Dans, −2 procent."
    )
    assert read_titles(claim) == ("Lek 9, saga 5 och dans −2 procent år 2022", "Lek 9, saga 5 och dans −2 procent")


def test_two_that_share_a_place_are_said_together() -> None:
    assert read(rank(("lek", "9"), ("saga", "9"), ("dans", "2")).render()) == (
        "Högst år 2022: Lek och saga, 9 procent. Lägst: Dans, 2 procent."
    )
    assert read(rank(("lek", "9"), ("saga", "2"), ("dans", "2")).render()) == (
        "Högst år 2022: Lek, 9 procent. Lägst: Saga och dans, 2 procent."
    )
    assert read(rank(("lek", "9"), ("saga", "9")).render()) == "Lek och saga har lika mycket: 9 procent år 2022."


def test_the_time_is_said_only_when_it_is_one() -> None:
    assert read(rank(("lek", "9"), ("saga", "5"), years="2021 2022").render()) == (
        "Högst: Lek, 9 procent. Lägst: Saga, 5 procent."
    )


def test_what_has_a_sign_is_said_with_it() -> None:
    assert "Lek, +9 mnkr." in read(
        rank(("lek", "9"), ("saga", "-5"), unit="mnkr", measure="deviation_outcome").render()
    )


def test_words_follow_what_is_measured() -> None:
    assert read(rank(("lek", "9"), ("saga", "5"), unit="index").render()) == (
        "Högst år 2022: Lek, index 9. Lägst: Saga, index 5."
    )
    assert read_titles(rank(("lek", "9"), ("saga", "5"), unit="index"))[1] == "Lek index 9 och saga 5"
    assert read(rank(("lek", "9"), ("saga", "5"), unit="annual_places").render()).startswith("Flest år 2022: Lek")
    assert read(rank(("lek", "9"), ("saga", "5"), unit="weeks").render()).startswith("Längst år 2022: Lek")
    signed = rank(("lek", "9"), ("saga", "-5"), unit="mnkr", measure="deviation_outcome")
    assert read(signed.render()) == "Högst år 2022: Lek, +9 mnkr. Lägst: Saga, −5 mnkr."
