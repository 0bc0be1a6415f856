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


def test_a_cell_may_have_a_blank_line_within_when_all_are_as_high(vocabulary: Vocabulary) -> None:
    """Four lines a cell: the third of the second cell is parted from the others by a blank one."""
    parted = "10 % \n11 % \n\n9 % \n \n\n"
    text = HEADING + "Andel som går till arbete ökar \n\n" + cell("5 %") + parted + cell("13 %", "14 %") + cell("Ökar")
    ((_, sure, cells),) = read(text, vocabulary)
    assert (sure, cells) == (True, [["5"], ["10", "11", "9"], ["13", "14"], ["Ökar"]])


def test_an_empty_cell_leaves_a_space_after_the_one_before_it(vocabulary: Vocabulary) -> None:
    text = HEADING + "Andel som går till arbete ökar \n\n" + cell("82 %") + cell("84 %") + cell("90 % ")
    assert read(text, vocabulary)[0][1:] == (True, [["82"], ["84"], ["90"], []])


def test_a_heading_repeated_on_a_page_belongs_to_no_name(vocabulary: Vocabulary) -> None:
    row = "Andel som går till arbete ökar \n\n" + "".join(cell(f"8{place} %") for place in range(4))
    repeated = " Mått *) Utfall 2020 Utfall 2021 Mål 2022 Utfall 2022 \n"
    rows = read(HEADING + row + repeated + row, vocabulary)
    assert [label for label, _, _ in rows] == ["Andel som går till arbete ökar"] * 2


def test_figures_in_text_between_rows_are_rows_for_the_editor(vocabulary: Vocabulary) -> None:
    row = "Andel som går till arbete ökar \n\n" + "".join(cell(f"8{place} %") for place in range(4))
    rows = read(HEADING + row + "Analys av måttet \nAntal svar: 1 374 \n" + row, vocabulary)
    assert [(label, sure) for label, sure, _ in rows] == [
        ("Andel som går till arbete ökar", True),
        ("Antal svar", False),
        ("Andel som går till arbete ökar", True),
    ]
