"""What a proof-reader sees of a table: the source's lines beside the cells keyed from them, with what `check` says.

It is read from the files as they are, also while they can't be built, and shown by `serve` only.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from build_site.checks.verified import NEVER
from build_site.model import PageBox
from build_site.problems import DataError, Problem
from build_site.reading.files import check_file
from build_site.reading.limits import SOURCE_BYTES
from build_site.reading.package_checks import has_pdf

_UNVERIFIED = "verified-"  # how the ids of messages about cells that nobody has compared begin
_LINE = "line"
_MOST_LINES = 400  # of a table that are shown


@dataclass(frozen=True)
class ProofCell:
    """A cell as it was keyed.

    Args:
        column: Its column.
        text: What stands in the file.
        state: `wrong`, `unverified` or "".
        messages: What is said of it.
        is_figure: Whether its column holds figures.
    """

    column: str
    text: str
    state: str
    messages: tuple[str, ...]
    is_figure: bool = True


@dataclass(frozen=True)
class ProofRow:
    """Some lines of the source, and the row keyed from them.

    Args:
        lines: Number and text of each.
        cells: Of the row; none where no row names the lines.
        file_line: Where the row stands in the CSV file, or 0.
        messages: What is said of the row as a whole.
        spot: Of a PDF the page and box that it names.
    """

    lines: tuple[tuple[int, str], ...]
    cells: tuple[ProofCell, ...] = ()
    file_line: int = 0
    messages: tuple[str, ...] = ()
    spot: PageBox | None = None

    @property
    def order(self) -> tuple[int, int, int]:
        """Where it stands among the others: by page and height, or by its first line."""
        first = min((number for number, _ in self.lines), default=0)
        return (self.spot.page, self.spot.top, self.file_line) if self.spot else (first, 0, self.file_line)

    @property
    def is_left(self) -> bool:
        """Whether the lines have digits that no row takes up."""
        return not self.cells and any(map(str.isdigit, "".join(text for _, text in self.lines)))


@dataclass(frozen=True)
class Proof:
    """A table to be proof-read.

    Args:
        report, table: Their ids.
        path: The CSV file.
        columns: Its columns.
        rows: In the source's order.
        messages: What is said of the table or its package as a whole.
        has_source: Whether the source's text or PDF was found.
        is_pdf: Whether the source is a PDF.
    """

    report: str
    table: str
    path: str
    columns: tuple[str, ...]
    rows: tuple[ProofRow, ...]
    messages: tuple[str, ...]
    has_source: bool
    is_pdf: bool = False

    @property
    def wrong(self) -> int:
        """How many cells and rows something is wrong with."""
        return sum(bool(row.messages) + sum(cell.state == "wrong" for cell in row.cells) for row in self.rows)

    @property
    def unverified(self) -> int:
        """How many cells nobody has compared with the source."""
        return sum(cell.state == "unverified" for row in self.rows for cell in row.cells)


@dataclass(frozen=True)
class KeyedPackage:
    """A report's folder below the datasets folder, its id, its tables' descriptions, and if its source is a PDF."""

    folder: str
    name: str
    tables: tuple[Mapping[str, Any], ...]
    is_pdf: bool = False


def list_packages(datasets: Path) -> list[KeyedPackage]:
    """The packages of reports whose description can be read at all."""
    found = (_read_package(path, datasets) for path in sorted(datasets.glob("reports/*/*/*/datapackage.yaml")))
    return [package for package in found if package is not None]


def _read_package(path: Path, datasets: Path) -> KeyedPackage | None:
    try:
        described = yaml.safe_load(path.read_text(encoding="utf-8"))
        tables = tuple(one for one in described["resources"] if isinstance(one.get("path"), str))
        return KeyedPackage(
            path.parent.relative_to(datasets).as_posix(), str(described["name"]), tables, has_pdf(described)
        )
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError):
        return None


def read_proof(
    datasets: Path, sources: Path | None, package: KeyedPackage, table: Mapping[str, Any], problems: Sequence[Problem]
) -> Proof:
    """Put a table's rows beside the lines that they name.

    Args:
        datasets: The datasets folder.
        sources: The folder with the reports' texts, if there is one.
        package: The report.
        table: The description of the table.
        problems: What `check` says of everything.

    Raises:
        DataError: the table's file or the source can't be read.
    """
    path = f"{package.folder}/{table['path']}"
    content = csv.reader(io.StringIO(_read(datasets / path, path, datasets)))
    header = next(content, [])
    text = _read_source(sources, package.name)
    said = [problem for problem in problems if problem.path == path]
    never = any(one.id == NEVER.id and one.path.startswith(f"{package.folder}/") for one in problems)
    marks = _Marks(_list_figure_columns(table), never)
    keyed = [(place, dict(zip(header, cells, strict=False))) for place, cells in enumerate(content, start=2)]
    rows = [_make_row(cells, place, text, said, marks) for place, cells in keyed if any(cells.values())]
    left = _list_left(_list_lines(str(table.get("uppf:lines", ""))), rows, text)
    ordered = sorted([*rows, *left], key=lambda row: row.order)
    whole = [*_about_whole(problems, package, table), *map(_tell, (one for one in said if not one.line))]
    return Proof(
        package.name,
        str(table["name"]),
        path,
        tuple(header),
        tuple(ordered),
        tuple(whole),
        find_pdf(sources, package.name) is not None if package.is_pdf else text is not None,
        package.is_pdf,
    )


def find_pdf(sources: Path | None, report: str) -> Path | None:
    """A report's PDF among the sources."""
    path = sources / f"{report}.pdf" if sources else None
    return path if path and path.is_file() else None


