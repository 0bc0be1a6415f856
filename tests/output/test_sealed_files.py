"""Files that are what was written, or nothing. What happens to spoilt ones: `test_drawing_store.py`."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from build_site.output.sealed_files import discard, read_sealed, write_sealed

NAME = "a" * 64


@given(body=st.binary())
def test_what_was_written_is_read(body: bytes, tmp_path_factory: object) -> None:
    path = tmp_path_factory.mktemp("sealed") / NAME  # type: ignore[attr-defined]
    write_sealed(path, body)
    assert read_sealed(path) == body
    assert [one.name for one in path.parent.iterdir()] == [NAME]


def test_every_bit_counts(tmp_path: Path) -> None:
    write_sealed(tmp_path / NAME, b"innehall")
    whole = (tmp_path / NAME).read_bytes()
    for place in range(len(whole)):
        (tmp_path / NAME).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert read_sealed(tmp_path / NAME) is None


def test_what_is_written_under_one_name_is_nothing_under_another(tmp_path: Path) -> None:
    write_sealed(tmp_path / NAME, b"x")
    (tmp_path / NAME).rename(tmp_path / ("b" * 64))
    assert read_sealed(tmp_path / ("b" * 64)) is None


def test_whatever_stands_in_the_way_goes(tmp_path: Path) -> None:
    (tmp_path / NAME / "inne").mkdir(parents=True)
    write_sealed(tmp_path / NAME, b"x")
    assert read_sealed(tmp_path / NAME) == b"x"
    discard(tmp_path / NAME)
    discard(tmp_path / NAME)
    assert not list(tmp_path.iterdir())
