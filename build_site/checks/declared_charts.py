"""A chart that a package declares can be drawn: its table has what the kind of chart asks for."""

from collections.abc import Iterator

from build_site.charts.kinds import KINDS
from build_site.checks.context import Context, Rule
from build_site.model import Report, Table
from build_site.problems import Problem


def _check_charts(context: Context) -> Iterator[Problem]:
    for report in context.corpus.reports:
        for table in report.tables:
            yield from _check_chart(context, report, table)


def _check_chart(context: Context, report: Report, table: Table) -> Iterator[Problem]:
    if table.chart is None or not table.chart_figures:
        return
    for requirement in KINDS[table.chart.kind].requirements:
        for values in requirement.find(table, context.corpus.codes):
            place = f"{table.id} → uppf:chart"
            yield requirement.message.at(f"{report.folder}/datapackage.yaml", 0, place, kind=table.chart.kind, **values)


RULE = Rule(
    "chart",
    "Varje diagram har det som dess sort kräver",
    tuple(dict.fromkeys(one.message for kind in KINDS.values() for one in kind.requirements)),
    _check_charts,
)
