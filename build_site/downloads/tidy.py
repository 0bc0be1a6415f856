"""The tidy database: one sheet per file under `data/`. The contract's columns come first, in the contract's order.

The formats that are not CSV have a few columns more (`EXTRA_COLUMNS`): what CSV can't say, or says by its text.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from build_site.checks.findings import Finding
from build_site.comparing import Comparison
from build_site.downloads.delimited import format_csv
from build_site.downloads.sheets import DATE, INTEGER, NUMBER, Cell, Field, Sheet, format_cell, sort_rows
from build_site.formatting import format_base
from build_site.model import Corpus, Figure, Report
from build_site.periods import Period

_PLACE = (
    Field("municipality", "Kommun", codes="municipality", description="Kommunkod enligt SCB; 00 är hela riket."),
    Field("committee", "Nämnd", codes="committee"),
    Field("report", "Rapport", codes="report"),
)
_TABLE = Field("table", "Tabell", codes="table", description="Tabellens id, unikt i rapporten.")
_ROW = Field("row", "Rad-id", description="Radens id, unikt i tabellen.")
_LINE = Field("line", "Källrad", description="Rad eller rader i rapportens text där uppgiften står.")
_NOTE = Field("note", "Anmärkning")
_PERIOD = Field(
    "period",
    "Period",
    codes="period",
    description="Vad siffran gäller: 2022, 2023-01/2023-08, 2022-08 eller 2023-03-31.",
)
_MEASURE = Field("measure", "Mått", codes="measure")
_SEX = Field("sex", "Kön", codes="sex")
_UNIT_BASE = Field("unit_base", "Basenhet", codes="base_unit")
_COLUMN = Field("column", "Kolumn-id", description="Kolumnens id i den tryckta tabellens fil.")
OBSERVATION_FIELDS = (
    *_PLACE,
    _TABLE,
    _ROW,
    Field("label", "Rad", description="Radens namn som det är tryckt; rubriker ovanför först."),
    Field("service", "Verksamhet", codes="service"),
    Field("indicator", "Indikator", codes="indicator"),
    _MEASURE,
    _PERIOD,
    _SEX,
    Field("age", "Ålder"),
    Field("unit", "Enhet", codes="unit"),
    Field("value", "Värde", NUMBER, description="Talet som det är tryckt, i kolumnen unit:s enhet."),
    Field("value_text", "Text", description="Texten som den är tryckt, när cellen inte är ett tal."),
    Field("value_base", "Värde i basenhet", NUMBER, description="Talet i basenheten, för att jämföra tkr med mnkr."),
    _UNIT_BASE,
    _LINE,
    Field("uncertain", "Osäker", codes="uncertain", description="column när kolumnen är osäker, annars tomt."),
    Field("status", "Därför saknas uppgiften", codes="status"),
    _NOTE,
)
REPORT_FIELDS = (
    *_PLACE[:2],
    Field("report", "Rapport-id"),
    Field("title", "Rapport"),
    Field("year", "År", INTEGER),
    Field("kind", "Slag", codes="kind"),
    _PERIOD,
    Field("version", "Datapaketets version"),
    Field("created", "Datapaketet skapat"),
    Field("source_title", "Rapportens titel"),
    Field("source_date", "Rapportens datum", DATE),
    Field("diary_number", "Diarienummer"),
    Field("source_sha256", "Kontrollsumma (sha256)"),
    Field("tables", "Antal tabeller", INTEGER),
    Field("figures", "Antal siffror", INTEGER),
)
TABLE_FIELDS = (
    *_PLACE,
    Field("table", "Tabell-id"),
    Field("title", "Tabell"),
    Field("section", "Avsnitt"),
    Field("lines", "Källrader"),
    Field("rows", "Antal rader", INTEGER),
    Field("figures", "Antal siffror", INTEGER),
)
GOAL_FIELDS = (
    *_PLACE,
    _TABLE,
    _ROW,
    Field("goal_area", "Målområde"),
    Field("goal", "Mål"),
    Field("assessment", "Bedömning", codes="level"),
    Field("assessment_printed", "Bedömning som tryckt"),
    _LINE,
    _NOTE,
)
FINDING_FIELDS = (
    _PLACE[2],
    _TABLE,
    Field("lines", "Källrader"),
    Field("kind", "Slag", codes="finding_kind"),
    Field("relation", "Samband"),
    Field("printed", "I rapporten", description="Tal eller text som det är tryckt."),
    Field("expected", "Väntat", description="Tal eller text som det borde ha varit."),
    Field("difference", "Skillnad", NUMBER),
    Field("unit", "Enhet", codes="unit"),
    Field("explanation", "Förklaring"),
)
COMPARISON_FIELDS = (
    Field("comparison", "Jämförelse-id"),
    Field("title", "Jämförelse"),
    Field("verdict", "Omdöme", codes="verdict"),
    Field("series", "Serie"),
    *_PLACE,
    _TABLE,
    _ROW,
    _MEASURE,
    _PERIOD,
    _SEX,
    Field("base", "Räknat som", codes="base"),
    Field("value", "Värde", NUMBER),
    _UNIT_BASE,
    Field("population", "Folkmängd", INTEGER),
    Field("population_year", "Folkmängd 31 december", INTEGER),
    Field("reasons", "Förbehåll", codes="reason"),
)
OBSERVATION_COLUMNS, REPORT_COLUMNS, TABLE_COLUMNS, GOAL_COLUMNS, FINDING_COLUMNS, COMPARISON_COLUMNS = (
    tuple(field.name for field in described)
    for described in (
        OBSERVATION_FIELDS,
        REPORT_FIELDS,
        TABLE_FIELDS,
        GOAL_FIELDS,
        FINDING_FIELDS,
        COMPARISON_FIELDS,
    )
)
EXTRA_FIELDS = (
    _COLUMN,
    Field("value_printed", "Värde som tryckt", description="Talet som text, med alla tryckta decimaler."),
    Field("period_start", "Från", DATE, description="Periodens första dag."),
    Field("period_end", "Till", DATE, description="Periodens sista dag."),
)
EXTRA_COLUMNS = tuple(field.name for field in EXTRA_FIELDS)


def build_observation_sheet(corpus: Corpus, figures: Iterable[Figure] | None = None) -> Sheet:
    """One row per figure, sorted; all figures of the corpus unless some are given."""
    chosen = (figure for report in corpus.reports for figure in report.figures) if figures is None else figures
    committees = {report.id: report.committee for report in corpus.reports}
    rows = sort_rows(_observation(committees[figure.report], figure) for figure in chosen)
    return Sheet("observations", "Alla siffror", (*OBSERVATION_FIELDS, *EXTRA_FIELDS), rows)


def _observation(committee: str, figure: Figure) -> list[Cell]:
    value, period = figure.value, figure.period
    return [
        figure.municipality,
        committee,
        figure.report,
        figure.table,
        figure.row.id,
        figure.row.full_label,
        figure.service or None,
        figure.indicator or None,
        figure.measure,
        str(period) if period else None,
        figure.sex,
        figure.age or None,
        figure.unit.code,
        value,
        figure.text or None,
        None if value is None else Decimal(format_base(value, figure.unit)),
        figure.unit.base_unit,
        figure.line,
        "column" if figure.uncertain else None,
        figure.status or None,
        figure.note or None,
        figure.column.name,
        None if value is None else str(value),
        find_first_day(period) if period else None,
        find_last_day(period) if period else None,
    ]


def find_first_day(period: Period) -> date:
    """The first day of a period."""
    return date.fromisoformat(period.text) if _is_day(period) else date(*period.start, 1)


def find_last_day(period: Period) -> date:
    """The last day of a period."""
    return date.fromisoformat(period.text) if _is_day(period) else date(*period.end, monthrange(*period.end)[1])


def _is_day(period: Period) -> bool:
    return len(period.text) == len("2023-03-31") and "/" not in period.text


def build_report_sheet(corpus: Corpus) -> Sheet:
    """One row per report."""
    rows = sort_rows(
        [
            report.municipality,
            report.committee,
            report.id,
            report.title,
            report.year,
            report.kind,
            report.period.text,
            report.version,
            report.created,
            report.source.title,
            date.fromisoformat(report.source.date) if report.source.date else None,
            report.source.diary_number or None,
            report.source.sha256,
            len(report.tables),
            sum(not figure.is_empty for figure in report.figures),
        ]
        for report in corpus.reports
    )
    return Sheet("reports", "Rapporter", REPORT_FIELDS, rows)


def build_table_sheet(corpus: Corpus, report: Report | None = None) -> Sheet:
    """One row per table, of all reports or of one."""
    rows = sort_rows(
        [
            report.municipality,
            report.committee,
            report.id,
            table.id,
            table.title,
            table.section,
            ";".join(f"{first}-{last}" if first != last else str(first) for first, last in table.lines),
            len(table.rows),
            sum(not figure.is_empty for figure in table.figures),
        ]
        for report in (corpus.reports if report is None else (report,))
        for table in report.tables
    )
    return Sheet("tables", "Tabeller", TABLE_FIELDS, rows)


def build_goal_sheet(corpus: Corpus) -> Sheet:
    """The assessed goals and goal areas, on the shared scale and as printed."""
    rows = sort_rows(
        [
            report.municipality,
            report.committee,
            report.id,
            table.id,
            row.id,
            table.goal_area or row.heading or None,
            row.goal or row.label,
            row.level,
            next((figure.text for figure in table.figures if figure.row is row and figure.text), None),
            ";".join(row.places),
            row.note or None,
        ]
        for report in corpus.reports
        for table in report.tables
        for row in table.rows
        if row.level
    )
    return Sheet("goals", "Mål", GOAL_FIELDS, rows)


def build_finding_sheet(findings: Iterable[Finding]) -> Sheet:
    """The slips in the reports."""
    rows = sort_rows(
        [_read_number(finding) if name == "difference" else getattr(finding, name) or None for name in FINDING_COLUMNS]
        for finding in findings
    )
    return Sheet("findings", "Granskning", FINDING_FIELDS, rows)


def _read_number(finding: Finding) -> Decimal | None:
    return Decimal(finding.difference) if finding.difference else None


def build_comparison_sheet(comparisons: Iterable[Comparison]) -> Sheet:
    """One row per figure and base of the comparisons."""
    rows = sort_rows(
        [
            comparison.spec.id,
            comparison.spec.title,
            comparison.spec.verdict,
            series.spec.name or None,
            point.figure.municipality,
            point.report.committee,
            point.report.id,
            point.figure.table,
            point.figure.row.id,
            point.figure.measure,
            str(point.figure.period) if point.figure.period else None,
            point.figure.sex,
            value.base,
            None if value.value is None else Decimal(f"{value.value:.2f}"),
            point.figure.unit.base_unit,
            value.population,
            value.population_year,
            ";".join(reason.kind for reason in comparison.spec.reasons) or None,
            point.figure.column.name,
        ]
        for comparison in comparisons
        for series in comparison.series
        for point in series.points
        for value in point.values
    )
    return Sheet("comparisons", "Jämförelser", (*COMPARISON_FIELDS, _COLUMN), rows)


def format_contract_csv(sheet: Sheet) -> str:
    """A sheet of this module as canonical CSV: the contract's columns only."""
    columns = [name for name in sheet.names if name not in EXTRA_COLUMNS]
    rows = sorted([format_cell(cell) for cell in row] for row in sheet.pick(columns).rows)
    return format_csv(columns, rows)


def build_observations(corpus: Corpus) -> str:
    """`data/observations.csv`: one row per figure of every table, sorted."""
    return format_contract_csv(build_observation_sheet(corpus))


def build_reports(corpus: Corpus) -> str:
    """`data/reports.csv`: one row per report."""
    return format_contract_csv(build_report_sheet(corpus))


def build_tables(corpus: Corpus) -> str:
    """`data/tables.csv`: one row per table."""
    return format_contract_csv(build_table_sheet(corpus))


def build_goals(corpus: Corpus) -> str:
    """`data/goals.csv`: the assessed goals and goal areas."""
    return format_contract_csv(build_goal_sheet(corpus))


def build_findings(findings: Iterable[Finding]) -> str:
    """`data/findings.csv`: the slips in the reports."""
    return format_contract_csv(build_finding_sheet(findings))


def build_comparisons(comparisons: Iterable[Comparison]) -> str:
    """`data/comparisons.csv`: one row per figure and base of every declared comparison."""
    return format_contract_csv(build_comparison_sheet(comparisons))
