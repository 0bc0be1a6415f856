"""Where the numbers of an editor's sentence come from: figures, arithmetic on them, a line of the report, or a reason.

`24,9 = {report/table/row/column}` is a figure; `9 = {…} - {…}` and `8,4 = {…} * 100 / {…}` are computed of some;
`4 = {…} & {…}` says the same of each; `3 = count({…}, {…}, {…})` counts them, and `rows(report/table)` the rows of a
table; `{population/0127/2021}` is how many inhabitants there were at the end of a year; `200 = printed(report:1234)`
stands on a line of the report and in none of its tables; `365 = definition(antal dagar på ett år)` is no figure of the
reports, and says why.
"""

import ast
import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, DivisionByZero, InvalidOperation

from build_site.model import Corpus, Figure, StatedSentence
from build_site.saying.figures_in_text import SaidNumber, find_numbers
from build_site.vocabularies import UnitKind

_ADDRESS = re.compile(r"\{([^{}]*)\}")
_PRINTED = re.compile(r"printed\(([a-z0-9-]+):(\d+(?:-\d+)?)\)")
_ROWS = re.compile(r"rows\(([a-z0-9-]+)/([a-z0-9_]+)\)")
_DEFINITION = re.compile(r"definition\(([^()]{5,})\)")
_OPERATORS: Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
}  # fmt: skip
_PLAIN = (*range(1, 11), 100, 1000)  # the only numbers that an origin may hold beside its figures
_OUTSIDE = re.compile(r"(?:count\(|[\d\s.,()+*/-])*")  # what may stand around the figures
_ONLY = "får bara ha tal i klammer, + - * /, parenteser, 100 och count"
_LONGEST = 2000  # characters of an origin


@dataclass(frozen=True, slots=True)
class _Amount:
    """A value in base units.

    Attributes:
        money: how many times kronor are in its unit: 1 for an amount of money, 0 for a share of one.
        is_sum: whether it is figures of one kind, added or subtracted.
    """

    value: Decimal
    money: int = 0
    is_sum: bool = True


class OriginError(Exception):
    """An origin that can't be understood; says what is wrong, in Swedish."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a number comes from.

    Attributes:
        said: the number as the sentence writes it.
        formula: the origin as it is declared.
        figures: the figures in it, in order.
        printed: id of the report and the lines where it is printed, or ("", "").
        exact: what the figures give, in the unit that the sentence says, each time that it is said to be the number.
    """

    said: str
    formula: str
    figures: tuple[Figure, ...] = ()
    printed: tuple[str, str] = ("", "")
    exact: tuple[Decimal, ...] = ()


def split_origins(numbers: Iterable[str]) -> list[tuple[str, str]]:
    """Each number with its declared origin, of `24,9 = {…}`, `9 = {…} - {…}`."""
    pairs = (one.partition("=") for one in numbers)
    return [(number.strip(), formula.strip()) for number, _, formula in pairs]


def read_origin(number: SaidNumber, formula: str, corpus: Corpus) -> Origin:
    """A declared origin with its figures looked up and computed.

    Raises:
        OriginError: it can't be understood, or leads to no figure.
    """
    if found := _PRINTED.fullmatch(formula):
        return Origin(number.text, formula, printed=(found[1], found[2]))
    if _DEFINITION.fullmatch(formula):
        return Origin(number.text, formula)
    if found := _ROWS.fullmatch(formula):
        report = corpus.report(found[1])
        table = report.table(found[2]) if report else None
        if table is None:
            raise OriginError(f"pekar på tabellen {found[2]}, som inte finns i {found[1]}")
        return Origin(number.text, formula, exact=(Decimal(len(table.rows)),))
    parts = [_compute_part(number, part.strip(), corpus) for part in formula.split("&")]
    figures = tuple(figure for found, _ in parts for figure in found)
    return Origin(number.text, formula, figures, exact=tuple(exact for _, exact in parts))


def _compute_part(number: SaidNumber, formula: str, corpus: Corpus) -> tuple[tuple[Figure, ...], Decimal]:
    """The figures of a formula, and what it gives in the unit that the sentence says."""
    addresses = list(dict.fromkeys(_ADDRESS.findall(formula)))
    found = [_find_value(address, corpus) for address in addresses]
    figures = tuple(one for one in found if isinstance(one, Figure))
    if not found or len(formula) > _LONGEST:
        raise OriginError("pekar inte ut någon siffra")
    if not _OUTSIDE.fullmatch(_ADDRESS.sub("", formula)):
        raise OriginError(_ONLY)
    plain = _ADDRESS.sub(lambda one: f" f{addresses.index(one[1])} ", formula).strip()
    try:
        amount = _compute(ast.parse(plain, mode="eval").body, [_read_amount(one) for one in found])
    except (SyntaxError, InvalidOperation, DivisionByZero, RecursionError) as error:
        raise OriginError("går inte att räkna ut") from error
    _check_kind(amount, number, figures)
    return figures, amount.value / _find_scale(amount, number, figures)


