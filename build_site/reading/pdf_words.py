"""Words of a PDF with their places, as a reader sees them: upright, and without the marks of footnotes."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from types import SimpleNamespace
from typing import TYPE_CHECKING

from build_site.problems import DataError, Problem
from build_site.reading.turned_text import Char, find_turn, make_upright, read_turned

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

# Words whose middles are nearer than this part of their height stand on one line.
_SAME_LINE = 0.5
_WORD_GAP = 0.13  # of the letters' size: the narrowest space, that of a thin separator, is wider
_CLOSE = 2  # points
_SMALLER, _RAISED = 0.85, 0.05  # of the size of the letters before a footnote's mark
_MARK = re.compile(r"[\d*,)a-e]{1,4}")
Box = tuple[float, float, float, float]  # left, top, right, bottom: points from the page's upper left corner


@dataclass(frozen=True, slots=True)
class PageWord:
    """A word, or a line that stands on end, and its box: left, top, right, bottom in points."""

    text: str
    box: Box

    @property
    def middle(self) -> tuple[float, float]:
        """How far its middle is from the page's left and upper edges, in points."""
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of a report: its words, and its size in points, once most of its text is upright."""

    words: tuple[PageWord, ...]
    width: float
    height: float


@contextmanager
def open_pdf(content: bytes, shown: str) -> "Iterator[PDF]":
    """A document to read from.

    Args:
        content: the file's bytes.
        shown: its name in messages.

    Raises:
        DataError: it can't be read as a PDF, also when that shows later.
    """
    from pdfplumber.pdf import PDF  # noqa: PLC0415 # it takes long to import, and most commands read no PDF
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

    try:
        with PDF(BytesIO(content)) as document:
            yield document
    except (PdfminerException, ValueError, KeyError, TypeError, AssertionError) as error:
        message, advice = "Filen går inte att läsa som PDF.", "Öppna den och spara den på nytt som PDF."
        raise DataError([Problem(shown, 0, "", message, advice)]) from error


def read_pages(content: bytes, shown: str) -> tuple[SourcePage, ...]:
    """All pages of a PDF.

    Raises:
        DataError: it can't be read, or has no text.
    """
    with open_pdf(content, shown) as document:
        pages = tuple(_read_page(make_upright(page)) for page in document.pages)
    if not any(page.words for page in pages):
        raise DataError([refuse_scan(shown)])
    return pages


def refuse_scan(shown: str) -> Problem:
    """That a PDF holds pictures of text only."""
    advice = "Sidorna är troligen inskannade bilder. Be kommunen om den ursprungliga filen, eller tyd texten med OCR."
    return Problem(shown, 0, "", "Sidorna har ingen text.", advice)


def _read_page(page: "Page") -> SourcePage:
    return SourcePage(tuple(read_words(page)), float(page.width), float(page.height))


def read_words(page: "Page") -> list[PageWord]:
    """A page's words that stand upright, without footnotes' marks, and the lines of those that stand on end."""
    from pdfplumber.utils.text import extract_words  # noqa: PLC0415

    chars: Sequence[Char] = page.dedupe_chars().chars
    upright = [dict(char) for char in chars if find_turn(char) == 0]
    found = extract_words(upright, x_tolerance_ratio=_WORD_GAP, keep_blank_chars=False, extra_attrs=["size"])
    words = [_place(word) for word in _drop_marks([SimpleNamespace(**word) for word in found])]
    return [*words, *(PageWord(text, box) for text, box in read_turned(chars))]


def _drop_marks(words: Sequence[SimpleNamespace]) -> Iterator[SimpleNamespace]:
    """The words without the small raised marks of footnotes, which are no part of the figure before them.

    Letters of two sizes stand in two words here; what else stands close together is put together again.
    """
    last: SimpleNamespace | None = None
    for word in words:
        if last is None or not _is_close(word, last):
            yield from [last] if last else []
            last = word
        elif _is_mark(word, last):
            continue
        elif abs(word.x0 - last.x1) < _WORD_GAP * last.size:
            last.text, last.x1 = last.text + word.text, word.x1
            last.top, last.bottom = min(last.top, word.top), max(last.bottom, word.bottom)
        else:
            yield last
            last = word
    yield from [last] if last else []


def _is_close(word: SimpleNamespace, before: SimpleNamespace) -> bool:
    return bool(-1 < word.x0 - before.x1 < _CLOSE and abs(word.bottom - before.bottom) < before.size)


def _is_mark(word: SimpleNamespace, before: SimpleNamespace) -> bool:
    raised = word.size < _SMALLER * before.size and word.bottom < before.bottom - _RAISED * before.size
    return raised and bool(_MARK.fullmatch(word.text))


def _place(word: SimpleNamespace) -> PageWord:
    return PageWord(word.text, (word.x0, word.top, word.x1, word.bottom))


def group_lines(words: Sequence[PageWord]) -> list[list[PageWord]]:
    """Words whose middles are at one height, each line from left to right, the uppermost first."""
    groups: list[list[PageWord]] = []
    for word in sorted(words, key=lambda word: word.middle[1]):
        if groups and _is_level(groups[-1][-1].box, word.box):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [sorted(group, key=lambda word: word.box[0]) for group in groups]


def _is_level(before: Box, box: Box) -> bool:
    height = min(before[3] - before[1], box[3] - box[1])
    return abs((before[1] + before[3]) - (box[1] + box[3])) / 2 < _SAME_LINE * height


def is_inside(word: PageWord, box: Box) -> bool:
    """Whether a word's middle is in a box."""
    across, down = word.middle
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]
