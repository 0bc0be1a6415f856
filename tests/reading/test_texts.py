import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.reading.limits import CHARACTERS
from build_site.reading.texts import check_texts, find_faults

HAND = "Ta bort det; skriv texten för hand i stället för att klistra in den."


@pytest.mark.parametrize(
    "text", ["", "Alfa", "Ökning (%) – «så» här", "12 345", "Alfa 🧸", "Ṽ", "Å", "=1+1", "<b>", "x" * CHARACTERS]
)
def test_what_a_reader_can_see_may_stand_in_the_data(text: str) -> None:
    assert list(find_faults(text)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Alfa\x00Beta", "Texten har ett styrtecken (U+0000) efter «Alfa»."),
        ("Alfa\x02Beta", "Texten har ett styrtecken (U+0002) efter «Alfa»."),
        ("Alfa\x0bBeta", "Texten har ett styrtecken (U+000B) efter «Alfa»."),
        ("Alfa\x7fBeta", "Texten har ett styrtecken (U+007F) efter «Alfa»."),
        ("Alfa\ufffeBeta", "Texten har ett tecken som inte betyder något (U+FFFE) efter «Alfa»."),
        ("Alfa\ud800Beta", "Texten har ett tecken som inte betyder något (U+D800) efter «Alfa»."),
        ("Alfa\ue000Beta", "Texten har ett tecken som inte betyder något (U+E000) efter «Alfa»."),
        ("Alfa\ufffdBeta", "Texten har ett tecken som inte gick att läsa (U+FFFD) efter «Alfa»."),
        ("Alfa\u202eateB", "Texten har ett tecken som vänder skrivriktningen (U+202E) efter «Alfa»."),
        ("\u2066Alfa", "Texten har ett tecken som vänder skrivriktningen (U+2066) först."),
        ("Alfa\u200bBeta", "Texten har ett osynligt tecken (U+200B) efter «Alfa»."),
        ("Alfa\u00adBeta", "Texten har ett mjukt bindestreck (U+00AD) efter «Alfa»."),
        ("Alfa\ufeffBeta", "Texten har en byteordningsmarkering (U+FEFF) efter «Alfa»."),
        ("Alfa\nBeta", "Texten har en radbrytning (U+000A) efter «Alfa»."),
        ("Alfa\rBeta", "Texten har en radbrytning (U+000D) efter «Alfa»."),
        ("Alfa\u2028Beta", "Texten har en radbrytning (U+2028) efter «Alfa»."),
        ("Alfa\tBeta", "Texten har en tabb (U+0009) efter «Alfa»."),
    ],
)
def test_a_character_that_nobody_sees_is_named_with_its_place(text: str, message: str) -> None:
    assert list(find_faults(text)) == [(message, HAND)]


@pytest.mark.parametrize("text", [" ", " Alfa", "Alfa ", "Alfa\u00a0", "\u2003Alfa", "Alfa\n"])
def test_blanks_around_a_text_are_refused(text: str) -> None:
    assert list(find_faults(text)) == [("Texten börjar eller slutar med mellanslag.", "Ta bort dem.")]


@pytest.mark.parametrize("mark", ["\u0301", "\u0489", "\u20dd", "\u0300\u0301\u0302\u0303"])
def test_marks_that_stand_on_each_other_over_the_lines_around_are_refused(mark: str) -> None:
    ((message, advice),) = find_faults(f"L{mark * 20}eksak")
    assert re.fullmatch(r"Texten har \d\d tecken ovanpå varandra\.", message)
    assert advice == "Ta bort alla utom det som hör till bokstaven."
    assert list(find_faults("Ấ A\u030a q\u0323\u0307 Việt")) == []


def test_a_text_that_is_too_long_is_refused_and_not_repeated() -> None:
    ((message, advice),) = find_faults("x" * (CHARACTERS + 1))
    assert (message, advice) == ("Texten har 5001 tecken.", "Skriv högst 5000.")


@given(st.text(min_size=1))
def test_a_text_without_faults_can_be_shown_written_and_found_again(text: str) -> None:
    if not list(find_faults(text)):
        assert text == text.strip()
        assert text.encode().decode() == text
        assert text.splitlines() == [text]
        assert text.replace("\u00a0", " ").translate({ord(one): " " for one in text if one.isspace()}).isprintable()


def test_every_text_of_a_description_is_looked_through_with_its_place() -> None:
    content = {"title": "a ", "resources": [{"name": "grades", "title": "b\x02c", "notes": ["d", " e"]}], "f\x02": 1}
    assert [(one.column, one.message) for one in check_texts(content, "a.yaml")] == [
        ("title", "Texten börjar eller slutar med mellanslag."),
        ("resources → grades → title", "Texten har ett styrtecken (U+0002) efter «b»."),
        ("resources → grades → notes → 2", "Texten börjar eller slutar med mellanslag."),
        ("", "Texten har ett styrtecken (U+0002) efter «f»."),
    ]
