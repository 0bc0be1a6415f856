"""What rows are called in charts and answers."""

from dataclasses import replace

import pytest

from build_site.model import Code, CodeLists, Corpus, Figure, Row, Table
from build_site.naming import NAME_LENGTH, name_pairs, name_row, name_rows, shorten
from tests.built import check, get_report, get_table
from tests.toy import BOTKYRKA, Toy


@pytest.fixture(scope="module")
def corpus(checked_toy: Toy) -> Corpus:
    return check(checked_toy.datasets).corpus


@pytest.fixture(scope="module")
def codes(corpus: Corpus) -> CodeLists:
    return corpus.codes


@pytest.fixture
def grades(corpus: Corpus) -> Table:
    return get_table(get_report(corpus, BOTKYRKA), "grades")


def row(label: str, **fields: str) -> Row:
    return Row(id="rad", file_line=2, label=label, places=("1",), **fields)  # type: ignore[arg-type]


def figures_of(table: Table, *rows: Row) -> list[Figure]:
    """The table's first figure, as many times as there are rows."""
    return [replace(table.figures[0], row=one) for one in rows]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Intäkter (+)", "Intäkter"),
        ("Netto (+/-)", "Netto"),
        ("- varav hästar*", "varav hästar"),
        ("50188 - Gunghäst inventarier", "Gunghäst inventarier"),
        ("3059 Invent. lekstuga", "Invent. lekstuga"),
        ("2022 års leksaker", "2022 års leksaker"),
        ("VUXNA, UTAN LEKSAKER", "Vuxna, utan leksaker"),
        ("SFI", "SFI"),
        (">=60", "Minst 60"),
        ("<=29", "Högst 29"),
        ("Barn 3-6 år", "Barn 3–6 år"),
        ("Antagna till sagor.", "Antagna till sagor"),
    ],
)
def test_name_is_the_label_without_what_only_the_table_needs(printed: str, name: str) -> None:
    assert name_row(row(printed)) == name


def test_net_row_is_named_by_its_heading() -> None:
    assert name_row(row("Netto", heading="LEKSAKSVERKSTAD", flow="net")) == "Leksaksverkstad"
    assert name_row(row("Netto", flow="net")) == "Netto"


def test_rows_of_the_same_name_are_told_apart(grades: Table, codes: CodeLists) -> None:
    rows = (
        replace(row("Sagor"), id="a", heading="Barn"),
        replace(row("sagor"), id="b", quantity="Antal böcker"),
        replace(row("Sånger"), id="c", heading="Barn"),
    )
    plain = replace(grades, goal="")
    assert name_rows(plain, figures_of(plain, *rows), codes) == {
        "a": "Sagor (barn)",
        "b": "sagor (antal böcker)",
        "c": "Sånger",
    }


def test_measure_of_a_goal_is_named_by_its_indicator_unless_two_rows_share_it(grades: Table, codes: CodeLists) -> None:
    codes = replace(codes, indicators={"x": Code("x", "Andel glada barn")})
    table = replace(grades, goal="Alla är glada")
    one, other = figures_of(table, replace(row("Andel glada ökar"), id="a"), replace(row("Andel ökar mer"), id="b"))
    one, other = replace(one, indicator="x"), replace(other, indicator="x")
    assert name_rows(table, [one], codes) == {"a": "Andel glada barn"}
    assert name_rows(replace(table, goal=""), [one], codes) == {"a": "Andel glada ökar"}
    assert name_rows(table, [one, other], codes) == {"a": "Andel glada ökar", "b": "Andel ökar mer"}


def test_long_name_is_cut_after_a_word_unless_it_would_be_another_row_s(grades: Table, codes: CodeLists) -> None:
    long = "sagor " * 30
    assert shorten("En saga, som är lång", 9) == "En saga …"
    assert shorten("En saga", 9) == "En saga"
    plain = replace(grades, goal="")
    rows = [replace(row(f"{long}a"), id="a"), replace(row(f"{long}b"), id="b")]
    assert len(name_rows(plain, figures_of(plain, rows[0]), codes)["a"]) <= NAME_LENGTH + 2
    assert len(set(name_rows(plain, figures_of(plain, *rows), codes).values())) == 2


def test_pair_is_named_by_heading_or_by_a_label_that_both_rows_have(grades: Table, codes: CodeLists) -> None:
    plain = replace(grades, goal="")
    women, men = figures_of(plain, replace(row("Kvinnor"), id="a"), replace(row("Män"), id="b"))
    women, men = replace(women, sex="women"), replace(men, sex="men")
    assert name_pairs(plain, [women, men], codes) == {"a": "", "b": ""}
    headed = [replace(one, row=replace(one.row, heading="SAGOR")) for one in (women, men)]
    assert name_pairs(plain, headed, codes) == {"a": "Sagor", "b": "Sagor"}
    same = [replace(one, row=replace(one.row, label="Glada barn")) for one in (women, men)]
    assert name_pairs(plain, same, codes) == {"a": "Glada barn", "b": "Glada barn"}
    one_row = [women, replace(women, sex="men")]
    assert name_pairs(plain, one_row, codes) == {"a": ""}
