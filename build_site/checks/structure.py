"""Counts, and that every figure, title and report can be told apart from every other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from build_site.checks.context import Context, Rule
from build_site.checks.hierarchy import SUPPRESSED
from build_site.model import Figure, Table
from build_site.problems import Message, Problem, Section
from build_site.reading.rows import LoadedRow

PRINTED_DASH = "printed_dash"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

COUNT = Message(
    "cells-count",
    Section.CELLS,
    "Tabellen har {printed} siffror men uppf:cells säger {cells}.",
    "Räkna siffrorna i rapporten; fyll i det som saknas eller rätta uppf:cells.",
    "Räkna om i rapporten. Rätta den som har fel.",
)
FULL = Message(
    "status-full",
    Section.CELLS,
    "Raden har status «{status}», men alla dess celler är ifyllda.",
    "Ta bort statusen, eller töm den cell som rapporten lämnar tom.",
)
SAME_TITLE = Message(
    "title-same",
    Section.DESCRIPTION,
    "En annan tabell i rapporten heter också «{title}».",
    "Skriv det som skiljer dem åt.",
    "Skriv det som skiljer tabellerna åt i `uppf:plain_title`.",
)
OTHER_YEAR = Message(
    "title-year",
    Section.DESCRIPTION,
    "«{title}» nämner {year}, men inga av tabellens siffror gäller det året.",
    "Rätta året eller ta bort det.",
    "Rätta året i `uppf:plain_title`, eller ta bort det.",
)
SAME_FIGURE = Message(
    "figure-same",
    Section.CELLS,
    "Siffran kan inte skiljas från den i kolumnen {column}: samma mått, period och enhet.",
    "Skilj dem åt med uppf:measure, uppf:period, uppf:sex, uppf:unit eller uppf:indicator.{more}",
    "En kolumn har fel mått eller period, eller behöver `uppf:sex`, `uppf:unit` eller `uppf:indicator`.",
)
SAME_REPORT = Message(
    "report-same",
    Section.DESCRIPTION,
    "Paketet {folder} gäller samma nämnd, år och slag av rapport.",
    "Rätta uppf:year eller uppf:kind, eller ta bort det ena paketet.",
    "Rätta `uppf:year` eller `uppf:kind`, eller ta bort dubbletten.",
)


def _check_cell_counts(context: Context) -> Iterator[Problem]:
    """A table has as many cells as its description says.

    An empty cell counts when it stands for something in the report: a printed dash, or a figure that is suppressed.
    """
    for report in context.corpus.reports:
        for table in report.tables:
            printed = sum(
                not figure.is_empty or figure.status in (PRINTED_DASH, SUPPRESSED) for figure in table.figures
            )
            if printed != table.cells and not context.is_doubted_table(table):
                yield COUNT.at(table.path, printed=printed, cells=table.cells)


def _check_plain_titles(context: Context) -> Iterator[Problem]:
    """A table's plain title belongs to it alone, and names no year that its figures are not about."""
    for report in context.corpus.reports:
        for table in report.tables:
            title = table.plain_title
            if title == table.title:
                continue
            at = (f"{report.folder}/datapackage.yaml", 0, f"{table.id} → uppf:plain_title")
            if title.casefold() in {other.plain_title.casefold() for other in report.tables if other is not table}:
                yield SAME_TITLE.at(*at, title=title)
            years = _years_of(table)
            for year in _YEAR.findall(title):
                if int(year) not in years:
                    yield OTHER_YEAR.at(*at, title=title, year=year)


def _years_of(table: Table) -> set[int]:
    """All years that a table's figures are about."""
    periods = {figure.period for figure in table.figures if figure.period}
    return {year for period in periods for year in range(period.start[0], period.end[0] + 1)}


def _check_unique_figures(context: Context) -> Iterator[Problem]:
    """No two figures of a table mean the same thing according to the columns of the data contract."""
    for report in context.corpus.reports:
        for table in report.tables:
            same = _find_same(table, context)
            for (column, other), rows in same.items():
                more = " Detsamma gäller kolumnens andra rader." if len(rows) > 1 else ""
                yield SAME_FIGURE.at(table.path, rows[0], column, column=other, more=more)


def _find_same(table: Table, context: Context) -> dict[tuple[str, str], list[int]]:
    """Pairs of columns whose figures can't be told apart, and in which rows of the file."""
    seen: dict[tuple[object, ...], Figure] = {}
    same: dict[tuple[str, str], list[int]] = defaultdict(list)
    for figure in table.figures:
        other = seen.setdefault(_meaning(figure), figure)
        if other is not figure and not context.is_doubted(figure, other):
            same[figure.column.name, other.column.name].append(figure.row.file_line)
    return same


def _meaning(figure: Figure) -> tuple[object, ...]:
    return (
        figure.row.id,
        figure.municipality,
        figure.service,
        figure.indicator,
        figure.account,
        figure.measure,
        figure.period,
        figure.as_of,
        figure.sex,
        figure.age,
        figure.unit.code,
    )


def _check_unique_reports(context: Context) -> Iterator[Problem]:
    """No two reports follow up the same committee, year and kind; of kinds that repeat, the same period."""
    folders: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for report in context.corpus.reports:
        repeats = context.corpus.codes.report_kinds[report.kind].repeats
        folders[report.committee_key, report.period if repeats else report.year, report.kind].append(report.folder)
    for first, *others in folders.values():
        for folder in others:
            yield SAME_REPORT.at(f"{folder}/datapackage.yaml", 0, "uppf:kind", folder=first)


def _check_statuses(context: Context) -> Iterator[Problem]:
    """A status says why cells are empty, so a row with nothing empty has none."""
    packages = {package.folder: package for package in context.loaded.reports}
    for report in context.corpus.reports:
        for table in report.tables if report.folder in packages else ():
            yield from _check_table_statuses(table, packages[report.folder].tables[table.id])


def _check_table_statuses(table: Table, loaded: Iterable[LoadedRow]) -> Iterator[Problem]:
    rows = {figure.row.id for figure in table.figures if figure.is_empty}
    for row in loaded:
        status = row.cells.get("status", "")
        if status and row.cells["row"] not in rows:
            yield FULL.at(table.path, row.file_line, "status", status=status)


CELLS = Rule("cells", "Tabellen har så många siffror som den säger", (COUNT,), _check_cell_counts)
TITLES = Rule("title", "Tabellens rubrik är dess egen", (SAME_TITLE, OTHER_YEAR), _check_plain_titles)
STATUSES = Rule("status", "En status förklarar tomma celler", (FULL,), _check_statuses)
FIGURES = Rule("figure", "Varje siffra går att skilja från varje annan", (SAME_FIGURE,), _check_unique_figures)
REPORTS = Rule("report", "En nämnd har en rapport av varje slag och år", (SAME_REPORT,), _check_unique_reports)
