"""The pages for proof-reading that `serve` answers with below `/korrektur/`; nothing of them is ever written."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from urllib.parse import unquote

from jinja2 import Environment, StrictUndefined

from build_site.command_line.page_pictures import draw_page
from build_site.command_line.proofs import KeyedPackage, find_pdf, list_packages, read_proof
from build_site.problems import DataError, Problem

FOLDER = "/korrektur/"
_STYLE = "korrektur.css"
_PICTURE = re.compile(r"([a-z0-9-]+)/sida-([1-9][0-9]{0,3})\.png")


@dataclass(frozen=True)
class ProofAnswer:
    """What a browser is sent."""

    status: int
    media_type: str
    body: bytes


@dataclass(frozen=True)
class ProofPages:
    """Answers requests below `/korrektur/`.

    Args:
        datasets: The datasets folder.
        sources: The folder with the reports' texts, or None.
        check: Raises a `DataError` with all that is wrong with the data as they are now.
    """

    datasets: Path
    sources: Path | None
    check: Callable[[], object]

    def answer(self, path: str) -> ProofAnswer:
        """Answer a request for an address below `/korrektur/`."""
        parts = [unquote(part) for part in path.removeprefix(FOLDER).split("/") if part]
        if parts == [_STYLE]:
            return ProofAnswer(200, "text/css; charset=utf-8", _read_own("proof.css").encode())
        packages = list_packages(self.datasets)
        if picture := _PICTURE.fullmatch("/".join(parts)):
            return self._answer_picture(picture[1], int(picture[2]))
        if not parts:
            return _render(title="Korrektur", proof=None, packages=self._count(packages), said=())
        found = _find(packages, parts)
        if found is None:
            said = [f"Tabellen {'/'.join(parts)} finns inte, eller går inte att läsa än."]
            return _render(404, title="Korrektur", proof=None, packages=self._count(packages), said=said)
        package, table = found
        try:
            proof = read_proof(self.datasets, self.sources, package, table, self._list_problems())
        except DataError as error:
            said = [str(problem) for problem in error.problems]
            return _render(title="Korrektur", proof=None, packages=self._count(packages), said=said)
        return _render(title=f"Korrektur: {proof.table}", proof=proof, packages=(), said=())

    def _answer_picture(self, report: str, page: int) -> ProofAnswer:
        """A page of a report's PDF."""
        path = find_pdf(self.sources, report)
        try:
            drawn = draw_page(path, page) if path else None
        except DataError:
            drawn = None
        return ProofAnswer(200, "image/png", drawn) if drawn else ProofAnswer(404, "text/plain", b"")

    def _list_problems(self) -> Sequence[Problem]:
        try:
            self.check()
        except DataError as error:
            return error.problems
        return ()

    def _count(self, packages: Sequence[KeyedPackage]) -> list[tuple[KeyedPackage, list[tuple[str, int]]]]:
        problems = self._list_problems()
        return [(package, list(_count_tables(package, problems))) for package in packages]


def _count_tables(package: KeyedPackage, problems: Sequence[Problem]) -> Iterator[tuple[str, int]]:
    for table in package.tables:
        path = f"{package.folder}/{table['path']}"
        yield str(table["name"]), sum(problem.path == path for problem in problems)


def _find(packages: Sequence[KeyedPackage], parts: Sequence[str]) -> tuple[KeyedPackage, dict[str, object]] | None:
    for package in packages:
        for table in package.tables:
            if [package.name, str(table["name"])] == list(parts):
                return package, dict(table)
    return None


def _read_own(name: str) -> str:
    return resources.files("build_site.command_line").joinpath(name).read_text(encoding="utf-8")


def _render(status: int = 200, **content: object) -> ProofAnswer:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    text = environment.from_string(_read_own("proof.html")).render(**content)
    return ProofAnswer(status, "text/html; charset=utf-8", text.encode())
