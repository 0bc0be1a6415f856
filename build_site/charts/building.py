"""Works out what a table's chart shows. It holds the same figures as its table, and no others."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from build_site import addresses
from build_site.charts.data import Chart, Mark
from build_site.charts.speaking import describe_chart, join_sentences
from build_site.charts.titles import Wording, write_title
from build_site.comparing.goal_results import NOT_RATED, REACHED, rate_indicators
from build_site.formatting import format_number, format_signed, upper_first
from build_site.model import CodeLists, Figure, Report, Table, Unit
from build_site.naming import name_pairs, name_rows, shorten
from build_site.periods import Period, format_period, format_period_short

SEX_NAMES = {"women": "Kvinnor", "men": "Män", "total": "Alla"}
MEASURE_NAMES = {"outcome": "Utfall", "target": "Mål", "budget": "Budget", "forecast": "Prognos"}
ROWS = {"services": "verksamheter", "staff": "grupper", "goals": "mått"}
_HEADING = 70  # characters of the plain heading that fit in a subtitle
_PRINTED_UNIT = re.compile(
    r":? *\bBelopp i tkr\b|,? *\((?:i )?(?:tkr|mnkr|mkr|procent|miljoner kronor|tusentals kronor)\)", re.IGNORECASE
)
_NO_SURPLUS = {"income", "cost", "staff_cost", "other_cost", "financial"}


def build_chart(report: Report, table: Table, codes: CodeLists, heading: str) -> Chart | None:
    """The chart that a table declares.

    Args:
        report: that the table stands in.
        table: whose figures are drawn.
        codes: the shared vocabularies.
        heading: what the table is called; the chart's title when no sentence is safe.

    Returns:
        The chart, or None when the table declares none or nothing in it is a number.
    """
    spec = table.chart
    figures = table.chart_figures
    if spec is None or not figures:
        return None
    unit = codes.units[spec.unit] if spec.unit else figures[0].unit
    is_mixed = spec.kind in ("panels", "targets") and len({figure.unit.code for figure in figures}) > 1
    is_dumbbell = spec.kind == "dumbbell"
    names = name_pairs(table, figures, codes) if is_dumbbell else name_rows(table, figures, codes)
    marks = list(_make_marks(spec.kind, report, figures, names, None if is_mixed else unit))
    if spec.kind == "parts":
        marks.sort(key=lambda mark: -abs(mark.value))
    chart = Chart(
        kind=spec.kind,
        title=heading,
        subtitle="",
        unit="" if is_mixed else unit.abbreviation,
        series=_order_series(table, spec.columns, marks),
        categories=_order_categories(spec.kind, table, marks),
        marks=tuple(marks),
        description="",
        gaps=tuple(_find_gaps(table, names)) if spec.kind in ("bars", "deviation") else (),
    )
    title = write_title(chart, _make_wording(report, table, figures, chart, codes))
    subtitle = _subtitle(table, figures, names, None if is_mixed else unit, heading if title else "")
    described = describe_chart(chart, "" if is_mixed else unit.title)
    return replace(chart, title=title or heading, subtitle=subtitle, description=described)


def _make_marks(
    kind: str,
    report: Report,
    figures: Sequence[Figure],
    names: Mapping[str, str],
    unit: Unit | None,
) -> Iterator[Mark]:
    """The marks of a kind of chart, in a unit, or each in its own."""
    drawn = [figure.row for figure in figures]
    wholes = {row.parent for row in drawn if row.parent}
    pieces: dict[str, tuple[int, Period | None]] = {}
    for figure in sorted(figures, key=_time) if kind == "lines" else figures:
        panel, category, series = _place(kind, figure, figures, names, mixed=unit is None)
        if kind == "lines":
            panel = _name_piece(series, figure.period, pieces)
        value = _in_unit(figure, unit or figure.unit)
        yield Mark(
            category=category,
            series=series,
            panel=panel,
            value=value,
            label=_format_label(figure, value, unit or figure.unit),
            target=addresses.figure_address(report, figure),
            measure=figure.measure,
            period=figure.period,
            whole=figure.row.id in wholes or _is_sum(figure),
            within=bool(figure.row.of_which),
            uncertain=figure.uncertain,
        )


def _time(figure: Figure) -> tuple[tuple[int, int], tuple[int, int]]:
    return (figure.period.end, figure.period.start) if figure.period else ((0, 0), (0, 0))


def _is_sum(figure: Figure) -> bool:
    """Whether a row is the sum of all, even where the rows that it is the sum of aren't printed."""
    row = figure.row
    return row.id.split("-")[0] in ("total", "totalt", "summa") or (row.flow == "net" and not row.parent)


