"""No two stages make the same file."""

from collections.abc import Iterator, Mapping

import pytest

from build_site.joining import hold, join_files, shelve_all


def test_files_of_all_stages_are_put_together() -> None:
    assert join_files({"sagor": {"a": b"1"}, "lek": {"b": b"2"}, "mat": {}}) == {"a": b"1", "b": b"2"}


def test_the_same_file_from_two_stages_is_an_error_that_names_both() -> None:
    with pytest.raises(ValueError, match="«a» is made both among sagor and among lek"):
        join_files({"sagor": {"a": b"1"}, "mat": {"b": b""}, "lek": {"a": b"1"}})


def test_joined_files_are_read_where_they_lie_when_they_are_asked_for() -> None:
    stage = {"a": b"1"}
    joined = join_files({"sagor": stage})
    stage["a"] = b"2"
    assert joined["a"] == b"2"


def test_a_lot_is_shelved_before_the_next_is_made() -> None:
    told = []

    def make() -> Iterator[Mapping[str, bytes]]:
        for name in "ab":
            told.append(f"made {name}")
            yield {name: name.encode()}

    def shelve(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
        told.extend(f"shelved {name}" for name in files)
        return hold(files)

    assert shelve_all(make(), shelve) == {"a": b"a", "b": b"b"}
    assert told == ["made a", "shelved a", "made b", "shelved b"]
