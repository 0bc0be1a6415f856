"""Which printed words stand over which column, also where one heading is shared by several."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from statistics import median

from build_site.drafting.printed_words import Band, Line, Word

_CENTRED = 0.4  # of the distance between columns
_ALIGNED = 2.0  # points
_NAME = 15  # points: a heading over the rows' names begins no further from where they do


def assign_headings(
    lines: Sequence[Line], bands: Sequence[Band], edge: float, *, cells: bool
) -> tuple[tuple[str, ...], ...]:
    """For each column the words over it, from the uppermost line.

    Args:
        lines: The lines of the heading.
        bands: The columns.
        edge: Where the rows' names begin.
        cells: Whether words and columns are numbered cells instead of places.
    """
    if not cells:
        bands = _widen_bands(lines, bands, edge)
    owned = [_assign_cells(line, bands) if cells else _assign_places(line, bands, edge) for line in lines]
    return tuple(tuple(line[column] for line in owned if column in line) for column in range(len(bands)))


def _widen_bands(lines: Sequence[Line], bands: Sequence[Band], edge: float) -> Sequence[Band]:
    """The columns, each as wide as its heading too, where a line has one heading for each."""
    for line in lines:
        words = [word for word in line.words if word.left > edge + _NAME]
        if len(words) == len(bands):
            pairs = zip(words, bands, strict=True)
            return [Band(min(word.left, band.left), max(word.right, band.right)) for word, band in pairs]
    return bands


def _assign_cells(line: Line, bands: Sequence[Band]) -> dict[int, str]:
    owned = {
        column: word.text
        for column, band in enumerate(bands)
        for word in line.words
        if word.left <= band.left <= word.right
    }
    wide = any(word.right > word.left for word in line.words)
    return owned if wide else _spread_sheet_heading(owned, len(bands))


def _spread_sheet_heading(owned: dict[int, str], count: int) -> dict[int, str]:
    """A sheet has a merged cell's text in the first of its cells only: where headings stand evenly, each is shared."""
    starts = sorted(owned)
    if not 1 < len(starts) < count or starts[0] != 0:
        return owned
    steps = {after - before for before, after in pairwise([*starts, count])}
    if len(steps) > 1:
        return owned
    step = steps.pop()
    return {column: owned[column - column % step] for column in range(count)}


def _assign_places(line: Line, bands: Sequence[Band], edge: float) -> dict[int, str]:
    words = [word for word in line.words if _may_head(word, bands, edge)]
    if groups := _share(words, bands):
        return {column: word.text for word, group in zip(words, groups, strict=True) for column in group}
    owned: dict[int, list[Word]] = {}
    for word in words:
        for column in _find_columns(word, bands):
            owned.setdefault(column, []).append(word)
    return {column: " ".join(one.text for one in _keep_over(found, bands[column])) for column, found in owned.items()}


def _may_head(word: Word, bands: Sequence[Band], edge: float) -> bool:
    """Whether a word may stand over a column, and not only over the names; it may end before the figures begin."""
    is_over = word.right > bands[0].left and not _is_corner(word, bands)
    return is_over or (edge + _NAME < word.left and bands[0].left - _NAME < word.right)


def _keep_over(words: Sequence[Word], band: Band) -> Sequence[Word]:
    """Those of several headings that stand over a column; where none does, the nearest: the others have no figures."""
    over = [word for word in words if word.left < band.right and band.left < word.right]
    return over or [min(words, key=lambda word: _miss(word, band))]


def are_doubtful(lines: Sequence[Line], bands: Sequence[Band], edge: float) -> bool:
    """Whether there are more headings than columns with figures, and a column stands under none of them."""
    for line in lines:
        words = [word for word in line.words if word.left > edge + _NAME]
        nearest = [min((_miss(word, band) for word in words), default=0) for band in bands]
        if len(words) > len(bands) and max(nearest) > _ALIGNED:
            return True
    return False


def _is_corner(word: Word, bands: Sequence[Band]) -> bool:
    """Whether a long heading over the rows' names only reaches in over the first column."""
    return word.left < bands[0].left - 2 * (bands[0].right - bands[0].left) and word.middle < bands[0].left


def _find_columns(word: Word, bands: Sequence[Band]) -> list[int]:
    """The columns that a heading is over: those whose middle it covers, else the nearest."""
    covered = [column for column, band in enumerate(bands) if word.left <= band.middle <= word.right]
    if len(covered) > 1:
        return covered
    return [min(range(len(bands)), key=lambda column: _miss(word, bands[column]))]


def _miss(word: Word, band: Band) -> float:
    """How badly a heading stands over a column: figures and headings share an edge or the middle."""
    return min(abs(word.right - band.right), abs(word.middle - band.middle), abs(word.left - band.left))


def _share(words: Sequence[Word], bands: Sequence[Band]) -> list[range]:
    """The groups of columns that a line's few headings stand centred over; none where each stands over one column."""
    alone = all(min(abs(word.right - band.right) for band in bands) < _ALIGNED for word in words)
    if not 1 < len(words) < len(bands) or alone:
        return []
    pitch = median(after.middle - before.middle for before, after in pairwise(bands))
    ways = (
        [range(*ends) for ends in pairwise((0, *cuts, len(bands)))]
        for cuts in combinations(range(1, len(bands)), len(words) - 1)
    )
    best = min(ways, key=lambda groups: _measure_miss(words, groups, bands))
    return best if _measure_miss(words, best, bands) < _CENTRED * pitch else []


def _measure_miss(words: Sequence[Word], groups: Sequence[range], bands: Sequence[Band]) -> float:
    """How far at most a heading's middle is from that of its group."""
    return max(
        abs(word.middle - (bands[group[0]].left + bands[group[-1]].right) / 2)
        for word, group in zip(words, groups, strict=True)
    )
