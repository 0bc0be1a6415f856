"""Versions of data."""

import re

import pytest

from build_site.publishing.versions import FIRST, ChangeSize, Version


@pytest.mark.parametrize("text", ["1.0.0", "0.0.1", "10.20.30"])
def test_version_is_read_and_written(text: str) -> None:
    assert str(Version.parse(text)) == text


@pytest.mark.parametrize("text", ["", "1", "1.0", "1.0.0.0", "v1.0.0", "01.0.0", "1.0.0-utkast", "1.0.0\n", "1.٣.0"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        Version.parse(text)


def test_versions_are_ordered_as_numbers() -> None:
    texts = ["1.10.0", "1.9.9", "2.0.0", "1.9.10"]
    assert [str(one) for one in sorted(map(Version.parse, texts))] == ["1.9.9", "1.9.10", "1.10.0", "2.0.0"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(ChangeSize.NONE, "1.2.3"), (ChangeSize.PATCH, "1.2.4"), (ChangeSize.MINOR, "1.3.0"), (ChangeSize.MAJOR, "2.0.0")],
)
def test_version_is_raised_by_the_kind_of_change(kind: ChangeSize, expected: str) -> None:
    assert str(Version(1, 2, 3).raised(kind)) == expected


def test_the_largest_of_several_changes_counts() -> None:
    assert max(ChangeSize.PATCH, ChangeSize.MAJOR, ChangeSize.NONE, ChangeSize.MINOR) is ChangeSize.MAJOR
    assert str(FIRST) == "1.0.0"
