"""The whole text of a report, as its package's source lines count it: from a text file, or made from a PDF."""

from io import BytesIO
from pathlib import Path
from typing import Any

from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from build_site.problems import DataError, Problem
from build_site.reading.text_encoding import explain_bytes

_LETTER = 4.5  # points: what is set further apart than this is further apart in the text too
_GAP = 0.6  # of the letters' size: what stands nearer is one phrase, as «2 500» and «jan–apr 2024»
_SAME_LINE = 0.5  # of a phrase's height: phrases whose middles are nearer stand on one line


def read_whole_text(source: Path) -> bytes:
    """A report's text in UTF-8 with a line feed after each line.

    Args:
        source: a text file, which is taken as it is but for its line ends, or a PDF, whose words are put in lines with
            as much space between them as on the page.

    Raises:
        DataError: there is no such file, or it holds no text.
    """
    if not source.is_file():
        raise _refuse(source, "Filen finns inte.", "Ange sökvägen till rapportens PDF eller text.")
    if source.suffix.casefold() == ".pdf":
        return _read_pdf(source)
    content = source.read_bytes()
    if problems := explain_bytes(content, str(source)):
        raise DataError(problems)
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").encode()


def _read_pdf(source: Path) -> bytes:
    try:
        with PDF(BytesIO(source.read_bytes())) as document:
            pages = [_lay_out(page) for page in document.pages]
    except (PdfminerException, ValueError, KeyError, TypeError, AssertionError) as error:
        raise _refuse(source, "Filen går inte att läsa som PDF.", "Öppna den och spara den på nytt som PDF.") from error
    if not any(pages):
        advice = "Den är troligen inskannad. Be kommunen om den ursprungliga filen, eller tyd texten med OCR."
        raise _refuse(source, "Filen har ingen text.", advice)
    return ("\n\n".join("\n".join(page) for page in pages if page) + "\n").encode()


def _lay_out(page: Page) -> list[str]:
    """A page's lines, with phrases as far from the margin as they stand, and two spaces at least between them."""
    phrases = page.dedupe_chars().extract_words(keep_blank_chars=True, x_tolerance_ratio=_GAP)
    lines: list[list[dict[str, Any]]] = []
    for phrase in sorted(phrases, key=lambda one: (one["top"] + one["bottom"], one["x0"])):
        middle, height = phrase["top"] + phrase["bottom"], phrase["bottom"] - phrase["top"]
        last = lines[-1][0] if lines else None
        if last and abs(last["top"] + last["bottom"] - middle) / 2 < _SAME_LINE * height:
            lines[-1].append(phrase)
        else:
            lines.append([phrase])
    return [_write_line(line) for line in lines]


def _write_line(phrases: list[dict[str, Any]]) -> str:
    text = ""
    for phrase in sorted(phrases, key=lambda one: one["x0"]):
        place = int(phrase["x0"] / _LETTER)
        text = text.ljust(max(place, len(text) + 2 if text else place)) + " ".join(phrase["text"].split())
    return text


def _refuse(source: Path, message: str, advice: str) -> DataError:
    return DataError([Problem(str(source), 0, "", message, advice)])
