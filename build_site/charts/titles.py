"""Says in one sentence what a chart shows: only what its figures bear, and nothing where they bear nothing.

Every number in a title is a mark's label, a difference between two marks, or a count of the marks. Better and worse are
never said, only higher and lower, more and less; surplus and deficit only of deviations that are declared as such.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from build_site.charts.data import Chart, Mark
from build_site.formatting import MINUS, NBSP, format_number, lower_first
from build_site.periods import format_period

LONGEST = 90  # characters
_PAIR, _SEVERAL, _SHORT = 2, 3, 30
_UNITS = {"%": "procent", "% av budgeten": "procent av budgeten", "index": ""}
_AIMS = {
    "budget": ("i budget", "budget"),
    "target": ("i mål", "målet"),
    "forecast": ("i prognos", "prognosen"),
    "outcome": ("i utfall", "utfallet"),
}
_SUBJECTS = {"%": "Andelen", "index": "Indexet"}


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a title depend on besides the figures.

    Attributes:
        unit: abbreviation of the chart's unit, or "" where it has several.
        rows: what the rows are, in the plural: «verksamheter».
        cost: whether the figures are costs.
        surplus: whether a positive figure is a surplus.
        flows: whether the rows are incomes and costs, rather than services that each have both.
        reached: whether the target of a category is reached, where there is a rule for it.
    """

    unit: str
    rows: str = "rader"
    cost: bool = False
    surplus: bool = False
    flows: bool = False
    reached: Mapping[str, bool] = field(default_factory=dict)


def write_title(chart: Chart, wording: Wording) -> str:
    """The sentence that a chart bears, or "" when no sentence is safe."""
    if any(mark.uncertain for mark in chart.marks):
        return ""
    tell = _RULES.get(chart.kind)
    for sentence in tell(chart, wording) if tell else ():
        if sentence and len(sentence) <= LONGEST:
            return sentence
    return ""


def _say(mark: Mark, wording: Wording, *, unsigned: bool = False) -> str:
    """The mark's label with its unit: «3,2 mnkr», «85 procent»."""
    number = _number(mark) if unsigned else mark.label
    unit = _say_unit(wording)
    return number if not unit or (number == "1" and unit.isalpha()) else f"{number}{NBSP}{unit}"


def _say_unit(wording: Wording) -> str:
    return _UNITS.get(wording.unit, wording.unit)


def _is_count(wording: Wording) -> bool:
    """Whether things are counted, rather than money, shares or an index."""
    return not wording.unit.startswith(("%", "index", "kr", "tkr", "mnkr"))


def _number(mark: Mark) -> str:
    """The label without its sign."""
    return mark.label.lstrip(f"+{MINUS}")


def _parts(marks: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in marks if not mark.whole and not mark.within]


def _largest(marks: Sequence[Mark]) -> Mark | None:
    """The mark that is larger than all others, by size; None when two share the place."""
    ordered = sorted(marks, key=lambda mark: abs(mark.value), reverse=True)
    if not ordered or (len(ordered) > 1 and abs(ordered[0].value) == abs(ordered[1].value)):
        return None
    return ordered[0] if ordered[0].value else None


def _difference(one: Mark, other: Mark) -> str:
    """How far apart two marks are, or "" where the labels say something else than the figures."""
    decimals = [max(0, -int(Decimal(_plain(mark.label)).as_tuple().exponent)) for mark in (one, other)]
    exact = format_number(abs(one.value - other.value), max(decimals))
    shown = format_number(abs(Decimal(_plain(one.label)) - Decimal(_plain(other.label))), max(decimals))
    return exact if exact == shown else ""


def _plain(label: str) -> str:
    return label.replace(NBSP, "").replace(",", ".").replace(MINUS, "-").lstrip("+")


