"""A text stands in a report letter by letter; only line breaks may part it."""

import pytest

from build_site.checks.printed_texts import clean_text_line, collect_words, find_nearest, find_spans, stands_in


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("Intäkter", "Intäkter 0,1 0,4"),
        ("årsplatser exkl. ensamkommande", "Institution SoL, årsplatser exkl.\nensamkommande 8 7"),
        ("arbetsmarknadsutbildning", "arbetsmarknads-\nutbildning 7"),
        ("arbetsmarknadsutbildning", "arbetsmark\nnadsutbildning 7"),
        ("arbetsmarknadsutbildning", "arbetsmark\u00ad\n\nnadsutbildning 7"),
        ("arbets- och näringsliv", "arbets-\noch näringsliv"),
        ("Hem-verksamhet", "Hem-\nverksamhet"),
        ("- varav SIS*", "- varav SIS* 8"),
        ("påbörjat insats ökar", "påbörjat insats ökar2 30"),  # the mark of a footnote
        ("30–49", "30–49 18,5"),
        ("Brottsbelastning […] (HR)", "Brottsbelastning som gör dem\nolämpliga (HR)"),
    ],
)
def test_a_text_is_found_where_it_stands(wanted: str, text: str) -> None:
    assert stands_in(wanted, text)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("Intäckter", "Intäkter 0,1"),
        ("Intäkte", "Intäkter 0,1"),  # cut short
        ("ntäkter", "Intäkter 0,1"),
        ("intäkter", "Intäkter 0,1"),  # another letter, to a reader and to a program
        ("Intäkter för vuxna", "Intäkter förvuxna"),  # a blank that is not there
        ("Intäkter förvuxna", "Intäkter för vuxna"),
        ("30-49", "30–49"),  # another dash
        ("FÃ¶r vuxna", "För vuxna"),
        ("fo\u0308r", "för"),
        ("Brottsbelastning […] (HR)", "(HR) Brottsbelastning"),
        ("Brottsbelastning […] (HR)", "Brottsbelastning (ARKIV)"),
        ("årsplatser", "årsplatser12345"),
        ("", "allt"),
    ],
)
def test_nothing_else_is_found(wanted: str, text: str) -> None:
    assert not stands_in(wanted, text)


def test_every_place_is_found() -> None:
    assert list(find_spans("Man", "Man 1\nManlig\nMan 2")) == [(0, 3), (13, 16)]


def test_markup_and_blanks_are_cleaned_and_words_are_whole_and_in_parts() -> None:
    assert clean_text_line("<b>Man</b>\t88,5\u00a0 52 ") == "Man 88,5 52"
    assert {"arbets", "utbildning", "arbetsutbildning", "e-tjänst"} <= collect_words("arbets-\nutbildning E-tjänst 7")


def test_the_nearest_place_is_as_long_as_what_is_wanted() -> None:
    assert find_nearest("Intäckter", "Utfall Intäkter 0,1") == "Intäkter"
    assert find_nearest("Gunghäst", "0,1 0,4") == ""
