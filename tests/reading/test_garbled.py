"""Letters read in a wrong encoding are known; the words of other languages, and of ordinary Swedish, are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_site.reading.garbled import find_garbled

BYTES = ("cp1252", "latin-1", "cp437", "cp850", "mac_roman")
SENTENCE = "Nämnden får mer än väntat för åtgärder på skolan"


TEXTS = ("Vuxenutbildning för vuxna", "ökning – mer", "År", "ÄLDRE", "”ett ord”", "½ plats", "5 °C")


def read_wrongly(text: str, encoding: str, times: int) -> str:
    """What a text in UTF-8 becomes; "" when the encoding lacks one of its bytes, so that no file can be read so."""
    try:
        for _ in range(times):
            text = text.encode().decode(encoding)
    except UnicodeDecodeError:
        return ""
    return text


@pytest.mark.parametrize(
    "read",
    [
        read
        for text in TEXTS
        for encoding in BYTES
        for times in (1, 2, 3)
        if (read := read_wrongly(text, encoding, times))
    ],
)
def test_utf_8_read_as_one_byte_a_letter(read: str) -> None:
    assert find_garbled(read)


@pytest.mark.parametrize(
    ("written", "read"),
    [(one, other) for one in BYTES for other in BYTES if SENTENCE.encode(one) != SENTENCE.encode(other)],
)
def test_one_byte_a_letter_read_as_another(written: str, read: str) -> None:
    assert find_garbled(SENTENCE.encode(written).decode(read, "replace"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vuxenutbildning fÃ¶r vuxna", "fÃ¶r"),
        ("Vuxenutbildning fÃƒÂ¶r vuxna", "fÃƒÂ¶r"),
        ("Vuxenutbildning f├╢r vuxna", "f├╢r"),
        ("Vuxenutbildning f÷r vuxna", "f÷r"),
        ("Vuxenutbildning f”r vuxna", "f”r"),
        ("Vuxenutbildning fšr vuxna", "fšr"),
        ("BostΣder", "BostΣder"),
        ("Σldre", "Σldre"),
        ("h&ouml;gre och l&auml;gre", "h&ouml;gre"),
        ("h&#246;gre", "h&#246;gre"),
        ("h\\u00f6gre", "h\\u00f6gre"),
        ("h%C3%B6gre", "h%C3%B6gre"),
        ("h=C3=B6gre", "h=C3=B6gre"),
        ("Vuxenutbildning f?r vuxna", "f?r"),
    ],
)
def test_the_word_is_shown_as_it_stands(text: str, found: str) -> None:
    assert find_garbled(text) == found


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "São Paulo, Tõnu Šarić, Dvořák, Łódź, Aleš, Curaçao, façade, naïve, smørrebrød, Ürümqi, coöperatie",
        "Å–Ö, A–Ö, ½–1, ≤5, ≈ 5, 5‰, 6 °C, 10÷2, ± 3, µg, M€, σ = 3, α-värde, Nalle™, 12 §§, ”citat”, vård…och",
        "R&D; F&U, A & B, a < b, &c; AT&T",
        "Hur många? Vem, vad och/eller när?",
        "https://exempel.se/sida?fraga=svar&mer=1 och om/metod/?a=b",
        "[a-z0-9]+(-[a-z0-9]+)* och (?:x)?y",
    ],
)
def test_what_was_meant_is_left_alone(text: str) -> None:
    assert find_garbled(text) == ""


@given(st.text("abcåäöÅÄÖé ABC.,;:!()0123456789–”", max_size=40))
def test_ordinary_swedish_letters_are_never_garbled_unless_a_quotation_stands_in_a_word(text: str) -> None:
    assert find_garbled(text.replace("”", " ” ")) == ""
