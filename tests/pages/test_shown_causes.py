"""Errors are ranked by what they change for a reader, and said without false amounts."""

from dataclasses import replace
from typing import Any

import pytest

from build_site.checks.findings import Finding
from build_site.model import Report
from build_site.pages.shown_causes import rate_effect, say_gap, show_causes
from build_site.pages.site import Site


@pytest.fixture
def slip(toy_site: Site) -> Finding:
    return replace(toy_site.findings[0], kind="sum", printed="100.5", expected="90.5", difference="10", unit="tkr")


@pytest.mark.parametrize(
    ("changes", "effect"),
    [
        ({"kind": "sign", "difference": "1356.1", "unit": "mnkr"}, "conclusion"),
        ({"kind": "text", "difference": "", "unit": "percent"}, "conclusion"),
        ({"kind": "text", "difference": "4", "unit": "percent"}, "share"),
        ({"kind": "text", "printed": "8", "difference": "1", "unit": "goals"}, "share"),  # a sentence isn't rounded
        ({}, "amount"),
        ({"difference": "", "unit": "kr_per_place", "kind": "ratio"}, "amount"),
        ({"unit": "percent"}, "share"),
        ({"unit": "persons"}, "share"),
        ({"unit": ""}, "share"),
        ({"kind": "heading", "unit": "tkr", "difference": "", "printed": "Budget"}, "heading"),
        ({"difference": "-0.1"}, "rounding"),
        ({"difference": "-0.2"}, "amount"),
        ({"printed": "536", "difference": "1", "unit": "employees"}, "rounding"),
        ({"printed": "41 och 44", "difference": "", "unit": "percent"}, "share"),
    ],
)
def test_an_error_is_rated_by_what_it_changes(
    slip: Finding, toy_site: Site, changes: dict[str, Any], effect: str
) -> None:
    assert rate_effect([replace(slip, **changes)], toy_site.corpus.codes) == effect


def test_an_error_is_as_grave_as_its_gravest_place(slip: Finding, toy_site: Site) -> None:
    small = replace(slip, difference="0.1")
    assert rate_effect([small, small], toy_site.corpus.codes) == "rounding"
    assert rate_effect([small, slip], toy_site.corpus.codes) == "amount"


def test_errors_stand_by_what_they_change_and_then_by_kronor(slip: Finding, toy_site: Site, botkyrka: Report) -> None:
    found = (
        replace(slip, cause="liten", difference="0.1"),
        replace(slip, cause="mindre"),
        replace(slip, cause="storre", difference="3", unit="mnkr"),
        replace(slip, cause="tecken", kind="sign"),
        replace(slip, cause="mindre", difference="-20"),
    )
    causes = show_causes(botkyrka, found, toy_site.corpus.codes)
    assert [cause.places[0].finding.cause for cause in causes] == ["tecken", "storre", "mindre", "liten"]
    assert [place.finding.difference for place in causes[2].places] == ["-20", "10"]
    assert [int(cause.kronor) for cause in causes] == [0, 3_000_000, 20_000, 100]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"difference": "-1500"}, "skillnad \u22121\xa0500 tkr"),
        ({"unit": "employees", "difference": "1"}, "skillnad 1 anställd"),
        ({"unit": "employees", "difference": "-1"}, "skillnad \u22121 anställd"),
        ({"unit": "employees", "difference": "2"}, "skillnad 2 anställda"),
        ({"unit": "percent", "difference": "4"}, "skillnad 4 procentenheter"),
        ({"unit": "percent", "difference": "1"}, "skillnad 1 procentenhet"),
        ({"unit": "", "difference": "4"}, "skillnad 4"),
        ({"difference": ""}, ""),
        ({"kind": "sign", "printed": "678.0", "expected": "-678.1", "difference": "1356.1"}, "minustecken saknas"),
        ({"kind": "sign", "printed": "-5", "expected": "5", "difference": "-10"}, "fel tecken"),
    ],
)
def test_a_gap_is_said_in_its_own_unit_and_a_wrong_sign_without_amount(
    slip: Finding, toy_site: Site, changes: dict[str, Any], said: str
) -> None:
    assert say_gap(replace(slip, **changes), toy_site.corpus.codes) == said


def test_finding_about_a_table_that_is_gone_is_refused(slip: Finding, toy_site: Site, botkyrka: Report) -> None:
    with pytest.raises(LookupError, match="borta"):
        show_causes(botkyrka, (replace(slip, table="borta"),), toy_site.corpus.codes)
