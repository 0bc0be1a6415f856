"""Answers in plain Swedish, computed from the figures and never copied from a report.

An answer is a sequence of text and references; a reference is a piece of text that leads to the figure it rests on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from build_site.formatting import (
    format_number,
    format_quantity,
    format_share,
    format_signed,
    lower_first,
    name_unit,
    upper_first,
)
from build_site.model import (
    CodeLists,
    Figure,
    Flow,
    MeasureKind,
    Report,
    Sex,
    Table,
    TableRole,
    Unit,
    UnitKind,
    UnitRole,
)
from build_site.naming import name_pairs, name_row, name_rows
from build_site.periods import format_period

# What may be held against what, the most telling first: the plan and then what became of it.
_PLANS = (
    (MeasureKind.PLANNED, MeasureKind.EXPECTED),
    (MeasureKind.PLANNED, MeasureKind.ACTUAL),
    (MeasureKind.AIMED, MeasureKind.ACTUAL),
    (MeasureKind.EXPECTED, MeasureKind.ACTUAL),
)
_ABOUT_BUDGET = (TableRole.OPERATING_RESULT, TableRole.SUMMARY)


@dataclass(frozen=True, slots=True)
class Reference:
    """A piece of an answer that leads to the row of the figure it rests on."""

    text: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Answer:
    """One or more sentences."""

    parts: tuple[str | Reference, ...]

    @property
    def text(self) -> str:
        """The answer without its references."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class BudgetResult:
    """A committee's year against its budget.

    Attributes:
        deviation: forecast or outcome minus budget for the whole committee.
        budget: the budget that it is measured against.
    """

    deviation: Figure
    budget: Figure


def find_budget_result(report: Report) -> BudgetResult | None:
    """The whole committee's full-year deviation and budget, from the table of the operating result."""
    table = report.table_for(TableRole.OPERATING_RESULT)
    if table is None:
        return None
    totals = [
        figure
        for figure in table.figures
        if figure.is_whole and figure.flow == Flow.NET and figure.period and figure.period.is_full_year
    ]
    deviation = _first((one for one in totals if one.meaning.is_budget_deviation), report.year)
    budget = _first((one for one in totals if one.meaning.kind is MeasureKind.PLANNED), report.year)
    return BudgetResult(deviation, budget) if deviation and budget else None


def _first(figures: Iterable[Figure], year: int) -> Figure | None:
    found = (one for one in figures if one.value is not None and one.period and one.period.year == year)
    return next(found, None)


def answer_table(report: Report, table: Table, codes: CodeLists) -> Answer | None:
    """The answer that a table's page begins with, by what its chart shows."""
    if table.chart is None or not table.chart_figures:
        return None
    figures = table.chart_figures
    unit = codes.units[table.chart.unit] if table.chart.unit else figures[0].unit
    match table.chart.kind:
        case "dumbbell":
            return answer_gap(figures, name_pairs(table, figures, codes))
        case "panels" | "targets" if table.chart.kind == "panels" or len({one.unit.code for one in figures}) > 1:
            return _answer_panels(table, figures, codes)
    names = name_rows(table, figures, codes)
    if len(names) == 1:
        return _answer_row(table, figures, names, unit)
    if table.chart.kind == "deviation":
        budget = answer_budget(report, codes) if table.role in _ABOUT_BUDGET else None
        return _join(budget, answer_deviations(_without_totals(figures), unit, names))
    return _answer_bars(table, figures, names, unit, codes)


def _answer_panels(table: Table, figures: Sequence[Figure], codes: CodeLists) -> Answer | None:
    """How each row has changed, or how far it is from its target."""
    columns = table.chart.columns if table.chart else ()
    names = name_rows(table, figures, codes)
    rows = [[figure for figure in figures if figure.row.id == row] for row in names]
    if len({figure.measure for figure in figures}) > 1:
        return _join(*(answer_series(row, names, row[0].unit) for row in rows))
    return _join(*(answer_change(table, row, columns[0], columns[-1], codes) for row in names))


