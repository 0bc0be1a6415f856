"""`observations`: one row per figure of every table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from build_site.formatting import format_base
from build_site.model import Figure, Report
from build_site.published import shared_columns as shared
from build_site.published.columns import NAME, DataColumn
from build_site.published.tidy_file import Computed, DatabaseUse, TidyFile


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure and the report that it stands in."""

    report: Report
    figure: Figure


def place_figures(reports: Iterable[Report]) -> Iterator[PlacedFigure]:
    """All figures of some reports."""
    return (PlacedFigure(report, figure) for report in reports for figure in report.figures)


def _compute_base(one: PlacedFigure) -> Decimal | None:
    value = one.figure.value
    return None if value is None else Decimal(format_base(value, one.figure.unit))


COLUMN = DataColumn("column", "Kolumn-id", "Kolumnens id i den tryckta tabellens fil", pattern=NAME)
_COLUMNS: tuple[Computed[PlacedFigure], ...] = (
    Computed(shared.MUNICIPALITY.must(), lambda one: one.figure.municipality),
    Computed(shared.COMMITTEE_OF_REPORT.must(), lambda one: one.report.committee),
    Computed(shared.REPORT.must(), lambda one: one.report.id),
    Computed(shared.TABLE.must(), lambda one: one.figure.table),
    Computed(shared.ROW.must(), lambda one: one.figure.row.id),
    Computed(
        DataColumn(
            "label",
            "Rad",
            "Radens namn som det är tryckt. Rubriker ovanför kommer först, med « > » mellan",
            required=True,
        ),
        lambda one: one.figure.row.full_label,
    ),
    Computed(
        DataColumn("service", "Verksamhet", "Gemensam kod för verksamheten", codes="services"),
        lambda one: one.figure.service,
    ),
    Computed(
        DataColumn("indicator", "Indikator", "Gemensam kod för det som mäts", codes="indicators"),
        lambda one: one.figure.indicator,
    ),
    Computed(shared.MEASURE.must(), lambda one: one.figure.measure),
    Computed(shared.PERIOD_COLUMN, lambda one: str(one.figure.period or "")),
    Computed(shared.SEX.must(), lambda one: one.figure.sex),
    Computed(DataColumn("age", "Ålder", "Åldersgruppen som den är tryckt"), lambda one: one.figure.age),
    Computed(
        DataColumn("unit", "Enhet", "Enheten för «value»", codes="units", required=True),
        lambda one: one.figure.unit.code,
    ),
    Computed(
        DataColumn(
            "value",
            "Värde",
            "Talet som det är tryckt: samma tecken, skala och decimaler. Tomt när cellen är tom eller har ord",
            type="number",
            unit="enligt kolumnen «unit»",
        ),
        lambda one: one.figure.value,
    ),
    Computed(
        DataColumn("value_text", "Värde i ord", "Det som är tryckt när det inte är ett tal: «Ja», «5-15%», «God»"),
        lambda one: one.figure.text,
    ),
    Computed(
        DataColumn(
            "value_base",
            "Värde i basenhet",
            "Värdet i basenheten, så att tusental och miljoner kan jämföras",
            type="number",
            unit="enligt kolumnen «unit_base»",
        ),
        _compute_base,
    ),
    Computed(shared.UNIT_BASE.must(), lambda one: one.figure.unit.base_unit),
    Computed(shared.LINE.must(), lambda one: one.figure.line),
    Computed(
        DataColumn(
            "uncertain",
            "Osäker kolumn",
            "Om textutdraget har tappat vilken kolumn siffran står i; anmärkningen säger hur det avgjordes",
            codes="uncertainties",
        ),
        lambda one: "column" if one.figure.uncertain else None,
    ),
    Computed(
        DataColumn("status", "Därför saknas uppgiften", "Varför det inte finns något värde", codes="statuses"),
        lambda one: one.figure.status,
    ),
    Computed(shared.NOTE, lambda one: one.figure.note),
)
_EXTRA: tuple[Computed[PlacedFigure], ...] = (
    Computed(
        replace(
            shared.MUNICIPALITY,
            name="report_municipality",
            title="Rapportens kommun",
            description="Kommunen som rapporten kommer från, vilket område siffran än gäller; med «committee» är den "
            "nämnden",
        ),
        lambda one: one.report.municipality,
    ),
    Computed(COLUMN, lambda one: one.figure.column.name),
    Computed(
        DataColumn("value_printed", "Värde som tryckt", "Talet som text, med alla tryckta decimaler"),
        lambda one: "" if one.figure.value is None else str(one.figure.value),
    ),
    Computed(
        DataColumn("period_start", "Från", "Periodens första dag", type="date"),
        lambda one: one.figure.period.first_day if one.figure.period else None,
    ),
    Computed(
        DataColumn("period_end", "Till", "Periodens sista dag", type="date"),
        lambda one: one.figure.period.last_day if one.figure.period else None,
    ),
)
OBSERVATIONS = TidyFile(
    "observations",
    "Alla siffror",
    "En rad per siffra ur alla tabeller, med mått, period, enhet och källrad",
    lambda source: place_figures(source.corpus.reports),
    _COLUMNS,
    references=(shared.IN_TABLE,),
    extra=_EXTRA,
    database=DatabaseUse(
        key=("report", "table", "row", "column"),
        indexes=(("indicator", "measure"), ("service",), ("municipality", "committee"), ("period_start",)),
        searched=("label", "value_text", "note"),
        facets=("municipality", "committee", "measure", "service"),
    ),
)