def _tell_deviation(chart: Chart, wording: Wording) -> Iterable[str]:
    if not all(mark.measure.startswith("deviation") for mark in chart.marks):
        return ()
    totals = [mark for mark in chart.marks if mark.whole]
    parts = [mark for mark in _parts(chart.marks) if mark.value]
    if len(totals) == 1 and wording.surplus:
        return _tell_total(totals[0], parts, wording)
    if totals or not parts:
        return ()
    largest = _largest(parts)
    alike = len({(mark.measure, mark.period) for mark in chart.marks}) == 1
    if largest is None or not alike or len(parts) <= _PAIR:
        return _tell_apart(chart, wording)
    return _tell_extreme(largest, wording)


def _tell_extreme(largest: Mark, wording: Wording) -> Iterable[str]:
    if not wording.surplus:
        return (f"Störst avvikelse: {largest.category}, {_say(largest, wording)}",)
    way = "plus" if largest.value > 0 else "back"
    goes = "väntas gå" if largest.measure == "deviation_forecast" else "gick"
    amount = _say(largest, wording, unsigned=True).replace(" av budgeten", "")
    return (
        f"{largest.category} {goes} {amount} {way} mot budget, mest av alla",
        f"{largest.category} {goes} {amount} {way}, mest av alla",
    )


def _tell_total(total: Mark, parts: Sequence[Mark], wording: Wording) -> Iterable[str]:
    expected = total.measure == "deviation_forecast"
    goes = "väntas gå" if expected else "gick"
    if not total.value:
        return ("Nämnden väntas hålla budgeten" if expected else "Nämnden höll budgeten",)
    way = "plus" if total.value > 0 else "back"
    sentence = f"Nämnden {goes} {_say(total, wording, unsigned=True)} {way} mot budget"
    largest = _largest([mark for mark in parts if (mark.value > 0) == (total.value > 0)])
    if largest is None or len(parts) < _PAIR or wording.flows:
        return (sentence,)
    return (f"{sentence}, mest inom {lower_first(largest.category)} ({_number(largest)})", sentence)


def _tell_apart(chart: Chart, wording: Wording) -> Iterable[str]:
    """A few figures beside each other: «Botkyrka +9,7 och Eskilstuna −15,0 mnkr»; or how far they span."""
    marks = chart.marks
    if len(marks) < _PAIR:
        return ()
    names = [mark.category.split(",")[0] for mark in marks]
    if len(set(names)) < len(names):
        names = [mark.category for mark in marks]
    unit = _say_unit(wording)
    end = f"{NBSP}{unit}" if unit else ""
    said = [f"{name} {mark.label}" for name, mark in zip(names, marks, strict=True)]
    listed = f"{', '.join(said[:-1])} och {said[-1]}{end}" if len(marks) <= _SEVERAL else ""
    low, high = min(marks, key=lambda mark: mark.value), max(marks, key=lambda mark: mark.value)
    spans = len(marks) > _PAIR and not _is_count(wording) and low.value != high.value
    return (listed, f"Siffrorna ligger mellan {low.label} och {high.label}{end}" if spans else "")


def _tell_largest(chart: Chart, wording: Wording) -> Iterable[str]:
    marks = _parts(chart.marks)
    if len({mark.series for mark in marks}) > 1 or len(marks) < _PAIR:
        return ()
    largest = _largest(marks)
    if largest is None:
        return ()
    what = "Flest" if _is_count(wording) else "Högst" if wording.unit in ("%", "index") else "Störst belopp"
    return (f"{what}: {largest.category}, {_say(largest, wording, unsigned=True)}",)


def _tell_bars(chart: Chart, wording: Wording) -> Iterable[str]:
    measures = {mark.measure for mark in chart.marks}
    if len(chart.series) == 1:
        if measures == {"outcome", "budget", "forecast"} and len(chart.marks) == len(measures):
            by_measure = {mark.measure: mark for mark in chart.marks}
            forecast, budget = by_measure["forecast"], by_measure["budget"]
            return (f"Prognosen är {_say(forecast, wording)}, budgeten {budget.label}",)
        if len({(mark.measure, mark.period) for mark in chart.marks}) == 1 and len(chart.marks) > _PAIR:
            return (*_tell_largest(chart, wording), *_tell_apart(chart, wording))
        return _tell_apart(chart, wording)
    if len(chart.categories) == 1:
        return ()
    return _tell_change(chart, wording) if measures == {"outcome"} else _tell_bullet(chart, wording)


