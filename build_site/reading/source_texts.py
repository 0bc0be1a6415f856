"""Reads the reports' texts, which the project ships without."""

from pathlib import Path

from build_site.problems import DataError, Problem, name_problems
from build_site.reading.files import check_file
from build_site.reading.limits import SOURCE_BYTES
from build_site.reading.messages import MESSAGES
from build_site.reading.text_encoding import explain_bytes


def read_sources(folder: Path) -> dict[str, str]:
    """Read the reports' texts: `<report id>.txt` in a folder, by report id.

    Raises:
        DataError: a text is no file, too large, or not UTF-8.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.txt")):
        if found := check_file(path, path.name, inside=folder, limit=SOURCE_BYTES):
            problems += found
            continue
        content = path.read_bytes()
        if found := explain_bytes(content, path.name):
            problems += found
        else:
            texts[path.stem] = content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    if problems:
        raise DataError(name_problems(problems, MESSAGES))
    return texts
