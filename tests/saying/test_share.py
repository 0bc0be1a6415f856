"""How much a part is of a whole."""

import pytest

from build_site.saying.claims import Basis, Scope
from build_site.saying.share import BudgetShare, LargestPart, Parts
from tests.saying.making import make_value, read, read_titles


def budget_share(deviation: str, said_at: str = "") -> BudgetShare:
    pair = make_value(deviation, "deviation_outcome", unit="mnkr"), make_value("200", "budget", unit="mnkr")
    return BudgetShare(Scope(""), Basis.PERCENT, pair, said_at=said_at)


@pytest.mark.parametrize(
    ("deviation", "said_at", "sentence", "title"),
    [
        (
            "5", "", "Nämnden fick 5 mnkr i överskott 2022, 2,5 procent av budgeten.",
            "Nämnden fick 5 mnkr i överskott 2022",
        ),
        (
            "-5", "", "Nämnden fick 5 mnkr i underskott 2022, 2,5 procent av budgeten.",
            "Nämnden fick 5 mnkr i underskott 2022",
        ),
        ("0", "", "Nämnden höll budgeten 2022.", "Nämnden höll budgeten 2022"),
        (
            "5", "mars 2022", "I mars 2022 räknade nämnden med 5 mnkr i överskott för 2022, 2,5 procent av budgeten.",
            "I mars 2022 räknade nämnden med 5 mnkr i överskott för 2022",
        ),
        (
            "-5", "mars 2022", "I mars 2022 räknade nämnden med 5 mnkr i underskott för 2022, 2,5 procent av budgeten.",
            "I mars 2022 räknade nämnden med 5 mnkr i underskott för 2022",
        ),
        (
            "0", "mars 2022", "I mars 2022 räknade nämnden med att hålla budgeten för 2022.",
            "I mars 2022 räknade nämnden med att hålla budgeten för 2022",
        ),
    ],
)  # fmt: skip
def test_surplus_and_deficit_had_and_expected(deviation: str, said_at: str, sentence: str, title: str) -> None:
    claim = budget_share(deviation, said_at)
    assert read(claim.render()) == sentence
    assert read_titles(claim) == (title,)


def test_parts_of_a_total() -> None:
    claim = Parts(
        Scope(""),
        Basis.NONE,
        tuple(make_value(n, name=name) for n, name in (("40", "Alla"), ("30", "Klara"), ("10", "Ej klara"))),
    )
    assert read(claim.render()) == "Av 40 personer är 30 klara och 10 ej klara."
    assert read_titles(claim) == ("Av 40 personer är 30 klara och 10 ej klara", "30 av 40 personer är klara")


def test_the_largest_part_of_a_sum() -> None:
    values = make_value("30", name="lek", unit="mnkr"), make_value("120", unit="mnkr")
    claim = LargestPart(Scope("", 4, "delarna"), Basis.ABSOLUTE, values)
    assert read(claim.render()) == "Störst av de 4 delarna: lek, 30 av totalt 120 mnkr (25,0 %)."
    assert read_titles(claim) == ("Störst: lek, 30 av totalt 120 mnkr",)


def test_a_part_in_another_unit_than_its_sum_says_its_own() -> None:
    values = make_value("30", name="lek", unit="tkr"), make_value("120", unit="mnkr")
    assert "lek, 30 tkr av totalt 120 mnkr" in read(
        LargestPart(Scope("", 4, "delarna"), Basis.ABSOLUTE, values).render()
    )
