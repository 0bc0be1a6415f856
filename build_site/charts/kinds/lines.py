"""Series over time: points joined by lines, which break where a year is missing or is only a part of one."""

from collections.abc import Iterable, Iterator, Sequence

import altair as alt
import pandas as pd

from build_site.charts import theme
from build_site.charts.chart import ACTUAL, AIMED, EXPECTED, PLANNED, Chart, Mark, Point, SeriesBreak
from build_site.charts.kinds.kind import ChartRequest, Drawn, Guide, Kind
from build_site.charts.label_placement import Anchor, Box, place_labels, spread
from build_site.charts.requirements import HAVE_TIMES, NO_DOUBLES, ONE_SCALE
from build_site.charts.row_layout import WIDE
from build_site.charts.text_width import measure_text
from build_site.charts.time_plane import (
    REACH,
    SYMBOL,
    TEXT,
    WIDEST_NAME,
    Plot,
    Text,
    choose_shapes,
    draw_marks,
    draw_texts,
    fit_texts,
    label_text,
    make_plot,
    make_scales,
    measure_name,
    say_prefix,
    trace_lines,
    wrap_name,
)
from build_site.charts.titles import PAIR, Wording, is_index, is_share, is_unit_cost, say, say_unit
from build_site.formatting import lower_first
from build_site.model import Break, Sex
from build_site.periods import Period, format_period, format_period_short

_MARGIN, _MARGIN_NARROW = 70, 58  # px for the value axis
_SIDE, _SIDE_NARROW = 40, 22  # px outside the first and the last period
_BREAK = "brott"


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


def _draw(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
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
        *draw_marks(plot, frame, key=[] if beside or len(named) == 1 else named),
        draw_texts(plot, texts),
        *_draw_name_symbols(plot, beside, names),
    ]
    return alt.layer(*layers).properties(width=plot.width, height=plot.height)


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


def _draw_breaks(plot: Plot) -> list[alt.Chart]:
    places = list(_place_breaks(plot))
    if not places:
        return []
    x_scale, _ = make_scales(plot)
    data = pd.DataFrame({"across": places, "text": _BREAK})
    x = alt.X("across:Q", scale=x_scale)
    rule = alt.Chart(data).mark_rule(color=theme.AXIS, strokeDash=[2, 4]).encode(x=x)
    text = alt.Chart(data).mark_text(color=theme.AXIS, baseline="middle", y=-TEXT / 2).encode(x=x, text="text:N")
    return [rule, text]


def _draw_name_symbols(plot: Plot, names: Sequence[str], texts: Sequence[Text]) -> list[alt.Chart]:
    """The symbol of each series before its name, once where the name has several lines."""
    if not names:
        return []
    x_scale, y_scale = make_scales(plot)
    series = list(plot.chart.series)
    firsts, left = [], 0
    for name in names:
        firsts.append(texts[left])
        left += len(wrap_name(name, WIDEST_NAME))
    shapes = choose_shapes(plot.chart)
    layers = []
    for name, text in zip(names, firsts, strict=True):
        number = series.index(name)
        data = pd.DataFrame({"across": [text.left - SYMBOL + 4], "value": [plot.value_at(text.middle)]})
        layers.append(
            alt.Chart(data)
            .mark_point(
                filled=True, size=70, opacity=1, shape=shapes[number], color=theme.SERIES[number % len(theme.SERIES)]
            )
            .encode(x=alt.X("across:Q", scale=x_scale), y=alt.Y("value:Q", scale=y_scale))
        )
    return layers


def _tell(chart: Chart, wording: Wording) -> Iterable[str]:
    """How the series that has changed most has changed, where nothing breaks it; or how things stood at last."""
    outcomes = _list_outcomes(chart)
    sexes = {_find_sex(chart, name) for name in outcomes} >= {Sex.WOMEN, Sex.MEN}
    if not (sexes and is_share(chart.unit)):
        told = [name for name in outcomes if _find_sex(chart, name) == Sex.TOTAL] if sexes else []
        told = told or outcomes
        spans = [span for name in told if (span := _find_span(chart, name))]
        every = len(spans) == len([name for name in told if _count(chart, name) > 1])
        if spans and every:
            yield from _tell_span(chart, spans, wording, several=len(told) > 1, every=True)
            return
        yield from _tell_plan(chart, outcomes)
        if spans:
            yield from _tell_span(chart, spans, wording, several=len(told) > 1, every=False)
    yield from _tell_plan(chart, outcomes)
    yield from _tell_sides(chart, outcomes, wording)


def _list_outcomes(chart: Chart) -> list[str]:
    return [
        name for name in chart.series if {mark.measure_kind for mark in chart.marks if mark.series == name} == {ACTUAL}
    ]


