"""The facts of a figure by which rules say how well it can be compared with others. Pure.

All facts are texts; "" says that nothing is known. Their names are those that `definitions/rules.csv` uses.
"""

from typing import NamedTuple

from build_site.comparing.quantities import is_coded, name_flow
from build_site.model import CodeLists, Figure, MeasureKind, Report, Unit, UnitKind
from build_site.model.comparability import Comparability, Definition, FigureScope
from build_site.periods import Period

YES, NO = "yes", "no"
_ADDS = {"sum": YES, "average": NO, "state": NO}
_YEAR = 12


class Facts(NamedTuple):
    """What rules may go by.

    Attributes:
        thing: what a unit counts, whatever its scale.
        measured: a level, a deviation, a change …; `stage`: what has happened, is expected, decided or aimed at.
        label: committee and printed name of a row that no code says anything of.
        length: of the period in months, `day`, or `project` for one that runs over several years.
        season: the part of the year, as months or days.
        adds: whether the figure adds up over its period.
        way, covers: of the definition that holds for it; `meaning`: both, or whose figure it is.
        body: municipality and committee of the report; `place`: its municipality.
        whole: whether it is about the whole committee; `money`, `relative`, `grows` (with the population).
        per: what the value is divided by: `inhabitant`, `budget`, `first`.
        lead: months from the time when it was foreseen to the end of its period.
        era: the breaks that have happened before it in its series.
        against: whether it is a plan that others are held against.
    """

    thing: str
    measured: str
    stage: str
    service: str
    indicator: str
    account: str
    flow: str
    label: str
    period: str
    length: str
    season: str
    adds: str
    way: str
    covers: str
    meaning: str
    body: str
    place: str
    municipality: str
    sex: str
    age: str
    whole: str
    money: str
    relative: str
    grows: str
    per: str
    as_of: str
    lead: str
    uncertain: str
    era: str
    against: str


def find_facts(report: Report, figure: Figure, codes: CodeLists, known: Comparability, *, doubted: bool) -> Facts:
    """The facts of a figure as it is printed.

    Args:
        doubted: whether something in the report speaks against it.
    """
    definition, body = find_definition(report, figure, known), "/".join(report.committee_key)
    measured, stage = _tell_measure(figure)
    length, season = _tell_period(figure.period)
    way, covers = (definition.way, definition.covers) if definition else ("", "")
    return Facts(
        thing=_tell_thing(figure.unit, known),
        measured=measured,
        stage=stage,
        service=figure.service,
        indicator=figure.indicator,
        account=figure.account,
        flow=name_flow(figure),
        label="" if is_coded(figure) else f"{body}/{figure.row.full_label}",
        period=str(figure.period or ""),
        length=length,
        season=season,
        adds=_tell_adding(figure, codes, definition),
        way=way,
        covers=covers,
        meaning=f"{way}/{covers}" if way and covers else report.municipality,
        body=body,
        place=report.municipality,
        municipality=figure.municipality,
        sex=figure.sex,
        age=figure.age,
        whole=_say(figure.is_whole),
        money=_say(figure.unit.is_money),
        relative=_say(figure.unit.is_relative),
        grows=_say(figure.unit.kind in (UnitKind.MONEY, UnitKind.COUNT)),
        per="",
        as_of=str(figure.as_of or ""),
        lead=_tell_lead(figure),
        uncertain=_say(figure.uncertain or doubted),
        era=_tell_era(report, figure, known),
        against=NO,
    )


def find_definition(report: Report, figure: Figure, known: Comparability) -> Definition | None:
    """The definition that holds for a figure: of several, the one that says most of which figures it is about."""
    fitting = [one for one in known.definitions if is_in_scope(one.scope, report, figure)]
    return max(fitting, key=lambda one: _count_said(one.scope), default=None)


def is_in_scope(scope: FigureScope, report: Report, figure: Figure) -> bool:
    """Whether a scope holds for a figure of a report."""
    if scope.body != report.committee_key or not _is_about(scope, figure):
        return False
    end = figure.period.end if figure.period else None
    if end is None:
        return scope.start is None and scope.end is None
    return (scope.start is None or scope.start <= end) and (scope.end is None or end <= scope.end)


def _is_about(scope: FigureScope, figure: Figure) -> bool:
    asked = ("service", "indicator", "account", "measure")
    return all(getattr(scope, name) in ("", getattr(figure, name)) for name in asked)


def _count_said(scope: FigureScope) -> int:
    return sum(map(bool, (scope.service, scope.indicator, scope.account, scope.measure, scope.start, scope.end)))


def _say(holds: bool) -> str:
    return YES if holds else NO


def _tell_thing(unit: Unit, known: Comparability) -> str:
    if unit.kind in (UnitKind.MONEY, UnitKind.SHARE, UnitKind.POINTS):
        return unit.kind.value
    return known.scales.get(unit.code, unit.code)


def _tell_measure(figure: Figure) -> tuple[str, str]:
    """Which sort of number it is, and how far in time what it speaks of has come."""
    meaning = figure.meaning
    if meaning.kind.is_level:
        return "level", meaning.kind.value
    if meaning.kind is MeasureKind.DIFFERENCE:
        kinds = sorted(kind.value for kind in (meaning.of_kind, meaning.against_kind) if kind)
        return meaning.kind.value, "-".join(kinds)
    return meaning.code, meaning.kind.value


def _tell_period(period: Period | None) -> tuple[str, str]:
    if period is None:
        return "project", ""
    if period.first_day == period.last_day:
        return "day", period.text[5:]
    (first, start), (last, end) = period.start, period.end
    return str((last - first) * _YEAR + end - start + 1), f"{start:02d}-{end:02d}"


def _tell_adding(figure: Figure, codes: CodeLists, definition: Definition | None) -> str:
    if definition and definition.over_time:
        return _ADDS[definition.over_time]
    indicator = codes.indicators.get(figure.indicator)
    declared = indicator.accumulates if indicator else None
    return _say(figure.unit.additive if declared is None else declared)


def _tell_lead(figure: Figure) -> str:
    if figure.as_of is None or figure.period is None:
        return ""
    (year, month), (seen_year, seen_month) = figure.period.end, figure.as_of.end
    return str((year - seen_year) * _YEAR + month - seen_month)


def _tell_era(report: Report, figure: Figure, known: Comparability) -> str:
    passed = (one.id for one in known.breaks if is_in_scope(one.scope, report, figure))
    return " ".join(sorted(passed))
