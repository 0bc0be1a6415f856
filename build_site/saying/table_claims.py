"""What the site says of a table: chosen by what its chart shows, but of all rows, also those that aren't drawn."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from build_site.codes import CodeLists
from build_site.model import Column, Figure, Report, Table
from build_site.saying.budget import claim_budget
from build_site.saying.choosing import (
    MOST_UNITS,
    Pair,
    claim_amounts,
    claim_changes,
    claim_deviations,
    claim_differences,
)
from build_site.saying.claims import Basis, Claim
from build_site.saying.difference import Places
from build_site.saying.level import Level
from build_site.saying.sex_claims import tell_sexes
from build_site.saying.share import LargestPart, Parts
from build_site.saying.shared_phrases import cover_same_months, find_end
from build_site.saying.target_claims import claim_targets
from build_site.saying.told_table import ToldTable
from build_site.saying.values import Value, make_value
from build_site.vocabularies import Flow, MeasureKind, TableRole

_NETS = (TableRole.OPERATING_RESULT, TableRole.OPERATING_DETAILS, TableRole.FORECASTS)  # of services


def claim_table(report: Report, table: Table, codes: CodeLists, doubted: Collection[Figure] = ()) -> tuple[Claim, ...]:
    """Everything that may be claimed of a table, the most important first.

    Args:
        report: the report that the table stands in.
        table: a table with a chart; without one nothing is claimed.
        codes: the code lists.
        doubted: figures that a finding says are wrong: nothing rests on them.
    """
    if table.chart is None:
        return ()
    told = ToldTable(report, table, table.chart, codes, frozenset(id(figure) for figure in doubted))
    return tuple(_TELLERS.get(table.chart.kind, _tell_compared)(told))


def _tell_deviation(told: ToldTable) -> Iterable[Claim]:
    column = told.columns[0]
    budget = claim_budget(told.report, told.table, column, told.codes)
    if budget:
        yield budget
    values = told.net_values(column) or told.column_values(column)
    surplus = all(_is_net(value.figure, told.table) for value in values)
    yield from claim_deviations(values, told.scope, surplus=surplus)


def _is_net(figure: Figure, table: Table) -> bool:
    """Whether a deviation is one of a net, so that plus is a surplus."""
    if not figure.meaning.is_budget_deviation:
        return False
    return figure.flow == Flow.NET or (not figure.flow and table.role in _NETS)


def _tell_compared(told: ToldTable) -> Iterable[Claim]:
    """Columns beside each other: a plan and what came of it, the same thing at two times, or parts of a total."""
    if len({figure.municipality for figure in told.figures}) > 1:
        yield from _tell_places(told)
        return
    if _is_one_time(told):
        yield from _tell_row_parts(told)
        return
    claims: list[Claim] = []
    if pair := _choose_plan(told.samples):
        claims = [*claim_differences(told.pairs(*pair), told.scope), *_claim_total(told, *pair)]
    if not claims and (pair := _choose_times(told.samples)):
        claims = claim_changes(told.pairs(*pair), told.scope)
    yield from claims or _tell_latest(told)


def _is_one_time(told: ToldTable) -> bool:
    one = len({figure.row.id for figure in told.parts}) == 1 and len(told.columns) > 1
    return one and len({(figure.measure, figure.period, figure.sex) for figure in told.parts}) == 1


def _choose_plan(samples: Sequence[Figure]) -> tuple[Column, Column] | None:
    """The plan and the result of the same time, plan first: the measure itself says what it is compared with.

    What has been spent so far of a project of several years is no result: its forecast is.
    """
    for after in reversed(samples):
        is_unfinished = after.period is None and after.meaning.kind is MeasureKind.ACTUAL
        for code in after.meaning.against if not after.meaning.is_difference and not is_unfinished else ():
            for before in samples:
                if before.measure == code and before.period == after.period:
                    return before.column, after.column
    return None


def _claim_total(told: ToldTable, plan: Column, result: Column) -> list[Claim]:
    """How the sum of what is told differs from its plan, where both are printed."""
    after, before = (_find_sum(told, column) for column in (result, plan))
    return claim_differences([Pair(after, before)], told.scope) if after and before else []


def _choose_times(samples: Sequence[Figure]) -> tuple[Column, Column] | None:
    """The first and the last time of what has happened that cover the same months of their years."""
    dated = sorted((one for one in samples if one.period and one.meaning.kind is MeasureKind.ACTUAL), key=find_end)
    for last in reversed(dated):
        alike = [one for one in dated if one.period != last.period and cover_same_months(one.period, last.period)]
        if alike and find_end(alike[0]) < find_end(last):
            return alike[0].column, last.column
    return None


def _tell_latest(told: ToldTable) -> Iterable[Claim]:
    """The last column by itself: what is most, or the level of each where no two have the same unit."""
    for column in reversed(told.columns):
        values = told.column_values(column)
        if values and len({value.unit.code for value in values}) == len(values):
            yield from (Level(told.scope([value], 1), Basis.NONE, (value,)) for value in values[:MOST_UNITS])
            return
        if claims := claim_amounts([value for value in values if value.unit == values[0].unit], told.scope):
            yield from claims
            return


def _tell_one_column(told: ToldTable) -> Iterable[Claim]:
    """The largest part of a sum where there is one, otherwise the largest or the order."""
    column = told.columns[-1]
    values = told.column_values(column)
    total = _find_sum(told, column)
    if total is None or not values or total.amount <= 0 or any(value.amount < 0 for value in values):
        yield from claim_amounts(values, told.scope) or _tell_latest(told)
        return
    ordered = sorted(values, key=lambda value: value.amount, reverse=True)
    if len(ordered) > 1 and ordered[0].amount == ordered[1].amount:
        yield from claim_amounts(values, told.scope)
    elif len(ordered) > 1:
        scope = replace(told.scope([*ordered, total], len(ordered)), noun="delarna")
        yield LargestPart(scope, Basis.PERCENT, (ordered[0], total))


def _find_sum(told: ToldTable, column: Column) -> Value | None:
    """The one row that all parts of the column add up to."""
    parents = {figure.row.parent for figure in told.parts if figure.column is column}
    if len(parents) != 1 or "" in parents:
        return None
    figure = told.table.figure(parents.pop(), column.name)
    if figure is None or figure.value is None or not figure.unit.additive or not told.is_sound([figure]):
        return None
    return told.value(figure, "totalt")


def _tell_row_parts(told: ToldTable) -> Iterable[Claim]:
    """«Av 40 åtaganden är 30 pågående …»: one row whose columns are parts of a printed sum."""
    if not told.is_sound(told.parts):
        return
    row = told.parts[0].row
    total = next((one for one in told.table.figures if one.row is row and one.column.sum_of), None)
    values = [told.value(figure, figure.column.title) for figure in told.parts]
    ordered = sorted(values, key=lambda value: value.amount, reverse=True)
    if total is not None and total.value is not None:
        carried = (told.value(total, "totalt"), *ordered)
        yield Parts(told.scope(carried, 1), Basis.ABSOLUTE, carried)


def _tell_places(told: ToldTable) -> Iterable[Claim]:
    """The first row in two places at the same time."""
    row = told.parts[0].row
    figures = [figure for figure in told.figures if figure.row is row]
    if len(figures) != 2 or len({figure.period for figure in figures}) > 1 or not told.is_sound(figures):  # noqa: PLR2004 # two places
        return
    places = told.codes.municipalities
    values = tuple(make_value(figure, places[figure.municipality].name_in_text, told.unit) for figure in figures)
    yield Places(told.scope(values, 1), Basis.ABSOLUTE, values, row.label)


def _tell_panels(told: ToldTable) -> Iterable[Claim]:
    """Each row by itself: their units differ."""
    if not (pair := _choose_times(told.samples)):
        yield from _tell_latest(told)
        return
    for one in told.pairs(*pair):
        indicator = told.codes.indicators.get(one.after.figure.indicator)
        name = indicator.title if indicator else one.after.name
        yield from claim_changes([Pair(*(replace(value, name=name) for value in one.values))], told.scope)


def _tell_targets(told: ToldTable) -> Iterable[Claim]:
    yield from claim_targets(told.report, told.table, told.codes, told.is_sound)


def _tell_series(told: ToldTable) -> Iterable[Claim]:
    """Series over time: what has changed most, and the target of the last."""
    pair = _choose_times(told.samples)
    claims = claim_changes(told.pairs(*pair), told.scope) if pair else []
    targets = list(_tell_targets(told))
    yield from claims or (targets[:1] if targets else _tell_latest(told))
    if claims:
        yield from targets[:1]


# What is told of other kinds than columns beside each other.
_TELLERS: Mapping[str, Callable[[ToldTable], Iterable[Claim]]] = {
    "deviation": _tell_deviation,
    "parts": _tell_one_column,
    "targets": _tell_targets,
    "dumbbell": tell_sexes,
    "lines": _tell_series,
    "panels": _tell_panels,
}
