"""Puts figures from different reports side by side, on a common base. Pure computation."""

from dataclasses import dataclass
from decimal import Decimal

from build_site.model import ComparisonSpec, Corpus, Figure, Report

PER_INHABITANT = "per_inhabitant"


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """A figure on one base.

    Attributes:
        base: `total` or `per_inhabitant`.
        value: in the figure's base unit (per inhabitant: divided by `population`); None when the base is not known.
        population: inhabitants that the value was divided by, or None.
        population_year: the year at whose end they lived there: the year before the figure's.
    """

    base: str
    value: Decimal | None
    population: int | None = None
    population_year: int | None = None


@dataclass(frozen=True, slots=True)
class ComparedSeries:
    """One of the figures that are compared."""

    report: Report
    figure: Figure
    values: tuple[ComparedValue, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A declared comparison with its figures looked up and put on their bases."""

    spec: ComparisonSpec
    series: tuple[ComparedSeries, ...]


def build_comparison(spec: ComparisonSpec, corpus: Corpus) -> Comparison:
    """Look up the figures of a comparison and put them on its bases.

    Raises:
        LookupError: a selector leads nowhere; the checks refuse such a comparison.
    """
    series = []
    for selector in spec.selectors:
        report = corpus.report(selector.report)
        table = report.table(selector.table) if report else None
        figure = table.figure(selector.row, selector.column) if table else None
        if report is None or figure is None:
            raise LookupError(f"{spec.id}: {selector}")
        values = tuple(_compare_on(base, figure, corpus, cost=spec.cost) for base in spec.bases)
        series.append(ComparedSeries(report, figure, values))
    return Comparison(spec, tuple(series))


def _compare_on(base: str, figure: Figure, corpus: Corpus, *, cost: bool) -> ComparedValue:
    total = figure.base_value
    if total is None or figure.period is None:
        return ComparedValue(base, None)
    if cost:
        total = -total
    if base != PER_INHABITANT:
        return ComparedValue(base, total)
    year = figure.period.year - 1
    population = corpus.population.get((figure.municipality, year))
    if population is None:
        return ComparedValue(base, None, None, year)
    return ComparedValue(base, total / population, population, year)
