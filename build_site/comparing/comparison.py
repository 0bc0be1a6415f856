"""Puts figures from different reports side by side, on a common base. Pure computation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from build_site.comparing.settled_verdict import settle_spec
from build_site.model import Base, ComparisonSpec, Corpus, Figure, Report, Selector, SeriesSpec

TOTAL, PER_INHABITANT, PERCENT_OF_BUDGET, INDEX = Base
BETWEEN_SEXES = "sexes"  # the group of comparisons of women and men


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """A figure on one base.

    Attributes:
        base: `total`, `per_inhabitant`, `percent_of_budget` or `index`.
        value: on that base, from the figure's base unit; None when it can't be put on the base.
        population: inhabitants that the value was divided by, or None.
        population_year: the year at whose end they lived there: the year before the figure's.
    """

    base: str
    value: Decimal | None
    population: int | None = None
    population_year: int | None = None


@dataclass(frozen=True, slots=True)
class ComparedPoint:
    """One of the figures that are compared; the values come in the order of the comparison's bases."""

    report: Report
    figure: Figure
    values: tuple[ComparedValue, ...]


@dataclass(frozen=True, slots=True)
class ComparedSeries:
    """A series with its figures looked up."""

    spec: SeriesSpec
    points: tuple[ComparedPoint, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A declared comparison with its figures looked up and put on their bases.

    Attributes:
        places: what the municipalities are called inside a sentence, by code: «riket».
    """

    spec: ComparisonSpec
    series: tuple[ComparedSeries, ...]
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def points(self) -> tuple[ComparedPoint, ...]:
        """All figures, series by series."""
        return tuple(point for series in self.series for point in series.points)

    @property
    def doubted(self) -> tuple[Figure, ...]:
        """The figures that the declaration shows but lets nothing rest on."""
        pairs = (pair for series in self.series for pair in zip(series.spec.points, series.points, strict=True))
        return tuple(point.figure for selector, point in pairs if selector.doubted)

    @property
    def over_time(self) -> bool:
        """Whether some series follows a quantity over several periods."""
        return any(len({point.figure.period for point in series.points}) > 1 for series in self.series)


def build_comparison(spec: ComparisonSpec, corpus: Corpus) -> Comparison:
    """Look up the figures of a comparison, put them on its bases and say how well they can be compared.

    Raises:
        LookupError: a selector fits no figure or several; the checks refuse such a comparison.
    """
    places = {code: one.name_in_text for code, one in corpus.codes.municipalities.items()}
    series = tuple(_build_series(one, spec, corpus) for one in spec.series)
    figures = [[(point.report, point.figure) for point in one.points] for one in series]
    return Comparison(settle_spec(spec, figures, corpus), series, places)


def _build_series(series: SeriesSpec, spec: ComparisonSpec, corpus: Corpus) -> ComparedSeries:
    figures = [_find_figure(selector, spec, corpus) for selector in series.points]
    points = []
    for selector, figure in zip(series.points, figures, strict=True):
        report = corpus.report(figure.report)
        if report is None:
            raise LookupError(f"{spec.id}: {selector.describe()}")
        values = tuple(
            ComparedValue(base, _index(figure, figures))
            if base == INDEX
            else _compare_on(base, figure, selector, corpus, cost=spec.cost)
            for base in spec.bases
        )
        points.append(ComparedPoint(report, figure, values))
    return ComparedSeries(series, tuple(points))


def _find_figure(selector: Selector, spec: ComparisonSpec, corpus: Corpus) -> Figure:
    found = list(corpus.select(selector))
    if len(found) != 1:
        raise LookupError(f"{spec.id}: {selector.describe()} fits {len(found)} figures")
    return found[0]


def _index(figure: Figure, figures: Sequence[Figure]) -> Decimal | None:
    """The figure when the first of its series is 100."""
    first = figures[0].printed_base
    return figure.printed_base * 100 / first if first and figure.printed_base is not None else None


def _compare_on(base: str, figure: Figure, selector: Selector, corpus: Corpus, *, cost: bool) -> ComparedValue:
    total = figure.told_base if figure.base_value is None or not cost else -figure.base_value
    if total is None or figure.period is None:
        return ComparedValue(base, None)
    if base == PERCENT_OF_BUDGET:
        return ComparedValue(base, _share_of_budget(figure, selector, corpus))
    if base == TOTAL:
        return ComparedValue(base, total)
    year = figure.period.year - 1
    population = corpus.population.get((figure.municipality, year))
    if population is None:
        return ComparedValue(base, None, None, year)
    return ComparedValue(base, total / population, population, year)


def _share_of_budget(figure: Figure, selector: Selector, corpus: Corpus) -> Decimal | None:
    """How many per cent of its row's budget a figure is, with the figure's own sign."""
    report = corpus.report(figure.report)
    table = report.table(figure.table) if report else None
    budget = table.figure(figure.row.id, selector.budget_column) if table else None
    if budget is None or not budget.printed_base or figure.told_base is None:
        return None
    return figure.told_base * 100 / abs(budget.printed_base)
