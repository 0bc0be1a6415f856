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
    assert questions == tuple(
        AskedQuestion(name, "Hur många?", "Alla som finns.", "SELECT count(*)\nFROM t") for name in ("forst", "sist")
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


def test_a_toy_without_questions_has_none(toy: Toy) -> None:
    assert load_questions(toy.datasets) == ((), [])
