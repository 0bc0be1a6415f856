"""What charts with a row for each category share: names, scales and heights, in px."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from build_site.charts import theme
from build_site.charts.chart import Chart
from build_site.charts.drawn_with import alt
from build_site.charts.layers import Layer, Rows
from build_site.charts.text_width import Face, measure_text, wrap_text

WIDE, NARROW = 720, 340
LABEL_SPACE = 12  # px between a mark and its label, and outside the label
_GAP = 10
_LABEL_SHARE = 0.34
_OUTER = 0.25  # air above the first row of a wide chart and below the last, in rows
_LABEL_LINE = 20  # height in px of a row name that stands above its marks
_LINE = 15  # height in px of each further line of a row name
_LINES = "split(datum.label, '\\n')"  # a Vega expression: a name of several lines is an array
PANEL_SIZE = theme.FONT_SIZE + 1  # font size of a panel's title, in px


def name_by_number() -> alt.Description:
    """What a mark calls itself: its number; see `inline_svg`."""
    return alt.Description("number:N")


def plot_width(width: int) -> int:
    """What is left for the marks: all of a narrow chart, where the row names stand above them."""
    return width - 16 if width < WIDE else int(width * (1 - _LABEL_SHARE)) - 12


def _label_width(width: int) -> int:
    """Room for the row names, in px: beside the marks of a wide chart, above those of a narrow one."""
    return width - 16 if width < WIDE else int(width * _LABEL_SHARE)


def wrap_names(chart: Chart, width: int) -> Chart:
    """The chart with its row names broken into lines that fit."""
    wrapped = {
        name: "\n".join(wrap_text(name, _label_width(width), theme.FONT_SIZE, break_words=True)) or name
        for name in chart.categories
    }
    marks = tuple(replace(mark, category=wrapped[mark.category]) for mark in chart.marks)
    gaps = tuple(replace(gap, category=wrapped[gap.category]) for gap in chart.gaps)
    return replace(chart, categories=tuple(wrapped.values()), marks=marks, gaps=gaps)


def wrap_bold(text: str, width: int) -> list[str]:
    """What a panel is about, in as many lines as it takes in so many px."""
    return wrap_text(text, width, PANEL_SIZE, Face.PAGE_BOLD, break_words=True)


def _gap(chart: Chart, width: int, marks: int) -> int:
    """Space between the marks of two rows, in px: for the name above the marks, or for a name higher than its marks."""
    lines = max(name.count("\n") for name in chart.categories)
    if width < WIDE:
        return _LABEL_LINE + lines * _LINE
    return max(_GAP, (lines + 1) * _LINE + _GAP // 2 - marks)


def _offset_lines(first: float, further: float) -> dict[str, object]:
    """Where a row name stands, in px below the middle of its marks: higher for each further line.

    Vega puts the first line of a name there, and the others below it.
    """
    expression = f"{first} - {further} * (length({_LINES}) - 1)".replace("datum.label", "datum.value")
    return {"condition": {"test": "true", "expr": expression}, "value": first}


def _category_axis(width: int, marks: int) -> alt.Axis:
    """Row names: beside the marks in a wide chart, above them in a narrow one.

    Args:
        width: of the chart in px.
        marks: height in px of one row's marks.
    """
    extent = _label_width(width)
    if width < WIDE:
        return alt.Axis(
            grid=False,
            labelAlign="left",
            labelPadding=0,
            labelOffset=_offset_lines(-marks / 2 - _LABEL_LINE / 2 + 2, _LINE),
            labelLimit=width,
            labelExpr=_LINES,
            labelLineHeight=_LINE,
        )
    return alt.Axis(
        grid=False,
        labelOffset=_offset_lines(0, _LINE / 2),
        labelLimit=extent,
        minExtent=extent,  # room for the browser's font, which may be wider than vl-convert's
        maxExtent=extent,
        labelExpr=_LINES,
        labelLineHeight=_LINE,
    )


def _category_scale(width: int, marks: int, air: int) -> alt.Scale:
    """The share of each row's height that its marks take; the rest is air, or the row's name."""
    inner = air / (marks + air)
    return alt.Scale(paddingInner=inner, paddingOuter=inner if width < WIDE else _OUTER)


def categories(chart: Chart, width: int, marks: int) -> alt.Y:
    """The axis of the rows.

    Args:
        chart: with its names wrapped.
        width: of the chart in px.
        marks: height in px of one row's marks.
    """
    air = _gap(chart, width, marks)
    return alt.Y(
        "category:N",
        sort=list(chart.categories),
        axis=_category_axis(width, marks),
        scale=_category_scale(width, marks, air),
    )


def value_scale(rows: Rows, width: int) -> alt.Scale:
    """Zero is always in; costs, which are printed as negative, grow to the right; room for the labels.

    Where all is zero, the axis goes from 0 to 1.
    """
    values = [row["value"] for row in rows]
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        return alt.Scale(domain=[0, 1], nice=False)
    sides = 2 if low < 0 < high else 1
    share = (widest(row["label"] for row in rows) + LABEL_SPACE) / plot_width(width)
    room = (high - low) * share / (1 - sides * share)
    if high == 0:
        return alt.Scale(domain=[0, low - room], nice=False)
    return alt.Scale(domain=[low - room if low < 0 else 0, high + room], nice=False)


def value_axis(ticks: int = 4) -> alt.Axis:
    """The axis of the values, in Swedish numbers."""
    return alt.Axis(tickCount=ticks, format=",~r", labelFlush=False)


def height(chart: Chart, rows: int, marks: int, width: int) -> float:
    """What gives each row just the space that its marks and its name take."""
    air = _gap(chart, width, marks)
    outer = air if width < WIDE else _OUTER * (marks + air)
    return rows * (marks + air) - air + 2 * outer


def zero_line(chart: Chart, rows: Rows, width: int, marks: int) -> Layer:
    """A line at zero, from which the bars begin; in a narrow chart broken where the names of the rows stand.

    Args:
        chart: with its names wrapped.
        rows: what the scale is made from.
        width: of the chart in px.
        marks: height in px of one row's marks.
    """
    x = alt.X("zero:Q", scale=value_scale(rows, width))
    if width >= WIDE:
        line = Layer([{"zero": 0}], {"x": x})
    else:
        zeros = [{"zero": 0, "category": name} for name in chart.categories]
        y = categories(chart, width, marks).bandPosition(0)
        line = Layer(zeros, {"x": x, "y": y, "y2": alt.Y2("category", bandPosition=1)})
    return line.marked("rule", color=theme.ZERO, strokeWidth=1)


def value_labels(base: Layer, rows: Rows) -> list[Layer]:
    """The value beside the bar's end, outside the bar on either side of zero."""
    base = base.encoded(text=alt.Text("label:N"))
    if max(row["value"] for row in rows) <= 0:
        return [base.marked("text", align="left", dx=5)]
    return [
        base.marked("text", test="datum.value >= 0", align="left", dx=5),
        base.marked("text", test="datum.value < 0", align="right", dx=-5),
    ]


def split_panels(rows: Rows) -> dict[str, Rows]:
    """The rows of each panel, in the order in which the panels come."""
    names = dict.fromkeys(row["panel"] for row in rows)
    return {name: [row for row in rows if row["panel"] == name] for name in names}


def widest(texts: Iterable[str]) -> float:
    """The width in px of the longest of some texts."""
    return max(measure_text(text, theme.FONT_SIZE) for text in texts)
