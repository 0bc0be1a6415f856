"""From a table a reader comes to what it is used in, and to what it can be put beside."""

from build_site.comparing.found_comparisons import find_comparisons
from build_site.comparing.subjects import gather_subjects
from build_site.pages.leading_on import MOST, choose_widest, list_uses, list_ways_on
from build_site.pages.site import Site
from tests.pages.reading import render_at
from tests.toy import BOTKYRKA

TABLE = "kommuner/botkyrka/avun/2019-delar-1/operating_result/"


def test_a_table_leads_to_every_comparison_that_uses_it_and_no_other(toy_site: Site) -> None:
    for report in toy_site.corpus.reports:
        for table in report.tables:
            uses = {one.spec.id for one in list_uses(toy_site.comparisons, report, table)}
            assert uses == {
                one.spec.id
                for one in toy_site.comparisons
                if (report.id, table.id) in {(point.figure.report, point.figure.table) for point in one.points}
            }


def test_ways_on_are_few_and_begin_with_other_municipalities(toy_site: Site) -> None:
    corpus = toy_site.corpus
    found = choose_widest(find_comparisons(gather_subjects(corpus), corpus.comparability.rules))
    report = corpus.report(BOTKYRKA)
    assert report is not None
    between = {one.subject.title for one in found.values() if "municipalities" in one.kinds}
    tables = [list_ways_on(table.figures, found) for table in report.tables]
    assert any(way.title in between for ways in tables for way in ways)
    for ways in tables:
        assert len(ways) <= MOST
        marks = [way.title in between for way in ways]
        assert marks == sorted(marks, reverse=True)
        assert all(way.address.startswith("utforska/?vad=") for way in ways)


def test_the_page_says_both(toy_site: Site) -> None:
    body = render_at(TABLE, toy_site)
    assert '<h2 id="jamfor-med">Jämför med …</h2>' in body
    assert 'href="../../../../../utforska/?vad=' in body
    assert '<h2 id="anvands-i">Används i jämförelserna</h2>' in body
    assert '<a href="../../../../../jamfor/leksaker/">Leksaker per invånare</a>' in body
