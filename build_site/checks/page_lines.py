"""A report's PDF as lines: each row's box by itself, and what stands around it line by line.

So the rules that know where a row stands in a text know it in a PDF too. Of a box, what stands in one column comes
before what stands to the right of it, so that a name of several lines is not broken by the figures beside it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from build_site.model import PageBox, Report, Table
from build_site.reading.pdf_words import Box, PageWord, SourcePage, group_lines, is_inside

_COLUMN_GAP = 0.4  # of a word's height: words of one name or figure stand nearer
_ABOVE = 160  # points over a table's first row in which its columns' headings may stand
_EDGE = 40  # points: a heading that covers no column of figures stands no further from its own
_Key = tuple[str, str]  # table, and row or box


@dataclass
class PageLines:
    """The lines of a PDF.

    Attributes:
        lines: from the first page's to the last's.
        spots: the page and box of each line's words, by number from 1.
        runs: first and last line of each row and each explained box.
    """

    lines: list[str] = field(default_factory=list)
    spots: dict[int, PageBox] = field(default_factory=dict)
    runs: dict[_Key, tuple[int, int]] = field(default_factory=dict)

    def add(self, words: Sequence[Sequence[PageWord]], page: int, key: _Key | None = None) -> None:
        """Add lines of words; those of a box are known by its key, also when there are none."""
        first = len(self.lines) + 1
        for line in words or [[]]:
            self.lines.append(" ".join(word.text for word in line))
            if line:
                self.spots[len(self.lines)] = PageBox(page, *bound(word.box for word in line))
        if key:
            self.runs[key] = first, len(self.lines)


def bound(boxes: Iterator[Box]) -> tuple[int, int, int, int]:
    """The smallest box of whole points around others."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return int(min(lefts)), int(min(tops)), -int(-max(rights) // 1), -int(-max(bottoms) // 1)


def lay_out(report: Report, pages: Sequence[SourcePage]) -> tuple[Report, PageLines]:
    """A report with lines instead of pages and boxes, and those lines.

    Args:
        report: whose rows stand in boxes.
        pages: of its PDF.
    """
    found = PageLines()
    boxes: dict[int, list[tuple[_Key, PageBox]]] = defaultdict(list)
    for key, box in _list_boxes(report):
        boxes[box.page].append((key, box))
    for number, page in enumerate(pages, start=1):
        _lay_out_page(page, number, boxes.pop(number, []), found)
        found.lines.append("")
    for _, keys in sorted(boxes.items()):  # pages that are not there
        for place, (key, box) in enumerate(keys, start=1):
            found.spots[len(found.lines) + place] = box
            found.runs[key] = (len(found.lines) + place,) * 2
    tables = tuple(_number(table, found.runs) for table in report.tables)
    return replace(report, tables=tables), found


def _list_boxes(report: Report) -> Iterator[tuple[_Key, PageBox]]:
    for table in report.tables:
        yield from (((table.id, row.id), row.spot) for row in table.rows if row.spot)
        yield from (((table.id, str(box)), box) for box in (*table.explained_boxes, *table.omitted_boxes))


def _number(table: Table, runs: Mapping[_Key, tuple[int, int]]) -> Table:
    """A table with the lines that its rows and boxes have become."""
    explained = (runs[table.id, str(box)] for box in table.explained_boxes)
    return replace(
        table,
        rows=tuple(replace(row, places=(_write(runs[table.id, row.id]),)) for row in table.rows),
        lines=tuple(_find_extents(table, runs)),
        explained_lines={number: "" for first, last in explained for number in range(first, last + 1)},
        omitted_lines=tuple(runs[table.id, str(box)] for box in table.omitted_boxes),
    )


