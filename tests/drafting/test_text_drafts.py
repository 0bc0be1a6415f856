"""Tables of text: what spaces, sums and sizes tell of which cells are there."""

from decimal import Decimal

from build_site.drafting.drafts import Draft
from build_site.drafting.heading_words import Vocabulary
from build_site.drafting.table_drafts import draft_tables
from build_site.drafting.text_lines import read_text
from build_site.periods import Period

HEADING = "Nyckeltal Utfall 2020 Utfall 2021 Budget 2022 Utfall 2022 "


def draft(vocabulary: Vocabulary, *lines: str) -> Draft:
    (found,) = draft_tables([read_text("\n".join(lines))], vocabulary, Period.parse("2022"))
    return found


def values(found: Draft) -> list[list[str]]:
    return [[str(cell.value) if cell.sure else "?" for cell in row.cells] for row in found.rows]


def test_a_space_too_many_is_an_empty_cell(vocabulary: Vocabulary) -> None:
    found = draft(vocabulary, HEADING, "Skola 270 215 389 366 ", "Teater 270 215  992 ", "Bibliotek    778 ")
    assert values(found)[1:] == [["270", "215", "None", "992"], ["None", "None", "None", "778"]]


def test_one_column_is_not_chosen_against_the_heading(vocabulary: Vocabulary) -> None:
    """«270 215 389 366» could be one figure; the heading has four columns."""
    found = draft(vocabulary, HEADING, "Skola 270 215 389 366 ", "Teater 992 ", "Bibliotek 778 ")
    assert {value for row in values(found) for value in row} == {"?"}


def test_a_dash_is_a_cell_where_empty_cells_leave_traces(vocabulary: Vocabulary) -> None:
    """«7 - 4» could be 7 and -4 with a cell lost, if the row of blanks didn't show that lost cells leave spaces."""
    rows = ("Skola 8 10 7 2 ", "Teater 8 7 - 4 ")
    assert values(draft(vocabulary, HEADING, *rows, "      "))[1] == ["8", "7", "None", "4"]
    assert values(draft(vocabulary, HEADING, *rows))[1] == ["?"] * 4


def test_spaces_that_line_up_columns_are_no_empty_cells(vocabulary: Vocabulary) -> None:
    """Where full rows have several spaces between their cells too, a lost cell can't be told by them."""
    found = draft(vocabulary, HEADING, "Skola    27  21  38  36", "Teater   27      38  36")
    assert values(found) == [["27", "21", "38", "36"], ["?"] * 4]


def test_figures_far_below_all_others_are_not_what_is_meant(vocabulary: Vocabulary) -> None:
    rows = ("Skola 2 041 2 415 2 058 2 536 ", "Teater 2 047 1 944 2 202 2 281 ", "Lek 2 053 1 270 - 1 289 ", "      ")
    assert values(draft(vocabulary, HEADING, *rows))[2] == ["2053", "1270", "None", "1289"]


def test_a_list_of_one_column_is_read_and_running_text_is_not(vocabulary: Vocabulary) -> None:
    found = draft(vocabulary, "Deltagare ", "Skola 175 ", "Trappan 2 ", "Ledarutbildning 20 ")
    assert values(found) == [["175"], ["2"], ["20"]]
    found = draft(
        vocabulary, "Deltagare ", "Vi hade 175 ", "deltagare i år, ", "och förra ", "året var det 20 ", "till 30 "
    )
    assert {value for row in values(found) for value in row} == {"?"}


def test_amounts_before_comments_are_settled_by_their_sum(vocabulary: Vocabulary) -> None:
    rows = ("Skola 149 251  175 deltagare ", "Teater 39 000  2 barn ", "Lek 9 000  Köpt, 12 barn ", "Totalt 197 251  ")
    found = draft(vocabulary, "Aktivitet Belopp Kommentar ", *rows)
    assert values(found) == [["149251"], ["39000"], ["9000"], ["197251"]]
    assert found.rows[0].trailing == "175 deltagare"


def test_figures_in_no_row_are_told(vocabulary: Vocabulary) -> None:
    found = draft(vocabulary, HEADING, "Skola 27 21 38 36 ", f"Svaren var 202 av {'många ' * 14}. ")
    assert [one.line for one in found.left_out] == ["3"]


def test_a_year_in_a_name_is_no_figure(vocabulary: Vocabulary) -> None:
    rows = ("Skola 3 4 5 ", "3091 klassrum 2020 ", "Avux ", "", "-28 0 0 ")
    found = draft(vocabulary, "Projekt Utfall Budget 2022 Prognos 2022 ", *rows)
    assert [row.label for row in found.rows] == ["Skola", "3091 klassrum 2020 Avux"]


def test_words_put_together_in_a_heading_are_parted(vocabulary: Vocabulary) -> None:
    heading = "Text (tkr) UTFALLJan \n20 - Aug 20 \n\nUTFALLJan \n19 - Mån 13 \n\n19 \n\nBUDGETJan \n"
    heading += "20 - Dec 20 PROGNOS AVVIKELSEBUDGET \n\n- PROGNOS "
    found = draft(vocabulary, heading, "Skola -294 -252 -490 -490 0 ", "Teater -29 -25 -49 -41 8 ")
    measures = ["outcome", "outcome", "budget", "forecast", "deviation_forecast"]
    assert [column.measure for column in found.columns] == measures
    assert [column.period for column in found.columns][:3] == ["2020-01/2020-08", "2019", "2020"]
    assert {column.unit for column in found.columns} == {"tkr"}


def test_shares_are_told_by_their_signs(vocabulary: Vocabulary) -> None:
    found = draft(vocabulary, "Mått Utfall 2021 Utfall 2022 ", "Skola 27 % 36 % ", "Teater 7,5 % 20 % ")
    assert [column.unit for column in found.columns] == ["percent", "percent"]
    assert found.rows[1].cells[0].value == Decimal("7.5")
