"""A plane with time along it: points, lines, names and values, each at a place worked out in px.

Shared by the kinds of charts that show what changes over time; no text covers another.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_site.charts import theme
from build_site.charts.chart import ACTUAL, Chart, Mark
from build_site.charts.colours import colour_series
from build_site.charts.drawn_with import alt
from build_site.charts.layers import Layer, Rows
from build_site.charts.row_layout import name_by_number
from build_site.charts.text_width import measure_text, wrap_text
from build_site.periods import Period

SYMBOL = 14  # px for the symbol before a name
HEIGHT, _POINT = 260, 90  # px: the plot, unless its texts need more; area of a point
_AIR = 0.2  # share of the values' range above the highest mark and below the lowest, for their labels
_TIGHT_AIR = 0.08  # the same where no label stands above or below
_BLANK = ""  # an empty line; see `svg` for how much room it takes
_TIGHT = 12  # px between the names of two columns, at least
_MONTHS = 12
_FEW, _WORDS = 3, 110  # columns that have room for two lines of words, and the width of such a line in px


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
    room = (_TIGHT_AIR if all_values else _AIR) * ((high - low) or abs(high) or 1.0)
    floor = low - room if all_values else _floor(low, room)
    across = width - reserved - 2 * side + (side if all_values else 0)
    times = None if all_values else _find_times(chart)
    columns = _place_in_time(times, across, side) if times else _spread_columns(chart.categories, across, side)
    return Plot(chart, columns, width, HEIGHT, floor, high + room)


def _find_times(chart: Chart) -> dict[str, int] | None:
    """In which month each column ends, counted from the year 0; None where the columns aren't all of a time."""
    periods = {mark.category: mark.period for mark in chart.marks}
    times = {}
    for name in chart.categories:
        period = periods[name] if name in periods else Period.parse(name)  # a year that nobody reports
        if period is None:
            return None
        times[name] = period.end[0] * _MONTHS + period.end[1]
    return times if len(set(times.values())) > 1 else None


def _place_in_time(times: Mapping[str, int], across: float, side: float) -> dict[str, float]:
    """Where each column stands, in px from the left; those that end in the same month a hair's breadth apart."""
    first, last = min(times.values()), max(times.values())
    columns: dict[str, float] = {}
    for name, time in sorted(times.items(), key=lambda pair: pair[1]):
        place = round(side + across * (time - first) / (last - first))
        columns[name] = max(place, *(taken + 1 for taken in columns.values())) if columns else place
    return {name: columns[name] for name in times}


def _spread_columns(names: Sequence[str], across: float, side: float) -> dict[str, float]:
    """Where each column stands, in px from the left; a column alone stands in the middle."""
    step = across / max(1, len(names) - 1)
    first = side if len(names) > 1 else side + across / 2
    return {name: round(first + step * place) for place, name in enumerate(names)}


def _floor(low: float, room: float) -> float:
    """Where the value axis begins: at zero when that is near, so that it isn't passed by a hair's breadth."""
    return 0.0 if 0 <= low <= 2 * room else low - room


def make_scales(plot: Plot) -> tuple[alt.Scale, alt.Scale]:
    """The scales in px across and in values up."""
    across = alt.Scale(domain=[0, plot.width], nice=False, zero=False)
    return across, alt.Scale(domain=[plot.low, plot.high], nice=False, zero=False)


def draw_marks(plot: Plot, rows: Rows, key: Sequence[str], *, axis: bool = True) -> list[Layer]:
    """Lines and points; targets, budgets and forecasts are short strokes and dashed lines.

    Args:
        plot: where they stand.
        rows: the marks as rows.
        key: names of the series that a key above the plane explains.
        axis: whether the values have an axis; without one, the marks have names and values at their ends.
    """
    chart = plot.chart
    across, up = make_scales(plot)
    x = alt.X("across:Q", scale=across, axis=_time_axis(plot))
    y = alt.Y("value:Q", scale=up, axis=alt.Axis(tickCount=4, format=",~r") if axis else None)
    legend = _make_key(plot, key) if key else None
    series = list(chart.series)
    colour_scale = alt.Scale(domain=series, range=_choose_colours(chart, alike=not axis))
    colour = alt.Color("series:N", sort=series, scale=colour_scale, legend=legend)
    shape_scale = alt.Scale(domain=series, range=choose_shapes(chart))
    shape = alt.Shape("series:N", sort=series, scale=shape_scale, legend=legend)
    base = Layer(_place_rows(plot, rows), {"x": x, "y": y, "color": colour, "description": name_by_number()})
    lines = base.encoded(detail=alt.Detail("piece:N"), order=alt.Order("order:Q"))
    return [*_stroke_lines(lines), *_stroke_points(base.encoded(shape=shape))]


