"""Goals: what is counted, and in which order the reports come."""

from dataclasses import replace

import pytest

from build_site.model import Report
from build_site.pages.goal_pages import build_goal_overview, build_goals_page, build_pages, has_goals
from build_site.pages.site import Site
from build_site.saying.goal_claims import NamedCount, claim_assessed, claim_levels, claim_reached, claim_results
from tests.built import with_levels


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (("good", "not_acceptable"), "Nämnden bedömer att 1 av 2 mål nås i god utsträckning."),
        (("acceptable", "not_acceptable"), "Nämnden bedömer att 0 av 2 mål nås i god utsträckning."),
        (("good", "good"), "Nämnden bedömer att 2 av 2 mål nås i god utsträckning."),
    ],
)
def test_only_what_is_good_counts_as_well_reached(
    toy_site: Site, botkyrka: Report, levels: tuple[str, ...], said: str
) -> None:
    report = with_levels(botkyrka, *levels)
    site = replace(toy_site, corpus=replace(toy_site.corpus, reports=(report,)))
    page = build_goals_page(site, report)
    assert site.ledger.at(page.page)[0].text == said
    counts = [one.claim for one in site.ledger.at(page.page, "svar-nivaer")]
    assert sum(claim.number for claim in counts if isinstance(claim, NamedCount)) == len(page.goals) == 2


def test_nothing_is_claimed_where_nothing_is_assessed() -> None:
    assert claim_assessed(()) is None
    assert claim_reached(()) is None
    assert claim_levels(()) == claim_results(()) == ()


def test_only_reports_with_goals_have_a_page_and_those_without_results_come_last(
    toy_site: Site, botkyrka: Report, eskilstuna: Report
) -> None:
    assessed = with_levels(botkyrka, "good", "good")
    site = replace(toy_site, corpus=replace(toy_site.corpus, reports=(eskilstuna, assessed)))
    assert not has_goals(build_goals_page(site, eskilstuna))
    overview = build_goal_overview(site)
    assert [page.report.id for page in overview] == [assessed.id]
    assert [page.address for page in build_pages(site)] == ["mal/", "kommuner/botkyrka/avun/2019-delar-1/mal/"]
    assert [page.has_results for page in overview] == [True]
