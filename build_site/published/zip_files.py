"""The project's only writer of zip files."""

import io
import zipfile
from collections.abc import Mapping

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file knows
_MODE = 0o644 << 16


def format_zip(files: Mapping[str, bytes]) -> bytes:
    """A zip file with files by name; it has no times of its own, so the same files give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _MODE
            archive.writestr(entry, files[name])
    return target.getvalue()
