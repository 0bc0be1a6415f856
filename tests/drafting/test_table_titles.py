"""The heading over a table is the nearest line above it in larger letters."""

from build_site.drafting.printed_words import Layout, Line, Word
from build_site.drafting.table_titles import find_title


def make_line(text: str, top: float, height: float = 10, page: int = 1) -> Line:
    words = tuple(Word(one, 60, 100, top, top + height) for one in text.split())
    return Line(1, words, page, top, top + height)


PROSE = make_line("Nämnden redovisar här en uppföljning av hela året", 150)
LAYOUT = Layout((make_line("Ekonomi", 60, 16), make_line("Investeringar", 120, 13), PROSE), placed=True)


def test_the_nearest_larger_line_is_the_title() -> None:
    assert find_title([LAYOUT], 1, 200) == "Investeringar"
    assert find_title([LAYOUT], 1, 110) == "Ekonomi"


def test_without_a_larger_line_near_above_there_is_no_title() -> None:
    assert find_title([LAYOUT], 1, 50) == ""
    assert find_title([LAYOUT], 1, 600) == ""
    assert find_title([LAYOUT], 2, 200) == ""
    assert find_title([Layout((PROSE,), placed=True)], 1, 200) == ""


def test_a_long_line_in_larger_letters_is_no_title() -> None:
    long = make_line("ord " * 20, 120, 14)
    assert find_title([Layout((long, PROSE, PROSE, PROSE), placed=True)], 1, 200) == ""
