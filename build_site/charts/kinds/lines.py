"""Series over time: points joined by lines, which break where a year is missing or is only a part of one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from build_site.charts import theme
from build_site.charts.chart import Chart, Mark, Point, SeriesBreak
from build_site.charts.colours import colour_series
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
from build_site.charts.requirements import HAVE_TIMES, NO_DOUBLES, ONE_SCALE
from build_site.charts.row_layout import WIDE
from build_site.charts.text_width import measure_text
from build_site.charts.time_plane import (
    SYMBOL,
    Plot,
    choose_shapes,
    draw_marks,
    label_text,
    make_plot,
    make_scales,
    say_prefix,
)
from build_site.model import Break
from build_site.periods import Period, format_period_short

_MARGIN, _MARGIN_NARROW = 70, 58  # px for the value axis
_SIDE, _SIDE_NARROW = 40, 22  # px outside the first and the last period
_BREAK = "ny serie"


def _place(request: ChartRequest) -> Iterator[Mark]:
    """Marks in the order of time, each in an unbroken piece of its line."""
    pieces: dict[str, tuple[int, Period | None]] = {}
    for point in _order_in_time(request.points):
        period = point.figure.period
        piece, last = pieces.get(point.line, (0, period))
        piece += _is_broken(last, period, request.breaks)
        pieces[point.line] = (piece, period)
        yield Mark(point, _name_time(point), point.line, piece=piece)


def _order_in_time(points: Iterable[Point]) -> list[Point]:
    return sorted(points, key=_time)


def _time(point: Point) -> tuple[tuple[int, int], tuple[int, int]]:
    period = point.figure.period
    return (period.end, period.start) if period else ((0, 0), (0, 0))


def _name_time(point: Point) -> str:
    return format_period_short(point.figure.period) if point.figure.period else point.column


def _is_broken(last: Period | None, period: Period | None, breaks: Sequence[Break]) -> bool:
    """Whether a year is missing, one is only a part of a year, or the series is declared to change its meaning."""
    if last is None or period is None:
        return False
    declared = any(last.end < broken.period.start <= period.end for broken in breaks)
    return declared or period.year - last.year > 1 or period.is_full_year != last.is_full_year


def _order(_: ChartRequest, marks: Sequence[Mark]) -> tuple[str, ...]:
    """The periods, with the whole years between the first and the last that nobody reports."""
    periods = [mark.period for mark in marks if mark.period]
    if periods and all(period.is_full_year for period in periods):
        years = [period.year for period in periods]
        return tuple(str(year) for year in range(min(years), max(years) + 1))
    return tuple(dict.fromkeys(mark.category for mark in marks))


def _find_breaks(request: ChartRequest) -> tuple[SeriesBreak, ...]:
    """The first period along the axis of each declared break, with the reason."""
    periods = [point.figure.period for point in _order_in_time(request.points) if point.figure.period]
    found = []
    for broken in request.breaks:
        after = next((period for period in periods if broken.period.start <= period.end), None)
        if after is not None and after != periods[0]:
            found.append(SeriesBreak(format_period_short(after), broken.text))
    return tuple(found)


def _draw(chart: Chart, rows: Rows, width: int) -> Drawn:
    """Each series as points in the order of time, with their values and, where there is room, their names.

    In a narrow chart the names stand in a key above, because there is no room at the ends of the lines.
    """
    narrow = width < WIDE
    named = _list_named(chart)
    beside = [] if narrow or len(named) == 1 else named
    reserved = max((measure_name(name) + SYMBOL for name in beside), default=0.0)
    margin, side = (_MARGIN_NARROW, _SIDE_NARROW) if narrow else (_MARGIN, _SIDE)
    plot = make_plot(chart, width - margin, reserved=reserved, side=side)
    plot, names = fit_texts(plot, lambda plot: list(_place_names(plot, beside, plot.width - reserved + 8)))
    plot, values = fit_texts(plot, lambda plot: list(_place_values(plot, plot.width - reserved)))
    names = list(_place_names(plot, beside, plot.width - reserved + 8))
    texts = [*values, *names]
    layers = [
        *_draw_breaks(plot),
        *draw_marks(plot, rows, key=[] if beside or len(named) == 1 else named),
        draw_texts(plot, texts),
        *_draw_name_symbols(plot, beside, names),
    ]
    return Panel(layers, plot.width, plot.height)


def _list_named(chart: Chart) -> list[str]:
    """The series that need a name; what the labels call «mål» or «budget» needs none."""
    return [name for name in chart.series if name and not say_prefix(chart, name)]


def _place_names(plot: Plot, names: Sequence[str], left: float) -> Iterator[Text]:
    """The names to the right of the plot, each as near the end of its line as there is room."""
    if not names:
        return
    last = {mark.series: mark for mark in plot.chart.marks}
    wrapped = [wrap_name(name, WIDEST_NAME) for name in names]
    heights = [TEXT * len(lines) + 4.0 for lines in wrapped]
    centres = spread([plot.down(float(last[name].value)) for name in names], heights, 0, plot.height)
    for name, lines, centre in zip(names, wrapped, centres, strict=True):
        number = f"series {plot.chart.series.index(name)}"
        for place, line in enumerate(lines):
            yield Text(line, left + SYMBOL, centre + (place - (len(lines) - 1) / 2) * TEXT, number, WIDEST_NAME)


def _place_values(plot: Plot, right: float) -> Iterator[Text]:
    chart = plot.chart
    anchors = []
    for mark in chart.marks:
        text_width = measure_text(label_text(chart, mark), theme.FONT_SIZE)
        anchors.append(Anchor(plot.across(mark), plot.down(float(mark.value)), text_width, TEXT, REACH))
    points = [Box(anchor.x - 5, anchor.y - 5, 10, 10) for anchor in anchors]
    taken = [*points, *(_break_box(across) for across in _place_breaks(plot))]
    frame = Box(-4, -TEXT, right + 8, plot.height + TEXT)
    boxes = place_labels(anchors, frame, taken, list(trace_lines(plot)))
    for number, (mark, box) in enumerate(zip(chart.marks, boxes, strict=True)):
        yield Text(label_text(chart, mark), box.left, box.top + TEXT / 2, str(number), box.width)


def _place_breaks(plot: Plot) -> Iterator[float]:
    """Px from the left of each break, between two columns."""
    names = list(plot.columns)
    for one in plot.chart.breaks:
        place = names.index(one.category)
        if place:
            yield (plot.columns[names[place - 1]] + plot.columns[one.category]) / 2


def _break_box(across: float) -> Box:
    width = measure_text(_BREAK, theme.FONT_SIZE)
    return Box(across - width / 2, -TEXT, width, TEXT)


def _draw_breaks(plot: Plot) -> list[Layer]:
    places = list(_place_breaks(plot))
    if not places:
        return []
    x_scale, _ = make_scales(plot)
    base = Layer([{"across": place, "text": _BREAK} for place in places], {"x": alt.X("across:Q", scale=x_scale)})
    text = base.encoded(text=alt.Text("text:N"))
    return [
        base.marked("rule", color=theme.AXIS, strokeDash=[2, 4]),
        text.marked("text", color=theme.AXIS, baseline="middle", y=-TEXT / 2),
    ]


def _draw_name_symbols(plot: Plot, names: Sequence[str], texts: Sequence[Text]) -> list[Layer]:
    """The symbol of each series before its name, once where the name has several lines."""
    if not names:
        return []
    x_scale, y_scale = make_scales(plot)
    channels = {"x": alt.X("across:Q", scale=x_scale), "y": alt.Y("value:Q", scale=y_scale)}
    series = list(plot.chart.series)
    firsts, left = [], 0
    for name in names:
        firsts.append(texts[left])
        left += len(wrap_name(name, WIDEST_NAME))
    shapes, colours = choose_shapes(plot.chart), colour_series(plot.chart)
    layers = []
    for name, text in zip(names, firsts, strict=True):
        number = series.index(name)
        rows = [{"across": text.left - SYMBOL + 4, "value": plot.value_at(text.middle)}]
        look: dict[str, Any] = {"filled": True, "size": 70, "opacity": 1, "shape": shapes[number]}
        look["color"] = colours[number]
        layers.append(Layer(rows, channels).marked("point", **look))
    return layers


KIND = ChartKind(
    code="lines",
    guide=Guide(
        "En serie över tid.",
        "Punkter i tidsordning med linjer emellan. Linjen bryts där ett år saknas eller bara är en del av ett år. Mål, "
        "budget och prognos ritas som streck.",
    ),
    requirements=(
        NO_DOUBLES,
        ONE_SCALE,
        HAVE_TIMES,
    ),
    place=_place,
    draw=_draw,
    order=_order,
    find_breaks=_find_breaks,
    is_over_time=True,
    has_lines=True,
)
