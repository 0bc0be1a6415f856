"""The toy datasets: two invented reports, small enough to know by heart, for tests to copy and break.

`tests/data/toy/datasets` and `tests/data/toy/sources` hold everything but the code lists and the rules of
comparability, which are the project's own.
Botkyrka's report uses every feature of the package format; Eskilstuna's is a single plain table.
"""

import csv
import hashlib
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from build_site.checks.context import Context, Rule
from build_site.checks.registry import Checked, check
from build_site.model import Corpus, Figure, Report, Table
from build_site.problems import Problem
from build_site.reading.corpus import read_corpus
from build_site.reading.declaration_files import LoadedDeclaration
from build_site.reading.descriptors import read_descriptor
from build_site.reading.packages import LoadedDatasets, LoadedPackage, load_datasets
from build_site.reading.rows import LoadedRow
from tests.memory import recall

PROJECT = Path(__file__).parent.parent
TOY = Path(__file__).parent / "data" / "toy"
BOTKYRKA = "botkyrka-avun-2019-delar-1"
ESKILSTUNA = "eskilstuna-avn-2019-delar-1"
FOLDERS = {BOTKYRKA: "reports/botkyrka/avun/2019-delar-1", ESKILSTUNA: "reports/eskilstuna/avn/2019-delar-1"}


@dataclass(frozen=True)
class Toy:
    """A copy of the toy datasets that a test may change."""

    datasets: Path
    sources: Path

    @classmethod
    def copy_to(cls, folder: Path) -> "Toy":
        """Put together the toy datasets and the project's code lists and rules in an empty folder."""
        shutil.copytree(TOY, folder, dirs_exist_ok=True)
        shutil.copytree(PROJECT / "datasets" / "codelists", folder / "datasets" / "codelists")
        for name in ("datapackage.yaml", "rules.csv", "ways.csv", "scales.csv"):
            shutil.copy(PROJECT / "datasets" / "definitions" / name, folder / "datasets" / "definitions" / name)
        return cls(folder / "datasets", folder / "sources")

    def copy_again(self, folder: Path) -> "Toy":
        """Copy a toy as it now is to an empty folder."""
        shutil.copytree(self.datasets.parent, folder)
        return Toy(folder / "datasets", folder / "sources")

    def path(self, file: str, report: str = BOTKYRKA) -> Path:
        """The path of a file of a report's package."""
        return self.datasets / FOLDERS[report] / file

    def edit(self, file: str, old: str, new: str, report: str = BOTKYRKA) -> None:
        """Replace a text that stands exactly once in a file of a report's package."""
        replace_once(self.path(file, report), old, new)

    def edit_source(self, old: str, new: str, report: str = BOTKYRKA) -> None:
        """Replace a text in a report's source, as if the package had been keyed from the new one."""
        path = self.sources / f"{report}.txt"
        before = _digest(path)
        replace_once(path, old, new)
        self.edit("datapackage.yaml", before, _digest(path), report)

    def load(self) -> LoadedDatasets:
        """Load the datasets through frictionless."""
        return load_datasets(self.datasets, recall)

    def load_trusting(self) -> LoadedDatasets:
        """Load the datasets without validating them: twenty times faster, for tests of what comes after."""
        return LoadedDatasets(
            code_lists=self._load_trusting("codelists"),
            reference=self._load_trusting("reference"),
            reports=tuple(self._load_trusting(folder) for folder in FOLDERS.values()),
            comparisons=self._load_declarations("comparisons"),
            problems=(),
            statements=self._load_declarations("statements"),
            definitions=self._load_trusting("definitions"),
        )

    def _load_declarations(self, folder: str) -> tuple[LoadedDeclaration, ...]:
        return tuple(
            LoadedDeclaration(path.relative_to(self.datasets).as_posix(), path.stem, _read_yaml(path))
            for path in sorted(self.datasets.glob(f"{folder}/*.yaml"))
        )

    def _load_trusting(self, folder: str) -> LoadedPackage:
        tables = {path.stem: _read_rows(path) for path in sorted((self.datasets / folder).glob("*.csv"))}
        return LoadedPackage(folder, _read_yaml(self.datasets / folder / "datapackage.yaml"), tables)

    def read(self) -> Corpus:
        """Read the corpus; a problem in reading is an error in the test."""
        corpus, problems = read_corpus(self.load_trusting())
        assert not problems, show(problems)
        return corpus

    def report(self, report: str = BOTKYRKA) -> Report:
        """Read one report."""
        found = self.read().report(report)
        assert found is not None
        return found

    def table(self, table: str, report: str = BOTKYRKA) -> Table:
        """Read one table."""
        found = self.report(report).table(table)
        assert found is not None
        return found

    def figure(self, table: str, row: str, column: str, report: str = BOTKYRKA) -> Figure:
        """Read one figure."""
        found = self.table(table, report).figure(row, column)
        assert found is not None
        return found

    def loading_problems(self) -> list[str]:
        """What loading says, as the data editor sees it."""
        return show(self.load().problems)

    def reading_problems(self) -> list[str]:
        """What reading says, as the data editor sees it."""
        return show(read_corpus(self.load_trusting())[1])

    def check(self, **given: Any) -> Checked:
        """Run all checks but that of the recorded digests, against the sources unless others are given."""
        context = self.context(**given)
        assert context.complete, self.reading_problems()
        return check(context)

    def context(self, **given: Any) -> Context:
        """What rules look at: the datasets as they are, beside the sources."""
        loaded = self.load_trusting()
        corpus, problems = read_corpus(loaded)
        return replace(Context(corpus, loaded, self.read_sources(), complete=not problems), **given)

    def broken(self, rule: Rule, **given: Any) -> list[str]:
        """What one rule says, as the data editor sees it."""
        return show(list(rule.find(self.context(**given))))

    def checking_problems(self, **given: Any) -> list[str]:
        """What the checks say, as the data editor sees it."""
        return show(self.check(**given).problems)

    def read_sources(self) -> dict[str, str]:
        """The reports' texts by report id."""
        return {path.stem: path.read_text(encoding="utf-8") for path in sorted(self.sources.glob("*.txt"))}


def show(problems: list[Problem] | tuple[Problem, ...]) -> list[str]:
    """Problems as the data editor sees them: sorted, each once, with the folder left out where it is a report's."""
    texts = [str(problem) for problem in sorted(set(problems))]
    for folder in FOLDERS.values():
        texts = [text.removeprefix(f"{folder}/") for text in texts]
    return texts


def replace_once(path: Path, old: str, new: str) -> None:
    """Replace a text in a file; the text must stand there exactly once, or the test tests something else."""
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"«{old}» stands {content.count(old)} times in {path.name}"
    path.write_text(content.replace(old, new), encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read_yaml(path: Path) -> dict[str, Any]:
    """Read a description; the same text only once, because reading YAML takes most of the time of a test."""
    text = path.read_text(encoding="utf-8")
    if text not in _read:
        schema = "report_package" if "reports" in path.parts else None
        content, problems = read_descriptor(path, path.name, schema)
        assert not problems, show(problems)
        _read[text] = content
    return _read[text]


_read: dict[str, dict[str, Any]] = {}


def _read_rows(path: Path) -> tuple[LoadedRow, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(LoadedRow(number, row) for number, row in enumerate(csv.DictReader(file), start=2))
