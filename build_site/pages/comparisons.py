"""Comparisons: what may be compared, how well, and why not."""

from dataclasses import dataclass
from decimal import Decimal

from build_site import addresses
from build_site.charts.data import Chart, Mark
from build_site.comparing import PER_INHABITANT, ComparedSeries, ComparedValue, Comparison
from build_site.formatting import format_number
from build_site.model import Unit
from build_site.pages.rendering import VERDICTS, render_page
from build_site.pages.site import Drawing, Site
from build_site.periods import format_period


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A compared value as the reader sees it.

    Attributes:
        name: municipality, measure and period.
        amount: the value in `unit`, or None when the base is not known.
    """

    series: ComparedSeries
    value: ComparedValue
    name: str
    municipality: str
    measure: str
    amount: Decimal | None
    text: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """What a comparison's page says; drawings in the order of the comparison's bases.

    Attributes:
        answer: the figures in a sentence.
    """

    comparison: Comparison
    values: tuple[ShownValue, ...]
    drawings: tuple[Drawing, ...]


def show_values(comparison: Comparison, site: Site) -> tuple[ShownValue, ...]:
    """The values of a comparison in units that people use: kr per inhabitant, mnkr in total."""
    units = site.corpus.codes.units
    shown = []
    for number, base in enumerate(comparison.spec.bases):
        for series in comparison.series:
            value = series.values[number]
            unit = series.figure.unit
            if unit.base_unit == "kr":
                unit = units["kr_per_inhabitant"] if base == PER_INHABITANT else units["mnkr"]
            amount = None if value.value is None else value.value / unit.factor
            decimals = 1 if unit.code == "mnkr" else 0
            municipality = site.corpus.codes.municipalities[series.figure.municipality].name
            measure = site.corpus.codes.measures[series.figure.measure].title.lower()
            shown.append(
                ShownValue(
                    series=series,
                    value=value,
                    name=f"{municipality}, {measure} {format_period(series.figure.period)}",
                    municipality=municipality,
                    measure=measure,
                    amount=amount,
                    text="uppgift saknas" if amount is None else format_number(amount, decimals),
                    unit=unit,
                )
            )
    return tuple(shown)


def build_comparison_page(site: Site, comparison: Comparison) -> ComparisonPage:
    """Gather what a comparison says. What isn't comparable gets no chart, because a chart would compare it."""
    values = show_values(comparison, site)
    drawings = []
    if comparison.spec.verdict != "not_comparable":
        for number, base in enumerate(comparison.spec.bases):
            chart = _build_chart(comparison, [shown for shown in values if shown.value.base == base])
            if chart:
                drawings.append(site.draw(chart, f"diagram-{number + 1}"))
    return ComparisonPage(comparison, values, tuple(drawings))


def _build_chart(comparison: Comparison, values: list[ShownValue]) -> Chart | None:
    marks = tuple(Mark(shown.name, "", "", shown.amount, shown.text) for shown in values if shown.amount is not None)
    if not marks:
        return None
    unit = values[0].unit
    return Chart(
        kind="bars",
        title=comparison.spec.title,
        subtitle=f"{unit.title[:1].upper()}{unit.title[1:]}.",
        unit=unit.abbreviation,
        series=("",),
        categories=tuple(mark.category for mark in marks),
        marks=marks,
        description=" ".join(f"{mark.category}: {mark.label} {unit.abbreviation}." for mark in marks),
    )


def build_comparisons_page(site: Site) -> tuple[ComparisonPage, ...]:
    """Gather all comparisons for the list."""
    return tuple(ComparisonPage(comparison, show_values(comparison, site), ()) for comparison in site.comparisons)


def render_comparison_page(page: ComparisonPage, site: Site) -> str:
    """A comparison's page as Markdown with HTML."""
    spec = page.comparison.spec
    return render_page(
        "comparison",
        page,
        site,
        title=spec.title,
        description=f"{spec.question} {VERDICTS[spec.verdict]}.",
        address=addresses.comparison_address(spec),
    )


def render_comparisons_page(pages: tuple[ComparisonPage, ...], site: Site) -> str:
    """The list of comparisons as Markdown with HTML."""
    description = "Vad som kan jämföras mellan nämnder, år och kommuner, hur väl, och varför inte."
    return render_page(
        "comparisons", pages, site, title="Jämför", description=description, address=addresses.COMPARISONS
    )