def _answer_row(table: Table, figures: Sequence[Figure], names: Mapping[str, str], unit: Unit) -> Answer:
    """One row: the parts of a total when all columns are about the same time, otherwise what has become of it."""
    if len({(figure.measure, figure.period) for figure in figures}) == 1:
        return answer_parts(table, figures)
    return answer_series(figures, names, unit)


def _answer_bars(
    table: Table, figures: Sequence[Figure], names: Mapping[str, str], unit: Unit, codes: CodeLists
) -> Answer | None:
    if len({figure.municipality for figure in figures}) > 1:
        return answer_places(figures, codes)
    parts = _without_totals(figures) or list(figures)
    columns = _choose_columns(parts)
    rows = tuple(dict.fromkeys(figure.row.id for figure in parts))
    compared = answer_bars(table, *columns, rows, Wording(names, unit)) if columns else None
    return compared or answer_largest(table, parts, Wording(names, unit))


def _without_totals(figures: Sequence[Figure]) -> list[Figure]:
    """The rows that are neither the sum of the others nor a part of one of them."""
    parents = {figure.row.parent for figure in figures}
    flows = {figure.row.flow for figure in figures}
    return [
        figure
        for figure in figures
        if figure.row.id not in parents
        and not figure.row.of_which
        and not (figure.row.flow == Flow.NET and flows & {Flow.INCOME, Flow.COST})
    ]


def _choose_columns(figures: Sequence[Figure]) -> tuple[str, str] | None:
    """The two columns to compare: plan and outcome where both are drawn, otherwise the first and the last.

    None where no two columns can be compared, as a budget for a year and the outcome of its first months can't.
    """
    drawn = list({figure.column.name: figure for figure in figures}.values())
    last = {figure.meaning.kind: figure for figure in drawn}
    pairs = [(last[plan], last[result]) for plan, result in _PLANS if plan in last and result in last]
    alike = [figure for figure in drawn if figure.measure == drawn[-1].measure]
    pairs += [(first, alike[-1]) for first in alike[:-1]]
    return next(((one.column.name, other.column.name) for one, other in pairs if _are_comparable(one, other)), None)


def _are_comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures are about equally long periods; shares and indices needn't be."""
    return one.unit.is_relative or _count_months(one) == _count_months(other)


def _count_months(figure: Figure) -> int:
    """Months in the figure's period; 0 where it is about a whole project."""
    if figure.period is None:
        return 0
    (first_year, first), (last_year, last) = figure.period.start, figure.period.end
    return (last_year - first_year) * 12 + last - first + 1


def _join(*answers: Answer | None) -> Answer | None:
    """Several answers as one, a space between them."""
    found = [answer for answer in answers if answer]
    parts = [part for answer in found for part in (" ", *answer.parts)]
    return Answer(tuple(parts[1:])) if parts else None


def answer_budget(report: Report, codes: CodeLists) -> Answer | None:
    """«Nämnden räknar med 12,0 mnkr i överskott, 3,9 procent av budgeten.»"""
    result = find_budget_result(report)
    if result is None or result.deviation.base_value is None or not result.budget.base_value:
        return None
    deviation, budget = result.deviation.base_value, result.budget.base_value
    year = f" {report.year}"
    verb = "räknar med" if result.deviation.meaning.of_kind is MeasureKind.EXPECTED else "slutade med"
    if not deviation:
        ended = "räknar med att hålla" if verb == "räknar med" else "höll"
        return Answer((f"Nämnden {ended} ", Reference("budgeten", result.deviation), f"{year}."))
    amount = Reference(_millions(abs(deviation), codes), result.deviation)
    share = Reference(format_share(deviation, budget), result.budget)
    kind = "överskott" if deviation > 0 else "underskott"
    return Answer((f"Nämnden {verb} ", amount, f" i {kind}{year}, ", share, " av budgeten."))


def _millions(kronor: Decimal, codes: CodeLists) -> str:
    unit = codes.unit_for(UnitRole.SUM)
    return format_quantity(kronor / unit.factor, unit, 1)


