"""Which lines of a text are a table's heading, which its rows, and which words of a row are its figures."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from build_site.drafting.numbers import YEAR, Number, is_number_like, list_readings, tells_a_row, tidy
from build_site.drafting.printed_words import Line

_PROSE = 14  # words: no row of figures has so many others
_DIGIT = re.compile(r"\d")
# A printed name that ends so goes on below.
_UNFINISHED = re.compile(r"(?:[-,/(&]|\b(?:och|av|för|i|med|som|till|på|samt|eller|under|de|en|ett|exkl\.|inkl\.))$")


@dataclass(frozen=True)
class RunRow:
    """A row whose figures are words in order.

    Args:
        label: The words before the figures.
        run: The figures' words.
        lines: The lines of the figures, and those of the label.
        heading: The nearest heading over the row.
        trailing: Words after the figures.
        breaks: The places of figures' words with more than one space before them.
    """

    label: str
    run: tuple[str, ...]
    lines: tuple[int, ...]
    heading: str = ""
    trailing: str = ""
    breaks: frozenset[int] = frozenset()

    def list_readings(self) -> list[tuple[Number, ...]]:
        """Every way of reading the row's figures."""
        return list_readings(self.run, breaks=self.breaks)


@dataclass(frozen=True)
class Body:
    """A table of text: the lines of its heading, its rows, and how many lines with words are below the heading."""

    heading: tuple[Line, ...]
    rows: tuple[RunRow, ...]
    lines: int


@dataclass(frozen=True)
class _Parts:
    """A line as label, figures and what follows them."""

    line: Line
    label: tuple[str, ...]
    run: tuple[str, ...]
    trailing: tuple[str, ...]
    breaks: frozenset[int]


def find_body(lines: Sequence[Line], is_heading_word: Callable[[str], bool]) -> Body:
    """Part a table's lines into heading and rows.

    Args:
        lines: The table's lines, its heading among them.
        is_heading_word: Whether a word belongs to the vocabulary of columns' headings.
    """
    parts = [_part(line) for line in lines]
    start = next((place for place, part in enumerate(parts) if _is_row(part, is_heading_word)), len(parts))
    begins = _start_of_label(parts, start, is_heading_word)
    heading = tuple(part.line for part in parts[:begins] if part.line.words)
    rows = tuple(_gather_rows(parts[begins:], {tidy(line.text) for line in heading}))
    return Body(heading, rows, sum(bool(part.line.words) for part in parts[begins:]))


def _part(line: Line) -> _Parts:
    words = tuple(word.text for word in line.words)
    first, end = _longest_run(words)
    if first == 0 and end < len(words):  # a number that begins a name
        first = end = len(words)
    apart = (
        place - first for place in range(first + 1, end) if line.words[place].left - line.words[place - 1].right > 1
    )
    return _Parts(line, words[:first], words[first:end], words[end:], frozenset(apart))


def _longest_run(words: tuple[str, ...]) -> tuple[int, int]:
    """Where the figures begin and end: the last run where the line ends with one, else the longest."""
    runs, start = [], None
    for place, word in enumerate((*words, "")):
        if word and is_number_like(word):
            start = place if start is None else start
        elif start is not None:
            runs.append((start, place))
            start = None
    runs = [run for run in runs if any(_DIGIT.search(word) for word in words[slice(*run)])]
    if not runs:
        return len(words), len(words)
    if runs[-1][1] == len(words):
        return runs[-1]
    return max(runs, key=lambda run: run[1] - run[0])


def _is_row(part: _Parts, is_heading_word: Callable[[str], bool]) -> bool:
    """Whether a line has figures of its own: not only years, nor the words of headings."""
    if all(YEAR.fullmatch(word) for word in part.run) or len(part.label) + len(part.trailing) > _PROSE:
        return False
    others = [word for word in (*part.label, *part.trailing) if re.search(r"\w", word)]
    if others and all(is_heading_word(word) for word in others):
        return tells_a_row(part.run) and not part.trailing
    return True


def _start_of_label(parts: Sequence[_Parts], start: int, is_heading_word: Callable[[str], bool]) -> int:
    """Go back over the lines before the first row that name it, or stand as a heading over it."""
    begins = start
    for place in range(start - 1, -1, -1):
        part = parts[place]
        letters = [word for word in part.label if any(map(str.isalpha, word))]
        if part.run or 2 * sum(is_heading_word(word) for word in letters) > len(letters):
            break
        if part.label:
            begins = place
    return begins


def _gather_rows(parts: Iterable[_Parts], heading: set[str]) -> Iterator[RunRow]:
    """Rows, each with the words of its name from the lines around."""
    pending: list[_Parts] = []
    over = ""
    for part in parts:
        if not part.line.words or tidy(part.line.text) in heading:
            continue
        if len(part.label) + len(part.trailing) > _PROSE:
            pending, over = [], ""  # running text between the rows
            continue
        if not part.run:
            pending.append(part)
            continue
        if not part.label and all(YEAR.fullmatch(word) for word in part.run):
            continue  # the columns' years once more, at the top of a page
        over, name = _name_row(pending, part, over)
        numbers = (part.line.number,)
        yield RunRow(name, part.run, numbers, over, " ".join(part.trailing), part.breaks)
        pending = []


def _name_row(pending: Sequence[_Parts], part: _Parts, over: str) -> tuple[str, str]:
    """The heading over a row and its name, from the lines before it and the words before its figures."""
    own = " ".join(part.label)
    before = [(" ".join(one.label), len(one.line.ending) > 1) for one in pending]
    name = [own] if own else []
    while before:
        text, closed = before[-1]
        goes_on = not name or name[0][:1].islower() or name[0][:1] in "(–" or bool(_UNFINISHED.search(text))
        if closed or not goes_on:
            break
        name.insert(0, text)
        before.pop()
    if before:
        over = before[-1][0]
    return over, re.sub(r"(?<=\w)- (?=[a-zåäö](?!ch\b))", "", " ".join(name))


def shift_label(row: RunRow, words: int) -> RunRow:
    """The same row with some of the figures' first words counted to its name."""
    moved = row.run[:words]
    breaks = frozenset(place - words for place in row.breaks if place > words)
    return replace(row, label=" ".join((row.label, *moved)).strip(), run=row.run[words:], breaks=breaks)
