"""Which lines of a text are a table's heading, which its rows, and which words of a row are its figures."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from build_site.drafting.heading_words import is_month_word
from build_site.drafting.numbers import YEAR, is_number_like, tells_a_row, tidy
from build_site.drafting.printed_words import Line
from build_site.drafting.run_rows import RunRow

_PROSE = 14  # words: no row of figures has so many others
_SHORT_YEAR = 2  # digits
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"\w")
# A printed name that ends so goes on below.
_UNFINISHED = re.compile(r"(?:[-,/(&]|\b(?:och|av|för|i|med|som|till|på|samt|eller|under|de|en|ett|exkl\.|inkl\.))$")


@dataclass(frozen=True)
class Body:
    """A table of text.

    Args:
        heading: The lines of its heading.
        rows: Its rows.
        below: The lines below the heading.
    """

    heading: tuple[Line, ...]
    rows: tuple[RunRow, ...]
    below: tuple[Line, ...]

    @property
    def filled(self) -> int:
        """How many lines with words stand below the heading."""
        return sum(bool(line.words) for line in self.below)

    def is_single_spaced(self, width: int) -> bool:
        """Whether one space stands between cells, in all rows that are full: then more of them tell of empty cells."""
        spaced = (row.list_readings() for row in self.rows if any(row.gaps[1:-1]))
        return not any(min(map(len, readings), default=0) >= width for readings in spaced)

    def leaves_traces(self, width: int) -> bool:
        """Whether cells without words have left spaces: a row of nothing else, or one that such cells fill up."""
        if not self.is_single_spaced(width):
            return False
        if any(not line.words and len(line.ending) > width for line in self.below):
            return True
        return any(row.list_filled(width) for row in self.rows)


@dataclass(frozen=True)
class _Parts:
    """A line as label, figures and what follows them."""

    line: Line
    label: tuple[str, ...]
    run: tuple[str, ...]
    trailing: tuple[str, ...]
    gaps: tuple[int, ...]
    others: tuple[str, ...] = ()


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
    named = [replace(part, label=(*part.label, *part.run), run=()) for part in parts[begins:start]]
    rows = tuple(_gather_rows([*named, *parts[start:]], {tidy(line.text) for line in heading}, is_heading_word))
    return Body(heading, rows, tuple(part.line for part in parts[begins:]))


def _part(line: Line) -> _Parts:
    words = tuple(word.text for word in line.words)
    gaps = _list_gaps(line)
    first, end = _longest_run(words)
    others: tuple[str, ...] = ()
    if first == 0 and end < len(words):  # a number that begins a name
        first = end = len(words)
    elif (comment := _find_comment(words, gaps)) and comment != (first, end):
        others = words[first:end]
        first, end = comment
    if end < len(words) and not gaps[end]:  # a comment that begins with a number, after a cell's end
        end = max((place for place in range(first + 1, end) if gaps[place]), default=end)
    return _Parts(line, words[:first], words[first:end], words[end:], gaps[first : end + 1], others)


def _list_gaps(line: Line) -> tuple[int, ...]:
    """How many spaces too many stand before each word, and after the last."""
    between = (int(after.left - before.right) - 1 for before, after in pairwise(line.words))
    return (0, *between, max(0, len(line.ending) - 1)) if line.words else ()


def _find_comment(words: tuple[str, ...], gaps: tuple[int, ...]) -> tuple[int, int] | None:
    """Figures with an end of a cell both before them and between them and the text that follows."""
    for first, end in _list_runs(words):
        if end < len(words) and gaps[end] and first:
            return first, end
    return None


def _longest_run(words: tuple[str, ...]) -> tuple[int, int]:
    """Where the figures begin and end: the last run where the line ends with one, else the longest."""
    runs = _list_runs(words)
    if not runs:
        return len(words), len(words)
    if runs[-1][1] == len(words):
        return runs[-1]
    return max(runs, key=lambda run: run[1] - run[0])


def _list_runs(words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where words that can be figures stand beside each other."""
    runs, start = [], None
    for place, word in enumerate((*words, "")):
        if word and is_number_like(word):
            start = place if start is None else start
        elif start is not None:
            runs.append((start, place))
            start = None
    return [run for run in runs if any(_DIGIT.search(word) for word in words[slice(*run)])]


def _is_row(part: _Parts, is_heading_word: Callable[[str], bool]) -> bool:
    """Whether a line has figures of its own: not only years, nor the words of headings."""
    if _has_only_years(part.run) or len(part.label) + len(part.trailing) > _PROSE:
        return False
    others = list(filter(_WORD.search, (*part.label, *part.trailing)))
    if any(map(is_month_word, others)) and _has_short_years(part.run):
        return False  # «- Mån 13 19»
    if 2 * sum(is_heading_word(word) for word in others) > len(others):
        return tells_a_row(part.run) and not part.trailing
    return bool(others) or tells_a_row(part.run)


def _has_only_years(run: Sequence[str]) -> bool:
    """Whether all words with digits are years, or none has any."""
    return all(YEAR.fullmatch(word) for word in run if _DIGIT.search(word))


def _has_short_years(run: Sequence[str]) -> bool:
    return all(len(word.strip("-–")) <= _SHORT_YEAR for word in run)


def _start_of_label(parts: Sequence[_Parts], start: int, is_heading_word: Callable[[str], bool]) -> int:
    """Go back over the lines before the first row that name it, or stand as a heading over it."""
    begins = start
    for place in range(start - 1, -1, -1):
        part = parts[place]
        if _is_single_word(part):
            continue  # «totalt» ends a name, or a heading
        figures = [word for word in part.run if not YEAR.fullmatch(word)]
        if figures or _is_heading((*part.label, *part.run), is_heading_word):
            break
        if part.label:
            begins = place
    return begins


def _is_single_word(part: _Parts) -> bool:
    """Whether a line is one word in lower case."""
    return len(part.label) == 1 and part.label[0].islower() and not part.run


def _is_heading(words: Sequence[str], is_heading_word: Callable[[str], bool]) -> bool:
    """Whether most words of a line belong to columns' headings."""
    telling = [word for word in words if any(map(str.isalpha, word)) or YEAR.fullmatch(word)]
    return 2 * sum(is_heading_word(word) for word in telling) > len(telling)


def _repeats_heading(part: _Parts, is_heading_word: Callable[[str], bool]) -> bool:
    """Whether a line has the columns' headings once more, at the top of a page: their words and years, no figures."""
    words = (*part.label, *part.run, *part.trailing)
    said = [word for word in words if is_heading_word(word) and any(map(str.isalpha, word))]
    figures = [word for word in part.run if any(map(str.isdigit, word)) and not YEAR.fullmatch(word)]
    return len(said) > 1 and not figures and _is_heading(words, is_heading_word)


def _gather_rows(
    parts: Iterable[_Parts], heading: set[str], is_heading_word: Callable[[str], bool]
) -> Iterator[RunRow]:
    """Rows, each with the words of its name from the lines around."""
    pending: list[_Parts] = []
    over = ""
    for part in parts:
        if not part.line.words or tidy(part.line.text) in heading or _repeats_heading(part, is_heading_word):
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
        yield RunRow(name, part.run, numbers, over, " ".join(part.trailing), part.gaps, part.others)
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
