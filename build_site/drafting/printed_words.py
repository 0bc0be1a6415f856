"""Words with their places, and the lines that they stand on: what every kind of source becomes first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True)
class Word:
    """A word of a source.

    Args:
        text: As printed.
        left: Where it begins: points from the left edge in a PDF, a cell's number where the source has cells, else
            the letter's number on its line, which says nothing of its column.
        right: Where it ends, on the same scale.
        top: Distance from the page's upper edge in points, in a PDF.
        bottom: The same of its lower edge.
        unit: The unit printed right after it, where it is a figure.
        parts: The words that it was joined from, where there are several.
    """

    text: str
    left: float
    right: float
    top: float = 0
    bottom: float = 0
    unit: str = ""
    parts: tuple["Word", ...] = field(default=(), compare=False)

    @property
    def middle(self) -> float:
        """The place half-way between its ends."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Line:
    """Words beside each other.

    Args:
        number: In a text the line's number from 1, in a sheet the row's, in a PDF the line's on its page.
        words: From left to right.
        page: The page of a PDF from 1, else 0.
        top: Distance from the page's upper edge to the words' in points, in a PDF.
        bottom: The same of their lower edge.
        edges: Of the ruled row that the words stand in, left and right in points.
        ending: The spaces after the last word, in a text: traces of cells without words.
    """

    number: int
    words: tuple[Word, ...]
    page: int = 0
    top: float = 0
    bottom: float = 0
    edges: tuple[float, float] | None = None
    ending: str = ""

    @property
    def text(self) -> str:
        """The words with a space between."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True)
class Band:
    """A column's extent from left to right; both edges are its number where the source has cells."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        """Half-way between its edges."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Layout:
    """What is known of where the words of a source stand.

    Args:
        lines: From top to bottom.
        placed: Whether the words' places tell their columns, as in a PDF or a sheet.
        cells: Whether each word is a whole cell, with its number as place.
        in_text: Whether the lines are numbered as in the report's text.
        height: Of the page in points, in a PDF.
    """

    lines: tuple[Line, ...]
    placed: bool = False
    cells: bool = False
    in_text: bool = False
    height: float = 0


def join_words(words: Iterable[Word]) -> Word:
    """Several words beside each other as one."""
    parts = tuple(words)
    return Word(
        " ".join(part.text for part in parts),
        parts[0].left,
        parts[-1].right,
        min(part.top for part in parts),
        max(part.bottom for part in parts),
        parts[-1].unit,
        parts if len(parts) > 1 else parts[0].parts,
    )


def split_words(words: tuple[Word, ...], belong: Callable[[Word, Word], bool]) -> list[tuple[Word, ...]]:
    """Groups of words beside each other, parted where two don't belong together."""
    groups: list[list[Word]] = [[words[0]]] if words else []
    for before, word in pairwise(words):
        if not belong(before, word):
            groups.append([])
        groups[-1].append(word)
    return [tuple(group) for group in groups]
