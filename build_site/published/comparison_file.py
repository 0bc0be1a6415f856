"""`comparisons`: the figures of the declared comparisons, with a verdict."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from build_site.comparing.comparison import ComparedPoint, ComparedSeries, ComparedValue, Comparison
from build_site.published import shared_columns as shared
from build_site.published.columns import DataColumn
from build_site.published.observation_file import COLUMN
from build_site.published.tidy_file import Computed, DatabaseUse, TidyFile


@dataclass(frozen=True, slots=True)
class PlacedValue:
    """A figure on one base, and the series and comparison that it belongs to."""

    comparison: Comparison
    series: ComparedSeries
    point: ComparedPoint
    value: ComparedValue


def list_values(comparisons: Iterable[Comparison]) -> Iterator[PlacedValue]:
    """All values of some comparisons."""
    return (
        PlacedValue(comparison, series, point, value)
        for comparison in comparisons
        for series in comparison.series
        for point in series.points
        for value in point.values
    )


def round_value(value: Decimal | None) -> Decimal | None:
    """A compared value as it is published: with two decimals."""
    return None if value is None else Decimal(f"{value:.2f}")


_COLUMNS: tuple[Computed[PlacedValue], ...] = (
    Computed(
        DataColumn("comparison", "Jämförelse-id", "Jämförelsens id, som också är namnet på dess sida", required=True),
        lambda one: one.comparison.spec.id,
    ),
    Computed(
        DataColumn("title", "Jämförelse", "Vad som jämförs", required=True), lambda one: one.comparison.spec.title
    ),
    Computed(
        DataColumn("verdict", "Omdöme", "Hur väl siffrorna kan jämföras", codes="verdicts", required=True),
        lambda one: one.comparison.spec.verdict,
    ),
    Computed(
        DataColumn("series", "Serie", "Vilka siffror som hör ihop. Tomt när varje siffra står för sig"),
        lambda one: one.series.spec.name,
    ),
    Computed(shared.MUNICIPALITY.must(), lambda one: one.point.figure.municipality),
    Computed(shared.COMMITTEE_OF_REPORT.must(), lambda one: one.point.report.committee),
    Computed(shared.REPORT.must(), lambda one: one.point.report.id),
    Computed(shared.TABLE.must(), lambda one: one.point.figure.table),
    Computed(shared.ROW.must(), lambda one: one.point.figure.row.id),
    Computed(shared.MEASURE.must(), lambda one: one.point.figure.measure),
    Computed(shared.PERIOD_COLUMN, lambda one: str(one.point.figure.period or "")),
    Computed(shared.SEX.must(), lambda one: one.point.figure.sex),
    Computed(
        DataColumn("base", "Räknat som", "Vad värdet är räknat på", codes="bases", required=True),
        lambda one: one.value.base,
    ),
    Computed(
        DataColumn(
            "value",
            "Värde",
            "Siffran i basenheten på det valda räknesättet. Tomt när den inte går att räkna ut",
            type="number",
            unit="enligt kolumnerna «base» och «unit_base»",
        ),
        lambda one: round_value(one.value.value),
    ),
    Computed(shared.UNIT_BASE.must(), lambda one: one.point.figure.unit.base_unit),
    Computed(
        DataColumn("population", "Folkmängd", "Invånarna som värdet är delat med", type="integer", unit="personer"),
        lambda one: one.value.population,
    ),
    Computed(
        DataColumn(
            "population_year", "Folkmängd 31 december", "Året vid vars slut invånarna är räknade", type="integer"
        ),
        lambda one: one.value.population_year,
    ),
    Computed(
        DataColumn(
            "reasons",
            "Förbehåll",
            "Varför jämförelsen kräver försiktighet, med semikolon mellan",
            codes="reasons",
            separator=";",
        ),
        lambda one: ";".join(reason.kind for reason in one.comparison.spec.reasons),
    ),
)
COMPARISONS = TidyFile(
    "comparisons",
    "Jämförelser",
    "Jämförda siffror med omdöme",
    lambda source: list_values(source.comparisons),
    _COLUMNS,
    key=("comparison", "series", "report", "table", "row", "measure", "period", "sex", "base"),
    references=(shared.IN_TABLE,),
    extra=(Computed(COLUMN, lambda one: one.point.figure.column.name),),
    counted="comparison",
    database=DatabaseUse(is_numbered=True, indexes=(("comparison",),), facets=("verdict", "base")),
)
