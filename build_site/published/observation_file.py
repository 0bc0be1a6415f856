"""`observations`: one row per figure of every table."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from build_site.comparing.quantities import Quantities, address_figure, gather_quantities, name_flow
from build_site.formatting import format_base
from build_site.model import Corpus, Figure, Report
from build_site.published import shared_columns as shared
from build_site.published.columns import NAME, PERIOD, SLUG, DataColumn
from build_site.published.observation_status import find_observation_status
from build_site.published.tidy_file import Computed, DatabaseUse, TidyFile
from build_site.vocabularies import ObservationStatus


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure, the report that it stands in, and which figures print what.

    Attributes:
        population: inhabitants at the end of the year before the figure's, or None where the number is not known.
        status: how good the figure is, or why it is missing.
    """

    report: Report
    figure: Figure
    quantities: Quantities
    population: int | None
    status: ObservationStatus

    @property
    def preferred(self) -> str:
        """Address of the figure to use for what this one prints; "" where it is no number."""
        return self.quantities.find_preferred(self.figure)

    @property
    def is_preferred(self) -> bool:
        """Whether the figure is itself the one to use."""
        return self.preferred == address_figure(self.figure)


def place_figures(corpus: Corpus) -> Iterator[PlacedFigure]:
    """All figures."""
    quantities = gather_quantities(corpus)
    return (
        PlacedFigure(
            report, figure, quantities, _find_population(figure, corpus), find_observation_status(figure, corpus.codes)
        )
        for report in corpus.reports
        for figure in report.figures
    )


def _find_population(figure: Figure, corpus: Corpus) -> int | None:
    """The inhabitants that a figure is divided by: those at the end of the year before."""
    period = figure.period
    return corpus.population.get((figure.municipality, period.year - 1)) if period else None


def _compute_base(one: PlacedFigure) -> Decimal | None:
    number = one.figure.number
    return None if number is None else Decimal(format_base(number * one.figure.sign, one.figure.unit))


def _say_preferred(one: PlacedFigure) -> str:
    if not one.preferred:
        return ""
    return "true" if one.is_preferred else "false"


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
            "Talet som det är tryckt: samma tecken, skala och decimaler; graden där cellen har en grad i ord. Tomt när "
            "cellen är tom eller har bara ord",
            type="number",
            unit="enligt kolumnen «unit»",
        ),
        lambda one: one.figure.number,
    ),
    Computed(
        DataColumn("value_text", "Värde i ord", "Det som är tryckt när det inte är ett tal: «Ja», «5-15%», «God»"),
        lambda one: one.figure.text,
    ),
    Computed(
        DataColumn(
            "value_base",
            "Värde i basenhet",
            "Värdet i basenheten och med samma tecken överallt: intäkter plus; kostnader, kostnad per plats och "
            "investeringar minus; netto är intäkter plus kostnader; en avvikelse är plus när den är ett överskott; en "
            "förändring har sitt eget tecken",
            type="number",
            unit="enligt kolumnen «unit_base»",
        ),
        _compute_base,
    ),
    Computed(shared.UNIT_BASE.must(), lambda one: one.figure.unit.base_unit),
    Computed(shared.LINE, lambda one: "" if one.figure.row.spot else one.figure.line),
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
    Computed(
        DataColumn(
            "flow",
            "Slag av pengar",
            "Intäkt, kostnad eller netto. Investeringar är kostnader. Tomt för det som inte är pengar",
            codes="flows",
        ),
        lambda one: name_flow(one.figure),
    ),
    Computed(
        DataColumn(
            "account",
            "Kostnadsslag",
            "Gemensam kod för slaget av intäkt eller kostnad, när raden gäller ett slag och inte alla",
            codes="accounts",
        ),
        lambda one: one.figure.account,
    ),
    Computed(
        DataColumn(
            "as_of",
            "Sedd från",
            "När en prognos är gjord, eller när en uppgift lämnades som har lämnats annorlunda vid en annan tid. Tomt "
            "för det som inte hänger på det",
            pattern=PERIOD,
        ),
        lambda one: str(one.figure.as_of or ""),
    ),
    Computed(
        DataColumn(
            "preferred",
            "Använd den här",
            "true för den av flera rader med samma uppgift som ska användas, false för de andra. Tomt när raden inte "
            "har något tal",
            pattern="true|false",
        ),
        _say_preferred,
    ),
    Computed(
        DataColumn(
            "same_as",
            "Samma uppgift som",
            "Raden som ska användas i stället: rapport/tabell/rad/kolumn. Tomt när raden själv ska användas",
            pattern=f"{SLUG}/{NAME}/{SLUG}/{NAME}",
        ),
        lambda one: "" if one.is_preferred else one.preferred,
    ),
    Computed(
        DataColumn(
            "population",
            "Invånare",
            "Folkmängden i kommunen den 31 december året före periodens år, att dela belopp med. Tomt där den inte är "
            "känd eller perioden inte är känd",
            type="integer",
            unit="personer",
        ),
        lambda one: one.population,
    ),
    Computed(
        DataColumn(
            "obs_status",
            "Status hos SDMX",
            "Hur säker siffran är, eller varför den saknas, med koder ur SDMX:s kodlista CL_OBS_STATUS",
            codes="observation_statuses",
            required=True,
        ),
        lambda one: str(one.status),
    ),
    Computed(shared.PAGE, lambda one: one.figure.row.spot.page if one.figure.row.spot else None),
    Computed(shared.BOX, lambda one: one.figure.row.spot.box if one.figure.row.spot else ""),
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
        lambda one: "" if one.figure.number is None else str(one.figure.number),
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
    lambda source: place_figures(source.corpus),
    _COLUMNS,
    references=(shared.IN_TABLE,),
    extra=_EXTRA,
    database=DatabaseUse(
        key=("report", "table", "row", "column"),
        indexes=(
            ("indicator", "measure"),
            ("service",),
            ("account",),
            ("municipality", "committee"),
            ("period_start",),
        ),
        searched=("label", "value_text", "note"),
        facets=("municipality", "committee", "measure", "service"),
    ),
)
