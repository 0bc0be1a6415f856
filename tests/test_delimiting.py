"""Comma-separated values: what is read back is what was written."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from build_site.delimiting import format_csv

ROWS = st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=2))


@given(ROWS)
def test_csv_read_back_is_what_was_written(rows: list[list[str]]) -> None:
    text = format_csv(["a", "b"], rows)
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a", "b"], *rows]


def test_records_end_as_rfc_4180_says_and_only_what_needs_it_is_quoted() -> None:
    assert format_csv(["row", "label"], [["a", 'b, "c"'], ["å", ""]]) == 'row,label\r\na,"b, ""c"""\r\nå,\r\n'


def test_files_in_version_control_end_their_lines_as_it_does() -> None:
    assert format_csv(["row"], [["a"]], line_end="\n") == "row\na\n"
