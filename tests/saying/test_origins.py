"""Where the numbers of editors' sentences come from, on the toy."""

import pytest

from build_site.model import StatedSentence
from build_site.saying.origins import OriginError, read_origins
from tests.toy import BOTKYRKA, Toy

TABLE = f"{BOTKYRKA}/volumes"


def read(toy: Toy, sentence: str, *numbers: str) -> list[str]:
    stated = StatedSentence("statements/a.yaml", 1, sentence, tuple(one.replace("{", f"{{{TABLE}/") for one in numbers))
    return [origin.said for origin in read_origins(stated, toy.read())]


def test_a_figure_and_what_is_computed_of_figures(toy: Toy) -> None:
    assert read(toy, "Målet är 40 och hälften därav 20.", "40 = {deltagare/target_2019}",
                "20 = {deltagare/target_2019} / 2") == ["40", "20"]  # fmt: skip
    assert read(toy, "Två gånger målet är 80.", "80 = {deltagare/target_2019} + {deltagare/target_2019}") == ["80"]
    assert read(toy, "Av 1 mål nås 40.", "1 = count({deltagare/target_2019})", "40 = {deltagare/target_2019}")


def test_what_is_printed_defined_or_counted_in_rows(toy: Toy) -> None:
    rows = len(toy.table("volumes").rows)
    assert read(toy, f"Tabellen har {rows} rader.", f"{rows} = rows({TABLE})")
    assert read(toy, "Ett år har 365 dygn.", "365 = definition(antal dygn på ett år)") == ["365"]
    assert read(toy, "Rapporten skriver 200.", f"200 = printed({BOTKYRKA}:3)") == ["200"]


@pytest.mark.parametrize(
    ("sentence", "number", "why"),
    [
        ("Målet är 41.", "41 = {deltagare/target_2019}", "ger 40"),
        ("Målet är 40.", "41 = {deltagare/target_2019}", "ska i ordning ange 40"),
        ("Målet är 40.", "40 = {deltagare/target_2018}", "någon ifylld cell"),
        ("Målet är 40 procent.", "40 = {deltagare/target_2019}", "ingen andel"),
        ("Målet är 40 kronor.", "40 = {deltagare/target_2019}", "inga pengar"),
        ("Målet är 40.", "40 = 4 * 10", "pekar inte ut någon siffra"),
        ("Målet är 40.", "40 = 0 * {deltagare/target_2019} + 40", "får bara ha"),
        ("Målet är 40.", "40 = __import__({deltagare/target_2019})", "får bara ha"),
        ("Målet är 40.", "40 = {deltagare/target_2019} / 0", "får bara ha"),
        ("Målet är 40.", "40 = ({deltagare/target_2019}", "går inte att räkna ut"),
        ("Målet är 40.", "40 = rows(a/b)", "inte finns"),
        ("Två mål, 2.", "2 = count({deltagare/target_2019}, 7)", "bara räkna siffror"),
        ("Två mål, 2.", "2 = count({deltagare/target_2019}, {deltagare/target_2019})", "samma siffra två gånger"),
        ("Målet är 40.", "40 = {deltagare/target_2019} + f9", "får bara ha"),
        ("Målet är 40.", "40 = {deltagare/target_2019}9", "går inte att räkna ut"),
        ("Målet är 40.", "40 = {deltagare/target_2019} & 2 * {deltagare/target_2019}", "ger 80"),
    ],
)
def test_what_gives_no_number_or_another(toy: Toy, sentence: str, number: str, why: str) -> None:
    with pytest.raises(OriginError, match=why):
        read(toy, sentence, number)


def test_kronor_are_not_added_to_anything_else(toy: Toy) -> None:
    formula = f"1 = {{{BOTKYRKA}/summary/intakter/outcome_2019_04}} + {{{TABLE}/deltagare/target_2019}}"
    with pytest.raises(OriginError, match="lägger ihop kronor med annat"):
        read_origins(StatedSentence("statements/a.yaml", 1, "Det blir 1.", (formula,)), toy.read())
