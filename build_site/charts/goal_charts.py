"""The chart of a page of goals: the outcomes that are shares, held against their targets."""

from collections.abc import Iterable
from dataclasses import replace

from build_site import addresses
from build_site.charts.data import Chart, Mark
from build_site.charts.speaking import describe_chart, join_sentences
from build_site.charts.titles import Wording, write_title
from build_site.comparing.goal_results import NOT_RATED, REACHED, RatedIndicator
from build_site.formatting import format_number
from build_site.model import CodeLists, Figure, Report
from build_site.naming import name_row, shorten

_HEADING = "Mått i procent mot sina mål"
_FEWEST = 2  # a chart of one measure says no more than the table


def build_goals_chart(report: Report, indicators: Iterable[RatedIndicator], codes: CodeLists) -> Chart | None:
    """Outcomes and targets that are numbers in per cent, on one scale; other units have their own tables and charts.

    Returns:
        The chart, or None when fewer than two measures have both.
    """
    names: dict[str, RatedIndicator] = {}
    for one in indicators:
        rating = one.rating
        is_share = rating.target.unit.code == "percent" and rating.target.value is not None
        if is_share and rating.outcome is not None and rating.outcome.value is not None:
            indicator = codes.indicators.get(rating.target.indicator)
            name = shorten(indicator.title if indicator else name_row(rating.row))
            names.setdefault(name, one)
    if len(names) < _FEWEST:
        return None
    marks = [mark for name, one in names.items() for mark in _make_marks(report, name, one)]
    unit = codes.units["percent"]
    chart = Chart(
        kind="targets",
        title=_HEADING,
        subtitle="",
        unit=unit.abbreviation,
        series=("Utfall", "Mål"),
        categories=tuple(names),
        marks=tuple(marks),
        description="",
    )
    reached = {name: one.rating.result == REACHED for name, one in names.items() if one.rating.result != NOT_RATED}
    title = write_title(chart, Wording(unit.abbreviation, reached=reached))
    said = [*([_HEADING] if title else []), "Procent", "Punkt: senaste utfall, streck: mål"]
    described = describe_chart(chart, unit.title)
    return replace(chart, title=title or _HEADING, subtitle=join_sentences(said), description=described)


def _make_marks(report: Report, name: str, one: RatedIndicator) -> tuple[Mark, ...]:
    outcome, target = one.rating.outcome, one.rating.target
    return (
        *(_mark(report, name, "Utfall", figure) for figure in (outcome,) if figure),
        _mark(report, name, "Mål", target),
    )


def _mark(report: Report, name: str, series: str, figure: Figure) -> Mark:
    if figure.value is None:
        raise ValueError("only numbers can be drawn")
    return Mark(
        category=name,
        series=series,
        panel="",
        value=figure.value,
        label=format_number(figure.value),
        target=addresses.figure_address(report, figure),
        measure=figure.measure,
        period=figure.period,
        uncertain=figure.uncertain,
    )
