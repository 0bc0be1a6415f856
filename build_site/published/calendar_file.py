"""`calendar`: which reports the committees should make, when, and which of them are here."""

from dataclasses import replace

from build_site.comparing.expected_reports import ExpectedReport, expect_reports
from build_site.model import SourcePlace
from build_site.published import shared_columns as shared
from build_site.published.columns import DataColumn
from build_site.published.tidy_file import Computed, DatabaseUse, TidyFile

_DAY_OR_MONTH = "[0-9]{4}-[0-9]{2}(-[0-9]{2})?"


def _write_place(place: SourcePlace | None) -> str:
    return "/".join(filter(None, (place.source, place.lines))) if place else ""


def _source(name: str, title: str, what: str) -> DataColumn:
    return DataColumn(name, title, f"Var det står {what}: rapport och källrader, som rapport/rader, eller en adress")


_COLUMNS: tuple[Computed[ExpectedReport], ...] = (
    Computed(shared.MUNICIPALITY.must(), lambda one: one.municipality.code),
    Computed(
        replace(shared.COMMITTEE, description="Nämnden som ska rapportera. Koden är kommunens egen", required=True),
        lambda one: one.committee.code,
    ),
    Computed(
        DataColumn("kind", "Slag", "Vilken av årets rapporter det är", codes="report_kinds", required=True),
        lambda one: one.kind.code,
    ),
    Computed(
        replace(shared.PERIOD_COLUMN, description="Tiden som rapporten följer upp", required=True),
        lambda one: one.period.text,
    ),
    Computed(
        DataColumn("title", "Rapport", "Rapportens slag och år", required=True),
        lambda one: one.name,
    ),
    Computed(
        DataColumn(
            "due",
            "Väntas",
            "Dagen eller månaden då rapporten senast ska ha kommit, eller brukar komma. Tomt när ingen källa säger det",
            pattern=_DAY_OR_MONTH,
        ),
        lambda one: one.due.text if one.due else "",
    ),
    Computed(
        DataColumn("state", "Läge", "Var rapporten är den dag som står i as_of", codes="report_states", required=True),
        lambda one: str(one.state),
    ),
    Computed(
        DataColumn(
            "as_of",
            "Läget den",
            "Dagen då läget gällde: då de senaste uppgifterna lades till. Räkna själv om läget ur due för en annan dag",
            type="date",
            required=True,
        ),
        lambda one: one.as_of,
    ),
    Computed(
        replace(shared.REPORT, description="Rapportens id, när den finns här"),
        lambda one: one.report.id if one.report else "",
    ),
    Computed(
        DataColumn(
            "ground", "Grund", "Om en källa säger att rapporten görs just det året", codes="grounds", required=True
        ),
        lambda one: str(one.ground),
    ),
    Computed(_source("source", "Källa", "att rapporten görs").must(), lambda one: _write_place(one.rhythm.place)),
    Computed(
        DataColumn("due_ground", "Grund för när", "Om en källa säger när den väntas just det året", codes="grounds"),
        lambda one: str(one.due_ground or ""),
    ),
    Computed(
        _source("due_source", "Källa för när", "när rapporten väntas"),
        lambda one: _write_place(one.rhythm.due_place),
    ),
)
CALENDAR = TidyFile(
    "calendar",
    "Kalender",
    "Vilka rapporter nämnderna väntas göra, när, och vilka som finns här, är sena eller saknas",
    lambda source: expect_reports(source.corpus),
    _COLUMNS,
    key=("municipality", "committee", "kind", "period"),
    is_frozen=False,  # what is late depends on the day; the rhythms themselves are kept with the reference data
    database=DatabaseUse(facets=("state",)),
)
