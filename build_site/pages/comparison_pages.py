"""Comparisons: what may be compared, how well, and why not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from build_site import addresses
from build_site.charts.chart import Chart
from build_site.charts.from_comparisons import build_compared_chart
from build_site.charts.studio import Drawing
from build_site.comparing.comparison import Comparison
from build_site.comparing.shown_values import ShownValue, build_shown_values
from build_site.downloads import Offer, offer_comparison
from build_site.formatting import list_all
from build_site.model import Municipality, Topic
from build_site.pages.compared_tables import ComparedTable, build_compared_tables
from build_site.pages.leading_on import WayOn, list_neighbours, list_ways_on
from build_site.pages.page import Page
from build_site.pages.preview_pictures import LargeNumber, Preview
from build_site.pages.rendering import VERDICTS
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site
from build_site.saying.heads import Head
from build_site.saying.ledger import Placed
from build_site.saying.site_claims import HEADS

FORECASTS = "forecasts"  # the group of comparisons of what was expected with what came
COMPARISON_GROUPS = {
    "municipalities": "Kommuner",
    "years": "År",
    "committees": "Nämnder",
    "sexes": "Kvinnor och män",
    FORECASTS: "Hur prognoserna höll",
}


@dataclass(frozen=True, slots=True)
class PlacedHead:
    """A figure that stands large, at its place."""

    place: str
    head: Head


@dataclass(frozen=True, slots=True)
class ListedComparison:
    """A comparison in a list, with the figures that stand for it."""

    comparison: Comparison
    heads: tuple[PlacedHead, ...]


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """What a comparison's page says; drawings in the order of the comparison's bases.

    Attributes:
        topics: what it is about.
        neighbours: comparisons that a reader of this one may want next.
        ways_on: what its figures can be put beside, as the reader chooses.
        heads: the values to show large: those that carry what is claimed, or the last of each series.
    """

    comparison: Comparison
    answer: tuple[Placed, ...]
    tables: tuple[ComparedTable, ...]
    heads: tuple[PlacedHead, ...]
    drawings: tuple[Drawing, ...]
    offers: tuple[Offer, ...] = ()
    topics: tuple[Topic, ...] = ()
    neighbours: tuple[Comparison, ...] = ()
    ways_on: tuple[WayOn, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonGroup:
    """Comparisons of one sort: between municipalities, years, committees or the sexes, or of forecasts."""

    code: str
    title: str
    pages: tuple[ListedComparison, ...]


@dataclass(frozen=True, slots=True)
class ComparisonsPage:
    """What the list of comparisons says.

    Attributes:
        municipalities, topics: what the comparisons are about.
    """

    groups: tuple[ComparisonGroup, ...]
    municipalities: tuple[Municipality, ...]
    topics: tuple[Topic, ...]


def show_values(comparison: Comparison, site: Site) -> tuple[ShownValue, ...]:
    """The values of a comparison in units that people use."""
    return build_shown_values(comparison, site.corpus.codes)


def build_comparison_page(site: Site, comparison: Comparison) -> ComparisonPage:
    """Gather what a comparison says. What isn't comparable gets no chart, because a chart would compare it."""
    page = addresses.comparison_address(comparison.spec)
    return ComparisonPage(
        comparison,
        site.ledger.at(page),
        build_compared_tables(show_values(comparison, site)),
        list_heads(page, HEADS, site),
        tuple(draw_comparison(site, comparison, page)),
        offer_comparison(comparison),
        tuple(site.corpus.codes.topics[code] for code in comparison.spec.topics),
        list_neighbours(comparison, site.comparisons),
        list_ways_on([point.figure for point in comparison.points], site.found),
    )


def draw_comparison(site: Site, comparison: Comparison, page: str, prefix: str = "") -> Iterator[Drawing]:
    """The charts of a comparison on a page, one for each base; what isn't comparable has none.

    Args:
        prefix: what the charts' ids on the page begin with.
    """
    if comparison.spec.verdict == "not_comparable":
        return
    values = show_values(comparison, site)
    for number, base in enumerate(comparison.spec.bases, start=1):
        shown = [one for one in values if one.value.base == base and one.amount is not None]
        chart = build_compared_chart(comparison, shown, site.ledger.title(page, f"{prefix}diagram-{number}"))
        if chart:
            yield site.draw(_publish(chart, site, comparison, base), f"{prefix}diagram-{number}")


def _publish(chart: Chart, site: Site, comparison: Comparison, base: str) -> Chart:
    reports = dict.fromkeys(point.report.id for point in comparison.points)
    sources = "; ".join(site.describe_source(report) for report in site.corpus.reports if report.id in reports)
    address = addresses.comparison_address(comparison.spec)
    return replace(chart, id=f"{address}{base}", base=base, source=f"Källa: {sources}.", page=address)


def list_heads(page: str, group: str, site: Site) -> tuple[PlacedHead, ...]:
    """The figures that stand large at a place."""
    placed = site.ledger.at(page, group)
    return tuple(PlacedHead(one.place, one.claim) for one in placed if isinstance(one.claim, Head))


def list_comparison(comparison: Comparison, page: str, site: Site) -> ListedComparison:
    """A comparison as it stands in a list on a page."""
    return ListedComparison(comparison, list_heads(page, comparison.spec.id, site))


def build_comparisons_page(site: Site) -> ComparisonsPage:
    """Gather all comparisons for the list, by what they compare, and what the list can be narrowed by.

    In each group those come first that the start page may show.
    """
    ordered = sorted(site.comparisons, key=lambda one: not one.spec.featured)
    return ComparisonsPage(
        groups=_group_comparisons([list_comparison(one, addresses.COMPARISONS, site) for one in ordered]),
        municipalities=_list_municipalities(ordered, site),
        topics=_list_topics(ordered, site),
    )


def _group_comparisons(pages: Sequence[ListedComparison]) -> tuple[ComparisonGroup, ...]:
    """The groups that have comparisons."""
    groups = (
        ComparisonGroup(code, title, tuple(page for page in pages if page.comparison.spec.group == code))
        for code, title in COMPARISON_GROUPS.items()
    )
    return tuple(group for group in groups if group.pages)


def _list_municipalities(comparisons: Iterable[Comparison], site: Site) -> tuple[Municipality, ...]:
    """The municipalities that comparisons have figures of, in the order of their code list."""
    about = {point.figure.municipality for one in comparisons for point in one.points}
    return tuple(one for code, one in site.corpus.codes.municipalities.items() if code in about)


def _list_topics(comparisons: Iterable[Comparison], site: Site) -> tuple[Topic, ...]:
    """The topics that comparisons belong to, in the order of their code list."""
    topics = {topic for one in comparisons for topic in one.spec.topics}
    return tuple(one for code, one in site.corpus.codes.topics.items() if code in topics)


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
    return SearchListing("Jämförelse", place=tuple(filter(None, (list_all(names), span))), municipalities=names)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _draw_head(head: Head) -> LargeNumber:
    if head.has_unit_first:
        return LargeNumber(f"{head.unit_name} {head.number}", "", head.name)
    return LargeNumber(head.number, head.unit_name, head.name)


def _preview_comparison(said: ComparisonPage) -> Preview:
    """The question and the verdict, and the figures if they may be compared: pictures are read without their page."""
    spec = said.comparison.spec
    verdict = VERDICTS[spec.verdict]
    if spec.verdict == "not_comparable":
        return Preview(verdict, spec.question)
    heads = [one.head for one in said.heads]
    numbers = tuple(_draw_head(one) for one in heads)
    return Preview(verdict, spec.question, numbers[:2])