def answer_deviations(figures: Sequence[Figure], unit: Unit, names: Mapping[str, str] | None = None) -> Answer | None:
    """Which row is furthest above and which is furthest below its budget, or has changed the most in either way."""
    parts = [figure for figure in figures if figure.base_value]
    best = max(parts, key=_base, default=None)
    worst = min(parts, key=_base, default=None)
    above, below = _name_deviations(parts)
    sentences: list[str | Reference] = []
    if best and _base(best) > 0:
        sentences += [f"{above}: ", _name(best, names), ", ", _deviation(best, unit), "."]
    if worst and _base(worst) < 0:
        sentences += [" " if sentences else "", f"{below}: ", _name(worst, names), ", "]
        sentences += [_deviation(worst, unit), "."]
    return Answer(tuple(sentences)) if sentences else None


def _name_deviations(figures: Sequence[Figure]) -> tuple[str, str]:
    """What it is called to be above and below: a net has a surplus, but incomes and costs only deviate."""
    if any(not figure.meaning.is_difference for figure in figures):
        return "Störst positiv förändring", "Störst negativ förändring"
    versus = {figure.meaning.versus for figure in figures}
    against = f" mot {versus.pop()}" if len(versus) == 1 else ""
    if all(figure.flow == Flow.NET and figure.meaning.is_budget_deviation for figure in figures):
        return f"Störst överskott{against}", "Störst underskott"
    return f"Störst positiv avvikelse{against}", "Störst negativ avvikelse"


def _deviation(figure: Figure, unit: Unit) -> Reference:
    value = _base(figure) / unit.factor
    return Reference(f"{format_signed(value, 1)}\u00a0{unit.abbreviation}", figure)


def _base(figure: Figure) -> Decimal:
    return figure.base_value if figure.base_value is not None else Decimal(0)


def _name(figure: Figure, names: Mapping[str, str] | None = None) -> str:
    """What the row is about, as a word inside a sentence."""
    return lower_first((names or {}).get(figure.row.id) or name_row(figure.row))


@dataclass(frozen=True, slots=True)
class Wording:
    """How an answer says what its figures are.

    Attributes:
        names: what each row is called, by row id; a row that isn't there is called what it is printed as.
        unit: unit to say amounts in, or None for the figure's own.
    """

    names: Mapping[str, str] | None = None
    unit: Unit | None = None

    def name(self, figure: Figure) -> str:
        """What the figure's row is called inside a sentence."""
        return _name(figure, self.names)

    def quantity(self, figure: Figure, *, signed: bool = False) -> Reference:
        """The figure with its unit; costs, which are printed as negative, without their sign."""
        value, unit, decimals = _value(figure), figure.unit, None
        if self.unit and self.unit.code != unit.code and self.unit.base_unit == unit.base_unit:
            value, unit, decimals = _base(figure) / self.unit.factor, self.unit, 1
        number = format_signed(value, decimals) if signed else format_number(abs(value), decimals)
        name = f"\u00a0{name_unit(number, unit)}" if unit.is_named else ""
        return Reference(f"{number}{name}", figure)


