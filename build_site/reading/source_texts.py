"""Reads the reports' texts and PDFs, which the project ships without."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from build_site.problems import DataError, Problem, name_problems
from build_site.reading.files import check_file
from build_site.reading.limits import PDF_BYTES, SOURCE_BYTES
from build_site.reading.messages import MESSAGES
from build_site.reading.pdf_words import SourcePage, group_lines, read_pages
from build_site.reading.text_encoding import explain_bytes
from build_site.steps import Recall, make_anew


@dataclass(frozen=True)
class SourcePdf:
    """A report's PDF: the digest of the file, and its pages."""

    sha256: str
    pages: tuple[SourcePage, ...]

    @property
    def text(self) -> str:
        """What is printed, a line for each page: what is called a line of a text is a page of a PDF."""
        return "\n".join(
            " ".join(word.text for line in group_lines(page.words) for word in line) for page in self.pages
        )


@dataclass(frozen=True)
class Sources:
    """What the reports say, by report id: texts with their lines, those of PDFs with a line for each page; and PDFs."""

    texts: Mapping[str, str] = field(default_factory=dict)
    pdfs: Mapping[str, SourcePdf] = field(default_factory=dict)


def read_sources(folder: Path, pdfs: Collection[str] = (), recall: Recall = make_anew) -> Sources:
    """Read what the reports say: `<report id>.txt` or, of some, `<report id>.pdf` in a folder.

    Args:
        folder: where they lie.
        pdfs: ids of the reports whose source is a PDF.
        recall: gives what was found in files that are as they were.

    Raises:
        DataError: a text is no file, too large, or not UTF-8; a PDF can't be read.
    """
    texts: dict[str, str] = {}
    found: dict[str, SourcePdf] = {}
    problems: list[Problem] = []
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.pdf")]):
        try:
            if path.suffix == ".txt" and path.stem not in pdfs:
                texts[path.stem] = _read_text(path, folder)
            elif path.suffix == ".pdf" and path.stem in pdfs:
                found[path.stem] = _read_pdf(path, folder, recall)
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(name_problems(problems, MESSAGES))
    return Sources(texts | {name: pdf.text for name, pdf in found.items()}, found)


def _read_text(path: Path, folder: Path) -> str:
    content = _read(path, folder, SOURCE_BYTES)
    if problems := explain_bytes(content, path.name):
        raise DataError(problems)
    return content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _read_pdf(path: Path, folder: Path, recall: Recall) -> SourcePdf:
    content = _read(path, folder, PDF_BYTES)
    pages = recall("pdf", (content,), lambda: read_pages(content, path.name))
    return SourcePdf(hashlib.sha256(content).hexdigest(), pages)


def _read(path: Path, folder: Path, limit: int) -> bytes:
    if problems := check_file(path, path.name, inside=folder, limit=limit):
        raise DataError(problems)
    return path.read_bytes()
