"""The closed lists hold exactly the codes that the schemas allow."""

from enum import StrEnum
from typing import Any

import pytest

from build_site.published.tidy import TIDY_FILES
from build_site.published.vocabulary import (
    BASE_UNITS,
    BASES,
    CLOSED_LISTS,
    FINDING_KINDS,
    REASONS,
    SEXES,
    TABLE_GROUPS,
    VERDICTS,
    ClosedList,
)
from build_site.reading.descriptors import read_schema
from build_site.vocabularies import AreaKind, Base, Flow, MeasureKind, Sex, TableGroup, TableRole, UnitKind, UnitRole
from tests.built import REAL, check

REPORT, COMPARISON, FINDINGS = (read_schema(name) for name in ("report_package", "comparison", "findings"))


def find_field(schema: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(field for field in schema["schema"]["fields"] if field["name"] == name)
    return found


@pytest.mark.parametrize(
    ("listed", "allowed"),
    [
        (SEXES, REPORT["$defs"]["sex"]["enum"]),
        (SEXES, COMPARISON["$defs"]["figure"]["properties"]["sex"]["enum"]),
        (TABLE_GROUPS, REPORT["$defs"]["resource"]["properties"]["uppf:group"]["enum"]),
        (VERDICTS, COMPARISON["properties"]["verdict"]["enum"]),
        (BASES, COMPARISON["properties"]["bases"]["items"]["enum"]),
        (REASONS, COMPARISON["properties"]["reasons"]["items"]["properties"]["kind"]["enum"]),
        (FINDING_KINDS, find_field(FINDINGS, "kind")["constraints"]["enum"]),
    ],
    ids=lambda value: value.name if isinstance(value, ClosedList) else "",
)
def test_codes_are_those_that_the_schema_allows(listed: ClosedList, allowed: list[str]) -> None:
    assert set(listed.titles) == set(allowed)


@pytest.mark.parametrize(
    ("meanings", "codes"),
    [
        (Sex, set(SEXES.titles)),
        (Base, set(BASES.titles)),
        (TableGroup, set(TABLE_GROUPS.titles)),
        (TableRole, set(REPORT["$defs"]["resource"]["properties"]["uppf:role"]["enum"])),
    ],
)
def test_closed_vocabularies_are_those_that_the_program_gives_a_meaning(
    meanings: type[StrEnum], codes: set[str]
) -> None:
    assert set(meanings) == codes


@pytest.mark.parametrize(
    ("meanings", "listed", "column"),
    [
        (MeasureKind, "measures", "kind"),
        (UnitKind, "units", "kind"),
        (UnitRole, "units", "role"),
        (Flow, "indicators", "flow"),
        (AreaKind, "municipalities", "kind"),
    ],
)
def test_code_lists_allow_what_the_program_gives_a_meaning(meanings: type[StrEnum], listed: str, column: str) -> None:
    found = next(one for one in check(REAL).loaded.code_lists.descriptor["resources"] if one["name"] == listed)
    assert set(meanings) == set(find_field(found, column)["constraints"]["enum"])


def test_base_units_are_those_of_the_units() -> None:
    units = next(one for one in check(REAL).loaded.code_lists.descriptor["resources"] if one["name"] == "units")
    assert set(BASE_UNITS.titles) == set(find_field(units, "base_unit")["constraints"]["enum"])


@pytest.mark.parametrize("listed", CLOSED_LISTS, ids=lambda listed: listed.name)
def test_every_code_is_unique_and_explained(listed: ClosedList) -> None:
    assert len(listed.titles) == len(listed.codes) > 0
    assert listed.description
    assert all(code.title and code.description for code in listed.codes)


def test_names_of_lists_are_their_own() -> None:
    names = [listed.name for listed in CLOSED_LISTS] + [file.name for file in [one.file for one in TIDY_FILES]]
    assert len(set(names)) == len(names)
