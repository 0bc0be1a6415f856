"""The calendar by the reader's own clock: the page itself only knows the day when it was made."""

import pytest

from tests.site.conftest import Open


@pytest.mark.parametrize(("now", "passed"), [("2026-11-29T12:00:00Z", 0), ("2035-01-01T12:00:00Z", 2)])
def test_days_that_have_passed_since_the_page_was_made_are_said_to_have(now: str, passed: int, open_page: Open) -> None:
    visit = open_page("om/")
    visit.page.clock.install(time=now)
    visit.go("kalender/")
    told = visit.page.locator("#harnast + ul").get_by_text("har passerat sedan dess")
    assert (told.count() >= passed) if passed else not told.count()
    assert visit.errors == []
