"""Small inputs that went wrong once, by the names of their folders in `../shared/cases`, and the tests that hold each.

Each stands for a kind, so its tests try more than the input itself. Where the folders are at hand, none may be without.
"""

import ast

import pytest

from tests.shared import SHARED, need
from tests.toy import PROJECT, Toy, replace_once

HELD_BY = {
    "all-zero-chart": ["charts/test_drawing.py::test_nothing_but_zeros_is_drawn_on_an_axis_without_figures_below_zero"],
    "control-character": [
        "reading/test_texts.py::test_a_character_that_nobody_sees_is_named_with_its_place",
        "reading/test_published_texts.py::test_a_fault_in_any_published_text_is_told_with_its_place",
    ],
    "excel-month-year": [
        "downloads/test_spreadsheet.py::test_no_text_becomes_a_day_a_number_or_a_truth_in_a_swedish_spreadsheet",
        "downloads/test_spreadsheet.py::test_every_text_and_code_of_a_report_stays_as_it_is_in_csv_for_excel",
    ],
    "gap-in-first-row": [
        "saying/test_table_claims.py::test_a_gap_in_the_first_row_does_not_change_the_years_that_are_compared"
    ],
    "header-with-space": [
        "test_cases.py::test_a_heading_with_blanks_is_refused",
        "reading/test_packages.py::test_what_spreadsheets_do_to_a_file_is_harmless",
    ],
    "minus-as-printed": [
        "checks/test_spaced_minus.py::test_all_signs_that_reports_print_for_a_minus_are_known",
        "checks/test_source.py::test_a_minus_that_was_left_out_is_noticed_however_it_is_printed",
        "checks/test_printed_forms.py::test_a_number_in_brackets_or_before_a_minus_is_negative_in_a_cell",
    ],
    "mojibake-label": [
        "reading/test_garbled.py::test_the_word_is_shown_as_it_stands",
        "reading/test_published_texts.py::test_a_fault_in_any_published_text_is_told_with_its_place",
        "checks/test_labels.py::test_what_differs_from_the_source_is_told",
    ],
    "negative-change-lead": [
        "saying/test_table_claims.py::test_negative_changes_keep_their_minus_and_names_their_capital"
    ],
    "no-comparisons": ["test_collecting.py::test_little_data_make_a_site_too"],
    "path-differs-from-name": [
        "test_collecting.py::test_little_data_make_a_site_too",
        "test_collecting.py::test_a_table_is_published_under_its_own_name_whatever_its_file_is_called",
    ],
    "period-against-year": [
        "checks/test_times.py::test_what_disagrees_is_named_with_what_to_write",
        "checks/test_figure_times.py::test_a_column_that_disagrees_says_where",
    ],
    "renamed-report": [
        "test_life.py::test_every_page_and_every_cited_cell_still_answers",
        "test_life.py::test_the_change_log_says_renamed_and_no_figure_has_changed",
        "test_life.py::test_an_undeclared_new_name_gives_one_message",
    ],
    "same-committee-code": [
        "test_third.py::test_namesakes_keep_their_names_and_duties",
        "test_third.py::test_the_api_answers_for_each_committee",
    ],
    "ties": ["saying/test_table_claims.py::test_a_tie_is_said_as_a_tie"],
}


def test_every_case_has_its_tests() -> None:
    need(SHARED / "cases", "cases that went wrong")
    assert {folder.name for folder in (SHARED / "cases").iterdir() if folder.is_dir()} == HELD_BY.keys()


@pytest.mark.parametrize("case", HELD_BY)
def test_the_tests_of_a_case_are_still_there(case: str) -> None:
    for address in HELD_BY[case]:
        file, _, name = address.partition("::")
        tree = ast.parse((PROJECT / "tests" / file).read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, address


@pytest.mark.parametrize("heading", [" label", "label ", "\u00a0label", "\u200blabel", "label\u2003"])
def test_a_heading_with_blanks_is_refused(toy: Toy, heading: str) -> None:
    replace_once(toy.path("volumes.csv"), "row,label,parent", f"row,{heading},parent")
    (problem,) = toy.loading_problems()
    assert problem.startswith("volumes.csv, rad 1: Texten ")
