"""Topics: what all reports say of one subject, with the comparisons that concern it."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_site import addresses
from build_site.charts.studio import Drawing
from build_site.comparing.comparison import Comparison
from build_site.comparing.topic_tables import belongs_to
from build_site.model import Report, Table, Topic
from build_site.pages.comparison_pages import ListedComparison, draw_comparison, list_comparison
from build_site.pages.page import Page
from build_site.pages.search_listing import SearchListing
from build_site.pages.site import Site
from build_site.saying.ledger import ANSWER, Placed
from build_site.saying.site_claims import find_answering


@dataclass(frozen=True, slots=True)
class TopicTable:
    """A table that belongs to a topic, with its answer."""

    table: Table
    answer: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """What a topic's page says: its comparisons, those first that the start page may show, and its tables by report.

    Attributes:
        answering: the comparison that answers first, with its chart; None where there is none.
    """

    topic: Topic
    answer: tuple[Placed, ...]
    answering: Comparison | None
    drawing: Drawing | None
    comparisons: tuple[ListedComparison, ...]
    reports: tuple[tuple[Report, tuple[TopicTable, ...]], ...]


def build_topic_page(site: Site, topic: Topic) -> TopicPage:
    """Gather what is said of a topic."""
    page = addresses.topic_address(topic)
    reports = []
    for report in sorted(site.corpus.reports, key=lambda report: report.period.end, reverse=True):
        tables = tuple(
            TopicTable(table, site.ledger.at(page, f"{report.id}-{table.id}"))
            for table in report.tables
            if belongs_to(table, topic)
        )
        if tables:
            reports.append((report, tables))
    about = (one for one in site.comparisons if topic.code in one.spec.topics)
    comparisons = sorted(about, key=lambda one: not one.spec.featured)
    pages = tuple(list_comparison(one, page, site) for one in comparisons)
    answering = find_answering(topic, site.comparisons)
    name = answering.spec.id if answering else ""
    return TopicPage(
        topic=topic,
        answer=site.ledger.at(page, f"{name}-{ANSWER}"),
        answering=answering,
        drawing=next(draw_comparison(site, answering, page, f"{name}-"), None) if answering else None,
        comparisons=pages,
        reports=tuple(reports),
    )


def build_topics_page(site: Site) -> tuple[TopicPage, ...]:
    """All topics that anything is said of."""
    pages = (build_topic_page(site, topic) for topic in site.corpus.codes.topics.values())
    return tuple(page for page in pages if page.reports or page.comparisons)


def build_pages(site: Site) -> Iterator[Page]:
    """The list of topics, and a page for each."""
    topics = build_topics_page(site)
    yield Page(
        address=addresses.TOPICS,
        template="topics",
        title="Ämnen",
        description="Allt som rapporterna säger om ett ämne, samlat.",
        search=SearchListing(),
        content=topics,
    )
    for said in topics:
        yield present_topic(said)


def present_topic(said: TopicPage) -> Page:
    """A topic's page from what it says."""
    topic = said.topic
    return Page(
        address=addresses.topic_address(topic),
        template="topic",
        title=topic.title,
        description=f"{topic.description}.",
        search=SearchListing("Ämne", words=topic.words, level=1),
        content=said,
    )
