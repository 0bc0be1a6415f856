"""The whole source of a report, as its package counts lines or pages in it: a text or a PDF."""

from pathlib import Path

from build_site.problems import DataError, Problem
from build_site.reading.pdf_words import read_pages
from build_site.reading.text_encoding import explain_bytes


def read_whole_source(source: Path) -> tuple[bytes, bool]:
    """A report's source, and whether it is a PDF.

    Args:
        source: a PDF, which is taken as it is, or a text file, which is but for its line ends.

    Raises:
        DataError: there is no such file, or it holds no text.
    """
    if not source.is_file():
        message, advice = "Filen finns inte.", "Ange sökvägen till rapportens PDF eller text."
        raise DataError([Problem(str(source), 0, "", message, advice)])
    content = source.read_bytes()
    if source.suffix.casefold() == ".pdf":
        read_pages(content, str(source))
        return content, True
    if problems := explain_bytes(content, str(source)):
        raise DataError(problems)
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").encode(), False
