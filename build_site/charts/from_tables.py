"""What a table's chart is asked to show: the figures that its package declares, and no others."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from build_site import addresses
from build_site.charts.building import build_chart
from build_site.charts.chart import Chart, MissingFigure, Point
from build_site.charts.kinds import KINDS
from build_site.charts.kinds.kind import ChartKind, ChartRequest
from build_site.formatting import format_number, upper_first
from build_site.model import ChartSpec, CodeLists, Figure, MeasureKind, Report, Table, Unit
from build_site.naming import name_pairs, name_rows

_NAMED = (MeasureKind.ACTUAL, MeasureKind.AIMED, MeasureKind.PLANNED, MeasureKind.EXPECTED)
_PRINTED_UNIT = re.compile(
    r":? *\bBelopp i tkr\b|,? *\((?:i )?(?:tkr|mnkr|mkr|procent|miljoner kronor|tusentals kronor)\)", re.IGNORECASE
)


def build_table_chart(report: Report, table: Table, codes: CodeLists, heading: str, title: str = "") -> Chart | None:
    """The chart that a table declares.

    Args:
        report: that the table stands in.
        table: whose figures are drawn.
        codes: the shared vocabularies.
        heading: what the table is called; the chart's title when no sentence is safe.
        title: the sentence that the chart bears, or "".

    Returns:
        The chart, or None when the table declares none or nothing in it is a number.
    """
    request = request_chart(report, table, codes, heading)
    return build_chart(replace(request, title=title)) if request else None


def request_chart(report: Report, table: Table, codes: CodeLists, heading: str) -> ChartRequest | None:
    """What a table's chart shows; see `build_table_chart`."""
    spec, figures = table.chart, table.chart_figures
    if spec is None or not figures:
        return None
    unit = _choose_unit(spec, figures, codes)
    # A row for each sex is named by what the rows have in common.
    names = name_pairs(table, figures, codes) if KINDS[spec.kind].pairs_sexes else name_rows(table, figures, codes)
    points = tuple(_list_points(report, table, codes, names))
    return ChartRequest(
        kind=spec.kind,
        heading=heading,
        plain_heading=_PRINTED_UNIT.sub("", heading),  # the chart may show another unit than the report prints
        points=points,
        unit=unit,
        facts=tuple(_say_facts(table, points, unit)),
        columns=_unique(column.title for name in spec.columns if (column := table.column(name))),
        gaps=tuple(_find_gaps(table, names)) if KINDS[spec.kind].shows_gaps else (),
    )


def _choose_unit(spec: ChartSpec, figures: Sequence[Figure], codes: CodeLists) -> Unit | None:
    """The unit that all figures are drawn in; None where each has its own."""
    if KINDS[spec.kind].mixes_units and len({figure.unit.code for figure in figures}) > 1:
        return None
    return codes.units[spec.unit] if spec.unit else figures[0].unit


def _list_points(report: Report, table: Table, codes: CodeLists, names: Mapping[str, str]) -> Iterator[Point]:
    figures = table.chart_figures
    unit = _choose_unit(table.chart, figures, codes) if table.chart else None
    one_name = len(set(names.values())) == 1
    for figure in figures:
        shown_in = unit or figure.unit
        yield Point(
            figure=figure,
            value=_convert(figure, shown_in),
            unit=shown_in,
            address=addresses.figure_address(report, figure),
            row=names[figure.row.id],
            column=figure.column.title,
            line=_name_line(figure, "" if one_name else names[figure.row.id]),
            time=_name_time(figure),
            decimals=_count_decimals(figure, shown_in),
        )


def _convert(figure: Figure, unit: Unit) -> Decimal:
    if figure.told_base is None:
        raise ValueError("only numbers can be drawn")
    return figure.told_base / unit.factor


def _count_decimals(figure: Figure, unit: Unit) -> int | None:
    """The printed decimals, or one when the figure is shown in another unit than the printed one."""
    return None if figure.unit.factor == unit.factor else 1


def _name_time(figure: Figure) -> str:
    """«Utfall», or «Prognosen i delårsrapport 2» of «Avvikelse 2022 enligt prognosen i delårsrapport 2»."""
    if figure.meaning.of_kind is MeasureKind.ACTUAL:
        return "Utfall"
    found = re.search(r"prognos.*", figure.column.title, re.IGNORECASE)
    return upper_first(found[0]) if found else figure.column.title


def _name_line(figure: Figure, row: str) -> str:
    """The measure, or the row where there are several."""
    meaning = figure.meaning
    measure = meaning.title if meaning.kind in _NAMED else figure.column.title
    if not row:
        return measure
    return row if meaning.kind is MeasureKind.ACTUAL else f"{row}, {measure.lower()}"


def _find_gaps(table: Table, names: Mapping[str, str]) -> Iterator[MissingFigure]:
    """Cells without a figure in rows that have some, so that what is missing isn't taken for zero."""
    columns = table.chart.columns if table.chart else ()
    if len(names) == 1 or len(columns) == 1:
        return
    for row, name in names.items():
        for column in columns:
            figure = table.figure(row, column)
            if figure is not None and figure.value is None:
                yield MissingFigure(name, figure.column.title)


def _say_facts(table: Table, points: Sequence[Point], unit: Unit | None) -> Iterator[str]:
    """The unit, what all of the chart has in common, what the shapes mean and the total of parts."""
    kind = KINDS[table.chart.kind] if table.chart else None
    yield upper_first(unit.title) if unit else "Olika enheter"
    yield from _say_common_row(points)
    yield from _say_columns(points, kind)
    if kind and kind.says_total and unit:
        yield from _say_total(table, unit)


def _say_common_row(points: Sequence[Point]) -> list[str]:
    """The row that several points are all of."""
    rows = [name for name in _unique(point.row for point in points) if name]
    return rows if len(rows) == 1 and len(points) > 1 else []


def _say_columns(points: Sequence[Point], kind: ChartKind | None) -> Sequence[str]:
    """The column that all points are of, or what the shapes of several mean."""
    columns = _unique(point.column for point in points)
    if len(columns) == 1:
        return columns
    return kind.explain(points) if kind else []


def _say_total(table: Table, unit: Unit) -> Iterator[str]:
    """The total that the parts have in common, from its own row."""
    figures = table.chart_figures
    parents = {figure.row.parent for figure in figures}
    total = table.figure(parents.pop(), figures[0].column.name) if len(parents) == 1 else None
    if total is None or total.value is None:
        return
    # The title and the bars tell how large the parts are, whichever sign the report prints for costs.
    value = _convert(total, unit)
    value = abs(value) if all((one.value or 0) <= 0 for one in figures) else value
    yield f"Totalt {format_number(value, _count_decimals(total, unit))}"


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
