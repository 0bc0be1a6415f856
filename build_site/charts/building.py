"""Builds every chart in one way: points become marks as the kind of chart places them, and the marks say the rest."""

from collections.abc import Iterable
from dataclasses import replace

from build_site.charts.chart import SEX_NAMES, Chart, Mark
from build_site.charts.describing import describe_chart, join_sentences
from build_site.charts.kinds import KINDS
from build_site.charts.kinds.kind import ChartRequest


def build_chart(request: ChartRequest) -> Chart | None:
    """The chart of some points; None when there are none."""
    if not request.points:
        return None
    kind = KINDS[request.kind]
    marks = tuple(kind.place(request))
    chart = Chart(
        kind=request.kind,
        title=request.heading,
        subtitle="",
        unit=request.unit,
        series=_order_series(request, marks),
        categories=kind.order(request, marks) if kind.order else _unique(mark.category for mark in marks),
        marks=marks,
        description="",
        gaps=request.gaps,
        breaks=kind.find_breaks(request) if kind.find_breaks else (),
    )
    title = request.title
    subtitle = join_sentences([*_say_heading(request, title), *request.facts])
    return replace(chart, title=title or request.heading, subtitle=subtitle, description=describe_chart(chart))


def _say_heading(request: ChartRequest, title: str) -> list[str]:
    """The plain heading goes below a title that says something else."""
    return [request.plain_heading] if title and request.plain_heading else []


def _order_series(request: ChartRequest, marks: Iterable[Mark]) -> tuple[str, ...]:
    """Women, men and all always come in that order, so that they always look the same; columns as they are declared."""
    found = _unique(mark.series for mark in marks)
    if not request.columns:
        return found
    order = [*SEX_NAMES.values(), *request.columns]
    return tuple(sorted(found, key=order.index)) if set(found) <= set(order) else found


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
