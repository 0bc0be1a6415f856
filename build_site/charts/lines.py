"""Draws what changes over time: series over the years, and forecasts on their way to the outcome.

Every place is worked out here in px, so that no text covers another.
"""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from build_site.charts import theme
from build_site.charts.data import Chart, Mark, say_label
from build_site.charts.placing import Anchor, Box, measure_text, place_labels, spread

PREFIXES = {"target": "mål ", "budget": "budget ", "forecast": "prognos "}
_HEIGHT, _POINT, _TEXT = 260, 90, 16  # px: the plot, area of a point, height of a line of text
_MARGIN, _MARGIN_NARROW = 70, 58  # px for the value axis
_AIR = 0.2  # share of the values' range above the highest mark and below the lowest, for their labels
_SIDE, _SIDE_NARROW = 40, 22  # px outside the first and the last period
_NAMES, _NAMES_NARROW = 190, 110  # px for the names at the ends of the lines, at most
_REACH = 8  # px from the middle of a point to its label
_SYMBOL = 14  # px for the symbol before a name
_TIGHT = 12  # px between the names of two columns, at least
_FEW, _WORDS = 3, 14  # columns that have room for two lines of words, and the characters of such a line
_BREAK = "brott"


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


def draw_lines(chart: Chart, frame: pd.DataFrame, width: int, *, narrow: bool) -> alt.LayerChart | alt.FacetChart:
    """Draw each series as points in the order of time, with their values and, where there is room, their names.

    Args:
        chart: what to draw; its categories are the periods in order, and the panels tell the unbroken pieces of a
            line apart.
        frame: its marks.
        width: of the whole chart, in px.
        narrow: whether the names stand in a key above, because there is no room at the ends of the lines.
    """
    named = _named_series(chart)
    beside = [] if narrow or len(named) == 1 else named
    reserved = max((_name_width(name) + _SYMBOL for name in beside), default=0.0)
    margin, side = (_MARGIN_NARROW, _SIDE_NARROW) if narrow else (_MARGIN, _SIDE)
    plot = _make_plot(chart, width - margin, reserved, side)
    names = list(_place_names(plot, beside, plot.width - reserved + 8))
    texts = [*_place_values(plot, plot.width - reserved), *names]
    layers = [
        *_draw_breaks(plot),
        *_draw_marks(plot, frame, key=[] if beside or len(named) == 1 else named),
        _draw_texts(plot, texts),
        *_draw_name_symbols(plot, beside, names),
    ]
    return alt.layer(*layers).properties(width=plot.width, height=plot.height)


def draw_slope(chart: Chart, frame: pd.DataFrame, width: int, *, narrow: bool) -> alt.LayerChart | alt.FacetChart:
    """Draw what became of each thing between two or three points in time, with values and names at the ends."""
    longest = max(measure_text(mark.label, theme.FONT_SIZE) for mark in chart.marks) + 2 * _REACH
    names = [name for name in chart.series if name]
    words = [measure_text(word, theme.FONT_SIZE) + 4 for name in names for word in name.split()]
    room = max(_NAMES_NARROW if narrow else _NAMES, *words, 0.0)  # no word is broken
    reserved = longest + (min(max(map(_name_width, names)), room) + 2 * _REACH if names else 0)
    plot = _make_plot(chart, width - 16, reserved, longest + 8, all_values=True)
    texts = list(_place_ends(plot, room))
    layers = [*_draw_zero(plot), *_draw_marks(plot, frame, key=[], axis=False), _draw_texts(plot, texts)]
    return alt.layer(*layers).properties(width=plot.width, height=plot.height)


def _named_series(chart: Chart) -> list[str]:
    """The series that need a name; what the labels call «mål» or «budget» needs none."""
    return [name for name in chart.series if name and not _prefix(chart, name)]


def _prefix(chart: Chart, name: str) -> str:
    """What goes before the values of a series of targets, budgets or forecasts that stands beside outcomes."""
    measures = {mark.measure for mark in chart.marks}
    own = {mark.measure for mark in chart.marks if mark.series == name}
    return PREFIXES.get(own.pop(), "") if len(own) == 1 and "outcome" in measures else ""


