"""Works out what a chart shows. A chart holds the same figures as the table it belongs to, and no others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from build_site.formatting import format_number, format_signed
from build_site.model import CodeLists, Figure, Table, Unit
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
    """

    category: str
    series: str
    panel: str
    value: Decimal
    label: str


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
    """

    kind: str
    title: str
    subtitle: str
    unit: str
    series: tuple[str, ...]
    categories: tuple[str, ...]
    marks: tuple[Mark, ...]
    description: str


def build_chart(table: Table, codes: CodeLists, title: str) -> Chart | None:
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
    if spec.kind == "dumbbell":
        marks = tuple(_mark(figure, unit, _dumbbell_category(figure, figures), _sex(figure)) for figure in figures)
    elif len({figure.row.id for figure in figures}) == 1 and spec.kind == "bars":
        marks = tuple(_mark(figure, unit, figure.column.title, "") for figure in figures)
    elif spec.kind == "panels":
        marks = tuple(_panel_mark(figure) for figure in figures)
    else:
        signed = spec.kind == "deviation"
        marks = tuple(_mark(figure, unit, _row_name(figure), figure.column.title, signed=signed) for figure in figures)
    return Chart(
        kind=spec.kind,
        title=title,
        subtitle=_subtitle(figures, unit, spec.kind),
        unit=unit.abbreviation,
        series=_order_series(mark.series for mark in marks),
        categories=_unique(mark.category for mark in marks),
        marks=marks,
        description=_describe(marks),
    )


def _mark(figure: Figure, unit: Unit, category: str, series: str, *, signed: bool = False) -> Mark:
    if figure.value is None or figure.base_value is None:
        raise ValueError("only numbers can be drawn")
    value = figure.base_value / unit.factor
    same_unit = figure.unit.factor == unit.factor
    decimals = None if same_unit else 1
    label = format_signed(value, decimals) if signed else format_number(value, decimals)
    return Mark(category, series, "", value, label)


def _panel_mark(figure: Figure) -> Mark:
    mark = _mark(figure, figure.unit, figure.column.title, "")
    panel = f"{_row_name(figure)} ({figure.unit.abbreviation})"
    return Mark(mark.category, "", panel, mark.value, mark.label)


def _row_name(figure: Figure) -> str:
    row = figure.row
    name = row.heading if row.flow == "net" and row.heading else row.label
    return name.lstrip("-– ").rstrip("* ")


def _sex(figure: Figure) -> str:
    return SEX_NAMES[figure.sex]


def _dumbbell_category(figure: Figure, figures: Sequence[Figure]) -> str:
    """What tells this pair from the others: the heading, the period, or both."""
    headings = {_pair_name(other) for other in figures}
    periods = {other.period for other in figures}
    parts = [_pair_name(figure)] if len(headings) > 1 else []
    if len(periods) > 1 or not parts:
        parts.append(format_period(figure.period))
    return ", ".join(parts)


def _pair_name(figure: Figure) -> str:
    """The heading that women and men stand under; without one, a row that is one sex's has no name but the sex."""
    row = figure.row
    return row.heading or ("" if row.sex in ("women", "men") else row.label)


def _subtitle(figures: Sequence[Figure], unit: Unit, kind: str) -> str:
    measures = _unique(figure.column.title for figure in figures)
    what = "Olika enheter" if kind == "panels" else unit.title[:1].upper() + unit.title[1:]
    return f"{what}. {measures[0]}." if len(measures) == 1 else f"{what}."


def _describe(marks: Iterable[Mark]) -> str:
    sentences = []
    for mark in marks:
        name = ", ".join(part for part in (mark.panel, mark.category, mark.series) if part)
        sentences.append(f"{name}: {mark.label}.")
    return " ".join(sentences)


def _order_series(names: Iterable[str]) -> tuple[str, ...]:
    """Women, men and all always come in that order, so that they always look the same."""
    found = _unique(names)
    sexes = tuple(name for name in SEX_NAMES.values() if name in found)
    return sexes if len(sexes) == len(found) else found


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