def _tell_change(chart: Chart, wording: Wording) -> Iterable[str]:
    """What has changed most between the first series and the last, of those that have both."""
    first, last = chart.series[0], chart.series[-1]
    pairs = [
        (before, after)
        for before in _parts(chart.marks)
        for after in chart.marks
        if before.category == after.category and (before.series, after.series) == (first, last)
    ]
    lengths = {(mark.period.end[1], mark.period.start[1]) if mark.period else None for pair in pairs for mark in pair}
    if len(lengths) != 1 or None in lengths:
        return _tell_places(pairs, wording)
    ordered = sorted(pairs, key=lambda pair: abs(pair[1].value - pair[0].value), reverse=True)
    changes = [abs(after.value - before.value) for before, after in ordered]
    if not ordered or not changes[0] or (len(changes) > 1 and changes[0] == changes[1]):
        return ()
    before, after = ordered[0]
    if before.period == after.period:
        return _tell_places(pairs, wording)
    most = " mest" if len(ordered) > 1 else ""
    verb = "ökade" if abs(after.value) > abs(before.value) else "minskade"
    span = f"från {_number(before)} till {_say(after, wording, unsigned=True)}"
    if before.value * after.value < 0:
        return ()
    return (f"{before.category} {verb}{most}: {span}", f"Störst ändring: {before.category}, {span}")


def _tell_places(pairs: Sequence[tuple[Mark, Mark]], _: Wording) -> Iterable[str]:
    """Two places side by side at the same time."""
    if not pairs or any(one.period != other.period for one, other in pairs):
        return ()
    name, other = (mark.series.split(",")[0] for mark in pairs[0])
    if all(one.value > two.value for one, two in pairs):
        return (f"{name} är högre än {lower_first(other)} i varje grupp",)
    return ()


def _tell_bullet(chart: Chart, wording: Wording) -> Iterable[str]:
    """The totals beside each other; or how many figures are above or below their budget, target or forecast."""
    measures = {mark.measure for mark in chart.marks}
    shown = "forecast" if "forecast" in measures and "budget" in measures else "outcome"
    against = next((one for one in ("budget", "target", "forecast") if one in measures and one != shown), "")
    if shown not in measures or not against:
        return ()
    aims = {mark.category: mark for mark in chart.marks if mark.measure == against}
    pairs = [(mark, aims[mark.category]) for mark in chart.marks if mark.measure == shown and mark.category in aims]
    totals = [pair for pair in pairs if pair[0].whole]
    if len(totals) == 1 or len(pairs) == 1:
        name = "Totalt" if totals else f"{pairs[0][0].category}:"
        mark, other = totals[0] if totals else pairs[0]
        figures = f"{_number(mark)} {_AIMS[shown][0]} mot {_say(other, wording, unsigned=True)} {_AIMS[against][0]}"
        return (f"{name} {figures}",)
    if not pairs or totals:
        return ()
    above = sum(abs(mark.value) > abs(other.value) for mark, other in pairs)
    below = sum(abs(mark.value) < abs(other.value) for mark, other in pairs)
    subject = "Prognosen ligger" if shown == "forecast" else "Kostnaden blev" if wording.cost else "Utfallet blev"
    aim = _AIMS[against][1]
    way, count = ("över", above) if above > below else ("under", below)
    if above == below:
        return (f"{subject} över {aim} för {above} och under för {below} av {len(pairs)} {wording.rows}",)
    return (f"{subject} {way} {aim} för {_share(count, len(pairs), wording)}",)


def _share(count: int, whole: int, wording: Wording) -> str:
    """«3 av 7 verksamheter», «alla 7 verksamheter», «båda två»."""
    if count < whole:
        return f"{count} av {whole} {wording.rows}"
    return "båda två" if whole == _PAIR else f"alla {whole} {wording.rows}"