def label_text(chart: Chart, mark: Mark) -> str:
    """What stands beside a mark: its value, with «mål» or the like before it, and «?» where its place is uncertain."""
    return f"{_prefix(chart, mark.series)}{say_label(mark)}"


def _make_plot(chart: Chart, width: float, reserved: float, side: float, *, all_values: bool = False) -> Plot:
    values = [float(mark.value) for mark in chart.marks]
    low, high = min(values), max(values)
    room = _AIR * ((high - low) or abs(high) or 1.0)
    if all_values:
        room = 0.08 * ((high - low) or abs(high) or 1.0)
    across = width - reserved - 2 * side + (side if all_values else 0)
    step = across / max(1, len(chart.categories) - 1)
    first = side if len(chart.categories) > 1 else side + across / 2
    columns = {name: round(first + step * place) for place, name in enumerate(chart.categories)}
    height = max(_HEIGHT, _TEXT * 3 * len(chart.series)) if all_values else _HEIGHT
    floor = low - room if all_values else _floor(low, room)
    return Plot(chart, columns, width, height, floor, high + room)


def _floor(low: float, room: float) -> float:
    """Where the value axis begins: at zero when that is near, so that it isn't passed by a hair's breadth."""
    return 0.0 if 0 <= low <= 2 * room else low - room


def _name_width(name: str) -> float:
    return min(_NAMES, max(measure_text(line, theme.FONT_SIZE) for line in _wrap(name, _NAMES)) + 4)


def _wrap(name: str, width: float) -> list[str]:
    return textwrap.wrap(name, int(width / (0.64 * theme.FONT_SIZE)), break_long_words=False) or [""]


def _place_names(plot: Plot, names: Sequence[str], left: float) -> Iterator[Text]:
    """The names to the right of the plot, each as near the end of its line as there is room."""
    if not names:
        return
    last = {mark.series: mark for mark in plot.chart.marks}
    wrapped = [_wrap(name, _NAMES) for name in names]
    heights = [_TEXT * len(lines) + 4.0 for lines in wrapped]
    centres = spread([plot.down(float(last[name].value)) for name in names], heights, 0, plot.height)
    for name, lines, centre in zip(names, wrapped, centres, strict=True):
        number = f"series {plot.chart.series.index(name)}"
        for place, line in enumerate(lines):
            yield Text(line, left + _SYMBOL, centre + (place - (len(lines) - 1) / 2) * _TEXT, number, _NAMES)


def _place_values(plot: Plot, right: float) -> Iterator[Text]:
    chart = plot.chart
    anchors = []
    for mark in chart.marks:
        text_width = measure_text(label_text(chart, mark), theme.FONT_SIZE)
        anchors.append(Anchor(plot.across(mark), plot.down(float(mark.value)), text_width, _TEXT, _REACH))
    points = [Box(anchor.x - 5, anchor.y - 5, 10, 10) for anchor in anchors]
    taken = [*points, *(_break_box(across) for across, _ in _find_breaks(plot))]
    frame = Box(-4, -_TEXT, right + 8, plot.height + _TEXT)
    boxes = place_labels(anchors, frame, taken, list(_trace_lines(plot)))
    for number, (mark, box) in enumerate(zip(chart.marks, boxes, strict=True)):
        yield Text(label_text(chart, mark), box.left, box.top + _TEXT / 2, str(number), box.width)


