"""Says in one sentence what a chart shows: only what its figures bear, and nothing where they bear nothing.

Every number in a title is a mark's label, a difference between two marks, or a count of the marks. Better and worse are
never said, only higher and lower, more and less; surplus and deficit only of deviations that are declared as such.
Here are the rules that several kinds of charts share; each kind has its own sentences.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_site.charts.chart import ACTUAL, AIMED, EXPECTED, PLANNED, Chart, Mark
from build_site.formatting import NBSP, format_number
from build_site.model import MeasureKind, Unit, UnitKind

LONGEST = 90  # characters
PAIR = 2
_SEVERAL = 3
_AIMS = {
    PLANNED: ("i budget", "budget"),
    AIMED: ("i mål", "målet"),
    EXPECTED: ("i prognos", "prognosen"),
    ACTUAL: ("i utfall", "utfallet"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a title depend on besides the marks.

    Attributes:
        rows: what the rows are, in the plural: «verksamheter».
        cost: whether the figures are costs.
        surplus: whether a positive figure is a surplus.
        flows: whether the rows are incomes and costs, rather than services that each have both.
    """

    rows: str = "rader"
    cost: bool = False
    surplus: bool = False
    flows: bool = False


def choose_title(chart: Chart, sentences: Iterable[str]) -> str:
    """The first sentence that is short enough, or "" when no sentence is safe."""
    if any(mark.figure.uncertain for mark in chart.marks):
        return ""
    return next((sentence for sentence in sentences if sentence and len(sentence) <= LONGEST), "")


def is_share(unit: Unit | None) -> bool:
    """Whether the unit is a part of a hundred."""
    return unit is not None and unit.kind is UnitKind.SHARE


def is_index(unit: Unit | None) -> bool:
    """Whether the unit is an index, which has no name after its number."""
    return unit is not None and unit.kind is UnitKind.INDEX


def is_count(unit: Unit | None) -> bool:
    """Whether things are counted, rather than money, shares or an index."""
    return unit is None or not (unit.is_money or unit.kind in (UnitKind.SHARE, UnitKind.INDEX))


def is_unit_cost(unit: Unit | None) -> bool:
    """Whether the unit is money for each of something."""
    return unit is not None and unit.kind is UnitKind.MONEY_PER


def say_unit(unit: Unit | None) -> str:
    """The unit inside a sentence: «mnkr», «procent», and nothing for an index."""
    if unit is None or is_index(unit):
        return ""
    return unit.title if is_share(unit) else unit.abbreviation


def say(chart: Chart, mark: Mark, *, unsigned: bool = False) -> str:
    """The mark's label with its unit: «3,2 mnkr», «85 procent»."""
    number, unit = mark.size if unsigned else mark.label, say_unit(chart.unit)
    return number if not unit or (number == "1" and unit.isalpha()) else f"{number}{NBSP}{unit}"


def say_beginning(name: str) -> str:
    """What a printed or declared name says before its first comma."""
    return name.split(",", maxsplit=1)[0]


def list_parts(marks: Iterable[Mark]) -> list[Mark]:
    """The marks that are neither the sum of others nor a part of another."""
    return [mark for mark in marks if not mark.point.whole and not mark.is_within]


def find_largest(marks: Sequence[Mark]) -> Mark | None:
    """The mark that is larger than all others, by size; None when two share the place."""
    ordered = sorted(marks, key=lambda mark: abs(mark.value), reverse=True)
    if not ordered or (len(ordered) > 1 and abs(ordered[0].value) == abs(ordered[1].value)):
        return None
    return ordered[0] if ordered[0].value else None


def say_difference(one: Mark, other: Mark) -> str:
    """How far apart two marks are, or "" where the labels say something else than the figures."""
    decimals = max(one.decimals, other.decimals)
    exact = format_number(abs(one.value - other.value), decimals)
    return exact if exact == format_number(abs(one.shown - other.shown), decimals) else ""


