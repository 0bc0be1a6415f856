"""Every generated page, by path."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from build_site import addresses, pages
from build_site.pages.site import Site
from build_site.published.dictionary import Dictionary
from build_site.publishing.editions import CurrentEdition
from build_site.publishing.history import Step


def render_all_pages(site: Site) -> dict[str, str]:
    """Every generated page as Markdown, by path.

    All pages are gathered before the first is rendered, so that charts are drawn meanwhile.
    """
    renders: dict[str, Callable[[], str]] = {
        addresses.START: partial(pages.render_start_page, pages.build_start_page(site), site),
        addresses.MUNICIPALITIES: partial(
            pages.render_municipalities_page, pages.build_municipalities_page(site), site
        ),
        addresses.COMPARISONS: partial(pages.render_comparisons_page, pages.build_comparisons_page(site), site),
        addresses.FINDINGS: partial(pages.render_findings_page, pages.build_findings_page(site), site),
        addresses.DATA: partial(pages.render_data_page, pages.build_data_page(site), site),
        addresses.SEARCH: partial(pages.render_search_page, pages.build_search_page(site), site),
        addresses.API_PAGE: partial(pages.render_api_page, pages.build_api_page(site), site),
    }
    for municipality in pages.build_municipalities_page(site).municipalities:
        renders[municipality.address] = partial(pages.render_municipality_page, municipality, site)
        for committee in municipality.committees:
            renders[committee.address] = partial(pages.render_committee_page, committee, site)
    renders[addresses.GOALS] = partial(pages.render_goal_overview, pages.build_goal_overview(site), site)
    topics = pages.build_topics_page(site)
    renders[addresses.TOPICS] = partial(pages.render_topics_page, topics, site)
    for topic in topics:
        renders[addresses.topic_address(topic.topic)] = partial(pages.render_topic_page, topic, site)
    for comparison in site.comparisons:
        page = pages.build_comparison_page(site, comparison)
        renders[addresses.comparison_address(comparison.spec)] = partial(pages.render_comparison_page, page, site)
    for report in site.corpus.reports:
        address = addresses.report_address(report)
        renders[address] = partial(pages.render_report_page, pages.build_report_page(site, report), site)
        goals = pages.build_goals_page(site, report)
        if pages.has_goals(goals):
            renders[addresses.goals_address(report)] = partial(pages.render_goals_page, goals, site)
        for table in report.tables:
            address = addresses.table_address(report, table.id)
            renders[address] = partial(pages.render_table_page, pages.build_table_page(site, report, table), site)
    return {f"{address}index.md": render() for address, render in renders.items()}


def render_all_edition_pages(site: Site, current: CurrentEdition, history: Sequence[Step]) -> dict[str, str]:
    """The pages about editions as Markdown, by path."""
    overview = pages.build_editions_page(site, history)
    rendered = {
        addresses.EDITIONS: pages.render_editions_page(overview, site),
        addresses.CHANGES: pages.render_changes_page(overview, site),
    }
    for page in pages.build_edition_pages(site, current, history):
        rendered[addresses.edition_address(page.edition.version)] = pages.render_edition_page(page, site)
    return {f"{address}index.md": text for address, text in rendered.items()}


def render_all_dictionary_pages(site: Site, dictionary: Dictionary, data: Mapping[str, bytes]) -> dict[str, str]:
    """The pages of the data dictionary as Markdown, by path."""
    overview = pages.build_dictionary_page(dictionary, site)
    rendered = {addresses.DICTIONARY: pages.render_dictionary_page(overview, site)}
    for page in pages.build_dictionary_pages(dictionary, site, data):
        rendered[page.address] = pages.render_dictionary_entry(page, site)
    return {f"{address}index.md": text for address, text in rendered.items()}
