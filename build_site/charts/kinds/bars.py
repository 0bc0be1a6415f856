"""Bars: rows beside each other, with one to four columns."""

from collections.abc import Iterable, Sequence

import altair as alt
import pandas as pd

from build_site.charts import theme
from build_site.charts.chart import ACTUAL, EXPECTED, PLANNED, Chart, Mark
from build_site.charts.kinds.kind import Drawn, Guide, Kind, place_in_rows
from build_site.charts.requirements import NO_DOUBLES, ONE_SCALE, need_columns
from build_site.charts.row_layout import (
    WIDE,
    categories,
    height,
    plot_width,
    value_axis,
    value_labels,
    value_scale,
    widest,
    zero_line,
)
from build_site.charts.titles import (
    PAIR,
    Wording,
    list_parts,
    say,
    say_beginning,
    tell_against_plan,
    tell_apart,
    tell_largest,
)
from build_site.formatting import lower_first

MISSING = "uppgift saknas"
_BAR = 18
_LEGEND_SYMBOL = 44  # width in px of a legend's symbol and the space around it


def draw_bars(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    """Draw a bar for each row and column."""
    series = list(chart.series)
    marks = len(series) * _BAR
    base = alt.Chart(frame).encode(
        x=alt.X("value:Q", scale=value_scale(frame, width), axis=value_axis()),
        y=categories(chart, width, marks),
        yOffset=alt.YOffset("series:N", sort=series),
    )
    bars = base.mark_bar(height=_BAR - 3).encode(description="number:N", color=_colour(series, width))
    labels = [layer.encode(text="label:N", description="number:N") for layer in value_labels(base, frame)]
    return alt.layer(bars, zero_line(frame, width), *labels, *_draw_gaps(chart, frame, width, marks)).properties(
        width=plot_width(width), height=height(chart, len(chart.categories), marks, width)
    )


def _colour(series: Sequence[str], width: int) -> alt.Color:
    legend = alt.Legend(columns=_legend_columns(series, width)) if len(series) > 1 else None
    scale = alt.Scale(domain=list(series), range=list(theme.SERIES[: len(series)]))
    return alt.Color("series:N", sort=list(series), scale=scale, legend=legend)


def _draw_gaps(chart: Chart, frame: pd.DataFrame, width: int, marks: int) -> list[alt.Chart]:
    """Words in the place of each bar that is missing beside others."""
    if not chart.gaps:
        return []
    missing = pd.DataFrame(
        {
            "category": [gap.category for gap in chart.gaps],
            "series": [gap.series for gap in chart.gaps],
            "zero": 0,
            "text": MISSING,
        }
    )
    words = alt.Chart(missing).mark_text(align="left", dx=5, color=theme.AXIS, fontStyle="italic")
    return [
        words.encode(
            x=alt.X("zero:Q", scale=value_scale(frame, width)),
            y=categories(chart, width, marks),
            yOffset=alt.YOffset("series:N", sort=list(chart.series)),
            text="text:N",
        )
    ]


def _legend_columns(series: Sequence[str], width: int) -> int:
    """All series side by side where they fit in a wide chart, otherwise below each other."""
    needed = sum(widest([name]) + _LEGEND_SYMBOL for name in series)
    return len(series) if width >= WIDE and needed <= plot_width(width) else 1


def _tell(chart: Chart, wording: Wording) -> Iterable[str]:
    kinds = {mark.measure_kind for mark in chart.marks}
    if len(chart.series) == 1:
        return _tell_one_series(chart)
    if len(chart.categories) == 1:
        return ()
    return _tell_change(chart) if kinds == {ACTUAL} else tell_against_plan(chart, wording)


def _tell_one_series(chart: Chart) -> Iterable[str]:
    by_kind = {mark.measure_kind: mark for mark in chart.marks}
    if by_kind.keys() == {ACTUAL, PLANNED, EXPECTED} and len(chart.marks) == len(by_kind):
        return (f"Prognosen är {say(chart, by_kind[EXPECTED])}, budgeten {by_kind[PLANNED].label}",)
    alike = len({(mark.figure.measure, mark.period) for mark in chart.marks}) == 1
    if alike and len(chart.marks) > PAIR:
        return (*tell_largest(chart), *tell_apart(chart))
    return tell_apart(chart)


def _tell_change(chart: Chart) -> Iterable[str]:
    """What has changed most between the first series and the last, of those that have both."""
    pairs = _pair_ends(chart)
    lengths = {(mark.period.end[1], mark.period.start[1]) if mark.period else None for pair in pairs for mark in pair}
    if len(lengths) != 1 or None in lengths:
        return _tell_places(pairs)
    ordered = sorted(pairs, key=lambda pair: abs(pair[1].value - pair[0].value), reverse=True)
    changes = [abs(after.value - before.value) for before, after in ordered]
    if not ordered or not changes[0] or (len(changes) > 1 and changes[0] == changes[1]):
        return ()
    before, after = ordered[0]
    if before.period == after.period:
        return _tell_places(pairs)
    return _tell_most(chart, before, after, alone=len(ordered) == 1)


def _tell_most(chart: Chart, before: Mark, after: Mark, *, alone: bool) -> Iterable[str]:
    if before.value * after.value < 0:
        return ()
    most = "" if alone else " mest"
    verb = "ökade" if abs(after.value) > abs(before.value) else "minskade"
    span = f"från {before.size} till {say(chart, after, unsigned=True)}"
    return (f"{before.category} {verb}{most}: {span}", f"Störst ändring: {before.category}, {span}")


def _pair_ends(chart: Chart) -> list[tuple[Mark, Mark]]:
    first, last = chart.series[0], chart.series[-1]
    return [
        (before, after)
        for before in list_parts(chart.marks)
        for after in chart.marks
        if before.category == after.category and (before.series, after.series) == (first, last)
    ]


def _tell_places(pairs: Sequence[tuple[Mark, Mark]]) -> Iterable[str]:
    """Two places side by side at the same time."""
    if not pairs or any(one.period != other.period for one, other in pairs):
        return ()
    name, other = (say_beginning(mark.series) for mark in pairs[0])
    if all(one.value > two.value for one, two in pairs):
        return (f"{name} är högre än {lower_first(other)} i varje grupp",)
    return ()


KIND = Kind(
    code="bars",
    guide=Guide("Jämföra rader, en till fyra kolumner bredvid varandra.", "En stapel per rad och kolumn."),
    requirements=(
        need_columns(1, 4, or_one_row=True),
        NO_DOUBLES,
        ONE_SCALE,
    ),
    place=place_in_rows,
    draw=draw_bars,
    tell=_tell,
    shows_gaps=True,
)
