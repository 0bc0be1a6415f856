"""What is published is written once."""

from pathlib import Path

import pytest

from build_site.edition_folder import write_once
from build_site.problems import PublishError


def test_published_edition_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "1.0.0.zip"
    write_once(path, b"som den var")
    with pytest.raises(PublishError, match=r"1\.0\.0\.zip finns redan"):
        write_once(path, b"annat")
    assert path.read_bytes() == b"som den var"
