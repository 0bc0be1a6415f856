"""Where a row comes from: how sure its place is, and which errors touch it."""

import pytest

from build_site.model import Report
from build_site.pages.row_sources import RowSource, build_row_source
from build_site.pages.site import Site
from build_site.published.shown_tables import build_shown_table
from tests.built import get_table


@pytest.fixture
def sources(toy_site: Site, botkyrka: Report) -> dict[str, dict[str, RowSource]]:
    """Every row's source by table and row."""
    found = {}
    for name in ("volumes", "staff", "operating_result"):
        shown = build_shown_table(get_table(botkyrka, name), toy_site.corpus.codes, toy_site.findings)
        found[name] = {row.row.id: build_row_source(shown, row) for row in shown.rows}
    return found


def test_only_the_row_whose_column_was_lost_says_so_with_its_note(sources: dict[str, dict[str, RowSource]]) -> None:
    volumes = sources["volumes"]
    assert {row for row, one in volumes.items() if one.uncertain} == {"nojda"}
    assert len(volumes["nojda"].uncertain) == 1
    assert [note.split(";")[0] for note in volumes["nojda"].notes] == ["Utdraget har tappat kolumnen"]
    assert volumes["trasiga"].notes == ()


def test_an_error_touches_its_own_row_only(sources: dict[str, dict[str, RowSource]]) -> None:
    staff = sources["staff"]
    assert [number for number, _ in staff["sagolasare"].findings] == [1]
    assert staff["leksaksmakare"].findings == ()


def test_an_error_about_a_whole_column_touches_every_row(sources: dict[str, dict[str, RowSource]]) -> None:
    result = sources["operating_result"]
    assert {finding.kind for one in result.values() for _, finding in one.findings} == {"heading"}
    assert all(one.findings for one in result.values())
