"""No two stages make the same file."""

import pytest

from build_site.joining import join_files


def test_files_of_all_stages_are_put_together() -> None:
    assert join_files({"sagor": {"a": b"1"}, "lek": {"b": b"2"}, "mat": {}}) == {"a": b"1", "b": b"2"}


def test_the_same_file_from_two_stages_is_an_error_that_names_both() -> None:
    with pytest.raises(ValueError, match="«a» is made both among sagor and among lek"):
        join_files({"sagor": {"a": b"1"}, "mat": {"b": b""}, "lek": {"a": b"1"}})
