"""Women and men, and all, as dots on a line."""

from collections.abc import Sequence

from build_site.charts.chart import SEX_NAMES, Chart, Mark, Point
from build_site.charts.kinds.dot_rows import draw_dots
from build_site.charts.kinds.kind import ChartKind, ChartRequest, Drawn, Guide
from build_site.charts.layers import Rows
from build_site.charts.requirements import BOTH_SEXES, NO_DOUBLES, ONE_SCALE
from build_site.model import Sex
from build_site.periods import format_period


def _place(request: ChartRequest) -> list[Mark]:
    return [
        Mark(point, _name_category(point, request.points), SEX_NAMES[Sex(point.figure.sex)]) for point in request.points
    ]


def _name_category(point: Point, points: Sequence[Point]) -> str:
    """What tells this pair from the others: what it is about, the period, or both."""
    several_rows = len({one.row for one in points}) > 1
    parts = [point.row] if several_rows else []
    if len({one.figure.period for one in points}) > 1 or not parts:
        parts.append(format_period(point.figure.period))
    return ", ".join(parts)


def _draw(chart: Chart, rows: Rows, width: int) -> Drawn:
    """Draw a row for each pair; the first row says which dot is which."""
    first = chart.categories[0]
    inside = {mark.series for mark in chart.marks if mark.category == first} == set(chart.series)
    if inside:
        rows = [
            {**row, "label": f"{row['series']} {row['label']}"} if row["category"] == first else row for row in rows
        ]
    return draw_dots(chart, rows, width, key=not inside)


KIND = ChartKind(
    code="dumbbell",
    guide=Guide(
        "Kvinnor och män.",
        "Två punkter på en linje per rad och period. Kolumnerna eller raderna har `women` och `men` som kön.",
    ),
    requirements=(
        BOTH_SEXES,
        NO_DOUBLES,
        ONE_SCALE,
    ),
    place=_place,
    draw=_draw,
    pairs_sexes=True,
)
