"""Texts in a plane with time along it: fitted, wrapped, and placed clear of the lines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from build_site.charts import theme
from build_site.charts.chart import Mark
from build_site.charts.drawn_with import alt
from build_site.charts.label_placement import Box, NoRoomError
from build_site.charts.layers import Layer
from build_site.charts.row_layout import name_by_number
from build_site.charts.text_width import measure_text, wrap_text
from build_site.charts.time_plane import HEIGHT, Plot, make_scales

TEXT, REACH = 16, 8  # px: height of a line of text; from the middle of a point to its label
WIDEST_NAME = 190  # px for the names at the ends of the lines, at most


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its place: the middle of its left side, in px; `number` is that of its mark, or «series 2»."""

    text: str
    left: float
    middle: float
    number: str = ""
    width: float = 0


def fit_texts(plot: Plot, place: Callable[[Plot], list[Text]]) -> tuple[Plot, list[Text]]:
    """Find places for texts, in a plot that is made higher until there is room for them."""
    while True:
        try:
            return plot, place(plot)
        except NoRoomError:
            plot = replace(plot, height=plot.height + HEIGHT / 2)


def measure_name(name: str) -> float:
    """Px that a name takes at the end of its line."""
    return min(WIDEST_NAME, max(measure_text(line, theme.FONT_SIZE) for line in wrap_name(name, WIDEST_NAME)) + 4)


def wrap_name(name: str, width: float) -> list[str]:
    """A name in lines of so many px; no word is broken."""
    return wrap_text(name, width, theme.FONT_SIZE) or [""]


def trace_lines(plot: Plot) -> Iterator[Box]:
    """Small boxes along the lines, which the labels avoid."""
    pieces: dict[str, Mark] = {}
    for mark in plot.chart.marks:
        piece = mark.group or mark.series
        if before := pieces.get(piece):
            yield from _trace_line(plot, before, mark)
        pieces[piece] = mark


def _trace_line(plot: Plot, before: Mark, after: Mark) -> Iterator[Box]:
    left, right = plot.across(before), plot.across(after)
    top, bottom = plot.down(float(before.value)), plot.down(float(after.value))
    steps = max(1, int((abs(right - left) + abs(bottom - top)) // 8))
    for step in range(steps + 1):
        share = step / steps
        yield Box(left + (right - left) * share - 1, top + (bottom - top) * share - 1, 2, 2)


def draw_texts(plot: Plot, texts: Sequence[Text]) -> Layer:
    """All texts at the places that were found for them: values by number, and names."""
    x_scale, y_scale = make_scales(plot)
    rows = [
        {
            "across": float(text.left),
            "value": plot.value_at(text.middle),
            "text": text.text,
            "number": text.number,
        }
        for text in texts
    ]
    x, y = alt.X("across:Q", scale=x_scale), alt.Y("value:Q", scale=y_scale)
    layer = Layer(rows, {"x": x, "y": y, "text": alt.Text("text:N"), "description": name_by_number()})
    return layer.marked("text", align="left", baseline="middle", clip=False)