def _tell_targets(chart: Chart, wording: Wording) -> Iterable[str]:
    """How many targets are reached, by the rules printed beside the goals; or one or two outcomes and their targets."""
    rated, count = len(wording.reached), sum(wording.reached.values())
    if len(chart.categories) == 1 or (len(chart.categories) == _PAIR and not rated):
        return _tell_aims(chart, wording)
    if rated < len(chart.categories):
        return (f"{count} av de {rated} mått som går att bedöma når målet",) if rated > 1 else ()
    if count == rated:
        return ("Båda måtten når målet" if count == _PAIR else f"Alla {count} mått når målet",)
    if not count:
        return ("Inget av måtten når målet",)
    return (f"{count} av {rated} mått når målet",)


def _tell_aims(chart: Chart, wording: Wording) -> Iterable[str]:
    """An outcome and its target, or two of each."""
    targets = {mark.category: mark for mark in chart.marks if mark.measure == "target"}
    outcomes = {mark.category: mark for mark in chart.marks if mark.measure == "outcome"}
    if targets.keys() != outcomes.keys():
        return ()
    if len(targets) > 1:
        said = [f"{name} {_say(outcomes[name], wording)} mot målet {targets[name].label}" for name in targets]
        return (", ".join(said),)
    ((name, target),) = targets.items()
    outcome = outcomes[name]
    if outcome.period and target.period and outcome.period.year != target.period.year:
        then, now = format_period(outcome.period), format_period(target.period)
        return (f"Utfallet {then} var {_say(outcome, wording)}, målet {now} är {target.label}",)
    start = f"Utfallet var {_say(outcome, wording)}"
    if name not in wording.reached:
        return (f"{start}, målet är {target.label}",)
    return (f"{start}, målet {target.label} nåddes{'' if wording.reached[name] else ' inte'}",)


def _tell_dumbbell(chart: Chart, wording: Wording) -> Iterable[str]:
    by_row = {
        category: {mark.series: mark for mark in chart.marks if mark.category == category}
        for category in chart.categories
    }
    pairs = [(row["Kvinnor"], row["Män"]) for row in by_row.values() if {"Kvinnor", "Män"} <= row.keys()]
    if not pairs:
        return ()
    women, men = pairs[-1]
    if len(pairs) == 1:
        points = _difference(women, men) if wording.unit == "%" and women.value != men.value else ""
        apart = f": {points} procentenheter skiljer" if points else ""
        pair = f"Kvinnor {_say(women, wording)}, män {_say(men, wording)}"
        return (f"{pair}{apart}", pair)
    higher = sum(one.value > other.value for one, other in pairs)
    lower = sum(one.value < other.value for one, other in pairs)
    first, second, count = ("Kvinnor", "män", higher) if higher >= lower else ("Män", "kvinnor", lower)
    if higher == lower:
        return (f"Kvinnor ligger över män i {higher} fall och under i {lower} av {len(pairs)}",)
    share = f"alla {len(pairs)}" if count == len(pairs) else f"{count} av {len(pairs)}"
    over_time = len({mark.period for mark in chart.marks}) == len(pairs)
    if not over_time:
        return (f"{first} ligger över {second} i {share} jämförelser",)
    now = (
        f", senast {women.label} mot {_say(men, wording)}"
        if higher >= lower
        else (f", senast {men.label} mot {_say(women, wording)}")
    )
    return (
        (f"{first} ligger över {second} varje gång{now}" if count == len(pairs) else ""),
        f"{first} ligger över {second} i {share} mätningar",
    )


