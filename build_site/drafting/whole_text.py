"""The whole text of a report, as its package's source lines count it: from a text file, or made from a PDF."""

from io import BytesIO
from pathlib import Path

from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from build_site.problems import DataError, Problem
from build_site.reading.text_encoding import explain_bytes


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
            pages = [page.dedupe_chars().extract_text(layout=True) for page in document.pages]
    except (PdfminerException, ValueError, KeyError, TypeError, AssertionError) as error:
        raise _refuse(source, "Filen går inte att läsa som PDF.", "Öppna den och spara den på nytt som PDF.") from error
    lines = [line.rstrip() for page in pages for line in page.split("\n")]
    if not any(lines):
        advice = "Den är troligen inskannad. Be kommunen om den ursprungliga filen, eller tyd texten med OCR."
        raise _refuse(source, "Filen har ingen text.", advice)
    # Blank lines say nothing, and make line numbers long; one is left between blocks.
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    return ("\n".join(kept) + "\n").encode()


def _refuse(source: Path, message: str, advice: str) -> DataError:
    return DataError([Problem(str(source), 0, "", message, advice)])