def _place(
    kind: str, figure: Figure, figures: Sequence[Figure], names: Mapping[str, str], *, mixed: bool
) -> tuple[str, str, str]:
    """Panel, category and series of a figure; a chart of one row has its columns for categories."""
    column, row = figure.column.title, names[figure.row.id]
    place = row, column
    match kind:
        case "panels":
            return f"{row} ({figure.unit.abbreviation})", column, ""
        case "targets" if mixed:
            name = f"{row} ({figure.unit.abbreviation})"
            return name, name, column
        case "dumbbell":
            place = _dumbbell_category(figure, figures, names), SEX_NAMES[figure.sex]
        case "lines":
            place = format_period_short(figure.period) if figure.period else column, _name_line(figure, names)
        case "slope":
            place = _name_time(figure), row if len(names) > 1 else ""
        case "bars" | "deviation" | "parts" if len(names) == 1 and len(figures) > 1:
            place = column, ""
    return "", *place


def _name_time(figure: Figure) -> str:
    """«Utfall», or «Prognosen i delårsrapport 2» of «Avvikelse 2022 enligt prognosen i delårsrapport 2»."""
    if figure.measure in ("outcome", "deviation_outcome"):
        return "Utfall"
    found = re.search(r"prognos.*", figure.column.title, re.IGNORECASE)
    return upper_first(found[0]) if found else figure.column.title


def _name_line(figure: Figure, names: Mapping[str, str]) -> str:
    """The measure, or the row where there are several."""
    measure = MEASURE_NAMES.get(figure.measure, figure.column.title)
    if len(set(names.values())) == 1:
        return measure
    row = names[figure.row.id]
    return row if figure.measure == "outcome" else f"{row}, {measure.lower()}"


def _name_piece(series: str, period: Period | None, pieces: dict[str, tuple[int, Period | None]]) -> str:
    """Which unbroken piece of a line a figure is in: it breaks where a year is missing or is only a part of one."""
    piece, last = pieces.get(series, (0, period))
    if period and last and (period.year - last.year > 1 or period.is_full_year != last.is_full_year):
        piece += 1
    pieces[series] = (piece, period)
    return f"{series} {piece}"


def _in_unit(figure: Figure, unit: Unit) -> Decimal:
    if figure.base_value is None:
        raise ValueError("only numbers can be drawn")
    return figure.base_value / unit.factor


def _format_label(figure: Figure, value: Decimal, unit: Unit) -> str:
    """The value with the printed decimals, or with one when it is shown in another unit than the printed one."""
    decimals = None if figure.unit.factor == unit.factor else 1
    signed = figure.measure.startswith("deviation") or figure.measure == "change"
    return format_signed(value, decimals) if signed else format_number(value, decimals)


def _dumbbell_category(figure: Figure, figures: Sequence[Figure], names: Mapping[str, str]) -> str:
    """What tells this pair from the others: what it is about, the period, or both."""
    periods = {other.period for other in figures}
    parts = [names[figure.row.id]] if len(set(names.values())) > 1 else []
    if len(periods) > 1 or not parts:
        parts.append(format_period(figure.period))
    return ", ".join(parts)