def _read(path: Path, shown: str, inside: Path) -> str:
    if found := check_file(path, shown, inside=inside, limit=SOURCE_BYTES):
        raise DataError(found)
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem(shown, 0, "", "Filen är inte sparad som UTF-8.", "Spara den med teckenkodning UTF-8.")
        raise DataError([problem]) from error


def _read_source(sources: Path | None, report: str) -> list[str] | None:
    path = sources / f"{report}.txt" if sources else None
    return _read(path, path.name, path.parent).split("\n") if path and path.is_file() else None


@dataclass(frozen=True)
class _Marks:
    """Which columns hold figures, and whether nothing of the package has been compared with the source."""

    figures: frozenset[str]
    never: bool


def _list_figure_columns(table: Mapping[str, Any]) -> frozenset[str]:
    fields = table.get("schema", {}).get("fields", ()) if isinstance(table.get("schema"), dict) else ()
    return frozenset(str(field.get("name")) for field in fields if isinstance(field, dict) and "uppf:measure" in field)


def _make_row(
    cells: Mapping[str, str], file_line: int, text: Sequence[str] | None, said: Sequence[Problem], marks: _Marks
) -> ProofRow:
    here = [problem for problem in said if problem.line == file_line]
    own = tuple(
        _make_cell(name, value, [one for one in here if one.column == name], marks) for name, value in cells.items()
    )
    whole = tuple(_tell(one) for one in here if one.column not in cells)
    numbers = _list_lines(cells.get(_LINE, ""))
    spot = PageBox.parse(f"{cells.get('page', '')} {cells.get('box', '')}")
    return ProofRow(tuple(_list_texts(numbers, text)), own, file_line, whole, spot)


def _make_cell(name: str, value: str, said: Sequence[Problem], marks: _Marks) -> ProofCell:
    is_figure = name in marks.figures
    wrong = any(not one.id.startswith(_UNVERIFIED) for one in said)
    unverified = bool(said) or (marks.never and is_figure and bool(value))
    state = "wrong" if wrong else "unverified" if unverified else ""
    return ProofCell(name, value, state, tuple(map(_tell, said)), is_figure)


def _list_left(numbers: Iterable[int], rows: Iterable[ProofRow], text: Sequence[str] | None) -> Iterator[ProofRow]:
    """The table's lines with words that no row names."""
    used = {number for row in rows for number, _ in row.lines}
    for number, line in _list_texts([number for number in numbers if number not in used], text):
        if line.strip():
            yield ProofRow(((number, line),))


def _list_lines(place: str) -> list[int]:
    """The numbers of `915;920-922`; none where the text is no place, which `check` tells."""
    numbers: list[int] = []
    for part in place.split(";"):
        first, _, last = part.partition("-")
        if first.isdigit() and (last or first).isdigit():
            numbers += range(int(first), min(int(last or first), int(first) + _MOST_LINES) + 1)
    return list(dict.fromkeys(numbers))[:_MOST_LINES]


def _list_texts(numbers: Iterable[int], text: Sequence[str] | None) -> Iterator[tuple[int, str]]:
    for number in numbers:
        yield number, text[number - 1] if text and 1 <= number <= len(text) else ""


def _about_whole(problems: Iterable[Problem], package: KeyedPackage, table: Mapping[str, Any]) -> Iterator[str]:
    """What is said of the package's description where it is about this table, or of all its tables."""
    for problem in problems:
        if problem.path.startswith(f"{package.folder}/") and not problem.path.endswith(f"/{table['path']}"):
            about_package = problem.path.endswith("/verified.csv") and not problem.line
            if about_package or str(table["name"]) in problem.column.replace("→", " ").split():
                yield _tell(problem)


def _tell(problem: Problem) -> str:
    return f"{problem.message} {problem.advice}".strip()
