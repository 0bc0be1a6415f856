"""Comparisons: what may be compared, how well, and why not."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from build_site import addresses
from build_site.charts.data import Chart, Mark
from build_site.charts.studio import Drawing
from build_site.comparing import Comparison
from build_site.downloads import Offer, offer_comparison
from build_site.formatting import upper_first
from build_site.model import Municipality, Topic
from build_site.pages.rendering import VERDICTS, render_page
from build_site.pages.site import Site
from build_site.periods import Period, format_period_short
from build_site.showing import ShownValue, build_shown_values

GROUPS = {
    "municipalities": "Kommuner",
    "years": "År",
    "committees": "Nämnder",
    "forecasts": "Hur prognoserna höll",
}


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """What a comparison's page says; drawings in the order of the comparison's bases.

    Attributes:
        heads: the values to show large: the figures themselves, or the last of each series.
    """

    comparison: Comparison
    values: tuple[ShownValue, ...]
    heads: tuple[ShownValue, ...]
    drawings: tuple[Drawing, ...]
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonGroup:
    """Comparisons of one sort: between municipalities, years or committees, or of forecasts."""

    code: str
    title: str
    pages: tuple[ComparisonPage, ...]


@dataclass(frozen=True, slots=True)
class ComparisonsPage:
    """What the list of comparisons says.

    Attributes:
        verdicts: how many comparisons there are with each verdict.
        municipalities, topics: what the comparisons are about.
    """

    groups: tuple[ComparisonGroup, ...]
    verdicts: dict[str, int]
    municipalities: tuple[Municipality, ...]
    topics: tuple[Topic, ...]


def show_values(comparison: Comparison, site: Site) -> tuple[ShownValue, ...]:
    """The values of a comparison in units that people use."""
    return build_shown_values(comparison, site.corpus.codes)


def build_comparison_page(site: Site, comparison: Comparison) -> ComparisonPage:
    """Gather what a comparison says. What isn't comparable gets no chart, because a chart would compare it."""
    values = show_values(comparison, site)
    drawings = []
    if comparison.spec.verdict != "not_comparable":
        for number, base in enumerate(comparison.spec.bases):
            shown = [one for one in values if one.value.base == base and one.amount is not None]
            chart = _build_chart(comparison, shown)
            if chart:
                published = _publish(chart, site, comparison, base)
                drawings.append(site.draw(published, f"diagram-{number + 1}"))
    return ComparisonPage(
        comparison, values, choose_heads(comparison, values), tuple(drawings), offer_comparison(comparison)
    )


def _publish(chart: Chart, site: Site, comparison: Comparison, base: str) -> Chart:
    reports = dict.fromkeys(point.report.id for point in comparison.points)
    sources = "; ".join(site.describe_source(report) for report in site.corpus.reports if report.id in reports)
    address = addresses.comparison_address(comparison.spec)
    return replace(chart, id=f"{address}{base}", source=f"Källa: {sources}.", page=address)


def choose_heads(comparison: Comparison, values: tuple[ShownValue, ...]) -> tuple[ShownValue, ...]:
    """The values to show large, on the first base.

    Single figures as they are; of longer series the first and the last of one, or the last of each where the series are
    the municipalities or committees that are compared.
    """
    first = [one for one in values if one.value.base == comparison.spec.bases[0] and not one.target]
    if not comparison.over_time:
        return tuple(first)
    if comparison.spec.group in ("municipalities", "committees"):
        last = {one.series: one for one in first if one.amount is not None}
        return tuple(last.values())
    name = first[0].series
    series = [one for one in first if one.series == name and one.amount is not None]
    return (series[0], series[-1]) if len(series) > 1 else tuple(series)


