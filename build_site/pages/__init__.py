"""The pages: `build_<page>()` gathers what a page says, `render_<page>()` turns it into text. Neither writes files."""

from build_site.pages.api import build_api_page, render_api_page
from build_site.pages.catalogue import build_data_page, render_data_page
from build_site.pages.comparisons import (
    build_comparison_page,
    build_comparisons_page,
    render_comparison_page,
    render_comparisons_page,
)
from build_site.pages.dictionary import (
    build_dictionary_page,
    build_dictionary_pages,
    render_dictionary_entry,
    render_dictionary_page,
)
from build_site.pages.editions import (
    build_edition_pages,
    build_editions_page,
    render_changes_page,
    render_edition_page,
    render_editions_page,
)
from build_site.pages.embed import render_embed_page
from build_site.pages.findings import build_findings_page, render_findings_page
from build_site.pages.goals import (
    build_goal_overview,
    build_goals_page,
    has_goals,
    render_goal_overview,
    render_goals_page,
)
from build_site.pages.municipalities import (
    build_committee_page,
    build_municipalities_page,
    build_municipality_page,
    render_committee_page,
    render_municipalities_page,
    render_municipality_page,
)
from build_site.pages.previews import build_previews
from build_site.pages.report import build_report_page, render_report_page
from build_site.pages.search import build_search_page, render_search_page
from build_site.pages.start import build_start_page, render_start_page
from build_site.pages.table import build_table_page, render_table_page
from build_site.pages.topics import build_topic_page, build_topics_page, render_topic_page, render_topics_page

__all__ = [
    "build_api_page",
    "build_committee_page",
    "build_comparison_page",
    "build_comparisons_page",
    "build_data_page",
    "build_dictionary_page",
    "build_dictionary_pages",
    "build_edition_pages",
    "build_editions_page",
    "build_findings_page",
    "build_goal_overview",
    "build_goals_page",
    "build_municipalities_page",
    "build_municipality_page",
    "build_previews",
    "build_report_page",
    "build_search_page",
    "build_start_page",
    "build_table_page",
    "build_topic_page",
    "build_topics_page",
    "has_goals",
    "render_api_page",
    "render_changes_page",
    "render_committee_page",
    "render_comparison_page",
    "render_comparisons_page",
    "render_data_page",
    "render_dictionary_entry",
    "render_dictionary_page",
    "render_edition_page",
    "render_editions_page",
    "render_embed_page",
    "render_findings_page",
    "render_goal_overview",
    "render_goals_page",
    "render_municipalities_page",
    "render_municipality_page",
    "render_report_page",
    "render_search_page",
    "render_start_page",
    "render_table_page",
    "render_topic_page",
    "render_topics_page",
]
