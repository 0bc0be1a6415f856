"""Tables of words with places: which lines are rows, and in which column each figure stands."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from build_site.drafting.column_headings import assign_headings
from build_site.drafting.figures_apart import join_lines, part_names
from build_site.drafting.numbers import YEAR, Number, is_sign, list_readings, read_number, tells_a_row
from build_site.drafting.printed_words import Band, Layout, Line, Word, join_words
from build_site.drafting.row_names import NamedRow, name_rows

IsHeadingWord = Callable[[str], bool]
_CODE = re.compile(r"\d{3,8}")
_ENOUGH_ROWS = 2
_LONGEST_HEADING = 8  # lines
_PROSE = 9  # words
_MOST_BETWEEN = 4  # lines without figures between two rows
_MOST_NAMED = 12  # lines, those of a name among them, from a heading over rows to the first of them
_MOST_ALIGNED = 0.6  # of the names that begin at one left edge
_INDENT = 15  # points: names of one table begin no further apart


@dataclass(frozen=True)
class Cell:
    """What stands in a row's column.

    Args:
        text: As printed.
        number: What it is read as; `None` where it is no number or could be several.
        readings: All numbers that it could be, where it could be several.
        box: left, top, right, bottom in points, in a PDF.
    """

    text: str
    number: Number | None = None
    readings: tuple[tuple[Number, ...], ...] = ()
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class GridRow:
    """A row of a placed table.

    Args:
        names: What it is called.
        cells: By column; `None` where nothing stands.
        line: Where it stands.
        trailing: Words that stand in no column of figures.
    """

    names: NamedRow
    cells: tuple[Cell | None, ...]
    line: Line
    trailing: str = ""


@dataclass(frozen=True)
class Grid:
    """A placed table.

    Args:
        headings: The words over each column.
        corner: Those over the rows' names.
        rows: From above.
        bands: Where its columns stand.
        cells: Whether words and columns are numbered cells.
        height: Of the page, in points.
    """

    headings: tuple[tuple[str, ...], ...]
    corner: str
    rows: tuple[GridRow, ...]
    bands: tuple[Band, ...]
    cells: bool
    height: float = 0


def find_grids(layout: Layout, is_heading_word: IsHeadingWord) -> list[Grid]:
    """The tables of a layout, from top to bottom."""
    lines = list(layout.lines) if layout.cells else join_lines(layout.lines)
    grids = []
    for group in _group_tables(lines, layout.cells, is_heading_word):
        for part in [group] if layout.cells else _split_beside(group):
            marks = _mark_rows(part, is_heading_word)
            rows = [place for place, mark in enumerate(marks) if mark]
            if rows and (layout.cells or len(rows) >= _ENOUGH_ROWS or _has_heading(part, rows[0], is_heading_word)):
                grids.append(_make_grid(part, marks, layout.cells))
    return [replace(grid, height=layout.height) for grid in grids if grid is not None]


def _mark_rows(lines: Sequence[Line], is_heading_word: IsHeadingWord) -> list[bool]:
    """Which lines are rows; a lower line of headings, with words and no name before them, may hold a figure too."""
    marks = [_is_row(line, is_heading_word) for line in lines]
    edge = min((line.words[0].left for line, mark in zip(lines, marks, strict=True) if mark), default=0)
    for place, line in enumerate(lines):
        if marks[place] and line.words[0].left - edge < _INDENT:
            break
        if any(not is_sign(word.text) for word in line.words):
            marks[place] = False
    return marks


def _has_heading(lines: Sequence[Line], row: int, is_heading_word: IsHeadingWord) -> bool:
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


def _is_figure(text: str) -> bool:
    return is_sign(text) and any(char.isdigit() for char in text)


def _is_year(text: str) -> bool:
    return bool(YEAR.fullmatch(text))


def _is_row(line: Line, is_heading_word: IsHeadingWord) -> bool:
    """Whether a line has a figure of its own, apart from the words beside it."""
    figures = [word.text for word in line.words if _is_figure(word.text)]
    if not figures or all(_is_year(text) for text in figures):
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


def _group_tables(lines: Sequence[Line], cells: bool, is_heading_word: IsHeadingWord) -> Iterator[list[Line]]:
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
    return any(len(word.text.split()) > _PROSE and word.right > edge for word in line.words)


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


def _split_beside(lines: list[Line]) -> list[list[Line]]:
    """Tables beside each other, parted where rows' names stand again to the right of figures."""
    cut = _find_cut(lines)
    if cut is None:
        return [lines]
    if _are_codes(lines, cut):
        return [[_join_code(line, cut) for line in lines]]
    left = [_keep(line, lambda word: word.left < cut - 1) for line in lines]
    right = [_keep(line, lambda word: word.left >= cut - 1) for line in lines]
    return [[line for line in left if line.words], *_split_beside([line for line in right if line.words])]


