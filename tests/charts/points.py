"""Points and marks of figures made up for tests."""

from decimal import Decimal

from build_site.charts.chart import Mark, Point
from build_site.model import Column, Figure, Measure, MeasureKind, Row, Unit, UnitKind
from build_site.periods import Period

TKR = Unit("tkr", "tusen kronor", "tkr", "kr", Decimal(1000), additive=True, whole=False, kind=UnitKind.MONEY)


def _deviation(code: str, of: str) -> Measure:
    kind = PLAIN[of].kind
    return Measure(
        code,
        f"{PLAIN[of].title} mot budget",
        "",
        MeasureKind.DIFFERENCE,
        of=of,
        against=("budget",),
        of_kind=kind,
        against_kind=MeasureKind.PLANNED,
        signed=True,
        better="higher",
        definite="avvikelsen",
        versus="budget",
    )


PLAIN = {
    code: Measure(code, title, "", kind, of_kind=kind, definite=definite, versus=versus)
    for code, title, kind, definite, versus in (
        ("outcome", "Utfall", MeasureKind.ACTUAL, "utfallet", "utfallet"),
        ("budget", "Budget", MeasureKind.PLANNED, "budgeten", "budget"),
        ("forecast", "Prognos", MeasureKind.EXPECTED, "prognosen", "prognosen"),
        ("target", "Mål", MeasureKind.AIMED, "målet", "målet"),
    )
}
MEASURES = PLAIN | {
    "deviation_forecast": _deviation("deviation_forecast", "forecast"),
    "deviation_outcome": _deviation("deviation_outcome", "outcome"),
    "change": Measure("change", "Förändring", "", MeasureKind.CHANGE, signed=True, definite="förändringen"),
}


def make_figure(
    value: str,
    unit: Unit = TKR,
    *,
    measure: str = "outcome",
    period: str = "2023",
    sex: str = "total",
    uncertain: bool = False,
) -> Figure:
    """A figure that stands in no table."""
    return Figure(
        report="lek",
        table="tabell",
        row=Row("rad", 2, "Rad", ("1",)),
        column=Column("kolumn", "Kolumn", "Kolumn", numeric=True, measure=measure, period=Period.parse(period)),
        municipality="0127",
        meaning=MEASURES[measure],
        period=Period.parse(period),
        sex=sex,
        age="",
        unit=unit,
        service="",
        is_whole=False,
        indicator="",
        flow="",
        value=Decimal(value),
        text="",
        line="1",
        uncertain=uncertain,
        status="",
        note="",
    )


def make_mark(category: str, value: str, measure: str = "outcome", *, series: str = "", **more: object) -> Mark:
    """A mark of a figure; what else is given belongs to the figure (`unit`, `period`, `sex`) or to the point."""
    about = {name: more.pop(name) for name in ("unit", "period", "sex", "uncertain") if name in more}
    figure = make_figure(value, measure=measure, **about)  # type: ignore[arg-type] # named as its parameters
    point = Point(figure, Decimal(value), figure.unit, "tabell/#rad-1", row=category, **more)  # type: ignore[arg-type]
    return Mark(point, category, series)
