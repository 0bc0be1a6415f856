"""A plane with time along it: points, lines, names and values, each at a place worked out in px.

Shared by the kinds of charts that show what changes over time; no text covers another.
"""

import json
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import altair as alt
import pandas as pd

from build_site.charts import theme
from build_site.charts.chart import ACTUAL, Chart, Mark
from build_site.charts.label_placement import Box, NoRoomError
from build_site.charts.text_width import measure_text

TEXT, REACH = 16, 8  # px: height of a line of text; from the middle of a point to its label
SYMBOL = 14  # px for the symbol before a name
WIDEST_NAME = 190  # px for the names at the ends of the lines, at most
HEIGHT, _POINT = 260, 90  # px: the plot, unless its texts need more; area of a point
_AIR = 0.2  # share of the values' range above the highest mark and below the lowest, for their labels
_TIGHT = 12  # px between the names of two columns, at least
_FEW, _WORDS = 3, 14  # columns that have room for two lines of words, and the characters of such a line


@dataclass(frozen=True)
class Plot:
    """Where things stand: a plane of so many px, with a scale of values from the bottom to the top."""

    chart: Chart
    columns: Mapping[str, float]
    width: float
    height: float
    low: float
    high: float

    def across(self, mark: Mark) -> float:
        """Px from the left."""
        return self.columns[mark.category]

    def down(self, value: float) -> float:
        """Px from the top."""
        return self.height * (self.high - value) / (self.high - self.low)

    def value_at(self, down: float) -> float:
        """The value that stands so many px from the top."""
        return self.high - down / self.height * (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its place: the middle of its left side, in px; `number` is that of its mark, or «series 2»."""

    text: str
    left: float
    middle: float
    number: str = ""
    width: float = 0


def say_prefix(chart: Chart, name: str) -> str:
    """What goes before the values of a series of targets, budgets or forecasts that stands beside outcomes."""
    kinds = {mark.measure_kind for mark in chart.marks}
    own = {mark.measure_kind for mark in chart.marks if mark.series == name}
    return theme.PREFIXES.get(own.pop(), "") if len(own) == 1 and ACTUAL in kinds else ""


def label_text(chart: Chart, mark: Mark) -> str:
    """What stands beside a mark: its value, with «mål» or the like before it, and «?» where its place is uncertain."""
    return f"{say_prefix(chart, mark.series)}{mark.sure_label}"


def make_plot(chart: Chart, width: float, *, reserved: float, side: float, all_values: bool = False) -> Plot:
    """Where columns and values stand.

    Args:
        chart: with its marks.
        width: of the plane, in px.
        reserved: px to the right for the names.
        side: px outside the first and the last column.
        all_values: whether the values stand beside the marks at their ends, so that the plane needs little air.
    """
    values = [float(mark.value) for mark in chart.marks]
    low, high = min(values), max(values)
    room = _AIR * ((high - low) or abs(high) or 1.0)
    if all_values:
        room = 0.08 * ((high - low) or abs(high) or 1.0)
    across = width - reserved - 2 * side + (side if all_values else 0)
    step = across / max(1, len(chart.categories) - 1)
    first = side if len(chart.categories) > 1 else side + across / 2
    columns = {name: round(first + step * place) for place, name in enumerate(chart.categories)}
    floor = low - room if all_values else _floor(low, room)
    return Plot(chart, columns, width, HEIGHT, floor, high + room)


def _floor(low: float, room: float) -> float:
    """Where the value axis begins: at zero when that is near, so that it isn't passed by a hair's breadth."""
    return 0.0 if 0 <= low <= 2 * room else low - room


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
    return textwrap.wrap(name, int(width / (0.64 * theme.FONT_SIZE)), break_long_words=False) or [""]


def trace_lines(plot: Plot) -> Iterator[Box]:
    """Small boxes along the lines, which the labels avoid."""
    pieces: dict[str, Mark] = {}
    for mark in plot.chart.marks:
        piece = mark.group or mark.series
        if before := pieces.get(piece):
            left, right = plot.across(before), plot.across(mark)
            top, bottom = plot.down(float(before.value)), plot.down(float(mark.value))
            steps = max(1, int((abs(right - left) + abs(bottom - top)) // 8))
            for step in range(steps + 1):
                share = step / steps
                yield Box(left + (right - left) * share - 1, top + (bottom - top) * share - 1, 2, 2)
        pieces[piece] = mark


def make_scales(plot: Plot) -> tuple[alt.Scale, alt.Scale]:
    """The scales in px across and in values up."""
    across = alt.Scale(domain=[0, plot.width], nice=False, zero=False)
    return across, alt.Scale(domain=[plot.low, plot.high], nice=False, zero=False)


def draw_marks(plot: Plot, frame: pd.DataFrame, key: Sequence[str], *, axis: bool = True) -> list[alt.Chart]:
    """Lines and points; targets, budgets and forecasts are short strokes and dashed lines.

    Args:
        plot: where they stand.
        frame: the marks as a table.
        key: names of the series that a key above the plane explains.
        axis: whether the values have an axis; without one, the marks have names and values at their ends.
    """
    chart = plot.chart
    across, up = make_scales(plot)
    placed = frame.assign(
        across=[plot.across(mark) for mark in chart.marks],
        aim=[bool(say_prefix(chart, mark.series)) for mark in chart.marks],
        hollow=[mark.figure.uncertain for mark in chart.marks],
        piece=[mark.group or mark.series for mark in chart.marks],
        order=range(len(chart.marks)),
    )
    x = alt.X("across:Q", scale=across, axis=_time_axis(plot))
    y = alt.Y("value:Q", scale=up, axis=alt.Axis(tickCount=4, format=",~r") if axis else None)
    legend = _make_key(plot, key) if key else None
    series = list(chart.series)
    colour_scale = alt.Scale(domain=series, range=_choose_colours(chart, alike=not axis))
    colour = alt.Color("series:N", sort=series, scale=colour_scale, legend=legend)
    shape_scale = alt.Scale(domain=series, range=choose_shapes(chart))
    shape = alt.Shape("series:N", sort=series, scale=shape_scale, legend=legend)
    base = alt.Chart(placed)
    lines = [
        line.encode(x=x, y=y, color=colour, detail="piece:N", order="order:Q", description="number:N")
        for line in _stroke_lines(base, placed)
    ]
    points = [
        point.encode(x=x, y=y, color=colour, shape=shape, description="number:N")
        for point in _stroke_points(base, placed)
    ]
    return [*lines, *points]


def _stroke_lines(base: alt.Chart, placed: pd.DataFrame) -> list[alt.Chart]:
    return [
        base.transform_filter(test).mark_line(strokeWidth=2, strokeDash=dash)
        for test, dash in (("!datum.aim", [1, 0]), ("datum.aim", [4, 4]))
        if any(placed["aim"] == (test == "datum.aim"))
    ]


def _stroke_points(base: alt.Chart, placed: pd.DataFrame) -> list[alt.Chart]:
    """Filled points, hollow ones where the place of the figure is uncertain, and strokes for what is aimed at."""
    dots = base.transform_filter("!datum.aim && !datum.hollow").mark_point(filled=True, size=_POINT, opacity=1)
    hollow = base.transform_filter("!datum.aim && datum.hollow").mark_point(
        filled=True, size=_POINT, opacity=1, stroke=theme.AXIS, strokeWidth=1.5, fill=theme.GROUND
    )
    aims = base.transform_filter("datum.aim").mark_point(filled=False, size=420, strokeWidth=3, opacity=1)
    points = [dots] if not all(placed["aim"] | placed["hollow"]) else []
    points += [hollow] if any(placed["hollow"] & ~placed["aim"]) else []
    return [*points, aims] if any(placed["aim"]) else points


def _make_key(plot: Plot, names: Sequence[str]) -> alt.Legend:
    """The names of the series above a narrow plot, small where they are long."""
    longest = max(measure_text(name, theme.FONT_SIZE) for name in names)
    room = plot.width - 3 * SYMBOL
    size = theme.SMALL_FONT_SIZE if longest > room else theme.FONT_SIZE
    return alt.Legend(columns=1, labelLimit=room, labelFontSize=size, values=list(names))


def _choose_colours(chart: Chart, *, alike: bool) -> list[str]:
    """A colour for each series; the same for all when they are many and named at their ends."""
    many = alike and len(chart.series) > len(theme.SERIES)
    return [theme.SERIES[0 if many else number % len(theme.SERIES)] for number in range(len(chart.series))]


def choose_shapes(chart: Chart) -> list[str]:
    """A shape for each series; when the colours begin anew, another shape goes with each of them."""
    shapes = theme.SHAPES
    return [
        "stroke" if say_prefix(chart, name) else shapes[(number + number // len(theme.SERIES)) % len(shapes)]
        for number, name in enumerate(chart.series)
    ]


def _time_axis(plot: Plot) -> alt.Axis:
    """The periods below their columns: «aug» over «2019»."""
    names = {str(across): name.split(" ") for name, across in plot.columns.items()}
    if len(names) <= _FEW:  # columns of words have room for two lines
        room = int((plot.width / len(names)) / (0.6 * theme.FONT_SIZE))
        names = {
            key: textwrap.wrap(" ".join(words), min(_WORDS, room), break_long_words=False)
            for key, words in names.items()
        }
    places = list(plot.columns.values())
    longest = max(measure_text(word, theme.FONT_SIZE) for words in names.values() for word in words)
    is_crowded = len(places) > 1 and longest > places[1] - places[0] - _TIGHT
    if is_crowded:
        names = {key: " ".join(words).replace("–", "– ").split() for key, words in names.items()}
    lookup = json.dumps(names, ensure_ascii=False)
    return alt.Axis(
        values=places,
        labelExpr=f"({lookup})['' + datum.value]",
        grid=False,
        labelFlush=False,
        labelFontSize=theme.SMALL_FONT_SIZE if is_crowded else theme.FONT_SIZE,
    )


def draw_texts(plot: Plot, texts: Sequence[Text]) -> alt.Chart:
    """All texts at the places that were found for them: values by number, and names."""
    x_scale, y_scale = make_scales(plot)
    data = pd.DataFrame(
        {
            "across": [text.left for text in texts],
            "value": [plot.value_at(text.middle) for text in texts],
            "text": [text.text for text in texts],
            "number": [text.number for text in texts],
        }
    )
    layer: alt.Chart = alt.Chart(data).mark_text(align="left", baseline="middle", clip=False)
    x, y = alt.X("across:Q", scale=x_scale), alt.Y("value:Q", scale=y_scale)
    return layer.encode(x=x, y=y, text="text:N", description="number:N")