def _check_kind(amount: _Amount, number: SaidNumber, figures: Sequence[Figure]) -> None:
    """What the sentence calls money is money, and what it calls a share is one."""
    if number.is_money and amount.money != 1:
        raise OriginError("är inga pengar")
    if number.is_share and (amount.money or (amount.is_sum and any(not one.unit.is_relative for one in figures))):
        raise OriginError("är ingen andel")


def _find_scale(amount: _Amount, number: SaidNumber, figures: Sequence[Figure]) -> Decimal:
    """How much the sentence's unit is of the base unit: money by the words around, the rest by the figures' own."""
    if amount.money == 1:
        return number.scale or next(one.unit.factor for one in figures if _is_money(one))
    return figures[0].unit.factor if figures and amount.is_sum else Decimal(1)


def _is_money(figure: Figure) -> bool:
    return figure.unit.kind in (UnitKind.MONEY, UnitKind.MONEY_PER)


def _read_amount(found: Figure | int) -> _Amount:
    if isinstance(found, int):
        return _Amount(Decimal(found))
    if found.base_value is None:  # a word: it can be counted, but not reckoned with
        return _Amount(Decimal("NaN"))
    return _Amount(found.base_value, int(_is_money(found)))


def _find_value(address: str, corpus: Corpus) -> Figure | int:
    """The figure at an address, or how many inhabitants a municipality had at the end of a year."""
    parts = address.split("/")
    if len(parts) == 3 and parts[0] == "population" and parts[2].isdigit():  # noqa: PLR2004 # municipality and year
        population = corpus.population.get((parts[1], int(parts[2])))
        if population is not None:
            return population
    if len(parts) == 4:  # noqa: PLR2004 # report, table, row and column
        report = corpus.report(parts[0])
        table = report.table(parts[1]) if report else None
        figure = table.figure(parts[2], parts[3]) if table else None
        if figure is not None and not figure.is_empty:
            return figure
    raise OriginError(f"pekar på {address}, som inte är någon ifylld cell")


def _compute(node: ast.expr, amounts: Sequence[_Amount]) -> _Amount:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _combine(node.op, _compute(node.left, amounts), _compute(node.right, amounts))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _compute(node.operand, amounts)
        return replace(inner, value=-inner.value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "count":
        return _Amount(Decimal(_count(node.args)), is_sum=False)
    return _compute_one(node, amounts)


def _compute_one(node: ast.expr, amounts: Sequence[_Amount]) -> _Amount:
    """A plain number, or one of the figures."""
    if isinstance(node, ast.Constant) and node.value in _PLAIN:
        return _Amount(Decimal(str(node.value)))
    if (place := _find_place(node)) is not None and amounts[place].value.is_finite():
        return amounts[place]
    raise OriginError(_ONLY)


def _count(nodes: Sequence[ast.expr]) -> int:
    """How many figures are listed: nothing else can be counted, and none twice."""
    places = [_find_place(node) for node in nodes]
    if None in places:
        raise OriginError("får bara räkna siffror med count")
    if len(set(places)) < len(places):
        raise OriginError("räknar samma siffra två gånger")
    return len(places)


def _find_place(node: ast.expr) -> int | None:
    """Which of a formula's figures a name stands for; None where it is none."""
    return int(node.id[1:]) if isinstance(node, ast.Name) and node.id != "count" else None


def _combine(how: ast.operator, one: _Amount, other: _Amount) -> _Amount:
    """Two amounts reckoned together: kronor times places are kronor, and kronor by kronor a share."""
    value = _OPERATORS[type(how)](one.value, other.value)
    if isinstance(how, ast.Add | ast.Sub):
        if one.money != other.money:
            raise OriginError("lägger ihop kronor med annat")
        return replace(one, value=value)
    return _Amount(value, one.money + (other.money if isinstance(how, ast.Mult) else -other.money), is_sum=False)


def read_origins(stated: StatedSentence, corpus: Corpus) -> list[Origin]:
    """The origins of all numbers of a sentence.

    Raises:
        OriginError: one can't be understood, doesn't give its number, or the numbers are others than the sentence's.
    """
    numbers, declared = find_numbers(stated.sentence), split_origins(stated.numbers)
    if [number.text for number in numbers] != [said for said, _ in declared]:
        raise OriginError(f"ska i ordning ange {', '.join(number.text for number in numbers) or 'inga tal'}")
    origins = []
    for number, (_, formula) in zip(numbers, declared, strict=True):
        try:
            origin = read_origin(number, formula, corpus)
        except OriginError as error:
            raise OriginError(f"för {number.text} {error}") from error
        for exact in origin.exact:
            if not number.tells(exact):
                shown = f"{exact.quantize(Decimal('0.001')).normalize():f}".replace(".", ",")
                raise OriginError(f"för {number.text} ger {shown}")
        origins.append(origin)
    return origins
