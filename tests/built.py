"""The toy and the real data taken through the pipeline, once for all the tests that look at what comes out."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from build_site.charts.chart import Chart
from build_site.charts.studio import Drawing, Pictures, Studio
from build_site.collecting import build_site_value, collect_files
from build_site.downloads import Downloads, OfferedData, collect_downloads
from build_site.model import Corpus, Figure, Report, Table
from build_site.output.drawing_store import read_drawings
from build_site.pages.gathering import gather_pages
from build_site.pages.rendering import render_page
from build_site.pages.site import Site
from build_site.pipeline import check_datasets
from build_site.publishing.history import build_history
from build_site.releasing import CheckedCorpus, Released, build_content, compute_edition, release
from tests.halves import leave_to_the_whole
from tests.memory import recall
from tests.toy import PROJECT

REAL = PROJECT / "datasets"
DRAWINGS = PROJECT / ".build" / "drawings"  # what the build has drawn; a test that finds it there draws no more
STEPS = PROJECT / ".build" / "steps"  # what else it has made, likewise


def check(datasets: Path) -> CheckedCorpus:
    """Datasets that pass every check; not to be changed on disk afterwards."""
    if datasets == REAL:
        leave_to_the_whole("real data")
    return _check(datasets)


@cache
def _check(datasets: Path) -> CheckedCorpus:
    return check_datasets(datasets, recall=recall)


@cache
def collect_data(datasets: Path) -> Mapping[str, bytes]:
    """All files with data and what describes them, by path; no page is made and no chart is drawn."""
    return _release(datasets).files


@cache
def collect_undrawn(datasets: Path) -> Mapping[str, bytes]:
    """The files with data and the pages, by path; the pages have placeholders where their charts belong."""
    site = replace(build_site_value(_release(datasets), Studio({})), draw=_draw_placeholder)
    pages = {f"{page.address}index.md": render_page(page, site).encode() for page in gather_pages(site)}
    return {**collect_data(datasets), **pages}


@cache
def _release(datasets: Path) -> Released:
    return release(check(datasets))


def collect(datasets: Path) -> Mapping[str, bytes]:
    """All generated files of datasets, by path."""
    leave_to_the_whole("everything that is generated")
    return _collect(datasets)


@cache
def _collect(datasets: Path) -> Mapping[str, bytes]:
    with Studio(read_drawings(DRAWINGS)) as studio:
        return collect_files(check(datasets), studio)


def make_site(datasets: Path) -> Site:
    """What the pages are built from. Charts are drawn as a placeholder, so that pages can be read in a diff."""
    result, content, current = check(datasets), make_content(datasets), compute_edition(check(datasets))
    placeholder = b"x" * 12_345  # sizes on pages stay the same when a file's content changes
    offered = collect_offered(datasets)
    return Site(
        result.corpus,
        result.checked.findings,
        result.checked.relations,
        content.comparisons,
        _draw_placeholder,
        replace(offered, files=dict.fromkeys(offered.files, placeholder)),
        dictionary=content.dictionary,
        data={**offered.files, "data/population.csv": (datasets / "reference" / "population.csv").read_bytes()},
        current=current,
        history=build_history(current),
    )


@cache
def make_content(datasets: Path) -> OfferedData:
    """What the downloads are made from."""
    return build_content(check(datasets))


@cache
def collect_offered(datasets: Path) -> Downloads:
    """All files to download."""
    return collect_downloads(make_content(datasets))


def _draw_placeholder(chart: Chart, identity: str) -> Drawing:
    svg = f'<svg viewBox="0 0 720 300"><!-- {chart.kind}: {len(chart.marks)} --></svg>'
    return Drawing(chart, identity, lambda: Pictures(svg, svg, svg, b"", "{}"))


def parse_csv(content: bytes | str, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a CSV file by column."""
    text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def get_report(corpus: Corpus, report: str) -> Report:
    """A report that must exist."""
    found = corpus.report(report)
    assert found is not None, report
    return found


def get_table(report: Report, table: str) -> Table:
    """A table that must exist."""
    found = report.table(table)
    assert found is not None, table
    return found


def get_figure(table: Table, row: str, column: str) -> Figure:
    """A figure that must exist."""
    found = table.figure(row, column)
    assert found is not None, (row, column)
    return found


def change_figure(table: Table, row: str, column: str, changes: Mapping[str, Any]) -> Table:
    """A table with other facts about one figure."""
    old = get_figure(table, row, column)
    new = replace(old, **changes)
    return replace(table, figures=tuple(new if figure is old else figure for figure in table.figures))


def change_table(report: Report, table: Table) -> Report:
    """A report with one table exchanged for another of the same name."""
    return replace(report, tables=tuple(table if old.id == table.id else old for old in report.tables))


def with_levels(report: Report, *levels: str) -> Report:
    """Botkyrka's report with its assessments as goals of these levels."""
    table = get_table(report, "assessments")
    rows = tuple(replace(row, level=level) for row, level in zip(table.rows, levels, strict=True))
    by_id = {row.id: row for row in rows}
    figures = tuple(replace(figure, row=by_id[figure.row.id]) for figure in table.figures)
    return change_table(report, replace(table, rows=rows, figures=figures))
