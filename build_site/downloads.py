"""The files that others use: the tidy database, each table as CSV, and the same for Swedish spreadsheets.

The columns of the tidy files are a contract with other programs; see `build_site.columns`.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from build_site import columns
from build_site.checks.findings import Finding
from build_site.comparing import Comparison
from build_site.formatting import format_base
from build_site.model import Corpus, Figure, Report, Table

_BOM = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def format_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """RFC 4180 with comma, LF-free cells kept as they are, CRLF between records."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()


def build_observations(corpus: Corpus) -> str:
    """`data/observations.csv`: one row per figure of every table, sorted."""
    rows = [_observation(report, figure) for report in corpus.reports for figure in report.figures]
    return format_csv(columns.OBSERVATIONS.header, sorted(rows))


def _observation(report: Report, figure: Figure) -> list[str]:
    value = figure.value
    return [
        figure.municipality,
        report.committee,
        report.id,
        figure.table,
        figure.row.id,
        figure.row.full_label,
        figure.service,
        figure.indicator,
        figure.measure,
        str(figure.period or ""),
        figure.sex,
        figure.age,
        figure.unit.code,
        "" if value is None else str(value),
        figure.text,
        "" if value is None else format_base(value, figure.unit),
        figure.unit.base_unit,
        figure.line,
        "column" if figure.uncertain else "",
        figure.status,
        figure.note,
    ]


def build_reports(corpus: Corpus) -> str:
    """`data/reports.csv`: one row per report."""
    rows = [
        [
            report.municipality,
            report.committee,
            report.id,
            report.title,
            str(report.year),
            report.kind,
            report.period.text,
            report.version,
            report.created,
            report.source.title,
            report.source.date,
            report.source.diary_number,
            report.source.sha256,
            str(len(report.tables)),
            str(sum(not figure.is_empty for figure in report.figures)),
        ]
        for report in corpus.reports
    ]
    return format_csv(columns.REPORTS.header, sorted(rows))


def build_tables(corpus: Corpus) -> str:
    """`data/tables.csv`: one row per table."""
    rows = [
        [
            report.municipality,
            report.committee,
            report.id,
            table.id,
            table.title,
            table.section,
            ";".join(f"{first}-{last}" if first != last else str(first) for first, last in table.lines),
            str(len(table.rows)),
            str(sum(not figure.is_empty for figure in table.figures)),
        ]
        for report in corpus.reports
        for table in report.tables
    ]
    return format_csv(columns.TABLES.header, sorted(rows))


def build_goals(corpus: Corpus) -> str:
    """`data/goals.csv`: the assessed goals and goal areas, on the shared scale and as printed."""
    rows = [
        [
            report.municipality,
            report.committee,
            report.id,
            table.id,
            row.id,
            table.goal_area or row.heading,
            row.goal or row.label,
            row.level,
            next((figure.text for figure in table.figures if figure.row is row and figure.text), ""),
            ";".join(row.places),
            row.note,
        ]
        for report in corpus.reports
        for table in report.tables
        for row in table.rows
        if row.level
    ]
    return format_csv(columns.GOALS.header, sorted(rows))


def build_findings(findings: Iterable[Finding]) -> str:
    """`data/findings.csv`: the slips in the reports."""
    rows = [[getattr(finding, column) for column in columns.FINDINGS.header] for finding in findings]
    return format_csv(columns.FINDINGS.header, sorted(rows))


def build_comparisons(comparisons: Iterable[Comparison]) -> str:
    """`data/comparisons.csv`: one row per figure and base of every declared comparison."""
    rows = [
        [
            comparison.spec.id,
            comparison.spec.title,
            comparison.spec.verdict,
            series.spec.name,
            point.figure.municipality,
            point.report.committee,
            point.report.id,
            point.figure.table,
            point.figure.row.id,
            point.figure.measure,
            str(point.figure.period or ""),
            point.figure.sex,
            value.base,
            "" if value.value is None else f"{value.value:.2f}",
            point.figure.unit.base_unit,
            str(value.population or ""),
            str(value.population_year or ""),
            ";".join(reason.kind for reason in comparison.spec.reasons),
        ]
        for comparison in comparisons
        for series in comparison.series
        for point in series.points
        for value in point.values
    ]
    return format_csv(columns.COMPARISONS.header, sorted(rows))


def build_excel_csv(table: Table) -> str:
    """A table as Swedish spreadsheets open it: semicolon, decimal comma, a byte order mark and Swedish headings."""
    header = [
        "Rad",
        *table.text_columns.values(),
        *(column.title for column in table.columns),
        "Enhet",
        "Källrad",
    ]
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    for row in table.rows:
        figures = [figure for figure in table.figures if figure.row is row]
        units = list(dict.fromkeys(figure.unit.title for figure in figures))
        writer.writerow(
            [
                _guard(row.full_label),
                *(_guard(text) for text in row.extra.values()),
                *(_excel_cell(figure) for figure in figures),
                " / ".join(units),
                ";".join(row.places).replace("-", "–"),  # Excel takes 6-8 for a date
            ]
        )
    return _BOM + buffer.getvalue()


def _excel_cell(figure: Figure) -> str:
    return str(figure.value).replace(".", ",") if figure.value is not None else _guard(figure.text)


def _guard(text: str) -> str:
    """Keep a text from becoming a formula when a spreadsheet opens it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
