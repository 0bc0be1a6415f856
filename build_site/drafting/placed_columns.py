"""Tables of words with places: in which column each figure of a row stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from build_site.drafting.column_headings import are_doubtful, assign_headings
from build_site.drafting.figures_apart import join_lines, part_names
from build_site.drafting.numbers import Number, is_sign, list_readings, read_number
from build_site.drafting.printed_words import Band, Layout, Line, Word, join_words
from build_site.drafting.row_names import NamedRow, name_rows
from build_site.drafting.table_lines import IsHeadingWord, group_tables, has_heading, is_figure, mark_rows
from build_site.drafting.tables_beside import split_beside
from build_site.reading.pdf_words import Box

_ENOUGH_ROWS = 2


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
    box: Box | None = None


@dataclass(frozen=True)
class GridRow:
    """A row of a placed table.

    Args:
        names: What it is called.
        cells: By column; `None` where nothing stands.
        line: Where it stands.
        trailing: Words that stand in no column of figures.
        box: What its name and figures take up of the page: left, top, right, bottom in points, in a PDF.
    """

    names: NamedRow
    cells: tuple[Cell | None, ...]
    line: Line
    trailing: str = ""
    box: Box | None = None


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
        is_doubtful: Whether the headings may stand over other columns than these.
    """

    headings: tuple[tuple[str, ...], ...]
    corner: str
    rows: tuple[GridRow, ...]
    bands: tuple[Band, ...]
    cells: bool
    height: float = 0
    is_doubtful: bool = False


def find_grids(layout: Layout, is_heading_word: IsHeadingWord) -> list[Grid]:
    """The tables of a layout, from top to bottom."""
    lines = list(layout.lines) if layout.cells else join_lines(layout.lines)
    grids = []
    for group in group_tables(lines, layout.cells, is_heading_word):
        for part in [group] if layout.cells else split_beside(group):
            marks = mark_rows(part, is_heading_word)
            if (layout.cells and any(marks)) or _is_table(part, marks, is_heading_word):
                grids.append(_make_grid(part, marks, layout.cells))
    return [replace(grid, height=layout.height) for grid in grids if grid is not None]


def _is_table(lines: Sequence[Line], marks: Sequence[bool], is_heading_word: IsHeadingWord) -> bool:
    """Whether there are several rows, or one under a heading."""
    return any(marks) and (sum(marks) >= _ENOUGH_ROWS or has_heading(lines, marks.index(True), is_heading_word))


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
        is_doubtful=not cells and are_doubtful(over, bands, edge),
    )


def _read_corner(lines: Sequence[Line], band: Band) -> str:
    first = next((place for place, line in enumerate(lines) if not _is_left_of(line.words[-1], band)), 0)
    return " ".join(word.text for line in lines[first:] for word in line.words if _is_left_of(word, band))


def _is_left_of(word: Word, band: Band) -> bool:
    return word.right < band.left if band.left == band.right else word.right <= band.left


def _find_bands(rows: Sequence[Line], cells: bool) -> list[Band]:
    """Columns: figures that stand under each other, in any of the rows."""
    figures = [word for line in rows for word in line.words[1:] if is_sign(word.text)]
    figures += [line.words[0] for line in rows if is_figure(line.words[0].text) and _stands_under(line, figures)]
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
    trailing: dict[str, None] = {}
    for word in line.words:
        if _is_left_of(word, bands[0]):
            continue
        if is_sign(word.text) or any(band.left <= word.middle <= band.right for band in bands):
            cells[_find_nearest(word, bands)].append(word)
            trailing |= dict.fromkeys(word.unit.split())
        elif word.middle > bands[0].right:
            trailing[word.text] = None
    read = tuple(_read_cell(words, line) if words else None for words in cells)
    return GridRow(names, read, line, " ".join(trailing), _find_box(names, line))


def _find_box(names: NamedRow, line: Line) -> Box | None:
    if not line.page:
        return None
    if line.edges:
        return line.edges[0], line.top, line.edges[1], line.bottom
    words = (*names.words, *line.words)
    left, right = min(word.left for word in words), max(word.right for word in words)
    return left, min(word.top for word in words), right, max(word.bottom for word in words)


def _find_nearest(word: Word, bands: Sequence[Band]) -> int:
    """The number of the column whose middle is nearest."""
    return min(range(len(bands)), key=lambda column: abs(bands[column].middle - word.middle))


def _read_cell(words: Sequence[Word], line: Line) -> Cell:
    joined = join_words(words)
    box = (joined.left, joined.top, joined.right, joined.bottom) if line.page and joined.top else None
    number = read_number(joined.text)
    if len(words) > 1 or number is None:
        return Cell(joined.text, None, tuple(list_readings(joined.text.split(), 20)), box)
    return Cell(joined.text, number, (), box)
