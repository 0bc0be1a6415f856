"""What a kind of chart is: how it places its marks and draws them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from build_site.charts.chart import Chart, Mark, MissingFigure, Point, SeriesBreak
from build_site.charts.layers import Panel, Rows, Stack
from build_site.charts.requirements import Requirement
from build_site.model import Break, Unit

Drawn = Panel | Stack


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """What is to be drawn, wherever its figures come from.

    Attributes:
        kind: code of the kind of chart.
        heading: the chart's title when no sentence is safe.
        plain_heading: the same where the title is a sentence, as the beginning of the subtitle.
        facts: what else the subtitle says.
        unit: of all points; None where they have several.
        columns: titles of the columns in the order in which they are drawn, or none where the points have an order.
        gaps: figures that are missing beside others.
        breaks: where a series changes its meaning.
        title: a sentence that is true of the whole set behind the figures, or "".
    """

    kind: str
    heading: str
    plain_heading: str
    points: tuple[Point, ...]
    unit: Unit | None
    title: str = ""
    facts: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    gaps: tuple[MissingFigure, ...] = ()
    breaks: tuple[Break, ...] = ()

    @property
    def has_one_row(self) -> bool:
        """Whether all points are about the same thing."""
        return len({point.row for point in self.points}) == 1


class Guide(NamedTuple):
    """What the guide for data editors says of a kind, in Swedish: what it suits, and what is drawn."""

    suits: str
    draws: str


@dataclass(frozen=True)
class ChartKind:
    """A kind of chart.

    Attributes:
        requirements: what it asks of the table that declares it.
        place: the marks of a request, in the order in which they are drawn.
        draw: a chart of some width in px, from its marks as a table.
        explain: what its shapes mean, for the subtitle.
        order: the categories in their order; None means as the marks come.
        find_breaks: the categories from which on a series has another meaning.
        is_over_time: whether the categories are points of time.
        has_lines: whether its marks are joined by lines, in pieces.
        mixes_units: whether its marks may have different units.
        says_units: whether the unit stands above each panel, in its name.
        shows_gaps: whether it says what is missing beside others.
        pairs_sexes: whether women and men of the same row belong together.
        says_total: whether its subtitle says the sum of the marks.
    """

    code: str
    guide: Guide
    requirements: tuple[Requirement, ...]
    place: Callable[[ChartRequest], Iterable[Mark]]
    draw: Callable[[Chart, Rows, int], Drawn]
    explain: Callable[[Sequence[Point]], list[str]] = lambda _: []
    order: Callable[[ChartRequest, Sequence[Mark]], tuple[str, ...]] | None = None
    find_breaks: Callable[[ChartRequest], tuple[SeriesBreak, ...]] | None = None
    is_over_time: bool = False
    has_lines: bool = False
    mixes_units: bool = False
    says_units: bool = False
    shows_gaps: bool = False
    pairs_sexes: bool = False
    says_total: bool = False


def place_in_rows(request: ChartRequest) -> list[Mark]:
    """A category for each row and a series for each column; a chart of one row has its columns for categories."""
    if request.has_one_row and len(request.points) > 1:
        return [Mark(point, point.column) for point in request.points]
    return place_by_row_and_column(request)


def place_by_row_and_column(request: ChartRequest) -> list[Mark]:
    """A category for each row and a series for each column, also where there is one row only."""
    return [Mark(point, point.row, point.column) for point in request.points]


def name_with_unit(point: Point) -> str:
    """The row with its unit, where the units of a chart differ."""
    return f"{point.row} ({point.unit.abbreviation})"


def list_columns(points: Sequence[Point]) -> tuple[list[str], list[str]]:
    """The columns of plans, and those of what is held against them, as words inside a sentence."""
    titles = {point.column: point.is_plan for point in points}
    said = {title: title[:1].lower() + title[1:] for title in titles}
    return [said[title] for title, plan in titles.items() if plan], [
        said[title] for title, plan in titles.items() if not plan
    ]
