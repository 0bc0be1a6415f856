"""Questions that the data page shows how to ask."""

import pytest

from build_site.model import AskedQuestion
from build_site.reading.asked_questions import load_questions
from build_site.reading.corpus import read_corpus
from build_site.reading.packages import load_datasets
from tests.toy import Toy

GOOD = "-- Hur många?\n-- Alla som finns.\nSELECT count(*)\nFROM t\n"


def write(toy: Toy, name: str, text: str) -> None:
    path = toy.datasets / "questions" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_questions_come_in_the_order_of_their_numbers(toy: Toy) -> None:
    write(toy, "10-sist.sql", GOOD)
    write(toy, "9-forst.sql", GOOD.replace("\n", "\r\n"))
    questions, problems = load_questions(toy.datasets)
    assert not problems
    asked = ("Hur många?", "Alla som finns.", "SELECT count(*)\nFROM t")
    assert questions == (
        AskedQuestion("forst", *asked, "questions/9-forst.sql"),
        AskedQuestion("sist", *asked, "questions/10-sist.sql"),
    )
    assert read_corpus(load_datasets(toy.datasets))[0].questions == questions


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("fraga.sql", GOOD, "Filens namn är inte en frågas."),
        ("1-fraga.txt", GOOD, "Filens namn är inte en frågas."),
        ("1-fraga.sql", "SELECT 1\n", "Filen är ingen fråga som kan ställas."),
        ("1-fraga.sql", GOOD.replace("?", ""), "Filen är ingen fråga som kan ställas."),
        ("1-fraga.sql", GOOD + "; DROP TABLE t", "Filen är ingen fråga som kan ställas."),
        ("1-fraga.sql", GOOD.replace("SELECT", "DELETE"), "Filen är ingen fråga som kan ställas."),
    ],
)
def test_what_is_no_question_is_refused(toy: Toy, name: str, text: str, said: str) -> None:
    write(toy, name, text)
    questions, problems = load_questions(toy.datasets)
    assert not questions
    assert [(problem.path, problem.message) for problem in problems] == [(f"questions/{name}", said)]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("många", "m\u202eånga", 1, "Texten har ett tecken som vänder skrivriktningen (U+202E) efter «Hur m»."),
        ("Alla", "Al\x02la", 2, "Texten har ett styrtecken (U+0002) efter «Al»."),
        ("som", "som\u200b", 2, "Texten har ett osynligt tecken (U+200B) efter «Alla som»."),
        ("*", "\x00*", 3, "Texten har ett styrtecken (U+0000) efter «SELECT count(»."),
        ("*", "*\t", 3, "Texten har en tabb (U+0009) efter «SELECT count(*»."),
        ("*", "*" * 6000, 3, "Texten har 6021 tecken."),
        ("Alla", "A\u030a\u0301\u0302\u0303\u0304", 2, "Texten har 5 tecken ovanpå varandra."),
    ],
)
def test_a_question_has_no_characters_that_nobody_sees_and_is_not_endless(
    toy: Toy, old: str, new: str, line: int, said: str
) -> None:
    write(toy, "1-fraga.sql", GOOD.replace(old, new, 1))
    questions, problems = load_questions(toy.datasets)
    assert not questions
    assert [(problem.line, problem.message) for problem in problems] == [(line, said)]


def test_two_questions_have_two_names(toy: Toy) -> None:
    """The name is the place on the page that links lead to."""
    write(toy, "1-fraga.sql", GOOD)
    write(toy, "2-fraga.sql", GOOD)
    questions, problems = load_questions(toy.datasets)
    assert len(questions) == 1
    assert [str(one) for one in problems] == [
        "questions/2-fraga.sql: En annan fråga heter också «fraga». Ge filen ett annat namn efter numret."
    ]


def test_a_toy_without_questions_has_none(toy: Toy) -> None:
    assert load_questions(toy.datasets) == ((), [])
