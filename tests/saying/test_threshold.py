"""Whether a target is reached."""

import pytest

from build_site.periods import Period
from build_site.saying.claims import Basis, Scope
from build_site.saying.threshold import ReachedCount, Threshold
from tests.saying.making import make_value, read, read_titles


def hold(reached: bool | None, measure: str = "target") -> Threshold:
    pair = make_value("94.6", unit="percent", name="närvaro"), make_value("94", measure, unit="percent")
    return Threshold(Scope(""), Basis.ABSOLUTE, pair, reached)


def test_reached_not_reached_and_not_judged() -> None:
    assert read(hold(True).render()) == "Närvaro: 94,6 procent år 2022. Målet för 2022, 94 procent, nås."
    assert read(hold(False).render()) == "Närvaro: 94,6 procent år 2022. Målet för 2022, 94 procent, nås inte."
    assert read(hold(None).render()) == "Närvaro: 94,6 procent år 2022, målet för 2022 är 94 procent."


def test_titles_say_as_much_as_the_sentence() -> None:
    assert read_titles(hold(True)) == (
        "Närvaro: 94,6 procent år 2022, målet för 2022 är 94: det nås",
        "94,6 procent år 2022, målet för 2022 är 94: det nås",
    )
    assert [title.rpartition(" är ")[2] for title in read_titles(hold(False))] == ["94: det nås inte"] * 2
    assert [title.rpartition(" är ")[2] for title in read_titles(hold(None))] == ["94"] * 2


def test_what_it_is_held_against_is_called_what_it_is() -> None:
    assert ", budgeten för 2022 är 94 procent." in read(hold(None, "budget").render())


@pytest.mark.parametrize(
    ("size", "reached", "until", "said"),
    [
        (8, 5, None, "5 av de 8 mått som går att bedöma når målet."),
        (8, 0, None, "Inget av de 8 mått som går att bedöma når målet."),
        (8, 8, None, "Alla 8 mått som går att bedöma når målet."),
        (2, 2, None, "Båda de mått som går att bedöma når målet."),
        (8, 5, "2023-01/2023-08", "5 av de 8 mått som går att bedöma når målet så långt, till och med augusti 2023."),
    ],
)
def test_how_many_reach_their_targets(size: int, reached: int, until: str | None, said: str) -> None:
    values = (make_value("2"), make_value("1", "target")) * size
    claim = ReachedCount(Scope("", size), Basis.ABSOLUTE, values, reached, Period.parse(until) if until else None)
    assert read(claim.render()) == said
    assert read_titles(claim)[0] == said.removesuffix(".")
    assert read_titles(claim)[-1] == said.removesuffix(".").partition(", till och med")[0]
