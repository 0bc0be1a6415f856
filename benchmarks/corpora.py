"""Corpora of any size, shaped like the real one: its five reports again and again, in municipalities of their own.

The tables, their rows, the notes and what is wrong with the reports are the real ones, so that checks, charts and pages
have the work that they have with real reports; only the municipalities' names and codes differ. Comparisons and the
origins of their sentences stay those of the first two municipalities. No corpus is published anywhere.
"""

import csv
import io
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from string import ascii_lowercase

from build_site.checks import recorded_cells
from build_site.delimiting import format_csv
from build_site.reading.packages import load_datasets

PROJECT = Path(__file__).parent.parent
REPORTS = 5  # in the real corpus
_CODES = ("codelists/municipalities.csv", "codelists/committees.csv", "reference/population.csv")


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality: what it is called in files, in texts and by its code."""

    slug: str
    name: str
    code: str

    def rename(self, text: str, other: "Town") -> str:
        """A text about this municipality as if it were about another."""
        for ours, theirs in ((self.slug, other.slug), (self.name, other.name), (self.code, other.code)):
            text = text.replace(ours, theirs)
        return text


REAL = (Town("botkyrka", "Botkyrka", "0127"), Town("eskilstuna", "Eskilstuna", "0484"))


def make_corpus(project: Path, reports: int) -> None:
    """Make a project whose datasets hold so many reports, in a folder that isn't there yet.

    Args:
        project: the folder.
        reports: how many, a multiple of five.
    """
    ignored = shutil.ignore_patterns("editions")  # they are of the real data
    shutil.copytree(PROJECT / "datasets", project / "datasets", ignore=ignored)
    shutil.copytree(PROJECT / "docs", project / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", project)
    datasets = project / "datasets"
    (datasets / "editions").mkdir()
    for pair in invent_towns(reports // REPORTS - 1):
        for real, town in zip(REAL, pair, strict=True):
            _copy_reports(datasets, real, town)
    for name in _CODES:
        _add_rows(PROJECT / "datasets" / name, datasets / name, list(invent_towns(reports // REPORTS - 1)))
    record(datasets)


def invent_towns(pairs: int) -> Iterator[tuple[Town, Town]]:
    """Pairs of municipalities that don't exist; their codes are in no county."""
    names = ("".join(letters) for letters in product(ascii_lowercase, repeat=3))
    towns = (
        Town(f"prov{name}", f"Prov{name}", f"{code:04}") for name, code in zip(names, range(3000, 9999), strict=False)
    )
    for _ in range(pairs):
        yield next(towns), next(towns)


def record(datasets: Path) -> None:
    """Take all figures for compared with their sources, as the real ones are, under the names that they have now."""
    loaded = load_datasets(datasets)
    for package in (loaded.reference, *loaded.reports):
        text = format_csv(recorded_cells.COLUMNS, recorded_cells.record_cells(package), line_end="\n")
        (datasets / package.folder / "verified.csv").write_text(text, encoding="utf-8")


def _copy_reports(datasets: Path, real: Town, town: Town) -> None:
    for path in sorted((PROJECT / "datasets" / "reports" / real.slug).rglob("*")):
        if path.is_file():
            target = datasets / "reports" / town.slug / path.relative_to(PROJECT / "datasets" / "reports" / real.slug)
            _write_renamed(path, target, real, town)
    for path in sorted((PROJECT / "datasets" / "statements").glob(f"{real.slug}-*")):
        _write_renamed(path, datasets / "statements" / real.rename(path.name, town), real, town)


def _write_renamed(path: Path, target: Path, real: Town, town: Town) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(real.rename(path.read_text(encoding="utf-8"), town), encoding="utf-8")


def _add_rows(source: Path, target: Path, towns: Iterable[tuple[Town, Town]]) -> None:
    """Add what a table says of the real municipalities for the others."""
    header, *rows = csv.reader(io.StringIO(source.read_text(encoding="utf-8")))
    added = [
        [real.rename(cell, town) for cell in row]
        for pair in towns
        for real, town in zip(REAL, pair, strict=True)
        for row in rows
        if any(real.code in cell for cell in row)
    ]
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows, *added])
