"""Which numbers of a sentence are figures, and what they promise."""

from decimal import Decimal

import pytest

from build_site.saying.figures_in_text import find_numbers, split_sentences


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Intäkterna var 24,9 miljoner kronor 2022 men 9,2 miljoner 2023.", ["24,9", "9,2"]),
        ("Prognosen -355,9 minus budgeten -326 ger −29,9.", ["-355,9", "-326", "−29,9"]),
        ("Ett intervall, 1 150–1 350 elever, eller 2200-2800.", ["1 150", "1 350", "2200", "2800"]),
        ("Sju, tre och två, tillsammans tolv miljoner.", ["tolv"]),
        ("Hela 2019, januari–augusti 2020 och den 31 december 2021.", []),
        ("Enligt avsnitt 4.1.1.2, RiR 2018:7, punkt G2 och diarienummer SN/2022:00109.", []),
        ("Elever 16–24 år i årskurs 9 under kvartal 4.", []),
        ("Raden «Kostnader konto 49» och «4. Mycket stor».", []),
        ("Det tryckta «-8 964 964» läses som ett tal.", ["-8 964 964"]),
        ("För 2020: 12,79 procent.", ["12,79"]),
        ("Den var 1900,00 kronor år 1900, och 2019,5 året därpå.", ["1900,00", "2019,5"]),
    ],
)
def test_what_is_a_figure(sentence: str, numbers: list[str]) -> None:
    assert [number.text for number in find_numbers(sentence)] == numbers


@pytest.mark.parametrize(
    ("sentence", "exact", "holds"),
    [
        ("Den var 12,5.", "12.45", True),  # halves away from zero
        ("Den var 12,5.", "12.44", False),
        ("Den var −3.", "3", False),  # a sign that is said must be right
        ("Den var 3.", "-3", True),
        ("Den var över 22.", "22.7", True),
        ("Den var över 22.", "21.7", False),
        ("Den var knappt 10.", "9.4", True),
        ("Den var knappt 10.", "10.6", False),
        ("Den var omkring 200.", "185", True),
        ("Den var omkring 200.", "170", False),
    ],
)
def test_what_a_number_promises(sentence: str, exact: str, holds: bool) -> None:
    (number,) = find_numbers(sentence)
    assert number.tells(Decimal(exact)) is holds


def test_money_is_counted_in_what_the_nearest_words_say() -> None:
    one, other, third = find_numbers("Av 20,5 och 2,3 miljoner kronor är 490 tusen kronor kvar.")
    assert (one.scale, other.scale, third.scale) == (Decimal(10**6), Decimal(10**6), Decimal(1000))
    (alone,) = find_numbers("Den var 20,5.")
    assert alone.scale is None


def test_a_grade_ends_no_sentence() -> None:
    assert split_sentences("Risken är 4. Mycket stor. Andelen är 99. Den steg.") == [
        "Risken är 4. Mycket stor.",
        "Andelen är 99.",
        "Den steg.",
    ]
