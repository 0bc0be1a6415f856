"""Figures on a table's lines that a draft has in none of its rows, so that none is lost without a word."""

from collections.abc import Iterator, Sequence

from build_site.drafting.drafts import Draft, DraftRow, LeftOut
from build_site.drafting.printed_words import Layout, Line


def find_left_out(layout: Layout, drafts: Sequence[Draft]) -> tuple[LeftOut, ...]:
    """The lines of a text with digits that stand in no row, row's name or heading of its drafts.

    Args:
        layout: The lines that were drafted.
        drafts: What they became.
    """
    lines = set(_list_lines(drafts))
    said = {word for draft in drafts for part in (draft.corner, *_list_said(draft)) for word in part.split()}
    return tuple(
        LeftOut(str(line.number), line.text)
        for line in layout.lines
        if str(line.number) not in lines and any(word not in said for word in _list_digits(line))
    )


def _list_lines(drafts: Sequence[Draft]) -> Iterator[str]:
    """The numbers of the lines on which the rows of drafts stand."""
    for draft in drafts:
        for row in draft.rows:
            yield from row.line.split(";")


def _list_digits(line: Line) -> Iterator[str]:
    return (word.text for word in line.words if any(map(str.isdigit, word.text)))


def _list_said(draft: Draft) -> Iterator[str]:
    yield from (column.printed for column in draft.columns)
    for row in draft.rows:
        yield from _list_names(row)


def _list_names(row: DraftRow) -> tuple[str, ...]:
    return row.label, row.heading, *row.parts
