"""Reads the reports' texts, which the project ships without."""

from pathlib import Path

from build_site.problems import DataError, Problem, name_problems
from build_site.reading.files import check_file
from build_site.reading.limits import SOURCE_BYTES
from build_site.reading.messages import MESSAGES


def read_sources(folder: Path) -> dict[str, str]:
    """Read the reports' texts: `<report id>.txt` in a folder, by report id.

    Raises:
        DataError: a text is no file, too large, or not UTF-8.
    """
    texts, problems = {}, []
    for path in sorted(folder.glob("*.txt")):
        if found := check_file(path, path.name, inside=folder, limit=SOURCE_BYTES):
            problems += found
            continue
        try:
            texts[path.stem] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            advice = "Spara den med teckenkodning UTF-8."
            problems.append(Problem(path.name, 0, "", "Filen är inte sparad som UTF-8.", advice))
    if problems:
        raise DataError(name_problems(problems, MESSAGES))
    return texts