def _are_codes(lines: Sequence[Line], cut: float) -> bool:
    """Whether the figures before the names are codes: nothing but one whole number of several digits stands there."""
    before = [[word.text for word in line.words if word.left < cut - 1] for line in lines]
    codes = [words for words in before if words and any(map(_is_figure, words))]
    return all(len(words) == 1 and _CODE.fullmatch(words[0]) for words in codes)


def _join_code(line: Line, cut: float) -> Line:
    """The line with a code and the name after it as one name."""
    codes = [word for word in line.words if word.left < cut - 1]
    first = len(codes)
    if not codes or first == len(line.words) or is_sign(line.words[first].text):
        return line
    return replace(line, words=(join_words(line.words[: first + 1]), *line.words[first + 1 :]))


def _keep(line: Line, wanted: Callable[[Word], bool]) -> Line:
    return replace(line, words=tuple(word for word in line.words if wanted(word)))


def _find_cut(lines: Sequence[Line]) -> float | None:
    """Where names begin again to the right of figures, in most of the lines with several figures."""
    rows = [found for line in lines if len(found := _list_own_figures(line)) > 1]
    between = [names[0] for line in lines if (names := _find_names_between(line))]
    if len(between) * 2 < len(rows) or len(between) < _ENOUGH_ROWS:
        return None
    edge = min(word.left for word in between)
    aligned = [word for word in between if word.left - edge < _INDENT]
    return edge if len(aligned) >= _MOST_ALIGNED * len(between) else None


def _list_own_figures(line: Line) -> list[int]:
    """The places of a line's figures that are no years."""
    return [place for place, word in enumerate(line.words) if _is_figure(word.text) and not _is_year(word.text)]


def _find_names_between(line: Line) -> list[Word]:
    """The words with letters that stand between the first and the last figure of a line."""
    figures = _list_own_figures(line)
    inside = line.words[figures[0] : figures[-1]] if figures else ()
    return [word for word in inside if any(map(str.isalpha, word.text))]


def _make_grid(lines: list[Line], marks: Sequence[bool], cells: bool) -> Grid | None:
    start = marks.index(True)
    bands = _find_bands([line for line, mark in zip(lines, marks, strict=True) if mark], cells)
    if not bands:
        return None
    if cells:
        bands = _fill_cells(lines, bands)
    else:
        lines = part_names(lines, marks, bands[0])
    edge = min(line.words[0].left for line in lines[start:])
    over, above = _split_heading(lines[:start], bands, edge)
    body = [*above, *lines[start:]]
    marked = [*[False] * len(above), *marks[start:]]
    names = name_rows(body, marked, bands[0].left)
    rows = (line for line, mark in zip(body, marked, strict=True) if mark)
    return Grid(
        assign_headings(over, bands, edge, cells=cells),
        _read_corner(over, bands[0]),
        tuple(_read_row(name, line, bands) for name, line in zip(names, rows, strict=True)),
        tuple(bands),
        cells,
    )


