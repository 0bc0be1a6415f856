"""Draws series over time: points joined by a line that breaks where the series changes its meaning."""

import altair as alt
import pandas as pd

from build_site.charts import theme
from build_site.charts.data import Chart

_HEIGHT, _POINT = 260, 90
_MARGIN = 64  # px for the value axis
_AIR = 0.18  # share of the values' range above the highest mark and below the lowest, for their labels


def draw_lines(chart: Chart, frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.FacetChart:
    """Draw each series as points in the order of time, with their values above them.

    Args:
        chart: what to draw; its categories are the periods in order.
        frame: its marks; `panel` tells the unbroken pieces of a line apart.
        width: of the whole chart, in px.
    """
    series = list(chart.series)
    low, high = frame["value"].min(), frame["value"].max()
    room = _AIR * ((high - low) or abs(high) or 1.0)
    x = alt.X(
        "category:N",
        sort=list(chart.categories),
        axis=alt.Axis(labelAngle=0, labelExpr="split(datum.label, ' ')"),  # «aug» over «2019»
        scale=alt.Scale(padding=0.4, domain=list(chart.categories)),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[_floor(low, room), high + room], nice=False, zero=False),
        axis=alt.Axis(tickCount=4, format=",~r"),
    )
    colour = alt.Color(
        "series:N",
        sort=series,
        scale=alt.Scale(
            domain=series, range=[theme.SERIES[number % len(theme.SERIES)] for number in range(len(series))]
        ),
        legend=alt.Legend(columns=1, labelLimit=width - 40) if len(series) > 1 else None,
    )
    shape = alt.Shape(
        "series:N",
        sort=series,
        scale=alt.Scale(domain=series, range=_choose_shapes(len(series))),
        legend=None if len(series) == 1 else alt.Undefined,
    )
    base = alt.Chart(frame)
    lines = base.mark_line(strokeWidth=2).encode(x=x, y=y, color=colour, detail="panel:N", description="number:N")
    points = base.mark_point(filled=True, size=_POINT, opacity=1).encode(
        x=x, y=y, color=colour, shape=shape, description="number:N"
    )
    labels = base.mark_text(dy=-13).encode(x=x, y=y, text="label:N", description="number:N")
    return alt.layer(lines, points, labels).properties(width=width - _MARGIN, height=_HEIGHT)


def _floor(low: float, room: float) -> float:
    """Where the value axis begins: at zero when that is near, so that it isn't passed by a hair's breadth."""
    return 0.0 if 0 <= low <= 2 * room else low - room


def _choose_shapes(length: int) -> list[str]:
    """A shape for each series; when the colours begin anew, another shape goes with each of them."""
    return [theme.SHAPES[(number + number // len(theme.SERIES)) % len(theme.SHAPES)] for number in range(length)]
