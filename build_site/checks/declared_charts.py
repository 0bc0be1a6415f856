"""A chart that a package declares can be drawn: its table has what the kind of chart asks for."""

from collections.abc import Iterator

from build_site.charts.kinds import KINDS
from build_site.checks.context import Context, Rule
from build_site.model import Report, Table
from build_site.problems import Message, Problem, Section

UNKNOWN = Message(
    "chart-kind",
    Section.DESCRIPTION,
    "«{kind}» är inget slags diagram.",
    "Skriv ett av dessa: {choices}.",
    "Välj en `kind` i guidens [tabell över diagram](#diagram).",
)


def _check_charts(context: Context) -> Iterator[Problem]:
    for report in context.corpus.reports:
        for table in report.tables:
            yield from _check_chart(context, report, table)


def _check_chart(context: Context, report: Report, table: Table) -> Iterator[Problem]:
    if table.chart is None:
        return
    path, place = f"{report.folder}/datapackage.yaml", f"{table.id} → uppf:chart"
    kind = KINDS.get(table.chart.kind)
    if kind is None:
        yield UNKNOWN.at(path, 0, f"{place} → kind", kind=table.chart.kind, choices=", ".join(KINDS))
        return
    for requirement in kind.requirements if table.chart_figures else ():
        for values in requirement.find(table, context.corpus.codes):
            yield requirement.message.at(path, 0, place, kind=kind.code, **values)


RULE = Rule(
    "chart",
    "Varje diagram har det som dess sort kräver",
    (UNKNOWN, *dict.fromkeys(one.message for kind in KINDS.values() for one in kind.requirements)),
    _check_charts,
)
