"""How many of a set something is true of."""

import pytest

from build_site.saying.claims import Basis, Scope
from build_site.saying.count import Count, HigherCount
from tests.saying.making import make_value, read, read_titles


def count(over: int, under: int, equal: int = 0, year: str = "2022") -> Count:
    size = over + under + equal
    values = (make_value("2"), make_value("1", "budget", year)) * size
    return Count(Scope("", size, "raderna"), Basis.ABSOLUTE, values, over, under, equal)


@pytest.mark.parametrize(
    ("claim", "end"),
    [
        (count(3, 1), "ligger över budgeten för 3 av de 4 raderna, under för 1."),
        (count(1, 3), "ligger under budgeten för 3 av de 4 raderna, över för 1."),
        (count(2, 2), "ligger över budgeten för 2 av de 4 raderna, under för 2."),
        (count(2, 0, 1), "ligger över budgeten för 2 av de 3 raderna, på samma nivå för 1."),
        (count(1, 2, 3), "ligger under budgeten för 2 av de 6 raderna, över för 1, på samma nivå för 3."),
        (count(3, 0), "ligger över budgeten för alla 3 raderna."),
        (count(0, 2), "ligger under budgeten för båda raderna."),
        (count(3, 1, year="2021"), "ligger över budgeten för 2021 för 3 av de 4 raderna, under för 1."),
    ],
)
def test_over_under_and_on(claim: Count, end: str) -> None:
    assert read(claim.render()) == f"Utfallet 2022 {end}"


def test_titles() -> None:
    assert read_titles(count(1, 3)) == (
        "Utfallet ligger under budgeten för 3 av de 4 raderna",
        "Utfallet ligger under budgeten för 3 av 4",
    )
    assert read_titles(count(2, 2)) == ("Utfallet ligger över budgeten för 2 och under för 2 av de 4 raderna",)
    assert read_titles(count(3, 0)) == ("Utfallet ligger över budgeten för alla 3 raderna",)


@pytest.mark.parametrize(
    ("women", "men", "said"),
    [
        (3, 1, "Kvinnor har högre värde än män i 3 av 4 jämförelser år 2022, män i 1."),
        (1, 3, "Män har högre värde än kvinnor i 3 av 4 jämförelser år 2022, kvinnor i 1."),
        (0, 4, "Män har högre värde än kvinnor i alla 4 jämförelser år 2022."),
        (2, 1, "Kvinnor har högre värde än män i 2 av 4 jämförelser år 2022, män i 1, och i 1 är det lika."),
        (3, 0, "Kvinnor har högre värde än män i 3 av 4 jämförelser år 2022, och i 1 är det lika."),
    ],
)
def test_whose_figure_is_higher(women: int, men: int, said: str) -> None:
    values = (make_value("2", sex="women"), make_value("1", sex="men")) * 4
    claim = HigherCount(Scope("", 4), Basis.ABSOLUTE, values, women, men)
    assert read(claim.render()) == said
    assert read_titles(claim) == (said.removesuffix("."),)


def test_both_of_two_are_called_both_and_a_share_a_share() -> None:
    values = (make_value("2", sex="women", unit="percent"), make_value("1", sex="men", unit="percent")) * 2
    claim = HigherCount(Scope("", 2), Basis.ABSOLUTE, values, 2, 0)
    assert read(claim.render()) == "Kvinnor har högre andel än män i båda jämförelserna år 2022."
