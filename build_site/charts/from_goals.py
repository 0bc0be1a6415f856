"""What the chart of a page of goals is asked to show: the outcomes that are shares, held against their targets."""

from collections.abc import Iterable, Iterator

from build_site import addresses
from build_site.charts.building import build_chart
from build_site.charts.chart import Chart, Point
from build_site.charts.kinds.kind import ChartRequest
from build_site.comparing.goal_results import RatedIndicator, select_shares
from build_site.model import CodeLists, Figure, Report, UnitRole
from build_site.naming import name_row, shorten

_HEADING = "Mått i procent mot sina mål"
_FEWEST = 2  # a chart of one measure says no more than the table
_OUTCOME, _TARGET = "Utfall", "Mål"


def build_goals_chart(
    report: Report, indicators: Iterable[RatedIndicator], codes: CodeLists, title: str = ""
) -> Chart | None:
    """Outcomes and targets that are numbers in per cent, on one scale; other units have their own tables and charts.

    Args:
        report: the report that the indicators stand in.
        indicators: all of its indicators that have targets.
        codes: the code lists.
        title: the sentence that the chart bears, or "".

    Returns:
        The chart, or None when fewer than two measures have both.
    """
    unit = codes.unit_for(UnitRole.SHARE)
    names: dict[str, RatedIndicator] = {}
    for one in select_shares(indicators, codes):
        indicator = codes.indicators.get(one.rating.target.indicator)
        names.setdefault(shorten(indicator.title if indicator else name_row(one.rating.row)), one)
    if len(names) < _FEWEST:
        return None
    request = ChartRequest(
        kind="targets",
        heading=_HEADING,
        plain_heading=_HEADING,
        points=tuple(point for name, one in names.items() for point in _list_points(report, name, one)),
        unit=unit,
        facts=("Procent", "Punkt: senaste utfall, streck: mål"),
        columns=(_OUTCOME, _TARGET),
        title=title,
    )
    return build_chart(request)


def _list_points(report: Report, name: str, one: RatedIndicator) -> Iterator[Point]:
    rating = one.rating
    if rating.outcome is not None:
        yield _make_point(report, rating.outcome, name, _OUTCOME)
    yield _make_point(report, rating.target, name, _TARGET)


def _make_point(report: Report, figure: Figure, row: str, column: str) -> Point:
    if figure.value is None:
        raise ValueError("only numbers can be drawn")
    address = addresses.figure_address(report, figure)
    return Point(figure, figure.value, figure.unit, address, row=row, column=column)
