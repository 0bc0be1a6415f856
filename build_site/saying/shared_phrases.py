"""Words that several kinds of claims share: times, measures, verbs. Swedish, and nothing about any one table."""

from build_site.formatting import lower_first
from build_site.model import Figure
from build_site.periods import Period, format_period
from build_site.saying.values import Value
from build_site.vocabularies import MeasureKind, UnitKind

INCREASED, DECREASED = "ökade", "minskade"
INCREASE, DECREASE = "en ökning", "en minskning"


def say_when(value: Value) -> str:
    """« år 2022», « januari–augusti 2023»; « i hela projektet» for a total over several years."""
    if value.period is None:
        return " i hela projektet"
    return f" år {value.period.year}" if value.period.is_full_year else f" {format_period(value.period)}"


def say_context(value: Value) -> str:
    """When, and which measure it is where that isn't what has happened: « år 2022», « i budgeten för 2022»."""
    if is_measured(value) or value.figure.meaning.signed:
        return say_when(value)
    return f" i {say_measure(value.figure)}"


def is_measured(value: Value) -> bool:
    """Whether a figure is what has happened, or of a measure that sentences have no words for."""
    meaning = value.figure.meaning
    return meaning.kind is MeasureKind.ACTUAL or not meaning.definite


def say_between(first: Value, last: Value) -> str:
    """«mellan 2018 och 2022», «mellan augusti 2022 och augusti 2023», «mellan prognosen för 2020 och prognosen …»."""
    if not is_measured(last):
        return f"mellan {say_measure(first.figure)} och {say_measure(last.figure)}"
    return f"mellan {format_period(first.period)} och {format_period(last.period)}"


def say_both_times(first: Value, last: Value) -> str:
    """«både 2020 och 2022», «både januari–augusti 2022 och januari–augusti 2023», «både i prognosen för 2020 och …»."""
    between = say_between(first, last).removeprefix("mellan ")
    return f"både {between}" if is_measured(last) else f"både i {between}"


def say_span(first: Value, last: Value) -> str:
    """The shortest way to say two times: «2018–2022», «augusti 2022 till augusti 2023»."""
    if not is_measured(last):
        return f"{say_measure(first.figure)} till {say_measure(last.figure)}"
    if first.period and last.period and first.period.is_full_year and last.period.is_full_year:
        return f"{first.period.year}–{last.period.year}"
    return f"{format_period(first.period)} till {format_period(last.period)}"


def say_measure(figure: Figure, *, year: bool = True) -> str:
    """«utfallet 2022», «prognosen för 2023», «budgeten»: the measure inside a sentence."""
    words = figure.meaning.definite or lower_first(figure.column.title)
    if not year or figure.period is None or not figure.meaning.definite:
        return words
    before = "för " if figure.meaning.kind is not MeasureKind.ACTUAL else ""
    return f"{words} {before}{format_period(figure.period)}"


def name_extreme(value: Value, *, highest: bool) -> str:
    """«Störst», «Flest», «Högst» of what the unit measures, or their opposites; what has a sign is high or low."""
    words = _EXTREMES.get(value.unit.kind, _EXTREMES[UnitKind.SHARE])
    return (_EXTREMES[UnitKind.SHARE] if value.figure.meaning.signed else words)[not highest]


_EXTREMES = {
    UnitKind.COUNT: ("Flest", "Lägst antal"),
    UnitKind.DURATION: ("Längst", "Kortast"),
    UnitKind.MONEY: ("Störst", "Minst"),
    UnitKind.SHARE: ("Högst", "Lägst"),  # and all others
}


def cover_same_months(one: Period | None, other: Period | None) -> bool:
    """Whether two periods cover the same months of their years, so that what happened in them can be compared."""
    if one is None or other is None:
        return one is other
    return (one.start[1], one.end[1], _years(one)) == (other.start[1], other.end[1], _years(other))


def _years(period: Period) -> int:
    return period.end[0] - period.start[0]


def find_end(one: Figure | Value) -> tuple[int, int]:
    """Year and month in which the period of a figure ends; before all others where it has none."""
    return one.period.end if one.period else (0, 0)