def tell_apart(chart: Chart) -> Iterable[str]:
    """A few figures beside each other: «Botkyrka +9,7 och Eskilstuna −15,0 mnkr»; or how far they span."""
    marks = chart.marks
    if len(marks) < PAIR:
        return ()
    names = [mark.point.short or say_beginning(mark.category) for mark in marks]
    if len(set(names)) < len(names):
        names = [mark.category for mark in marks]
    unit = say_unit(chart.unit)
    end = f"{NBSP}{unit}" if unit else ""
    said = [f"{name} {mark.label}" for name, mark in zip(names, marks, strict=True)]
    listed = f"{', '.join(said[:-1])} och {said[-1]}{end}" if len(marks) <= _SEVERAL else ""
    low, high = min(marks, key=lambda mark: mark.value), max(marks, key=lambda mark: mark.value)
    spans = len(marks) > PAIR and not is_count(chart.unit) and low.value != high.value
    return (listed, f"Siffrorna ligger mellan {low.label} och {high.label}{end}" if spans else "")


def tell_largest(chart: Chart) -> Iterable[str]:
    """Which part is the largest of one series."""
    marks = list_parts(chart.marks)
    if len({mark.series for mark in marks}) > 1 or len(marks) < PAIR:
        return ()
    largest = find_largest(marks)
    if largest is None:
        return ()
    relative = is_share(chart.unit) or is_index(chart.unit)
    what = "Flest" if is_count(chart.unit) else "Högst" if relative else "Störst belopp"
    return (f"{what}: {largest.category}, {say(chart, largest, unsigned=True)}",)


def tell_against_plan(chart: Chart, wording: Wording) -> Iterable[str]:
    """The totals beside each other; or how many figures are above or below their budget, target or forecast."""
    kinds = {mark.measure_kind for mark in chart.marks}
    shown = EXPECTED if EXPECTED in kinds and PLANNED in kinds else ACTUAL
    against = next((one for one in (PLANNED, AIMED, EXPECTED) if one in kinds and one != shown), None)
    if shown not in kinds or against is None:
        return ()
    aims = {mark.category: mark for mark in chart.marks if mark.measure_kind == against}
    pairs = [
        (mark, aims[mark.category]) for mark in chart.marks if mark.measure_kind == shown and mark.category in aims
    ]
    totals = [pair for pair in pairs if pair[0].point.whole]
    if len(totals) == 1 or len(pairs) == 1:
        name = "Totalt" if totals else f"{pairs[0][0].category}:"
        mark, other = totals[0] if totals else pairs[0]
        figures = f"{mark.size} {_AIMS[shown][0]} mot {say(chart, other, unsigned=True)} {_AIMS[against][0]}"
        return (f"{name} {figures}",)
    return _tell_counts(pairs, shown, against, wording) if pairs and not totals else ()


def _tell_counts(
    pairs: Sequence[tuple[Mark, Mark]], shown: MeasureKind, against: MeasureKind, wording: Wording
) -> Iterable[str]:
    above = sum(abs(mark.value) > abs(other.value) for mark, other in pairs)
    below = sum(abs(mark.value) < abs(other.value) for mark, other in pairs)
    subject = "Prognosen ligger" if shown == EXPECTED else "Kostnaden blev" if wording.cost else "Utfallet blev"
    aim = _AIMS[against][1]
    way, count = ("över", above) if above > below else ("under", below)
    if above == below:
        return (f"{subject} över {aim} för {above} och under för {below} av {len(pairs)} {wording.rows}",)
    return (f"{subject} {way} {aim} för {say_share(count, len(pairs), wording.rows)}",)


def say_share(count: int, whole: int, rows: str) -> str:
    """«3 av 7 verksamheter», «alla 7 verksamheter», «båda två»."""
    if count < whole:
        return f"{count} av {whole} {rows}"
    return "båda två" if whole == PAIR else f"alla {whole} {rows}"
