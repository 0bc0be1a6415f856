"""A comparison as a sheet for people: what its page shows, and where each figure comes from."""

from build_site.comparing.comparison import Comparison
from build_site.comparing.shown_values import ShownValue, build_shown_values
from build_site.downloads.offered_data import OfferedData
from build_site.formatting import format_place
from build_site.periods import format_period
from build_site.published.sheets import DATE, INTEGER, NUMBER, Cell, Fact, Field, Sheet

_FIELDS = (
    Field("series", "Serie"),
    Field("measure", "Mått"),
    Field("period", "Period"),
    Field("period_start", "Från", DATE),
    Field("period_end", "Till", DATE),
    Field("unit", "Enhet"),
    Field("value", "Värde", NUMBER),
    Field("population", "Folkmängd", NUMBER),
    Field("population_year", "Folkmängd 31 december", INTEGER),
    Field("municipality", "Kommun"),
    Field("committee", "Nämnd"),
    Field("report", "Rapport"),
    Field("table", "Tabell"),
    Field("row", "Rad"),
    Field("column", "Kolumn"),
    Field("line", "Källrad"),
    Field("municipality_code", "Kommun (kod)"),
)


def build_compared_sheet(content: OfferedData, comparison: Comparison, about: tuple[Fact, ...]) -> Sheet:
    """The values that a comparison's page shows, in the same units and with the same decimals."""
    shown = build_shown_values(comparison, content.corpus.codes)
    rows = tuple(_build_row(one, content) for one in shown)
    return Sheet(comparison.spec.id, comparison.spec.title, _FIELDS, rows, about)


def _build_row(shown: ShownValue, content: OfferedData) -> tuple[Cell, ...]:
    figure, report, period = shown.point.figure, shown.point.report, shown.point.figure.period
    return (
        shown.series or shown.municipality,
        shown.measure,
        format_period(period),
        period.first_day if period else None,
        period.last_day if period else None,
        shown.unit.title,
        shown.text if shown.shown_amount is None else shown.shown_amount,
        shown.value.population,
        shown.value.population_year,
        shown.municipality,
        content.corpus.codes.committees[report.committee_key].name,
        report.title,
        content.names.tables[report.id, figure.table],
        figure.row.full_label,
        figure.column.title,
        format_place(figure.row, figure.line),
        figure.municipality,
    )
