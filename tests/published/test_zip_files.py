"""One writer of zip files: no times, no order but that of the names."""

import io
import zipfile

from build_site.published.zip_files import format_zip


def test_same_files_give_the_same_bytes_in_whatever_order() -> None:
    files = {"b": b"2", "a": b"1"}
    packed = format_zip(files)
    assert packed == format_zip(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {entry.filename: archive.read(entry) for entry in archive.infolist()} == files
        assert archive.namelist() == ["a", "b"]
        assert {(entry.date_time, entry.external_attr) for entry in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o644 << 16)
        }
