"""What the disk refuses is told in Swedish, with the place."""

import errno
import os
from pathlib import Path

import pytest

from build_site.output.disk_errors import explain, explain_disk_errors
from build_site.problems import BuildError


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "Disken är full."),
        (errno.EACCES, "Där får du inte skriva."),
        (errno.EROFS, "Där får du inte skriva."),
        (errno.EBUSY, "Den används av systemet"),
        (errno.EIO, "Det gick inte att läsa eller skriva där."),
    ],
)
def test_cause_is_told_with_the_place(number: int, said: str) -> None:
    assert explain(OSError(number, os.strerror(number), "site/a")).startswith(f"site/a: {said}")


def test_error_without_a_place_is_told_too() -> None:
    assert explain(OSError("x")).startswith("Det gick inte")


def test_errors_within_the_block_become_messages_and_others_pass(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="saknas: Den finns inte längre"), explain_disk_errors():
        (tmp_path / "saknas").read_bytes()
    with pytest.raises(ZeroDivisionError), explain_disk_errors():
        raise ZeroDivisionError