def _build_chart(comparison: Comparison, values: list[ShownValue]) -> Chart | None:
    if not values:
        return None
    marks = tuple(_build_line_marks(comparison, values) if comparison.over_time else _build_bar_marks(values))
    unit = values[0].unit
    return Chart(
        kind="lines" if comparison.over_time else "bars",
        title=comparison.spec.title,
        subtitle=f"{upper_first(unit.title)}.",
        unit=unit.abbreviation,
        series=tuple(dict.fromkeys(mark.series for mark in marks)),
        categories=(
            _list_periods(values) if comparison.over_time else tuple(dict.fromkeys(mark.category for mark in marks))
        ),
        marks=marks,
        description=" ".join(f"{one.name}: {one.text} {unit.abbreviation}." for one in values),
    )


def _build_bar_marks(values: list[ShownValue]) -> Iterator[Mark]:
    for one in values:
        yield Mark(one.name, "", "", one.amount or Decimal(0), one.text, one.address)


def _build_line_marks(comparison: Comparison, values: list[ShownValue]) -> Iterator[Mark]:
    """Marks in the order of time; the panel says which unbroken piece of its line a mark belongs to.

    A line breaks where the comparison declares that the series changes its meaning, and where a year is missing.
    """
    pieces: dict[str, tuple[int, Period]] = {}
    for period, one in _order_in_time(values):
        name = one.series or one.municipality
        piece, last = pieces.get(name, (0, period))
        piece += _is_broken(comparison, last, period)
        pieces[name] = (piece, period)
        category, panel = format_period_short(period), f"{name} {piece}"
        yield Mark(category, name, panel, one.amount or Decimal(0), one.text, one.address)


def _order_in_time(values: list[ShownValue]) -> list[tuple[Period, ShownValue]]:
    dated = [(one.point.figure.period, one) for one in values if one.point.figure.period]
    return sorted(dated, key=lambda pair: (pair[0].end, pair[0].start))


def _is_broken(comparison: Comparison, last: Period, period: Period) -> bool:
    declared = any(last.end < broken.period.start <= period.end for broken in comparison.spec.breaks)
    return declared or period.year - last.year > 1


def _list_periods(values: list[ShownValue]) -> tuple[str, ...]:
    """The periods along the axis, with the whole years between the first and the last that nobody reports."""
    periods = {period for period, _ in _order_in_time(values)}
    if all(period.is_full_year for period in periods):
        years = [period.year for period in periods]
        return tuple(str(year) for year in range(min(years), max(years) + 1))
    return tuple(dict.fromkeys(format_period_short(period) for period, _ in _order_in_time(values)))


def build_comparisons_page(site: Site) -> ComparisonsPage:
    """Gather all comparisons for the list, by what they compare, and what the list can be narrowed by.

    In each group those come first that the start page may show.
    """
    ordered = sorted(site.comparisons, key=lambda one: not one.spec.featured)
    shown = [(one, show_values(one, site)) for one in ordered]
    pages = [ComparisonPage(one, values, choose_heads(one, values), ()) for one, values in shown]
    groups = (
        ComparisonGroup(code, title, tuple(page for page in pages if page.comparison.spec.group == code))
        for code, title in GROUPS.items()
    )
    counted = Counter(page.comparison.spec.verdict for page in pages)
    about = {point.figure.municipality for page in pages for point in page.comparison.points}
    topics = {topic for page in pages for topic in page.comparison.spec.topics}
    codes = site.corpus.codes
    return ComparisonsPage(
        groups=tuple(group for group in groups if group.pages),
        verdicts={verdict: counted[verdict] for verdict in VERDICTS},
        municipalities=tuple(one for code, one in codes.municipalities.items() if code in about),
        topics=tuple(one for code, one in codes.topics.items() if code in topics),
    )


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


def render_comparisons_page(page: ComparisonsPage, site: Site) -> str:
    """The list of comparisons as Markdown with HTML."""
    description = "Vad som kan jämföras mellan nämnder, år och kommuner, hur väl, och varför inte."
    return render_page(
        "comparisons", page, site, title="Jämför", description=description, address=addresses.COMPARISONS
    )