def _read_corner(lines: Sequence[Line], band: Band) -> str:
    first = next((place for place, line in enumerate(lines) if not _is_left_of(line.words[-1], band)), 0)
    return " ".join(word.text for line in lines[first:] for word in line.words if _is_left_of(word, band))


def _is_left_of(word: Word, band: Band) -> bool:
    return word.right < band.left if band.left == band.right else word.right <= band.left


def _find_bands(rows: Sequence[Line], cells: bool) -> list[Band]:
    """Columns: figures that stand under each other, in any of the rows."""
    figures = [word for line in rows for word in line.words[1:] if is_sign(word.text)]
    figures += [line.words[0] for line in rows if _is_figure(line.words[0].text) and _stands_under(line, figures)]
    if cells:
        return [Band(place, place) for place in sorted({word.left for word in figures})]
    return _join_overlapping(sorted(figures, key=lambda word: word.left))


def _join_overlapping(words: Sequence[Word]) -> list[Band]:
    bands: list[Band] = []
    for word in words:
        if bands and word.left < bands[-1].right:
            bands[-1] = Band(bands[-1].left, max(bands[-1].right, word.right))
        else:
            bands.append(Band(word.left, word.right))
    return bands


def _fill_cells(lines: Sequence[Line], bands: Sequence[Band]) -> list[Band]:
    """Every cell from the first column of figures, or the first that has a heading of its own, to the last."""
    last = max(word.right for line in lines for word in line.words)
    first = bands[0].left
    named = max((word.right for line in lines for word in line.words[:1] if word.left == 0), default=-1)
    return [Band(place, place) for place in range(int(min(first, named + 1)), int(last) + 1)]


def _stands_under(line: Line, figures: Sequence[Word]) -> bool:
    first = line.words[0]
    return any(word.left < first.right and first.left < word.right for word in figures) or not figures


def _split_heading(lines: Sequence[Line], bands: Sequence[Band], edge: float) -> tuple[list[Line], list[Line]]:
    """The lines of the columns' headings, and those below them that only name the rows to come."""
    reaches = [any(not _is_left_of(word, bands[0]) for word in line.words) for line in lines]
    last = max((place for place, reached in enumerate(reaches) if reached), default=-1)
    first = max((place for place in range(last + 1) if _crosses(lines[place], bands[0], edge)), default=-1) + 1
    return list(lines[first : last + 1]), list(lines[last + 1 :])


def _crosses(line: Line, band: Band, edge: float) -> bool:
    """Whether a line is a title or text: it begins at the rows' names' left edge and goes on over the columns."""
    first = line.words[0]
    return first.left < (edge + band.left) / 2 and first.right > band.middle + 1


def _read_row(names: NamedRow, line: Line, bands: Sequence[Band]) -> GridRow:
    """A line's cells by column, and the words that stand in none."""
    cells: list[list[Word]] = [[] for _ in bands]
    trailing = []
    for word in line.words:
        if _is_left_of(word, bands[0]):
            continue
        nearest = min(range(len(bands)), key=lambda column: abs(bands[column].middle - word.middle))
        under = any(band.left <= word.middle <= band.right for band in bands)
        if is_sign(word.text) or under:
            cells[nearest].append(word)
            trailing += [word.unit] if word.unit and word.unit not in trailing else []
        elif word.middle > bands[0].right:
            trailing.append(word.text)
    read = tuple(_read_cell(words, line) if words else None for words in cells)
    return GridRow(names, read, line, " ".join(trailing))


def _read_cell(words: Sequence[Word], line: Line) -> Cell:
    joined = join_words(words)
    box = (joined.left, joined.top, joined.right, joined.bottom) if line.page and joined.top else None
    number = read_number(joined.text)
    if len(words) > 1 or number is None:
        return Cell(joined.text, None, tuple(list_readings(joined.text.split(), 20)), box)
    return Cell(joined.text, number, (), box)
