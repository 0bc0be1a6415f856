"""Which lines of a page are one table: its rows, the lines between them, and the heading over the first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from build_site.drafting.numbers import YEAR, is_sign, tells_a_row
from build_site.drafting.printed_words import Line, Word

IsHeadingWord = Callable[[str], bool]
_LONGEST_HEADING = 8  # lines
PROSE = 9  # words
_MOST_BETWEEN = 4  # lines without figures between two rows
_MOST_NAMED = 12  # lines, those of a name among them, from a heading over rows to the first of them
INDENT = 15  # points: names of one table begin no further apart


def mark_rows(lines: Sequence[Line], is_heading_word: IsHeadingWord) -> list[bool]:
    """Which lines are rows; a lower line of headings, with words and no name before them, may hold a figure too."""
    marks = [_is_row(line, is_heading_word) for line in lines]
    edge = min((line.words[0].left for line, mark in zip(lines, marks, strict=True) if mark), default=0)
    for place, line in enumerate(lines):
        if marks[place] and line.words[0].left - edge < INDENT:
            break
        if any(not is_sign(word.text) for word in line.words):
            marks[place] = False
    return marks


def has_heading(lines: Sequence[Line], row: int, is_heading_word: IsHeadingWord) -> bool:
    """Whether something stands over each figure of a row, or words that only columns' headings have."""
    over = [word for line in lines[:row] for word in line.words]
    if any(map(str.isalpha, "".join(_list_said(over, is_heading_word)))):
        return True
    figures = [word for word in lines[row].words if is_sign(word.text)]
    return len(figures) > 1 and all(_stands_over(figure, over) for figure in figures)


def _list_said(words: Iterable[Word], is_heading_word: IsHeadingWord) -> Iterator[str]:
    """The words that only columns' headings have."""
    return (word.text for word in words if all(map(is_heading_word, word.text.split())))


def _stands_over(figure: Word, over: Iterable[Word]) -> bool:
    return any(word.left < figure.right and figure.left < word.right for word in over)


def is_figure(text: str) -> bool:
    """Whether a word is a number."""
    return is_sign(text) and any(char.isdigit() for char in text)


def is_year(text: str) -> bool:
    """Whether a word is a year by itself."""
    return bool(YEAR.fullmatch(text))


def _is_row(line: Line, is_heading_word: IsHeadingWord) -> bool:
    """Whether a line has a figure of its own, apart from the words beside it."""
    figures = [word.text for word in line.words if is_figure(word.text)]
    if not figures or all(is_year(text) for text in figures):
        return False
    if _names_figures(line):
        return True
    texts = [word.text for word in line.words if not is_sign(word.text)]
    only_headings = all(map(is_heading_word, " ".join(texts).split()))
    if only_headings and len(texts) > 1 and len(texts) >= len(figures):
        return False  # «Aug 20», «13 19», «PROGNOS»: the lower line of headings
    return tells_a_row(figures) or not texts or not only_headings


def _names_figures(line: Line) -> bool:
    """Whether a line is a name and then nothing but figures."""
    first, *others = line.words
    return any(map(str.isalpha, first.text)) and bool(others) and all(is_sign(word.text) for word in others)


def group_tables(lines: Sequence[Line], cells: bool, is_heading_word: IsHeadingWord) -> Iterator[list[Line]]:
    """Lines of one table each: rows, the lines between them, and the heading over the first."""
    marks = [_is_row(line, is_heading_word) for line in lines]
    if cells:
        if any(marks):
            yield list(lines)
        return
    pitch = _measure_pitch(lines)
    start = begun = 0
    while start < len(lines):
        edge = _find_edge(lines[start])
        if not marks[start] or _is_prose(lines[start], edge):
            start += 1
            continue
        end = _find_end(lines, marks, start, pitch)
        yield list(lines[_find_heading(lines, start, begun, pitch) : end])
        start = begun = end


def _find_edge(line: Line) -> float:
    """Where a row's figures begin, after its name."""
    named = next((place for place, word in enumerate(line.words) if any(map(str.isalpha, word.text))), -1)
    return next((word.left for word in line.words[named + 1 :] if is_sign(word.text)), line.words[0].left)


def _measure_pitch(lines: Sequence[Line]) -> float:
    steps = [after.top - before.top for before, after in pairwise(lines) if after.top > before.top]
    return median(steps) if steps else 12


def _find_end(lines: Sequence[Line], marks: Sequence[bool], start: int, pitch: float) -> int:
    """The line after the table's last: no more than a few lines without figures stand between two rows."""
    last, between, edge = start, 0, _find_edge(lines[start])
    for place in range(start + 1, len(lines)):
        apart = lines[place].top - lines[place - 1].bottom > 4 * pitch
        between += lines[place].words[-1].right > edge  # a name beside no figures may have any number of lines
        is_text = _is_prose(lines[place], edge) and not _resumes(lines, marks, place)
        if apart or is_text or between > _MOST_BETWEEN:
            break
        if marks[place]:
            last, between = place, 0
    end = last + 1
    while end < len(lines) and _goes_on(lines[end - 1], lines[end], pitch):
        end += 1  # the rest of the last row's name
    return end


def _resumes(lines: Sequence[Line], marks: Sequence[bool], place: int) -> bool:
    """Whether a long line is a heading over rows to come: their figures end where those of the rows before do."""
    ends = {round(word.right) for line, mark in zip(lines[:place], marks, strict=False) if mark for word in line.words}
    below = range(place + 1, min(place + _MOST_NAMED, len(lines)))
    row = next((lines[one] for one in below if marks[one]), None)
    figures = [word for word in row.words if is_sign(word.text)] if row else []
    return any({round(word.right) + shift for shift in (-1, 0, 1)} & ends for word in figures)


def _goes_on(before: Line, line: Line, pitch: float) -> bool:
    near = line.top - before.top < pitch * 0.9
    return near and len(line.words) == 1 and line.words[0].text[:1].islower()


def _is_prose(line: Line, edge: float) -> bool:
    """Whether a line is running text: a long run of words that goes on to where the figures begin."""
    return any(len(word.text.split()) > PROSE and word.right > edge for word in line.words)


def _find_heading(lines: Sequence[Line], start: int, floor: int, pitch: float) -> int:
    begins, edge = start, _find_edge(lines[start])
    while begins > floor and start - begins < _LONGEST_HEADING:
        near = lines[begins].top - lines[begins - 1].bottom < 1.8 * pitch
        if not near or _is_prose(lines[begins - 1], edge) or _ends_text(lines, begins - 1, edge):
            break
        begins -= 1
    return begins


def _ends_text(lines: Sequence[Line], place: int, edge: float) -> bool:
    """Whether a line is the last of running text: it begins where the long line above it does."""
    if not place:
        return False
    before, line = lines[place - 1], lines[place]
    return _is_prose(before, edge) and abs(before.words[0].left - line.words[0].left) < 1 and len(line.words) == 1
