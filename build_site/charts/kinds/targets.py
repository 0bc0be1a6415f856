"""Outcomes as dots and their targets as strokes, the outcome before as a hollow dot."""

from collections.abc import Sequence

from build_site.charts.chart import AIMED, Chart, Mark, Point
from build_site.charts.kinds.dot_rows import draw_dots
from build_site.charts.kinds.kind import (
    ChartKind,
    ChartRequest,
    Drawn,
    Guide,
    list_columns,
    name_with_unit,
    place_by_row_and_column,
)
from build_site.charts.layers import Rows, Stack
from build_site.charts.requirements import NO_DOUBLES, need_columns, need_plan
from build_site.charts.row_layout import split_panels
from build_site.charts.theme import PREFIXES
from build_site.periods import format_period


def _place(request: ChartRequest) -> list[Mark]:
    """Measures in different units have a scale each."""
    if request.unit:
        return place_by_row_and_column(request)
    named = [(point, name_with_unit(point)) for point in request.points]
    return [Mark(point, name, point.column, name) for point, name in named]


def _draw(chart: Chart, rows: Rows, width: int) -> Drawn:
    roles = _find_roles(chart)
    rows = [
        {**row, "label": _label(mark, row["label"], role), "measure": mark.figure.measure, "role": role}
        for mark, row, role in zip(chart.marks, rows, roles, strict=True)
    ]
    if not any(mark.panel for mark in chart.marks):
        return draw_dots(chart, rows, width, key=False)
    return Stack([draw_dots(chart, part, width, key=False) for part in split_panels(rows).values()], spacing=6)


def _find_roles(chart: Chart) -> list[str]:
    """What each mark is drawn as: the target, the outcome now, or one before."""
    held = {mark.series for mark in chart.marks if mark.measure_kind != AIMED}
    last = next((name for name in reversed(chart.series) if name in held), "")
    return [
        "target" if mark.measure_kind == AIMED else "now" if mark.series == last else "before" for mark in chart.marks
    ]


def _label(mark: Mark, text: str, role: str) -> str:
    if role == "target":
        return f"{PREFIXES[AIMED]}{text}"
    return f"{format_period(mark.period)}: {text}" if role == "before" else text


def _explain(points: Sequence[Point]) -> list[str]:
    aims, found = list_columns(points)
    if not (aims and found):
        return []
    before = f", ring: {found[0]}" if len(found) > 1 else ""
    return [f"Punkt: {found[-1]}{before}, streck: {aims[0]}"]


KIND = ChartKind(
    code="targets",
    guide=Guide(
        "Mått mot sina mål.",
        "En punkt för utfallet, en ring för utfallet innan och ett streck för målet. Rader med olika enheter får var "
        "sin skala. En till tre kolumner; en har måttet `target`.",
    ),
    requirements=(
        need_columns(1, 3),
        need_plan(frozenset({AIMED}), "ett mål"),
        NO_DOUBLES,
    ),
    place=_place,
    draw=_draw,
    explain=_explain,
    mixes_units=True,
)