def _trace_lines(plot: Plot) -> Iterator[Box]:
    """Small boxes along the lines, which the labels avoid."""
    pieces: dict[str, Mark] = {}
    for mark in plot.chart.marks:
        piece = mark.panel or mark.series
        if before := pieces.get(piece):
            left, right = plot.across(before), plot.across(mark)
            top, bottom = plot.down(float(before.value)), plot.down(float(mark.value))
            steps = max(1, int((abs(right - left) + abs(bottom - top)) // 8))
            for step in range(steps + 1):
                share = step / steps
                yield Box(left + (right - left) * share - 1, top + (bottom - top) * share - 1, 2, 2)
        pieces[piece] = mark


def _place_ends(plot: Plot, room: float) -> Iterator[Text]:
    """Values before the first points and after the last, with the names after them; values between them above."""
    chart = plot.chart
    first, last = chart.categories[0], chart.categories[-1]
    numbered = list(enumerate(chart.marks))
    for column in (first, last):
        marks = [(number, mark) for number, mark in numbered if mark.category == column]
        lines = [_wrap(mark.series, room) if column == last else [""] for _, mark in marks]
        heights = [_TEXT * len(parts) + 2.0 for parts in lines]
        centres = spread(
            [plot.down(float(mark.value)) for _, mark in marks], heights, -_TEXT / 2, plot.height + _TEXT / 4
        )
        for (number, mark), parts, centre in zip(marks, lines, centres, strict=True):
            width = measure_text(label_text(chart, mark), theme.FONT_SIZE)
            across = plot.across(mark)
            left = across + _REACH + 2 if column == last else across - _REACH - 2 - width
            yield Text(label_text(chart, mark), left, centre, str(number), width)
            for place, part in enumerate(parts if column == last else []):
                if part:
                    middle = centre + (place - (len(parts) - 1) / 2) * _TEXT
                    yield Text(part, left + width + 8, middle, f"series {chart.series.index(mark.series)}", room)
    between = [(number, mark) for number, mark in numbered if mark.category not in (first, last)]
    anchors = [
        Anchor(
            plot.across(mark), plot.down(float(mark.value)), measure_text(mark.label, theme.FONT_SIZE), _TEXT, _REACH
        )
        for _, mark in between
    ]
    frame = Box(0, -_TEXT, plot.width, plot.height + 2 * _TEXT)
    boxes = place_labels(anchors, frame, (), list(_trace_lines(plot)))
    for (number, mark), box in zip(between, boxes, strict=True):
        yield Text(label_text(chart, mark), box.left, box.top + _TEXT / 2, str(number), box.width)


def _scales(plot: Plot) -> tuple[alt.Scale, alt.Scale]:
    across = alt.Scale(domain=[0, plot.width], nice=False, zero=False)
    return across, alt.Scale(domain=[plot.low, plot.high], nice=False, zero=False)


def _draw_marks(plot: Plot, frame: pd.DataFrame, key: Sequence[str], *, axis: bool = True) -> list[alt.Chart]:
    """Lines and points; targets, budgets and forecasts are short strokes and dashed lines."""
    chart = plot.chart
    across, up = _scales(plot)
    series = list(chart.series)
    placed = frame.assign(
        across=[plot.across(mark) for mark in chart.marks],
        aim=[bool(_prefix(chart, mark.series)) for mark in chart.marks],
        hollow=[mark.uncertain for mark in chart.marks],
        piece=[mark.panel or mark.series for mark in chart.marks],
        order=range(len(chart.marks)),
    )
    x = alt.X("across:Q", scale=across, axis=_time_axis(plot))
    y = alt.Y("value:Q", scale=up, axis=alt.Axis(tickCount=4, format=",~r") if axis else None)
    legend = _make_key(plot, key) if key else None
    colours = _choose_colours(chart)
    colour = alt.Color("series:N", sort=series, scale=alt.Scale(domain=series, range=colours), legend=legend)
    shapes = _choose_shapes(chart)
    shape = alt.Shape("series:N", sort=series, scale=alt.Scale(domain=series, range=shapes), legend=legend)
    base = alt.Chart(placed)
    lines = [
        base.transform_filter(test)
        .mark_line(strokeWidth=2, strokeDash=dash)
        .encode(x=x, y=y, color=colour, detail="piece:N", order="order:Q", description="number:N")
        for test, dash in (("!datum.aim", [1, 0]), ("datum.aim", [4, 4]))
        if any(placed["aim"] == (test == "datum.aim"))
    ]
    dots = base.transform_filter("!datum.aim && !datum.hollow").mark_point(filled=True, size=_POINT, opacity=1)
    hollow = base.transform_filter("!datum.aim && datum.hollow").mark_point(
        filled=True, size=_POINT, opacity=1, stroke=theme.AXIS, strokeWidth=1.5, fill=theme.GROUND
    )
    aims = base.transform_filter("datum.aim").mark_point(filled=False, size=420, strokeWidth=3, opacity=1)
    encoded = {"x": x, "y": y, "color": colour, "shape": shape, "description": "number:N"}
    points = [dots.encode(**encoded)] if not all(placed["aim"] | placed["hollow"]) else []
    points += [hollow.encode(**encoded)] if any(placed["hollow"] & ~placed["aim"]) else []
    points += [aims.encode(**encoded)] if any(placed["aim"]) else []
    return [*lines, *points]


def _make_key(plot: Plot, names: Sequence[str]) -> alt.Legend:
    """The names of the series above a narrow plot, small where they are long."""
    longest = max(measure_text(name, theme.FONT_SIZE) for name in names)
    room = plot.width - 3 * _SYMBOL
    size = theme.SMALL_FONT_SIZE if longest > room else theme.FONT_SIZE
    return alt.Legend(columns=1, labelLimit=room, labelFontSize=size, values=list(names))


def _choose_colours(chart: Chart) -> list[str]:
    """A colour for each series; the same for all when they are many and named at their ends."""
    many = chart.kind == "slope" and len(chart.series) > len(theme.SERIES)
    return [theme.SERIES[0 if many else number % len(theme.SERIES)] for number in range(len(chart.series))]


def _choose_shapes(chart: Chart) -> list[str]:
    """A shape for each series; when the colours begin anew, another shape goes with each of them."""
    shapes = theme.SHAPES
    return [
        "stroke" if _prefix(chart, name) else shapes[(number + number // len(theme.SERIES)) % len(shapes)]
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


def _find_breaks(plot: Plot) -> Iterator[tuple[float, str]]:
    names = list(plot.columns)
    for category, reason in plot.chart.breaks:
        place = names.index(category)
        if place:
            yield (plot.columns[names[place - 1]] + plot.columns[category]) / 2, reason


def _break_box(across: float) -> Box:
    width = measure_text(_BREAK, theme.FONT_SIZE)
    return Box(across - width / 2, -_TEXT, width, _TEXT)


def _draw_breaks(plot: Plot) -> list[alt.Chart]:
    places = [across for across, _ in _find_breaks(plot)]
    if not places:
        return []
    x_scale, _ = _scales(plot)
    data = pd.DataFrame({"across": places, "text": _BREAK})
    x = alt.X("across:Q", scale=x_scale)
    rule = alt.Chart(data).mark_rule(color=theme.AXIS, strokeDash=[2, 4]).encode(x=x)
    text = alt.Chart(data).mark_text(color=theme.AXIS, baseline="middle", y=-_TEXT / 2).encode(x=x, text="text:N")
    return [rule, text]


def _draw_zero(plot: Plot) -> list[alt.Chart]:
    """A line at zero, as far as the columns reach, when some figures are below it and others above."""
    if not plot.low < 0 < plot.high:
        return []
    columns = list(plot.columns.values())
    data = pd.DataFrame({"zero": [0], "first": [columns[0]], "last": [columns[-1]]})
    x_scale, y_scale = _scales(plot)
    rule = alt.Chart(data).mark_rule(color=theme.ZERO, strokeDash=[2, 2])
    return [rule.encode(x=alt.X("first:Q", scale=x_scale), x2="last:Q", y=alt.Y("zero:Q", scale=y_scale))]


def _draw_texts(plot: Plot, texts: Sequence[Text]) -> alt.Chart:
    """All texts at the places that were found for them: values by number, and names."""
    x_scale, y_scale = _scales(plot)
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


def _draw_name_symbols(plot: Plot, names: Sequence[str], texts: Sequence[Text]) -> list[alt.Chart]:
    """The symbol of each series before its name, once where the name has several lines."""
    if not names:
        return []
    x_scale, y_scale = _scales(plot)
    series = list(plot.chart.series)
    firsts, left = [], 0
    for name in names:
        firsts.append(texts[left])
        left += len(_wrap(name, _NAMES))
    shapes = _choose_shapes(plot.chart)
    layers = []
    for name, text in zip(names, firsts, strict=True):
        number = series.index(name)
        data = pd.DataFrame({"across": [text.left - _SYMBOL + 4], "value": [plot.value_at(text.middle)]})
        layers.append(
            alt.Chart(data)
            .mark_point(
                filled=True, size=70, opacity=1, shape=shapes[number], color=theme.SERIES[number % len(theme.SERIES)]
            )
            .encode(x=alt.X("across:Q", scale=x_scale), y=alt.Y("value:Q", scale=y_scale))
        )
    return layers
