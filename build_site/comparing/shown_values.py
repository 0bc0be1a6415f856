"""What a comparison's values look like to a reader, before they become HTML or a spreadsheet."""

from dataclasses import dataclass
from decimal import Decimal

from build_site import addresses
from build_site.comparing.comparison import (
    INDEX,
    PER_INHABITANT,
    PERCENT_OF_BUDGET,
    ComparedPoint,
    ComparedValue,
    Comparison,
)
from build_site.formatting import format_number, format_signed, round_number, upper_first
from build_site.model import CodeLists, SeriesSpec, Unit, UnitKind, UnitRole
from build_site.periods import format_period


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A compared value as the reader sees it.

    Attributes:
        series: name of its series, or "" for a figure that stands alone.
        name: what tells the value from the others: series or municipality, measure and period.
        place: the municipality inside a sentence: «i riket».
        amount: the value in `unit`, or None when it can't be put on the base.
        shown_amount: the amount with the decimals that the reader sees.
    """

    point: ComparedPoint
    value: ComparedValue
    series: str
    target: bool
    name: str
    municipality: str
    place: str
    measure: str
    amount: Decimal | None
    text: str
    unit: Unit
    shown_amount: Decimal | None

    @property
    def address(self) -> str:
        """Where the figure stands."""
        return addresses.figure_address(self.point.report, self.point.figure)


def build_shown_values(comparison: Comparison, codes: CodeLists) -> tuple[ShownValue, ...]:
    """The values of a comparison in units that people use: kr per inhabitant, mnkr in total, per cent of the budget."""
    return tuple(
        _show_value(series.spec, point, point.values[number], codes)
        for number in range(len(comparison.spec.bases))
        for series in comparison.series
        for point in series.points
    )


def _show_value(series: SeriesSpec, point: ComparedPoint, value: ComparedValue, codes: CodeLists) -> ShownValue:
    unit = _choose_unit(point, value, codes)
    amount = None if value.value is None else value.value / unit.factor
    municipality = codes.municipalities[point.figure.municipality].name
    measure = codes.measures[point.figure.measure].title.lower()
    decimals = _decimals(point, value, unit)
    return ShownValue(
        point=point,
        value=value,
        series=series.name,
        target=series.target,
        name=_name_value(series.name or f"{municipality}, {measure}", format_period(point.figure.period)),
        municipality=municipality,
        place=codes.municipalities[point.figure.municipality].name_in_text,
        measure=measure,
        amount=amount,
        text="uppgift saknas" if amount is None else _format(point, amount, decimals),
        unit=unit,
        shown_amount=None if amount is None else round_number(amount, decimals),
    )


def _name_value(series: str, period: str) -> str:
    """«Utfall 2022»; a series that is called what its periods begin with is not named twice."""
    return upper_first(period) if period.startswith(f"{series.lower()} ") else f"{series} {period}"


def _format(point: ComparedPoint, amount: Decimal, decimals: int | None) -> str:
    """The amount, with its sign where it is a deviation: «+11,0» of a budget would otherwise read as a share of it."""
    if point.figure.meaning.signed:
        return format_signed(amount, decimals)
    return format_number(amount, decimals)


def _choose_unit(point: ComparedPoint, value: ComparedValue, codes: CodeLists) -> Unit:
    unit = point.figure.unit
    if value.base == PERCENT_OF_BUDGET:
        return codes.unit_for(UnitRole.OF_BUDGET)
    if value.base == INDEX:
        return codes.unit_for(UnitRole.OF_FIRST)
    if value.base == PER_INHABITANT:
        return codes.unit_for(UnitRole.PER_INHABITANT) if unit.is_money else unit
    return codes.unit_for(UnitRole.SUM) if unit.kind is UnitKind.MONEY else unit


def _decimals(point: ComparedPoint, value: ComparedValue, unit: Unit) -> int | None:
    """Decimals to show: as printed where the value is the printed one, otherwise what the unit needs."""
    if value.base in (PER_INHABITANT, INDEX):
        return 0
    if value.base == PERCENT_OF_BUDGET or unit.code != point.figure.unit.code:
        return 1
    return None