def _tell_lines(chart: Chart, wording: Wording) -> Iterable[str]:
    """How the series that has changed most has changed, where nothing breaks it; or how things stood at last."""
    outcomes = [name for name in chart.series if _is_outcome(chart, name)]
    if not ({"Kvinnor", "Män"} <= set(outcomes) and wording.unit == "%"):
        told = ["Alla"] if "Alla" in outcomes else outcomes
        spans = [span for name in told if (span := _find_span(chart, name))]
        every = len(spans) == len([name for name in told if _count(chart, name) > 1])
        if spans and every:
            yield from _tell_span(spans, wording, several=len(told) > 1, every=True)
            return
        yield from _tell_forecast(chart, outcomes, wording)
        if spans:
            yield from _tell_span(spans, wording, several=len(told) > 1, every=False)
    yield from _tell_forecast(chart, outcomes, wording)
    yield from _tell_sides(chart, outcomes, wording)


def _count(chart: Chart, name: str) -> int:
    return sum(mark.series == name for mark in chart.marks)


def _is_outcome(chart: Chart, name: str) -> bool:
    return {mark.measure for mark in chart.marks if mark.series == name} == {"outcome"}


def _find_span(chart: Chart, name: str) -> tuple[Mark, Mark] | None:
    """The ends of the last unbroken piece of a series, when all its marks cover as much of a year."""
    marks = [mark for mark in chart.marks if mark.series == name]
    marks = [mark for mark in marks if mark.panel == marks[-1].panel]
    if len(marks) < _PAIR:
        return None
    lengths = {(mark.period.start[1], mark.period.end[1]) for mark in marks if mark.period}
    return (marks[0], marks[-1]) if len(lengths) == 1 else None


def _tell_span(spans: Sequence[tuple[Mark, Mark]], wording: Wording, *, several: bool, every: bool) -> Iterable[str]:
    ordered = sorted(spans, key=lambda span: abs(span[1].value - span[0].value), reverse=True)
    first, last = ordered[0]
    if len(ordered) > 1:
        one, two = (abs(after.value - before.value) for before, after in ordered[:2])
        if one == two:
            return ()
    subject = first.series if several else _subject(wording)
    years = f"{_say_period(first)}–{_say_period(last)}"
    if not first.period or not first.period.is_full_year:
        years = f"{_say_period(first)} till {_say_period(last)}"
    comma = "" if _say_unit(wording) and _number(last) != "1" else ","
    if first.value == last.value:
        return (f"{subject} var {_say(last, wording)} både {_say_period(first)} och {_say_period(last)}",)
    verb = "ökade" if last.value > first.value else "minskade"
    most = " mest:" if len(ordered) > 1 and every else ""
    short = f"{subject} {verb}{most.rstrip(':')}, till {_say(last, wording)}"
    return (f"{subject} {verb}{most} från {first.label} till {_say(last, wording)}{comma} {years}", short)


def _say_period(mark: Mark) -> str:
    return mark.category if mark.period is None or mark.period.is_full_year else format_period(mark.period)


def _subject(wording: Wording) -> str:
    if wording.cost or wording.unit.startswith(("kr/", "tkr/")):
        return "Kostnaden"
    return _SUBJECTS.get(wording.unit, "Antalet")


def _tell_sides(chart: Chart, outcomes: Sequence[str], wording: Wording) -> Iterable[str]:
    """The latest outcome: alone with its target, of two series beside each other, or the highest of several."""
    chosen = [name for name in outcomes if name in ("Kvinnor", "Män")] or outcomes
    latest = {mark.series: mark for mark in chart.marks if mark.series in chosen}
    marks = list(latest.values())
    if not marks or len({mark.period for mark in marks}) > 1:
        return ()
    when = _say_period(marks[0])
    if len(marks) == 1:
        target = next((mark for mark in chart.marks if mark.measure == "target"), None)
        aim = f", målet {_say_period(target)} är {target.label}" if target else ""
        return (f"{_subject(wording)} var {_say(marks[0], wording)} {when}{aim}",)
    if len(marks) == _PAIR:
        one, other = marks
        return (f"{one.series} {one.label} och {lower_first(other.series)} {_say(other, wording)}, {when}",)
    highest = max(marks, key=lambda mark: mark.value)
    if sum(mark.value == highest.value for mark in marks) > 1:
        return ()
    return (f"Högst {when}: {highest.series}, {_say(highest, wording)}",)


