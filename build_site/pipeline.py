"""The whole flow on one screen, and the only writer of files."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_site.checks import Checked, check_corpus, check_verified_cells
from build_site.checks import verified
from build_site.model import Corpus
from build_site.packages import LoadedDatasets, load_datasets
from build_site.problems import DataError
from build_site.reading import read_corpus


@dataclass(frozen=True)
class CheckedCorpus:
    """A corpus that has passed every check."""

    corpus: Corpus
    checked: Checked


def check_datasets(datasets: Path, sources: Path | None = None) -> CheckedCorpus:
    """Load, read and check everything.

    Args:
        datasets: the datasets folder.
        sources: a folder with the reports' texts, or None to trust the recorded digests.

    Raises:
        DataError: with all problems found.
    """
    loaded, result = _check(datasets, sources)
    if problems := check_verified_cells(loaded):
        raise DataError(problems)
    return result


def verify_datasets(datasets: Path, sources: Path, *, record: bool) -> CheckedCorpus:
    """Check everything against the source texts, and record which cells have passed.

    Raises:
        DataError: with all problems found; nothing is recorded then.
    """
    if not record:
        return check_datasets(datasets, sources)
    loaded, result = _check(datasets, sources)
    for package in (loaded.reference, *loaded.reports):
        path = datasets / package.folder / "verified.csv"
        path.write_text(_format_csv(verified.COLUMNS, verified.record_cells(package)), encoding="utf-8")
    return result


def _check(datasets: Path, sources: Path | None) -> tuple[LoadedDatasets, CheckedCorpus]:
    """Load, read and check all but the recorded digests; every problem of a stage is reported at once."""
    loaded = load_datasets(datasets)
    corpus, problems = read_corpus(loaded)
    checked = check_corpus(corpus, loaded, None if sources is None else read_sources(sources))
    found = [*loaded.problems, *problems, *checked.problems]
    if loaded.problems or problems:  # a report that could not be read is missing to those who refer to it
        found = [problem for problem in found if not problem.path.startswith("comparisons/")] or found
    if found:
        raise DataError([*found, *check_verified_cells(loaded)])
    return loaded, CheckedCorpus(corpus, checked)


def read_sources(folder: Path) -> dict[str, str]:
    """Read the reports' texts: `<report id>.txt` in a folder, by report id."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}


def _format_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue()