def _find_sex(chart: Chart, name: str) -> str:
    """Whom a series is about; "" where it is about several."""
    sexes = {mark.figure.sex for mark in chart.marks if mark.series == name}
    return sexes.pop() if len(sexes) == 1 else ""


def _count(chart: Chart, name: str) -> int:
    return sum(mark.series == name for mark in chart.marks)


def _find_span(chart: Chart, name: str) -> tuple[Mark, Mark] | None:
    """The ends of the last unbroken piece of a series, when all its marks cover as much of a year."""
    marks = [mark for mark in chart.marks if mark.series == name]
    marks = [mark for mark in marks if mark.piece == marks[-1].piece]
    if len(marks) < PAIR:
        return None
    lengths = {(mark.period.start[1], mark.period.end[1]) for mark in marks if mark.period}
    return (marks[0], marks[-1]) if len(lengths) == 1 else None


def _tell_span(
    chart: Chart, spans: Sequence[tuple[Mark, Mark]], wording: Wording, *, several: bool, every: bool
) -> Iterable[str]:
    ordered = sorted(spans, key=lambda span: abs(span[1].value - span[0].value), reverse=True)
    first, last = ordered[0]
    if len(ordered) > 1:
        one, two = (abs(after.value - before.value) for before, after in ordered[:2])
        if one == two:
            return ()
    subject = first.series if several else _name_subject(chart, wording)
    if first.value == last.value:
        return (f"{subject} var {say(chart, last)} både {_say_period(first)} och {_say_period(last)}",)
    verb = "ökade" if last.value > first.value else "minskade"
    most = " mest:" if len(ordered) > 1 and every else ""
    comma = "" if say_unit(chart.unit) and last.size != "1" else ","
    short = f"{subject} {verb}{most.rstrip(':')}, till {say(chart, last)}"
    long = f"{subject} {verb}{most} från {first.label} till {say(chart, last)}{comma} {_say_years(first, last)}"
    return (long, short)


def _say_years(first: Mark, last: Mark) -> str:
    if first.period and first.period.is_full_year:
        return f"{_say_period(first)}–{_say_period(last)}"
    return f"{_say_period(first)} till {_say_period(last)}"


def _say_period(mark: Mark) -> str:
    return mark.category if mark.period is None or mark.period.is_full_year else format_period(mark.period)


def _name_subject(chart: Chart, wording: Wording) -> str:
    if wording.cost or is_unit_cost(chart.unit):
        return "Kostnaden"
    return "Andelen" if is_share(chart.unit) else "Indexet" if is_index(chart.unit) else "Antalet"


def _tell_sides(chart: Chart, outcomes: Sequence[str], wording: Wording) -> Iterable[str]:
    """The latest outcome: alone with its target, of two series beside each other, or the highest of several."""
    chosen = [name for name in outcomes if _find_sex(chart, name) in (Sex.WOMEN, Sex.MEN)] or outcomes
    marks = list({mark.series: mark for mark in chart.marks if mark.series in chosen}.values())
    if not marks or len({mark.period for mark in marks}) > 1:
        return ()
    when = _say_period(marks[0])
    if len(marks) == 1:
        target = next((mark for mark in chart.marks if mark.measure_kind == AIMED), None)
        aim = f", målet {_say_period(target)} är {target.label}" if target else ""
        return (f"{_name_subject(chart, wording)} var {say(chart, marks[0])} {when}{aim}",)
    if len(marks) == PAIR:
        one, other = marks
        return (f"{one.series} {one.label} och {lower_first(other.series)} {say(chart, other)}, {when}",)
    highest = max(marks, key=lambda mark: mark.value)
    if sum(mark.value == highest.value for mark in marks) > 1:
        return ()
    return (f"Högst {when}: {highest.series}, {say(chart, highest)}",)


def _tell_plan(chart: Chart, outcomes: Sequence[str]) -> Iterable[str]:
    """The last forecast, or outcome, beside the budget of the same year."""
    budget = next((mark for mark in reversed(chart.marks) if mark.measure_kind == PLANNED), None)
    found = [mark for mark in chart.marks if budget and mark.period == budget.period and mark is not budget]
    shown = next((mark for mark in found if mark.measure_kind == EXPECTED), None)
    if shown is None and len(outcomes) == 1:
        shown = next((mark for mark in found if mark.series in outcomes), None)
    if shown is None or budget is None:
        return ()
    word, verb = ("Prognosen", "är") if shown.measure_kind == EXPECTED else ("Utfallet", "blev")
    against = "lika med budgeten" if shown.value == budget.value else f"budgeten {budget.label}"
    return (f"{word} {_say_period(shown)} {verb} {say(chart, shown)}, {against}",)


KIND = Kind(
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
    tell=_tell,
    order=_order,
    find_breaks=_find_breaks,
    is_over_time=True,
    has_lines=True,
)
