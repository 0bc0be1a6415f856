"""Forecasts on their way to the outcome: a line for each thing between two or three points of time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_site.charts import theme
from build_site.charts.chart import Chart, Mark
from build_site.charts.drawn_with import alt
from build_site.charts.kinds.kind import ChartKind, ChartRequest, Drawn, Guide
from build_site.charts.label_placement import Anchor, Box, place_labels, spread
from build_site.charts.layers import Layer, Panel, Rows
from build_site.charts.plane_texts import (
    REACH,
    TEXT,
    WIDEST_NAME,
    Text,
    draw_texts,
    fit_texts,
    measure_name,
    trace_lines,
    wrap_name,
)
from build_site.charts.requirements import NO_DOUBLES, ONE_SCALE, need_columns
from build_site.charts.row_layout import WIDE
from build_site.charts.text_width import measure_text
from build_site.charts.time_plane import Plot, draw_marks, label_text, make_plot, make_scales

_NARROW_NAME = 110  # px for the names in a narrow chart, at most


def _place(request: ChartRequest) -> list[Mark]:
    return [Mark(point, point.time, "" if request.has_one_row else point.row) for point in request.points]


def _order(request: ChartRequest, marks: Sequence[Mark]) -> tuple[str, ...]:
    """The points of time in the order of the columns, or as the marks come."""
    columns = list(request.columns)
    ordered = sorted(marks, key=lambda mark: columns.index(mark.point.column)) if columns else marks
    return tuple(dict.fromkeys(mark.category for mark in ordered))


def _draw(chart: Chart, rows: Rows, width: int) -> Drawn:
    """Draw what became of each thing between two or three points in time, with values and names at the ends."""
    longest = max(measure_text(mark.label, theme.FONT_SIZE) for mark in chart.marks) + 2 * REACH
    names = [name for name in chart.series if name]
    words = [measure_text(word, theme.FONT_SIZE) + 4 for name in names for word in name.split()]
    room = max(_NARROW_NAME if width < WIDE else WIDEST_NAME, *words, 0.0)  # no word is broken
    reserved = longest + (min(max(map(measure_name, names)), room) + 2 * REACH if names else 0)
    plot = make_plot(chart, width - 16, reserved=reserved, side=longest + 8, all_values=True)
    plot = replace(plot, height=max(plot.height, TEXT * 3 * len(chart.series)))
    plot, texts = fit_texts(plot, lambda plot: list(_place_texts(plot, room)))
    layers = [*_draw_zero(plot), *draw_marks(plot, rows, key=[], axis=False), draw_texts(plot, texts)]
    return Panel(layers, plot.width, plot.height)


def _place_texts(plot: Plot, room: float) -> Iterator[Text]:
    """Values before the first points and after the last, with the names after them; values between them above."""
    first, last = plot.chart.categories[0], plot.chart.categories[-1]
    if first != last:
        yield from _place_first_values(plot, first)
    yield from _place_last_values(plot, last, room)
    yield from _place_values_between(plot, (first, last))


def _marks_in(chart: Chart, column: str) -> list[tuple[int, Mark]]:
    """The marks of a column with their numbers."""
    return [(number, mark) for number, mark in enumerate(chart.marks) if mark.category == column]


def _spread_rows(plot: Plot, marks: Sequence[tuple[int, Mark]], heights: Sequence[float]) -> list[float]:
    """The middles of the marks' texts, of these heights, moved apart."""
    downs = [plot.down(float(mark.value)) for _, mark in marks]
    return spread(downs, heights, -TEXT / 2, plot.height + TEXT / 4)


def _place_first_values(plot: Plot, column: str) -> Iterator[Text]:
    marks = _marks_in(plot.chart, column)
    centres = _spread_rows(plot, marks, [TEXT + 2.0] * len(marks))
    for (number, mark), centre in zip(marks, centres, strict=True):
        label = label_text(plot.chart, mark)
        width = measure_text(label, theme.FONT_SIZE)
        yield Text(label, plot.across(mark) - REACH - 2 - width, centre, str(number), width)


def _place_last_values(plot: Plot, column: str, room: float) -> Iterator[Text]:
    """The values, and after each the name of its series in lines of so many px."""
    marks = _marks_in(plot.chart, column)
    names = [wrap_name(mark.series, room) for _, mark in marks]
    centres = _spread_rows(plot, marks, [TEXT * len(lines) + 2.0 for lines in names])
    for (number, mark), lines, centre in zip(marks, names, centres, strict=True):
        label = label_text(plot.chart, mark)
        value = Text(label, plot.across(mark) + REACH + 2, centre, str(number), measure_text(label, theme.FONT_SIZE))
        yield value
        series = f"series {plot.chart.series.index(mark.series)}"
        for place, line in enumerate(lines):
            if line:
                middle = centre + (place - (len(lines) - 1) / 2) * TEXT
                yield Text(line, value.left + value.width + 8, middle, series, room)


def _place_values_between(plot: Plot, ends: Sequence[str]) -> Iterator[Text]:
    chart = plot.chart
    between = [(number, mark) for number, mark in enumerate(chart.marks) if mark.category not in ends]
    anchors = [
        Anchor(plot.across(mark), plot.down(float(mark.value)), measure_text(mark.label, theme.FONT_SIZE), TEXT, REACH)
        for _, mark in between
    ]
    frame = Box(0, -TEXT, plot.width, plot.height + 2 * TEXT)
    boxes = place_labels(anchors, frame, (), list(trace_lines(plot)))
    for (number, mark), box in zip(between, boxes, strict=True):
        yield Text(label_text(chart, mark), box.left, box.top + TEXT / 2, str(number), box.width)


def _draw_zero(plot: Plot) -> list[Layer]:
    """A line at zero, as far as the columns reach, when some figures are below it and others above."""
    if not plot.low < 0 < plot.high:
        return []
    columns = list(plot.columns.values())
    x_scale, y_scale = make_scales(plot)
    x, x2, y = alt.X("first:Q", scale=x_scale), alt.X2("last:Q"), alt.Y("zero:Q", scale=y_scale)
    rule = Layer([{"zero": 0, "first": columns[0], "last": columns[-1]}], {"x": x, "x2": x2, "y": y})
    return [rule.marked("rule", color=theme.ZERO, strokeDash=[2, 2])]


KIND = ChartKind(
    code="slope",
    guide=Guide(
        "Prognoser på väg mot utfallet.",
        "En linje per rad från den första kolumnen till den sista. Två eller tre kolumner, i tidsordning.",
    ),
    requirements=(
        need_columns(2, 3),
        NO_DOUBLES,
        ONE_SCALE,
    ),
    place=_place,
    draw=_draw,
    order=_order,
    is_over_time=True,
)