def _tell_forecast(chart: Chart, outcomes: Sequence[str], wording: Wording) -> Iterable[str]:
    """The last forecast, or outcome, beside the budget of the same year."""
    budget = next((mark for mark in reversed(chart.marks) if mark.measure == "budget"), None)
    found = [mark for mark in chart.marks if budget and mark.period == budget.period and mark is not budget]
    shown = next((mark for mark in found if mark.measure == "forecast"), None)
    if shown is None and len(outcomes) == 1:
        shown = next((mark for mark in found if mark.series in outcomes), None)
    if shown is None or budget is None:
        return ()
    word, verb = ("Prognosen", "är") if shown.measure == "forecast" else ("Utfallet", "blev")
    against = "lika med budgeten" if shown.value == budget.value else f"budgeten {budget.label}"
    return (f"{word} {_say_period(shown)} {verb} {_say(shown, wording)}, {against}",)


def _tell_slope(chart: Chart, wording: Wording) -> Iterable[str]:
    """How the outcome turned out beside the forecast."""
    first, before, last = chart.categories[0], chart.categories[-2], chart.categories[-1]
    ends = {(mark.series, mark.category): mark for mark in chart.marks}
    pairs = [
        (ends[name, before], ends[name, last])
        for name in chart.series
        if (name, before) in ends and (name, last) in ends
    ]
    measures = {tuple(mark.measure.replace("deviation_", "") for mark in pair) for pair in pairs}
    if measures != {("forecast", "outcome")}:
        return ()
    if len(pairs) == 1:
        start = ends[pairs[0][0].series, first]
        outcome = f"Utfallet blev {_say(pairs[0][1], wording)}, mot {start.label}"
        if first.startswith("Prognos"):
            outcome = f"{outcome} enligt"
        return (
            f"{outcome} {lower_first(first)}"
            if len(first) < _SHORT
            else f"{outcome.removesuffix(' enligt')} i den första prognosen",
        )
    parts = [pair for pair in pairs if not pair[0].whole]
    above = sum(outcome.value > forecast.value for forecast, outcome in parts)
    sentence = f"Utfallet blev högre än prognosen för {_share(above, len(parts), wording)}"
    if not above:
        return ()
    if above < len(parts) or len(parts) < _PAIR:
        return (sentence,)
    ordered = sorted(parts, key=lambda pair: pair[1].value - pair[0].value, reverse=True)
    (low, high), (other_low, other_high) = ordered[:2]
    gap = _difference(low, high)
    if not gap or high.value - low.value == other_high.value - other_low.value:
        return (sentence,)
    return (f"{sentence}, mest: {low.series} ({gap}{NBSP}{_say_unit(wording)})", sentence)


def _tell_panels(chart: Chart, _: Wording) -> Iterable[str]:
    """How the first of several measures in different units has changed."""
    marks = [mark for mark in chart.marks if mark.panel == chart.marks[0].panel]
    if len(marks) < _PAIR or any(one.measure != other.measure for one, other in pairwise(marks)):
        return ()
    name = marks[0].panel.rsplit(" (", 1)[0].split(", ")[0]
    unit = marks[0].panel.rsplit(" (", 1)[-1].rstrip(")")
    if marks[0].value == marks[-1].value:
        return ()
    verb = "ökade" if marks[-1].value > marks[0].value else "minskade"
    return (f"{name} {verb} från {marks[0].label} till {marks[-1].label}{NBSP}{_UNITS.get(unit, unit)}",)


_RULES: Mapping[str, Callable[[Chart, Wording], Iterable[str]]] = {
    "deviation": _tell_deviation,
    "bars": _tell_bars,
    "parts": _tell_largest,
    "bullet": _tell_bullet,
    "targets": _tell_targets,
    "dumbbell": _tell_dumbbell,
    "lines": _tell_lines,
    "slope": _tell_slope,
    "panels": _tell_panels,
}
