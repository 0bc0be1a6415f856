"""Works out what a chart shows. A chart holds the same figures as the table it belongs to, and no others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from build_site import addresses
from build_site.formatting import format_number, format_signed, upper_first
from build_site.model import CodeLists, Figure, Report, Table, Unit
from build_site.naming import name_pairs, name_rows
from build_site.periods import format_period

SEX_NAMES = {"women": "Kvinnor", "men": "Män", "total": "Alla"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One drawn mark.

    Attributes:
        category: what the mark is about, along the category axis.
        series: which series it belongs to.
        panel: which small multiple it stands in, or "".
        value: in the chart's unit.
        label: the value as the reader sees it.
        target: where the figure stands on the site, relative to its root.
    """

    category: str
    series: str
    panel: str
    value: Decimal
    label: str
    target: str

    @property
    def name(self) -> str:
        """What the value is of."""
        return ", ".join(part for part in (self.panel, self.category, self.series) if part)


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows, before it is drawn.

    Attributes:
        kind: `deviation`, `bars`, `dumbbell` or `panels`.
        title: what the chart says or shows, as a sentence or a heading.
        subtitle: unit and period.
        series: names of the series in the order in which they are drawn.
        categories: names of the categories, likewise.
        description: the figures in words, for those who can't see the chart.
        id: where its pictures and its page for embedding stand, such as `<report>/<table>`; "" when it has none.
        source: the report that the figures come from, as a line below the chart.
        page: the address of the page that it stands on.
    """

    kind: str
    title: str
    subtitle: str
    unit: str
    series: tuple[str, ...]
    categories: tuple[str, ...]
    marks: tuple[Mark, ...]
    description: str
    id: str = ""
    source: str = ""
    page: str = ""


def build_chart(report: Report, table: Table, codes: CodeLists, title: str) -> Chart | None:
    """The chart that a table declares.

    Returns:
        The chart, or None when the table declares none or nothing in it is a number.
    """
    spec = table.chart
    if spec is None:
        return None
    figures = table.chart_figures
    if not figures:
        return None
    unit = codes.units[spec.unit] if spec.unit else figures[0].unit
    is_dumbbell = spec.kind == "dumbbell"
    names = name_pairs(table, figures, codes) if is_dumbbell else name_rows(table, figures, codes)
    marks = tuple(_make_marks(spec.kind, report, figures, names, unit))
    return Chart(
        kind=spec.kind,
        title=title,
        subtitle=_subtitle(figures, names, unit, spec.kind),
        unit=unit.abbreviation,
        series=_order_series(table, spec.columns, marks),
        categories=_unique(mark.category for mark in marks),
        marks=marks,
        description=_describe(marks),
    )


def _make_marks(
    kind: str, report: Report, figures: Sequence[Figure], names: Mapping[str, str], unit: Unit
) -> Iterator[Mark]:
    """The marks of a kind of chart; a chart of one row has its columns for categories."""
    for figure in figures:
        column, row = figure.column.title, names[figure.row.id]
        panel = ""
        if kind == "panels":
            unit, category, series = figure.unit, column, ""
            panel = f"{row} ({unit.abbreviation})"
        elif kind == "dumbbell":
            category, series = _dumbbell_category(figure, figures, names), SEX_NAMES[figure.sex]
        elif len(names) == 1 and len(figures) > 1:
            category, series = column, ""
        else:
            category, series = row, column
        value = _in_unit(figure, unit)
        label = _format_label(figure, value, unit, signed=kind == "deviation")
        yield Mark(category, series, panel, value, label, addresses.figure_address(report, figure))


def _in_unit(figure: Figure, unit: Unit) -> Decimal:
    if figure.base_value is None:
        raise ValueError("only numbers can be drawn")
    return figure.base_value / unit.factor


def _format_label(figure: Figure, value: Decimal, unit: Unit, *, signed: bool) -> str:
    """The value with the printed decimals, or with one when it is shown in another unit than the printed one."""
    decimals = None if figure.unit.factor == unit.factor else 1
    return format_signed(value, decimals) if signed else format_number(value, decimals)


def _dumbbell_category(figure: Figure, figures: Sequence[Figure], names: Mapping[str, str]) -> str:
    """What tells this pair from the others: what it is about, the period, or both."""
    periods = {other.period for other in figures}
    parts = [names[figure.row.id]] if len(set(names.values())) > 1 else []
    if len(periods) > 1 or not parts:
        parts.append(format_period(figure.period))
    return ", ".join(parts)


def _subtitle(figures: Sequence[Figure], names: Mapping[str, str], unit: Unit, kind: str) -> str:
    """The unit, and what all of the chart has in common: its row, or its column."""
    measures = _unique(figure.column.title for figure in figures)
    about = _unique(names.values())
    parts = ["Olika enheter" if kind == "panels" else upper_first(unit.title)]
    parts += about if len(about) == 1 and len(figures) > 1 and about[0] else []
    parts += measures if len(measures) == 1 else []
    return " ".join(f"{part}." for part in parts)


def _describe(marks: Iterable[Mark]) -> str:
    return " ".join(f"{mark.name}: {mark.label}." for mark in marks)


def _order_series(table: Table, columns: Sequence[str], marks: Iterable[Mark]) -> tuple[str, ...]:
    """Women, men and all always come in that order, so that they always look the same; columns as they are declared."""
    found = _unique(mark.series for mark in marks)
    titles = [column.title for name in columns if (column := table.column(name))]
    order = [*SEX_NAMES.values(), *titles]
    return tuple(sorted(found, key=order.index)) if set(found) <= set(order) else found


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
