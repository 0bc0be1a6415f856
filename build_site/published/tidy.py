"""The tidy database: one sheet per file under `data/`. The contract's columns come first, in the contract's order.

The columns are declared in `published.columns`. The formats that are not CSV have a few more (`EXTRA_FIELDS`).
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from build_site.checks.findings import Finding
from build_site.comparing.comparison import Comparison
from build_site.formatting import format_base
from build_site.model import Corpus, Figure, Report
from build_site.periods import Period
from build_site.published import columns
from build_site.published.columns import PERIOD, DataColumn, DataFile
from build_site.published.delimited import format_csv
from build_site.published.sheets import DATE, INTEGER, NUMBER, PERIODS, TEXT, Cell, Field, Sheet, format_cell, sort_rows

# A time stays text, because a spreadsheet has no time zone; a boolean is 0 or 1, as SQLite has it.
_KINDS = {"number": NUMBER, "integer": INTEGER, "boolean": INTEGER, "date": DATE}


def describe_fields(file: DataFile) -> tuple[Field, ...]:
    """The columns of a published file. Columns that together point out a row of another file name it in the last."""
    keys = {one.columns[-1]: one.file for one in file.references}
    return tuple(_describe(column, keys.get(column.name, "")) for column in file.columns)


def _describe(column: DataColumn, target: str = "") -> Field:
    codes = column.codes or target or (PERIODS if column.pattern == PERIOD else "")
    return Field(column.name, column.title, _KINDS.get(column.type, TEXT), codes, column.description)


EXTRA_FIELDS = tuple(map(_describe, columns.EXTRA_COLUMNS))
EXTRA_NAMES = tuple(field.name for field in EXTRA_FIELDS)


def _build_sheet(file: DataFile, rows: tuple[tuple[Cell, ...], ...], extra: Sequence[Field] = ()) -> Sheet:
    return Sheet(file.name, file.title, (*describe_fields(file), *extra), rows)


def build_observation_sheet(corpus: Corpus, figures: Iterable[Figure] | None = None) -> Sheet:
    """One row per figure, sorted; all figures of the corpus unless some are given."""
    chosen = (figure for report in corpus.reports for figure in report.figures) if figures is None else figures
    committees = {report.id: report.committee for report in corpus.reports}
    rows = sort_rows(_observation(committees[figure.report], figure) for figure in chosen)
    return _build_sheet(columns.OBSERVATIONS, rows, EXTRA_FIELDS)


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
    return _build_sheet(columns.REPORTS, rows)


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
    return _build_sheet(columns.TABLES, rows)


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
    return _build_sheet(columns.GOALS, rows)


def build_finding_sheet(findings: Iterable[Finding]) -> Sheet:
    """The slips in the reports."""
    names = columns.FINDINGS.header
    rows = sort_rows(
        [_read_number(finding) if name == "difference" else getattr(finding, name) or None for name in names]
        for finding in findings
    )
    return _build_sheet(columns.FINDINGS, rows)


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
    return _build_sheet(columns.COMPARISONS, rows, [_describe(columns.COLUMN)])


def format_contract_csv(sheet: Sheet) -> str:
    """A sheet of this module as canonical CSV: the contract's columns only."""
    names = [name for name in sheet.names if name not in EXTRA_NAMES]
    rows = sorted([format_cell(cell) for cell in row] for row in sheet.pick(names).rows)
    return format_csv(names, rows)


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
