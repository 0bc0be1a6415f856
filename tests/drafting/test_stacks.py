from build_site.drafting.heading_words import Vocabulary
from build_site.drafting.stacks import is_stacked, part_heading, read_stacks
from build_site.drafting.text_lines import read_text

HEADING = "Mått *) Utfall 2020 Utfall 2021 Mål 2022 Utfall 2022 \n\n"
EMPTY = " \n \n \n\n"


def cell(*lines: str) -> str:
    return "".join(f"{line} \n" for line in lines) + " \n" * (4 - len(lines)) + "\n"


def read(text: str, vocabulary: Vocabulary) -> list[tuple[str, bool, list[list[str]]]]:
    lines = read_text(text).lines
    assert is_stacked(lines)
    _, below = part_heading(lines, vocabulary.is_heading_word)
    return [
        (
            row.label,
            row.sure,
            [[str(cell.number.value) if cell.number else cell.text for cell in cells] for cells in row.cells],
        )
        for row in read_stacks(below, 4, vocabulary.is_heading_word)
    ]


def test_paragraphs_are_cells_and_blank_ones_empty_cells(vocabulary: Vocabulary) -> None:
    text = HEADING + "Andel som går till arbete \nökar \n\n" + EMPTY + cell("82 %") + "Ökar 83 % \n81 % \n85 % \n\n"
    assert read(text, vocabulary) == [
        ("Andel som går till arbete ökar", True, [[], ["82"], ["Ökar"], ["83", "81", "85"]])
    ]


def test_a_name_that_blank_lines_end_has_the_first_cell(vocabulary: Vocabulary) -> None:
    text = HEADING + "Andel e-ansökningar ökar  49 % \n \n \n \n\n" + cell("51 %") + cell("60 % 55 %")
    assert read(text, vocabulary) == [("Andel e-ansökningar ökar", True, [["49"], ["51"], ["60"], ["55"]])]


def test_too_few_cells_are_marked(vocabulary: Vocabulary) -> None:
    text = HEADING + "Andel som går till arbete ökar \n\n" + cell("82 %") + cell("84 %")
    ((_, sure, _),) = read(text, vocabulary)
    assert not sure


def test_figures_that_could_be_one_or_two_are_marked(vocabulary: Vocabulary) -> None:
    """«12 000» is one cell or two; with an empty cell lost, the paragraphs could be filled in both ways."""
    text = HEADING + "Antal besök på öppna förskolan ökar \n\n" + cell("8 708") + cell("12 000") + cell("9 534")
    ((_, sure, _),) = read(text, vocabulary)
    assert not sure
