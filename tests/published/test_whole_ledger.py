"""What the site says of how it has worked: how much it has tried and found."""

from dataclasses import replace

from build_site.published.whole_ledger import TALLY, Tried, build_whole_ledger
from tests.built import check
from tests.toy import Toy


def make_tried(toy: Toy) -> Tried:
    result = check(toy.datasets)
    relations = tuple(one for found in result.checked.relations.values() for one in found)
    return Tried(result.corpus, (), result.checked.findings, relations)


def test_one_error_is_told_in_the_singular(checked_toy: Toy) -> None:
    tried = make_tried(checked_toy)
    once = replace(tried, findings=tried.findings[:1])
    report = once.findings[0].report
    ledger = build_whole_ledger(once)
    (page,) = {one.page for one in ledger.placed if one.group == TALLY and report[:8] in one.page}
    assert ledger.text(page, TALLY).endswith("1 fel eller motsägelse är förklarad på sidan Granskning.")
    assert "1 gång räknar rapporterna fel" in ledger.text("", TALLY)


def test_places_are_told_only_where_they_are_more_than_the_errors(checked_toy: Toy) -> None:
    tried = make_tried(checked_toy)
    assert "De märks på" not in build_whole_ledger(tried).text("granskning/", TALLY)
    again = replace(tried, findings=(*tried.findings, tried.findings[0]))
    assert f"De märks på {len(again.findings)} ställen" in build_whole_ledger(again).text("granskning/", TALLY)


def test_what_is_said_of_figures_comes_first(checked_toy: Toy) -> None:
    placed = build_whole_ledger(make_tried(checked_toy)).placed
    groups = [one.group == TALLY for one in placed]
    assert groups == sorted(groups)
    assert any(groups)
    assert not all(groups)
