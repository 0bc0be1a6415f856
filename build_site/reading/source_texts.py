"""Reads the reports' texts, which the project ships without."""

from pathlib import Path

from build_site.problems import DataError, Problem


def read_sources(folder: Path) -> dict[str, str]:
    """Read the reports' texts: `<report id>.txt` in a folder, by report id.

    Raises:
        DataError: a text is not UTF-8.
    """
    texts, problems = {}, []
    for path in sorted(folder.glob("*.txt")):
        try:
            texts[path.stem] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            advice = "Spara den med teckenkodning UTF-8."
            problems.append(Problem(path.name, 0, "", "Filen är inte sparad som UTF-8.", advice))
    if problems:
        raise DataError(problems)
    return texts
