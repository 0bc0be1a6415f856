"""What is declared of when committees report is possible, agrees with the reports, and has its source; on the toy."""

import pytest

from build_site.checks.context import Context
from build_site.checks.expected import RULE
from build_site.reading.corpus import read_corpus
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy, show

GOOD = f"0127,avun,delar-1,4,2019,,05,{BOTKYRKA},1,LEKSAKSRAPPORT 1,{BOTKYRKA},56,gungdjur i april"
PLAN = "https://example.org/plan"


def write(toy: Toy, *rows: str) -> None:
    path = toy.datasets / "reference" / "rhythms.csv"
    head = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


def tell(toy: Toy, *rows: str) -> list[str]:
    write(toy, *rows)
    return toy.broken(RULE)


def compare(toy: Toy, *rows: str, texts: bool = True, only: str = "") -> list[str]:
    """What the rule says with the texts of the reports at hand, or without."""
    write(toy, *rows)
    loaded = toy.load_trusting()
    corpus, _ = read_corpus(loaded)
    found = {report: (toy.sources / f"{report}.txt").read_text(encoding="utf-8") for report in (BOTKYRKA, ESKILSTUNA)}
    return show(tuple(RULE.find(Context(corpus, loaded, found if texts else None, only))))


@pytest.mark.parametrize(
    "row",
    [
        GOOD,
        f"0127,avun,verksamhetsberattelse,12,2019,2019,,{PLAN},,Den lämnas,,,",
        f"0127,avun,delar-2,8,2019,2030,09-30,{PLAN},,Den lämnas,{PLAN},,Senast sista september",
        f"0127,avun,manad,2,2019,,03-01,{PLAN},,Varje månad,{PLAN},,Dagen efter",
    ],
)
def test_what_is_rightly_declared_is_no_error(toy: Toy, row: str) -> None:
    assert tell(toy, row) == []


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (GOOD.replace("avun,delar", "sn2,delar"), "committee", "Botkyrka (0127) har ingen nämnd «sn2» i kodlistan."),
        (
            GOOD.replace("0127", "0484"),
            "committee",
            "Eskilstuna (0484) har ingen nämnd «avun» i kodlistan. Menade du «avn»?",
        ),
        (GOOD.replace("delar-1,4", "kvartal,3"), "kind", "Slaget av rapport «kvartal» finns inte i kodlistan."),
        (
            GOOD.replace("delar-1,4", "verksamhetsberattelse,8"),
            "through",
            "Verksamhetsberättelse kan inte följa upp tiden till och med augusti. Skriv månadens nummer, 12, eller",
        ),
        (GOOD.replace("2019,,05", "2019,2018,05"), "last_year", "Sista året, 2018, ligger före det första, 2019."),
        (GOOD.replace(",05,", ",06-31,"), "due", "«06-31» är ingen dag som finns varje år."),
        (GOOD.replace(",05,", ",02-29,"), "due", "«02-29» är ingen dag som finns varje år."),
        (
            GOOD.replace(f"{BOTKYRKA},56,gungdjur i april", ",,"),
            "due_source",
            "Det står när rapporten väntas, men inte",
        ),
        (GOOD.replace(",05,", ",,"), "due", "Det står en källa till när rapporten väntas, men inte när."),
        (GOOD.replace(f"{BOTKYRKA},1,", "ingen-rapport,1,"), "source", "Rapporten «ingen-rapport» finns inte här."),
        (GOOD.replace(f"{BOTKYRKA},56", f"{BOTKYRKA},"), "due_lines", f"Det står inte var i {BOTKYRKA} det står."),
        (GOOD.replace(f"{BOTKYRKA},1,", f"{PLAN},1,"), "lines", "En webbsida har inga källrader, men det står 1."),
        (
            GOOD.replace("delar-1,4", "delar-1,3"),
            "through",
            f"Rapporten {BOTKYRKA} gäller tiden till och med april, men här står mars.",
        ),
    ],
)
def test_what_does_not_fit_is_told(toy: Toy, row: str, column: str, said: str) -> None:
    (problem,) = tell(toy, row)
    assert problem.startswith(f"reference/rhythms.csv, rad 2, kolumn {column}: ")
    assert said in problem


def test_two_rows_may_not_say_the_same_year(toy: Toy) -> None:
    (problem,) = tell(toy, GOOD, GOOD.replace("2019,,", "2024,2025,"))
    assert "rad 3, kolumn first_year: Rad 2 säger redan när nämndens delårsrapport 1 kommer år 2024." in problem
    assert tell(toy, GOOD.replace("2019,,", "2019,2023,"), GOOD.replace("2019,,", "2024,,")) == []


def test_months_of_a_kind_that_repeats_do_not_overlap(toy: Toy) -> None:
    month = f"0127,avun,manad,2,2019,,,{PLAN},,Varje månad,,,"
    assert tell(toy, month, month.replace(",2,", ",3,")) == []
    assert len(tell(toy, month, month.replace("2019", "2020"))) == 1


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (GOOD.replace("LEKSAKSRAPPORT 1", "Leksaksrapport 1"), "quote"),
        (GOOD.replace(f"{BOTKYRKA},1,", f"{BOTKYRKA},2,"), "quote"),
        (GOOD.replace(f"{BOTKYRKA},1,", f"{BOTKYRKA},99999,"), "quote"),
        (GOOD.replace("gungdjur i april", "gungdjur i maj"), "due_quote"),
    ],
)
def test_quoted_words_stand_on_their_lines(toy: Toy, row: str, column: str) -> None:
    (problem,) = compare(toy, row)
    assert f"rad 2, kolumn {column}: «" in problem
    assert compare(toy, row, texts=False) == []  # without the text nothing can be said
    assert compare(toy, row, only=ESKILSTUNA) == []


@pytest.mark.parametrize("lines", ["0", "3-1", "0-0", "1234567", "9" * 4900, "1-" + "9" * 4900])
def test_lines_that_no_text_has_are_told_also_without_the_text(toy: Toy, lines: str) -> None:
    for texts in (True, False):
        (problem,) = compare(toy, GOOD.replace(f"{BOTKYRKA},1,", f"{BOTKYRKA},{lines},"), texts=texts)
        assert "rad 2, kolumn quote: «LEKSAKSRAPPORT 1" in problem
        assert len(problem) < 400


def test_quoted_words_may_run_over_lines(toy: Toy) -> None:
    row = GOOD.replace(",56,gungdjur i april", ",56-58,Under året har 12")
    assert compare(toy, row) == []


def test_many_rows_of_the_same_year_are_told_once_each(toy: Toy) -> None:
    problems = tell(toy, *[GOOD] * 40)
    assert len(problems) == 39
    assert all("Rad 2 säger redan" in problem for problem in problems)