def _find_extents(table: Table, runs: Mapping[_Key, tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """First and last line of a table's rows on each page."""
    by_page: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for row in table.rows:
        by_page[row.places].append(runs[table.id, row.id])
    for found in by_page.values():
        firsts, lasts = zip(*found, strict=True)
        yield min(firsts), max(lasts)


def _write(run: tuple[int, int]) -> str:
    return f"{run[0]}-{run[1]}"


def _lay_out_page(page: SourcePage, number: int, boxes: Sequence[tuple[_Key, PageBox]], found: PageLines) -> None:
    """Add the lines of a page: column by column of its boxes, and in each from above."""
    parts, free = _part_words(page.words, boxes)
    columns = _find_columns([box for _, box in boxes]) or [(0, int(page.width))]
    entries: list[tuple[int, float, list[list[PageWord]], _Key | None]] = [
        (_find_column(box.left, box.right, columns), box.top, _read_box(parts[key]), key) for key, box in boxes
    ]
    for line in _split_lines(free, columns, [box for _, box in boxes]):
        left, top, right, _ = bound(word.box for word in line)
        entries.append((_find_column(left, right, columns), top, [line], None))
    for head, box in _list_headings(boxes, parts, free):
        entries.append((_find_column(box.left, box.right, columns), box.top - 0.5, [*head, []], None))
    for _, _, lines, key in sorted(entries, key=lambda entry: entry[:2]):
        found.add(lines, number, key)


def _list_headings(
    boxes: Sequence[tuple[_Key, PageBox]], parts: Mapping[_Key, Sequence[PageWord]], free: Sequence[PageWord]
) -> Iterator[tuple[list[list[PageWord]], PageBox]]:
    """What stands over each column of each table on a page, and the table's uppermost row."""
    for table in dict.fromkeys(table for (table, _), _ in boxes):
        own = [(box, parts[key]) for key, box in boxes if key[0] == table]
        first = min((box for box, _ in own), key=lambda box: box.top)
        for head in _read_headings([words for _, words in own], free, first.top):
            yield head, first


def _part_words(
    words: Sequence[PageWord], boxes: Sequence[tuple[_Key, PageBox]]
) -> tuple[dict[_Key, list[PageWord]], list[PageWord]]:
    """The words in each box, the smallest where several have them, and those in none."""
    parts: dict[_Key, list[PageWord]] = {key: [] for key, _ in boxes}
    ordered = sorted(boxes, key=lambda one: (one[1].right - one[1].left) * (one[1].bottom - one[1].top))
    free: list[PageWord] = []
    for word in words:
        inside = (key for key, box in ordered if is_inside(word, (box.left, box.top, box.right, box.bottom)))
        key = next(inside, None)
        (parts[key] if key else free).append(word)
    return parts, free


def _find_columns(boxes: Sequence[PageBox]) -> list[tuple[float, float]]:
    """From where to where the page's columns of tables reach: boxes that stand over each other are of one."""
    return _join_overlapping([(box.left, box.right) for box in boxes])


def _find_column(left: float, right: float, columns: Sequence[tuple[float, float]]) -> int:
    """The column that reaches nearest to something's middle."""
    middle = (left + right) / 2
    return min(range(len(columns)), key=lambda one: max(columns[one][0] - middle, middle - columns[one][1], 0))


def _split_lines(
    words: Sequence[PageWord], columns: Sequence[tuple[float, float]], boxes: Sequence[PageBox]
) -> Iterator[list[PageWord]]:
    """The lines outside the boxes; beside them a line ends where its column does."""
    first, last = min((box.top for box in boxes), default=0), max((box.bottom for box in boxes), default=0)
    for line in group_lines(words):
        if first < line[0].middle[1] < last:
            parts: dict[int, list[PageWord]] = defaultdict(list)
            for word in line:
                parts[_find_column(word.box[0], word.box[2], columns)].append(word)
            yield from parts.values()
        else:
            yield line


def _read_box(words: Sequence[PageWord]) -> list[list[PageWord]]:
    """The lines of a box, column by column."""
    return list(chain.from_iterable(group_lines(block) for block in _part_columns(words)))


def _part_columns(words: Sequence[PageWord]) -> list[list[PageWord]]:
    """Words parted where a gap goes through all their lines."""
    blocks: list[list[PageWord]] = []
    reach = 0.0
    for word in sorted(words, key=lambda word: word.box[0]):
        if blocks and word.box[0] - reach <= _COLUMN_GAP * (word.box[3] - word.box[1]):
            blocks[-1].append(word)
        else:
            blocks.append([word])
        reach = max(reach, word.box[2])
    return blocks


def _read_headings(
    rows: Sequence[Sequence[PageWord]], free: Sequence[PageWord], top: float
) -> list[list[list[PageWord]]]:
    """What stands over each column of figures, from above: a heading may have several lines there."""
    blocks = (block for words in rows for block in _part_columns(words)[1:])
    bands = _join_overlapping([_find_band(block) for block in blocks])
    heads: list[list[list[PageWord]]] = [[] for _ in bands]
    over = group_lines([word for word in free if top - _ABOVE < word.middle[1] < top])
    for phrase in chain.from_iterable(map(_part_columns, over)):
        for place in _find_under(phrase, bands):
            heads[place].append(phrase)
    return list(filter(None, heads))


def _find_band(words: Sequence[PageWord]) -> tuple[float, float]:
    return min(word.box[0] for word in words), max(word.box[2] for word in words)


def _find_under(phrase: Sequence[PageWord], bands: Sequence[tuple[float, float]]) -> list[int]:
    """The columns that a heading stands over: all that it covers, else the nearest one."""
    left, right = _find_band(phrase)
    gaps = [max(start - right, left - end) for start, end in bands]
    covered = [place for place, gap in enumerate(gaps) if gap < 0]
    nearest = [place for place, gap in enumerate(gaps) if gap == min(gaps) < _EDGE]
    return covered or nearest[:1]


def _join_overlapping(bands: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for left, right in sorted(bands):
        if joined and left < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], right)
        else:
            joined.append((left, right))
    return joined