def answer_bars(
    table: Table, first: str, last: str, rows: Sequence[str], wording: Wording | None = None
) -> Answer | None:
    """The row that differs most between the first and the last column."""
    wording = wording or Wording()
    pairs = [
        (one, other)
        for row in rows
        if (one := table.figure(row, first)) and (other := table.figure(row, last)) and _are_alike(one, other)
    ]
    if not pairs:
        return None
    pairs.sort(key=lambda pair: abs(_difference(*pair)), reverse=True)
    one, other = pairs[0]
    if not _difference(one, other):
        return None
    is_target = one.meaning.kind is MeasureKind.AIMED
    return Answer(
        (
            f"{upper_first(wording.name(other))}{_rank(pairs)}: ",
            wording.quantity(other),
            f" {_when(other, one)} mot ",
            *(
                (f"{one.meaning.definite} ", wording.quantity(one))
                if is_target
                else (wording.quantity(one), f" {_when(one, other)}")
            ),
            f"{_say_change(one, other)}.",
        )
    )


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether both are numbers, and neither a cost where the other is an income."""
    return one.value is not None and other.value is not None and one.value * other.value >= 0


def _difference(one: Figure, other: Figure) -> Decimal:
    return abs(_base(other)) - abs(_base(one))


def _rank(pairs: Sequence[tuple[Figure, Figure]]) -> str:
    """« skiljer sig mest», with care where several rows differ as much as the first; the pairs come in that order."""
    if len(pairs) == 1:
        return ""
    one, other = pairs[0]
    most = "har ändrats mest" if one.measure == other.measure else "skiljer sig mest"
    against = f" från {one.meaning.definite}" if one.meaning.kind is MeasureKind.AIMED else ""
    first, second = (abs(_difference(*pair)) for pair in pairs[:2])
    return f" hör till det som {most}{against}" if first == second else f" {most}{against}"


def _when(figure: Figure, other: Figure) -> str:
    """What the figure is, told from the other: its period where both are outcomes, otherwise its column."""
    if figure.measure == other.measure and figure.period and figure.period != other.period:
        return format_period(figure.period)
    return f"i {lower_first(figure.column.title)}"


def _say_change(one: Figure, other: Figure) -> str:
    """« (+3,1 %)», in percentage points for shares and in units for indices; nothing where it began at nothing."""
    difference = abs(_value(other)) - abs(_value(one))
    if one.unit.kind is UnitKind.SHARE:
        return f" ({format_signed(difference)}\u00a0{_say_points(difference)})"
    if one.unit.is_relative:
        return f" ({format_signed(difference)})"
    return f" ({format_signed(_change(one, other) * 100, 1)}\u00a0%)" if one.value else ""


def _say_points(number: Decimal) -> str:
    return "procentenhet" if abs(number) == 1 else "procentenheter"


def answer_series(figures: Sequence[Figure], names: Mapping[str, str], unit: Unit) -> Answer:
    """One row over time: «Hushåll som beviljas fritidspeng: 60 hushåll 2022 mot 33 hushåll 2021. Mål 2022: 75.»"""
    wording = Wording(names, unit)
    outcomes = [figure for figure in figures if figure.meaning.kind is MeasureKind.ACTUAL]
    words: list[str | Reference] = []
    if outcomes:
        last, *earlier = reversed(outcomes)
        words = [f"{upper_first(wording.name(last))}: ", wording.quantity(last), _say_period(last)]
        if earlier:
            words += [" mot ", wording.quantity(earlier[0]), _say_period(earlier[0])]
        words += ["."]
    for figure in figures:
        if figure.meaning.kind is not MeasureKind.ACTUAL:
            signed = figure.meaning.signed
            words += [f"{' ' if words else ''}{figure.column.title}: ", wording.quantity(figure, signed=signed), "."]
    return Answer(tuple(words))


def _say_period(figure: Figure) -> str:
    """« 2022» after a unit, « (2022)» after a bare number."""
    period = format_period(figure.period)
    return f" {period}" if figure.unit.is_named else f" ({period})"


def answer_largest(table: Table, figures: Sequence[Figure], wording: Wording) -> Answer:
    """The largest row of the last column, and of how much; for shares also the smallest."""
    column = figures[-1].column
    ordered = sorted((figure for figure in figures if figure.column is column), key=_base, reverse=True)
    if all(_base(figure) <= 0 for figure in ordered):
        ordered.reverse()  # costs are printed as negative
    best, worst = ordered[0], ordered[-1]
    when = f" {_when(best, figures[0])}" if best.column is not figures[0].column else ""
    if not best.unit.additive:
        low: tuple[str | Reference, ...] = (f" Lägst: {wording.name(worst)}, ", wording.quantity(worst), ".")
        return Answer((f"Högst{when}: {wording.name(best)}, ", wording.quantity(best), ".", *low))
    parents = {figure.row.parent for figure in ordered}
    total = table.figure(parents.pop(), column.name) if len(parents) == 1 else None
    whole = (" av totalt ", wording.quantity(total)) if total and total.value else ()
    most = "Flest" if best.unit.whole else "Störst"
    return Answer((f"{most}{when}: {wording.name(best)}, ", wording.quantity(best), *whole, "."))


def answer_places(figures: Sequence[Figure], codes: CodeLists) -> Answer:
    """The same quantity in two places, from the first row: «Totalt: 12,3 % i Eskilstuna mot 7,0 % i riket.»"""
    row = figures[0].row
    words: list[str | Reference] = [f"{row.label}: "]
    for number, figure in enumerate(figure for figure in figures if figure.row is row):
        place = codes.municipalities[figure.municipality]
        name = place.name_in_text
        words += [
            " mot " if number else "",
            Reference(format_quantity(_value(figure), figure.unit), figure),
            f" i {name}",
        ]
    return Answer((*words, "."))


def answer_change(table: Table, row: str, first: str, last: str, codes: CodeLists) -> Answer | None:
    """How a row's figure has changed between two columns."""
    one, other = table.figure(row, first), table.figure(row, last)
    if one is None or other is None or not one.value or other.value is None:
        return None
    indicator = codes.indicators.get(other.indicator)
    name = indicator.title if indicator else other.row.label
    now = Reference(format_quantity(abs(other.value), other.unit), other)
    when = f" mellan {format_period(one.period)} och {format_period(other.period)}"
    if one.period == other.period:
        when = ""
    change = _change(one, other)
    if not change:
        return Answer((f"{name} var oförändrat, ", now, f"{',' if when else ''}{when}."))
    return Answer(
        (
            f"{name} {'ökade' if change > 0 else 'minskade'} från ",
            Reference(format_number(abs(one.value)), one),
            " till ",
            now,
            f"{_say_change(one, other)}{when}.",
        )
    )