def _place_rows(plot: Plot, rows: Rows) -> Rows:
    """The marks as rows with their place, how they are drawn and the unbroken piece of a line that they belong to."""
    chart = plot.chart
    return [
        {
            **row,
            "across": plot.across(mark),
            "aim": bool(say_prefix(chart, mark.series)),
            "hollow": mark.figure.uncertain,
            "piece": mark.group or mark.series,
            "order": number,
        }
        for number, (row, mark) in enumerate(zip(rows, chart.marks, strict=True))
    ]


def _stroke_lines(base: Layer) -> list[Layer]:
    found = {row["aim"] for row in base.rows}
    strokes = ((False, "!datum.aim", [1, 0]), (True, "datum.aim", [4, 4]))
    return [
        base.marked("line", test=test, strokeWidth=2, strokeDash=dash) for aim, test, dash in strokes if aim in found
    ]


def _stroke_points(base: Layer) -> list[Layer]:
    """Filled points, hollow ones where the place of the figure is uncertain, and strokes for what is aimed at."""
    ring = {"stroke": theme.AXIS, "strokeWidth": 1.5, "fill": theme.GROUND}
    looks: Sequence[tuple[str, str, Mapping[str, Any]]] = (
        ("dot", "!datum.aim && !datum.hollow", {"filled": True, "size": _POINT}),
        ("ring", "!datum.aim && datum.hollow", {"filled": True, "size": _POINT, **ring}),
        ("aim", "datum.aim", {"filled": False, "size": 420, "strokeWidth": 3}),
    )
    found = {"aim" if row["aim"] else "ring" if row["hollow"] else "dot" for row in base.rows}
    return [base.marked("point", test=test, opacity=1, **look) for name, test, look in looks if name in found]


def _make_key(plot: Plot, names: Sequence[str]) -> alt.Legend:
    """The names of the series above a narrow plot, small where they are long."""
    longest = max(measure_text(name, theme.FONT_SIZE) for name in names)
    room = plot.width - 3 * SYMBOL
    size = theme.SMALL_FONT_SIZE if longest > room else theme.FONT_SIZE
    return alt.Legend(columns=1, labelLimit=room, labelFontSize=size, values=list(names))


def _choose_colours(chart: Chart, *, alike: bool) -> list[str]:
    """A colour for each series; the same for all when they are many and named at their ends."""
    many = alike and len(chart.series) > len(theme.SERIES)
    return [theme.SERIES[0]] * len(chart.series) if many else list(colour_series(chart))


def choose_shapes(chart: Chart) -> list[str]:
    """A shape for each series; when the colours begin anew, another shape goes with each of them."""
    shapes = theme.SHAPES
    return [
        "stroke" if say_prefix(chart, name) else shapes[(number + number // len(theme.SERIES)) % len(shapes)]
        for number, name in enumerate(chart.series)
    ]


def _time_axis(plot: Plot) -> alt.Axis:
    """The periods below their columns: «aug» over «2019»; further down where the one before is in the way."""
    names = {across: name.split(" ") for name, across in plot.columns.items()}
    if len(names) <= _FEW:  # columns of words have room for two lines
        room = min(_WORDS, plot.width / len(names))
        names = {key: wrap_text(" ".join(words), room, theme.FONT_SIZE) for key, words in names.items()}
    size = theme.FONT_SIZE
    if max(_choose_tiers(names, size).values()):
        size = theme.SMALL_FONT_SIZE
        names = {key: " ".join(words).replace("–", "– ").split() for key, words in names.items()}
    lookup = json.dumps(_lower(names, _choose_tiers(names, size)), ensure_ascii=False)
    return alt.Axis(
        values=list(names),
        labelExpr=f"({lookup})['' + datum.value]",
        grid=False,
        labelFlush=False,
        labelFontSize=size,
        labelOverlap=False,
    )


def _choose_tiers(names: Mapping[float, Sequence[str]], size: int) -> dict[float, int]:
    """How far down each name stands: on the first level where no other is in its way."""
    ends: list[float] = []
    tiers = {}
    for place in sorted(names):
        half = max(measure_text(word, size) for word in names[place]) / 2 + _TIGHT / 2
        tier = next((tier for tier, end in enumerate(ends) if end <= place - half), len(ends))
        ends[tier : tier + 1] = [place + half]
        tiers[place] = tier
    return tiers


def _lower(names: Mapping[float, Sequence[str]], tiers: Mapping[float, int]) -> dict[str, list[str]]:
    """The lines of each name, below as many blank ones as the levels above it take."""
    lines = max(len(words) for words in names.values())
    return {str(place): [*[_BLANK] * (lines * tiers[place]), *words] for place, words in names.items()}
