"""Everything that editors write and visitors read about figures: where it is written, and on which pages it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_site import addresses
from build_site.model import ComparisonSpec, Corpus, Report, Table


@dataclass(frozen=True, slots=True)
class EditorsText:
    """A text by an editor.

    Attributes:
        path, line, column: where it is written, as messages say it.
        pages: addresses of the pages that show it.
        report: id of the report that it is about, or "".
        tables: ids of the tables of that report that it is likely to take its figures from, the likeliest first.
    """

    text: str
    path: str
    line: int
    column: str
    pages: tuple[str, ...]
    report: str = ""
    tables: tuple[str, ...] = ()


def find_texts(corpus: Corpus) -> Iterator[EditorsText]:
    """All texts of comparisons and reports, in the order of files and pages."""
    for spec in corpus.comparisons:
        yield from _find_comparison_texts(spec)
    for report in corpus.reports:
        for table in report.tables:
            yield from _find_table_texts(report, table)
        yield from _find_finding_texts(report)


def _find_comparison_texts(spec: ComparisonSpec) -> Iterator[EditorsText]:
    pages = (addresses.comparison_address(spec),)
    texts = [("question", spec.question), ("summary", spec.summary)]
    texts += [("reasons → text", reason.text) for reason in spec.reasons]
    texts += [("breaks → text", one.text) for one in spec.breaks]
    for column, text in texts:
        yield EditorsText(text, spec.path, 0, column, pages)


def _find_table_texts(report: Report, table: Table) -> Iterator[EditorsText]:
    page, description = addresses.table_address(report, table.id), f"{report.folder}/datapackage.yaml"
    for note in table.notes:
        yield EditorsText(note, description, 0, f"{table.id} → uppf:notes", (page,), report.id, (table.id,))
    seen: set[str] = set()
    for figure in table.figures:
        if not figure.note or figure.note in seen:
            continue
        seen.add(figure.note)
        pages = (page, addresses.FINDINGS) if figure.uncertain else (page,)
        if figure.note == figure.row.note:
            yield EditorsText(figure.note, table.path, figure.row.file_line, "note", pages, report.id, (table.id,))
        else:
            place = f"{table.id} → uppf:exceptions"
            yield EditorsText(figure.note, description, 0, place, pages, report.id, (table.id,))


def _find_finding_texts(report: Report) -> Iterator[EditorsText]:
    for finding in report.findings:
        table = report.table(finding.table)
        pages = (*((addresses.table_address(report, table.id),) if table else ()), addresses.FINDINGS)
        path, tables = f"{report.folder}/findings.csv", (finding.table,)
        yield EditorsText(finding.explanation, path, finding.file_line, "explanation", pages, report.id, tables)
