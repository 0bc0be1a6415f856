"""Comparisons: what may be compared, how well, and why not."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from build_site import addresses
from build_site.charts.chart import Chart
from build_site.charts.from_comparisons import build_compared_chart
from build_site.charts.studio import Drawing
from build_site.comparing.comparison import Comparison
from build_site.comparing.shown_values import ShownValue, build_shown_values
from build_site.downloads import Offer, offer_comparison
from build_site.model import Municipality, Topic
from build_site.pages.page import Page
from build_site.pages.preview_pictures import LargeNumber, Preview
from build_site.pages.rendering import VERDICTS
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site

COMPARISON_GROUPS = {
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
            chart = build_compared_chart(comparison, shown)
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
    return replace(chart, id=f"{address}{base}", base=base, source=f"Källa: {sources}.", page=address)


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


def build_comparisons_page(site: Site) -> ComparisonsPage:
    """Gather all comparisons for the list, by what they compare, and what the list can be narrowed by.

    In each group those come first that the start page may show.
    """
    ordered = sorted(site.comparisons, key=lambda one: not one.spec.featured)
    shown = [(one, show_values(one, site)) for one in ordered]
    pages = [ComparisonPage(one, values, choose_heads(one, values), ()) for one, values in shown]
    groups = (
        ComparisonGroup(code, title, tuple(page for page in pages if page.comparison.spec.group == code))
        for code, title in COMPARISON_GROUPS.items()
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


def build_pages(site: Site) -> Iterator[Page]:
    """The list of comparisons, and a page for each."""
    yield Page(
        address=addresses.COMPARISONS,
        template="comparisons",
        title="Jämför",
        description="Vad som kan jämföras mellan nämnder, år och kommuner, hur väl, och varför inte.",
        search=SearchListing(),
        content=build_comparisons_page(site),
    )
    for comparison in site.comparisons:
        yield present_comparison(build_comparison_page(site, comparison), site)


def present_comparison(said: ComparisonPage, site: Site) -> Page:
    """A comparison's page from what it says."""
    spec = said.comparison.spec
    return Page(
        address=addresses.comparison_address(spec),
        template="comparison",
        title=spec.title,
        description=f"{spec.question} {VERDICTS[spec.verdict]}.",
        search=_describe_for_search(said.comparison, site),
        preview=_preview_comparison(said),
        content=said,
    )


def _describe_for_search(comparison: Comparison, site: Site) -> SearchListing:
    figures = [point.figure for point in comparison.points]
    names = _unique(site.corpus.codes.municipalities[figure.municipality].name for figure in figures)
    years = sorted({figure.period.year for figure in figures if figure.period})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(str(year) for year in years)
    return SearchListing("Jämförelse", place=tuple(filter(None, (" och ".join(names), span))), municipalities=names)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _preview_comparison(said: ComparisonPage) -> Preview:
    """The question and the verdict, and the figures if they may be compared: pictures are read without their page."""
    spec = said.comparison.spec
    verdict = VERDICTS[spec.verdict]
    if spec.verdict == "not_comparable":
        return Preview(verdict, spec.question)
    numbers = tuple(
        LargeNumber(one.text, one.unit.abbreviation, one.name) for one in said.heads if one.amount is not None
    )
    return Preview(verdict, spec.question, numbers[:2])
