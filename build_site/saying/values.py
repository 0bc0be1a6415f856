"""Figures as sentences say them: in which unit, with which sign, called what. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from build_site.codes import Unit
from build_site.formatting import NBSP, format_number, format_signed, name_unit
from build_site.model import Figure
from build_site.periods import Period
from build_site.saying.sentences import FigureText
from build_site.vocabularies import Flow, UnitKind

_COSTS = (Flow.COST, Flow.NET)
_WORDS = {UnitKind.SHARE: "procent", UnitKind.POINTS: "procentenheter"}


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as a sentence says it.

    Attributes:
        name: what the figure is of: its row's or series' name, with a capital letter.
        amount: the value in `unit`, unrounded, with the sign that the reader sees: a cost that is printed with a minus
            is a positive amount.
        decimals: how many decimals are said; None keeps the printed ones.
        is_group: whether the name is of a group, a place or a kind, which can't rise or fall itself: «Kvinnor».
    """

    figure: Figure
    name: str
    amount: Decimal
    unit: Unit
    decimals: int | None = None
    is_group: bool = False

    @property
    def period(self) -> Period | None:
        """What the figure refers to in time."""
        return self.figure.period

    @property
    def shown(self) -> Decimal:
        """The amount with the decimals that are said."""
        return Decimal(self.number.replace(NBSP, "").replace(",", ".").replace("\u2212", "-"))

    @property
    def number(self) -> str:
        """The amount without its unit: «−5,1»."""
        return format_number(self.amount, self.decimals)


def make_value(figure: Figure, name: str, unit: Unit | None = None, *, cost: bool = False) -> Value:
    """A figure in its own unit, or in another with the same base.

    Args:
        figure: a figure that is a number.
        name: what it is of.
        unit: the unit to say it in, or None for its own.
        cost: whether the table says that it is a cost, which the figure itself doesn't.

    Raises:
        ValueError: the cell holds no number.
    """
    if figure.value is None:
        raise ValueError(figure)
    sign = -1 if is_printed_cost(figure, cost=cost) else _sign_of_told(figure)
    if unit is None or unit.code == figure.unit.code or unit.base_unit != figure.unit.base_unit:
        return Value(figure, name, sign * figure.value, figure.unit)
    return Value(figure, name, sign * figure.value * figure.unit.factor / unit.factor, unit, 1)


def _sign_of_told(figure: Figure) -> int:
    """A deviation is told as a surplus or a deficit, whichever way round it is printed."""
    return figure.sign if figure.meaning.is_budget_deviation else 1


def is_printed_cost(figure: Figure, *, cost: bool = False) -> bool:
    """Whether a minus is only how the report prints that money goes out: a cost, or a net of costs and incomes.

    A deviation, a change, a result and everything that isn't money keep their sign.
    """
    if figure.meaning.signed or figure.value is None or figure.value >= 0:
        return False
    if figure.unit.kind is UnitKind.MONEY_PER:  # kronor for each place: always a cost
        return True
    return figure.unit.kind is UnitKind.MONEY and (cost or figure.flow in _COSTS)


def is_mixed(values: Sequence[Value]) -> bool:
    """Whether some values are told with their sign turned and others aren't: their sizes mean different things."""
    turned = {value.figure.value * value.amount < 0 for value in values if value.amount and value.figure.value}
    return len(turned) > 1


def tell_apart(one: Value, other: Value) -> int:
    """1 where the first is more, -1 where it is less, 0 where they may be equal before they were rounded in print."""
    difference = one.amount - other.amount
    if abs(difference) < _rounding(one) + _rounding(other):
        return 0
    return (difference > 0) - (difference < 0)


def _rounding(value: Value) -> Decimal:
    """How far a value may be from the true one, in the unit that it is said in: half of the last printed decimal."""
    printed = value.figure.value
    return value.figure.rounding * abs(value.amount / printed) if printed else value.figure.rounding


def count_steps(value: Value) -> Decimal:
    """How many steps of its last printed decimal a value is: 0,9 is nine."""
    return abs(value.figure.value or Decimal(0)) / (2 * value.figure.rounding)


def say(value: Value, *, unit: bool = True, signed: bool = False) -> FigureText:
    """«3,2 mnkr», «85 procent», «index 88»; without its unit «3,2»."""
    number = format_signed(value.amount, value.decimals) if signed else value.number
    if unit and is_named_before(value) and not signed:
        return FigureText(f"{value.unit.abbreviation}{NBSP}{number}", value.figure)
    return FigureText(with_unit(number, value.unit) if unit else number, value.figure)


def is_named_before(value: Value) -> bool:
    """Whether the unit stands before its number: «index 88»."""
    return value.unit.kind is UnitKind.INDEX


def say_both(one: Value, between: str, other: Value) -> list[str | FigureText]:
    """Two numbers with their unit once: «7,9 och 4,1 procent», «index 67 och 78»."""
    before = is_named_before(one)
    return [say(one, unit=before), between, say(other, unit=not before)]


def list_amounts(values: Sequence[Value]) -> list[list[str | FigureText]]:
    """Names with their numbers and the unit once: «Botkyrka −2», «Eskilstuna −5 procent»."""
    first, last = values[0], values[-1]
    named = first if is_named_before(first) else last
    return [[f"{value.name} ", say(value, unit=value is named, signed=value.figure.meaning.signed)] for value in values]


def with_unit(number: str, unit: Unit) -> str:
    """A formatted number with its unit as a sentence says it."""
    if not unit.is_named:
        return number
    word = unit.title if unit.kind in _WORDS else name_unit(number.lstrip("+\u2212"), unit)
    return f"{number}{NBSP}{word}"


def say_points(number: Decimal, decimals: int | None = None) -> str:
    """«1 procentenhet», «19 procentenheter»."""
    said = format_number(abs(number), decimals)
    return f"{said}{NBSP}{'procentenhet' if said == '1' else 'procentenheter'}"


def say_change(before: Value, after: Value, *, percent: bool = True) -> str:
    """How much more or less: «+3 procentenheter» of a share, «+12,5 %» of the amount before, or «+1,4 mnkr».

    Args:
        before, after: in the same unit.
        percent: whether amounts are told as a part of the one before; "" where that was nothing or negative.
    """
    difference = after.amount - before.amount
    if after.unit.kind is UnitKind.SHARE:
        return f"{format_signed(difference)}{NBSP}{'procentenhet' if abs(difference) == 1 else 'procentenheter'}"
    if after.unit.is_relative or not percent:
        return with_unit(format_signed(difference, after.decimals), after.unit)
    return "" if before.amount <= 0 else f"{format_signed(difference * 100 / before.amount, 1)}{NBSP}%"
