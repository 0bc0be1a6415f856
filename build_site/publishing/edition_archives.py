"""Opens the zip file of an edition, if it is one that `publish` may have written and no larger than the limits."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence

# The first edition is 0.3 MB and unpacks to 2 MB in 147 files; text like ours packs to a tenth.
LARGEST_FILE = 50_000_000  # bytes of the zip file
LARGEST_CONTENT = 500_000_000  # bytes of all that is in it
MOST_FILES = 10_000
LARGEST_RATIO = 100  # of the content to the zip file

_SAFE_NAME = re.compile(r"(?:[a-z0-9_-]+/)*[a-z0-9_-]+\.(?:csv|json)")
_ENCRYPTED = 0x1
Fault = tuple[str, str]  # a file in the edition, or "" for the edition as a whole; and what is wrong with it


def read_archive(content: bytes) -> tuple[dict[str, bytes], list[Fault]]:
    """The files of an edition by name.

    Returns:
        The files, none when anything is too large to unpack, and what is wrong.

    Raises:
        zipfile.BadZipFile, and what else `zipfile` says of a file that is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if large := list(_find_large(entries, len(content))):
            return {}, large
        faults = [*_find_foreign(archive, entries)]
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            return {}, [*faults, ("", "Zip-filen är krypterad.")]
        return {entry.filename: archive.read(entry) for entry in entries}, faults


def _find_large(entries: Sequence[zipfile.ZipInfo], packed: int) -> Iterator[Fault]:
    """What would fill the memory if it were unpacked; the sizes are those that unpacking goes by."""
    unpacked = sum(entry.file_size for entry in entries)
    if packed > LARGEST_FILE:
        yield "", f"Zip-filen är större än {LARGEST_FILE // 1_000_000} MB."
    if len(entries) > MOST_FILES:
        yield "", f"Zip-filen innehåller fler än {MOST_FILES} filer."
    if unpacked > LARGEST_CONTENT:
        yield "", f"Innehållet är större än {LARGEST_CONTENT // 1_000_000} MB uppackat."
    elif unpacked > packed * LARGEST_RATIO:
        yield "", f"Innehållet är mer än {LARGEST_RATIO} gånger så stort som zip-filen."


def _find_foreign(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> Iterator[Fault]:
    """What `publish` never writes."""
    if archive.comment or any(entry.comment or entry.extra for entry in entries):
        yield "", "Zip-filen har kommentarer eller tillägg."
    for name, count in sorted(Counter(entry.filename for entry in entries).items()):
        if count > 1:
            yield name, f"Filen finns {count} gånger i utgåvan."
        if not _SAFE_NAME.fullmatch(name):
            yield name, "Filen hör inte till utgåvan."