def _find_gaps(table: Table, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Cells without a figure in rows that have some, so that what is missing isn't taken for zero."""
    columns = table.chart.columns if table.chart else ()
    if len(names) == 1 or len(columns) == 1:
        return
    for row, name in names.items():
        for column in columns:
            figure = table.figure(row, column)
            if figure is not None and figure.value is None:
                yield name, figure.column.title


def _order_series(table: Table, columns: Sequence[str], marks: Iterable[Mark]) -> tuple[str, ...]:
    """Women, men and all always come in that order, so that they always look the same; columns as they are declared."""
    found = _unique(mark.series for mark in marks)
    titles = [column.title for name in columns if (column := table.column(name))]
    order = [*SEX_NAMES.values(), *titles]
    return tuple(sorted(found, key=order.index)) if set(found) <= set(order) else found


def _order_categories(kind: str, table: Table, marks: Sequence[Mark]) -> tuple[str, ...]:
    """The categories as they come; along time also the years between the first and the last that have no figure."""
    if kind == "slope" and table.chart:
        found = {mark.category for mark in marks}
        drawn = [figure for name in table.chart.columns for figure in table.chart_figures if figure.column.name == name]
        return _unique(time for figure in drawn if (time := _name_time(figure)) in found)
    periods = [mark.period for mark in marks if mark.period]
    if kind == "lines" and all(period.is_full_year for period in periods):
        years = [period.year for period in periods]
        return tuple(str(year) for year in range(min(years), max(years) + 1))
    return _unique(mark.category for mark in marks)


def _make_wording(
    report: Report,
    table: Table,
    figures: Sequence[Figure],
    chart: Chart,
    codes: CodeLists,
) -> Wording:
    kinds = {figure.row.flow for figure in figures} | {figure.indicator for figure in figures}
    net = [figure for figure in figures if figure.row.flow == "net" or figure.indicator in ("", "net")]
    surplus = bool(net) and table.group == "economy" and not table.id.startswith("investments")
    return Wording(
        unit=chart.unit,
        rows=ROWS.get(table.group, "poster"),
        cost=chart.unit.startswith(("kr/", "tkr/")),
        surplus=surplus,
        flows=bool(kinds & _NO_SURPLUS),
        reached=_find_reached(report, table, codes, chart) if chart.kind == "targets" else {},
    )


def _find_reached(report: Report, table: Table, codes: CodeLists, chart: Chart) -> dict[str, bool]:
    """Which of the measures drawn reach their targets, by the rules that the page of goals prints."""
    results = {
        one.rating.row.id: one.rating.result == REACHED
        for one in rate_indicators(report, codes)
        if one.table.id == table.id and one.rating.result != NOT_RATED and one.rating.target.value is not None
    }
    rows = dict.fromkeys(figure.row.id for figure in table.chart_figures)
    places = dict(zip(rows, chart.categories, strict=True)) if len(rows) == len(chart.categories) else {}
    return {places[row]: result for row, result in results.items() if row in places}


def _subtitle(
    table: Table, figures: Sequence[Figure], names: Mapping[str, str], unit: Unit | None, heading: str
) -> str:
    """The plain heading, the unit, what all of the chart has in common, what the shapes mean and the total of parts."""
    measures = _unique(figure.column.title for figure in figures)
    about = [name for name in _unique(names.values()) if name]
    heading = _PRINTED_UNIT.sub("", heading)  # the chart may show another unit than the one that the report prints
    parts = [shorten(heading, _HEADING)] if heading else []
    parts.append(upper_first(unit.title) if unit else "Olika enheter")
    parts += about if len(about) == 1 and len(figures) > 1 else []
    parts += measures if len(measures) == 1 else _explain_shapes(table, figures)
    parts += _say_total(table, figures, unit) if unit else []
    return join_sentences(parts)


def _explain_shapes(table: Table, figures: Sequence[Figure]) -> list[str]:
    kind = table.chart.kind if table.chart else ""
    aims = _unique(one.column.title for one in figures if one.measure in ("budget", "target"))
    found = _unique(one.column.title for one in figures if one.measure not in ("budget", "target"))
    if kind == "bullet" and aims and found:
        return [f"Stapel: {_lower(found[-1])}, streck: {_lower(aims[0])}"]
    if kind == "targets" and aims and found:
        before = f", ring: {_lower(found[0])}" if len(found) > 1 else ""
        return [f"Punkt: {_lower(found[-1])}{before}, streck: {_lower(aims[0])}"]
    return []


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _say_total(table: Table, figures: Sequence[Figure], unit: Unit) -> list[str]:
    """The total that the parts have in common, from its own row."""
    if table.chart is None or table.chart.kind != "parts":
        return []
    parents = {figure.row.parent for figure in figures}
    total = table.figure(parents.pop(), figures[0].column.name) if len(parents) == 1 else None
    if total is None or total.value is None:
        return []
    # The title and the bars tell how large the parts are, whichever sign the report prints for costs.
    value = abs(_in_unit(total, unit)) if all((one.value or 0) <= 0 for one in figures) else _in_unit(total, unit)
    return [f"Totalt {format_number(value, None if total.unit.factor == unit.factor else 1)}"]


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
