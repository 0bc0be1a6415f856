"""Words of a PDF that stand near each other are one text or one figure; neither is lost beside the other."""

from build_site.drafting.draft_files import write_draft
from build_site.drafting.draft_source import Drafting
from build_site.drafting.figures_apart import join_lines, part_names
from build_site.drafting.printed_words import Band, Layout, Line, Word
from build_site.drafting.row_codes import propose_codes
from build_site.drafting.table_drafts import draft_tables


def place(number: int, *words: tuple[str, float]) -> Line:
    """A line of words five points wide a letter, in letters of ten points."""
    top = 12.0 * number
    placed = (Word(text, left, left + 5 * len(text), top, top + 10) for text, left in words)
    return Line(number, tuple(placed), 1, top, top + 10)


HEADING = place(1, ("Utfall", 100), ("Budget", 150))
NEAR = place(3, ("Grundskola", 28), ("totalt", 68), ("1720", 100), ("912", 150))


def draft_remains(drafting: Drafting, *lines: Line) -> tuple[list[list[str]], str]:
    """The figures of a page's only table, and what is told of it."""
    (draft,) = draft_tables([Layout(lines, placed=True, height=800)], drafting.vocabulary, drafting.report)
    codes = propose_codes(draft, drafting.known, drafting.codes, drafting.vocabulary)
    cells = [[str(cell.value) for cell in row.cells] for row in draft.rows]
    return cells, "\n".join(write_draft(draft, codes, "t").remains)


def test_a_figure_under_the_others_of_its_column_is_no_part_of_the_name_beside_it(drafting: Drafting) -> None:
    other = place(2, ("Skola", 28), ("1270", 100), ("123", 150))
    cells, said = draft_remains(drafting, HEADING, other, NEAR)
    assert cells == [["1270", "123"], ["1720", "912"]]
    assert "slutar med siffror" not in said


def test_a_number_in_a_name_that_stands_under_no_figure_stays_there_and_is_told(drafting: Drafting) -> None:
    other = place(2, ("Skola", 28), ("127", 104), ("123", 150))
    class_9 = place(3, ("Elever", 58), ("årskurs", 90), ("9", 126), ("912", 150))
    cells, said = draft_remains(drafting, HEADING, other, class_9)
    assert cells == [["127", "123"], ["None", "912"]]
    assert "rad 3: namnet slutar med siffror, och den första kolumnen är tom." in said


def test_only_rows_are_parted() -> None:
    lines = join_lines([place(2, ("Skola", 28), ("1270", 100)), NEAR])
    assert part_names(lines, [True, False], Band(100, 120))[1].words[0].text == "Grundskola totalt 1720"


def test_a_unit_after_figures_is_told(drafting: Drafting) -> None:
    one = place(2, ("Skola", 28), ("1270", 100), ("tkr", 123), ("123", 150), ("tkr", 168))
    two = place(3, ("Vuxna", 28), ("1271", 100), ("456", 150))
    cells, said = draft_remains(drafting, HEADING, one, two)
    assert cells == [["1270", "123"], ["1271", "456"]]
    assert "rad 2: orden efter siffrorna («tkr») är inte med." in said