def answer_parts(table: Table, figures: Sequence[Figure]) -> Answer:
    """What the largest part of a total is: «Av 40 åtaganden: 30 pågående …»."""
    row = figures[0].row
    total = next((figure for figure in table.figures if figure.row is row and figure.column.sum_of), None)
    ordered = sorted(figures, key=_value, reverse=True)
    words: list[str | Reference] = []
    for number, figure in enumerate(ordered):
        words += [", " if number else "", Reference(format_number(_value(figure)), figure)]
        words += [f" {lower_first(figure.column.title)}"]
    if total is None or total.value is None:
        return Answer((*words, "."))
    return Answer(("Av ", Reference(format_quantity(total.value, total.unit), total), ": ", *words, "."))


def _change(one: Figure, other: Figure) -> Decimal:
    return (_value(other) - _value(one)) / abs(_value(one)) * (1 if _value(one) > 0 else -1)


def _value(figure: Figure) -> Decimal:
    return figure.value if figure.value is not None else Decimal(0)


def answer_gap(figures: Sequence[Figure], names: Mapping[str, str] | None = None) -> Answer | None:
    """How far women and men are apart, where the gap is widest.

    Args:
        figures: of women and of men, by row and period.
        names: what the row of women and the row of men have in common, by row id; their heading when it isn't there.
    """
    names = names or {}
    groups: dict[tuple[str, str], dict[str, Figure]] = {}
    for figure in figures:
        if figure.value is not None:
            period = figure.period.text if figure.period else ""
            groups.setdefault((names.get(figure.row.id, figure.row.heading), period), {})[figure.sex] = figure
    pairs = {
        key: (found[Sex.WOMEN], found[Sex.MEN]) for key, found in groups.items() if {Sex.WOMEN, Sex.MEN} <= found.keys()
    }
    if not pairs:
        return None
    (name, _), (women, men) = max(pairs.items(), key=lambda item: abs(_value(item[1][0]) - _value(item[1][1])))
    gap = abs(_value(women) - _value(men))
    where = f"{lower_first(name)}, " if name else ""
    unit = _say_points(gap) if women.unit.kind is UnitKind.SHARE else women.unit.abbreviation
    return Answer(
        (
            f"{'Störst skillnad' if len(pairs) > 1 else 'Skillnad'} mellan könen: ",
            f"{where}{format_period(women.period)}, kvinnor ",
            Reference(format_quantity(_value(women), women.unit), women),
            " och män ",
            Reference(format_quantity(_value(men), men.unit), men),
            f", en skillnad på {format_number(gap)} {unit}.",
        )
    )
