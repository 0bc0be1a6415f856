"""Deviations: bars to either side of zero."""

from collections.abc import Iterable, Sequence

import altair as alt
import pandas as pd

from build_site.charts import theme
from build_site.charts.chart import EXPECTED, Chart, Mark
from build_site.charts.kinds.kind import Drawn, Guide, Kind, place_in_rows
from build_site.charts.requirements import NO_DOUBLES, ONE_SCALE, need_columns
from build_site.charts.row_layout import (
    categories,
    height,
    plot_width,
    value_axis,
    value_labels,
    value_scale,
    zero_line,
)
from build_site.charts.titles import PAIR, Wording, find_largest, list_parts, say, tell_apart
from build_site.formatting import lower_first

_BAR = 18


def _draw(chart: Chart, frame: pd.DataFrame, width: int) -> Drawn:
    base = alt.Chart(frame).encode(
        x=alt.X("value:Q", scale=value_scale(frame, width), axis=value_axis()),
        y=categories(chart, width, _BAR),
    )
    bars = base.mark_bar(height=_BAR).encode(
        description="number:N",
        color=alt.condition("datum.value < 0", alt.value(theme.NEGATIVE), alt.value(theme.POSITIVE)),
    )
    labels = [layer.encode(text="label:N", description="number:N") for layer in value_labels(base, frame)]
    return alt.layer(bars, zero_line(frame, width), *labels).properties(
        width=plot_width(width), height=height(chart, len(chart.categories), _BAR, width)
    )


def _tell(chart: Chart, wording: Wording) -> Iterable[str]:
    if not all(mark.is_deviation for mark in chart.marks):
        return ()
    totals = [mark for mark in chart.marks if mark.point.whole]
    parts = [mark for mark in list_parts(chart.marks) if mark.value]
    if len(totals) == 1 and wording.surplus:
        return _tell_total(chart, totals[0], parts, wording)
    if totals or not parts:
        return ()
    largest = find_largest(parts)
    alike = len({(mark.figure.measure, mark.period) for mark in chart.marks}) == 1
    if largest is None or not alike or len(parts) <= PAIR:
        return tell_apart(chart)
    return _tell_extreme(chart, largest, wording)


def _tell_extreme(chart: Chart, largest: Mark, wording: Wording) -> Iterable[str]:
    if not wording.surplus:
        return (f"Störst avvikelse: {largest.category}, {say(chart, largest)}",)
    way = "plus" if largest.value > 0 else "back"
    goes = "väntas gå" if largest.of_kind == EXPECTED else "gick"
    amount = say(chart, largest, unsigned=True).replace(" av budgeten", "")
    return (
        f"{largest.category} {goes} {amount} {way} mot budget, mest av alla",
        f"{largest.category} {goes} {amount} {way}, mest av alla",
    )


def _tell_total(chart: Chart, total: Mark, parts: Sequence[Mark], wording: Wording) -> Iterable[str]:
    expected = total.of_kind == EXPECTED
    if not total.value:
        return ("Nämnden väntas hålla budgeten" if expected else "Nämnden höll budgeten",)
    goes, way = "väntas gå" if expected else "gick", "plus" if total.value > 0 else "back"
    sentence = f"Nämnden {goes} {say(chart, total, unsigned=True)} {way} mot budget"
    largest = find_largest([mark for mark in parts if (mark.value > 0) == (total.value > 0)])
    if largest is None or len(parts) < PAIR or wording.flows:
        return (sentence,)
    return (f"{sentence}, mest inom {lower_first(largest.category)} ({largest.size})", sentence)


KIND = Kind(
    code="deviation",
    guide=Guide("Avvikelser: över och under noll.", "Staplar åt båda håll från noll, i olika färg. En kolumn."),
    requirements=(
        need_columns(1, 1, or_one_row=True),
        NO_DOUBLES,
        ONE_SCALE,
    ),
    place=place_in_rows,
    draw=_draw,
    tell=_tell,
    shows_gaps=True,
)
